package desk_test

import (
	"context"
	"errors"
	"testing"

	"waybill"
	"waybill/desk"
	"waybill/desk/desktest"
	"waybill/ledger"
	"waybill/view"
)

func TestParties(t *testing.T) {
	d := told(t)
	ctx := context.Background()
	all, err := d.Parties(ctx, desk.Asked{})
	if err != nil || len(all.Parties) < 3 || all.Next != "" {
		t.Fatalf("%+v, %v", all, err)
	}
	if p := &all.Parties[0]; p.ID != "RU" || p.Gives != 1 || p.Gets != 2 || p.Names["de"][0] != "Russland" {
		t.Errorf("the first is %+v", p)
	}
	var walked []view.Party
	a := desk.Asked{Page: ledger.Page{Limit: 1}}
	for {
		p, err := d.Parties(ctx, a)
		if err != nil || len(p.Parties) != 1 {
			t.Fatalf("%+v, %v", p, err)
		}
		walked = append(walked, p.Parties...)
		if p.Next == "" {
			break
		}
		a.Page.After = string(p.Next)
	}
	for i := range all.Parties {
		if len(walked) != len(all.Parties) || walked[i].ID != all.Parties[i].ID {
			t.Fatalf("walked %v", walked)
		}
	}
	desktest.Record(t, d, desk.Pasted("France sold Greece 18 Rafale jets."), waybill.Provenance{Published: "2024-05-01"})
	more, err := d.Parties(ctx, desk.Asked{})
	if err != nil || len(more.Parties) != len(all.Parties)+2 {
		t.Errorf("another article: %+v, %v", more, err)
	}
	if _, err := d.Parties(ctx, desk.Asked{Page: ledger.Page{After: "x"}}); err == nil || err.Error() != "after x: it is not the end of a page: take it from the page before" {
		t.Errorf("%v", err)
	}
}

func TestAccount(t *testing.T) {
	d := told(t)
	ctx := context.Background()
	acc, err := d.Account(ctx, "Russland", desk.Asked{})
	if err != nil {
		t.Fatal(err)
	}
	if acc.Party.ID != "RU" || acc.Party.Gives != 1 || acc.Party.Gets != 2 || len(acc.Given) != 1 || len(acc.Got) != 2 {
		t.Errorf("%+v", acc)
	}
	if acc.Given[0].Class != "energy" || len(acc.Given[0].Reports) == 0 {
		t.Errorf("gave %+v", acc.Given[0])
	}
	in, out := 0, 0
	for _, f := range acc.Flows {
		switch "RU" {
		case string(f.Supplier):
			out += f.Transfers
		case string(f.Recipient):
			in += f.Transfers
		}
		if f.Family == "" {
			t.Errorf("of what? %+v", f)
		}
	}
	for _, y := range acc.Years {
		if (y.Supplier == "RU") == (y.Recipient == "RU") {
			t.Errorf("in which direction? %+v", y)
		}
	}
	if in != 2 || out != 1 || len(acc.Years) == 0 {
		t.Errorf("in %d, out %d", in, out)
	}
	only, err := d.Account(ctx, "RU", desk.Asked{Filter: ledger.Filter{Suppliers: parties("IR")}})
	if err != nil || len(only.Got) != 1 || only.Got[0].Supplier != "IR" {
		t.Errorf("from Iran: %+v, %v", only, err)
	}
	quiet, err := d.Account(ctx, "FR", desk.Asked{})
	if err != nil || quiet.Party.ID != "FR" || len(quiet.Flows) != 0 {
		t.Errorf("%+v, %v", quiet, err)
	}
	_, err = d.Account(ctx, "Russlnd", desk.Asked{})
	var missing *desk.Missing
	if !errors.As(err, &missing) {
		t.Errorf("%v", err)
	}
}

func TestNetwork(t *testing.T) {
	d := told(t)
	ctx := context.Background()
	n, err := d.Network(ctx, desk.Asked{}, 0)
	if err != nil || n.Left != 0 || len(n.Parties) != 3 || len(n.Flows) != 3 {
		t.Fatalf("%+v, %v", n, err)
	}
	few, err := d.Network(ctx, desk.Asked{}, 2)
	if err != nil || few.Left != 1 || len(few.Parties) != 2 || few.Parties[0].ID != "RU" || few.Parties[1].ID != "KP" || len(few.Flows) != 2 {
		t.Errorf("%+v, %v", few, err)
	}
	for _, f := range few.Flows {
		if f.Returned != 1 || f.Transfers != 1 {
			t.Errorf("%+v", f)
		}
	}
}

func TestOrigins(t *testing.T) {
	d := told(t)
	ctx := context.Background()
	if _, err := d.Judge(ctx, ledger.Verdict{Kind: waybill.Grade, Origin: "Dmitri Peskow", Reliability: "E", By: "ann"}); err != nil {
		t.Fatal(err)
	}
	w, err := d.Origins(ctx, desk.Asked{})
	if err != nil || len(w.Origins) < 3 || w.Next != "" {
		t.Fatalf("%+v, %v", w, err)
	}
	var walked []string
	a := desk.Asked{Page: ledger.Page{Limit: 1}}
	for {
		p, err := d.Origins(ctx, a)
		if err != nil || len(p.Origins) != 1 {
			t.Fatalf("%+v, %v", p, err)
		}
		walked = append(walked, string(p.Origins[0].Name))
		if p.Next == "" {
			break
		}
		a.Page.After = string(p.Next)
	}
	if len(walked) != len(w.Origins) {
		t.Errorf("walked %q", walked)
	}
	denies := 0
	for i := range w.Origins {
		o := &w.Origins[i]
		if o.Denies > 0 {
			denies++
			if o.Party != "RU" || o.Contradicted != 1 || len(o.About) != 1 || o.About[0].Supplier != "KP" || o.First != "2024-02-13" {
				t.Errorf("%+v", o)
			}
		}
	}
	if denies != 1 {
		t.Errorf("%d deny", denies)
	}
	russian, err := d.Origins(ctx, desk.Asked{Filter: ledger.Filter{Parties: parties("RU")}})
	if err != nil || len(russian.Origins) != 1 {
		t.Errorf("%+v, %v", russian, err)
	}
	named, err := d.Origins(ctx, desk.Asked{Filter: ledger.Filter{Origins: []string{"nobody like that"}}})
	if err != nil || len(named.Origins) != 0 || named.Origins == nil {
		t.Errorf("%+v, %v", named, err)
	}
}

// What is judged is out of the queue; what is contested comes before what is not.
func TestReview(t *testing.T) {
	d := told(t)
	ctx := context.Background()
	id := shells(t, d)
	r, err := d.Review(ctx, desk.Asked{})
	if err != nil || len(r.Rows) != 3 || r.Rows[0].ID != id {
		t.Fatalf("%+v, %v", r, err)
	}
	if _, err := d.Judge(ctx, ledger.Verdict{Kind: waybill.Accept, Transfer: id, By: "ann"}); err != nil {
		t.Fatal(err)
	}
	if r, err = d.Review(ctx, desk.Asked{}); err != nil || len(r.Rows) != 2 {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestExchanges(t *testing.T) {
	d := told(t)
	stories, next, err := d.Exchanges(context.Background(), desk.Asked{})
	if err != nil || next != "" || len(stories) != 2 {
		t.Fatalf("%+v, %v", stories, err)
	}
	for i := range stories {
		if len(stories[i].Exchanges) == 0 {
			t.Errorf("nothing comes back for %s", stories[i].Transfer.ID)
		}
	}
}

// The state is the same while nothing is recorded, and another after.
func TestState(t *testing.T) {
	d := told(t)
	ctx := context.Background()
	states := map[string]bool{}
	for range 2 {
		s, err := d.State(ctx)
		if err != nil {
			t.Fatal(err)
		}
		states[s] = true
	}
	if _, err := d.Judge(ctx, ledger.Verdict{Kind: waybill.Accept, Transfer: shells(t, d), By: "ann"}); err != nil {
		t.Fatal(err)
	}
	s, err := d.State(ctx)
	if err != nil || len(states) != 1 || states[s] {
		t.Errorf("%v, %s, %v", states, s, err)
	}
}
