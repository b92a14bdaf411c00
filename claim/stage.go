package claim

import (
	"slices"

	"waybill"
	"waybill/lang"
	"waybill/text"
)

// notRefused reports whether a verb of refusing is itself negated: what it says may come
// ("will Lieferungen nicht ausschließen", "has not ruled out the sale").
func notRefused(o *predicate) bool {
	return o.rule.Stage == waybill.Refused && o.verb != nil && o.verb.Negation >= 0
}

// noLonger reports whether a verb is negated by words that end what was ("liefert keine
// Waffen mehr", "no longer supplies").
func (f *finder) noLonger(s *sentence, g *lang.Group) bool {
	if g.Negation < 0 {
		return false
	}
	for i := g.Negation + 1; i+1 < s.Last && i <= g.Negation+noLongerReach && f.a.ClauseOf(i) == f.a.ClauseOf(g.Verb); i++ {
		if s.Pack.Means(f.a.Tokens[i].Lower, lang.Longer) && !s.Pack.Means(f.a.Tokens[i+1].Lower, lang.Than) && f.a.Tokens[i+1].Kind != text.Number {
			return true
		}
	}
	return false
}

// noLongerReach is how many tokens "mehr" stands behind its negation at most: "keine
// schweren Waffen mehr".
const noLongerReach = 3

// rejectsCharge reports whether the object of a verb is what somebody is said to have
// done ("rejected reports that …"): it then denies and refuses nothing.
func (f *finder) rejectsCharge(s *sentence, o *predicate) bool {
	for i := o.last; o.verb != nil && i < s.Last && i < o.last+chargeReach; i++ {
		if f.a.Tokens[i].Has(lang.To) && !s.Pack.Grammar.VerbLast() {
			return false // "asked Berlin to sell it tanks"
		}
		if f.a.ClauseOf(i) == o.clause && s.Pack.Means(f.a.Tokens[i].Lower, lang.Charge) {
			if s.Pack.Grammar.VerbLast() && (f.inPhrase(s, i) || i+1 < s.Last && f.act(i+1) == "after") {
				continue // "verhandelt nach einem Bericht", "einem Bericht zufolge": no object
			}
			return true
		}
	}
	return false
}

// chargeReach is how many words behind a verb the charge it rejects may stand.
const chargeReach = 4

// strongest is the stage rule that decides where several stand above a predicate: one that
// lifts a ban, else one that ends or refuses, else the nearest; and which of these it is.
func (f *finder) strongest(s *sentence, p *predicate, above []*predicate) (*predicate, lang.Sign) {
	for _, o := range above {
		if o.rule.Kind == "lift" && o.rule.Stage != "" && (len(above) > 1 || p.rule.Stage == waybill.Refused || p.rule.Stage == waybill.Halted) {
			return o, lang.SignAbove | lang.SignAboveLifts
		}
	}
	for _, o := range above {
		if (o.rule.Stage == waybill.Refused || o.rule.Stage == waybill.Halted) && !f.rejectsCharge(s, o) {
			return o, lang.SignAbove | lang.SignAboveEnds
		}
	}
	for _, o := range above {
		if o.rule.Stage == "" || f.rejectsCharge(s, o) || o.rule.Stage == waybill.Underway && o.verb != nil && p.rule.Stage == waybill.Negotiated {
			continue // "Gespräche laufen": the talks go on, not the delivery
		}
		if o.rule.Stage == waybill.Sought && o.verb == nil {
			if d := granted(o, above); d != nil {
				return d, lang.SignAbove
			}
		}
		return o, lang.SignAbove
	}
	return nil, 0
}

// granted is the verb of agreeing above a noun of asking, which decides what was asked for
// ("bewilligte ein Gesuch für den Export"), nil if there is none.
func granted(o *predicate, above []*predicate) *predicate {
	for _, d := range above {
		if d.verb != nil && d.rule.Stage == waybill.Agreed && d.clause == o.clause && d.verb.Negation < 0 && !d.verb.Attributive {
			return d
		}
	}
	return nil
}

// demand is the German word of seeking above a predicate that stands above the word o, which ends
// or refuses ("forderte einen Stopp der Lieferungen"): what is to end goes on; nil if there is none.
func (f *finder) demand(s *sentence, o *predicate, above []*predicate) *predicate {
	if !s.Pack.Grammar.VerbLast() || o.rule.Stage != waybill.Halted && o.rule.Stage != waybill.Refused {
		return nil
	}
	for _, d := range above {
		if d.rule.Stage != waybill.Sought || d.first == o.first {
			continue
		}
		switch {
		case d.verb != nil && o.verb == nil, d.verb == nil && o.verb == nil && d.first < o.first,
			d.verb != nil && o.verb != nil && o.clause != d.clause && f.above(s, d, o):
			return d
		}
	}
	return nil
}

// judged reports whether an English gerund tells what somebody is thanked, criticised or
// punished for, so that it has happened ("thanked Slovakia for providing tanks").
func (f *finder) judged(s *sentence, p *predicate) bool {
	if p.first-1 <= s.First || f.a.Tokens[p.first-1].Lower != "for" || s.Pack.Grammar.VerbLast() {
		return false
	}
	for i := p.first - 2; i >= s.First && p.first-i <= judgedReach; i-- {
		switch f.act(i) {
		case "thank", "judge", "accuse":
			return f.a.IsVerb(s.Pack, s.First, i)
		}
	}
	return slices.ContainsFunc(s.preds, func(o predicate) bool {
		return o.rule.Kind == string(waybill.Sanction) && o.verb != nil && o.clause == p.clause && o.first < p.first
	})
}

// judgedReach is how many words before its gerund a verb of thanking may stand.
const judgedReach = 12

// alleged reports whether an infinitive tells what somebody is accused of, or denies:
// what goes on, not what is planned ("wirft Teheran vor, Drohnen zu liefern").
func (f *finder) alleged(s *sentence, p *predicate) bool {
	c := &s.Clauses[p.clause]
	if !s.Pack.Grammar.VerbLast() || c.Kind != lang.Infinite || c.Parent < 0 {
		return false
	}
	over := &s.Clauses[c.Parent]
	for i := over.First; i < over.Last; i++ {
		if f.a.ClauseOf(i) != c.Parent || !f.a.IsVerb(s.Pack, s.First, i) {
			continue
		}
		for _, v := range f.readings(s, i) {
			for _, n := range v.Verb.Notes {
				switch act := n.Row.Get("act"); {
				case n.Table == "reporting" && (act == "accuse" || act == "deny" || act == "suspect"):
					return true
				}
			}
		}
	}
	return slices.ContainsFunc(s.preds, func(o predicate) bool {
		return o.clause == c.Parent && o.verb != nil && o.rule.Certainty == waybill.Denied
	})
}

// settled reports whether an English infinitive tells what is arranged: "is to
// receive", "are due to be delivered", "is set to get".
func (f *finder) settled(s *sentence, g *lang.Group) bool {
	if !g.Infinite || s.Pack.Grammar.VerbLast() || g.Negation >= 0 {
		return false
	}
	i := g.Verb - 1
	for i > s.First && !f.a.Tokens[i].Has(lang.To) && g.Verb-i <= 3 {
		i--
	}
	if i <= s.First || !f.a.Tokens[i].Has(lang.To) {
		return false
	}
	return s.Pack.Means(f.a.Tokens[i-1].Lower, lang.Arranged)
}

// backshifted reports whether an English "would" is the "will" of what somebody said
// ("Oslo said it would send tanks"), with no condition in the sentence.
func (f *finder) backshifted(s *sentence, p *predicate) bool {
	if g := p.verb; g.Modal < 0 || f.a.Tokens[g.Modal].Lower != "would" || g.Negation >= 0 || g.Perfect {
		return false
	}
	for k := range s.Clauses {
		if s.Clauses[k].Kind == lang.Condition {
			return false
		}
	}
	for i := s.First; i < p.verb.Modal; i++ {
		t := &f.a.Tokens[i]
		if !t.Has(lang.Past|lang.PastPart) || f.a.ClauseOf(i) == p.clause && s.Clauses[p.clause].Finite != i {
			continue
		}
		switch f.act(i) {
		case "announce", "promise", "confirm", "say":
			return true
		}
	}
	return false
}

// modal is the dictionary form of the modal verb at token i.
func (f *finder) modal(i int) string {
	form := f.a.Tokens[i].Form
	if form == nil {
		return ""
	}
	for _, v := range form.Verbs {
		return v.Verb.Lemma
	}
	if form.Lemma != "" {
		return form.Lemma
	}
	return f.a.Tokens[i].Lower
}

// perfectInfinitive reports whether the clause ends in "… haben soll", "have sold".
func (f *finder) perfectInfinitive(s *sentence, p *predicate) bool {
	if !f.a.Tokens[p.verb.Verb].Has(lang.PastPart) {
		return false
	}
	c := &s.Clauses[p.clause]
	for i := c.First; i < c.Last; i++ {
		t := &f.a.Tokens[i]
		if f.a.ClauseOf(i) == p.clause && (t.Lower == "haben" || t.Lower == "worden" || t.Lower == "have") {
			return true
		}
	}
	return false
}

func (f *finder) headline(s *sentence) bool {
	switch f.a.Report.Blocks[s.Block].Kind {
	case waybill.Headline, waybill.Heading, waybill.Kicker:
		return true
	}
	return false
}
