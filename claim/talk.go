package claim

import (
	"waybill"
	"waybill/lang"
	"waybill/text"
)

// deal is a pair of parties with what passes between them, both named by one
// sentence.
type deal struct {
	supplier, recipient waybill.PartyRef
	class               waybill.Class
	sentence, block     int
}

// talk is what a report speaks of, so that a sentence that leaves a party or the
// goods open can be completed from it.
type talk struct {
	// deals are the pairs that sentences name in full, in the order of the text.
	deals []deal
	// subject is the party that was last the subject of a sentence.
	subject waybill.PartyRef
	// pair is the two sides of the last claim.
	pair deal
	// goods are the goods last spoken of, said in sentence goodsAt.
	goods   goods
	goodsAt int
	// author is the party a signed statement speaks for: the first its headline names.
	author waybill.PartyRef
	// digest reports that the report is a list of separate items, each headed by its
	// date or number: nothing is carried from one to the next.
	digest bool
	// block is the block of the sentence at hand.
	block int
	// listing reports that the last claim announced a list; last is that claim.
	listing bool
	last    *waybill.Claim
}

func (t *talk) prime(f *finder) {
	t.digest = f.datedItems() >= 3
	for i := range f.a.Marks {
		m := &f.a.Marks[i]
		if !f.a.Report.Title.Contains(m.Span) {
			return
		}
		if p := m.Party(); p != nil {
			t.author = waybill.PartyRef{ID: p.ID, Span: m.Span}
			return
		}
	}
}

// datedItems counts the blocks that begin with a day and a month.
func (f *finder) datedItems() int {
	count, block := 0, -1
	for i := range f.a.Sentences {
		s := &f.a.Sentences[i]
		if s.Block == block {
			continue
		}
		block = s.Block
		if s.First+1 < s.Last && f.a.Tokens[s.First].Kind == text.Number && f.a.Tokens[s.First+1].Has(lang.Month) {
			count++
		}
	}
	return count
}

// hear takes in a sentence before its claims are made.
func (t *talk) hear(f *finder, s *sentence) {
	if t.digest && t.block != s.Block {
		t.subject, t.pair, t.goods = waybill.PartyRef{}, deal{}, goods{}
	}
	t.block = s.Block
	if f.a.Report.Blocks[s.Block].Kind != waybill.Item {
		t.listing = t.last != nil && f.a.Tokens[s.Last-1].Lower == ":"
	}
}

// gather notes the deals a sentence names in full.
func (t *talk) gather(f *finder, s *sentence, before int) {
	for _, c := range f.claims[before:] {
		if c.Kind == waybill.Transfer && c.Supplier.Known() && c.Recipient.Known() && c.Goods.Class.Military() {
			t.deals = append(t.deals, deal{c.Supplier, c.Recipient, c.Goods.Class, s.index, s.Block})
		}
	}
	t.takeUp(f, s)
}

// remember takes in a sentence after its claims were made.
func (t *talk) remember(f *finder, s *sentence, before int) {
	t.takeUp(f, s)
	for i := before; i < len(f.claims); i++ {
		c := &f.claims[i]
		if c.Kind != waybill.Transfer || !c.Goods.Class.Military() {
			continue
		}
		if c.Supplier.Known() && c.Recipient.Known() {
			t.pair = deal{c.Supplier, c.Recipient, c.Goods.Class, s.index, s.Block}
		}
		last := *c
		t.last, t.listing = &last, true
	}
}

// takeUp notes the subject and the goods of a sentence.
func (t *talk) takeUp(f *finder, s *sentence) {
	for i := range s.refs {
		if s.refs[i].slot == "subj" {
			t.subject = s.refs[i].PartyRef
			break
		}
	}
	for i := range s.goods {
		if g := &s.goods[i]; g.Class.Military() && !g.vague && g.moves == nil {
			t.goods, t.goodsAt = *g, s.index
			break
		}
	}
}

// counterpart completes a pair from the talk: the party on the other side of the
// known one in the nearest deal, those before the sentence first.
func (t *talk) counterpart(known waybill.PartyRef, supplier bool, sentence int) waybill.PartyRef {
	if other, ok := t.pair.other(known, supplier); ok {
		return other
	}
	for i := len(t.deals) - 1; i >= 0; i-- {
		if t.digest && t.deals[i].block != t.block {
			continue
		}
		if other, ok := t.deals[i].other(known, supplier); ok && t.deals[i].sentence <= sentence {
			return other
		}
	}
	for i := range t.deals {
		if t.digest {
			break
		}
		if other, ok := t.deals[i].other(known, supplier); ok {
			return other
		}
	}
	return waybill.PartyRef{}
}

// other is the side of the deal opposite to a known one.
func (d *deal) other(known waybill.PartyRef, supplier bool) (waybill.PartyRef, bool) {
	switch {
	case supplier && d.supplier.ID == known.ID && d.recipient.Known():
		return d.recipient, true
	case !supplier && d.recipient.ID == known.ID && d.supplier.Known():
		return d.supplier, true
	}
	return waybill.PartyRef{}, false
}

// usual is the supplier (or recipient) that most deals of the report have, if it is
// in at least half of them; never the party without.
func (t *talk) usual(supplier bool, without waybill.PartyID) waybill.PartyRef {
	if t.digest {
		return waybill.PartyRef{}
	}
	count := map[waybill.PartyID]int{}
	var best waybill.PartyRef
	for i := range t.deals {
		side := t.deals[i].recipient
		if supplier {
			side = t.deals[i].supplier
		}
		count[side.ID]++
		if side.ID != without && (!best.Known() || count[side.ID] > count[best.ID]) {
			best = side
		}
	}
	if best.Known() && 2*count[best.ID] >= len(t.deals) {
		return best
	}
	return waybill.PartyRef{}
}

// protagonist is the party that the headline and the text up to a sentence name
// most, without the one given; firms are taken for suppliers only. It gives nothing
// unless the party was named at least twice.
func (t *talk) protagonist(f *finder, s *sentence, without waybill.PartyID, supplier bool) waybill.PartyRef {
	if t.digest {
		return waybill.PartyRef{}
	}
	count := map[waybill.PartyID]int{}
	var best waybill.PartyRef
	for i := range f.a.Marks {
		m := &f.a.Marks[i]
		if m.First >= s.Last {
			break
		}
		p := m.Party()
		if p == nil || p.ID == without || p.Kind == waybill.Firm && !supplier || p.Kind == waybill.Body {
			continue
		}
		count[p.ID]++
		if f.a.Report.Title.Contains(m.Span) {
			count[p.ID]++
		}
		if count[p.ID] > count[best.ID] {
			best = waybill.PartyRef{ID: p.ID, Span: m.Span}
		}
	}
	if count[best.ID] < 2 {
		return waybill.PartyRef{}
	}
	return best
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
