package sqlite

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the schema anew")

// TestSchema holds the schema that all migrations together make against schema.sql.
func TestSchema(t *testing.T) {
	s := openAgain(t, filepath.Join(t.TempDir(), "ledger.db"))
	rows, err := s.(*store).read.QueryContext(t.Context(), `SELECT sql FROM sqlite_master
		WHERE sql IS NOT NULL AND name NOT LIKE 'goose%' AND name NOT LIKE 'sqlite%'
		AND tbl_name NOT LIKE 'words\_%' ESCAPE '\' AND tbl_name NOT LIKE 'evidence\_%' ESCAPE '\'
		ORDER BY tbl_name, type DESC, name`)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		all = append(all, text+";\n")
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	golden(t, "-- The schema of this version, as the migrations make it: go test ./sqlite -run Schema -update\n\n"+strings.Join(all, "\n"))
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
