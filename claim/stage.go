package claim

import (
	"slices"
	"strings"

	"waybill"
	"waybill/lang"
	"waybill/text"
)

// stage says how far the transfer has come: by the nearest stage rule above the
// predicate, else by the predicate's own rule, tense and modal verb.
func (f *finder) stage(s *sentence, p *predicate, above []*predicate, c *waybill.Claim) {
	c.StageWords = f.a.SpanOf(p.first, p.last)
	if o := f.strongest(s, p, above); o != nil && o.rule.Stage != "" {
		c.Stage, c.StageWords = o.rule.Stage, f.a.SpanOf(o.first, o.last)
		if f.ownPlan(s, o, p) {
			c.Stage = waybill.Prospect
		}
		if o.verb != nil && o.verb.Negation >= 0 && c.Stage == waybill.Agreed && !o.verb.Past {
			c.Stage = waybill.Refused
		}
		if notRefused(o) {
			c.Stage = waybill.Prospect
		}
		return
	}
	if p.verb == nil {
		c.Stage = f.tensed(s, p, nounStage(p.rule.Stage))
		if f.would(s, p) >= 0 {
			c.Stage = waybill.Prospect
		}
		return
	}
	if c.Stage = f.verbStage(s, p); f.noLonger(s, p.verb) {
		c.Stage = waybill.Halted
	}
}

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
		if f.a.ClauseOf(i) == o.clause && s.Pack.Means(f.a.Tokens[i].Lower, lang.Charge) {
			return true
		}
	}
	return false
}

// chargeReach is how many words behind a verb the charge it rejects may stand.
const chargeReach = 4

// strongest is the stage rule that decides where several stand above a predicate:
// one that ends or refuses outweighs one that plans or agrees; else the nearest.
func (f *finder) strongest(s *sentence, p *predicate, above []*predicate) *predicate {
	for _, o := range above {
		if o.rule.Kind == "lift" && (len(above) > 1 || p.rule.Stage == waybill.Refused || p.rule.Stage == waybill.Halted) {
			return o
		}
	}
	for _, o := range above {
		if (o.rule.Stage == waybill.Refused || o.rule.Stage == waybill.Halted) && !f.rejectsCharge(s, o) {
			return o
		}
	}
	for _, o := range above {
		if o.rule.Stage != "" && !f.rejectsCharge(s, o) {
			return o
		}
	}
	return nil
}

// tensed moves the stage of an English noun of transfer with the tense of its clause:
// what will be part of deliveries is agreed, what was part of exports is delivered.
func (f *finder) tensed(s *sentence, p *predicate, stage waybill.Stage) waybill.Stage {
	if s.Pack.Grammar.VerbLast() || !p.rule.Moves() {
		return stage
	}
	for i := p.first - 1; i >= s.First && p.first-i <= 3; i-- {
		if s.Pack.Means(f.a.Tokens[i].Lower, lang.Future) {
			return waybill.Agreed
		}
	}
	i := s.Clauses[p.clause].Finite
	if i < 0 || i > p.first {
		return stage
	}
	switch t := &f.a.Tokens[i]; {
	case t.Lower == "will" && stage == waybill.Delivered:
		return waybill.Agreed
	case t.Has(lang.Past) && !t.Has(lang.Present|lang.Modal) && stage == waybill.Underway && p.rule.Kind == "carry" && strings.HasSuffix(f.a.Tokens[p.last-1].Lower, "ports"):
		return waybill.Delivered
	}
	return stage
}

func nounStage(rule waybill.Stage) waybill.Stage {
	present, _, _ := strings.Cut(string(rule), "/")
	if present == "" {
		return waybill.Delivered
	}
	return waybill.Stage(present)
}

// verbStage reads the stage off a verb without a rule above it.
func (f *finder) verbStage(s *sentence, p *predicate) waybill.Stage {
	present, past, has := strings.Cut(string(p.rule.Stage), "/")
	if !has {
		past = present
	}
	if present == "" {
		present, past = string(waybill.Underway), string(waybill.Delivered)
	}
	g := p.verb
	if p.rule.Kind == "stage" {
		if g.Negation >= 0 && present == string(waybill.Agreed) && !g.Past && p.rule.Frame != "sign" {
			return waybill.Refused
		}
		return waybill.Stage(present)
	}
	if stage := f.led(s, p, waybill.Stage(past)); stage != "" {
		return stage
	}
	if f.settled(s, g) || f.backshifted(s, p) {
		return waybill.Agreed
	}
	if g.Modal >= 0 {
		return f.modalStage(s, p, waybill.Stage(past))
	}
	switch {
	case g.Attributive && f.a.Tokens[g.Verb].Has(lang.PastPart):
		return waybill.Stage(past)
	case g.Negation >= 0 && (g.Future || !g.Past && !g.Perfect) && !g.Infinite:
		return waybill.Refused
	case g.Future:
		return waybill.Agreed
	case g.Subj2 && !g.Past:
		return waybill.Prospect
	case g.Past:
		return waybill.Stage(past)
	case g.Infinite && f.a.Tokens[g.Verb].Has(lang.PresPart):
		if f.judged(s, p) {
			return waybill.Stage(past)
		}
		return waybill.Stage(present)
	case g.Infinite:
		if f.headline(s) {
			return waybill.Agreed // "US to send tanks"
		}
		if f.alleged(s, p) {
			return waybill.Stage(present)
		}
		return waybill.Prospect
	case g.Passive && g.Perfect:
		return waybill.Stage(past)
	}
	return waybill.Stage(present)
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

// led is the stage of an English verb form that takes its time from what it hangs on: "will
// help by providing", "was the first to send". It is "" for all other forms.
func (f *finder) led(s *sentence, p *predicate, past waybill.Stage) waybill.Stage {
	g := p.verb
	if !g.Infinite || s.Pack.Grammar.VerbLast() || g.Verb-1 <= s.First {
		return ""
	}
	finite := s.Clauses[p.clause].Finite
	before := &f.a.Tokens[g.Verb-1]
	if finite < 0 || finite > g.Verb {
		return ""
	}
	main := &f.a.Tokens[finite]
	switch {
	case before.Lower == "by" && f.a.Tokens[g.Verb].Has(lang.PresPart):
		if main.Lower == "will" {
			return waybill.Agreed
		}
		if main.Has(lang.Past) && !main.Has(lang.Present) {
			return past
		}
	case before.Has(lang.To) && !main.Has(lang.Modal):
		for i := g.Verb - 2; i > finite && g.Verb-i <= 6; i-- {
			if s.Pack.Means(f.a.Tokens[i].Lower, lang.Ordinal) {
				return past
			}
		}
	}
	return ""
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

// modalStage reads the stage off a modal verb.
func (f *finder) modalStage(s *sentence, p *predicate, past waybill.Stage) waybill.Stage {
	g := p.verb
	switch m := f.modal(g.Modal); {
	case g.Perfect || f.perfectInfinitive(s, p):
		return past
	case s.Pack.Means(m, lang.Hearsay):
		return waybill.Agreed
	case s.Pack.Means(m, lang.Duty):
		return waybill.Sought
	case g.Negation >= 0 && s.Pack.Means(m, lang.Withheld):
		return waybill.Refused
	case s.Pack.Means(m, lang.Wish) && p.rule.Frame == "get":
		return waybill.Sought
	}
	return waybill.Prospect
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
