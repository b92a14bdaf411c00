package claim

import (
	"strings"

	"waybill"
	"waybill/lang"
	"waybill/text"
)

// stage says how far the transfer has come: by the nearest stage rule above the
// predicate, else by the predicate's own rule, tense and modal verb.
func (f *finder) stage(s *sentence, p *predicate, above []*predicate, c *waybill.Claim) {
	c.StageWords = f.a.SpanOf(p.first, p.last)
	if o := f.strongest(p, above); o != nil && o.rule.Stage != "" {
		c.Stage, c.StageWords = o.rule.Stage, f.a.SpanOf(o.first, o.last)
		if o.verb != nil && o.verb.Negation >= 0 && c.Stage == waybill.Agreed && !o.verb.Past {
			c.Stage = waybill.Refused
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
	c.Stage = f.verbStage(s, p)
}

// strongest is the stage rule that decides where several stand above a predicate:
// one that ends or refuses outweighs one that plans or agrees; else the nearest.
func (f *finder) strongest(p *predicate, above []*predicate) *predicate {
	for _, o := range above {
		if o.rule.Kind == "lift" && (len(above) > 1 || p.rule.Stage == waybill.Refused || p.rule.Stage == waybill.Halted) {
			return o
		}
	}
	for _, o := range above {
		if o.rule.Stage == waybill.Refused || o.rule.Stage == waybill.Halted {
			return o
		}
	}
	for _, o := range above {
		if o.rule.Stage != "" {
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
		if g.Negation >= 0 && present == string(waybill.Agreed) && !g.Past {
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
	case g.Negation >= 0 && !g.Past && !g.Infinite:
		return waybill.Refused
	case g.Future:
		return waybill.Agreed
	case g.Subj2 && !g.Past:
		return waybill.Prospect
	case g.Past:
		return waybill.Stage(past)
	case g.Infinite && f.a.Tokens[g.Verb].Has(lang.PresPart):
		return waybill.Stage(present)
	case g.Infinite:
		if f.headline(s) {
			return waybill.Agreed // "US to send tanks"
		}
		return waybill.Prospect
	case g.Passive && g.Perfect:
		return waybill.Stage(past)
	}
	return waybill.Stage(present)
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
	switch c.Stage {
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
		g := &s.goods[k]
		if g.clause != p.clause || g.prep != "" {
			continue
		}
		for i := g.first - 1; i >= s.First && g.first-i <= 3; i-- {
			if t := &f.a.Tokens[i]; t.Lower == "no" {
				return i
			} else if t.Kind == text.Punct || f.a.IsVerb(s.Pack, s.First, i) {
				break
			}
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
