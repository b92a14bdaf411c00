package query_test

import (
	"database/sql"
	"fmt"
	"strings"
	"testing"

	_ "modernc.org/sqlite"
	"pgregory.net/rapid"

	"waybill/query"
)

// index is an FTS5 index as the store makes it.
func index(t *testing.T) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1) // each connection has a memory of its own
	run(t, db, `CREATE VIRTUAL TABLE texts USING fts5(body, tokenize = 'ascii')`)
	return db
}

func run(t testing.TB, db *sql.DB, statement string, args ...any) {
	t.Helper()
	if _, err := db.Exec(statement, args...); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

// found asks the index; the answer has true for each text that is found.
func found(db *sql.DB, q query.Query, texts int) ([]bool, error) {
	rows, err := db.Query(`SELECT rowid FROM texts WHERE texts MATCH ?`, q.FTS5())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := make([]bool, texts)
	for rows.Next() {
		var id int
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		all[id] = true
	}
	return all, rows.Err()
}

// TestSQLiteAnswersAsMatches asks for random queries in random texts.
func TestSQLiteAnswersAsMatches(t *testing.T) {
	db := index(t)
	rapid.Check(t, func(t *rapid.T) {
		if _, err := db.Exec(`DELETE FROM texts`); err != nil {
			t.Fatal(err)
		}
		texts := rapid.SliceOfN(rapid.Custom(drawText), 1, 5).Draw(t, "texts")
		for i, text := range texts {
			if _, err := db.Exec(`INSERT INTO texts(rowid, body) VALUES (?, ?)`, i, query.Index(text)); err != nil {
				t.Fatal(err)
			}
		}
		written := drawQuery(t, 4)
		q, err := query.Parse(written)
		if err != nil {
			t.Skip(err) // only negative
		}
		got, err := found(db, q, len(texts))
		if err != nil {
			t.Fatalf("%s as %s: %v", written, q.FTS5(), err)
		}
		for i, text := range texts {
			if want := q.Matches(text); got[i] != want {
				t.Fatalf("%s as %s in %q: found is %t, want %t", written, q.FTS5(), text, got[i], want)
			}
		}
	})
}

// pieces are what texts and queries are drawn from: few, so that they meet.
var pieces = []string{
	"Su-35", "su", "35", "Su‑35", "Su35", "S", "Iskander", "Iskan", "Straße", "STRASSE", "strasse", "Düsseldorf",
	"dusseldorf", "du\u0308sseldorf", "152mm", "1.000", "1e5", "KN-23/24", "Russia’s", "½", "ςΣ", "ёлка", "and", "near",
}

func drawText(t *rapid.T) string {
	words := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(pieces), rapid.String()), 0, 8).Draw(t, "words")
	return strings.Join(words, rapid.SampledFrom([]string{" ", "-", ", ", "\n"}).Draw(t, "between"))
}

func drawQuery(t *rapid.T, depth int) string {
	kinds := 8
	if depth == 0 {
		kinds = 4
	}
	switch rapid.IntRange(0, kinds-1).Draw(t, "kind") {
	case 0, 1:
		return rapid.SampledFrom(pieces).Draw(t, "word")
	case 2:
		return rapid.SampledFrom([]string{"S*", "Is*", "stra*", "Su-3*", "3*", `"strasse du*"`, "1e*"}).Draw(t, "beginning")
	case 3:
		return `"` + strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 3).Draw(t, "phrase"), " ") + `"`
	case 4:
		return drawQuery(t, depth-1) + " " + drawQuery(t, depth-1)
	case 5:
		return "(" + drawQuery(t, depth-1) + " OR " + drawQuery(t, depth-1) + ")"
	case 6:
		return "NOT " + drawQuery(t, depth-1)
	}
	return drawQuery(t, depth-1) + " -(" + drawQuery(t, depth-1) + ")"
}

// TestSQLiteTakesTheDeepest: no query that is parsed is refused.
func TestSQLiteTakesTheDeepest(t *testing.T) {
	db := index(t)
	run(t, db, `INSERT INTO texts(rowid, body) VALUES (0, 'a')`)
	for _, level := range []string{
		"(a OR b AND c %s)",
		"(c OR b NOT a OR a AND NOT (c AND %s))",
		"(a OR NOT (b %s))",
		"(a OR b c a OR (-a OR b -c %s -a OR -b) a)", // the worst that a search for it found
	} {
		s := "a"
		for q := s; ; s = q {
			q = fmt.Sprintf(level, s)
			if _, err := query.Parse(q + " a"); err != nil {
				break
			}
		}
		if q := parse(t, s+" a"); len(s) < 20 {
			t.Errorf("%s is as deep as it gets", s)
		} else if _, err := found(db, q, 1); err != nil {
			t.Errorf("%s: %v", s, err)
		}
	}
	many := strings.TrimSuffix(strings.Repeat("a b OR ", 1000/7), " OR ")
	if _, err := found(db, parse(t, many), 1); err != nil {
		t.Errorf("%s: %v", many, err)
	}
	if got, err := found(db, query.Query{}, 1); err != nil || got[0] {
		t.Errorf("the zero query: %v, %v", got, err)
	}
}

// TestSQLiteCutsNoWord gives SQLite every letter that a word may have.
func TestSQLiteCutsNoWord(t *testing.T) {
	db := index(t)
	run(t, db, `CREATE VIRTUAL TABLE terms USING fts5vocab(texts, 'row')`)
	var letters strings.Builder
	for r := rune(0); r <= 0xFFFF; r++ { // beyond it no word has letters
		letters.WriteString("x" + string(r) + "x ") // what is no letter leaves an x, or xx
	}
	want := map[string]bool{}
	for _, w := range query.Words(letters.String()) {
		want[w.Text] = true
	}
	run(t, db, `INSERT INTO texts(rowid, body) VALUES (0, ?)`, query.Index(letters.String()))
	rows, err := db.Query(`SELECT term FROM terms`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var term string
		if err := rows.Scan(&term); err != nil {
			t.Fatal(err)
		}
		if !want[term] {
			t.Errorf("SQLite has the word %q", term)
		}
		delete(want, term)
	}
	if err := rows.Err(); err != nil || len(want) > 0 {
		t.Errorf("SQLite lacks %d words: %v", len(want), err)
	}
}
