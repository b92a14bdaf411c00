package claim

import (
	"slices"

	"waybill"
	"waybill/lang"
	"waybill/text"
)

// draft is a transfer in the making: a predicate with its goods and the sides that
// its sentence names.
type draft struct {
	p      *predicate
	above  []*predicate
	things []goods
	sides
	// resumed reports that the goods come from the talk before the sentence.
	resumed bool
	// gapped reports that its verb is left out: the subject of the first half has no part in it.
	gapped bool
	// known reports that the talk just had the same two sides, and that the sentence names
	// one of them or goes on about their goods.
	known bool
	// joins reports that the sentence says of a party what was just said of another ("too").
	joins bool
	// spoken reports that a sentence of the report names the same two sides of a deal.
	spoken bool
}

// transfers makes the claims of a sentence's predicates. First every predicate gets
// its goods and the sides its own words name; then they complete each other, and
// what is still open is taken from the talk.
func (f *finder) transfers(s *sentence) {
	f.oneSided(s)
	if f.explicit && len(s.refs) < 2 {
		return // it names no two sides
	}
	var drafts []draft
	for i := range s.preds {
		if d, ok := f.draft(s, &s.preds[i]); ok {
			drafts = append(drafts, d)
		}
	}
	drafts = f.fillGaps(s, drafts)
	before := len(f.claims)
	for i := range drafts {
		d := &drafts[i]
		f.passOn(drafts[:i], d)
		d.because(&whyHandedOn)
		f.share(s, drafts, d)
		d.because(&whySentence)
		f.repay(s, drafts, d)
		d.because(&whyInReturn)
		if !f.explicit {
			f.complete(s, drafts, d)
			d.known = (d.here > 0 || d.resumed && f.goesOn(s, d)) && f.talk.just(s, d)
		}
		d.spoken = f.talk.spokeOf(d)
		d.joins = !f.explicit && f.talk.joinedBy(f, s, d)
		if d.enough() && !f.nobody(s, d) {
			f.emit(s, d)
		}
	}
	if !f.explicit {
		own := slices.ContainsFunc(drafts, func(d draft) bool { return !d.resumed })
		switch {
		case len(drafts) == 0:
			f.follow(s, f.denial, f.verdict, f.contents, f.decision, f.absence, f.dealing, f.partner)
		case len(f.claims) == before && !own:
			f.follow(s, f.denial, f.dealing) // "The Kremlin denied this", "Deliveries continued"
		}
		if len(drafts) > 0 && len(f.claims) == before && (!s.Pack.Grammar.VerbLast() || f.talk.last != nil && f.sidesOnly(s)) {
			f.follow(s, f.contents)
		}
		if len(f.claims) == before {
			f.line(s)
		}
		f.aside(s, drafts, before)
		f.included(s, drafts, before)
	}
}

// oneSided drops predicates that move goods only between two sides where the sentence
// does not name both ("repaired its tanks", "produces ammunition").
func (f *finder) oneSided(s *sentence) {
	for i := len(s.preds) - 1; i >= 0; i-- {
		if s.preds[i].rule.Kind != "both" {
			continue
		}
		if d, ok := f.draft(s, &s.preds[i]); !ok || len(d.suppliers) == 0 || len(d.recipients) == 0 {
			s.preds = slices.Delete(s.preds, i, i+1)
		}
	}
}

// nobody reports whether the verb of a draft has "nobody" or "nothing" for a subject,
// while its sentence names neither side: nothing passes then between parties.
func (f *finder) nobody(s *sentence, d *draft) bool {
	if d.p.verb == nil || d.p.verb.Negation < 0 || d.here > 0 || d.known && (d.p.verb.Passive || d.p.rule.Frame == "arrive") {
		return false
	}
	return s.Pack.Means(f.a.Tokens[d.p.verb.Negation].Lower, lang.Nobody)
}

// draft begins a transfer with one predicate; it reports false where the predicate
// speaks through another or moves no arms.
func (f *finder) draft(s *sentence, p *predicate) (draft, bool) {
	if event(p.rule.Kind) || p.rule.Kind == "exchange" || p.rule.Kind == "lift" || p.rule.Kind == "fate" || p.rule.Kind == "list" || f.objectOf(s, p) || f.overNoun(s, p) ||
		p.rule.Kind == "stage" && (f.governsAny(s, p) && !f.funds(s, p) || f.saysBehind(s, p) || s.Pack.Means(p.rule.Lemma, lang.Speaks)) {
		return draft{}, false
	}
	if f.asksWhat(s, p) || f.ownUse(s, p) || f.receiving(s, p) {
		return draft{}, false
	}
	things := f.things(s, p)
	if len(things) == 0 {
		return draft{}, false
	}
	above := f.governs(s, p)
	undenied := func(o *predicate) bool {
		return o.rule.Certainty == waybill.Denied && o.verb != nil && o.verb.Negation >= 0 && !s.Pack.Grammar.VerbLast()
	}
	if undenied(p) || slices.ContainsFunc(above, undenied) {
		return draft{}, false // "did not dispute this", "neither confirmed nor denied supplying"
	}
	resumed := things[0].last <= s.First || things[0].first >= s.Last || things[0].taken
	if resumed && (&roles{f: f, s: s, p: p}).ownForces() {
		return draft{}, false // "rüstet seine Armee auf"
	}
	sides := f.sides(s, p, above, things)
	if resumed && f.othersDeal(p, &sides) {
		things = []goods{f.armsOf(p)}
	}
	return draft{p: p, above: above, things: things, sides: sides, resumed: resumed}, true
}

// funds reports whether an English verb of decision has money for its object that is given
// so that arms can be bought ("agreed a loan for the purchase of tanks"): it then speaks.
func (f *finder) funds(s *sentence, p *predicate) bool {
	if s.Pack.Grammar.VerbLast() || p.verb == nil || p.verb.Passive || p.rule.Stage != waybill.Agreed {
		return false
	}
	m := f.funding(s)
	return m != nil && m.clause == p.clause && m.prep == "" && m.first >= p.last && m.first-p.last <= 4
}

// ownUse reports whether a verb of giving sends a state's own forces ("sent two jets to
// patrol the border"), or one of training trains by itself ("was training with his club").
func (f *finder) ownUse(s *sentence, p *predicate) bool {
	if p.verb == nil || p.verb.Passive {
		return false
	}
	if p.rule.Frame == "train" {
		return p.last >= s.Last || f.a.Tokens[p.last].Has(lang.Preposition) && !s.Pack.Grammar.VerbLast()
	}
	if p.rule.Frame != "give" || p.rule.Kind != "carry" {
		return false
	}
	for i := p.last; i < s.Last; i++ {
		k := f.a.ClauseOf(i)
		if k != p.clause && !(s.Clauses[k].Kind == lang.Infinite && s.Clauses[k].Parent == p.clause) {
			continue
		}
		if s.Pack.Means(f.a.Tokens[i].Lower, lang.Manoeuvre) && !slices.ContainsFunc(s.goods, func(g goods) bool { return g.first <= i && i < g.last }) {
			return true
		}
	}
	return false
}

// receiving reports whether a German participle of giving stands with a verb of receiving
// as its passive ("bekommt Bomben geschenkt"), or an infinitive of giving under one whose fixed
// word it is ("lässt sich Bomben liefern"): that verb then speaks.
func (f *finder) receiving(s *sentence, p *predicate) bool {
	if p.verb == nil || p.verb.Attributive || p.rule.Frame != "give" || !s.Pack.Grammar.VerbLast() {
		return false
	}
	t := &f.a.Tokens[p.first]
	return slices.ContainsFunc(s.preds, func(o predicate) bool {
		if o.verb == nil || o.clause != p.clause || o.rule.Frame != "get" || o.rule.Stage != "" {
			return false
		}
		if t.Has(lang.Infinitive) && slices.Contains(o.rule.With, t.Lower) {
			return true
		}
		return t.Has(lang.PastPart) && (o.first == p.last || o.first == s.Clauses[p.clause].Finite && o.first < p.first)
	})
}

// asksWhat reports whether the sentence asks which goods pass ("Was will Russland von
// Nordkorea?"): it then claims nothing of its own.
func (f *finder) asksWhat(s *sentence, p *predicate) bool {
	if !f.asks(s) {
		return false
	}
	for i := s.Clauses[p.clause].First; i < p.first; i++ {
		if s.Pack.Means(f.a.Tokens[i].Lower, lang.AsksWhat) {
			return true
		}
	}
	return false
}

// overNoun reports whether a verb that carries goods has a noun of stage for its
// object ("ordered the suspension", "gave approval"): that noun then speaks.
func (f *finder) overNoun(s *sentence, p *predicate) bool {
	if p.verb == nil || p.rule.Kind != "carry" {
		return false
	}
	for i := range s.preds {
		o := &s.preds[i]
		if o.rule.Kind == "stage" && o.rule.POS == "noun" && o.clause == p.clause && o.first >= p.last && o.first-p.last <= 4 && !f.prepositional(s, o) {
			return true
		}
	}
	return false
}

// share takes a side that a draft leaves open from another of the sentence about the
// same goods ("Kiew erhielt die Panzer, die Bern zugesagt hatte").
func (f *finder) share(s *sentence, drafts []draft, d *draft) {
	for i := range drafts {
		o := &drafts[i]
		if o == d || o.things[0].Class != d.things[0].Class || o.here+d.here == 0 || !f.sameGoods(s, o, d) {
			continue
		}
		if len(d.suppliers) == 0 && len(o.suppliers) > 0 && !d.openSupplier && !sameAny(o.suppliers, d.recipients) {
			d.suppliers = o.suppliers
		}
		if len(d.recipients) == 0 && len(o.recipients) > 0 && !sameAny(o.recipients, d.suppliers) {
			d.recipients = o.recipients
		}
	}
}

// sameGoods reports whether two drafts are about goods that the sentence names: what is
// taken up from the talk may be another thing.
func (f *finder) sameGoods(s *sentence, o, d *draft) bool {
	return d.things[0].first >= s.First && o.things[0].first >= s.First
}

// repay turns the sides of one transfer round for another that is given in return
// ("sent Russia shells and got air defences in return", "im Gegenzug erhielt Kim …").
func (f *finder) repay(s *sentence, drafts []draft, d *draft) {
	if f.exchangeCue(s) == nil || f.talk.ring.repays(d) {
		return
	}
	turn := func(suppliers, recipients []waybill.PartyRef) bool {
		switch {
		case len(d.suppliers) == 0 && sameAny(d.recipients, suppliers) && len(recipients) > 0:
			d.suppliers = recipients
		case len(d.recipients) == 0 && sameAny(d.suppliers, recipients) && len(suppliers) > 0:
			d.recipients = suppliers
		default:
			return false
		}
		return true
	}
	for i := range drafts {
		if o := &drafts[i]; o != d && (!f.alone(s, o.suppliers) || !f.alone(s, o.recipients)) {
			return // "bekam dafür Abrams aus den USA und K2 aus Südkorea": others make it up to him
		} else if o != d && turn(o.suppliers, o.recipients) {
			return
		}
	}
	turn(known(f.talk.pair.supplier), known(f.talk.pair.recipient))
}

// alone reports whether no other party stands behind the same preposition in the clause of a
// side that stands behind one.
func (f *finder) alone(s *sentence, side []waybill.PartyRef) bool {
	if len(side) == 0 {
		return true
	}
	k := slices.IndexFunc(s.refs, func(r ref) bool { return r.Span == side[0].Span })
	return k < 0 || !s.refs[k].prepositional() || !slices.ContainsFunc(s.refs, func(r ref) bool {
		return r.slot == s.refs[k].slot && r.clause == s.refs[k].clause && r.ID != side[0].ID
	})
}

// passOn makes the receiver of one transfer the supplier of the next, where the
// predicate says that goods are handed on ("liefert A an B, die sie weitergibt").
func (f *finder) passOn(before []draft, d *draft) {
	if d.p.rule.Frame != "onward" || len(d.suppliers) > 0 {
		return
	}
	if len(before) > 0 && len(before[len(before)-1].recipients) == 1 {
		d.suppliers = before[len(before)-1].recipients
	} else if f.talk.pair.recipient.Known() {
		d.suppliers = known(f.talk.pair.recipient)
	}
	if sameAny(d.suppliers, d.recipients) {
		d.suppliers = nil
	}
}

func sameAny(a, b []waybill.PartyRef) bool {
	for _, x := range a {
		for _, y := range b {
			if x.ID == y.ID {
				return true
			}
		}
	}
	return false
}

// governsAny reports whether a stage rule stands above a predicate that moves goods:
// it then speaks through that one.
func (f *finder) governsAny(s *sentence, o *predicate) bool {
	for i := range s.preds {
		p := &s.preds[i]
		if p.rule.Moves() && p.first != o.first && f.above(s, o, p) && (s.Pack.Grammar.VerbLast() || o.verb != nil || len(f.things(s, p)) > 0) {
			return true
		}
	}
	// of two stage rules over the same goods, the upper one's lower speaks
	for i := range s.preds {
		p := &s.preds[i]
		if p.rule.Kind == "stage" && p.first != o.first && f.above(s, o, p) && !f.above(s, p, o) {
			return true
		}
	}
	return false
}

// objectOf reports whether a noun of transfer is the object of a verb that itself
// moves goods ("erhielt Lieferungen", "made deliveries"): the verb then speaks.
func (f *finder) objectOf(s *sentence, p *predicate) bool {
	if p.verb != nil || !p.rule.Moves() {
		return false
	}
	for i := range s.preds {
		q := &s.preds[i]
		if q.verb == nil || !q.rule.Moves() || q.rule.Frame == "pay" || q.clause != p.clause || q.verb.Attributive || f.overNoun(s, q) {
			continue
		}
		if p.own >= 0 && (s.goods[p.own].prep == "" || p.own > 0 && f.listed(&s.goods[p.own-1], &s.goods[p.own])) || p.own < 0 && !f.prepositional(s, p) {
			return true
		}
	}
	return false
}

// circumstance reports whether a noun of transfer only tells when or why something
// else happens ("nach der Lieferung der S-400", "after the sale").
func (f *finder) circumstance(s *sentence, p *predicate) bool {
	for i := p.first - 1; i >= s.First && p.first-i <= 5; i-- {
		t := &f.a.Tokens[i]
		if t.Has(lang.Preposition) && t.Form != nil {
			return s.Pack.Means(t.Form.Lemma, lang.Circumstance)
		}
		if t.Kind == text.Punct || f.a.IsVerb(s.Pack, s.First, i) {
			return false
		}
		if i > s.First && t.Has(lang.Det) && !f.a.Tokens[i-1].Has(lang.Preposition) {
			return false // the preposition is of a phrase before: "nach den USA der größte Lieferant"
		}
	}
	return false
}

// cause reports whether a German noun of transfer stands right behind a preposition that tells
// when or why something else happens, "nach" apart, which may be an object ("Forderung nach").
func (f *finder) cause(s *sentence, p *predicate) bool {
	for i := p.first - 1; i >= s.First && p.first-i <= 3; i-- {
		t := &f.a.Tokens[i]
		if t.Has(lang.Preposition) && t.Form != nil {
			return s.Pack.Means(t.Form.Lemma, lang.Circumstance) && !s.Pack.Means(t.Form.Lemma, lang.Toward) && !s.Pack.Means(t.Form.Lemma, lang.Against)
		}
		if !t.Has(lang.Det | lang.Adjective | lang.Possessive) {
			return false
		}
	}
	return false
}

// prepositional reports whether a preposition stands before the noun phrase of p.
func (f *finder) prepositional(s *sentence, p *predicate) bool {
	for i := p.first - 1; i >= s.First && p.first-i <= 5; i-- {
		t := &f.a.Tokens[i]
		if t.Has(lang.Preposition) {
			return true
		}
		if t.Kind == text.Punct || f.a.IsVerb(s.Pack, s.First, i) {
			return false
		}
	}
	return false
}

// emit makes the claims of a predicate whose goods and sides are known.
func (f *finder) emit(s *sentence, d *draft) {
	p, above, things := d.p, d.above, d.things
	c := waybill.Claim{Kind: waybill.TransferClaim}
	f.decide(s, p, above, &c)
	f.source(s, p, above, &c)
	c.Evidence = f.evidence(s, p, things)
	c.Via = f.via(s, p)
	c.When = f.when(s, p, above)
	f.funded = f.funded || things[0].Class == "money" && f.funding(s) != nil
	type key struct {
		class               waybill.Class
		supplier, recipient waybill.PartyID
	}
	seen := map[key]bool{}
	for i := range things {
		g := &things[i]
		c.Goods = f.together(things, i)
		suppliers, recipients := f.ownParty(s, things, g, d.suppliers), f.ownParty(s, things, g, d.recipients)
		c.Why.Supplier, c.Why.Recipient = d.whySupplier, d.whyRecipient
		if f.inReturnFor(s, p, g) {
			suppliers, recipients = recipients, suppliers
			c.Why.Supplier, c.Why.Recipient = reason(&whyInReturn), reason(&whyInReturn)
		}
		for _, supplier := range orUnknown(suppliers) {
			for _, recipient := range orUnknown(recipients) {
				k := key{g.Class, supplier.ID, recipient.ID}
				if supplier.ID == recipient.ID || seen[k] {
					continue
				}
				seen[k] = true
				c.Supplier, c.Recipient = supplier, recipient
				f.claims = append(f.claims, c)
				if no := f.noBefore(s, g); no >= 0 && (i > 0 || no > s.First && f.a.Tokens[no-1].Lower == ",") && g.first > p.last && !s.Pack.Grammar.VerbLast() { // "tanks but no missiles"
					last := &f.claims[len(f.claims)-1]
					last.Certainty, last.CertaintyWords = waybill.Denied, f.a.Tokens[no].Span
				}
			}
		}
	}
}

// othersDeal reports whether a noun such as "exports" names both sides of its own and another supplier than
// the deal last spoken of: its goods are not those.
func (f *finder) othersDeal(p *predicate, x *sides) bool {
	last := f.talk.pair.supplier
	return p.verb == nil && x.here >= 2 && len(x.suppliers) == 1 && len(x.recipients) == 1 && last.Known() && x.suppliers[0].ID != last.ID
}

// armsOf is the goods of a noun that says no more than that arms pass.
func (f *finder) armsOf(p *predicate) goods {
	g := goods{first: p.first, last: p.last, clause: p.clause}
	g.Class, g.Span = "weapons", f.a.SpanOf(p.first, p.last)
	return g
}

// via is the words for a route or transit party beside the predicate ("über Polen",
// "through Chad").
func (f *finder) via(s *sentence, p *predicate) waybill.Span {
	for i := range s.refs {
		r := &s.refs[i]
		if r.clause != p.clause {
			continue
		}
		if s.Pack.Means(r.slot, lang.Route) {
			return f.a.SpanOf(r.first, r.last)
		}
	}
	return waybill.Span{}
}

// inReturnFor reports whether goods stand behind "in return for", "im Gegenzug für", so
// that they pass the other way.
func (f *finder) inReturnFor(s *sentence, p *predicate, g *goods) bool {
	if s.Pack.Means(g.prep, lang.Return) {
		return true
	}
	return slices.ContainsFunc(s.preds, func(o predicate) bool {
		return o.rule.Kind == "exchange" && o.verb == nil && o.clause == p.clause && o.first > p.first && g.first > o.last && o.last < s.Last && f.a.Tokens[o.last].Lower == "for"
	})
}

// ownParty gives goods of a list the party that stands right behind them, where each
// has its own ("jets from France and tanks from Italy"); else all parties of the side.
func (f *finder) ownParty(s *sentence, things []goods, g *goods, side []waybill.PartyRef) []waybill.PartyRef {
	if len(things) < 2 || len(side) == 0 || g.first < s.First {
		return side
	}
	k := slices.IndexFunc(s.refs, func(r ref) bool { return r.Span == side[0].Span })
	if k < 0 || !s.refs[k].prepositional() || s.refs[k].last <= things[0].first {
		return side
	}
	for i := range s.refs {
		r := &s.refs[i]
		if r.slot != s.refs[k].slot || r.clause != s.refs[k].clause || r.first < g.last {
			continue
		}
		if r.Span == side[0].Span || slices.ContainsFunc(things, func(o goods) bool { return o.first >= g.last && o.first < r.first }) {
			return side
		}
		return []waybill.PartyRef{r.PartyRef}
	}
	return side
}

func orUnknown(refs []waybill.PartyRef) []waybill.PartyRef {
	if len(refs) == 0 {
		return []waybill.PartyRef{{}}
	}
	return refs
}

// longest is how many bytes a sentence has at most to be evidence as a whole.
const longest = 300

// itemOf is the passage that names goods of a list: the sentence where it is short, else
// the item between semicolons, or the clause.
func (f *finder) itemOf(s *sentence, g *goods) waybill.Span {
	if whole := f.a.SpanOf(s.First, s.Last); whole.Len() <= longest {
		return whole
	}
	c := &s.Clauses[g.clause]
	first, last := c.First, c.Last
	for i := c.First; i < c.Last; i++ {
		if f.a.Tokens[i].Lower != ";" {
			continue
		}
		if i < g.first {
			first = i + 1
		} else {
			last = min(last, i)
		}
	}
	return f.a.SpanOf(first, last)
}

// evidence is the passage a claim was read from: its clause, and the sentence where
// that is short.
func (f *finder) evidence(s *sentence, p *predicate, things []goods) waybill.Span {
	whole := f.a.SpanOf(s.First, s.Last)
	if whole.Len() <= longest {
		return whole
	}
	c := &s.Clauses[p.clause]
	span := f.a.SpanOf(c.First, c.Last)
	for i := range things {
		if things[i].first >= s.First && things[i].first < s.Last {
			span = span.Join(things[i].Span)
		}
	}
	return span
}
