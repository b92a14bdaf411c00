package eval

import (
	"fmt"
	"slices"

	"waybill/view"
)

// Attributes counts, of the claims found, how many have each value right.
type Attributes struct {
	Claims                                              int
	Class, Stage, Certainty, Source, Exchange, Quantity int
}

// agreement says which values of one claim are those of its gold.
type agreement struct{ class, stage, certainty, source, exchange, quantity bool }

func compare(g *Transfer, c *view.Claim) agreement {
	return agreement{
		class:     g.Class == string(c.Class),
		stage:     g.Stage == string(c.Stage),
		certainty: g.Certainty == string(c.Certainty),
		source:    sameName(g.Source, string(c.Source)),
		exchange:  (text(g.Exchange) != "") == (c.Exchange != ""),
		quantity:  slices.Equal(words(text(g.Quantity)), words(string(c.Quantity))),
	}
}

func (a agreement) strict() bool { return a.stage && a.certainty && a.source }

func (a agreement) right() int {
	n := 0
	for _, ok := range []bool{a.class, a.stage, a.certainty, a.source, a.exchange, a.quantity} {
		n += count(ok)
	}
	return n
}

// wrong tells gold and predicted value of what does not agree.
func (a agreement) wrong(g *Transfer, c *view.Claim) []string {
	values := []struct {
		name      string
		ok        bool
		gold, got string
	}{
		{"class", a.class, g.Class, string(c.Class)},
		{"stage", a.stage, g.Stage, string(c.Stage)},
		{"certainty", a.certainty, g.Certainty, string(c.Certainty)},
		{"source", a.source, g.Source, string(c.Source)},
		{"exchange", a.exchange, text(g.Exchange), string(c.Exchange)},
		{"quantity", a.quantity, text(g.Quantity), string(c.Quantity)},
	}
	var bad []string
	for _, v := range values {
		if !v.ok {
			bad = append(bad, fmt.Sprintf("%s: gold %q got %q", v.name, v.gold, v.got))
		}
	}
	return bad
}

func (t *Attributes) add(a agreement) {
	t.sum(Attributes{1, count(a.class), count(a.stage), count(a.certainty), count(a.source), count(a.exchange), count(a.quantity)})
}

func (t *Attributes) sum(o Attributes) {
	t.Claims += o.Claims
	t.Class += o.Class
	t.Stage += o.Stage
	t.Certainty += o.Certainty
	t.Source += o.Source
	t.Exchange += o.Exchange
	t.Quantity += o.Quantity
}

func (t Attributes) accuracy() Accuracy {
	return Accuracy{
		Class: share(t.Class, t.Claims), Stage: share(t.Stage, t.Claims),
		Certainty: share(t.Certainty, t.Claims), Source: share(t.Source, t.Claims),
		Exchange: share(t.Exchange, t.Claims), Quantity: share(t.Quantity, t.Claims),
	}
}

func count(ok bool) int {
	if ok {
		return 1
	}
	return 0
}
