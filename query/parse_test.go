package query_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"waybill/query"
)

func TestParse(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Iskander", "iskander"},
		{"Kurzstreckenraketen Iskander", "kurzstreckenraketen AND iskander"},
		{`"Kurzstreckenraketen" AND Iskander`, "kurzstreckenraketen AND iskander"},
		{`"ballistic missiles"`, `"ballistic missiles"`},
		{`„ballistische Raketen“ »aus Teheran« “to Moscow”`, `"ballistische raketen" AND "aus teheran" AND "to moscow"`},
		{"Su-35", `"su 35"`},
		{"KN-23/24", `"kn 23 24"`},
		{"Russia’s", `"russia s"`},
		{"Iskan*", "iskan*"},
		{"Su-3*", `"su 3*"`},
		{`"ballistic miss*"`, `"ballistic miss*"`},
		{"Panzer OR Haubitzen Kiew", "panzer OR haubitzen AND kiew"},
		{"(Panzer OR Haubitzen) Kiew", "(panzer OR haubitzen) AND kiew"},
		{"Panzer NOT Leopard", "panzer AND NOT leopard"},
		{"Panzer AND NOT Leopard OR Marder", "panzer AND NOT leopard OR marder"},
		{"Panzer -Leopard -(Marder OR Puma)", "panzer AND NOT leopard AND NOT (marder OR puma)"},
		{`Panzer -"Leopard 2"`, `panzer AND NOT "leopard 2"`},
		{"NOT NOT Panzer", "panzer"},
		{"Panzer (NOT Leopard OR Kiew)", "panzer AND (NOT leopard OR kiew)"},
		{"NOT (NOT Panzer AND NOT Haubitzen)", "NOT (NOT panzer AND NOT haubitzen)"},
		{"((a b) (c (d)))", "a AND b AND c AND d"},
		{"a OR (b OR (c OR d))", "a OR b OR c OR d"},
		{"and or not", "and AND or AND not"}, // small letters: words
		{"And", "and"},
		{"AND-Gatter", `"and gatter"`},
		{"Panzer & Haubitzen – Kiew!", "panzer AND haubitzen AND kiew"},
		{"--Panzer", "panzer"},
		{"Panzer - Kiew", "panzer AND kiew"},
		{"title:Panzer", `"title panzer"`},
		{`'; DROP TABLE claims; --`, "drop AND table AND claims"},
		{"Straße\u00A0Düsseldorf", "strasse AND dusseldorf"},
	} {
		q, err := query.Parse(c.in)
		if err != nil {
			t.Errorf("Parse(%q): %v", c.in, err)
			continue
		}
		if got := q.String(); got != c.want {
			t.Errorf("Parse(%q)\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestParseSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		in   string
		at   int
		want string
	}{
		{"", 0, "the query has no word: write one with letters or digits"},
		{"– … &", 0, "the query has no word: write one with letters or digits"},
		{`über "die Lieferung`, 5, "a quotation mark at 5 is not closed: close it, or leave it out"},
		{`Panzer ""`, 7, "the quotation at 7 has no word in it: write words into it, or leave it out"},
		{"(Panzer OR Haubitzen", 0, "a bracket at 0 is not closed: close it, or leave it out"},
		{"Panzer (", 7, "a bracket at 7 is not closed: close it, or leave it out"},
		{"Panzer)", 6, "a bracket is closed at 6 that was never opened: open it, or leave it out"},
		{")", 0, "a bracket is closed at 0 that was never opened: open it, or leave it out"},
		{"Panzer ()", 7, "the brackets at 7 hold nothing: write words between them, or leave them out"},
		{"Panzer (…)", 7, "the brackets at 7 hold nothing: write words between them, or leave them out"},
		{"AND Panzer", 0, "AND at 0 has no word before it: write one there, or leave AND out; in small letters it is a word itself"},
		{"Panzer OR", 7, "OR at 7 has no word after it: write one there, or leave OR out; in small letters it is a word itself"},
		{"Panzer AND OR Kiew", 7, "AND at 7 has no word after it: write one there, or leave AND out; in small letters it is a word itself"},
		{"(OR Panzer)", 1, "OR at 1 has no word before it: write one there, or leave OR out; in small letters it is a word itself"},
		{"Panzer NOT", 7, "NOT at 7 has no word after it: write one there, or leave NOT out; in small letters it is a word itself"},
		{"Panzer AND …", 7, "AND at 7 has no word after it: write one there, or leave AND out; in small letters it is a word itself"},
		{"*", 0, "an asterisk at 0 has no letter or digit before it: put it at the end of a word, as in Iskan*, or leave it out"},
		{"Ä Su-*", 5, "an asterisk at 5 has no letter or digit before it: put it at the end of a word, as in Iskan*, or leave it out"},
		{"Is*der", 2, "an asterisk at 2 has more behind it: put it at the very end, as in Iskan*, or leave it out"},
		{`"ball* miss"`, 5, "an asterisk at 5 has more behind it: put it at the very end, as in Iskan*, or leave it out"},
		{"NOT Panzer", 0, "the query says only what is not looked for (NOT at 0): add a word that is"},
		{"(-Panzer) -Haubitzen", 1, "the query says only what is not looked for (- at 1): add a word that is"},
		{"NOT (Panzer OR Haubitzen)", 0, "the query says only what is not looked for (NOT at 0): add a word that is"},
		{"a NOT b OR NOT c", 11, "NOT at 11 is an alternative by itself and would find nearly everything: join it by AND to a word that is looked for"},
		{"NOT (a AND NOT b)", 0, ""},
		{strings.Repeat("ä", 1001), 1000, "the query has 1001 characters and is read up to 1000: shorten it, or ask in several queries"},
		{strings.Repeat("(", 11) + "a" + strings.Repeat(")", 11), 10, "at 10 brackets and NOTs stand more than 10 deep: leave some out, or ask in several queries"},
		{strings.Repeat("NOT ", 200) + "a", 40, ""},
	} {
		_, err := query.Parse(c.in)
		var wrong *query.Error
		if !errors.As(err, &wrong) {
			t.Errorf("Parse(%q): got %v, want an error at %d", c.in, err, c.at)
			continue
		}
		if wrong.At != c.at || c.want != "" && err.Error() != c.want {
			t.Errorf("Parse(%q): at %d\n got %v\nwant %s", c.in, wrong.At, err, c.want)
		}
	}
}

func TestZeroQueryFindsNothing(t *testing.T) {
	var q query.Query
	if q.Matches("Panzer") || q.Find("Panzer") != nil || q.String() != "" {
		t.Error("the zero query finds something")
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		`"Kurzstreckenraketen" AND Iskander`, `(Panzer OR Haubitzen) -"Leopard 2" Su-3*`, `NOT (a AND NOT b) c`,
		`„Straße“ '; DROP TABLE x; -- \ :* <-> & | !`, "½* ™ ﷺ", "a OR NOT b", "((((a))))", "-(-(-a))", "\xff*\x00",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := query.Parse(s)
		var wrong *query.Error
		switch {
		case err == nil:
		case !errors.As(err, &wrong):
			t.Fatalf("Parse(%q): %v is no *query.Error", s, err)
		case wrong.At < 0 || wrong.At > utf8.RuneCountInString(s) || strings.ContainsAny(err.Error(), "\n"):
			t.Fatalf("Parse(%q): at %d: %v", s, wrong.At, err)
		default:
			return
		}
		shown := q.String()
		if again, err := query.Parse(shown); utf8.RuneCountInString(shown) <= 1000 && (err != nil || !reflect.DeepEqual(again, q)) {
			t.Fatalf("Parse(%q) is %s, and that parsed is %s, %v", s, shown, again, err)
		}
		if fts := q.FTS5(); strings.Trim(query.Fold(fts), `"*() `) == "" || strings.Count(fts, `"`)%2 != 0 {
			t.Fatalf("Parse(%q).FTS5() is %s", s, fts)
		}
		safe(t, q)
		q.Matches(s)
	})
}

// safe checks that the renderings hold nothing but plain words and their own syntax.
func safe(t *testing.T, q query.Query) {
	t.Helper()
	fts := strings.NewReplacer(" AND ", "", " OR ", "", " NOT ", "").Replace(q.FTS5())
	for i, part := range strings.Split(fts, `"`) {
		if quoted := i%2 == 1; quoted && query.Index(part) != part || !quoted && strings.Trim(part, " *()") != "" {
			t.Fatalf("FTS5 of %s: %s", q, q.FTS5())
		}
	}
	for i, part := range strings.Split(q.TSQuery(), "'") {
		if quoted := i%2 == 1; quoted && (part == "" || query.Index(part) != part || strings.Contains(part, " ")) ||
			!quoted && strings.Trim(part, " ()&|!:*<->") != "" {
			t.Fatalf("tsquery of %s: %s", q, q.TSQuery())
		}
	}
}
