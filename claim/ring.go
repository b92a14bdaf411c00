package claim

import (
	"slices"

	"waybill"
	"waybill/lang"
)

// ring is an exchange among three: one state arms another out of its own stores, and
// a third, the filler, replaces what it gave ("Ringtausch", "backfill"). What comes
// back to the giver then comes from the filler, not from the receiver.
type ring struct {
	// spoken reports that the report speaks of such an exchange.
	spoken bool
	// filler is the subject of the first sentence that does, if it has one.
	filler waybill.PartyRef
}

// hear notes a sentence that speaks of an exchange among three.
func (r *ring) hear(f *finder, s *sentence) {
	if r.filler.Known() {
		return
	}
	for i := s.First; i < s.Last; i++ {
		if !s.Pack.Means(f.a.Tokens[i].Lower, lang.Ring) {
			continue
		}
		r.spoken = true
		if k := slices.IndexFunc(s.refs, func(p ref) bool { return p.slot == "subj" && !p.back }); k >= 0 {
			r.filler = s.refs[k].PartyRef
		}
		return
	}
}

// repays gives the arms that d's recipient gets in return the filler for supplier, or
// leaves that side open where none is known, and reports whether it is such a case.
func (r *ring) repays(d *draft) bool {
	if !r.spoken || len(d.suppliers) > 0 || len(d.recipients) == 0 || !d.things[0].Class.Military() {
		return false
	}
	if filler := known(r.filler); !sameAny(filler, d.recipients) {
		d.suppliers = filler
	}
	d.openSupplier = len(d.suppliers) == 0
	return true
}
