// Package pgtest gives tests a PostgreSQL server of their own: made when the first asks, one
// for a test binary, gone when that binary ends, however it does.
package pgtest

// NeedVariable is the variable of the environment that turns a lack of PostgreSQL from a
// reason to skip into a failure, if it is "1".
const NeedVariable = "WAYBILL_NEED_POSTGRES"
