package postgres

import (
	"flag"
	"os"
	"strings"
	"testing"

	"waybill/postgres/pgtest"
)

var update = flag.Bool("update", false, "write the schema anew")

// catalog describes a schema in a way that does not depend on the server's version.
const catalog = `
SELECT line FROM (
	SELECT c.relname AS tbl, 0 AS part, a.attnum AS n, c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) ||
		CASE WHEN l.collname IS NULL OR l.collname = 'default' THEN '' ELSE ' COLLATE ' || quote_ident(l.collname) END ||
		CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END ||
		CASE WHEN a.attstorage <> t.typstorage THEN ' STORAGE ' || a.attstorage::text ELSE '' END AS line
	FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_collation l ON l.oid = a.attcollation
	WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
	UNION ALL
	SELECT tablename, 1, 0, indexdef FROM pg_indexes WHERE schemaname = current_schema()
	UNION ALL
	SELECT c.relname, 2, 0, pg_get_triggerdef(g.oid) FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
	WHERE c.relnamespace = current_schema()::regnamespace AND NOT g.tgisinternal
	UNION ALL
	SELECT '~', 3, 0, pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
) AS lines WHERE tbl <> 'ledger_version' ORDER BY tbl COLLATE "C", part, n, line COLLATE "C"`

// TestSchema holds the schema that all migrations together make against schema.sql.
func TestSchema(t *testing.T) {
	s := openAgain(t, pgtest.Database(t))
	rows, err := s.(*store).read.QueryContext(t.Context(), catalog)
	if err != nil {
		t.Fatal(err)
	}
	got := []string{"-- The schema of this version, as the migrations make it: go test ./postgres -run Schema -update"}
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			t.Fatal(err)
		}
		got = append(got, strings.TrimSpace(line))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	golden(t, strings.Join(got, "\n")+"\n")
}

func golden(t *testing.T, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile("schema.sql", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("schema.sql")
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the migrations make another schema than schema.sql: if that is right, write it anew with -update. They make\n%s", got)
	}
}
