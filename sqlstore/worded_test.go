package sqlstore_test

import (
	"path/filepath"
	"reflect"
	"testing"

	"waybill"
	"waybill/atlas"
	"waybill/ledger"
	"waybill/ledger/generate"
	"waybill/query"
	"waybill/sqlite"
	"waybill/sqlstore"
	"waybill/transfer"
)

// TestWorded looks for words in the evidence of made-up articles in every way there is, and holds
// each against what the language of queries says of each claim.
func TestWorded(t *testing.T) {
	s := filled(t, 300)
	found := 0
	err := s.View(t.Context(), func(tx ledger.Tx) error {
		for _, words := range []string{"delivered", "Panzer OR tanks", "delivered NOT Iskander", "Lieferung*", `"air defence"`, "nowhereatall"} {
			q, err := query.Parse(words)
			if err != nil {
				return err
			}
			for _, f := range []ledger.Filter{{}, {Parties: []waybill.PartyID{"RU"}}, {Langs: []string{"de"}, WithRejected: true}} {
				all, err := tx.List(f, ledger.Page{})
				if err != nil {
					return err
				}
				f.Query = q
				compareFlows(t, tx, f)
				f.Query = nil
				for _, p := range []ledger.Page{{Limit: 7}, {Limit: 500, Sort: "claims"}, {Limit: 20, Sort: "id", Reverse: true}} {
					n, err := paged(t, tx, f, q, p, len(all))
					if err != nil {
						return err
					}
					found += n
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found < 500 {
		t.Errorf("%d rows found in all", found)
	}
}

// paged goes through the pages of rows with words and compares them with a plain look at all rows,
// of which there are so many. It tells how many have the words.
func paged(t *testing.T, tx ledger.Tx, f ledger.Filter, q ledger.Query, p ledger.Page, rows int) (int, error) {
	t.Helper()
	whole := p
	whole.Limit = rows
	all, err := tx.List(f, whole)
	if err != nil {
		return 0, err
	}
	var want []waybill.Transfer
	for _, row := range all {
		claims, err := tx.ClaimsOfTransfer(row.ID)
		if err != nil {
			return 0, err
		}
		for i := range claims {
			if q.Matches(claims[i].Words) {
				want = append(want, row)
				break
			}
		}
	}
	f.Query = q
	for left := want; ; {
		ways, err := tx.(*sqlstore.Tx).Worded(f, p)
		if err != nil {
			return 0, err
		}
		page := left[:min(len(left), p.Limit)]
		for way, got := range ways {
			if len(got)+len(page) > 0 && !reflect.DeepEqual(got, page) {
				t.Errorf("%+v, %+v, %s: %d rows, want %d", f, p, way, len(got), len(page))
			}
		}
		if left = left[len(page):]; len(left) == 0 || t.Failed() {
			return len(want), nil
		}
		p.After = p.Next(&page[len(page)-1])
	}
}

// TestFlows sums rows of made-up articles as lines of bundles and one by one.
func TestFlows(t *testing.T) {
	err := filled(t, 300).View(t.Context(), func(tx ledger.Tx) error {
		for _, f := range []ledger.Filter{
			{}, {Suppliers: []waybill.PartyID{"RU", "US"}}, {Parties: []waybill.PartyID{"RU"}, Since: "2020-01-01"}, {Classes: []waybill.Class{"missile", "armour.tank"}},
			{Stages: []waybill.Stage{waybill.Delivered, waybill.Offered}}, {Stages: []waybill.Stage{waybill.Agreed}, Certainties: []waybill.Certainty{waybill.Stated, waybill.Denied}},
			{Until: "2021-06-01", ReportSince: "2019-05-05"}, {Contested: true}, {Credibility: []waybill.Credibility{2, 3}}, {MinOrigins: 2, MinArticles: 3}, {Langs: []string{"de"}, Undecided: true},
		} {
			compareFlows(t, tx, f)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// compareFlows holds sums against those of rows one by one.
func compareFlows(t *testing.T, tx ledger.Tx, f ledger.Filter) {
	t.Helper()
	for _, by := range []ledger.Dimensions{{}, {Supplier: true, Recipient: true}, {Recipient: true, Family: true}, {Supplier: true, Year: true}} {
		got, err := tx.Flows(f, by, 0)
		want, err2 := tx.(*sqlstore.Tx).FlowsOfRows(f, by)
		if err != nil || err2 != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%+v by %+v: %v, %v, %d flows, want %d:\n%+v\n%+v", f, by, err, err2, len(got), len(want), got, want)
		}
	}
}

// filled is a ledger of made-up articles.
func filled(t *testing.T, articles int) ledger.Store {
	t.Helper()
	a, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	w, err := generate.New(a, generate.Options{Seed: 1, Claims: 10 * articles})
	if err != nil {
		t.Fatal(err)
	}
	filer, err := transfer.NewFiler(a)
	if err != nil {
		t.Fatal(err)
	}
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "ledger.db"), sqlite.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	l, err := ledger.New(s, filer, ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	var inputs []ledger.Input
	for i := range articles {
		inputs = append(inputs, w.Article(i))
	}
	if _, err := l.Record(t.Context(), inputs); err != nil {
		t.Fatal(err)
	}
	if err := l.Settle(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	return s
}
