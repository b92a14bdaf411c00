package claim

import (
	"slices"

	"waybill"
	"waybill/lang"
	"waybill/text"
)

// sides are the two sides of a transfer.
type sides struct {
	suppliers, recipients []waybill.PartyRef
	// whySupplier and whyRecipient are the rules that gave them, with the word whose side
	// they are, if a word has them.
	whySupplier, whyRecipient waybill.Reason
	// here counts the sides the sentence itself names.
	here int
	// bound reports that the sentence names where the goods go; goods seized without
	// it may be anybody's ("fing Raketen ab").
	bound bool
	// takenUp reports that all the sides are named by words like "we", "the country".
	takenUp bool
	// firm reports goods that are arms by name.
	firm bool
	// stranger reports that "we" of nobody knows who acts.
	stranger bool
	// asked reports that the predicate stands in an indirect question.
	asked bool
	// openSupplier reports a supplier that is named but no party ("other allies",
	// "mehrere Staaten"): it stays unknown.
	openSupplier bool
	// openRecipient reports the same of the recipient ("the museum will buy").
	openRecipient bool
}

// enough reports whether the sides suffice for a claim. A verb of supply with arms
// named beside it may leave both sides to the talk. Goods that are themselves taken
// from the talk, and a noun of transfer that no verb takes up ("the deliveries"), say
// too little unless the sentence names both sides.
func (d *draft) enough() bool {
	if len(d.suppliers) == 0 && len(d.recipients) == 0 || d.p.rule.Frame == "seize" && len(d.above) == 0 && !d.bound && d.here < 2 {
		return false
	}
	if d.takenUp && (len(d.suppliers) == 0 || len(d.recipients) == 0) {
		return false // "we have bought a tank", and nobody else in sight
	}
	if d.resumed && d.things[0].elliptic && d.here == 1 && len(d.suppliers) > 0 && len(d.recipients) > 0 {
		return true // "Denmark delivered six more", where others delivered to somebody
	}
	if d.resumed && d.joins {
		return true // "Auch Norwegen liefert"
	}
	if d.p.rule.Frame == "equip" && d.here == 0 {
		return false // "Sie sind mit Raketen bewaffnet"
	}
	if d.spoken && d.here == 1 && (d.p.verb != nil || len(d.above) > 0) {
		return true // "Ob sie je in der Ukraine ankommen", "Eine Weitergabe an Kiew ist ausgeschlossen"
	}
	if d.resumed && d.spoken && d.here == 0 && d.p.verb != nil && !d.p.verb.Attributive && !d.asked {
		return true // "Die ersten sollen im Mai übergeben werden": of the deal just spoken of
	}
	if d.here < 2 && !d.known && (d.resumed || d.p.rule.POS == "noun" && len(d.above) == 0) {
		return false
	}
	return d.here > 0 || d.known || d.firm && d.p.rule.Moves()
}

// sides finds supplier and recipient: by the predicate's frame, then by the frames of
// the stage rules above it, then from what surrounds, then from the talk.
func (f *finder) sides(s *sentence, p *predicate, above []*predicate, things []goods) sides {
	frame := s.Pack.Frames[p.rule.Frame]
	r := roles{f: f, s: s, p: p, things: things, above: above}
	var x sides
	note := func(o *predicate, refs []*ref, supplier bool) []*ref {
		why := f.atSlot(o, r.slot, refs, supplier)
		if supplier {
			x.suppliers = partyRefs(refs)
			x.note(why, waybill.Reason{})
		} else {
			x.recipients = partyRefs(refs)
			x.note(waybill.Reason{}, why)
		}
		return refs
	}
	suppliers := r.licensed()
	if x.suppliers = partyRefs(suppliers); len(suppliers) > 0 {
		x.because(&whyLicensed)
	} else {
		suppliers = note(p, r.fill(order(p, frame.Supplier), true), true)
	}
	recipients := note(p, r.fill(order(p, frame.Recipient), false), false)
	for _, o := range above {
		other := s.Pack.Frames[o.rule.Frame]
		if len(suppliers) == 0 {
			suppliers = note(o, r.fillFrom(o, other.Supplier, true), true)
		}
		if len(recipients) == 0 {
			recipients = note(o, r.fillFrom(o, other.Recipient, false), false)
		}
		if o.rule.Frame == "deal" && len(suppliers) == 0 && len(recipients) > 0 {
			// whom the buyer talks with sells: "Romania negotiates with South Korea over the purchase"
			suppliers = note(o, r.fillFrom(o, other.Recipient, true), true)
		}
		if agrees(o) && len(recipients) == 0 && len(suppliers) == 1 {
			recipients = note(o, r.fillFrom(o, s.Pack.Frames["deal"].Recipient, false), false) // "vereinbarte mit Peru die Lieferung"
		}
	}
	if r.ownForces() {
		suppliers, recipients = r.fill([]string{"aus", "von", "maker"}, true), suppliers
		x.suppliers, x.recipients = partyRefs(suppliers), partyRefs(recipients)
	}
	if len(recipients) == 0 {
		recipients = r.helped()
		x.recipients = partyRefs(recipients)
		x.because(&whyHelped)
	}
	r.surroundings(&suppliers, &recipients, frame)
	x.suppliers, x.recipients = partyRefs(suppliers), partyRefs(recipients)
	x.because(&whyAround)
	x.asked = s.Clauses[p.clause].Kind == lang.Interrogate || f.a.Tokens[s.Clauses[p.clause].First].Has(lang.Question)
	x.takenUp = takenUp(suppliers) && takenUp(recipients)
	x.bound = len(recipients) > 0
	x.here = len(x.suppliers) + len(x.recipients)
	for i := range things {
		x.firm = x.firm || !things[i].vague
	}
	x.openSupplier = len(suppliers) == 0 && len(frame.Supplier) > 0 && frame.Supplier[0] == "subj" && f.unnamed(s, p)
	x.openSupplier = x.openSupplier || len(suppliers) == 0 && f.fromSome(s, p, frame)
	x.stranger = f.strangerActs(s, p)
	if f.commonSubject(s, p) {
		x.openSupplier = x.openSupplier || len(suppliers) == 0 && slices.Contains(frame.Supplier, "subj") && frame.Supplier[0] == "subj"
		x.openRecipient = len(recipients) == 0 && slices.Contains(frame.Recipient, "subj")
	}
	x.openRecipient = x.openRecipient || len(recipients) == 0 && (f.somebody(s, p, frame) || len(frame.Supplier) > 0 && frame.Supplier[0] != "subj" && slices.Contains(frame.Recipient, "subj") && f.unnamed(s, p))
	x.openRecipient = x.openRecipient || len(recipients) == 0 && p.rule.Frame == "customer" && p.verb == nil // "punishes buyers of Russian arms"
	if len(recipients) == 0 && f.anybody(s, p, frame) {
		x.openRecipient, x.stranger = true, true
	}
	if len(suppliers) == 0 && r.himAccused() {
		x.openSupplier, x.stranger = true, true
	}
	before := x
	f.mutual(p, above, &x, things)
	f.direct(s, p, above, &x, things)
	f.considers(s, p, &x, things)
	x.turned(&before)
	f.atHome(&x)
	x.because(nil)
	return x
}

// atHome mends sides between which no border lies: a state that lets its own firm deliver
// receives nothing from it and gives it nothing, and what it buys of it is its own
// procurement.
func (f *finder) atHome(x *sides) {
	if len(x.suppliers) != 1 || len(x.recipients) != 1 {
		return
	}
	switch supplier, recipient := x.suppliers[0].ID, x.recipients[0].ID; {
	case f.home(recipient) == supplier:
		x.suppliers, x.recipients, x.here = x.recipients, nil, 1
	case f.home(supplier) == recipient:
		x.suppliers, x.recipients, x.here = nil, nil, 0
		x.openSupplier, x.openRecipient = true, true
	}
}

func takenUp(refs []*ref) bool {
	for _, r := range refs {
		if !r.back {
			return false
		}
	}
	return true
}

// unnamed reports whether who acts is several states or partners without a name, as subject or
// agent of the predicate, or one ("ein Partner").
func (f *finder) unnamed(s *sentence, p *predicate) bool {
	if p.verb == nil {
		return false
	}
	c := &s.Clauses[p.clause]
	for i := c.First; i < c.Last; i++ {
		t := &f.a.Tokens[i]
		if f.a.ClauseOf(i) == p.clause && !p.verb.Passive && s.Pack.Means(t.Lower, lang.AsksWho) && (s.Pack.Grammar.VerbLast() || i == s.First) {
			return true
		}
		if f.a.ClauseOf(i) != p.clause || !t.Has(lang.Back|lang.PartyNoun|lang.PersonNoun) && !s.Pack.Means(t.Lower, lang.States) || t.Mark > 0 || i == s.First {
			continue
		}
		before := &f.a.Tokens[i-1]
		if before.Kind == text.Number || before.Has(lang.Quantity) || s.Pack.Means(before.Lower, lang.Unnamed) {
			return true
		}
		if s.Pack.Means(before.Lower, lang.Some) && !f.inPhrase(s, i) && (s.Pack.Grammar.VerbLast() || i < p.first) {
			return true // "ein Partner gibt der Ukraine Waffen"
		}
	}
	return false
}

// fromSome reports whether an English phrase says that goods come from several states without
// a name ("poured into Sudan from half a dozen countries").
func (f *finder) fromSome(s *sentence, p *predicate, frame lang.Frame) bool {
	if s.Pack.Grammar.VerbLast() || !slices.Contains(frame.Supplier, "from") {
		return false
	}
	for i := p.last; i+1 < s.Last && f.a.ClauseOf(i) == p.clause; i++ {
		if f.a.Tokens[i].Lower != "from" {
			continue
		}
		k := i + 1
		for k < s.Last && (f.a.Tokens[k].Mark == 0 || f.a.Tokens[k].Has(lang.Quantity)) && !f.a.Tokens[k].Has(lang.Preposition) && !s.Pack.Means(f.a.Tokens[k].Lower, lang.States) {
			k++
		}
		return k < s.Last && k-i <= 5 && s.Pack.Means(f.a.Tokens[k].Lower, lang.States)
	}
	return false
}

// somebody reports whether the dative object of a German verb of giving is a noun that names no
// party known ("liefert dem Rebellenführer Waffen").
func (f *finder) somebody(s *sentence, p *predicate, frame lang.Frame) bool {
	if p.verb == nil || p.verb.Attributive || !s.Pack.Grammar.VerbLast() || !slices.Contains(frame.Recipient, "dat") {
		return false
	}
	c := &s.Clauses[p.clause]
	for i := c.First; i+1 < c.Last; i++ {
		t := &f.a.Tokens[i]
		if f.a.ClauseOf(i) != p.clause || !t.Has(lang.Det) || t.Has(lang.Genitive|lang.Preposition) || i > s.First && f.a.Tokens[i-1].Has(lang.Preposition) {
			continue
		}
		k := i + 1
		for k+1 < c.Last && f.a.Tokens[k].Has(lang.Adjective) {
			k++
		}
		n := &f.a.Tokens[k]
		persons := t.Lower == "den" && n.Has(lang.PersonNoun|lang.PartyNoun|lang.Back) // "den Rebellen"
		if !persons && (!t.Has(lang.Dative) || t.Has(lang.Accusative)) {
			continue
		}
		if f.nounLike(s, k) && n.Mark == 0 && f.act(k+1) != "after" && !f.ofParty(k+1) {
			return true
		}
	}
	return false
}

// anybody reports whether an English phrase says that goods go to somebody who is no party:
// several states or people without a name ("to allies", "to men he took for rebels"), or any
// ("to any state at war").
func (f *finder) anybody(s *sentence, p *predicate, frame lang.Frame) bool {
	if s.Pack.Grammar.VerbLast() || !slices.Contains(frame.Recipient, "to") {
		return false
	}
	for i := p.last; i+1 < s.Last && f.a.ClauseOf(i) == p.clause; i++ {
		if f.a.Tokens[i].Lower != "to" && !(f.a.Tokens[i].Lower == "for" && p.verb == nil) {
			continue
		}
		k, any := i+1, true
		for k < s.Last && (f.a.Tokens[k].Kind == text.Number || f.a.Tokens[k].Has(lang.Det|lang.Quantity|lang.Adjective)) && f.a.Tokens[k].Mark == 0 {
			any = any && !(f.a.Tokens[k].Has(lang.Det) && !f.anyOne(s, k))
			k++
		}
		if k >= s.Last || !any || f.a.Tokens[k].Mark > 0 || f.a.IsVerb(s.Pack, s.First, k) || k+1 < s.Last && f.a.Tokens[k+1].Mark > 0 {
			continue
		}
		if t := &f.a.Tokens[k]; t.Has(lang.Back|lang.PersonNoun) || s.Pack.Means(t.Lower, lang.States) {
			return !f.followed(k, s)
		}
	}
	return false
}

// strangerActs reports whether the subject of a verb is "we" or "I" of a speaker whose party
// is not known: the deal last spoken of may not be his.
func (f *finder) strangerActs(s *sentence, p *predicate) bool {
	return p.verb != nil && slices.ContainsFunc(s.strangers, func(i int) bool {
		return f.a.ClauseOf(i) == p.clause && s.Pack.Means(f.a.Tokens[i].Lower, lang.Nominative, lang.Either)
	})
}

// commonSubject reports whether the subject of an English verb is a thing or body that
// stands for no state ("the museum plans to buy").
func (f *finder) commonSubject(s *sentence, p *predicate) bool {
	c := &s.Clauses[p.clause]
	if s.Pack.Grammar.VerbLast() || p.verb == nil || p.verb.Passive || c.Finite <= c.First || c.Finite > p.first || c.Kind == lang.RelativeTo {
		return false
	}
	if slices.ContainsFunc(s.refs, func(r ref) bool { return r.clause == p.clause && r.first < c.Finite }) {
		return false
	}
	i := c.Finite - 1
	for i > c.First && f.a.Tokens[i].Has(lang.Adverb) {
		i--
	}
	t := &f.a.Tokens[i]
	if i <= c.First || t.Kind != text.Word || t.Upper || t.Mark > 0 || f.a.ClauseOf(i) != p.clause || t.Form == nil && !f.a.Tokens[i-1].Has(lang.Det|lang.Adjective) {
		return false
	}
	if t.Form == nil {
		return true
	}
	return len(t.Form.Predicates) == 0 && !f.a.IsVerb(s.Pack, s.First, i) && t.Form.Goods == nil && f.a.Tokens[i-1].Has(lang.Det|lang.Adjective) && t.Form.Tags&^(lang.Verb|lang.Finite|lang.Infinitive|lang.Present) == 0
}

// partyRefs are the parties of phrases, each once.
func partyRefs(refs []*ref) []waybill.PartyRef {
	var all []waybill.PartyRef
	for _, r := range refs {
		known := false
		for _, have := range all {
			known = known || have.ID == r.ID
		}
		if !known {
			all = append(all, r.PartyRef)
		}
	}
	return all
}
