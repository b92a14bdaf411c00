package desk

import (
	"fmt"
	"slices"
	"strings"

	"waybill"
	"waybill/transfer"
	"waybill/view"
)

// tally is who does what of all rows of a claim, each origin once.
type tally struct{ affirm, less, doubt, deny map[string]bool }

func newTally() tally {
	return tally{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
}

// verdict is what a tally comes to.
func (t *tally) verdict() string {
	says := len(t.affirm) + len(t.less)
	switch {
	case says > 0 && len(t.deny) > 0:
		return view.CheckContested
	case len(t.affirm) > 0:
		return view.CheckAffirmed
	case says > 0:
		return view.CheckLess
	case len(t.deny) > 0:
		return view.CheckDenied
	case len(t.doubt) > 0:
		return view.CheckDoubted
	}
	return view.CheckUnknown
}

// weigh counts who says what of a claim, and puts it into a verdict. Voices that cannot be
// told from others decide only where nobody else speaks.
func weigh(k *view.Checked) {
	counted, unclear, reached := newTally(), newTally(), false
	voices := map[string]bool{}
	for i := range k.Rows {
		for j := range k.Rows[i].Voices {
			v := &k.Rows[i].Voices[j]
			says := hear(&k.Claim, v)
			reached = reached || says.reaches
			name := v.Origin.Kind + "\x00" + string(v.Origin.Name) + "\x00" + string(v.Origin.Party)
			if v.Origin.Independent {
				counted.add(name, says)
			} else if says != (heard{}) {
				unclear.add(name, says)
				voices[name] = true
			}
		}
	}
	k.Affirm, k.Less, k.Doubt, k.Deny, k.Unclear = len(counted.affirm), len(counted.less), len(counted.doubt), len(counted.deny), len(voices)
	if k.Verdict = counted.verdict(); k.Verdict == view.CheckUnknown {
		k.Verdict = unclear.verdict()
	}
	k.Beyond = k.Stance != string(transfer.Denying) && k.Verdict != view.CheckUnknown && !reached
	k.Why = why(k)
}

func (t *tally) add(name string, says heard) {
	for _, x := range []struct {
		does bool
		in   map[string]bool
	}{{says.affirms, t.affirm}, {says.less && !says.affirms, t.less}, {says.doubts, t.doubt}, {says.denies, t.deny}} {
		if x.does {
			x.in[name] = true
		}
	}
}

// heard is what a voice says of the transfer that a claim is of: that it is so as far as the
// claim says, that less is so, that it may be so, that it is not so. It reaches the claim if
// it commits itself as far in stage and certainty.
type heard struct{ affirms, less, doubts, denies, reaches bool }

// hear weighs all that a voice says against a claim. Goods named vaguer than the claim's
// affirm nothing of them; goods named closer deny nothing of the rest.
func hear(c *view.Claim, v *view.Voice) (h heard) {
	certainties := waybill.Certainties()
	for i := range v.Said {
		s := &v.Said[i]
		fit := transfer.FitOf(waybill.Class(s.Class), string(s.Designation), waybill.Class(c.Class), string(c.Designation))
		far := farther(waybill.Stage(s.Stage), waybill.Stage(c.Stage))
		sure := slices.Index(certainties, waybill.Certainty(s.Certainty)) <= slices.Index(certainties, bounded(waybill.Certainty(c.Certainty)))
		switch transfer.StanceOf(waybill.Certainty(s.Certainty)) {
		case transfer.Affirming:
			switch {
			case fit == transfer.FitOther:
			case fit == transfer.FitVaguer || !far || !sure:
				h.less = true
			default:
				h.affirms, h.reaches = true, true
			}
		case transfer.Denying:
			h.denies = h.denies || (fit == transfer.FitSame || fit == transfer.FitVaguer) && opensNoSide(c) && deniesAll(waybill.Stage(s.Stage), waybill.Stage(c.Stage))
		default:
			if fit != transfer.FitOther {
				h.doubts = true
				h.reaches = h.reaches || fit != transfer.FitVaguer && far && sure
			}
		}
	}
	return h
}

// opensNoSide says that both sides of a claim are named: who denies one of many transfers
// does not deny that there is one.
func opensNoSide(c *view.Claim) bool { return c.Supplier != "" && c.Recipient != "" }

// deniesAll says that who denies that it came so far denies it of a later stage too.
func deniesAll(denied, claimed waybill.Stage) bool {
	return denied == claimed || farther(claimed, denied)
}

// farther reports whether a stage is as far as another on the way to delivery. What was
// halted or refused is on no way.
func farther(is, than waybill.Stage) bool {
	ended := func(s waybill.Stage) bool { return s == waybill.Halted || s == waybill.Refused }
	if ended(is) || ended(than) {
		return is == than
	}
	stages := waybill.Stages()
	return slices.Index(stages, is) >= slices.Index(stages, than)
}

// bounded is the certainty that has to be reached: of a denial that of what is denied.
func bounded(certainty waybill.Certainty) waybill.Certainty {
	if certainty == waybill.Denied {
		return waybill.Likely
	}
	return certainty
}

// why puts a verdict into words that claim no more than the sources do.
func why(k *view.Checked) string {
	if k.Verdict == view.CheckUnknown {
		if k.Claim.Supplier == "" && k.Claim.Recipient == "" {
			return "Neither side is named, so that it cannot be looked up."
		}
		if len(k.Rows) > 0 {
			return "The ledger has transfers that it may be of, but nobody in it says or denies this."
		}
		return "No source in the ledger speaks of it. That does not make it false."
	}
	also := "more "
	if k.Affirm+k.Less+k.Doubt+k.Deny == 0 {
		also = ""
	}
	var parts []string
	for _, x := range []struct {
		n         int
		one, more string
	}{
		{k.Affirm, "%d origin affirms it", "%d origins affirm it"},
		{k.Less, "%d origin affirms less than it says", "%d origins affirm less than it says"},
		{k.Doubt, "%d origin leaves it in doubt", "%d origins leave it in doubt"},
		{k.Deny, "%d origin denies it", "%d origins deny it"},
		{k.Unclear, "%d " + also + "who cannot be told from others speaks of it", "%d " + also + "who cannot be told from others speak of it"},
	} {
		switch {
		case x.n == 1:
			parts = append(parts, fmt.Sprintf(x.one, x.n))
		case x.n > 1:
			parts = append(parts, fmt.Sprintf(x.more, x.n))
		}
	}
	sentence := strings.Join(parts, ", ") + "."
	if k.Beyond {
		sentence += " No source goes as far as the sentence."
	}
	if n := rejected(k.Rows); n > 0 {
		sentence += fmt.Sprintf(" People rejected %d of the %d transfers it may be of.", n, len(k.Rows))
	}
	return sentence
}

func rejected(rows []view.Match) (n int) {
	for i := range rows {
		if rows[i].Transfer.Status == string(waybill.Rejected) {
			n++
		}
	}
	return n
}
