-- +goose Up

-- How far sources of articles were read: no part of what is recorded, and never computed again.
CREATE TABLE bookmark (
	kind  TEXT COLLATE "C" NOT NULL,
	key   TEXT COLLATE "C" NOT NULL,
	value TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (kind, key)
);
