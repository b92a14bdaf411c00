// Package sqlite keeps a ledger in one SQLite file, with nothing to install. One process
// writes at a time, the others wait for it; any number read meanwhile (WAL).
package sqlite
