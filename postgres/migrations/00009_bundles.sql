-- +goose Up

-- The rows at home in a pair, of one supplier and recipient, as one text: a line for each, in the order
-- of their ids (see package sqlstore); and the numbers of their claims, a line for each. Its own number is
-- greater than those of all that were changed before; one that is no more has no lines.
CREATE TABLE bundle (
	home_supplier  TEXT COLLATE "C" NOT NULL,
	home_recipient TEXT COLLATE "C" NOT NULL,
	supplier       TEXT COLLATE "C" NOT NULL,
	recipient      TEXT COLLATE "C" NOT NULL,
	number         BIGINT NOT NULL,
	lines          TEXT COLLATE "C" NOT NULL,
	numbers        TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (home_supplier, home_recipient, supplier, recipient)
);
INSERT INTO bundle (home_supplier, home_recipient, supplier, recipient, number, lines, numbers)
	SELECT home_supplier, home_recipient, supplier, recipient, 1, string_agg(class || E'\t' || standing || E'\t' || affirm || E'\t' || deny || E'\t' || exchange
		 || E'\t' || status || E'\t' || credibility || E'\t' || origins || E'\t' || articles || E'\t' || review
		 || E'\t' || begins || E'\t' || ends || E'\t' || reported_first || E'\t' || reported_last || E'\t' || langs, E'\n' ORDER BY id),
		string_agg(numbers, E'\n' ORDER BY id)
	FROM transfer GROUP BY home_supplier, home_recipient, supplier, recipient;
CREATE INDEX bundle_number ON bundle (number);

-- No sum needs these any more.
DROP INDEX transfer_given;
DROP INDEX transfer_got;
