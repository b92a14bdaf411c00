package ledgertest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"waybill"
	"waybill/ledger"
	"waybill/transfer"
)

var questionTests = []test{
	{"sums of rows", testFlows},
	{"pages of origins", testWitnessPages},
	{"origins as people grade them", testGradedOrigins},
	{"an article with all there is of it", testPaper},
	{"the state changes with every entry", testState},
	{"the log, a page at a time", testLogPages},
}

// testFlows sums what each filter chooses, and holds it against the rows that List gives.
func testFlows(t *testing.T, k *kit) {
	s := k.New(t)
	fill(t, s)
	view(t, s, func(tx ledger.Tx) error {
		for _, c := range filterCases(t) {
			rows, err := tx.List(c.f, ledger.Page{})
			if err != nil {
				return err
			}
			var plain []transfer.Row
			for i := range rows {
				rows[i].Status = waybill.Open // those that are rejected were asked for
				plain = append(plain, transfer.Row{Transfer: rows[i]})
			}
			for _, by := range dimensions {
				for _, limit := range []int{0, 2} {
					want := flowsOf(plain, by)
					if limit > 0 {
						want = want[:min(limit, len(want))]
					}
					got, err := tx.Flows(c.f, by, limit)
					equal(t, fmt.Sprintf("%+v by %+v", c.f, by), got, want, err)
				}
			}
		}
		return nil
	})
}

func testWitnessPages(t *testing.T, k *kit) {
	s := k.New(t)
	pair, other := ledger.Pair{Supplier: "KP", Recipient: "RU"}, ledger.Pair{Recipient: "RU"}
	origin := func(name string, party waybill.PartyID, claims int) transfer.Witness {
		return transfer.Witness{Origin: waybill.Origin{Kind: waybill.OfficeOrigin, Name: name, Party: party}, Claims: claims, Transfers: 1}
	}
	var all []ledger.HomedWitness
	for i, name := range []string{"a", "A_b", "Äa%", "b!", "", "Ab"} {
		all = append(all, ledger.HomedWitness{Witness: origin(name, []waybill.PartyID{"US", "", "RU"}[i%3], 1+i/2), Home: pair})
	}
	put := func(pairs []ledger.Pair, some []ledger.HomedWitness) {
		t.Helper()
		update(t, s, func(tx ledger.Tx) error { return tx.PutWitnesses(pairs, some) })
	}
	put([]ledger.Pair{pair}, all)
	put([]ledger.Pair{other}, []ledger.HomedWitness{{Witness: origin("b!", "US", 5), Home: other}})
	names := func(o ledger.Origins, p ledger.Page) string {
		t.Helper()
		var list []string
		view(t, s, func(tx ledger.Tx) error {
			for {
				some, err := tx.Witnesses(o, p)
				for i := range some {
					list = append(list, fmt.Sprintf("%s%d", some[i].Name, some[i].Claims))
				}
				if err != nil || p.Limit == 0 || len(some) < p.Limit {
					return err
				}
				p.After = ledger.NextWitness(&some[len(some)-1])
			}
		})
		return strings.Join(list, " ")
	}
	const order = "b!7 3 Ab3 Äa%2 A_b1 a1"
	for _, limit := range []int{0, 1, 2, 5, 6, 100} {
		if got := names(ledger.Origins{}, ledger.Page{Limit: limit}); got != order {
			t.Errorf("%d at a time: %s", limit, got)
		}
	}
	for _, c := range []struct {
		o    ledger.Origins
		want string
	}{
		{ledger.Origins{Name: "A"}, "Ab3 Äa%2 A_b1 a1"}, {ledger.Origins{Name: "_"}, "A_b1"}, {ledger.Origins{Name: "ä"}, "Äa%2"}, {ledger.Origins{Name: "!"}, "b!7"},
		{ledger.Origins{Name: "%"}, "Äa%2"}, {ledger.Origins{Parties: partyIDs{"US", "RU"}}, "b!7 Ab3 Äa%2 a1"}, {ledger.Origins{Name: "b", Parties: partyIDs{""}}, "A_b1"},
		{ledger.Origins{Name: "nobody"}, ""},
	} {
		if got := names(c.o, ledger.Page{Limit: 2}); got != c.want {
			t.Errorf("%+v: %s, want %s", c.o, got, c.want)
		}
	}
	put([]ledger.Pair{pair}, all[:1])
	if got := names(ledger.Origins{}, ledger.Page{}); got != "b!5 a1" {
		t.Errorf("after some were taken away: %s", got)
	}
	put([]ledger.Pair{pair, other}, nil)
	if got := names(ledger.Origins{}, ledger.Page{}); got != "" {
		t.Errorf("after all were taken away: %s", got)
	}
	view(t, s, func(tx ledger.Tx) error {
		for _, after := range []string{"?", "AAAA", "eAp4"} {
			if _, err := tx.Witnesses(ledger.Origins{}, ledger.Page{After: after}); !errors.Is(err, ledger.ErrPage) {
				t.Errorf("behind %q: %v", after, err)
			}
		}
		return nil
	})
}

func testGradedOrigins(t *testing.T, k *kit) {
	l, _ := judged(t, k)
	grade := func(r waybill.Reliability) string {
		t.Helper()
		all, _, err := l.Witnesses(context.Background(), ledger.Origins{}, ledger.Page{})
		if err != nil || len(all) < 2 {
			t.Fatalf("%d origins, %v", len(all), err)
		}
		for i := range all {
			if want := map[bool]waybill.Reliability{i == 0: r}[true]; all[i].Reliability != want {
				t.Errorf("%s is graded %q, not %q", all[i].Name, all[i].Reliability, want)
			}
		}
		return all[0].Name
	}
	name := grade("")
	for _, r := range []waybill.Reliability{"B", "D"} {
		judge(t, l, ledger.Verdict{Kind: waybill.Grade, Origin: name, Reliability: r})
		grade(r)
	}
	undo(t, l, 0)
	grade("B")
	if err := l.Rebuild(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	grade("B")
}

func testPaper(t *testing.T, k *kit) {
	l := k.ledger(t, k.New(t))
	ctx := context.Background()
	first := k.input(t, news[0])
	first.Provenance.Outlet = "Kieler Anzeiger"
	record(t, l, first)
	record(t, l, by(k.input(t, news[0]), "9.0.0", nil))
	record(t, l, k.input(t, article{"copy.txt", "Printed anew\n\n" + news[0].text, "Elbe-Bote", "2024-02-02"}))
	id := first.Reading.Report.Article
	p, err := l.Report(ctx, id[:8])
	if err != nil {
		t.Fatal(err)
	}
	if p.Article != id || p.Provenance.Outlet != "Kieler Anzeiger" || p.Provenance.File != news[0].file || p.Reading.Engine != "9.0.0" {
		t.Errorf("article %s of %+v by %s", p.Article, p.Provenance, p.Reading.Engine)
	}
	if n := len(p.Readings); n != 2 || p.Readings[0].Entry >= p.Readings[1].Entry || !strings.HasPrefix(p.Readings[1].Stamp, "9.0.0 ") || p.Readings[0].At.IsZero() ||
		p.Readings[0].Claims != len(first.Reading.Claims) {
		t.Errorf("readings %+v", p.Readings)
	}
	if len(p.Copies) != 1 || p.Copies[0].File != "copy.txt" {
		t.Errorf("copies %+v", p.Copies)
	}
	if len(p.Claims) == 0 {
		t.Error("no claims")
	}
	for _, c := range p.Claims {
		if len(c.In) == 0 || c.Transfer == "" {
			t.Errorf("claim %s is %v of the reading, of transfer %q", c.Key, c.In, c.Transfer)
		}
		for _, in := range c.In {
			for i := range p.Reading.Claims {
				if r := &p.Reading.Claims[i]; r.ID == in && r.Evidence.Of(p.Reading.Report.Text) != c.Words {
					t.Errorf("claim %s is not %s", c.Words, in)
				}
			}
		}
	}
	a, err := l.Original(ctx, id)
	if err != nil || a.ID() != id || a.File != news[0].file {
		t.Errorf("article %s, %v", a.ID(), err)
	}
	for _, none := range []string{"", id[:7], strings.Repeat("0", 64), id + "0"} {
		if _, err := l.Report(ctx, none); !errors.Is(err, ledger.ErrNotFound) {
			t.Errorf("article %q: %v", none, err)
		}
		if _, err := l.Original(ctx, none); !errors.Is(err, ledger.ErrNotFound) {
			t.Errorf("article %q: %v", none, err)
		}
	}
	texts, err := l.Evidence(ctx, []string{id, "none", p.Copies[0].Article})
	if err != nil || len(texts) != 2 || texts[id].Text != p.Reading.Report.Text || len(texts[id].Blocks) != len(p.Reading.Report.Blocks) {
		t.Fatalf("%d texts, %v", len(texts), err)
	}
	for i, span := range texts[id].Claims {
		if span != p.Reading.Claims[i].Evidence {
			t.Errorf("the evidence of claim %d is %v", i, span)
		}
	}
	page, err := l.Articles(ctx, ledger.Filter{}, ledger.Page{Limit: 1})
	if err != nil || len(page) != 1 || page[0].File != "copy.txt" || len(page[0].Transfers) == 0 || page[0].Text != "" {
		t.Errorf("the last article is %+v, %v", page, err)
	}
}

func testState(t *testing.T, k *kit) {
	s := k.New(t)
	l := k.ledger(t, s)
	seen := map[string]bool{}
	again := func(changes bool) {
		t.Helper()
		state, err := l.State(context.Background())
		if err != nil || state == "" || seen[state] == changes {
			t.Errorf("state %q, seen before: %v, %v", state, seen[state], err)
		}
		seen[state] = true
	}
	again(true)
	record(t, l, k.input(t, news[0]))
	again(true)
	again(false)
	record(t, l, k.input(t, news[0]))
	again(false)
	rows, err := l.List(context.Background(), ledger.Filter{}, ledger.Page{})
	if err != nil || len(rows) == 0 {
		t.Fatal(rows, err)
	}
	judge(t, l, ledger.Verdict{Kind: waybill.Accept, Transfer: rows[0].ID})
	again(true)
	undo(t, l, 0)
	again(true)
	if err := l.SetWindow(context.Background(), 7); err != nil {
		t.Fatal(err)
	}
	again(true)
	if other, err := k.ledger(t, k.Again(t, s)).State(context.Background()); err != nil || !seen[other] {
		t.Errorf("another process: %q, %v", other, err)
	}
}

func testLogPages(t *testing.T, k *kit) {
	l, _ := judged(t, k)
	all := logOf(t, l)
	var got []ledger.Judged
	for after := int64(0); ; {
		some, err := l.LogPage(context.Background(), after, 2)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, some...)
		if len(some) < 2 {
			break
		}
		after = some[len(some)-1].Number
	}
	slices.Reverse(got)
	equal(t, "the log", got, all, nil)
	whole, err := l.LogPage(context.Background(), 0, 0)
	if err != nil || len(whole) != len(all) || whole[0].Number != all[len(all)-1].Number {
		t.Errorf("%d judgements, %v", len(whole), err)
	}
}
