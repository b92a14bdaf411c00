package desk_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"waybill"
	"waybill/desk"
	"waybill/desk/desktest"
	"waybill/ledger"
	"waybill/view"
)

// placed is where the register has the claims of a paper, by their ids.
func placed(p *view.Paper) map[string]string {
	at := map[string]string{}
	for _, x := range p.Placed {
		at[x.ID] = x.Transfer
	}
	return at
}

func TestPaper(t *testing.T) {
	d := told(t)
	ctx := context.Background()
	id := shells(t, d)
	s, err := d.Story(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	article := s.Articles[0].ID
	p, err := d.Paper(ctx, article[:8])
	if err != nil {
		t.Fatal(err)
	}
	if p.Filed == nil || p.Filed.ID != article || p.Filed.Outlet != "Morning Post" || p.Report.Article != article {
		t.Errorf("%+v", p.Filed)
	}
	at := placed(p)
	for i := range p.Claims {
		if c := &p.Claims[i]; c.IsTransfer() && at[c.ID] == "" {
			t.Errorf("%s has no place", c.ID)
		}
	}
	if !slices.ContainsFunc(p.Placed, func(x view.Placed) bool { return x.Transfer == id && x.Key == s.Voices[0].Said[0].Claim }) {
		t.Errorf("none is of %s: %+v", id, p.Placed)
	}
	if len(p.Readings) != 1 || !p.Readings[0].InForce || p.Readings[0].Claims != len(p.Claims) || len(p.Copies) != 0 {
		t.Errorf("%+v, %+v", p.Readings, p.Copies)
	}
	for _, none := range []string{"", "abc", "0000000000", article + "0", "zzzzzzzz"} {
		_, err := d.Paper(ctx, none)
		var missing *desk.Missing
		if !errors.As(err, &missing) || missing.Thing != "article" {
			t.Errorf("%q: %v", none, err)
		}
		if _, err := d.Original(ctx, none); !errors.Is(err, ledger.ErrNotFound) {
			t.Errorf("%q: %v", none, err)
		}
	}
}

// What is read anew says why, and has the places of the reading in force.
func TestExplain(t *testing.T) {
	d := told(t)
	ctx := context.Background()
	s, err := d.Story(ctx, shells(t, d))
	if err != nil {
		t.Fatal(err)
	}
	paper, err := d.Paper(ctx, s.Articles[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	p, err := d.Explain(ctx, s.Articles[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Claims) != len(paper.Claims) || p.Claims[0].Explain == nil || paper.Claims[0].Explain != nil || !slices.Equal(p.Placed, paper.Placed) {
		t.Errorf("%+v", p.Placed)
	}
	a, err := d.Original(ctx, s.Articles[0].ID)
	if err != nil || a.ID() != s.Articles[0].ID {
		t.Errorf("%+v, %v", a, err)
	}
	again, err := d.Read(ctx, a)
	if err != nil || again.Filed == nil || again.Filed.ID != a.ID() || !slices.Equal(again.Placed, paper.Placed) {
		t.Errorf("%+v, %v", again, err)
	}
}

// Copies of a text are told of each other, and passages are taken from one of them.
func TestCopies(t *testing.T) {
	d := empty(t)
	ctx := context.Background()
	a := sample(t, "de-agentur-haubitzen.txt")
	desktest.Record(t, d, a, waybill.Provenance{Outlet: "Abendblatt", Published: "2024-05-01"})
	copied := waybill.Article{File: "copy.txt", Bytes: append(slices.Clone(a.Bytes), "\n"...)}
	desktest.Record(t, d, copied, waybill.Provenance{Outlet: "Morgenblatt", Published: "2024-05-02"})
	p, err := d.Paper(ctx, a.ID())
	if err != nil || len(p.Copies) != 1 || p.Copies[0].ID != copied.ID() {
		t.Fatalf("%+v, %v", p, err)
	}
	r, err := d.Register(ctx, desk.Asked{})
	if err != nil || len(r.Rows) == 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	s, err := d.Story(ctx, r.Rows[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	passages, err := d.Passages(ctx, s)
	if err != nil || len(passages) == 0 {
		t.Fatalf("%v, %v", passages, err)
	}
	for _, x := range passages {
		if x.Article != s.Copies[0][0] {
			t.Errorf("%s is of a copy", x.Claim)
		}
	}
}

// Every claim stands in its paragraph, at the place that is told.
func TestPassages(t *testing.T) {
	d := filled(t)
	ctx := context.Background()
	r, err := d.Register(ctx, desk.Asked{Filter: ledger.Filter{WithRejected: true}})
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for i := range r.Rows {
		s, err := d.Story(ctx, r.Rows[i].ID)
		if err != nil {
			t.Fatal(err)
		}
		passages, err := d.Passages(ctx, s)
		if err != nil {
			t.Fatal(err)
		}
		for k := range s.Voices {
			for _, said := range s.Voices[k].Said {
				p, ok := passages[said.Claim]
				if !ok || p.Claim != said.Claim || p.Article != said.Article {
					t.Fatalf("%s: %+v", said.Claim, p)
				}
				paper, err := d.Paper(ctx, said.Article)
				if err != nil {
					t.Fatal(err)
				}
				points := []rune(paper.Text)
				if string(points[p.Begin:p.End]) != p.Text || string(points[p.Words.Begin:p.Words.End]) != said.Words || p.Words.Begin < p.Begin || p.Words.End > p.End {
					t.Errorf("%+v does not hold %q", p, said.Words)
				}
				if !slices.ContainsFunc(paper.Report.Blocks, func(b view.Block) bool { return b.Begin == p.Begin }) {
					t.Errorf("no paragraph begins at %d", p.Begin)
				}
				seen++
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d passages", seen)
	}
}

func TestArticles(t *testing.T) {
	d := filled(t)
	ctx := context.Background()
	a := desk.Asked{Page: ledger.Page{Limit: 4}}
	first, err := d.Articles(ctx, a)
	if err != nil || len(first.Hits) != 4 || first.Next == "" || first.Hits[0].Article.File != samples[len(samples)-1] || len(first.Hits[0].Transfers) == 0 {
		t.Fatalf("%+v, %v", first, err)
	}
	a.Page.After = string(first.Next)
	rest, err := d.Articles(ctx, a)
	if err != nil || len(rest.Hits) != len(samples)-4 || rest.Next != "" || rest.Hits[len(rest.Hits)-1].Article.File != samples[0] {
		t.Errorf("%+v, %v", rest, err)
	}
}
