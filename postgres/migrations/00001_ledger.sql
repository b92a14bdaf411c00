-- +goose Up

-- Texts are compared byte by byte (COLLATE "C"), as SQLite does, so that order and pages are
-- the same in every database.

-- What is appended: never changed, never deleted.
CREATE TABLE entry (
	seq  BIGINT PRIMARY KEY,
	at   BIGINT NOT NULL, -- microseconds since 1970-01-01 UTC
	kind TEXT COLLATE "C" NOT NULL,
	ref  TEXT COLLATE "C" NOT NULL,
	body BYTEA NOT NULL, -- zstd
	prev BYTEA NOT NULL,
	hash BYTEA NOT NULL
);
-- The bodies are compressed already.
ALTER TABLE entry ALTER COLUMN body SET STORAGE EXTERNAL;
-- +goose StatementBegin
CREATE FUNCTION entry_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'entries of a ledger are never changed or deleted';
END;
$$;
-- +goose StatementEnd
CREATE TRIGGER entry_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON entry
	FOR EACH STATEMENT EXECUTE FUNCTION entry_is_kept();

-- What is filed of the entries, and can be made anew from them.
CREATE TABLE report (
	entry      BIGINT PRIMARY KEY, -- that recorded the article
	article    TEXT COLLATE "C" NOT NULL UNIQUE,
	reading    BIGINT NOT NULL,
	stamp      TEXT COLLATE "C" NOT NULL,
	file       TEXT COLLATE "C" NOT NULL,
	seen       BIGINT NOT NULL,
	outlet     TEXT COLLATE "C" NOT NULL,
	outlet_key TEXT COLLATE "C" NOT NULL,
	published  TEXT COLLATE "C" NOT NULL,
	title      TEXT COLLATE "C" NOT NULL,
	lang       TEXT COLLATE "C" NOT NULL,
	copies     TEXT COLLATE "C" NOT NULL,
	sketch     BYTEA NOT NULL
);
CREATE INDEX report_copies ON report (copies);
CREATE INDEX report_outlet ON report (outlet_key, entry);
CREATE INDEX report_published ON report (published);
CREATE INDEX report_lang ON report (lang);

-- Reports by the anchors of their text, one for each sketch.
CREATE TABLE anchor (
	anchor     BIGINT NOT NULL,
	sketch_key BIGINT NOT NULL,
	entry      BIGINT NOT NULL,
	PRIMARY KEY (anchor, sketch_key)
);

CREATE TABLE claim (
	id              BIGINT PRIMARY KEY,
	key             TEXT COLLATE "C" NOT NULL,
	entry           BIGINT NOT NULL, -- of the article
	supplier        TEXT COLLATE "C" NOT NULL,
	recipient       TEXT COLLATE "C" NOT NULL,
	taken           INTEGER NOT NULL,
	class           TEXT COLLATE "C" NOT NULL,
	family          TEXT COLLATE "C" NOT NULL,
	designation     TEXT COLLATE "C" NOT NULL,
	designation_key TEXT COLLATE "C" NOT NULL,
	quantity        TEXT COLLATE "C" NOT NULL,
	begins          TEXT COLLATE "C" NOT NULL,
	ends            TEXT COLLATE "C" NOT NULL,
	stage           TEXT COLLATE "C" NOT NULL,
	certainty       TEXT COLLATE "C" NOT NULL,
	source          TEXT COLLATE "C" NOT NULL,
	origin_kind     TEXT COLLATE "C" NOT NULL,
	origin          TEXT COLLATE "C" NOT NULL,
	origin_key      TEXT COLLATE "C" NOT NULL,
	origin_party    TEXT COLLATE "C" NOT NULL,
	own             INTEGER NOT NULL,
	credited        INTEGER NOT NULL,
	exchange        TEXT COLLATE "C" NOT NULL,
	words           TEXT COLLATE "C" NOT NULL,
	apart           BIGINT NOT NULL,
	held            TEXT COLLATE "C" NOT NULL, -- JSON, '' for none
	transfer        TEXT COLLATE "C" NOT NULL, -- '' before it is settled
	rule            TEXT COLLATE "C" NOT NULL,
	rule_judgement  BIGINT NOT NULL
);
CREATE INDEX claim_pair ON claim (supplier, recipient);
CREATE INDEX claim_transfer ON claim (transfer) WHERE transfer <> '';
CREATE INDEX claim_origin ON claim (origin_key, transfer) WHERE transfer <> '';
CREATE INDEX claim_entry ON claim (entry, transfer);

CREATE TABLE held (
	judgement BIGINT NOT NULL,
	claim     BIGINT NOT NULL,
	PRIMARY KEY (judgement, claim)
);
CREATE INDEX held_claim ON held (claim);

-- The articles, by their entries, that ever had a claim with a mark.
CREATE TABLE mark (
	mark  TEXT COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	PRIMARY KEY (mark, entry)
);

CREATE TABLE setting (
	name  TEXT COLLATE "C" PRIMARY KEY,
	value TEXT COLLATE "C" NOT NULL
);
CREATE TABLE judgement (
	number   BIGINT PRIMARY KEY,
	in_force INTEGER NOT NULL,
	data     BYTEA NOT NULL -- JSON
);
CREATE TABLE quote (
	article   TEXT COLLATE "C" NOT NULL,
	judgement BIGINT NOT NULL,
	PRIMARY KEY (article, judgement)
);

CREATE TABLE transfer (
	id              TEXT COLLATE "C" PRIMARY KEY,
	home_supplier   TEXT COLLATE "C" NOT NULL, -- the pair of the first claim
	home_recipient  TEXT COLLATE "C" NOT NULL,
	reported_first  TEXT COLLATE "C" NOT NULL, -- the days of its reports
	reported_last   TEXT COLLATE "C" NOT NULL,
	supplier        TEXT COLLATE "C" NOT NULL,
	recipient       TEXT COLLATE "C" NOT NULL,
	class           TEXT COLLATE "C" NOT NULL,
	family          TEXT COLLATE "C" NOT NULL,
	designation     TEXT COLLATE "C" NOT NULL,
	designation_key TEXT COLLATE "C" NOT NULL,
	quantity        TEXT COLLATE "C" NOT NULL,
	begins          TEXT COLLATE "C" NOT NULL,
	ends            TEXT COLLATE "C" NOT NULL,
	stage           TEXT COLLATE "C" NOT NULL,
	certainty       TEXT COLLATE "C" NOT NULL,
	claims          INTEGER NOT NULL,
	articles        INTEGER NOT NULL,
	outlets         INTEGER NOT NULL,
	origins         INTEGER NOT NULL,
	unclear         INTEGER NOT NULL,
	affirm          INTEGER NOT NULL,
	doubt           INTEGER NOT NULL,
	deny            INTEGER NOT NULL,
	suggested       INTEGER NOT NULL,
	reasons         TEXT COLLATE "C" NOT NULL, -- JSON
	graded          INTEGER NOT NULL,
	credibility     INTEGER NOT NULL, -- graded, else suggested
	status          TEXT COLLATE "C" NOT NULL,
	exchange        INTEGER NOT NULL
);
CREATE INDEX transfer_home ON transfer (home_supplier, home_recipient);
CREATE INDEX transfer_end ON transfer (ends, id, begins, reported_first, reported_last);
CREATE INDEX transfer_begin ON transfer (begins, id);
CREATE INDEX transfer_supplier ON transfer (supplier, ends, id);
CREATE INDEX transfer_recipient ON transfer (recipient, ends, id);
CREATE INDEX transfer_family ON transfer (family, ends, id);
CREATE INDEX transfer_class ON transfer (class, ends, id);
CREATE INDEX transfer_stage ON transfer (stage, ends, id);
CREATE INDEX transfer_certainty ON transfer (certainty, ends, id);
CREATE INDEX transfer_status ON transfer (status, ends, id);
CREATE INDEX transfer_contested ON transfer (ends, id) WHERE affirm > 0 AND deny > 0;
CREATE INDEX transfer_exchange ON transfer (ends, id) WHERE exchange = 1;
CREATE INDEX transfer_designation ON transfer (designation_key, ends, id);
CREATE INDEX transfer_origins ON transfer (origins, id);
CREATE INDEX transfer_articles ON transfer (articles, id);
CREATE INDEX transfer_claims ON transfer (claims, id);
CREATE INDEX transfer_credibility ON transfer (credibility, id);

CREATE TABLE stale (
	supplier  TEXT COLLATE "C" NOT NULL,
	recipient TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (supplier, recipient)
);

-- Words are cut apart and folded before they come here.
CREATE TABLE words (
	rowid BIGINT PRIMARY KEY, -- the report's entry
	text  TSVECTOR NOT NULL
);
CREATE INDEX words_text ON words USING gin (text);
CREATE TABLE evidence (
	rowid BIGINT PRIMARY KEY, -- the claim
	text  TSVECTOR NOT NULL
);
CREATE INDEX evidence_text ON evidence USING gin (text);
