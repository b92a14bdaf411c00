package claim

import (
	"slices"
	"strings"

	"waybill"
	"waybill/lang"
	"waybill/text"
)

// lately reports whether goods were named a few sentences ago at most.
func (f *finder) lately(s *sentence) bool {
	return f.talk.goods.Class != "" && s.index-f.talk.goodsAt <= recent
}

// takenUp judges a general word ("vehicles", "soldiers") beside a verb of many uses:
// it counts if both sides are named with it, or if it takes up goods named before.
func (f *finder) takenUp(s *sentence, p *predicate, g *goods) (goods, bool) {
	if p.verb == nil && g.Class == "personnel.troops" && !s.Pack.Means(f.a.Tokens[p.last-1].Lower, lang.Lends) && f.lent(s, p) {
		return *g, true // "die Entsendung von Truppen zur Unterstützung Russlands"
	}
	if p.verb == nil || !p.rule.Moves() || len(f.a.Tokens[g.last-1].Form.Predicates) > 0 {
		return goods{}, false
	}
	parties := map[waybill.PartyID]bool{}
	for i := range s.refs {
		if r := &s.refs[i]; r.clause == p.clause && r.slot != "mod" {
			parties[r.ID] = true
		}
	}
	if g.Class == "personnel.troops" {
		return *g, len(parties) >= 2
	}
	if len(parties) >= 1 && !g.general && g.Class == "vehicle" && f.armsBefore(s, g) {
		return *g, true
	}
	definite := g.general && s.Pack.Grammar.VerbLast() && (p.verb.Passive || p.rule.Frame == "arrive") && !p.verb.Attributive && f.definiteAt(s, g.first)
	if (len(parties) >= 1 || definite || g.Class.Family() == f.talk.goods.Class.Family()) && f.lately(s) && tangible(g.Class) && tangible(f.talk.goods.Class) {
		return f.again(g), true
	}
	if len(parties) >= 2 && accessory(g.Class) && !g.general && f.exchangeCue(s) != nil {
		return *g, true // "provides Pyongyang with technology in exchange for shells"
	}
	if len(parties) >= 2 && g.Class == "weapons" && len(f.talk.deals) > 0 {
		return *g, true // "handed the Taliban equipment", in a report of arms
	}
	return goods{}, false
}

// meant reports whether a definite phrase means the goods last spoken of: by a general word ("the
// systems", "die beiden Fahrzeuge"), one for their kind ("die Maschinen", of fighter jets), or the
// word that ended their name ("the launchers", of "NASAMS launchers").
func (f *finder) meant(s *sentence, g *goods) bool {
	if !f.lately(s) || g.Designation != "" || g.moves != nil || !tangible(g.Class) || !tangible(f.talk.goods.Class) {
		return false
	}
	return f.definiteAt(s, g.first) && (g.general || g.Class.Family() == f.talk.goods.Class.Family() || f.sameHead(g))
}

// sameHead reports whether goods have the last word of the goods last spoken of.
func (f *finder) sameHead(g *goods) bool {
	head, last := f.a.Tokens[g.last-1].Lower, f.a.Tokens[f.talk.goods.last-1].Lower
	return strings.HasSuffix(last, head)
}

// again is a general word as the goods last spoken of, where it may mean them.
func (f *finder) again(g *goods) goods {
	taken := *g
	taken.taken = true
	if g.general || g.Class.Family() == f.talk.goods.Class.Family() || f.sameHead(g) {
		taken.Class, taken.Designation, taken.origin = f.talk.goods.Class, f.talk.goods.Designation, f.talk.goods.origin
	}
	return taken
}

// armsBefore reports whether the sentence names arms before g.
func (f *finder) armsBefore(s *sentence, g *goods) bool {
	return slices.ContainsFunc(s.goods, func(o goods) bool { return o.last <= g.first && o.Class.Military() && !o.vague })
}

// tangible reports whether goods of the class are things that a general word like
// "vehicles", "machines", "systems" may mean.
func tangible(c waybill.Class) bool {
	switch c.Family() {
	case "armour", "vehicle", "aircraft", "uncrewed", "ship", "air-defence", "artillery", "missile", "weapons", "ammunition":
		return true
	}
	return false
}

// ellipsis reports whether the predicate has a number without a noun for its goods
// ("sechs weitere", "at least 100"), where goods were named a few sentences ago, or before it in
// its own. A noun or phrase may have it behind a preposition ("is in talks over six").
func (f *finder) ellipsis(s *sentence, p *predicate) bool {
	if p.rule.Kind == "exchange" || !f.lately(s) && !f.armsEarlier(s, p) || f.goodsIn(s, p.clause) {
		return false
	}
	c := &s.Clauses[p.clause]
	for i := c.First; i+1 < c.Last; i++ {
		t, next := &f.a.Tokens[i], &f.a.Tokens[i+1]
		if f.a.ClauseOf(i) != p.clause || t.Kind != text.Number && !t.Has(lang.Quantity) && !(i > s.First && f.a.Tokens[i-1].Lower == "the" && s.Pack.Means(t.Lower, lang.Ordinal)) {
			continue
		}
		if before := i - 1; before >= s.First && f.a.Tokens[before].Has(lang.Preposition|lang.Month) && !f.numberOf(s, p, before) || t.Kind == text.Number && len(t.Lower) == 4 {
			continue // "in 2019", "am 3. Mai"
		}
		if i > s.First && f.a.Tokens[i-1].Lower == "(" {
			continue // "Shoigu (68)"
		}
		if p.verb == nil && p.rule.POS != "noun" && i+1 == p.first || next.Kind == text.Punct && (next.Lower != "." || i+2 == s.Last) || f.a.IsVerb(s.Pack, s.First, i+1) || s.Pack.Means(next.Lower, lang.Partitive) {
			return true
		}
	}
	return false
}

// numberOf reports whether the preposition before a number is none in truth but part of the
// predicate's verb ("hand over six"), or tells what its noun is about ("talks over six").
func (f *finder) numberOf(s *sentence, p *predicate, before int) bool {
	if word := f.a.Tokens[before].Lower; p.verb != nil {
		return slices.Contains(p.rule.With, word)
	}
	return before >= p.last && f.a.Tokens[before].Has(lang.Preposition) && s.Pack.Means(f.a.Tokens[before].Lower, lang.About)
}

// armsEarlier reports whether a clause of the sentence before that of p names arms.
func (f *finder) armsEarlier(s *sentence, p *predicate) bool {
	return slices.ContainsFunc(s.goods, func(g goods) bool {
		return g.clause < p.clause && g.last <= p.first && g.Class.Military() && !g.vague
	})
}

// bareSale reports whether an English noun of selling or buying stands without goods but
// with the party it goes to or comes from ("a possible sale to Romania").
func (f *finder) bareSale(s *sentence, p *predicate) bool {
	if s.Pack.Grammar.VerbLast() || p.verb != nil || p.own >= 0 || p.rule.Frame != "give" && p.rule.Frame != "get" || len(s.goods) > 0 {
		return false
	}
	return s.Pack.Means(p.rule.Lemma, lang.Sale) && slices.ContainsFunc(s.refs, func(r ref) bool {
		return (r.slot == "to" || r.slot == "from") && r.first >= p.last && r.first-p.last <= 3
	})
}

// pronounGoods reports whether a verb of giving or taking has a pronoun for its object
// where goods were named just before ("um sie zu verschenken").
func (f *finder) pronounGoods(s *sentence, p *predicate) bool {
	if p.verb == nil || !p.rule.Moves() || p.rule.Frame == "pay" || (s.index-f.talk.goodsAt > 1 || f.talk.goods.Class == "") && (s.Pack.Grammar.VerbLast() || !f.armsEarlier(s, p)) {
		return false
	}
	moved := p.verb.Passive || p.rule.Frame == "arrive" // the goods are its subject: "ob sie je ankommen"
	c := &s.Clauses[p.clause]
	for i := c.First; i < c.Last; i++ {
		t := &f.a.Tokens[i]
		if f.a.ClauseOf(i) == p.clause && moved && s.Pack.Grammar.VerbLast() && s.Pack.Means(t.Lower, lang.Ordinal) && i > c.First && f.a.Tokens[i-1].Has(lang.Det) && (i+1 >= s.Last || !f.nounLike(s, i+1)) {
			return true // "die ersten kamen im Mai an"
		}
		if f.a.ClauseOf(i) != p.clause || t.Has(lang.Possessive|lang.Relative) {
			continue
		}
		if moved && s.Pack.Means(t.Lower, lang.Moved) && (i+1 >= s.Last || !f.nounLike(s, i+1)) {
			return true
		}
		if moved || !t.Has(lang.Pronoun) || (i == c.Finite-1 || i == c.Finite+1) && !f.subjectBeforeVerb(s, p.clause) {
			continue // the pronoun itself may be the subject
		}
		if s.Pack.Means(t.Lower, lang.Object) {
			return true
		}
	}
	return false
}

// subjectBeforeVerb reports whether a party before the finite verb of a clause is its
// subject ("Die Ukraine bekommt sie").
func (f *finder) subjectBeforeVerb(s *sentence, clause int) bool {
	finite := s.Clauses[clause].Finite
	return slices.ContainsFunc(s.refs, func(r ref) bool {
		return r.clause == clause && r.slot == "subj" && r.last <= finite && (!r.back || !s.Pack.Grammar.VerbLast())
	})
}

// takesUp reports whether a stage rule speaks of goods named before by a word like
// "dazu", "this".
func (f *finder) takesUp(s *sentence, p *predicate) bool {
	if p.rule.Kind != "stage" || f.talk.goods.Class == "" || s.index-f.talk.goodsAt > 2 {
		return false
	}
	c := &s.Clauses[p.clause]
	if len(s.goods) == 0 && p.rule.Stage == waybill.Sought && f.also(s) && !f.decidesElse(s, p) {
		return true // "Chile hat ebenfalls Interesse"
	}
	for i := c.First; i < c.Last; i++ {
		t := &f.a.Tokens[i]
		if f.a.ClauseOf(i) != p.clause || t.Kind != text.Word {
			continue
		}
		if t.Has(lang.Demonstr) && !t.Has(lang.Relative|lang.That) && (i+1 >= s.Last || f.a.Tokens[i+1].Kind != text.Word || !f.nounLike(s, i+1)) || t.Form != nil && s.Pack.Means(t.Form.Lemma, lang.TakesUp) {
			return true
		}
	}
	return false
}

// resumed takes the goods from the talk before: for a pronoun or a bare "deliveries".
func (f *finder) resumed(s *sentence, p *predicate) []goods {
	for i := len(s.goods) - 1; i >= 0; i-- {
		if g := s.goods[i]; g.last <= p.first && g.clause < p.clause && g.Class.Military() && !g.vague {
			return []goods{g} // "Waffen …, und diese weitergegeben"
		}
	}
	g := f.talk.goods
	if g.Class == "" || s.index-f.talk.goodsAt > resumeReach || !f.explicit && len(f.talk.deals) == 0 && (f.talk.last == nil || s.index-f.talk.lastAt > recent) {
		return nil
	}
	g.Quantity, g.Amount, g.Sum = waybill.Span{}, waybill.Amount{}, waybill.Sum{}
	return []goods{g}
}
