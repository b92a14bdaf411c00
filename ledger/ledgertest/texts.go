package ledgertest

import (
	"context"
	"fmt"
	"testing"

	"waybill"
	"waybill/ledger"
)

// The articles of the tests with real readings.
const (
	exchange = `North Korea shipped KN-23 missiles to Russia

North Korea has delivered 40 KN-23 ballistic missiles to Russia, South Korea's defence ministry said on 4 January 2024. In return Russia sent fuel to North Korea, the ministry said.
`
	denial = `Kremlin denies missile deliveries

Russia has not received any ballistic missiles from North Korea, the Kremlin said on 6 January 2024.

Iran is considering supplying drones to Russia, officials said.
`
	german = `Nordkorea liefert Raketen

Nordkorea hat im Januar 2024 ballistische Raketen an Russland geliefert, berichtet die Agentur Yonhap. Die Süddeutsche fragte nach; der Kreml schwieg. Schweden prüft die Lieferung von Gripen an die Ukraine.
`
	// hostile holds bytes that are no UTF-8, and quotation marks that SQL would trip over.
	hostile = "Iran delivered drones to Russia\n\nIran has delivered 'drones'; DROP TABLE claim -- \xff\xfe to Russia, officials said.\n"
)

// article is an article as it is added.
type article struct{ file, text, outlet, published string }

var news = []article{
	{"exchange.txt", exchange, "Kieler Anzeiger", "2024-01-05"},
	{"denial.txt", denial, "Reuters", "2024-01-06"},
	{"german.txt", german, "Yonhap \x00 Nachrichten\xff", "2024-02-01"},
	{"hostile\xff.txt", hostile, "", ""},
}

// input is an article, read by the engine there is.
func (k *kit) input(t testing.TB, a article) ledger.Input {
	t.Helper()
	r, err := k.reader.Read(waybill.Article{File: a.file, Bytes: []byte(a.text)})
	if err != nil {
		t.Fatal(err)
	}
	return ledger.Input{
		Bytes: []byte(a.text), Reading: r,
		Provenance: waybill.Provenance{File: a.file, Outlet: a.outlet, Published: a.published},
	}
}

// add records articles, and tells what that came to.
func (k *kit) add(t testing.TB, l *ledger.Ledger, articles ...article) ledger.Recorded {
	t.Helper()
	var inputs []ledger.Input
	for _, a := range articles {
		inputs = append(inputs, k.input(t, a))
	}
	return record(t, l, inputs...)
}

func record(t fataler, l *ledger.Ledger, inputs ...ledger.Input) ledger.Recorded {
	t.Helper()
	r, err := l.Record(context.Background(), inputs)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// by is an input as another engine reads it, which leaves out the claims that keep drops.
func by(in ledger.Input, engine string, keep func(*waybill.Claim) bool) ledger.Input {
	r := *in.Reading
	r.Engine, r.Claims = engine, nil
	for _, c := range in.Reading.Claims {
		if keep == nil || keep(&c) {
			r.Claims = append(r.Claims, c)
		}
	}
	in.Reading = &r
	return in
}

// judge records a judgement that must be possible.
func judge(t fataler, l *ledger.Ledger, v ledger.Verdict) waybill.Judgement {
	t.Helper()
	if v.By == "" {
		v.By = "an analyst"
	}
	j, err := l.Judge(context.Background(), v)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func undo(t fataler, l *ledger.Ledger, number int64) {
	t.Helper()
	if _, err := l.Undo(context.Background(), number, "an analyst", "a mistake"); err != nil {
		t.Fatal(err)
	}
}

// list is all rows a filter chooses, by their ids.
func list(t fataler, l *ledger.Ledger, f ledger.Filter) []waybill.Transfer {
	t.Helper()
	rows, err := l.List(context.Background(), f, ledger.Page{Sort: "id"})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// the is the only row between two parties with goods of a family.
func the(t fataler, l *ledger.Ledger, supplier, recipient waybill.PartyID, family waybill.Class) waybill.Transfer {
	t.Helper()
	rows := list(t, l, ledger.Filter{
		Suppliers: []waybill.PartyID{supplier}, Recipients: []waybill.PartyID{recipient}, Classes: []waybill.Class{family}, WithRejected: true,
	})
	if len(rows) != 1 {
		t.Fatalf("%s to %s, %s: %d rows: %v", supplier, recipient, family, len(rows), list(t, l, ledger.Filter{WithRejected: true}))
	}
	return rows[0]
}

func show(t fataler, l *ledger.Ledger, id string) *ledger.Story {
	t.Helper()
	s, err := l.Show(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func stats(t fataler, l *ledger.Ledger) ledger.Counts {
	t.Helper()
	c, err := l.Stats(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func sprint(format string, args ...any) string { return fmt.Sprintf(format, args...) }
