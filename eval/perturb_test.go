package eval_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"waybill"
	"waybill/eval"
	"waybill/view"
)

// perturb makes a document out of gold and spoils it at random: the same seed spoils
// the same way.
func perturb(g *eval.Gold, seed uint64) *view.Document {
	p := spoiler{rand.New(rand.NewPCG(seed, uint64(len(g.Text)))), g}
	d := &view.Document{
		Report: view.Report{File: "some/where/" + g.File},
		Claims: []view.Claim{}, Statements: []view.Statement{},
	}
	for _, t := range g.Transfers {
		for range p.copies() {
			d.Claims = append(d.Claims, p.transfer(t))
		}
	}
	for _, e := range g.Events {
		for range p.copies() {
			c := view.Claim{Kind: e.Type, Evidence: p.words(e.Evidence)}
			if p.now(8) {
				c.Kind = string(waybill.Link)
			}
			d.Claims = append(d.Claims, c)
		}
	}
	for _, q := range g.Quotes {
		for range p.copies() {
			d.Statements = append(d.Statements, p.quote(q))
		}
	}
	p.Shuffle(len(d.Claims), func(i, j int) { d.Claims[i], d.Claims[j] = d.Claims[j], d.Claims[i] })
	return d
}

type spoiler struct {
	*rand.Rand
	gold *eval.Gold
}

// now is true once in n times.
func (p spoiler) now(n int) bool { return p.IntN(n) == 0 }

func (p spoiler) copies() int { return []int{0, 1, 1, 1, 1, 2}[p.IntN(6)] }

func (p spoiler) transfer(t eval.Transfer) view.Claim {
	c := view.Claim{
		Kind: string(waybill.TransferClaim), Supplier: optional(t.Supplier), Recipient: optional(t.Recipient),
		Class: view.Optional(t.Class), Stage: view.Optional(t.Stage), Certainty: view.Optional(t.Certainty),
		Source: p.name(t.Source), Quantity: optional(t.Quantity), Exchange: optional(t.Exchange),
		Evidence: p.words(t.Evidence),
	}
	if p.now(8) {
		c.Supplier, c.Recipient = c.Recipient, c.Supplier
	}
	if p.now(8) {
		c.Recipient = ""
	}
	if p.now(5) {
		c.Class = view.Optional(waybill.Class(t.Class).Family())
	}
	if p.now(9) {
		c.Class = "weapons"
	}
	if p.now(4) {
		c.Stage = view.Optional(waybill.Stages()[p.IntN(9)])
	}
	if p.now(4) {
		c.Certainty = view.Optional(waybill.Certainties()[p.IntN(6)])
	}
	if p.now(4) {
		c.Quantity = "rund İ 18"
	}
	if p.now(6) {
		c.Exchange = "x9"
	}
	return c
}

func (p spoiler) quote(q eval.Quote) view.Statement {
	s := view.Statement{Type: q.Type, Speaker: p.name(q.Speaker), Text: q.Text}
	if w := p.words(q.Text); w != nil {
		s.Text = w.Text
	}
	switch p.IntN(8) {
	case 0:
		s.Type = "free"
	case 1:
		s.Type = "reported"
	case 2:
		s.Type = "direct"
	}
	return s
}

func (p spoiler) name(s string) view.Optional {
	fields := strings.Fields(s)
	switch p.IntN(7) {
	case 0:
		s = fields[len(fields)-1]
	case 1:
		s = "  " + strings.ToUpper(s) + " "
	case 2:
		s = waybill.Narrator
	case 3:
		s = ""
	}
	return view.Optional(s)
}

// words are the evidence, or part of it, or too much, or with other white space.
func (p spoiler) words(s string) *view.Words {
	fields := strings.Fields(s)
	switch p.IntN(9) {
	case 0:
		return nil
	case 1:
		s = strings.Join(fields[:1+p.IntN(len(fields))], " ")
	case 2:
		s = strings.Join(fields, "\n \u00a0")
	case 3:
		s = p.gold.Text
	case 4:
		s += fmt.Sprintf(" %d words that are not there", p.IntN(5))
	case 5:
		s = strings.Join(fields[p.IntN(len(fields)):], " ")
	}
	return &view.Words{Text: s}
}

func optional(s *string) view.Optional {
	if s == nil {
		return ""
	}
	return view.Optional(*s)
}
