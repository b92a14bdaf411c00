package ledgertest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"waybill"
	"waybill/atlas"
	"waybill/ledger"
	"waybill/transfer"
)

var verifyTests = []test{
	{"what was appended was not altered", testTampered},
	{"what is filed was not altered", testFiledTampered},
	{"what was filed by others is said so", testFiledBy},
	{"what was filed with two atlases is said so", testFiledByTwo},
}

// judged makes a ledger with articles and judgements in it: entry 1 an article, 2 its
// reading, and so on; the last two are judgements.
func judged(t *testing.T, k *kit) (*ledger.Ledger, ledger.Store) {
	t.Helper()
	s := k.New(t)
	l := k.ledger(t, s)
	k.add(t, l, news...)
	id := the(t, l, "KP", "RU", "missile").ID
	judge(t, l, ledger.Verdict{Kind: waybill.Merge, Transfer: id, Other: the(t, l, "RU", "KP", "energy").ID})
	judge(t, l, ledger.Verdict{Kind: waybill.Accept, Transfer: id, Why: "seen"})
	return l, s
}

func testTampered(t *testing.T, k *kit) {
	for _, c := range []struct{ name, statement string }{
		{"a bit of an article", "UPDATE entry SET body = " + k.Flip("body") + " WHERE seq = 3"},
		{"a bit of a hash", "UPDATE entry SET hash = " + k.Flip("hash") + " WHERE seq = 3"},
		{"a bit of the hash before", "UPDATE entry SET prev = " + k.Flip("prev") + " WHERE seq = 3"},
		{"a bit of the last hash", "UPDATE entry SET hash = " + k.Flip("hash") + " WHERE seq = 10"},
		{"the time of an entry", "UPDATE entry SET at = at + 1 WHERE seq = 4"},
		{"the kind of an entry", "UPDATE entry SET kind = 'reading' WHERE seq = 1"},
		{"a kind there is none of", "UPDATE entry SET kind = 'rumour' WHERE seq = 1"},
		{"the article of an entry", "UPDATE entry SET ref = (SELECT ref FROM entry WHERE seq = 3) WHERE seq = 2"},
		{"another payload", "UPDATE entry SET body = (SELECT body FROM entry WHERE seq = 4) WHERE seq = 2"},
		{"a number", "UPDATE entry SET seq = 11 WHERE seq = 10"},
		{"the first entry gone", "DELETE FROM entry WHERE seq = 1"},
		{"one gone between", "DELETE FROM entry WHERE seq = 5"},
		{"the last gone", "DELETE FROM entry WHERE seq = 10"},
		{"the last two gone", "DELETE FROM entry WHERE seq >= 9"},
		{"all gone", "DELETE FROM entry"},
		{"one put in behind", "INSERT INTO entry SELECT 11, at, kind, ref, body, hash, hash FROM entry WHERE seq = 10"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, s := judged(t, k)
			verify(t, l)
			k.Alter(t, s, c.statement)
			if _, err := l.Verify(context.Background(), nil); !errors.Is(err, ledger.ErrCorrupt) {
				t.Errorf("it is found whole: %v", err)
			}
		})
	}
}

// filedColumns are the columns of what is filed that are given back, by table; key is one
// that is unique, flags are 0 or 1.
var filedColumns = []struct {
	table, key            string
	flags, numbers, words []string
}{
	{"claim", "id", []string{"taken", "own", "credited"}, []string{"apart", "rule_judgement"}, []string{
		"key", "supplier", "recipient", "class", "designation", "quantity", "begins", "ends", "stage", "certainty", "source",
		"origin_kind", "origin", "origin_party", "exchange", "words", "transfer", "rule",
	}},
	{"transfer", "id", []string{"exchange"}, []string{
		"claims", "articles", "outlets", "origins", "unclear", "affirm", "doubt", "deny", "suggested", "graded", "review",
	}, []string{
		"id", "supplier", "recipient", "class", "designation", "quantity", "begins", "ends", "reported_first", "reported_last", "reports", "stage", "certainty", "status",
	}},
	{"report", "entry", nil, []string{"reading", "seen"}, []string{"article", "stamp", "file", "outlet", "published", "title", "lang", "copies"}},
	{"earlier", "entry", nil, []string{"entry", "reading"}, nil},
	{"bundle", "home_supplier", nil, nil, []string{"home_supplier", "home_recipient", "supplier", "recipient", "lines", "numbers"}},
	{"witness", "origin", nil, []string{"claims", "transfers"}, []string{"home_supplier", "home_recipient", "reported_first", "reported_last"}},
	{"origin", "id", nil, []string{"claims", "transfers", "affirms", "doubts", "denies", "contradicted"}, []string{"name", "kind", "party"}},
	{"judgement", "number", []string{"in_force"}, []string{"number"}, nil},
}

// testFiledTampered alters each column of what is filed, and takes rows away. The entries
// are whole then, and filing them anew brings everything back.
func testFiledTampered(t *testing.T, k *kit) {
	statements := []string{
		"UPDATE report SET sketch = " + k.Flip("sketch") + " WHERE LENGTH(sketch) > 10 AND entry = (SELECT MIN(entry) FROM report WHERE LENGTH(sketch) > 10)",
		"DELETE FROM quote", "DELETE FROM quote WHERE article = '@dpa'", "DELETE FROM held", "UPDATE claim SET held = ''",
	}
	for _, c := range filedColumns {
		first := " WHERE " + c.key + " = (SELECT MIN(" + c.key + ") FROM " + c.table + ")"
		for _, column := range c.flags {
			statements = append(statements, "UPDATE "+c.table+" SET "+column+" = 1 - "+column+first)
		}
		for _, column := range c.numbers {
			statements = append(statements, "UPDATE "+c.table+" SET "+column+" = "+column+" + 1"+strings.Replace(first, "MIN", "MAX", 1))
		}
		for _, column := range c.words {
			statements = append(statements, "UPDATE "+c.table+" SET "+column+" = "+column+" || 'x'"+first)
		}
		statements = append(statements, "DELETE FROM "+c.table+first)
	}
	l, s := judged(t, k)
	record(t, l, by(k.input(t, news[0]), "9.0.0", nil))
	judge(t, l, ledger.Verdict{Kind: waybill.Grade, Origin: "dpa", Reliability: "B"})
	want := filed(t, l, s)
	for _, statement := range statements {
		k.Alter(t, s, statement)
		if _, err := l.Verify(context.Background(), nil); !errors.Is(err, ledger.ErrCorrupt) {
			t.Errorf("%s: it is found whole: %v", statement, err)
		}
		if err := l.Rebuild(context.Background(), nil); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
		if got := filed(t, l, s); !slices.Equal(got, want) {
			compare(t, "rebuilt after "+statement, got, want)
		}
	}
	verify(t, l)
}

// testFiledBy looks at a ledger that was filed by other rules, or with another atlas.
func testFiledBy(t *testing.T, k *kit) {
	l, s := judged(t, k)
	k.Alter(t, s, "UPDATE setting SET value = 'rules=0 atlas=none' WHERE name = 'filer'")
	k.Alter(t, s, "UPDATE claim SET origin = 'somebody else'")
	v, err := l.Verify(context.Background(), nil)
	if err != nil || v.FiledBy != "rules=0 atlas=none" {
		t.Errorf("filed by %q, %v", v.FiledBy, err)
	}
	k.Alter(t, s, "UPDATE entry SET at = at + 1 WHERE seq = 4")
	if _, err := l.Verify(context.Background(), nil); !errors.Is(err, ledger.ErrCorrupt) {
		t.Errorf("its entries are found whole: %v", err)
	}
	k.Alter(t, s, "UPDATE entry SET at = at - 1 WHERE seq = 4")
	if err := l.Rebuild(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	if v, err = l.Verify(context.Background(), nil); err != nil || v.FiledBy != "" {
		t.Errorf("rebuilt, it is filed by %q, %v", v.FiledBy, err)
	}
}

// testFiledByTwo has somebody with another atlas record, or judge, what others recorded.
func testFiledByTwo(t *testing.T, k *kit) {
	theirs, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	theirs.Version = "theirs"
	other := *k
	if other.filer, err = transfer.NewFiler(theirs); err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]func(l *ledger.Ledger){
		"recorded": func(l *ledger.Ledger) { k.add(t, l, news[1]) },
		"judged": func(l *ledger.Ledger) {
			judge(t, l, ledger.Verdict{Kind: waybill.Accept, Transfer: the(t, l, "KP", "RU", "missile").ID})
		},
	} {
		s := k.New(t)
		ours := k.ledger(t, s)
		k.add(t, ours, news[0])
		file(other.ledger(t, k.Again(t, s)))
		want := k.filer.Version() + ", " + other.filer.Version()
		if v, err := ours.Verify(context.Background(), nil); err != nil || v.FiledBy != want {
			t.Errorf("%s: filed by %q, %v; not %q", name, v.FiledBy, err, want)
		}
	}
}
