-- +goose Up

-- Grades of origins are found by the first hundred letters of the origin's name behind an @, as
-- other judgements are by the articles they quote; those withdrawn by themselves.
INSERT INTO quote (article, judgement)
	SELECT '@' || substr(json_extract(CAST(data AS TEXT), '$.Origin'), 1, 100), number FROM judgement
	WHERE COALESCE(json_extract(CAST(data AS TEXT), '$.Origin'), '') <> '' ON CONFLICT DO NOTHING;
CREATE INDEX judgement_withdrawn ON judgement (number) WHERE in_force = 0;

PRAGMA user_version = 5;
