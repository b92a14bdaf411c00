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

// held are the claims that quotes hold on to: of each quote those with its words, its parties
// and its goods; where none of these words has them any more, those with goods that can be the
// same, and then those with one of the parties.
func held(claims []Claim, quotes []waybill.Quote) []*Claim {
	var all []*Claim
	for i := range quotes {
		best, some := 0, []*Claim(nil)
		for k := range claims {
			switch fit := claims[k].fit(&quotes[i]); {
			case fit > best:
				best, some = fit, []*Claim{&claims[k]}
			case fit == best && fit > 0:
				some = append(some, &claims[k])
			}
		}
		for _, c := range some {
			if !slices.Contains(all, c) {
				all = append(all, c)
			}
		}
	}
	return all
}

// fit is how well a claim is what was quoted, 0 if it is another: both parties count for more
// than the same goods.
func (c *Claim) fit(q *waybill.Quote) int {
	quoted := goods{q.Class, q.Designation}
	if q.Article != c.Article || !c.goods().compatible(quoted) || !overlap(c.Words, q.Words) {
		return 0
	}
	fit := 0
	if c.Supplier == q.Supplier {
		fit += 2
	}
	if c.Recipient == q.Recipient {
		fit += 2
	}
	if fit > 0 && c.goods().same() == quoted.same() {
		fit++
	}
	return fit
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
