-- +goose Up

-- The languages of a row's reports, each between bars ("|de|en|").
ALTER TABLE transfer ADD COLUMN langs TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE transfer SET langs = spoken.langs FROM (
	SELECT transfer AS id, '|' || string_agg(DISTINCT lang, '|' ORDER BY lang) || '|' AS langs
	FROM claim JOIN report ON report.entry = claim.entry WHERE transfer <> '' GROUP BY transfer) AS spoken
	WHERE spoken.id = transfer.id;
DROP INDEX transfer_given;
CREATE INDEX transfer_given ON transfer (supplier, recipient, family, ends, begins, standing, affirm, deny, exchange, status,
	stage, certainty, class, credibility, origins, articles, review, reported_first, reported_last, langs);

-- The articles, by their entries, that ever had a claim with a party on a side.
CREATE TABLE side (
	party TEXT COLLATE "C" NOT NULL,
	entry BIGINT NOT NULL,
	PRIMARY KEY (party, entry)
);
INSERT INTO side (party, entry) SELECT supplier, entry FROM claim UNION SELECT recipient, entry FROM claim;
