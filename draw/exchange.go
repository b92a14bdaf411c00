package draw

import (
	"html/template"
	"slices"
	"strings"

	"waybill"
	"waybill/view"
)

// pair is two parties and what they give each other.
type pair struct {
	left, right string
	gives       []give
}

// give is an arrow from one party to the other.
type give struct {
	// back says that it goes from the right to the left, inReturn that it is given in return.
	back, inReturn bool
	goods          string
	says           []saying
	href           string
}

// saying is what is said of how far it has come; the furthest first.
type saying struct {
	stage, certainty string
	// note is said instead of stage and certainty, if there is one.
	note string
	// count is how many claims say so.
	count int
}

// ReadExchange draws who gives whom what by a report, and what comes back; "" where it tells of
// no transfer. Arrows link to the claims in the page (#c1).
func ReadExchange(w Words, d *view.Document) template.HTML { return exchange(w, pairsOf(w, d), false) }

// Exchange draws a transfer and what is given in return for it. What is given in return links
// to its own page.
func Exchange(w Words, s *view.Story) template.HTML {
	t := &s.Transfer
	p := pair{left: string(t.Supplier), right: string(t.Recipient)}
	main := give{goods: goodsOf(w, t), says: []saying{{stage: string(t.Stage), certainty: string(t.Certainty)}}}
	if t.Deny > 0 && t.Certainty != view.Optional(waybill.Denied) {
		main.says = append(main.says, saying{note: w.Say("draw.denied", t.Deny), certainty: string(waybill.Denied)})
	}
	p.gives = append(p.gives, main)
	pairs := []pair{p}
	for i := range s.Exchanges {
		x := &s.Exchanges[i]
		for k := range x.Transfers {
			pairs = addReturn(w, pairs, &x.Transfers[k])
		}
		if len(x.Transfers) == 0 {
			pairs[0].gives = append(pairs[0].gives, give{back: true, inReturn: true, goods: w.Say("draw.something")})
		}
	}
	return exchange(w, pairs, true)
}

// addReturn puts a transfer to the pair that it is between, or begins one.
func addReturn(w Words, pairs []pair, t *view.Transfer) []pair {
	g := give{inReturn: true, goods: goodsOf(w, t), says: []saying{{stage: string(t.Stage), certainty: string(t.Certainty)}}, href: "/transfers/" + t.ID}
	from, to := string(t.Supplier), string(t.Recipient)
	for i := range pairs {
		switch p := &pairs[i]; {
		case p.left == from && p.right == to:
			p.gives = append(p.gives, g)
			return pairs
		case p.left == to && p.right == from:
			g.back = true
			p.gives = append(p.gives, g)
			return pairs
		}
	}
	return append(pairs, pair{left: from, right: to, gives: []give{g}})
}

// goodsOf is the goods of a row in a few words.
func goodsOf(w Words, t *view.Transfer) string {
	return goodsWords(w, t.Quantity, t.Designation, t.Class)
}

func goodsWords(w Words, quantity, designation, class view.Optional) string {
	what := string(designation)
	if what == "" {
		what = w.Class(string(class))
	}
	if quantity != "" {
		return string(quantity) + " · " + what
	}
	return what
}

// pairsOf gathers the directions of a report by pairs, and the claims of one direction by their
// goods.
func pairsOf(w Words, d *view.Document) []pair {
	var pairs []pair
	returned := map[view.Optional]bool{} // labels of exchanges of which one side was drawn
	for _, direction := range d.Directions() {
		from, to := string(direction.Supplier), string(direction.Recipient)
		var p *pair
		back := false
		for i := range pairs {
			if pairs[i].left == to && pairs[i].right == from && from != to {
				p, back = &pairs[i], true
			}
		}
		if p == nil {
			pairs = append(pairs, pair{left: from, right: to})
			p = &pairs[len(pairs)-1]
		}
		labels := map[view.Optional]bool{}
		at := map[string]int{}
		for _, c := range direction.Claims {
			key := string(c.Class) + " " + string(c.Designation)
			i, known := at[key]
			if !known {
				i = len(p.gives)
				at[key] = i
				p.gives = append(p.gives, give{back: back, goods: goodsWords(w, c.Quantity, c.Designation, c.Class), href: "#" + c.ID})
			}
			g := &p.gives[i]
			g.add(c)
			if c.Exchange != "" {
				g.inReturn = g.inReturn || returned[c.Exchange]
				labels[c.Exchange] = true
			}
		}
		for l := range labels {
			returned[l] = true
		}
	}
	return pairs
}

// add counts what a claim says; the furthest that is affirmed stands first.
func (g *give) add(c *view.Claim) {
	for i := range g.says {
		if s := &g.says[i]; s.stage == string(c.Stage) && s.certainty == string(c.Certainty) {
			s.count++
			return
		}
	}
	g.says = append(g.says, saying{stage: string(c.Stage), certainty: string(c.Certainty), count: 1})
	for i := len(g.says) - 1; i > 0 && before(&g.says[i], &g.says[i-1]); i-- {
		g.says[i], g.says[i-1] = g.says[i-1], g.says[i]
	}
}

// before orders what is affirmed before what is doubted before what is denied, then what is
// further.
func before(a, b *saying) bool {
	ra, rb := rank(a.certainty), rank(b.certainty)
	if ra != rb {
		return ra < rb
	}
	return progress(a.stage) > progress(b.stage)
}

func rank(certainty string) int {
	switch waybill.Certainty(certainty) {
	case waybill.Stated, waybill.Likely:
		return 0
	case waybill.Denied:
		return 2
	}
	return 1
}

// progress is how far a stage has come; what was halted or refused has come least.
func progress(stage string) int {
	switch s := waybill.Stage(stage); s {
	case waybill.Halted, waybill.Refused:
		return -1
	default:
		return slices.Index(waybill.Stages(), s)
	}
}

// describe tells a pair's gives in words.
func (p *pair) describe(w Words) string {
	var all []string
	for i := range p.gives {
		g := &p.gives[i]
		from, to := p.left, p.right
		if g.back {
			from, to = to, from
		}
		all = append(all, w.Say("draw.gives", w.Party(from), w.Party(to), g.goods, g.told(w)))
	}
	return strings.Join(all, " ")
}

// told is what is said of a give, in words.
func (g *give) told(w Words) string {
	var all []string
	if g.inReturn {
		all = append(all, w.Say("draw.return"))
	}
	for i := range g.says {
		all = append(all, g.says[i].words(w))
	}
	return strings.Join(all, "; ")
}

func (s *saying) words(w Words) string {
	if s.note != "" {
		return s.note
	}
	text := w.Stage(s.stage) + ", " + w.Certainty(s.certainty)
	if s.count > 1 {
		text += " ×" + num(float64(s.count))
	}
	return text
}
