-- +goose Up

-- The rows at home in a pair, of one supplier and recipient, as one text: a line for each, in the order
-- of their ids (see package sqlstore); and the numbers of their claims, a line for each. Its own number is
-- greater than those of all that were changed before; one that is no more has no lines.
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
INSERT INTO bundle (home_supplier, home_recipient, supplier, recipient, number, lines, numbers)
	SELECT home_supplier, home_recipient, supplier, recipient, 1, string_agg(class || char(9) || standing || char(9) || affirm || char(9) || deny || char(9) || exchange
		 || char(9) || status || char(9) || credibility || char(9) || origins || char(9) || articles || char(9) || review
		 || char(9) || begins || char(9) || ends || char(9) || reported_first || char(9) || reported_last || char(9) || langs, char(10) ORDER BY id),
		string_agg(numbers, char(10) ORDER BY id)
	FROM transfer GROUP BY home_supplier, home_recipient, supplier, recipient;
CREATE INDEX bundle_number ON bundle (number);

-- No sum needs these any more.
DROP INDEX transfer_given;
DROP INDEX transfer_got;

PRAGMA user_version = 9;
