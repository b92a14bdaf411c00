package claim

import (
	"slices"
	"sort"

	"waybill"
	"waybill/lang"
)

// deal is a pair of parties with what passes between them, both named by one
// sentence.
type deal struct {
	supplier, recipient waybill.PartyRef
	class               waybill.Class
	sentence, block     int
}

// part is how often a party supplies and receives in the report's deals.
type part struct{ supplies, receives int }

// note takes in a deal; deals come in the order of the text.
func (t *talk) note(d deal) {
	t.deals = append(t.deals, d)
	t.half(d.supplier, d.recipient)
	if pair := [2]waybill.PartyID{d.supplier.ID, d.recipient.ID}; !t.pairs[pair] {
		t.pairs[pair] = true
		t.firsts = append(t.firsts, d)
	}
}

// half takes in the sides of a transfer of which a sentence names one at least.
func (t *talk) half(supplier, recipient waybill.PartyRef) {
	if t.parts == nil {
		t.parts, t.pairs = map[waybill.PartyID]part{}, map[[2]waybill.PartyID]bool{}
	}
	if supplier.Known() {
		p := t.parts[supplier.ID]
		p.supplies++
		t.parts[supplier.ID] = p
	}
	if recipient.Known() {
		p := t.parts[recipient.ID]
		p.receives++
		t.parts[recipient.ID] = p
	}
}

// about are the deals by which a sentence may be completed: the first of each pair, in a
// digest all those of its item.
func (t *talk) about(s *sentence) []deal {
	if !t.digest {
		return t.firsts
	}
	from := sort.Search(len(t.deals), func(i int) bool { return t.topic(t.deals[i].block) >= t.topic(s.Block) })
	to := sort.Search(len(t.deals), func(i int) bool { return t.topic(t.deals[i].block) > t.topic(s.Block) })
	return t.deals[from:to]
}

// nearest is the last deal before a sentence about the same family of goods, else the
// first deal of the report.
func (t *talk) nearest(s *sentence, class waybill.Class) deal {
	behind := sort.Search(len(t.deals), func(i int) bool { return t.deals[i].sentence > s.index })
	for i := behind - 1; i >= 0; i-- {
		d := t.deals[i]
		if t.digest && t.topic(d.block) != t.topic(s.Block) {
			break
		}
		if d.class.Family() == class.Family() {
			return d
		}
	}
	if len(t.deals) > 0 && !t.digest {
		return t.deals[0]
	}
	return deal{}
}

// just reports whether the talk had the two sides of a draft a few sentences ago.
func (t *talk) just(s *sentence, d *draft) bool {
	if len(d.suppliers) != 1 || len(d.recipients) != 1 || s.index-t.lastAt > recent {
		return false
	}
	return t.pair.supplier.ID == d.suppliers[0].ID && t.pair.recipient.ID == d.recipients[0].ID
}

// spokeOf reports whether some sentence of the report names the two sides of a draft, or
// its supplier as who last received what is now handed on.
func (t *talk) spokeOf(d *draft) bool {
	if len(d.suppliers) != 1 || len(d.recipients) != 1 {
		return false
	}
	supplier, recipient := d.suppliers[0].ID, d.recipients[0].ID
	return t.pairs[[2]waybill.PartyID{supplier, recipient}] || d.p.rule.Frame == "onward" && t.pair.recipient.ID == supplier
}

// joinedBy reports whether a sentence says by a word like "too" that another party does what a
// side of the deal just spoken of does ("Norway, too, is delivering").
func (t *talk) joinedBy(f *finder, s *sentence, d *draft) bool {
	if d.here != 1 || len(d.suppliers) != 1 || len(d.recipients) != 1 || d.p.verb != nil && d.p.verb.Attributive || s.index-t.lastAt > recent || f.asks(s) || !f.also(s) {
		return false
	}
	supplier, recipient := d.suppliers[0].ID == t.pair.supplier.ID, d.recipients[0].ID == t.pair.recipient.ID
	return supplier != recipient
}

// also reports whether a sentence has a word that says that something holds of another as well.
func (f *finder) also(s *sentence) bool {
	return slices.ContainsFunc(f.a.Tokens[s.First:s.Last], func(t lang.Token) bool { return s.Pack.Means(t.Lower, lang.Also) })
}
