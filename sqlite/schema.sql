-- The schema of this version, as the migrations make it: go test ./sqlite -run Schema -update

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

CREATE TABLE anchor (
	anchor     INTEGER NOT NULL,
	sketch_key INTEGER NOT NULL,
	entry      INTEGER NOT NULL,
	PRIMARY KEY (anchor, sketch_key)
) WITHOUT ROWID;

CREATE TABLE bookmark (
	kind  TEXT NOT NULL,
	key   TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY (kind, key)
) WITHOUT ROWID;

CREATE TABLE bundle (
	home_supplier  TEXT NOT NULL,
	home_recipient TEXT NOT NULL,
	supplier       TEXT NOT NULL,
	recipient      TEXT NOT NULL,
	number         INTEGER NOT NULL,
	lines          TEXT NOT NULL,
	numbers        TEXT NOT NULL,
	PRIMARY KEY (home_supplier, home_recipient, supplier, recipient)
);

CREATE INDEX bundle_number ON bundle (number);

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

CREATE TABLE claim (
	id              INTEGER PRIMARY KEY,
	key             TEXT NOT NULL,
	entry           INTEGER NOT NULL, -- of the article
	supplier        TEXT NOT NULL,
	recipient       TEXT NOT NULL,
	taken           INTEGER NOT NULL,
	class           TEXT NOT NULL,
	family          TEXT NOT NULL,
	designation     TEXT NOT NULL,
	designation_key TEXT NOT NULL,
	quantity        TEXT NOT NULL,
	begins          TEXT NOT NULL,
	ends            TEXT NOT NULL,
	stage           TEXT NOT NULL,
	certainty       TEXT NOT NULL,
	source          TEXT NOT NULL,
	origin_kind     TEXT NOT NULL,
	origin          TEXT NOT NULL,
	origin_key      TEXT NOT NULL,
	origin_party    TEXT NOT NULL,
	own             INTEGER NOT NULL,
	credited        INTEGER NOT NULL,
	exchange        TEXT NOT NULL,
	words           TEXT NOT NULL,
	apart           INTEGER NOT NULL,
	held            TEXT NOT NULL, -- JSON, '' for none
	transfer        TEXT NOT NULL, -- '' before it is settled
	rule            TEXT NOT NULL,
	rule_judgement  INTEGER NOT NULL
);

CREATE INDEX claim_entry ON claim (entry, transfer);

CREATE INDEX claim_origin ON claim (origin_key, transfer) WHERE transfer <> '';

CREATE INDEX claim_pair ON claim (supplier, recipient);

CREATE INDEX claim_transfer ON claim (transfer) WHERE transfer <> '';

CREATE TABLE earlier (
	entry   INTEGER NOT NULL,
	reading INTEGER NOT NULL,
	PRIMARY KEY (entry, reading)
) WITHOUT ROWID;

CREATE TRIGGER entry_is_kept BEFORE DELETE ON entry BEGIN
	SELECT RAISE(ABORT, 'entries of a ledger are never deleted');
END;

CREATE TRIGGER entry_stays BEFORE UPDATE ON entry BEGIN
	SELECT RAISE(ABORT, 'entries of a ledger are never changed');
END;

CREATE TABLE entry (
	seq  INTEGER PRIMARY KEY,
	at   INTEGER NOT NULL, -- microseconds since 1970-01-01 UTC
	kind TEXT NOT NULL,
	ref  TEXT NOT NULL,
	body BLOB NOT NULL, -- zstd
	prev BLOB NOT NULL,
	hash BLOB NOT NULL
);

CREATE INDEX entry_few ON entry (kind) WHERE kind NOT IN ('article', 'reading');

CREATE VIRTUAL TABLE evidence USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'ascii');

CREATE TABLE held (
	judgement INTEGER NOT NULL,
	claim     INTEGER NOT NULL,
	PRIMARY KEY (judgement, claim)
) WITHOUT ROWID;

CREATE INDEX held_claim ON held (claim);

CREATE TABLE judgement (
	number   INTEGER PRIMARY KEY,
	in_force INTEGER NOT NULL,
	data     BLOB NOT NULL -- JSON
);

CREATE INDEX judgement_withdrawn ON judgement (number) WHERE in_force = 0;

CREATE TABLE mark (
	mark  TEXT NOT NULL,
	entry INTEGER NOT NULL,
	PRIMARY KEY (mark, entry)
) WITHOUT ROWID;

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

CREATE INDEX origin_claims ON origin (claims DESC, name, kind, party);

CREATE UNIQUE INDEX origin_itself ON origin (name, kind, party);

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

CREATE TABLE quote (
	article   TEXT NOT NULL,
	judgement INTEGER NOT NULL,
	PRIMARY KEY (article, judgement)
) WITHOUT ROWID;

CREATE TABLE report (
	entry      INTEGER PRIMARY KEY, -- that recorded the article
	article    TEXT NOT NULL UNIQUE,
	reading    INTEGER NOT NULL,
	stamp      TEXT NOT NULL,
	file       TEXT NOT NULL,
	seen       INTEGER NOT NULL,
	outlet     TEXT NOT NULL,
	outlet_key TEXT NOT NULL,
	published  TEXT NOT NULL,
	title      TEXT NOT NULL,
	lang       TEXT NOT NULL,
	copies     TEXT NOT NULL,
	sketch     BLOB NOT NULL
);

CREATE INDEX report_copies ON report (copies);

CREATE INDEX report_lang ON report (lang);

CREATE INDEX report_outlet ON report (outlet_key, entry);

CREATE INDEX report_published ON report (published);

CREATE TABLE setting (
	name  TEXT PRIMARY KEY,
	value TEXT NOT NULL
);

CREATE TABLE side (
	party TEXT NOT NULL,
	entry INTEGER NOT NULL,
	PRIMARY KEY (party, entry)
) WITHOUT ROWID;

CREATE TABLE stale (
	supplier  TEXT NOT NULL,
	recipient TEXT NOT NULL,
	PRIMARY KEY (supplier, recipient)
) WITHOUT ROWID;

CREATE TABLE transfer (
	id              TEXT PRIMARY KEY,
	home_supplier   TEXT NOT NULL, -- the pair of the first claim
	home_recipient  TEXT NOT NULL,
	reported_first  TEXT NOT NULL, -- the days of its reports
	reported_last   TEXT NOT NULL,
	supplier        TEXT NOT NULL,
	recipient       TEXT NOT NULL,
	class           TEXT NOT NULL,
	family          TEXT NOT NULL,
	designation     TEXT NOT NULL,
	designation_key TEXT NOT NULL,
	quantity        TEXT NOT NULL,
	begins          TEXT NOT NULL,
	ends            TEXT NOT NULL,
	stage           TEXT NOT NULL,
	certainty       TEXT NOT NULL,
	claims          INTEGER NOT NULL,
	articles        INTEGER NOT NULL,
	outlets         INTEGER NOT NULL,
	origins         INTEGER NOT NULL,
	unclear         INTEGER NOT NULL,
	affirm          INTEGER NOT NULL,
	doubt           INTEGER NOT NULL,
	deny            INTEGER NOT NULL,
	suggested       INTEGER NOT NULL,
	reasons         TEXT NOT NULL, -- JSON
	graded          INTEGER NOT NULL,
	credibility     INTEGER NOT NULL, -- graded, else suggested
	status          TEXT NOT NULL,
	exchange        INTEGER NOT NULL
, reports TEXT NOT NULL DEFAULT '', standing INTEGER NOT NULL DEFAULT 0, review INTEGER NOT NULL DEFAULT 0, langs TEXT NOT NULL DEFAULT '', numbers TEXT NOT NULL DEFAULT '');

CREATE INDEX transfer_articles ON transfer (articles, id);

CREATE INDEX transfer_begin ON transfer (begins, id);

CREATE INDEX transfer_certainty ON transfer (certainty, ends, id);

CREATE INDEX transfer_claims ON transfer (claims, id);

CREATE INDEX transfer_class ON transfer (class, ends, id);

CREATE INDEX transfer_contested ON transfer (ends, id) WHERE affirm > 0 AND deny > 0;

CREATE INDEX transfer_credibility ON transfer (credibility, id);

CREATE INDEX transfer_designation ON transfer (designation_key, ends, id);

CREATE INDEX transfer_end ON transfer (ends, id, begins, reported_first, reported_last);

CREATE INDEX transfer_exchange ON transfer (ends, id) WHERE exchange = 1;

CREATE INDEX transfer_family ON transfer (family, ends, id);

CREATE INDEX transfer_home ON transfer (home_supplier, home_recipient);

CREATE INDEX transfer_origins ON transfer (origins, id);

CREATE INDEX transfer_recipient ON transfer (recipient, ends, id);

CREATE INDEX transfer_review ON transfer (review, id);

CREATE INDEX transfer_stage ON transfer (stage, ends, id);

CREATE INDEX transfer_status ON transfer (status, ends, id);

CREATE INDEX transfer_supplier ON transfer (supplier, ends, id);

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

CREATE VIRTUAL TABLE words USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'ascii');
