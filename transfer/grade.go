package transfer

import (
	"slices"
	"strings"

	"waybill"
)

// Credibility suggests a grade on the Admiralty scale for what the voices say of a
// transfer, with its reasons in English: first the rule, then what it was applied to. The
// rules and what they come from stand in docs/grades.md.
func Credibility(voices []Voice) (waybill.Credibility, []string) {
	grounds := Grounds(voices)
	reasons := make([]string, len(grounds))
	for i := range grounds {
		reasons[i] = grounds[i].In("en", english{})
	}
	return grounds[0].Grade, reasons
}

// Grounds are the reasons for the grade that is suggested for what the voices say: first the
// rule, which has it, then what it was applied to.
func Grounds(voices []Voice) []Ground {
	camps := muster(voices)
	t := count(camps)
	r := rules[slices.IndexFunc(rules, func(r rule) bool { return r.holds(t) })]
	return append([]Ground{{Code: GroundCode(r.name), Grade: r.grade, text: r.why}}, told(voices, camps)...)
}

// rule gives a grade where its condition holds and that of none before it.
type rule struct {
	name  string
	holds func(tally) bool
	grade waybill.Credibility
	why   wording
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
		waybill.CannotBeJudged, wording{"nobody who can be told from others affirms or denies it",
			"niemand, der von anderen zu unterscheiden ist, bejaht oder bestreitet es"}},
	{"only denied", func(t tally) bool { return t.affirm == 0 },
		waybill.Improbable, wording{"it is denied, and nobody who can be told from others affirms it",
			"es wird bestritten, und niemand, der von anderen zu unterscheiden ist, bejaht es"}},
	{"outweighed", func(t tally) bool { return t.othersDeny > 1 && t.othersDeny > t.affirm },
		waybill.Improbable, wording{"several origins that are no side deny it, more than affirm it",
			"mehrere Urheber, die keine Seite sind, bestreiten es, mehr als es bejahen"}},
	{"contested", func(t tally) bool { return t.othersDeny > 0 && t.affirm < t.othersDeny+2 },
		waybill.Doubtful, wording{"it is denied by an origin that is no side, and hardly more affirm it",
			"ein Urheber, der keine Seite ist, bestreitet es, und kaum mehr bejahen es"}},
	{"outnumbered denial", func(t tally) bool { return t.othersDeny > 0 },
		waybill.PossiblyTrue, wording{"an origin that is no side denies it, but at least two more affirm it than deny it so",
			"ein Urheber, der keine Seite ist, bestreitet es, aber mindestens zwei mehr bejahen es, als es so bestreiten"}},
	{"word against word", func(t tally) bool { return t.sidesDeny > 0 && t.affirm == 1 },
		waybill.Doubtful, wording{"one origin affirms it, and a side denies it",
			"ein Urheber bejaht es, und eine Seite bestreitet es"}},
	{"accusation borne out", func(t tally) bool { return t.sidesDeny > 0 && t.sides > 0 && t.affirm > 2 },
		waybill.ProbablyTrue, wording{"a side affirms it at first hand, two or more others bear it out, and only a side denies it",
			"eine Seite bejaht es aus erster Hand, zwei oder mehr andere bestätigen es, und nur eine Seite bestreitet es"}},
	{"expected denial", func(t tally) bool { return t.sidesDeny > 0 },
		waybill.PossiblyTrue, wording{"independent origins affirm it; a side denies it, which is to be expected but leaves it open",
			"unabhängige Urheber bejahen es; eine Seite bestreitet es, was zu erwarten ist, es aber offen lässt"}},
	{"admission confirmed", func(t tally) bool { return t.sides > 0 && t.affirm > 1 },
		waybill.Confirmed, wording{"a side affirms it at first hand, another origin bears it out, and nobody denies it",
			"eine Seite bejaht es aus erster Hand, ein anderer Urheber bestätigt es, und niemand bestreitet es"}},
	{"confirmed", func(t tally) bool { return t.affirm > 2 },
		waybill.Confirmed, wording{"three or more independent origins affirm it, and nobody denies it",
			"drei oder mehr unabhängige Urheber bejahen es, und niemand bestreitet es"}},
	{"admission", func(t tally) bool { return t.sides > 0 },
		waybill.ProbablyTrue, wording{"a side affirms it at first hand, and nobody denies it, but no other origin bears it out",
			"eine Seite bejaht es aus erster Hand, und niemand bestreitet es, aber kein anderer Urheber bestätigt es"}},
	{"two origins", func(t tally) bool { return t.affirm == 2 },
		waybill.ProbablyTrue, wording{"two independent origins affirm it, and nobody denies it",
			"zwei unabhängige Urheber bejahen es, und niemand bestreitet es"}},
	{"one origin", func(tally) bool { return true },
		waybill.PossiblyTrue, wording{"one origin affirms it, and nobody else affirms or denies it",
			"ein Urheber bejaht es, und niemand sonst bejaht oder bestreitet es"}},
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

// told says who affirms, who denies, and who was not counted.
func told(voices []Voice, camps []camp) []Ground {
	var all []Ground
	say := func(code GroundCode, text wording, of func(camp) bool) {
		var some []Counted
		for _, c := range camps {
			if of(c) {
				some = append(some, c.counted())
			}
		}
		if len(some) > 0 {
			all = append(all, Ground{Code: code, Camps: some, text: text})
		}
	}
	say(AffirmedBy, affirmedBy, func(c camp) bool { return c.affirms })
	say(DeniedBy, deniedBy, func(c camp) bool { return c.denies })
	say(DoubtedBy, doubtedBy, func(c camp) bool { return !c.affirms && !c.denies && c.doubts() })
	say(TakenBackBy, takenBack, func(c camp) bool { return c.side && !c.denies && c.denied() })
	var unclear []string
	for _, v := range voices {
		if !v.Origin.Independent() {
			unclear = append(unclear, v.Origin.Name)
		}
	}
	slices.SortFunc(unclear, func(a, b string) int { return strings.Compare(english{}.Origin(a), english{}.Origin(b)) })
	if unclear = slices.Compact(unclear); len(unclear) > 0 {
		last := Ground{Code: NotCountedOf, text: notCounted}
		for _, name := range unclear {
			last.Camps = append(last.Camps, Counted{Origins: []string{name}})
		}
		all = append(all, last)
	}
	return all
}

// counted is the camp as it is told of.
func (c camp) counted() Counted {
	x := Counted{Party: c.voices[0].Origin.Party, Side: c.side}
	for _, v := range c.voices {
		x.Origins = append(x.Origins, v.Origin.Name)
	}
	return x
}

func (c camp) doubts() bool {
	return slices.ContainsFunc(c.voices, func(v *Voice) bool { return v.Last == Doubting })
}

func (c camp) denied() bool {
	return slices.ContainsFunc(c.voices, func(v *Voice) bool { return v.Denies })
}
