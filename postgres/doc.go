// Package postgres keeps a ledger in a schema of a PostgreSQL database, version 14 or newer.
// Any number of processes read it; one writes at a time, over all of them, and the others
// wait for it.
package postgres
