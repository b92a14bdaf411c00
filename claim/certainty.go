package claim

import (
	"waybill"
	"waybill/lang"
	"waybill/text"
)

// certainty says how sure the source is: by what is denied or doubted around the
// predicate, by the reporting verb, by hedges, modal verbs, conditions, questions.
func (f *finder) certainty(s *sentence, p *predicate, above []*predicate, c *waybill.Claim) {
	c.Certainty = waybill.Stated
	set := func(value waybill.Certainty, words waybill.Span) {
		if weight(value) > weight(c.Certainty) {
			c.Certainty, c.CertaintyWords = value, words
		}
	}
	f.negation(s, p, above, c, set)
	for _, o := range above {
		if o.rule.Certainty != "" {
			set(o.rule.Certainty, f.a.SpanOf(o.first, o.last))
		}
	}
	f.hedges(s, p, set)
	f.modality(s, p, set)
	f.leftOpen(s, p, set)
	f.condition(s, p, c, set)
	if i := f.would(s, p); i >= 0 && c.Certainty == waybill.Stated && c.Stage == waybill.Prospect && f.covering(f.a.SpanOf(p.first, p.last)) != nil {
		set(waybill.Conditional, f.a.Tokens[i].Span)
	}
	if last := &f.a.Tokens[s.Last-1]; f.asks(s) {
		set(waybill.Possible, last.Span)
	}
	if st := f.covering(f.a.SpanOf(p.first, p.last)); st != nil {
		if value := f.reported(st); value != "" {
			set(value, st.Cue[0])
		}
	}
	if c.Stage == waybill.Refused && c.Certainty == waybill.Conditional {
		c.Stage = waybill.Prospect
	}
}

// weight orders certainties by which wins where several are found.
func weight(c waybill.Certainty) int {
	switch c {
	case waybill.Likely:
		return 1
	case waybill.Possible:
		return 2
	case waybill.Doubted:
		return 3
	case waybill.Conditional:
		return 4
	case waybill.Denied:
		return 5
	}
	return 0
}

// would is the "würde" or "would" of the predicate's clause, -1 if there is none.
func (f *finder) would(s *sentence, p *predicate) int {
	i := s.Clauses[p.clause].Finite
	if i < 0 {
		return -1
	}
	t := &f.a.Tokens[i]
	if t.Lower == "would" || t.Has(lang.Become) && t.Has(lang.Subj2) {
		return i
	}
	return -1
}

// negation makes a denial of a negated transfer that would have happened or been
// agreed; a negated plan or present is a refusal (see verbStage).
func (f *finder) negation(s *sentence, p *predicate, above []*predicate, c *waybill.Claim, set func(waybill.Certainty, waybill.Span)) {
	at := -1
	if p.verb != nil {
		at = p.verb.Negation
	}
	for _, o := range above {
		if notRefused(o) && c.Stage == waybill.Prospect {
			return
		}
		if o.verb != nil && o.verb.Negation >= 0 {
			at = o.verb.Negation
		}
	}
	if p.verb == nil {
		if i := f.negated(s, p); i >= 0 {
			at = i
		}
	}
	if at < 0 && p.verb != nil && !s.Pack.Grammar.VerbLast() {
		at = f.noGoods(s, p)
	}
	if at < 0 {
		return
	}
	infinite := p.verb != nil && p.verb.Infinite && p.verb.Negation == at && !s.Pack.Grammar.VerbLast()
	switch {
	case infinite && c.Stage == waybill.Prospect && len(above) == 0:
		return // "warned China not to supply"
	case infinite && c.Stage == waybill.Agreed:
		c.Stage = waybill.Refused // "promised not to send"
		return
	}
	switch c.Stage {
	case waybill.Halted:
	case waybill.Offered:
		c.Stage = waybill.Refused // "nicht bereit", "not willing"
	case waybill.Delivered, waybill.Agreed, waybill.Underway, waybill.Sought:
		set(waybill.Denied, f.a.Tokens[at].Span)
	case waybill.Prospect:
		c.Stage = waybill.Refused
	}
}

// noGoods is the "no" before the goods of an English verb ("no aircraft have been
// transferred", "sold no weapons"), -1 if there is none.
func (f *finder) noGoods(s *sentence, p *predicate) int {
	for k := range s.goods {
		if g := &s.goods[k]; g.clause == p.clause && g.prep == "" {
			return f.noBefore(s, g)
		}
	}
	return -1
}

// noBefore is the "no" before English goods, -1 if there is none.
func (f *finder) noBefore(s *sentence, g *goods) int {
	for i := g.first - 1; i >= s.First && g.first-i <= 3; i-- {
		if t := &f.a.Tokens[i]; t.Lower == "no" && t.Has(lang.Negation) {
			return i
		} else if t.Kind == text.Punct || t.Mark > 0 && f.a.Marks[t.Mark-1].Goods != nil || f.a.IsVerb(s.Pack, s.First, i) {
			break
		}
	}
	return -1
}

// negated is the token that negates a noun: "keine Lieferungen", "no deliveries".
func (f *finder) negated(s *sentence, p *predicate) int {
	for i := p.first - 1; i >= s.First && p.first-i <= 3; i-- {
		if f.a.Tokens[i].Has(lang.Negation) {
			return i
		}
		if f.a.Tokens[i].Kind == text.Punct {
			break
		}
	}
	return -1
}

// hedges applies the words of hedges.tsv in the predicate's clause.
func (f *finder) hedges(s *sentence, p *predicate, set func(waybill.Certainty, waybill.Span)) {
	for m := f.mark; m < len(f.a.Marks) && f.a.Marks[m].First < s.Last; m++ {
		mark := &f.a.Marks[m]
		if mark.Phrase == nil || mark.Phrase.Hedge == nil {
			continue
		}
		if f.governsClause(s, f.a.ClauseOf(mark.First), p.clause) {
			set(mark.Phrase.Hedge.Certainty, mark.Span)
		}
	}
	for i := s.First; i < s.Last; i++ {
		t := &f.a.Tokens[i]
		if t.Form == nil || t.Form.Hedge == nil {
			continue
		}
		if !f.governsClause(s, f.a.ClauseOf(i), p.clause) {
			continue
		}
		if t.Has(lang.Modal) {
			continue
		}
		set(t.Form.Hedge.Certainty, t.Span)
	}
}

// governsClause reports whether clause outer is inner or one that inner hangs on.
func (f *finder) governsClause(s *sentence, outer, inner int) bool {
	for n := 0; inner >= 0 && n < len(s.Clauses); n++ {
		if outer == inner {
			return true
		}
		inner = s.Clauses[inner].Parent
	}
	return false
}

// modality applies modal verbs: could is possible, German "soll … haben" hearsay.
func (f *finder) modality(s *sentence, p *predicate, set func(waybill.Certainty, waybill.Span)) {
	if p.verb == nil || p.verb.Modal < 0 {
		if p.verb == nil {
			f.clauseModality(s, p, set)
		}
		return
	}
	t := &f.a.Tokens[p.verb.Modal]
	switch m := f.modal(p.verb.Modal); {
	case s.Pack.Means(m, lang.Hearsay) && (p.verb.Perfect || f.perfectInfinitive(s, p)):
		set(waybill.Likely, t.Span)
	case s.Pack.Means(t.Lower, lang.Presumed):
		set(waybill.Likely, t.Span)
	case s.Pack.Means(t.Lower, lang.Surmise):
		set(waybill.Possible, t.Span)
	}
}

// clauseModality applies a "could" of the clause to a noun predicate in it.
func (f *finder) clauseModality(s *sentence, p *predicate, set func(waybill.Certainty, waybill.Span)) {
	c := &s.Clauses[p.clause]
	if c.Finite < 0 {
		return
	}
	t := &f.a.Tokens[c.Finite]
	if s.Pack.Means(t.Lower, lang.Surmise) {
		set(waybill.Possible, t.Span)
	}
}

// condition makes conditional what hangs on an if-clause, or stands in one.
func (f *finder) condition(s *sentence, p *predicate, c *waybill.Claim, set func(waybill.Certainty, waybill.Span)) {
	if clause := &s.Clauses[p.clause]; clause.Kind == lang.Condition {
		c.Condition = f.a.SpanOf(clause.First, clause.Last)
		set(waybill.Conditional, f.a.Tokens[clause.Opener].Span)
		if (c.Stage == waybill.Underway || c.Stage == waybill.Delivered) && !(p.verb != nil && p.verb.Past && !f.unreal(s)) {
			c.Stage = waybill.Prospect
		}
		return
	}
	for k := range s.Clauses {
		clause := &s.Clauses[k]
		if clause.Kind != lang.Condition {
			continue
		}
		near := clause.Parent == p.clause || clause.Parent < 0 && k+1 == p.clause || k == p.clause-1 || k == p.clause+1
		if !near {
			continue
		}
		words := f.a.SpanOf(clause.First, clause.Last)
		c.Condition = words
		set(waybill.Conditional, f.a.Tokens[clause.Opener].Span)
		return
	}
}

// leftOpen makes no more than possible what a clause behind "whether" says.
func (f *finder) leftOpen(s *sentence, p *predicate, set func(waybill.Certainty, waybill.Span)) {
	for k, n := p.clause, 0; k >= 0 && n < len(s.Clauses); k, n = s.Clauses[k].Parent, n+1 {
		if c := &s.Clauses[k]; c.Opener >= 0 && c.Finite >= 0 && s.Pack.Means(f.a.Tokens[c.Opener].Lower, lang.AsksIf) {
			set(waybill.Possible, f.a.Tokens[c.Opener].Span)
		}
	}
}

// unreal reports whether an English sentence has a "would": its past tense behind "if" is
// then no past ("it would suffer if it armed Russia").
func (f *finder) unreal(s *sentence) bool {
	for i := s.First; i < s.Last; i++ {
		if f.a.Tokens[i].Lower == "would" {
			return true
		}
	}
	return false
}

// asks reports whether the sentence is a question.
func (f *finder) asks(s *sentence) bool {
	for i := s.Last - 1; i >= s.First && i >= s.Last-3; i-- {
		if f.a.Tokens[i].Lower == "?" {
			return true
		}
	}
	return false
}
