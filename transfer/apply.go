package transfer

import (
	"slices"
	"strings"
	"unicode"

	"waybill"
)

// apply lets judgements, in their order, take hold of claims of one article, corrects and
// splits off what they say.
func apply(claims []Claim, judgements []waybill.Judgement) {
	for i := range judgements {
		j := &judgements[i]
		for _, c := range held(claims, j.On) {
			c.hold(j.Number)
			if j.Kind == waybill.Correct {
				c.correct(j.Field, j.Value)
			}
		}
		for _, c := range held(claims, j.With) {
			c.hold(j.Number)
			if j.Kind == waybill.Split {
				c.Apart = j.Number
			}
		}
	}
}

func (c *Claim) hold(number int64) {
	if !slices.Contains(c.Held, number) {
		c.Held = append(c.Held, number)
	}
}

// held are the claims that quotes hold on to: of each quote those with its words and its
// parties, and goods that can be the same; where none of these words has both parties any
// more, those that have one of them.
func held(claims []Claim, quotes []waybill.Quote) []*Claim {
	var all []*Claim
	for i := range quotes {
		q := &quotes[i]
		var both, one []*Claim
		for k := range claims {
			c := &claims[k]
			if q.Article != c.Article || !c.goods().compatible(goods{q.Class, q.Designation}) || !overlap(c.Words, q.Words) {
				continue
			}
			supplier, recipient := c.Supplier == q.Supplier, c.Recipient == q.Recipient
			switch {
			case supplier && recipient:
				both = append(both, c)
			case supplier || recipient:
				one = append(one, c)
			}
		}
		if len(both) == 0 {
			both = one
		}
		for _, c := range both {
			if !slices.Contains(all, c) {
				all = append(all, c)
			}
		}
	}
	return all
}

// overlap reports whether two passages of one article are one, or one holds the other:
// another reading may cut the passage elsewhere.
func overlap(a, b string) bool {
	if a == b {
		return true
	}
	a, b = plain(a), plain(b)
	return strings.Contains(a, b) || strings.Contains(b, a)
}

// plain is words with a space on both sides of each, without punctuation.
func plain(words string) string {
	return " " + strings.Join(strings.FieldsFunc(words, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r)
	}), " ") + " "
}

// correct sets a value. Fields and values were checked when the judgement was made.
func (c *Claim) correct(field, value string) {
	switch field {
	case "supplier":
		c.Supplier = waybill.PartyID(value)
	case "recipient":
		c.Recipient = waybill.PartyID(value)
	case "class":
		c.Class = waybill.Class(value)
	case "designation":
		c.Designation = value
	case "stage":
		c.Stage = waybill.Stage(value)
	case "certainty":
		c.Certainty = waybill.Certainty(value)
	case "quantity":
		c.Quantity = value
	case "date":
		c.Begin, c.End = value, value
	}
}

// Fields are the values of a transfer that can be corrected.
func Fields() []string {
	return []string{"supplier", "recipient", "class", "designation", "stage", "certainty", "quantity", "date"}
}
