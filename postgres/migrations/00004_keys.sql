-- +goose Up

-- Who may come in over a network: no part of what is recorded. Times are microseconds, 0 for none.
CREATE TABLE account (
	name        TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	role        TEXT COLLATE "C" NOT NULL,
	password    TEXT COLLATE "C" NOT NULL, -- a hash, '' for none
	subject     TEXT COLLATE "C" NOT NULL, -- who it is to a provider of identities
	made        BIGINT NOT NULL,
	made_by     TEXT COLLATE "C" NOT NULL,
	disabled    BIGINT NOT NULL,
	disabled_by TEXT COLLATE "C" NOT NULL
);

-- Sessions and tokens, by the hashes of their secrets.
CREATE TABLE pass (
	hash    BYTEA NOT NULL PRIMARY KEY,
	account TEXT COLLATE "C" NOT NULL,
	kind    TEXT COLLATE "C" NOT NULL,
	name    TEXT COLLATE "C" NOT NULL,
	role    TEXT COLLATE "C" NOT NULL,
	made    BIGINT NOT NULL,
	used    BIGINT NOT NULL,
	expires BIGINT NOT NULL
);

CREATE INDEX pass_account ON pass (account);

CREATE UNIQUE INDEX pass_token ON pass (account, name) WHERE kind = 'token';
