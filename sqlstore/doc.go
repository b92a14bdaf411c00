// Package sqlstore is what the two stores of a ledger have in common: the same statements
// over the same tables, in the SQL that SQLite and PostgreSQL both understand. A [Dialect]
// holds what they say differently.
//
// Texts are kept without NUL and invalid UTF-8, which PostgreSQL refuses; entries, which are
// bytes, are kept as they are.
package sqlstore
