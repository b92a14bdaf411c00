package claim

import (
	"slices"

	"waybill"
)

// The rules behind the values that code gives: parties, goods, source, exchange. Those of
// stage and certainty are in stages.tsv and certainties.tsv.
var (
	whyLicensed    = waybill.Rule{Name: "licensed", Why: "A state allows or forbids it to deliver, so that it supplies."}
	whyFrame       = waybill.Rule{Name: "own frame", Why: "It stands where the frame of the predicate has this side (frames.tsv)."}
	whyFrameAbove  = waybill.Rule{Name: "frame above", Why: "It stands where the frame of the word above the predicate has this side (frames.tsv)."}
	whyAround      = waybill.Rule{Name: "clause around", Why: "The clause takes it from the noun or clause that it belongs to."}
	whyDirection   = waybill.Rule{Name: "direction", Why: "The words leave the direction open: a firm, and the state a weapon comes from, supplies."}
	whyHandedOn    = waybill.Rule{Name: "handed on", Why: "Who received the goods hands them on."}
	whySentence    = waybill.Rule{Name: "same sentence", Why: "Another predicate of the sentence about the same class names it."}
	whyInReturn    = waybill.Rule{Name: "in return", Why: "What is given in return goes the other way."}
	whyWeighed     = waybill.Rule{Name: "weighed", Why: "The sentence leaves the side open; of the parties spoken of this one weighs most."}
	whyLastDeal    = waybill.Rule{Name: "deal last spoken of", Why: "The sentence goes on with the transfer before it."}
	whyWord        = waybill.Rule{Name: "goods word", Why: "The word has its class in goods.tsv."}
	whyDesignation = waybill.Rule{Name: "designation", Why: "The name of the weapon has its class in weapons.tsv."}
	whyBefore      = waybill.Rule{Name: "goods before", Why: "The sentence takes up goods that were named before it."}
	whyImplied     = waybill.Rule{Name: "implied", Why: "The predicate itself says what passes (predicates.tsv)."}
	whyStatement   = waybill.Rule{Name: "statement", Why: "It is the innermost speaker whose statement covers the predicate."}
	whyActor       = waybill.Rule{Name: "subject", Why: "It is the subject of the verb that announces, promises or denies it."}
	whySigned      = waybill.Rule{Name: "signature", Why: "The headline says who signs the text."}
	whyNarrator    = waybill.Rule{Name: "narrator", Why: "Nobody else is named for it."}
	whyExchange    = waybill.Rule{Name: "word of exchange", Why: "A word says that one is given for the other."}
	whyAfter       = waybill.Rule{Name: "said of it", Why: "These words say it of the transfer as a whole."}
)

// because notes why the sides that were found since the last call are what they are, and
// forgets the reason for those that were dropped.
func (x *sides) because(rule *waybill.Rule) {
	for _, side := range []struct {
		refs []waybill.PartyRef
		why  **waybill.Rule
	}{{x.suppliers, &x.whySupplier}, {x.recipients, &x.whyRecipient}} {
		switch {
		case len(side.refs) == 0:
			*side.why = nil
		case *side.why == nil:
			*side.why = rule
		}
	}
}

// turned notes that the direction was settled, where the sides are no longer those before.
func (x *sides) turned(before *sides) {
	if !slices.Equal(before.suppliers, x.suppliers) || !slices.Equal(before.recipients, x.recipients) {
		x.whySupplier, x.whyRecipient = nil, nil
		x.because(&whyDirection)
	}
}

// reason is a rule with its words.
func reason(rule *waybill.Rule, words ...waybill.Span) waybill.Reason {
	r := waybill.Reason{Rule: rule}
	copy(r.Words[:], words)
	return r
}

// explained completes what claims tell of why their values are what they are.
func (f *finder) explained(claims []waybill.Claim) []waybill.Claim {
	for i := range claims {
		c := &claims[i]
		if c.Why.Source.Rule == nil || c.Why.Source.Words[0] != c.Source.Span {
			c.Why.Source = f.whySource(c)
		}
		if c.Kind != waybill.Transfer {
			continue
		}
		side(&c.Why.Supplier, c.Supplier)
		side(&c.Why.Recipient, c.Recipient)
		if c.Exchange == "" {
			c.Why.Exchange = waybill.Reason{}
		}
		c.Why.Goods = reason(whyGoods(c), c.Goods.Span)
		if c.Why.Stage.Rule == nil || c.Why.Stage.Words[0] != c.StageWords {
			c.Why.Stage = reason(&whyAfter, c.StageWords)
		}
		if c.Why.Certainty.Rule == nil || c.Why.Certainty.Words[0] != c.CertaintyWords {
			c.Why.Certainty = reason(&whyAfter, c.CertaintyWords)
		}
	}
	return claims
}

// side completes the reason for a party.
func side(r *waybill.Reason, p waybill.PartyRef) {
	switch {
	case !p.Known():
		*r = waybill.Reason{}
	case r.Rule == nil:
		*r = reason(&whyLastDeal, p.Span)
	case r.Words[1] == p.Span:
		r.Words = [2]waybill.Span{p.Span}
	default:
		r.Words[0] = p.Span
	}
}

func (f *finder) whySource(c *waybill.Claim) waybill.Reason {
	switch {
	case c.Source.Statement != "":
		return reason(&whyStatement, c.Source.Span)
	case c.Source.Name == waybill.Narrator:
		return reason(&whyNarrator)
	case c.Source.Name == f.talk.signed.Name && c.Source.Span == f.talk.signed.Span:
		return reason(&whySigned, c.Source.Span)
	}
	return reason(&whyActor, c.Source.Span)
}

func whyGoods(c *waybill.Claim) *waybill.Rule {
	switch {
	case !c.Evidence.Contains(c.Goods.Span):
		return &whyBefore
	case c.Goods.Designation != "":
		return &whyDesignation
	case c.Goods.Span == c.StageWords:
		return &whyImplied
	}
	return &whyWord
}
