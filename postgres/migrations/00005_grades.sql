-- +goose Up

-- Grades of origins are found by the first hundred letters of the origin's name behind an @, as
-- other judgements are by the articles they quote; those withdrawn by themselves.
INSERT INTO quote (article, judgement)
	SELECT '@' || substr(convert_from(data, 'UTF8')::json ->> 'Origin', 1, 100), number FROM judgement
	WHERE COALESCE(convert_from(data, 'UTF8')::json ->> 'Origin', '') <> '' ON CONFLICT DO NOTHING;
CREATE INDEX judgement_withdrawn ON judgement (number) WHERE in_force = 0;
