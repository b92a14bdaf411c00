package desk_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"waybill/desk"
	"waybill/ledger"
)

// one is the row from one party to another.
func one(t *testing.T, d *desk.Desk, f ledger.Filter) string {
	t.Helper()
	r, err := d.Register(context.Background(), desk.Asked{Filter: f})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Rows) != 1 {
		t.Fatalf("%d rows: %+v", len(r.Rows), r.Rows)
	}
	return r.Rows[0].ID
}

func shells(t *testing.T, d *desk.Desk) string {
	t.Helper()
	return one(t, d, ledger.Filter{Suppliers: parties("KP"), WithRejected: true})
}

func TestStory(t *testing.T) {
	d := told(t)
	id := shells(t, d)
	s, err := d.Story(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	if s.Transfer.ID != id || s.Asked != "" || !s.Transfer.Contested() || len(s.Articles) != 2 || s.Articles[0].Outlet != "Morning Post" {
		t.Errorf("%+v", s)
	}
	if len(s.Exchanges) != 1 || len(s.Exchanges[0].Transfers) != 1 || s.Exchanges[0].Transfers[0].Class != "energy" {
		t.Errorf("in return: %+v", s.Exchanges)
	}
}

func TestNoStory(t *testing.T) {
	d := told(t)
	id := shells(t, d)
	for asked, want := range map[string]string{
		strings.ToLower(id):      "there is no transfer " + strings.ToLower(id) + ": did you mean " + id + "?",
		id[:len(id)-2] + "ZZ":    "there is no transfer " + id[:len(id)-2] + "ZZ: did you mean " + id + "?",
		"FR-DE-missile-AAAAAA":   "there is no transfer FR-DE-missile-AAAAAA",
		"":                       "there is no transfer ",
		strings.Repeat("A", 500): "there is no transfer " + strings.Repeat("A", 80) + "…",
	} {
		_, err := d.Story(context.Background(), asked)
		var missing *desk.Missing
		if !errors.As(err, &missing) || !errors.Is(err, ledger.ErrNotFound) || err.Error() != want {
			t.Errorf("%s: %v, want %s", asked, err, want)
		}
	}
}

// A listing is walked page by page, and has each row once.
func TestRegisterPages(t *testing.T) {
	d := filled(t)
	ctx := context.Background()
	all, err := d.Register(ctx, desk.Asked{})
	if err != nil || len(all.Rows) < 5 || all.Next != "" {
		t.Fatalf("%+v, %v", all, err)
	}
	var got []string
	a := desk.Asked{Page: ledger.Page{Limit: 2}}
	for {
		r, err := d.Register(ctx, a)
		if err != nil || len(r.Rows) > 2 {
			t.Fatalf("%+v, %v", r, err)
		}
		for i := range r.Rows {
			got = append(got, r.Rows[i].ID)
		}
		if r.Next == "" {
			break
		}
		a.Page.After = string(r.Next)
	}
	for i := range all.Rows {
		if len(got) != len(all.Rows) || got[i] != all.Rows[i].ID {
			t.Fatalf("got %v", got)
		}
	}
	_, err = d.Register(ctx, desk.Asked{Page: ledger.Page{After: "nowhere"}})
	var wrong *desk.Error
	if !errors.As(err, &wrong) || !strings.HasPrefix(err.Error(), `after: "nowhere" is not the end of a page: `) {
		t.Errorf("%v", err)
	}
}

func TestSearch(t *testing.T) {
	d := told(t)
	ctx := context.Background()
	r, err := d.Search(ctx, "Artilleriegranaten OR shells", desk.Asked{Page: ledger.Page{Limit: 1}})
	if err != nil || len(r.Hits) != 1 || r.Next == "" || r.Query != "Artilleriegranaten OR shells" {
		t.Fatalf("%+v, %v", r, err)
	}
	h := &r.Hits[0]
	if h.Article.Outlet != "Abendblatt" || len(h.Snippets) != 1 || len(h.Snippets[0].Hits) == 0 || len(h.Transfers) != 1 || h.Transfers[0] != shells(t, d) {
		t.Errorf("%+v", h)
	}
	next, err := d.Search(ctx, "Artilleriegranaten OR shells", desk.Asked{Page: ledger.Page{Limit: 1, After: string(r.Next)}})
	if err != nil || len(next.Hits) != 1 || next.Next != "" || next.Hits[0].Article.Outlet != "Morning Post" {
		t.Errorf("%+v, %v", next, err)
	}
	for _, query := range []string{"", `"`, "NOT shells"} {
		_, err := d.Search(ctx, query, desk.Asked{})
		var wrong *desk.Error
		if !errors.As(err, &wrong) || wrong.Field != "query" {
			t.Errorf("%s: %v", query, err)
		}
	}
}
