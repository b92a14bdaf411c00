-- +goose Up

-- The numbers of a row's claims, in their order ("7,8,12").
ALTER TABLE transfer ADD COLUMN numbers TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE transfer SET numbers = filed.numbers FROM (
	SELECT transfer AS id, string_agg(CAST(id AS TEXT), ',' ORDER BY id) AS numbers
	FROM claim WHERE transfer <> '' GROUP BY transfer) AS filed
	WHERE filed.id = transfer.id;
