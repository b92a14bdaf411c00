-- +goose Up

-- How far sources of articles were read: no part of what is recorded, and never computed again.
CREATE TABLE bookmark (
	kind  TEXT NOT NULL,
	key   TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY (kind, key)
) WITHOUT ROWID;

PRAGMA user_version = 2;
