-- +goose Up

-- What changed, in order, for whoever wants to be told: articles recorded and read anew, judgements,
-- and the rows of the register as they became other. No part of what is recorded; it is trimmed.
CREATE TABLE change (
	number    BIGINT NOT NULL PRIMARY KEY, -- from 1 without a gap, as they were committed
	at        BIGINT NOT NULL, -- microseconds since 1970-01-01 UTC
	kind      TEXT COLLATE "C" NOT NULL,
	entry     BIGINT NOT NULL DEFAULT 0, -- of the article or judgement, 0 for a change of a row
	transfer  TEXT COLLATE "C" NOT NULL DEFAULT '', -- the row
	supplier  TEXT COLLATE "C" NOT NULL DEFAULT '',
	recipient TEXT COLLATE "C" NOT NULL DEFAULT '',
	class     TEXT COLLATE "C" NOT NULL DEFAULT '',
	data      TEXT COLLATE "C" NOT NULL DEFAULT '' -- JSON: how the row stands, and what changed
);
