package claim

import "waybill"

// followReach is how many sentences behind a claim a denial of it or the contents of
// its shipment may stand.
const followReach = 2

// denial claims that the last transfer is not so, where a sentence without goods of
// its own denies or doubts what was said ("Kairo wies den Bericht zurück").
func (f *finder) denial(s *sentence) {
	last := f.talk.last
	if last == nil || s.index-f.talk.lastAt > followReach || last.Certainty == waybill.Denied {
		return
	}
	for i := range s.goods {
		if s.goods[i].Class.Military() && !s.goods[i].vague {
			return
		}
	}
	for i := range s.preds {
		p := &s.preds[i]
		if p.rule.Kind != "stage" || p.rule.Certainty == "" || p.verb == nil || p.verb.Passive {
			continue
		}
		for _, r := range f.deniers(s, p) {
			c := *last
			c.Certainty, c.CertaintyWords = p.rule.Certainty, f.a.SpanOf(p.first, p.last)
			c.Source = waybill.Source{Name: r.Span.Of(f.a.Text), Span: r.Span, Party: r.ID}
			c.Evidence, c.Exchange, c.Condition = f.a.SpanOf(s.First, s.Last), "", waybill.Span{}
			f.claims = append(f.claims, c)
		}
		return
	}
}

// deniers are the parties that are subject of a verb of denial.
func (f *finder) deniers(s *sentence, p *predicate) []*ref {
	var all []*ref
	for i := range s.refs {
		if r := &s.refs[i]; r.slot == "subj" && r.clause == p.clause && !r.back {
			all = append(all, r)
		}
	}
	return all
}

// contents claims the goods that a sentence lists as part of the last transfer ("The
// package includes …", "Darunter sind …").
func (f *finder) contents(s *sentence) {
	last := f.talk.last
	if last == nil || s.index-f.talk.lastAt > followReach || !f.lists(s) {
		return
	}
	seen := map[waybill.Class]bool{}
	for i := range s.goods {
		g := &s.goods[i]
		if seen[g.Class] || g.vague || !g.Class.Military() {
			continue
		}
		seen[g.Class] = true
		c := *last
		c.Goods, c.Evidence = g.Goods, f.a.SpanOf(s.First, s.Last)
		c.Exchange, c.Condition = "", waybill.Span{}
		f.claims = append(f.claims, c)
	}
}

// lists reports whether a sentence has a word of containing.
func (f *finder) lists(s *sentence) bool {
	for i := range s.preds {
		if s.preds[i].rule.Kind == "list" {
			return true
		}
	}
	return false
}
