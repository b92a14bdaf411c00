-- +goose Up

-- What changed, in order, for whoever wants to be told: articles recorded and read anew, judgements,
-- and the rows of the register as they became other. No part of what is recorded; it is trimmed.
CREATE TABLE change (
	number    INTEGER PRIMARY KEY, -- from 1 without a gap, as they were committed
	at        INTEGER NOT NULL, -- microseconds since 1970-01-01 UTC
	kind      TEXT NOT NULL,
	entry     INTEGER NOT NULL DEFAULT 0, -- of the article or judgement, 0 for a change of a row
	transfer  TEXT NOT NULL DEFAULT '', -- the row
	supplier  TEXT NOT NULL DEFAULT '',
	recipient TEXT NOT NULL DEFAULT '',
	class     TEXT NOT NULL DEFAULT '',
	data      TEXT NOT NULL DEFAULT '' -- JSON: how the row stands, and what changed
);

PRAGMA user_version = 6;
