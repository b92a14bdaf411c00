package cli

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"waybill"
	"waybill/atlas"
)

// oneOf is the value of a flag that takes words of a fixed list, several with commas or by
// repetition.
type oneOf[T ~string] struct {
	all    []T
	chosen *[]T
}

func (o oneOf[T]) String() string { return "" }

// Type names the value in help texts.
func (o oneOf[T]) Type() string { return "WORD" }

// Set adds words.
func (o oneOf[T]) Set(s string) error {
	for _, word := range strings.Split(s, ",") {
		if !slices.Contains(o.all, T(word)) {
			return o.wrong()
		}
		*o.chosen = append(*o.chosen, T(word))
	}
	return nil
}

// wrong lists the words there are; of classes the families.
func (o oneOf[T]) wrong() error {
	var words []string
	rest := ""
	for _, w := range o.all {
		if strings.Contains(string(w), ".") {
			rest = ", or a sub of those, which docs/terms.md lists"
			continue
		}
		words = append(words, string(w))
	}
	return fmt.Errorf("it is one of %s%s", strings.Join(words, ", "), rest)
}

// credibilities is the value of a flag that takes grades from 1 to 6.
type credibilities struct{ chosen *[]waybill.Credibility }

func (c credibilities) String() string { return "" }

// Type names the value in help texts.
func (c credibilities) Type() string { return "GRADE" }

// Set adds grades.
func (c credibilities) Set(s string) error {
	for _, word := range strings.Split(s, ",") {
		n, err := strconv.Atoi(word)
		if err != nil || !waybill.Credibility(n).Valid() {
			return fmt.Errorf("it is a number from 1 to 6")
		}
		*c.chosen = append(*c.chosen, waybill.Credibility(n))
	}
	return nil
}

// day is the value of a flag that takes a day, a month or a year: YYYY-MM-DD, YYYY-MM or
// YYYY. It is taken for its first day or its last.
type day struct {
	chosen *string
	last   bool
}

func (d day) String() string { return "" }

// Type names the value in help texts.
func (d day) Type() string { return "DATE" }

// Set takes a day.
func (d day) Set(s string) error {
	for _, unit := range []struct {
		layout              string
		years, months, days int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		first, err := time.Parse(unit.layout, s)
		if err != nil {
			continue
		}
		if d.last {
			first = first.AddDate(unit.years, unit.months, unit.days).AddDate(0, 0, -1)
		}
		*d.chosen = first.Format(time.DateOnly)
		return nil
	}
	return fmt.Errorf("it is a day, month or year: 2024-03-31, 2024-03 or 2024")
}

// unknownParty is how a side that no claim names is chosen.
const unknownParty = "unknown"

// partyNamed is the party that a code or name stands for, in any language of the atlas.
func partyNamed(known *atlas.Atlas, name string) (waybill.PartyID, error) {
	if strings.EqualFold(name, unknownParty) {
		return "", nil
	}
	for _, id := range []waybill.PartyID{waybill.PartyID(name), waybill.PartyID(strings.ToUpper(name))} {
		if known.Party(id) != nil {
			return id, nil
		}
	}
	for _, n := range known.Lookup(name) {
		if n.Party != nil {
			return n.Party.ID, nil
		}
	}
	return "", notInAtlas(known, name, "party")
}

// designationNamed is the atlas name of a weapon type that a spelling stands for.
func designationNamed(known *atlas.Atlas, name string) (string, error) {
	for _, n := range known.Lookup(name) {
		if n.Weapon != nil {
			return n.Weapon.Designation, nil
		}
	}
	return "", notInAtlas(known, name, "weapon type")
}

// notInAtlas says that a name is of no such thing, and what may be meant.
func notInAtlas(known *atlas.Atlas, name, thing string) error {
	if len(known.Lookup(name)) > 0 {
		return usagef("%q is no %s: waybill atlas lookup %q tells what it is", name, thing, name)
	}
	near := known.Near(name)
	if len(near) == 0 {
		return usagef("the atlas knows no %s %q: check the spelling, or add it with --atlas", thing, name)
	}
	return usagef("the atlas knows no %s %q: did you mean %s?", thing, name, alternatives(near))
}

// alternatives is "a, b or c".
func alternatives(list []string) string {
	last := len(list) - 1
	if last == 0 {
		return list[0]
	}
	return strings.Join(list[:last], ", ") + " or " + list[last]
}
