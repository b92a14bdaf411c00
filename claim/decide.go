package claim

import (
	"math/bits"
	"strings"

	"waybill"
	"waybill/lang"
)

// decide gives a claim its stage and certainty, by the rules of stages.tsv and
// certainties.tsv that fit the signs about its predicate. Of the stage rules the first one
// decides; those that change a stage come after it, in their order. Of the certainties the
// heaviest wins.
func (f *finder) decide(s *sentence, p *predicate, above []*predicate, c *waybill.Claim) {
	a := f.look(s, p, above)
	c.Condition = a.condition
	c.StageWords = a.own(p)
	if a.over != nil {
		c.StageWords = a.own(a.over)
	}
	first := a.stage(s.Pack.Stages, c)
	a.certainty(s.Pack.Certainties, first, c)
}

// stage gives the stage, and returns what it was before rules changed it.
func (a *around) stage(rules []lang.Rule, c *waybill.Claim) (first waybill.Stage) {
	for i := range rules {
		r := &rules[i]
		if (r.From == nil) != (first == "") || !r.Fits(a.signs, c.Stage) {
			continue
		}
		why := waybill.Reason{Rule: &r.Rule, Words: a.wordsOf(r, c.StageWords)}
		if first != "" {
			why.Before = &waybill.Before{Value: string(c.Stage), Reason: c.Why.Stage}
		}
		if why.Words[1].Empty() && a.over != nil {
			why.Words[1] = a.own(a.p)
		}
		c.Stage, c.Why.Stage = a.stageOf(r.Value), why
		if first == "" {
			first = c.Stage
		}
	}
	return first
}

// stageOf is the stage that the value of a rule means.
func (a *around) stageOf(value string) waybill.Stage {
	switch value {
	case "row":
		return a.present
	case "past":
		return a.past
	case "above":
		return a.upper
	}
	return waybill.Stage(value)
}

// certainty gives the certainty; first is the stage before rules changed it.
func (a *around) certainty(rules []lang.Rule, first waybill.Stage, c *waybill.Claim) {
	heaviest := -1
	for i := range rules {
		r := &rules[i]
		if !r.Fits(a.signs, first) {
			continue
		}
		if value := a.certaintyOf(r.Value); weight(value) > heaviest {
			heaviest = weight(value)
			words := a.wordsOf(r, waybill.Span{})
			c.Certainty, c.CertaintyWords = value, words[1]
			c.Why.Certainty = reason(&r.Rule, words[1])
		}
	}
}

// certaintyOf is the certainty that the value of a rule means.
func (a *around) certaintyOf(value string) waybill.Certainty {
	switch value {
	case "above":
		return a.sure
	case "hedge":
		return a.hedge
	case "cue":
		return a.cue
	}
	return waybill.Certainty(value)
}

// wordsOf is what a value was read from, and the words of the first two signs of its rule
// that have others.
func (a *around) wordsOf(r *lang.Rule, from waybill.Span) (all [3]waybill.Span) {
	all[0] = from
	n := 1
	for _, sign := range r.Signs {
		words := a.words[index(sign)]
		if n < len(all) && !words.Empty() && words != from && words != all[n-1] {
			all[n] = words
			n++
		}
	}
	return all
}

// index is the place of a sign among its bits.
func index(sign lang.Sign) int { return bits.TrailingZeros64(uint64(sign)) }

// split takes the stage of a row apart, for the present and for the past.
func split(stage waybill.Stage) (present, past waybill.Stage) {
	before, after, two := strings.Cut(string(stage), "/")
	if !two {
		after = before
	}
	return waybill.Stage(before), waybill.Stage(after)
}
