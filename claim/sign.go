package claim

import (
	"slices"

	"waybill"
	"waybill/lang"
)

// around is what is met about a predicate: the signs that the rules of stage and certainty
// ask for, with their words.
type around struct {
	f     *finder
	s     *sentence
	p     *predicate
	above []*predicate
	signs lang.Sign
	words [64]waybill.Span
	// present and past are the stages of the predicate's row, upper that of the word above.
	present, past, upper waybill.Stage
	// over is the word above that says how far it has come, nil if none.
	over *predicate
	// sure, hedge and cue are the certainties of the rows met.
	sure, hedge, cue waybill.Certainty
	// condition is the words of the if-clause.
	condition waybill.Span
}

// look gathers the signs about a predicate.
func (f *finder) look(s *sentence, p *predicate, above []*predicate) *around {
	a := &f.around
	*a = around{f: f, s: s, p: p, above: above}
	a.row()
	a.rank()
	if p.verb != nil {
		a.verb()
		a.led()
	} else {
		a.noun()
	}
	a.modal()
	if i := f.would(s, p); i >= 0 {
		a.at(lang.SignWould, i)
	}
	a.negation()
	a.hedges()
	a.ifClause()
	a.openClause()
	a.reported()
	return a
}

// met notes a sign with its words.
func (a *around) met(sign lang.Sign, words waybill.Span) {
	if a.signs&sign == 0 {
		a.words[index(sign)] = words
	}
	a.signs |= sign
}

// at notes a sign whose word is the token i.
func (a *around) at(sign lang.Sign, i int) { a.met(sign, a.f.a.Tokens[i].Span) }

// when notes a sign without words of its own.
func (a *around) when(met bool, sign lang.Sign) {
	if met {
		a.signs |= sign
	}
}

// own is the words of the predicate, or of another.
func (a *around) own(p *predicate) waybill.Span { return a.f.a.SpanOf(p.first, p.last) }

// row reads the row of the predicate.
func (a *around) row() {
	rule := a.p.rule
	a.present, a.past = split(rule.Stage)
	if a.present == "" {
		a.present, a.past = waybill.Underway, waybill.Delivered
		if a.p.verb == nil {
			a.present = waybill.Delivered
		}
	}
	a.when(rule.Kind == "stage", lang.SignStageWord)
	a.when(rule.Frame == "get", lang.SignGets)
	a.when(rule.Frame == "sign", lang.SignSigns)
	a.when(a.present == waybill.Agreed, lang.SignRowAgreed)
	a.when(a.present == waybill.Underway, lang.SignRowUnderway)
	a.when(a.present == waybill.Delivered, lang.SignRowDelivered)
}

// rank finds the word above that counts.
func (a *around) rank() {
	for _, o := range a.above {
		if c := o.rule.Certainty; c != "" {
			if weight(c) > weight(a.sure) {
				a.sure, a.words[index(lang.SignAboveSure)] = c, a.own(o)
			}
			a.signs |= lang.SignAboveSure
		}
		a.when(notRefused(o), lang.SignNotRefused)
	}
	o, signs := a.f.strongest(a.s, a.p, a.above)
	if o == nil {
		return
	}
	a.over, a.upper = o, o.rule.Stage
	a.signs |= signs
	a.when(a.upper == waybill.Refused, lang.SignAboveRefuses)
	a.when(a.upper == waybill.Agreed, lang.SignAboveAgrees)
	a.when(a.f.ownPlan(a.s, o, a.p), lang.SignOwnPlan)
	if d := a.f.demand(a.s, o, a.above); d != nil {
		a.met(lang.SignDemanded, a.own(d))
	}
	if o.verb != nil {
		a.when(o.verb.Past, lang.SignAbovePast)
		if o.verb.Negation >= 0 {
			a.at(lang.SignAboveNegated, o.verb.Negation)
		}
	}
}

// verb reads the form of a verb.
func (a *around) verb() {
	g, f, s, p := a.p.verb, a.f, a.s, a.p
	v := &f.a.Tokens[g.Verb]
	a.signs |= lang.SignVerb
	if g.Negation >= 0 {
		a.at(lang.SignNegatedVerb, g.Negation)
	}
	var finite waybill.Span
	if g.Finite >= 0 && g.Finite != g.Verb {
		finite = f.a.Tokens[g.Finite].Span
	}
	for _, form := range []struct {
		met  bool
		sign lang.Sign
	}{{g.Future, lang.SignFuture}, {g.Past, lang.SignPast}, {g.Perfect, lang.SignPerfect}, {g.Passive, lang.SignPassive}, {g.Subj2, lang.SignUnreal}} {
		if form.met {
			a.met(form.sign, finite)
		}
	}
	gerund := g.Infinite && v.Has(lang.PresPart)
	a.when(g.Infinite, lang.SignInfinitive)
	a.when(gerund, lang.SignGerund)
	a.when(g.Attributive && v.Has(lang.PastPart), lang.SignParticiple)
	a.when(g.Progressive, lang.SignProgressive)
	a.when(g.Begun, lang.SignBegun)
	a.when(f.noLonger(s, g), lang.SignNoLonger)
	a.when(f.settled(s, g), lang.SignArranged)
	a.when(f.backshifted(s, p), lang.SignBackshifted)
	a.when(gerund && f.judged(s, p), lang.SignJudged)
	a.when(g.Infinite && f.headline(s), lang.SignHeadline)
	a.when(g.Infinite && f.alleged(s, p), lang.SignAlleged)
}

// led notes what an English verb form takes its time from: "will help by providing",
// "was the first to send".
func (a *around) led() {
	g, f, s := a.p.verb, a.f, a.s
	finite := s.Clauses[a.p.clause].Finite
	if !g.Infinite || s.Pack.Grammar.VerbLast() || g.Verb-1 <= s.First || finite < 0 || finite > g.Verb {
		return
	}
	main, before := &f.a.Tokens[finite], &f.a.Tokens[g.Verb-1]
	if s.Pack.Means(before.Lower, lang.Agent) {
		a.when(true, lang.SignBy)
		if main.Lower == "will" {
			a.at(lang.SignMainWill, finite)
		}
		if main.Has(lang.Past) && !main.Has(lang.Present) {
			a.at(lang.SignMainPast, finite)
		}
	}
	if !before.Has(lang.To) || main.Has(lang.Modal) {
		return
	}
	for i := g.Verb - 2; i > finite && g.Verb-i <= 6; i-- {
		if s.Pack.Means(f.a.Tokens[i].Lower, lang.Ordinal) {
			a.at(lang.SignOrdinal, i)
			return
		}
	}
}

// noun notes what the clause of an English noun says of its time: what will be part of
// deliveries is agreed, what was part of exports is delivered.
func (a *around) noun() {
	f, s, p := a.f, a.s, a.p
	if s.Pack.Grammar.VerbLast() || !p.rule.Moves() {
		return
	}
	for i := p.first - 1; i >= s.First && p.first-i <= 3; i-- {
		if s.Pack.Means(f.a.Tokens[i].Lower, lang.Future) {
			a.at(lang.SignUpcoming, i)
		}
	}
	i := s.Clauses[p.clause].Finite
	if i < 0 || i > p.first {
		return
	}
	t := &f.a.Tokens[i]
	if t.Lower == "will" {
		a.at(lang.SignMainWill, i)
	}
	if t.Has(lang.Past) && !t.Has(lang.Present|lang.Modal) {
		a.at(lang.SignMainPast, i)
	}
	a.when(p.rule.Kind == "carry" && s.Pack.Means(f.a.Tokens[p.last-1].Lower, lang.Habit), lang.SignHabit)
}

// modal notes the modal verb of a verb, or of a noun's clause.
func (a *around) modal() {
	f, s, p := a.f, a.s, a.p
	if p.verb == nil {
		if i := s.Clauses[p.clause].Finite; i >= 0 && s.Pack.Means(f.a.Tokens[i].Lower, lang.Surmise) {
			a.at(lang.SignSurmise, i)
		}
		return
	}
	i := p.verb.Modal
	if i < 0 {
		return
	}
	if s.Pack.Means(p.rule.Lemma, lang.Awaits) && s.Pack.Means(f.modal(i), lang.Duty) {
		return // "muss auf Panzer warten": he waits, and demands nothing
	}
	a.at(lang.SignModal, i)
	if p.verb.Perfect || f.perfectInfinitive(s, p) {
		a.at(lang.SignModalPerfect, i)
	}
	lemma, form := f.modal(i), f.a.Tokens[i].Affirmed()
	if f.proposed(s, p, i) {
		a.at(lang.SignDuty, i)
		return
	}
	for _, m := range []struct {
		word  string
		sense lang.Sense
		sign  lang.Sign
	}{{lemma, lang.Hearsay, lang.SignHearsay}, {lemma, lang.Duty, lang.SignDuty}, {lemma, lang.Withheld, lang.SignWithheld}, {lemma, lang.Wish, lang.SignWish}, {form, lang.Presumed, lang.SignPresumed}, {form, lang.Surmise, lang.SignSurmise}} {
		if s.Pack.Means(m.word, m.sense) {
			a.at(m.sign, i)
		}
	}
}

// proposed reports whether a German "solle" tells what a speaker demands or proposes, not what
// is arranged ("schlug vor, Peru solle Hubschrauber liefern").
func (f *finder) proposed(s *sentence, p *predicate, modal int) bool {
	if !s.Pack.Grammar.VerbLast() || !s.Pack.Means(f.modal(modal), lang.Hearsay) || p.verb.Perfect || f.perfectInfinitive(s, p) {
		return false
	}
	urges := func(i int) bool {
		act := f.act(i)
		return act == "demand" || act == "offer" || act == "ask"
	}
	if st := f.covering(f.a.SpanOf(p.first, p.last)); st != nil && len(st.Cue) > 0 {
		if cue := f.tokenAt(st.Cue[0].Begin); cue >= 0 && urges(cue) {
			return true
		}
	}
	for i := s.Clauses[p.clause].First - 1; i >= s.First && f.a.ClauseOf(i) == p.clause-1; i-- {
		if f.a.IsVerb(s.Pack, s.First, i) && urges(i) {
			return true
		}
	}
	return false
}

// negation notes what negates the predicate or a word above it.
func (a *around) negation() {
	f, s, p := a.f, a.s, a.p
	english := !s.Pack.Grammar.VerbLast()
	at := -1
	if p.verb != nil {
		at = p.verb.Negation
	}
	for _, o := range a.above {
		if o.verb != nil && o.verb.Negation >= 0 {
			at = o.verb.Negation
		} else if i := f.negated(s, o); o.verb == nil && i >= 0 {
			at = i // "nicht bereit", "no plans"
		}
	}
	if p.verb == nil {
		if i := f.negated(s, p); i >= 0 {
			at = i
		}
	}
	if at < 0 && p.verb != nil && english {
		at = f.noGoods(s, p)
	}
	if at < 0 {
		return
	}
	a.at(lang.SignNegated, at)
	if english && p.verb != nil && p.verb.Infinite && p.verb.Negation == at {
		a.at(lang.SignNotTo, at)
		a.when(len(a.above) == 0, lang.SignNotToAlone)
	}
}

// hedges notes the heaviest word of hedges.tsv in the predicate's clause, in one that it
// hangs on, or in the one around it.
func (a *around) hedges() {
	f, s := a.f, a.s
	enclosing := f.enclosing(s, a.p.clause)
	governs := func(i int) bool {
		clause := f.a.ClauseOf(i)
		return clause == enclosing || f.governsClause(s, clause, a.p.clause)
	}
	hedge := func(h *lang.Hedge, words waybill.Span) {
		a.signs |= lang.SignHedge
		if weight(h.Certainty) > weight(a.hedge) {
			a.hedge, a.words[index(lang.SignHedge)] = h.Certainty, words
		}
	}
	for m := f.mark; m < len(f.a.Marks) && f.a.Marks[m].First < s.Last; m++ {
		if mark := &f.a.Marks[m]; mark.Phrase != nil && mark.Phrase.Hedge != nil && governs(mark.First) {
			hedge(mark.Phrase.Hedge, mark.Span)
		}
	}
	for i := s.First; i < s.Last; i++ {
		if t := &f.a.Tokens[i]; t.Form != nil && t.Form.Hedge != nil && !t.Has(lang.Modal) && governs(i) {
			hedge(t.Form.Hedge, t.Span)
		}
		if t := &f.a.Tokens[i]; enclosing >= 0 && f.a.ClauseOf(i) == enclosing && s.Pack.Means(t.Lower, lang.Verdict) && f.calls(s, enclosing) && f.negationIn(s, enclosing) < 0 {
			hedge(&lang.Hedge{Certainty: waybill.Denied}, t.Span)
		}
	}
}

// enclosing is the German clause that goes on behind a clause without "dass", which tells
// the content of its noun ("Die Behauptung, Iran liefere Raketen, ist falsch"): it begins
// with its verb, and the noun stands before the comma; -1 if there is none.
func (f *finder) enclosing(s *sentence, clause int) int {
	outer := clause + 1
	if !s.Pack.Grammar.VerbLast() || outer >= len(s.Clauses) {
		return -1
	}
	c, o := &s.Clauses[clause], &s.Clauses[outer]
	if c.Kind == lang.Content && c.Parent == outer {
		return outer // "Dass Iran Raketen geliefert habe, nannte er falsch"
	}
	if c.Kind != lang.Main || o.Kind != lang.Main || o.Finite != o.First || f.a.Tokens[o.First-1].Lower != "," {
		return -1
	}
	for i := c.First + 1; i < c.Finite; i++ {
		if f.a.Tokens[i].Lower == "," && f.a.Tokens[i-1].Upper && f.act(i-1) != "" {
			return outer
		}
	}
	return -1
}

// ifClause notes an if-clause that the predicate stands in, or that governs its clause.
func (a *around) ifClause() {
	f, s, p := a.f, a.s, a.p
	own := &s.Clauses[p.clause]
	if own.Kind == lang.Condition {
		a.condition = f.a.SpanOf(own.First, own.Last)
		a.at(lang.SignIf, own.Opener)
		a.at(lang.SignInIf, own.Opener)
		a.when(p.verb != nil && p.verb.Past && !f.unreal(s), lang.SignPastIf)
		return
	}
	for k := range s.Clauses {
		c := &s.Clauses[k]
		near := c.Parent == p.clause || c.Parent < 0 && k+1 == p.clause || k == p.clause-1 || k == p.clause+1
		if c.Kind == lang.Condition && near {
			a.condition = f.a.SpanOf(c.First, c.Last)
			a.at(lang.SignIf, c.Opener)
			return
		}
	}
}

// openClause notes what leaves open what the clause says: "whether", a question mark. What a
// relative clause says of a thing is not asked ("whether Oslo considered jets, which Denmark has
// sent").
func (a *around) openClause() {
	f, s := a.f, a.s
	for k, n := a.p.clause, 0; k >= 0 && n < len(s.Clauses); k, n = s.Clauses[k].Parent, n+1 {
		if c := &s.Clauses[k]; c.Opener >= 0 && c.Finite >= 0 && s.Pack.Means(f.a.Tokens[c.Opener].Lower, lang.AsksIf) {
			a.at(lang.SignWhether, c.Opener)
		}
		if s.Clauses[k].Kind == lang.RelativeTo {
			break
		}
	}
	if f.asks(s) {
		a.at(lang.SignQuestion, s.Last-1)
	}
}

// asked reports whether a noun of asking stands above the predicate.
func (a *around) asked() bool {
	return slices.ContainsFunc(a.above, func(o *predicate) bool { return o.verb == nil && o.rule.Frame == "request" })
}

// reported notes the statement that covers the predicate, and its reporting verb.
func (a *around) reported() {
	if st := a.f.covering(a.own(a.p)); st != nil {
		a.signs |= lang.SignReported
		if a.cue = a.f.reported(st); a.cue != "" && a.over != nil && a.upper == waybill.Refused && a.own(a.over) == st.Cue[0] && a.asked() {
			a.cue = "" // "rejected a request to supply": it refuses, and denies nothing
		}
		if a.cue != "" {
			a.met(lang.SignCue, st.Cue[0])
		}
	}
	heavy := max(weight(a.sure), weight(a.hedge), weight(a.cue))
	a.when(a.signs&lang.SignIf != 0 && heavy <= weight(waybill.Conditional), lang.SignConditional)
}
