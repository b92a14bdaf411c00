-- +goose Up

-- Who may come in over a network: no part of what is recorded. Times are microseconds, 0 for none.
CREATE TABLE account (
	name        TEXT NOT NULL PRIMARY KEY,
	role        TEXT NOT NULL,
	password    TEXT NOT NULL, -- a hash, '' for none
	subject     TEXT NOT NULL, -- who it is to a provider of identities
	made        INTEGER NOT NULL,
	made_by     TEXT NOT NULL,
	disabled    INTEGER NOT NULL,
	disabled_by TEXT NOT NULL
) WITHOUT ROWID;

-- Sessions and tokens, by the hashes of their secrets.
CREATE TABLE pass (
	hash    BLOB NOT NULL PRIMARY KEY,
	account TEXT NOT NULL,
	kind    TEXT NOT NULL,
	name    TEXT NOT NULL,
	role    TEXT NOT NULL,
	made    INTEGER NOT NULL,
	used    INTEGER NOT NULL,
	expires INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX pass_account ON pass (account);

CREATE UNIQUE INDEX pass_token ON pass (account, name) WHERE kind = 'token';

PRAGMA user_version = 4;
