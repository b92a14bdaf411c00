package claim

import (
	"slices"

	"waybill"
	"waybill/lang"
)

// direct turns the two sides of a deal round where its frame leaves the direction open: a firm
// supplies, and so does the state a weapon comes from, or that makes more of the kind.
func (f *finder) direct(s *sentence, p *predicate, above []*predicate, x *sides, things []goods) {
	if !f.undirected(s, p, above, x) || len(x.suppliers) > 2 || len(x.recipients) > 2 {
		return
	}
	sells := func(a, b waybill.PartyRef) int { return f.sells(a.ID, b.ID, things) }
	if both := append(slices.Clone(x.suppliers), x.recipients...); len(both) == 2 && (len(x.suppliers) == 0 || len(x.recipients) == 0) {
		// "A und B unterzeichneten": one of the two supplies
		switch way := sells(both[0], both[1]); {
		case way > 0:
			x.suppliers, x.recipients = both[:1], both[1:]
		case way < 0:
			x.suppliers, x.recipients = both[1:], both[:1]
		}
		return
	}
	if len(x.suppliers) > 1 || len(x.recipients) > 1 {
		return
	}
	if len(x.suppliers) == 0 || len(x.recipients) == 0 {
		f.oneParty(p, above, x, things)
		return
	}
	way := sells(x.suppliers[0], x.recipients[0])
	buys := p.rule.Frame != "give" && !f.ofGiving(s, p) && (p.rule.Stage == waybill.Negotiated || f.buyerWith(s, x)) // "Romania is in talks with South Korea over howitzers"
	if way < 0 || way == 0 && buys {
		x.suppliers, x.recipients = x.recipients, x.suppliers
	}
}

// considers makes an English party that considers goods of another's make, with no word of who
// gets them, who would get them ("Poland is considering South Korean howitzers", but "Norway is
// considering tanks for Ukraine").
func (f *finder) considers(s *sentence, p *predicate, x *sides, things []goods) {
	if s.Pack.Grammar.VerbLast() || p.rule.Kind != "stage" || p.rule.Stage != waybill.Prospect || p.verb == nil || p.verb.Passive || len(x.suppliers) != 1 || len(x.recipients) > 0 {
		return
	}
	subject, g := x.suppliers[0], &things[0]
	k := slices.IndexFunc(s.refs, func(r ref) bool {
		theirs := (r.slot == "adj" || r.slot == "poss") && r.noun >= g.first && r.noun < g.last
		return r.ID != subject.ID && r.clause == p.clause && r.first > p.first && (theirs || s.Pack.Means(r.slot, lang.Whence))
	})
	switch {
	case k >= 0:
		x.suppliers, x.recipients = known(s.refs[k].PartyRef), known(subject)
	case len(g.origin) > 0 && !slices.Contains(g.origin, subject.ID):
		x.suppliers, x.recipients = nil, known(subject)
	}
}

// undirected reports whether a predicate tells of a deal without saying who gives: a contract,
// talks, or a German noun of giving whose sides are only those of the talks above it ("verhandelt
// mit Berlin über die Lieferung").
func (f *finder) undirected(s *sentence, p *predicate, above []*predicate, x *sides) bool {
	switch p.rule.Frame {
	case "deal", "sign":
		return true
	case "give":
		return p.verb == nil && slices.ContainsFunc(above, agrees) && f.buyerWith(s, x)
	}
	return p.rule.Lemma == "order" && p.verb == nil
}

// agrees reports whether a predicate is of two sides that talk or sign.
func agrees(o *predicate) bool { return o.rule.Frame == "deal" || o.rule.Frame == "sign" }

// buyerWith reports whether the supplier of a draft is the German subject and the recipient
// whom he deals with ("Polen schloss mit Südkorea einen Vertrag"): where nothing else tells who
// sells, news tells such a deal of the buyer.
func (f *finder) buyerWith(s *sentence, x *sides) bool {
	if !s.Pack.Grammar.VerbLast() || len(x.suppliers) != 1 || len(x.recipients) != 1 {
		return false
	}
	in := func(p waybill.PartyRef, slot string) bool {
		return slices.ContainsFunc(s.refs, func(r ref) bool { return r.Span == p.Span && r.slot == slot })
	}
	return in(x.suppliers[0], "subj") && in(x.recipients[0], "mit")
}

// ofGiving reports whether a deal is one about giving ("einen Vertrag über die Lieferung").
func (f *finder) ofGiving(s *sentence, p *predicate) bool {
	return slices.ContainsFunc(s.preds, func(o predicate) bool {
		return o.verb == nil && o.rule.Frame == "give" && o.rule.Moves() && o.clause == p.clause && o.first >= p.last && o.first-p.last <= 3
	})
}

// oneParty gives the only party of a deal its side.
func (f *finder) oneParty(p *predicate, above []*predicate, x *sides, things []goods) {
	if len(x.suppliers) == 0 {
		if len(x.recipients) == 1 && f.supplies(x.recipients[0].ID, things) >= 1 {
			x.suppliers, x.recipients = x.recipients, nil
		}
		return
	}
	if r := f.supplies(x.suppliers[0].ID, things); r < 0 {
		x.suppliers, x.recipients = nil, x.suppliers
		return
	} else if r > 0 {
		return
	}
	signs := slices.ContainsFunc(above, func(o *predicate) bool { return o.rule.Frame == "sign" && o.verb != nil })
	if len(things[0].origin) > 0 || signs || p.rule.Stage == waybill.Negotiated {
		x.suppliers, x.recipients = nil, x.suppliers // who signs for goods that others make buys, as does who talks
	}
}

// mutual parts the two subjects of an agreement on a sale ("Paris und Athen einigten sich
// auf den Verkauf von Fregatten"): one of them sells to the other. Where it cannot be
// told which, both sides stay open.
func (f *finder) mutual(p *predicate, above []*predicate, x *sides, things []goods) {
	both := append(slices.Clone(x.suppliers), x.recipients...)
	if len(both) != 2 || len(x.suppliers) == 1 || p.verb != nil || !slices.ContainsFunc(above, agrees) {
		return
	}
	switch way := f.sells(both[0].ID, both[1].ID, things); {
	case way > 0:
		x.suppliers, x.recipients = both[:1:1], both[1:]
	case way < 0:
		x.suppliers, x.recipients = both[1:], both[:1:1]
	default:
		x.suppliers, x.recipients = nil, nil
	}
}

// sells weighs which of two parties sells to the other, the first where above 0, the second
// where below: by what speaks for each as a supplier, then by the kinds of such weapons that its
// industry designed, if one has at least twice as many. A weapon with a name that neither makes
// is sold on, by either.
func (f *finder) sells(a, b waybill.PartyID, things []goods) int {
	if d := f.supplies(a, things) - f.supplies(b, things); d != 0 {
		return d
	}
	if len(things[0].origin) > 0 {
		return 0
	}
	switch x, y := f.designs(a, &things[0]), f.designs(b, &things[0]); {
	case x > 1 && x >= 2*y:
		return 1
	case y > 1 && y >= 2*x:
		return -1
	}
	return 0
}

// designs is how many types of weapon of the goods' family a state's industry designed.
func (f *finder) designs(id waybill.PartyID, g *goods) int {
	p := f.parties[id]
	if p == nil {
		return 0
	}
	if n, known := p.Designs[g.Class.Family()]; known {
		return n
	}
	switch g.Class.Family() {
	case "weapons", "components", "technology", "training":
		return p.Designs[""]
	}
	return 0
}

// supplies weighs how likely a party is the supplier of goods: a firm most, then one that
// the report tells to supply, then the state a weapon comes from.
func (f *finder) supplies(id waybill.PartyID, things []goods) int {
	if f.kind(id) == waybill.Firm {
		return 3
	}
	made := slices.ContainsFunc(things, func(g goods) bool {
		return slices.ContainsFunc(g.origin, func(origin waybill.PartyID) bool { return origin == id || heir(origin) == id })
	})
	switch part := f.talk.parts[id]; {
	case part.supplies > part.receives && (made || len(things[0].origin) == 0):
		return 2
	case part.receives > part.supplies:
		return -1
	case made:
		return 1
	}
	return 0
}

// heir is the state whose industry goes on with the weapons of a former one, "" for none.
func heir(former waybill.PartyID) waybill.PartyID {
	switch former {
	case "SU":
		return "RU"
	case "YU":
		return "RS"
	case "CS":
		return "CZ"
	}
	return ""
}
