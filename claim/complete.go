package claim

import (
	"slices"
	"sort"

	"waybill"
	"waybill/atlas"
	"waybill/lang"
)

// complete takes the sides that a draft leaves open from the talk. The parties of
// the sentence, its paragraph and the headline, and those of the report's deals, are
// weighed; the weightiest fills the side if it weighs enough, else it stays unknown.
func (f *finder) complete(s *sentence, drafts []draft, d *draft) {
	if len(d.suppliers) == 0 && len(d.recipients) == 0 && !d.stranger {
		pair := f.talk.pair
		if !pair.supplier.Known() {
			pair = f.talk.nearest(s, d.things[0].Class)
		}
		if d.p.rule.Frame == "pay" {
			pair = f.paidFor(s, pair)
		}
		whySupplier, whyRecipient := &whyLastDeal, &whyLastDeal
		if f.turned(s, d, pair) {
			pair.supplier, pair.recipient = pair.recipient, pair.supplier
			whySupplier, whyRecipient = &whyTurned, &whyTurned
		}
		if from := f.made(s, d); from.Known() && from.ID != pair.recipient.ID {
			pair.supplier, whySupplier = from, &whyMade
		}
		if !f.othersTalk(s, pair) {
			d.suppliers, d.recipients = known(pair.supplier), known(pair.recipient)
		}
		d.note(reason(whySupplier), reason(whyRecipient))
	}
	if len(d.recipients) == 0 && len(d.suppliers) > 0 && !d.openRecipient {
		party, why := f.weigh(s, drafts, d, false)
		d.recipients = known(party)
		d.because(why)
	}
	if len(d.suppliers) == 0 && len(d.recipients) > 0 && !d.openSupplier {
		party, why := f.weigh(s, drafts, d, true)
		d.suppliers = known(party)
		d.because(why)
	}
}

// made is the party whose adjective stands before a weapon of its own make in a sentence
// that names no side ("The air force chose the Swedish Gripen"), none if there is none.
func (f *finder) made(s *sentence, d *draft) waybill.PartyRef {
	for i := range s.refs {
		r := &s.refs[i]
		if g := &d.things[0]; r.slot == "adj" && r.noun >= g.first && r.noun < g.last && slices.Contains(g.origin, r.ID) {
			return r.PartyRef
		}
	}
	return waybill.PartyRef{}
}

// othersTalk reports whether an English paragraph names a party before its sentence s that has
// no part in a deal told before the paragraph: the talk has turned to somebody else.
func (f *finder) othersTalk(s *sentence, pair deal) bool {
	if s.Pack.Grammar.VerbLast() || pair.block == s.Block || f.headline(s) {
		return false
	}
	block, other := f.a.Report.Blocks[s.Block].Span, false
	for m := f.mark - 1; m >= 0 && block.Contains(f.a.Marks[m].Span); m-- {
		mark := &f.a.Marks[m]
		if p := mark.Party(); p != nil && mark.Name.Kind != atlas.Adjective {
			if p.ID == pair.supplier.ID || p.ID == pair.recipient.ID {
				return false
			}
			other = other || p.Kind == waybill.State
		}
	}
	return other
}

// turned reports whether a draft without sides of its own passes the other way than the
// deal last spoken of: what is paid for arms, and a weapon made by who received the others
// ("Nordkorea lieferte Granaten. Ein Panzir sei übergeben worden").
func (f *finder) turned(s *sentence, d *draft, last deal) bool {
	g := &d.things[0]
	if d.p.rule.Frame == "pay" && !g.Class.Military() {
		return last.class.Military()
	}
	return slices.ContainsFunc(s.goods, func(g goods) bool {
		return slices.Contains(g.origin, last.recipient.ID) && !slices.Contains(g.origin, last.supplier.ID)
	})
}

// paidFor is the deal about the arms that a sentence of payment names ("for the drones part
// was paid in gold"), else the last.
func (f *finder) paidFor(s *sentence, last deal) deal {
	for i := range s.goods {
		if g := &s.goods[i]; g.Class.Military() && !g.vague {
			if d := f.talk.nearest(s, g.Class); d.supplier.Known() && d.class.Family() == g.Class.Family() {
				return d
			}
		}
	}
	return last
}

func known(p waybill.PartyRef) []waybill.PartyRef {
	if !p.Known() {
		return nil
	}
	return []waybill.PartyRef{p}
}

// The weights of what speaks for and against a party on the open side. They were set
// by hand on the gold articles; their order matters more than their size.
const (
	weighsDeal   = 3  // a deal of the report has it on that side, with the known party on the other
	weighsGoods  = 2  // … about the same family of goods
	weighsNear   = 1  // … in the same paragraph or just before
	weighsAlike  = 3  // the sentence before has it on that side, of such goods from or to somebody else
	weighsSide   = 2  // a deal with somebody else has it on that side
	weighsOther  = -2 // a deal has it on the other side
	weighsHere   = 3  // the sentence names it without another role
	weighsInner  = 1  // … in a subordinate clause, where it has its own part (English)
	weighsBlock  = 3  // its paragraph names it before
	weighsTitle  = 1  // the headline names it
	weighsOrigin = 3  // the weapon comes from there (suppliers only), again if the sentence names it
	weighsNever  = -9 // a firm as recipient, a body, the speaker of the statement
	weighsMaker  = 3  // it makes the weapon (suppliers only)
	weighsEnough = 2  // what it takes
	weighsOften  = 1  // the report names it three times or more, again for six times
	weighsHome   = 1  // the dateline names it
)

// candidate is a party that may fill an open side.
type candidate struct {
	waybill.PartyRef
	weight int
	// why is what speaks most for it, with that weight.
	why  *waybill.Rule
	most int
}

// add puts something into the scales.
func (c *candidate) add(weight int, why *waybill.Rule) {
	c.weight += weight
	if weight > c.most {
		c.most, c.why = weight, why
	}
}

// weigh finds the party for the open side of a draft, and what speaks most for it.
func (f *finder) weigh(s *sentence, drafts []draft, d *draft, supplier bool) (waybill.PartyRef, *waybill.Rule) {
	fixed := d.suppliers
	if supplier {
		fixed = d.recipients
	}
	var all []candidate
	add := func(p waybill.PartyRef, weight int, why *waybill.Rule) {
		for _, have := range fixed {
			if have.ID == p.ID {
				return
			}
		}
		for i := range all {
			if all[i].ID == p.ID {
				all[i].add(weight, why)
				return
			}
		}
		all = append(all, candidate{PartyRef: p})
		all[len(all)-1].add(weight, why)
	}
	f.weighNames(s, drafts, d, supplier, add)
	f.weighDeals(s, d, supplier, fixed, add)
	for i := range all {
		f.standing(&all[i], s, d, supplier)
		if f.domestic(all[i].ID, fixed) {
			all[i].add(weighsNever, nil)
		}
	}
	if len(all) == 0 {
		return waybill.PartyRef{}, nil
	}
	best := slices.MaxFunc(all, func(a, b candidate) int { return a.weight - b.weight })
	if best.weight < weighsEnough {
		return waybill.PartyRef{}, nil
	}
	return best.PartyRef, best.why
}

// weighNames weighs the parties that sentence, paragraph and headline name.
func (f *finder) weighNames(s *sentence, drafts []draft, d *draft, supplier bool, add func(waybill.PartyRef, int, *waybill.Rule)) {
	for i := range s.refs {
		r := &s.refs[i]
		switch {
		case r.slot == gapped || d.gapped && r.slot == "subj" && r.clause == d.p.clause:
		case supplier && f.seizes(s, d, r):
		case f.supposes(d, r) || f.ofAddition(s, d.p, r) || f.inCircumstance(s, d.p, r):
		case r.made || s.Pack.Means(r.slot, lang.Against) || r.target || r.slot == "by" && f.agentOfNoun(s, r):
		case f.ofVisit(s, r): // "during a visit to Moscow"
		case r.slot == "mod" || r.slot == account || r.slot == label && (supplier || !f.topical(r)), busy(drafts, d, r):
			add(r.PartyRef, 1, &whyNamedHere)
		case !supplier && r.slot == "subj" && r.clause != d.p.clause && s.Clauses[d.p.clause].Kind == lang.Condition:
			add(r.PartyRef, weighsInner, &whyNamedHere) // "Wenn die USA Abrams schicken, folgt Berlin"
		case supplier && !s.Pack.Grammar.VerbLast() && s.Pack.Means(r.slot, lang.Place, lang.Toward):
			add(r.PartyRef, weighsInner, &whyNamedHere) // "a trader was arrested in Spain", "the border with Syria"
		case !s.Pack.Grammar.VerbLast() && r.clause != d.p.clause && s.Clauses[r.clause].Opener >= 0 && s.Pack.Means(f.a.Tokens[s.Clauses[r.clause].Opener].Lower, lang.Circumstance): // "backs out after Russia bites"
		case !s.Pack.Grammar.VerbLast() && r.clause != d.p.clause && (s.Clauses[r.clause].Parent >= 0 || s.Clauses[r.clause].Kind == lang.Adverbial):
			add(r.PartyRef, weighsInner, &whyNamedHere)
		default:
			add(r.PartyRef, weighsHere, &whyNamedHere)
		}
	}
	f.weighReport(supplier, add)
	block, from := f.a.Report.Blocks[s.Block].Span, f.itemBegin(s)
	titled := sort.Search(f.mark, func(m int) bool { return f.a.Marks[m].Span.Begin >= f.a.Report.Title.End })
	seen := map[waybill.PartyID]bool{}
	for m := f.mark - 1; m >= 0; m-- {
		mark := &f.a.Marks[m]
		if mark.Span.Begin < from && m > titled {
			m = titled // all that stands between the headline and the paragraph
			continue
		}
		p := mark.Party()
		if p == nil || seen[p.ID] || mark.Name.Kind == atlas.Adjective && p.Kind == waybill.Body {
			continue
		}
		ref := waybill.PartyRef{ID: p.ID, Span: mark.Span}
		switch title := f.a.Report.Title.Contains(mark.Span); {
		case title && !block.Contains(mark.Span):
			add(ref, weighsTitle, &whyHeadline)
		case mark.Span.Begin >= from && f.passing(s.Pack, mark, supplier):
			add(ref, weighsInner, &whyNamedNear)
		case mark.Span.Begin >= from:
			add(ref, weighsBlock, &whyNamedNear)
		default:
			continue
		}
		seen[p.ID] = true
	}
}

// supposes reports whether a phrase stands in the words that say who believes or suspects what a draft
// is of: nobody does so of what he gives himself ("…, Seoul's spy agency believes").
func (f *finder) supposes(d *draft, r *ref) bool {
	st := f.covering(f.a.SpanOf(d.p.first, d.p.last))
	return st != nil && st.Medium == waybill.Thought && slices.ContainsFunc(st.Frame, func(frame waybill.Span) bool { return frame.Contains(r.Span) })
}

// topical reports whether a label is the name of a state, which is as often what the
// sentence is about ("Ukraine: Berlin liefert Panzer"); capitals and offices speak.
func (f *finder) topical(r *ref) bool {
	m := f.a.Tokens[r.last-1].Mark
	return m > 0 && f.a.Marks[m-1].Name != nil && f.a.Marks[m-1].Name.Kind == atlas.StateName
}

// passing reports whether a text names a party in passing: in German as a place ("1994 in
// Bosnien") with no part in any deal of the report, or by an adjective ("der dänische
// Offizier") where its deals do not speak for the side.
func (f *finder) passing(pack *lang.Pack, mark *lang.Mark, supplier bool) bool {
	if mark.First == 0 {
		return false
	}
	part := f.talk.parts[mark.Party().ID]
	if mark.Name.Kind == atlas.Adjective {
		return part.supplies > part.receives != supplier || part.supplies+part.receives == 0
	}
	return part.supplies+part.receives == 0 && pack.Grammar.VerbLast() && pack.Means(f.a.Tokens[mark.First-1].Lower, lang.Place)
}

// itemBegin is where the paragraph of a sentence begins, in a digest its item.
func (f *finder) itemBegin(s *sentence) int {
	b := s.Block
	for f.talk.digest && b > 0 && f.talk.topic(b-1) == f.talk.topic(s.Block) {
		b--
	}
	return f.a.Report.Blocks[b].Span.Begin
}

// seizes reports whether a party of the sentence is who seized the goods of a draft, or
// where ("Syria seized missiles bound for …"): it did not supply them.
func (f *finder) seizes(s *sentence, d *draft, r *ref) bool {
	for _, p := range append([]*predicate{d.p}, d.above...) {
		if p.rule.Frame == "seize" && r.clause == p.clause && (r.slot == "subj" || s.Pack.Means(r.slot, lang.Agent, lang.Place)) {
			return true
		}
	}
	return false
}

// ofVisit reports whether a phrase stands right behind a noun for a meeting or another event:
// it says where or with whom that was.
func (f *finder) ofVisit(s *sentence, r *ref) bool {
	return r.prepositional() && slices.ContainsFunc(s.preds, func(o predicate) bool {
		return o.verb == nil && event(o.rule.Kind) && behind(&o, r)
	})
}

// busy reports whether a party already has a side in another transfer of the sentence,
// of other goods.
func busy(drafts []draft, d *draft, r *ref) bool {
	return slices.ContainsFunc(drafts, func(o draft) bool {
		if o.p == d.p || o.p.clause == d.p.clause || len(o.things) > 0 && o.things[0].Span == d.things[0].Span {
			return false
		}
		has := func(p waybill.PartyRef) bool { return p.Span == r.Span }
		return slices.ContainsFunc(o.suppliers, has) || slices.ContainsFunc(o.recipients, has)
	})
}

// weighReport weighs the parties the whole report names often.
func (f *finder) weighReport(supplier bool, add func(waybill.PartyRef, int, *waybill.Rule)) {
	if f.talk.digest {
		return
	}
	for i := range f.talk.named {
		n := &f.talk.named[i]
		if n.count >= 3 {
			add(n.PartyRef, weighsOften, &whyOften)
		}
		if n.count >= 6 {
			add(n.PartyRef, weighsOften, &whyOften)
		}
		if n.home {
			add(n.PartyRef, weighsHome, &whyDateline)
		}
	}
}

// weighDeals weighs the parties of the report's deals.
func (f *finder) weighDeals(s *sentence, d *draft, supplier bool, fixed []waybill.PartyRef, add func(waybill.PartyRef, int, *waybill.Rule)) {
	class := d.things[0].Class.Family()
	paired := map[waybill.PartyID]bool{}
	for _, deal := range f.talk.about(s) {
		side, other := deal.recipient, deal.supplier
		if supplier {
			side, other = deal.supplier, deal.recipient
		}
		if len(fixed) > 0 && other.ID == fixed[0].ID && !paired[side.ID] {
			weight := weighsDeal
			if deal.class.Family() == class {
				weight += weighsGoods
			}
			if deal.block == s.Block {
				weight += weighsNear
			}
			paired[side.ID] = true
			add(side, weight, &whyNamedElsewhere)
		}
	}
	if pair := &f.talk.pair; pair.supplier.Known() {
		side, other := pair.recipient, pair.supplier
		if supplier {
			side, other = pair.supplier, pair.recipient
		}
		switch {
		case len(fixed) == 0:
		case other.ID == fixed[0].ID:
			add(side, weighsDeal+weighsNear, &whyGoesOn)
		case pair.class.Family() == class && pair.block == s.Block && pair.sentence+1 == s.index:
			add(side, weighsAlike, &whyAlike)
		}
	}
}

// standing weighs what a party's part in the report's other deals, its kind and the
// weapon's origin say for and against it.
func (f *finder) standing(c *candidate, s *sentence, d *draft, supplier bool) {
	id := c.ID
	on, off := f.talk.parts[id].supplies, f.talk.parts[id].receives
	if !supplier {
		on, off = off, on
	}
	switch {
	case on > off:
		c.add(weighsSide, &whyUsualSide)
	case off > on:
		c.add(weighsOther, nil)
	}
	switch f.kind(id) {
	case waybill.Firm:
		if !supplier {
			c.add(weighsNever, nil)
		}
	case waybill.Body:
		c.add(weighsNever, nil)
	case waybill.Alliance:
		if !f.namedIn(s, id) {
			c.add(weighsOther, nil)
		}
	}
	if supplier && slices.ContainsFunc(d.things, func(g goods) bool { return slices.Contains(g.origin, id) }) {
		c.add(weighsOrigin, &whyOrigin)
		if f.namedIn(s, id) {
			c.add(weighsOrigin, &whyOrigin)
		}
	}
	if supplier && !s.Pack.Grammar.VerbLast() && len(d.things[0].origin) > 0 && !slices.Contains(d.things[0].origin, id) && !f.namedIn(s, id) && f.talk.parts[id].supplies == 0 {
		c.add(weighsOther, nil) // another state's weapon, and it gives nobody any
	}
	if supplier && slices.ContainsFunc(d.things, func(g goods) bool { return g.maker != "" && f.isFirm(id, g.maker) }) {
		c.add(weighsMaker, &whyMaker)
	}
	if st := f.covering(f.a.SpanOf(d.p.first, d.p.last)); st != nil && st.Speaker.Party == id && !f.namedIn(s, id) {
		c.add(weighsOther, nil)
	}
}

// isFirm reports whether an id is that of the firm of a name.
func (f *finder) isFirm(id waybill.PartyID, name string) bool {
	p := f.parties[id]
	return string(id) == name || p != nil && p.Kind == waybill.Firm && slices.Contains(p.Names["en"], name)
}

// domestic reports whether one of two parties is a firm or group of the other's own
// state: what passes between them crosses no border.
func (f *finder) domestic(id waybill.PartyID, fixed []waybill.PartyRef) bool {
	return slices.ContainsFunc(fixed, func(other waybill.PartyRef) bool {
		return f.home(id) == other.ID || f.home(other.ID) == id
	})
}

// home is the state a firm is at home in, "" for other parties.
func (f *finder) home(id waybill.PartyID) waybill.PartyID {
	if p := f.parties[id]; p != nil && p.Kind == waybill.Firm {
		return p.Territory
	}
	return ""
}

func (f *finder) namedIn(s *sentence, id waybill.PartyID) bool {
	return slices.ContainsFunc(s.refs, func(r ref) bool { return r.ID == id && r.slot != "mod" })
}

// kind is what sort of party an id names.
func (f *finder) kind(id waybill.PartyID) waybill.PartyKind {
	if p := f.parties[id]; p != nil {
		return p.Kind
	}
	return ""
}
