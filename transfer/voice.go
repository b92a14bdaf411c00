package transfer

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"waybill"
)

// Voice is what one origin says of a transfer.
type Voice struct {
	Origin waybill.Origin
	// Claims are the indexes of its claims in the row's, in their order.
	Claims []int
	// Affirms, Doubts and Denies are whether it has a claim that does; doubting is to
	// hold it for unlikely, possible or conditional.
	Affirms, Doubts, Denies bool
	// Last is what it says last, Day (YYYY-MM-DD, "" where unknown) when: of one day the
	// affirmation; a doubt takes back neither affirmation nor denial, what has no day
	// nothing that has one.
	Last Stance
	Day  string
	// Mark says what it means that the origin is itself a side, "" if it is none, or
	// neither affirms nor denies.
	Mark Mark
}

// Stance is how an origin stands to a transfer.
type Stance string

// The stances.
const (
	Affirming Stance = "affirms"
	Denying   Stance = "denies"
	Doubting  Stance = "doubts" // holds it for unlikely, possible or conditional
)

// StanceOf is what is done to a transfer by saying it with a certainty.
func StanceOf(c waybill.Certainty) Stance {
	switch c {
	case waybill.Stated, waybill.Likely:
		return Affirming
	case waybill.Denied:
		return Denying
	}
	return Doubting
}

// Mark is what a side of a transfer says about itself.
type Mark string

// The marks. What the origin says last decides.
const (
	Admission  Mark = "admission"  // a side affirms it, and the other side does not deny it
	Denial     Mark = "denial"     // a side denies it
	Accusation Mark = "accusation" // a side affirms it, and the other side denies it
)

// voices gathers the claims of a row by who says them: those of one origin, and what
// copies of one text say in their own voice. Somebody of whom it cannot be told who they
// are is a voice of their own in each text. The first to speak comes first, the unclear
// ones behind all others.
func voices(claims []Claim, supplier, recipient waybill.PartyID) []Voice {
	order := byDay(claims)
	owners := owners(claims, order)
	at, keys := map[identity]int{}, map[string]string{}
	var all []Voice
	for _, i := range order {
		origin := claims[i].Origin
		if claims[i].Own {
			origin = owners[claims[i].Copies]
		}
		id := identify(origin, &claims[i], keys)
		k, known := at[id]
		if !known {
			k = len(all)
			at[id] = k
			all = append(all, Voice{Origin: origin})
		}
		if all[k].Origin.Party == "" {
			all[k].Origin.Party = origin.Party
		}
		all[k].hear(&claims[i], i)
	}
	for i := range all {
		slices.Sort(all[i].Claims)
	}
	mark(all, supplier, recipient)
	slices.SortStableFunc(all, func(x, y Voice) int { return unclearLast(x.Origin) - unclearLast(y.Origin) })
	return all
}

// identity is what claims of one voice share. The party is no part of it: one report may
// tell for whom somebody speaks, and another not.
type identity struct {
	kind waybill.OriginKind
	name string
	text string // the copies it stands in, of an unclear origin
}

// identify tells the voice of a claim; keys are the outletKeys of names seen before.
func identify(o waybill.Origin, c *Claim, keys map[string]string) identity {
	switch {
	case o.Kind == waybill.OutletOrigin:
		key, known := keys[o.Name]
		if !known {
			key = outletKey(o.Name)
			keys[o.Name] = key
		}
		return identity{kind: o.Kind, name: key}
	case o.Independent():
		return identity{kind: o.Kind, name: o.Name}
	}
	return identity{o.Kind, o.Name, c.Copies}
}

// outletKey is an outlet's name as names of outlets are compared: "Donau-Anzeiger" is the
// "Donau Anzeiger".
func outletKey(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return r == '-' || unicode.IsSpace(r)
	}), " ")
}

// byDay is the order of claims by the day of their report, unknown days last, and then by
// article and key.
func byDay(claims []Claim) []int {
	order := make([]int, len(claims))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		x, y := &claims[i], &claims[j]
		if (x.Published == "") != (y.Published == "") {
			return -cmp.Compare(x.Published, y.Published)
		}
		return cmp.Or(cmp.Compare(x.Published, y.Published), cmp.Compare(x.Article, y.Article), cmp.Compare(x.Key, y.Key), i-j)
	})
	return order
}

// owners are whose own voice the copies of a text speak in: the agency that one of them
// credits, else the first known outlet.
func owners(claims []Claim, order []int) map[string]waybill.Origin {
	const (
		unknown = iota
		outlet
		agency
	)
	rank, owner := map[string]int{}, map[string]waybill.Origin{}
	for _, i := range order {
		c := &claims[i]
		if !c.Own {
			continue
		}
		r := unknown
		switch {
		case c.Credited:
			r = agency
		case c.Origin.Independent():
			r = outlet
		}
		if _, known := owner[c.Copies]; !known || r > rank[c.Copies] {
			rank[c.Copies], owner[c.Copies] = r, c.Origin
		}
	}
	return owner
}

// hear adds a claim, which is not of an earlier day than those before it.
func (v *Voice) hear(c *Claim, i int) {
	v.Claims = append(v.Claims, i)
	stance := StanceOf(c.Certainty)
	switch stance {
	case Affirming:
		v.Affirms = true
	case Denying:
		v.Denies = true
	default:
		v.Doubts = true
	}
	if v.Last == Affirming || v.Last == Denying {
		undated := c.Published == "" && v.Day != ""
		if stance == Doubting || undated || v.Last == Affirming && v.Day == c.Published {
			return
		}
	}
	v.Last, v.Day = stance, c.Published
}

// mark marks the voices of the two sides.
func mark(all []Voice, supplier, recipient waybill.PartyID) {
	side := func(o waybill.Origin) bool {
		for _, id := range []waybill.PartyID{supplier, recipient} {
			if id != "" && o.Independent() && (o.Party == id || o.Kind == waybill.FirmOrigin && o.Name == string(id)) {
				return true
			}
		}
		return false
	}
	for i := range all {
		v := &all[i]
		switch {
		case !side(v.Origin) || v.Last == Doubting:
		case v.Last == Denying:
			v.Mark = Denial
		case slices.ContainsFunc(all, func(o Voice) bool {
			return side(o.Origin) && o.Origin.Party != v.Origin.Party && o.Last == Denying
		}):
			v.Mark = Accusation
		default:
			v.Mark = Admission
		}
	}
}

func unclearLast(o waybill.Origin) int {
	if o.Independent() {
		return 0
	}
	return 1
}
