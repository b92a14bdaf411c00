package transfer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"waybill"
)

// Credibility suggests a grade on the Admiralty scale for what the voices say of a
// transfer, with its reasons: first the rule, then what it was applied to. The rules and
// what they come from stand in docs/grades.md.
func Credibility(voices []Voice) (waybill.Credibility, []string) {
	camps := muster(voices)
	t := count(camps)
	i := slices.IndexFunc(rules, func(r rule) bool { return r.holds(t) })
	r := rules[i]
	words := r.grade.String()
	reasons := []string{fmt.Sprintf("%s%s (%d): %s.", strings.ToUpper(words[:1]), words[1:], r.grade, r.why)}
	return r.grade, append(reasons, told(voices, camps)...)
}

// rule gives a grade where its condition holds and that of none before it.
type rule struct {
	name  string
	holds func(tally) bool
	grade waybill.Credibility
	why   string
}

// tally counts the camps that affirm or deny; one may do both.
type tally struct {
	affirm     int // all camps that affirm
	sides      int // of these, the two sides of the transfer
	sidesDeny  int // sides that deny
	othersDeny int // camps that deny without being a side
}

// rules are the published rule, in the order in which they are tried. The last holds
// always. One more affirmation never leads to a worse grade, one more denial never to a
// better one, but from 6, which is no place on the scale.
var rules = []rule{
	{"nothing to go by", func(t tally) bool { return t.affirm == 0 && t.sidesDeny+t.othersDeny == 0 },
		waybill.CannotBeJudged, "nobody who can be told from others affirms or denies it"},
	{"only denied", func(t tally) bool { return t.affirm == 0 },
		waybill.Improbable, "it is denied, and nobody who can be told from others affirms it"},
	{"outweighed", func(t tally) bool { return t.othersDeny > 1 && t.othersDeny > t.affirm },
		waybill.Improbable, "several origins that are no side deny it, more than affirm it"},
	{"contested", func(t tally) bool { return t.othersDeny > 0 && t.affirm < t.othersDeny+2 },
		waybill.Doubtful, "it is denied by an origin that is no side, and hardly more affirm it"},
	{"outnumbered denial", func(t tally) bool { return t.othersDeny > 0 },
		waybill.PossiblyTrue, "an origin that is no side denies it, but at least two more affirm it than deny it so"},
	{"word against word", func(t tally) bool { return t.sidesDeny > 0 && t.affirm == 1 },
		waybill.Doubtful, "one origin affirms it, and a side denies it"},
	{"accusation borne out", func(t tally) bool { return t.sidesDeny > 0 && t.sides > 0 && t.affirm > 2 },
		waybill.ProbablyTrue, "a side affirms it at first hand, two or more others bear it out, and only a side denies it"},
	{"expected denial", func(t tally) bool { return t.sidesDeny > 0 },
		waybill.PossiblyTrue, "independent origins affirm it; a side denies it, which is to be expected but leaves it open"},
	{"admission confirmed", func(t tally) bool { return t.sides > 0 && t.affirm > 1 },
		waybill.Confirmed, "a side affirms it at first hand, another origin bears it out, and nobody denies it"},
	{"confirmed", func(t tally) bool { return t.affirm > 2 },
		waybill.Confirmed, "three or more independent origins affirm it, and nobody denies it"},
	{"admission", func(t tally) bool { return t.sides > 0 },
		waybill.ProbablyTrue, "a side affirms it at first hand, and nobody denies it, but no other origin bears it out"},
	{"two origins", func(t tally) bool { return t.affirm == 2 },
		waybill.ProbablyTrue, "two independent origins affirm it, and nobody denies it"},
	{"one origin", func(tally) bool { return true },
		waybill.PossiblyTrue, "one origin affirms it, and nobody else affirms or denies it"},
}

// camp is the voices that count as one: all that speak for one party, else one voice.
type camp struct {
	voices []*Voice
	// side says that the party is a side of the transfer.
	side            bool
	affirms, denies bool
}

// muster gathers the voices that count into camps, in the order of their first voices.
func muster(voices []Voice) []camp {
	type key struct {
		party  waybill.PartyID
		origin waybill.Origin
	}
	at := map[key]int{}
	var camps []camp
	for i := range voices {
		v := &voices[i]
		if !v.Origin.Independent() {
			continue
		}
		k := key{party: v.Origin.Party}
		if k.party == "" {
			k.origin = v.Origin
		}
		n, known := at[k]
		if !known {
			n = len(camps)
			at[k] = n
			camps = append(camps, camp{})
		}
		camps[n].voices = append(camps[n].voices, v)
	}
	for i := range camps {
		camps[i].decide()
	}
	return camps
}

// decide says how a camp stands. A side's denial is taken back when somebody who speaks
// for it affirms on a later day: states first deny what they then admit.
func (c *camp) decide() {
	var affirmed, denied string
	for _, v := range c.voices {
		c.side = c.side || v.Mark != ""
		switch v.Last {
		case Affirming:
			c.affirms, affirmed = true, max(affirmed, v.Day)
		case Denying:
			c.denies, denied = true, max(denied, v.Day)
		}
	}
	if c.side && c.affirms && affirmed > denied {
		c.denies = false
	}
}

func count(camps []camp) tally {
	var t tally
	for _, c := range camps {
		if c.affirms {
			t.affirm++
			if c.side {
				t.sides++
			}
		}
		switch {
		case c.denies && c.side:
			t.sidesDeny++
		case c.denies:
			t.othersDeny++
		}
	}
	return t
}

// told says in sentences who affirms, who denies, and who was not counted.
func told(voices []Voice, camps []camp) []string {
	var sentences []string
	say := func(verb string, of func(camp) bool) {
		var names []string
		for _, c := range camps {
			if of(c) {
				names = append(names, c.names())
			}
		}
		if len(names) > 0 {
			sentences = append(sentences, fmt.Sprintf("%s: %s.", verb, strings.Join(names, "; ")))
		}
	}
	say("Affirmed by", func(c camp) bool { return c.affirms })
	say("Denied by", func(c camp) bool { return c.denies })
	say("Held for possible, conditional or unlikely, which counts neither way, by", func(c camp) bool { return !c.affirms && !c.denies && c.doubts() })
	say("Affirmed after a denial, which is thereby taken back, by", func(c camp) bool { return c.side && !c.denies && c.denied() })
	var unclear []string
	for _, v := range voices {
		if !v.Origin.Independent() {
			unclear = append(unclear, cmp.Or(v.Origin.Name, "an unknown outlet"))
		}
	}
	slices.Sort(unclear)
	if unclear = slices.Compact(unclear); len(unclear) > 0 {
		sentences = append(sentences, fmt.Sprintf("Not counted, because it cannot be told whether they are others: %s.", strings.Join(unclear, "; ")))
	}
	return sentences
}

// names lists the voices of a camp.
func (c camp) names() string {
	var names []string
	for _, v := range c.voices {
		names = append(names, v.Origin.Name)
	}
	all := strings.Join(names, ", ")
	switch party := c.voices[0].Origin.Party; {
	case c.side && len(names) > 1:
		return fmt.Sprintf("%s (counted as one: they speak for %s, a side)", all, party)
	case c.side:
		return all + " (a side)"
	case len(names) > 1:
		return fmt.Sprintf("%s (counted as one: they speak for %s)", all, party)
	}
	return all
}

func (c camp) doubts() bool {
	return slices.ContainsFunc(c.voices, func(v *Voice) bool { return v.Last == Doubting })
}

func (c camp) denied() bool {
	return slices.ContainsFunc(c.voices, func(v *Voice) bool { return v.Denies })
}
