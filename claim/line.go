package claim

import (
	"slices"

	"waybill"
	"waybill/lang"
	"waybill/text"
)

// The rules of a line without a verb, which names goods and who gets them ("Deutsche Panzer für
// Kiew", "North Korean missiles for Russia: Seoul presents evidence"): it says that this is
// decided, as a question that it could be.
var (
	lineRule     = lang.Predicate{POS: "noun", Kind: "transfer", Frame: "give", Stage: waybill.Agreed}
	lineQuestion = lang.Predicate{POS: "noun", Kind: "transfer", Frame: "give", Stage: waybill.Prospect}
)

// line claims what a headline or item says without a verb. Whose the goods are must be said
// beside them: what a state makes for its own forces ("New tanks for the army") is no transfer,
// and a line that leaves the supplier open only points to the text below it.
func (f *finder) line(s *sentence) {
	for i := range s.goods {
		g := &s.goods[i]
		if !g.Class.Military() || g.vague && !f.lately(s) || g.prep != "" || g.moves != nil {
			continue
		}
		first, last, bare := f.stretch(s, g)
		if !bare {
			continue
		}
		to := slices.IndexFunc(s.refs, func(r ref) bool {
			return r.first >= g.last && r.last <= last && r.first-g.last <= 2 && s.Pack.Means(r.slot, lang.Toward)
		})
		if to < 0 || f.kind(s.refs[to].ID) == waybill.Firm {
			continue
		}
		from := slices.IndexFunc(s.refs, func(r ref) bool {
			theirs := (r.slot == "adj" || r.slot == "poss") && r.noun >= g.first && r.noun < g.last
			return r.first >= first && r.last <= last && (theirs && !r.made || s.Pack.Means(r.slot, lang.Whence)) && r.ID != s.refs[to].ID
		})
		if from < 0 {
			continue
		}
		rule := &lineRule
		if f.asks(s) {
			rule = &lineQuestion
		}
		p := predicate{rule: rule, first: g.first, last: g.last, clause: g.clause, own: i}
		d := draft{p: &p, things: []goods{*g}}
		d.recipients = known(s.refs[to].PartyRef)
		d.whyRecipient = reason(&whyPreposition[1], s.refs[to].Span)
		d.suppliers = known(s.refs[from].PartyRef)
		d.whySupplier = reason(&whyAttribute[0], s.refs[from].Span)
		f.emit(s, &d)
		return
	}
}

// stretch is the words around goods up to a mark of punctuation on either side; bare reports that
// no verb stands there that says something of its own, and no
// preposition or negation before the goods.
func (f *finder) stretch(s *sentence, g *goods) (first, last int, bare bool) {
	first, last = g.first, g.last
	for first > s.First && f.a.Tokens[first-1].Kind != text.Punct {
		first--
	}
	for last < s.Last && f.a.Tokens[last].Kind != text.Punct {
		last++
	}
	for i := first; i < last; i++ {
		if i < g.first && f.a.Tokens[i].Has(lang.Preposition|lang.Negation) {
			return first, last, false // "Row over tanks for Kyiv", "No tanks for Kyiv"
		}
		if t := &f.a.Tokens[i]; t.Form != nil && t.Mark == 0 && f.a.IsVerb(s.Pack, s.First, i) && !f.a.Attributive(s.Pack, s.First, i) {
			return first, last, false
		}
	}
	return first, last, true
}
