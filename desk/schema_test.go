package desk_test

import (
	"bytes"
	"context"
	"encoding/json"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"waybill"
	"waybill/desk"
	"waybill/ledger"
)

// What is answered is as docs/ledger.schema.json says: each answer is one of all, and only
// one.
func TestAnswersAreAsTheSchemaSays(t *testing.T) {
	whole, err := jsonschema.NewCompiler().Compile("../docs/ledger.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	for name, d := range map[string]*desk.Desk{"samples": filled(t), "told": told(t), "nothing": empty(t)} {
		answer := func(thing string, v any, err error) {
			t.Helper()
			if err != nil {
				t.Fatalf("%s of %s: %v", thing, name, err)
			}
			data, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if err := whole.Validate(value); err != nil {
				t.Errorf("%s of %s: %v", thing, name, err)
			}
		}
		r, err := d.Register(ctx, desk.Asked{Page: ledger.Page{Limit: 2}})
		answer("a register", r, err)
		for i := range r.Rows {
			s, err := d.Story(ctx, r.Rows[i].ID)
			answer("a story", s, err)
			j, err := d.Judge(ctx, ledger.Verdict{Kind: waybill.Accept, Transfer: r.Rows[i].ID, By: "ann"})
			answer("a judgement", j, err)
		}
		articles, err := d.Articles(ctx, desk.Asked{})
		answer("the articles", articles, err)
		for i := range articles.Hits {
			p, err := d.Paper(ctx, articles.Hits[i].Article.ID)
			answer("a paper", p, err)
			p, err = d.Explain(ctx, articles.Hits[i].Article.ID)
			answer("a paper that is explained", p, err)
		}
		found, err := d.Search(ctx, "Drohnen OR drones", desk.Asked{})
		answer("results", found, err)
		parties, err := d.Parties(ctx, desk.Asked{})
		answer("parties", parties, err)
		account, err := d.Account(ctx, "RU", desk.Asked{})
		answer("an account", account, err)
		network, err := d.Network(ctx, desk.Asked{}, 0)
		answer("a network", network, err)
		origins, err := d.Origins(ctx, desk.Asked{})
		answer("origins", origins, err)
		log, err := d.Log(ctx, "", 0)
		answer("the log", log, err)
		about, err := d.About(ctx)
		answer("about", about, err)
	}
}
