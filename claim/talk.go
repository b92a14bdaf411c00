package claim

import (
	"waybill"
)

// deal is a pair of parties with what passes between them.
type deal struct {
	supplier, recipient waybill.PartyRef
	class               waybill.Class
	goods               goods
}

// talk remembers what a report has spoken of so far, so that a sentence that leaves
// a party or the goods open can be completed from it.
type talk struct {
	// deals are the pairs claimed so far, the latest last.
	deals []deal
	// subject is the party that was last the subject of a sentence.
	subject waybill.PartyRef
	// goods are the goods last spoken of.
	goods goods
	// author is the party a signed statement speaks for: the first its headline names.
	author waybill.PartyRef
	// parties counts how often a party was named.
	parties map[waybill.PartyID]int
	// recipients and suppliers count the sides taken.
	recipients, suppliers map[waybill.PartyID]int
	// listing reports that the last claim announced a list; last is that claim.
	listing bool
	last    *waybill.Claim
}

func (t *talk) prime(f *finder) {
	t.parties = map[waybill.PartyID]int{}
	t.recipients, t.suppliers = map[waybill.PartyID]int{}, map[waybill.PartyID]int{}
	for i := range f.a.Marks {
		if p := f.a.Marks[i].Party(); p != nil {
			t.parties[p.ID]++
			if m := &f.a.Marks[i]; !t.author.Known() && f.a.Report.Title.Contains(m.Span) {
				t.author = waybill.PartyRef{ID: p.ID, Span: m.Span}
			}
		}
	}
}

// hear takes in a sentence before its claims are made.
func (t *talk) hear(f *finder, s *sentence) {
	if f.a.Report.Blocks[s.Block].Kind != waybill.Item {
		t.listing = t.last != nil && f.a.Tokens[s.Last-1].Lower == ":"
	}
}

// remember takes in a sentence after its claims were made.
func (t *talk) remember(f *finder, s *sentence, before int) {
	for i := range s.refs {
		if s.refs[i].slot == "subj" {
			t.subject = s.refs[i].PartyRef
			break
		}
	}
	for i := range s.goods {
		if g := &s.goods[i]; g.Class.Military() && !g.vague && g.moves == nil {
			t.goods = *g
			break
		}
	}
	for i := before; i < len(f.claims); i++ {
		c := &f.claims[i]
		if c.Kind != waybill.Transfer || !c.Goods.Class.Military() {
			continue
		}
		t.deals = append(t.deals, deal{supplier: c.Supplier, recipient: c.Recipient, class: c.Goods.Class})
		if c.Supplier.Known() {
			t.suppliers[c.Supplier.ID]++
		}
		if c.Recipient.Known() {
			t.recipients[c.Recipient.ID]++
		}
		last := *c
		t.last, t.listing = &last, true
	}
}

// counterpart completes a pair from the talk: the party that was last on the other
// side of the one that is known. It gives nothing where the talk had none.
func (t *talk) counterpart(known waybill.PartyRef, supplier bool) waybill.PartyRef {
	for i := len(t.deals) - 1; i >= 0; i-- {
		d := &t.deals[i]
		if supplier && d.supplier.ID == known.ID && d.recipient.Known() {
			return d.recipient
		}
		if !supplier && d.recipient.ID == known.ID && d.supplier.Known() {
			return d.supplier
		}
	}
	return waybill.PartyRef{}
}

// main is the side most of the report's claims so far agree on: the recipient (or
// supplier) of at least half of them, empty if there is none.
func (t *talk) main(sides map[waybill.PartyID]int, supplier bool) waybill.PartyRef {
	var best waybill.PartyID
	total := 0
	for id, n := range sides {
		total += n
		if best == "" || n > sides[best] || n == sides[best] && id < best {
			best = id
		}
	}
	if best == "" || 2*sides[best] < total {
		return waybill.PartyRef{}
	}
	for i := len(t.deals) - 1; i >= 0; i-- {
		if d := &t.deals[i]; supplier && d.supplier.ID == best {
			return d.supplier
		} else if !supplier && d.recipient.ID == best {
			return d.recipient
		}
	}
	return waybill.PartyRef{}
}

// speakerParty is the party behind "we" at a place: that of the statement's speaker.
func (t *talk) speakerParty(f *finder, at waybill.Span) waybill.PartyRef {
	if s := f.covering(at); s != nil {
		if s.Speaker.Party != "" {
			return waybill.PartyRef{ID: s.Speaker.Party, Span: s.Speaker.Span}
		}
		return waybill.PartyRef{}
	}
	return t.author
}
