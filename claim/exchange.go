package claim

import (
	"strconv"

	"waybill"
)

// exchange finds what is given in return. A word of exchange ("im Gegenzug", "in
// return", "bezahlt mit") makes of the goods that go the other way, civil ones
// included, claims of their own, and ties both directions by one label.
func (f *finder) exchange(s *sentence, before int) {
	cue := f.exchangeCue(s)
	if cue == nil {
		return
	}
	defer f.tied(before, f.a.SpanOf(cue.first, cue.last))
	civil := f.civil(s)
	model := f.model(before)
	if model < 0 {
		return
	}
	if len(civil) > 0 && f.claims[model].Supplier.Known() && f.claims[model].Recipient.Known() {
		f.inReturn(s, cue, model, civil, before)
		return
	}
	f.tie(before)
}

// tied notes the word by which the transfers of a sentence, and the last ones before it, are
// given in return for each other.
func (f *finder) tied(before int, cue waybill.Span) {
	for i := max(0, before-8); i < len(f.claims); i++ {
		if c := &f.claims[i]; c.Exchange != "" && c.Why.Exchange.Rule == nil {
			c.Why.Exchange = reason(&whyExchange, cue)
		}
	}
}

// exchangeCue is the first word of exchange in the sentence, nil if none.
func (f *finder) exchangeCue(s *sentence) *predicate {
	for i := range s.preds {
		if s.preds[i].rule.Kind == "exchange" {
			return &s.preds[i]
		}
	}
	return nil
}

// civil are the goods of a sentence that are no arms.
func (f *finder) civil(s *sentence) []goods {
	var all []goods
	for i := range s.goods {
		if g := &s.goods[i]; !g.Class.Military() && !g.vague {
			all = append(all, *g)
		}
	}
	return all
}

// model is the index of the claim of arms that something is given in return for: one
// of this sentence, else the last before it; -1 if there is none.
func (f *finder) model(before int) int {
	for i := before; i < len(f.claims); i++ {
		if f.claims[i].Kind == waybill.TransferClaim && f.claims[i].Goods.Class.Military() {
			return i
		}
	}
	for i := before - 1; i >= 0 && i >= before-8; i-- {
		if f.claims[i].Kind == waybill.TransferClaim && f.claims[i].Goods.Class.Military() {
			return i
		}
	}
	return -1
}

// inReturn claims the civil goods of a sentence in the other direction.
func (f *finder) inReturn(s *sentence, cue *predicate, model int, civil []goods, before int) {
	label := f.label(model)
	for i := before; i < len(f.claims); i++ {
		if f.claims[i].Kind == waybill.TransferClaim && f.claims[i].Exchange == "" {
			f.claims[i].Exchange = label
		}
	}
	m := f.claims[model]
	seen := map[waybill.Class]bool{}
	for i := range civil {
		if seen[civil[i].Class] {
			continue
		}
		seen[civil[i].Class] = true
		c := m
		c.Supplier, c.Recipient = m.Recipient, m.Supplier
		c.Why.Supplier, c.Why.Recipient = reason(&whyInReturn), reason(&whyInReturn)
		c.Goods = civil[i].Goods
		c.Evidence = f.a.SpanOf(s.First, s.Last)
		c.Condition = waybill.Span{}
		if model < before {
			f.decide(s, cue, nil, &c)
			f.source(s, cue, nil, &c)
		}
		f.claims = append(f.claims, c)
	}
}

// label returns the exchange label of a claim, giving it a new one if need be.
func (f *finder) label(i int) string {
	if f.claims[i].Exchange == "" {
		f.exchanges++
		f.claims[i].Exchange = "x" + strconv.Itoa(f.exchanges)
	}
	return f.claims[i].Exchange
}

// tie labels claims of this sentence, and the last ones before it, that go in
// opposite directions or pass something on in turn.
func (f *finder) tie(before int) {
	first := max(0, before-4)
	for i := before; i < len(f.claims); i++ {
		for k := first; k < len(f.claims); k++ {
			a, b := &f.claims[i], &f.claims[k]
			if k == i || a.Kind != waybill.TransferClaim || b.Kind != waybill.TransferClaim || a.Exchange != "" && b.Exchange != "" {
				continue
			}
			if a.Supplier.Known() && a.Supplier.ID == b.Recipient.ID && (a.Recipient.ID == b.Supplier.ID || k >= before) {
				if b.Exchange == "" {
					b.Exchange = f.label(i)
				} else {
					a.Exchange = b.Exchange
				}
			}
		}
	}
}
