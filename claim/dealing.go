package claim

import (
	"slices"

	"waybill"
	"waybill/lang"
	"waybill/text"
)

// verdict claims that the last transfer is denied, where a sentence without goods of its
// own calls what was said untrue: a party by a verb of calling ("Tehran calls it
// baseless"), or whoever speaks ("Das ist eine Lüge").
func (f *finder) verdict(s *sentence) {
	last := f.talk.last
	if last == nil || s.index-f.talk.lastAt > followReach || last.Certainty == waybill.Denied || f.namesArms(s) || f.asks(s) {
		return
	}
	at := f.verdictIn(s)
	if at < 0 {
		return
	}
	clause := f.a.ClauseOf(at)
	var sources []waybill.Source
	for i := range s.refs {
		if r := &s.refs[i]; r.slot == "subj" && r.clause == clause && !r.back {
			sources = append(sources, f.asSource(r))
		}
	}
	word := predicate{rule: &lang.Predicate{}, first: at, last: at + 1, clause: clause}
	if len(sources) == 0 {
		var c waybill.Claim
		if f.source(s, &word, nil, &c); c.Source.Name == waybill.Narrator {
			return
		}
		sources = append(sources, c.Source)
	}
	for _, source := range sources {
		c := *f.talk.told
		c.Certainty, c.CertaintyWords, c.Source = waybill.Denied, f.a.Tokens[at].Span, source
		c.Evidence, c.Exchange, c.Condition = f.a.SpanOf(s.First, s.Last), "", waybill.Span{}
		f.claims = append(f.claims, c)
	}
}

// verdictIn is the word of a sentence by which a verb of calling or being says that
// something is untrue, -1 if there is none.
func (f *finder) verdictIn(s *sentence) int {
	for i := s.First; i < s.Last; i++ {
		if t := &f.a.Tokens[i]; t.Kind != text.Word || !s.Pack.Means(t.Lower, lang.Verdict) {
			continue
		}
		clause := f.a.ClauseOf(i)
		if f.negationIn(s, clause) < 0 && f.calls(s, clause) {
			return i
		}
	}
	return -1
}

// calls reports whether a clause has a verb of calling or being.
func (f *finder) calls(s *sentence, clause int) bool {
	for i := s.Clauses[clause].First; i < s.Clauses[clause].Last; i++ {
		t := &f.a.Tokens[i]
		if f.a.ClauseOf(i) == clause && formOf(s.Pack, t, lang.Calls) {
			return true
		}
	}
	return false
}

// formOf reports whether a token is a form of a verb of a sense.
func formOf(pack *lang.Pack, t *lang.Token, sense lang.Sense) bool {
	return t.Form != nil && slices.ContainsFunc(t.Form.Verbs, func(v lang.VerbForm) bool { return pack.Means(v.Verb.Lemma, sense) })
}

// dealing claims a new stage of the transfers last told, where a sentence without goods of
// its own says what became of the deal, by a noun of dealing or a pronoun as subject
// ("The deal was torn up", "Das Geschäft platzte", "It was signed in October").
func (f *finder) dealing(s *sentence) {
	if f.talk.told == nil || s.index-f.talk.lastAt > resumeReach || len(s.goods) > 0 || f.asks(s) || !f.sidesOnly(s) && !f.thirdSays(s) {
		return
	}
	for i := range s.preds {
		p := &s.preds[i]
		if p.verb == nil || p.verb.Attributive && s.Clauses[p.clause].Finite != p.first || p.rule.Kind != "fate" && (p.rule.Kind != "stage" || !decides(p.rule.Stage)) || f.demandedOf(s, p) || !f.dealSubject(s, p) {
			continue
		}
		c := *f.talk.told
		if p.rule.Frame == "arrive" && !tangible(c.Goods.Class) && !f.lastThing(&c) {
			return
		}
		c.Condition = waybill.Span{}
		f.decide(s, p, nil, &c)
		f.source(s, p, nil, &c)
		c.When = f.when(s, p, nil)
		c.Evidence, c.Exchange = f.a.SpanOf(s.First, s.Last), ""
		f.claims = append(f.claims, c)
		return
	}
}

// demandedOf reports whether an English verb of demanding stands before one that tells a fate
// ("demanded that the sales be stopped").
func (f *finder) demandedOf(s *sentence, p *predicate) bool {
	return !s.Pack.Grammar.VerbLast() && slices.ContainsFunc(s.preds, func(o predicate) bool {
		return o.verb != nil && o.rule.Stage == waybill.Sought && o.first < p.first
	})
}

// thirdSays reports whether the only party of a German sentence that is no side of the last claim is
// the subject of a verb of allowing or forbidding ("Die USA haben der Weitergabe zugestimmt").
func (f *finder) thirdSays(s *sentence) bool {
	last, third := f.talk.last, false
	for i := range s.refs {
		r := &s.refs[i]
		if r.slot == "mod" || r.ID == last.Supplier.ID || r.ID == last.Recipient.ID {
			continue
		}
		if third || r.slot != "subj" || r.back || !s.Pack.Grammar.VerbLast() {
			return false
		}
		third = slices.ContainsFunc(s.preds, func(p predicate) bool {
			return p.rule.Frame == "permit" && p.verb != nil && !p.verb.Passive && p.clause == r.clause && decides(p.rule.Stage)
		})
		if !third {
			return false
		}
	}
	return third
}

// lastThing makes c the last claim of things that can still arrive, not of training or money; it
// reports false where the last claims have none ("Crews were trained. The rest will follow").
func (f *finder) lastThing(c *waybill.Claim) bool {
	for i := len(f.claims) - 1; i >= 0 && len(f.claims)-i <= recent; i-- {
		if o := &f.claims[i]; o.Kind == waybill.TransferClaim && tangible(o.Goods.Class) {
			*c = *o
			return true
		}
	}
	return false
}

// sidesOnly reports whether all the parties a sentence names are sides of the last claim, but for
// who only says in a German sentence what it tells ("…, sagte der US-Sicherheitsberater").
func (f *finder) sidesOnly(s *sentence) bool {
	last := f.talk.last
	return !slices.ContainsFunc(s.refs, func(r ref) bool {
		return r.slot != "mod" && !f.inMention(&r) && !(s.Pack.Grammar.VerbLast() && f.teller(s, &r)) && r.ID != last.Supplier.ID && r.ID != last.Recipient.ID
	})
}

// inMention reports whether a party is part of what names a speaker ("according to Kyiv").
func (f *finder) inMention(r *ref) bool {
	st := f.stating(r.Span)
	return st != nil && r.prepositional()
}

// teller reports whether a party stands in the words that name who says what the sentence tells.
func (f *finder) teller(s *sentence, r *ref) bool {
	if r.slot == account {
		return true
	}
	for _, i := range f.pages[f.a.Tokens[s.First].Span.Begin/pageSize] {
		st := &f.statements[i]
		if st.Mention.Contains(r.Span) && st.Covers(f.a.Tokens[s.First].Span) && !st.Covers(r.Span) {
			return true
		}
	}
	return false
}

// dealSubject reports whether what a verb tells the fate of is the deal spoken of: a
// definite noun of dealing in its clause, or a pronoun right before a passive verb.
func (f *finder) dealSubject(s *sentence, p *predicate) bool {
	if c := &s.Clauses[p.clause]; c.Kind == lang.Interrogate || f.a.Tokens[c.First].Has(lang.Question) {
		return false // "How the purchase is to be financed"
	}
	if p.rule.Frame == "arrive" {
		return s.index-f.talk.lastAt <= followReach && f.remainder(s, p)
	}
	for i := range s.preds {
		if o := &s.preds[i]; o.clause == p.clause && f.dealNoun(s, o) {
			return true
		}
	}
	at := s.Clauses[p.clause].Finite - 1
	return p.verb.Passive && s.index-f.talk.lastAt == 1 && at >= s.First && f.a.ClauseOf(at) == p.clause && s.Pack.Means(f.a.Tokens[at].Lower, lang.Object)
}

// remainder reports whether the subject of a verb is the rest of goods told before, or more
// of them, without a noun ("Der Rest soll im Sommer folgen", "Eight more may follow").
func (f *finder) remainder(s *sentence, p *predicate) bool {
	c := &s.Clauses[p.clause]
	for i := c.First; i < c.Last; i++ {
		t := &f.a.Tokens[i]
		if f.a.ClauseOf(i) != p.clause || !s.Pack.Means(t.Lower, lang.Still) {
			continue
		}
		if i > s.First && f.a.Tokens[i-1].Has(lang.Preposition) {
			return false
		}
		if s.Pack.Grammar.VerbLast() {
			return i+1 >= c.Last || !f.nounLike(s, i+1)
		}
		for i+1 < c.Last && f.a.Tokens[i+1].Kind == text.Number {
			i++ // "another 20 are to follow"
		}
		return i+1 == p.first || i < p.first && f.a.Tokens[i+1].Has(lang.Modal|lang.Auxiliary|lang.To) // not "more talks will follow"
	}
	return false
}

// dealNoun reports whether a predicate is a noun of dealing, licensing or asking that
// takes up the deal spoken of: it is definite, and nothing behind it says that it is of
// something else ("der Vertrag mit dem Trainer").
func (f *finder) dealNoun(s *sentence, p *predicate) bool {
	if p.verb != nil || p.rule.POS != "noun" || p.own >= 0 || event(p.rule.Kind) || p.rule.Kind == "list" {
		return false
	}
	switch p.rule.Frame {
	case "deal", "permit", "request", "award":
		if p.rule.Stage == waybill.Negotiated || p.rule.Frame == "permit" && ended(f.talk.told.Stage) {
			return false // talks are of many things, and the decision may be the one to stop
		}
	default:
		if !p.rule.Moves() && p.rule.Stage != waybill.Offered && p.rule.Stage != waybill.Halted {
			return false
		}
	}
	return (f.definite(s, p) || f.deliveries(s, p)) && !f.ofElse(s, p)
}

// ended reports whether a deal of this stage does not go on.
func ended(stage waybill.Stage) bool { return stage == waybill.Halted || stage == waybill.Refused }

// deliveries reports whether a noun of giving opens its clause without an article, as what
// is delivered may ("Deliveries continued").
func (f *finder) deliveries(s *sentence, p *predicate) bool {
	return p.rule.Kind == "transfer" && p.first == s.Clauses[p.clause].First
}

// definite reports whether the article or demonstrative before a noun says that it is known.
func (f *finder) definite(s *sentence, p *predicate) bool { return f.definiteAt(s, p.first) }

// definiteAt is definite for the noun at a token.
func (f *finder) definiteAt(s *sentence, at int) bool {
	for i := at - 1; i >= s.First && at-i <= 3; i-- {
		t := &f.a.Tokens[i]
		if s.Pack.Means(t.Lower, lang.Definite) {
			return true
		}
		if !t.Has(lang.Adjective|lang.Quantity) && t.Kind != text.Number && !s.Pack.Means(t.Lower, lang.Ordinal) {
			return false
		}
	}
	return false
}

// ofElse reports whether a noun is told by what stands right behind it to be of something
// else than the talk: a noun in the genitive or behind a preposition, no party.
func (f *finder) ofElse(s *sentence, p *predicate) bool {
	if p.last+1 >= s.Last || !s.Pack.Means(f.a.Tokens[p.last].Lower, lang.About) {
		return false
	}
	for i := p.last; i < s.Last && i <= p.last+3; i++ {
		if m := f.a.Tokens[i].Mark; m > 0 && f.a.Marks[m-1].Party() != nil {
			return false
		}
	}
	return true
}

// goesOn reports whether a sentence that names no party says more of the last transfer, by a
// verb whose subject is the goods ("Geliefert wurden sie nie", "None has arrived", "the first
// were handed over") or by a noun whose stage a verb tells.
func (f *finder) goesOn(s *sentence, d *draft) bool {
	named := func(r ref) bool { return !f.inMention(&r) }
	if f.asks(s) || s.index-f.talk.lastAt > followReach || slices.ContainsFunc(s.refs, named) && (!s.Pack.Grammar.VerbLast() || f.talk.last == nil || !f.sidesOnly(s)) {
		return false
	}
	return d.p.verb != nil && !d.p.verb.Attributive && (d.p.verb.Passive || d.p.rule.Frame == "arrive") || d.p.verb == nil && len(d.above) > 0
}

// partner claims a deal like the one last told with another party that the sentence names beside
// a noun or verb of dealing ("A similar contract was signed with Norway", "Mit Kroatien laufen
// Verhandlungen"): who makes the goods then gives them to it.
func (f *finder) partner(s *sentence) {
	told := f.talk.told
	if told == nil || s.index-f.talk.lastAt > followReach || len(s.goods) > 0 || f.asks(s) || !told.Supplier.Known() || !told.Recipient.Known() || len(s.refs) != 1 {
		return
	}
	r := &s.refs[0]
	if r.ID == told.Supplier.ID || r.ID == told.Recipient.ID || f.kind(r.ID) != waybill.State || !s.Pack.Means(r.slot, lang.With) {
		return
	}
	for i := range s.preds {
		p := &s.preds[i]
		if p.rule.Frame != "deal" || p.rule.Kind == "fate" || !f.alike(s, p) && !(p.rule.Stage == waybill.Negotiated && s.index-f.talk.lastAt == 1 && !f.topicElse(s, p)) {
			continue
		}
		c := *told
		goesOn := func(o *predicate) bool { return o.rule.Stage == waybill.Underway } // the talks do
		f.decide(s, p, slices.DeleteFunc(f.governs(s, p), goesOn), &c)
		f.source(s, p, nil, &c)
		c.Recipient, c.When = r.PartyRef, f.when(s, p, nil)
		c.Goods.Quantity, c.Goods.Amount, c.Goods.Sum = waybill.Span{}, waybill.Amount{}, waybill.Sum{}
		c.Evidence, c.Exchange, c.Condition = f.a.SpanOf(s.First, s.Last), "", waybill.Span{}
		f.claims = append(f.claims, c)
		return
	}
}

// alike reports whether a word before a noun of dealing says that it is like the one before.
func (f *finder) alike(s *sentence, p *predicate) bool {
	return slices.ContainsFunc(f.a.Tokens[max(s.First, p.first-2):p.first], func(t lang.Token) bool { return s.Pack.Means(t.Lower, lang.Similar) })
}

// topicElse reports whether talks are told to be about something else than goods: a word that is
// no number stands behind a preposition.
func (f *finder) topicElse(s *sentence, p *predicate) bool {
	for i := s.First; i+1 < s.Last; i++ {
		t, next := &f.a.Tokens[i], &f.a.Tokens[i+1]
		if t.Has(lang.Preposition) && s.Pack.Means(t.Lower, lang.About) && !s.Pack.Means(t.Lower, lang.With) && !f.ofParty(i+1) && next.Kind != text.Number && !next.Has(lang.Quantity) {
			return true
		}
	}
	return false
}
