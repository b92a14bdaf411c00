-- +goose Up

-- The languages of a row's reports, each between bars ("|de|en|").
ALTER TABLE transfer ADD COLUMN langs TEXT NOT NULL DEFAULT '';
UPDATE transfer SET langs = '|' || (
	SELECT group_concat(lang, '|') FROM (
		SELECT DISTINCT lang FROM claim JOIN report ON report.entry = claim.entry
		WHERE claim.transfer = transfer.id AND claim.transfer <> '' ORDER BY lang)) || '|'
	WHERE EXISTS (SELECT 1 FROM claim WHERE claim.transfer = transfer.id AND claim.transfer <> '');
DROP INDEX transfer_given;
CREATE INDEX transfer_given ON transfer (supplier, recipient, family, ends, begins, standing, affirm, deny, exchange, status,
	stage, certainty, class, credibility, origins, articles, review, reported_first, reported_last, langs);

-- The articles, by their entries, that ever had a claim with a party on a side.
CREATE TABLE side (
	party TEXT NOT NULL,
	entry INTEGER NOT NULL,
	PRIMARY KEY (party, entry)
) WITHOUT ROWID;
INSERT INTO side (party, entry) SELECT supplier, entry FROM claim UNION SELECT recipient, entry FROM claim;

PRAGMA user_version = 7;
