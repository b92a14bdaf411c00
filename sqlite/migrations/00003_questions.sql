-- +goose Up

-- How many articles speak of a row by month ("2024-05:3 2024-06:1"), how far it has come as one
-- number (see standing in package sqlstore), how much it wants a look.
ALTER TABLE transfer ADD COLUMN reports TEXT NOT NULL DEFAULT '';
ALTER TABLE transfer ADD COLUMN standing INTEGER NOT NULL DEFAULT 0;
ALTER TABLE transfer ADD COLUMN review INTEGER NOT NULL DEFAULT 0;
CREATE INDEX transfer_review ON transfer (review, id);
-- All that sums of rows need, by either side; by one of them all that filters ask of a row, too.
CREATE INDEX transfer_given ON transfer (supplier, recipient, family, ends, begins, standing, affirm, deny, exchange, status,
	stage, certainty, class, credibility, origins, articles, review, reported_first, reported_last);
CREATE INDEX transfer_got ON transfer (recipient, supplier, family, ends, begins, standing, affirm, deny, exchange, status);

-- Origins, with the sums of what they say.
CREATE TABLE origin (
	id           INTEGER PRIMARY KEY,
	name         TEXT NOT NULL,
	kind         TEXT NOT NULL,
	party        TEXT NOT NULL,
	name_key     TEXT NOT NULL,
	claims       INTEGER NOT NULL,
	transfers    INTEGER NOT NULL,
	affirms      INTEGER NOT NULL,
	doubts       INTEGER NOT NULL,
	denies       INTEGER NOT NULL,
	contradicted INTEGER NOT NULL
);
CREATE UNIQUE INDEX origin_itself ON origin (name, kind, party);
CREATE INDEX origin_claims ON origin (claims DESC, name, kind, party);

-- What they say of the rows at home in a pair.
CREATE TABLE witness (
	home_supplier  TEXT NOT NULL,
	home_recipient TEXT NOT NULL,
	origin         INTEGER NOT NULL,
	claims         INTEGER NOT NULL,
	transfers      INTEGER NOT NULL,
	affirms        INTEGER NOT NULL,
	doubts         INTEGER NOT NULL,
	denies         INTEGER NOT NULL,
	contradicted   INTEGER NOT NULL,
	reported_first TEXT NOT NULL,
	reported_last  TEXT NOT NULL,
	PRIMARY KEY (home_supplier, home_recipient, origin)
) WITHOUT ROWID;
CREATE INDEX witness_claims ON witness (origin, claims DESC, home_supplier, home_recipient, transfers, reported_first, reported_last);

-- Readings that another took the place of, by the entries of their articles.
CREATE TABLE earlier (
	entry   INTEGER NOT NULL,
	reading INTEGER NOT NULL,
	PRIMARY KEY (entry, reading)
) WITHOUT ROWID;
INSERT INTO earlier (entry, reading)
	SELECT report.entry, entry.seq FROM entry JOIN report ON report.article = entry.ref
	WHERE entry.kind = 'reading' AND entry.seq <> report.reading;

-- The entries that are few, so that the others are counted by their numbers.
CREATE INDEX entry_few ON entry (kind) WHERE kind NOT IN ('article', 'reading');

-- What is new is filled in when the register is brought up to date.
INSERT INTO stale (supplier, recipient) SELECT DISTINCT supplier, recipient FROM claim WHERE true ON CONFLICT DO NOTHING;

PRAGMA user_version = 3;
