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
		for _, c := range held(claims, &j.On) {
			c.hold(j.Number)
			if j.Kind == waybill.Correct {
				c.correct(j.Field, j.Value)
			}
		}
		for _, c := range held(claims, &j.With) {
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

// held are the claims that an anchor holds on to: those with the quoted words, and with the
// same parties and goods that can be the same; where no claim of these words has these
// parties any more, the goods alone decide.
func held(claims []Claim, on *waybill.Anchor) []*Claim {
	var close, loose []*Claim
	for i := range claims {
		c := &claims[i]
		if !quoted(c, on.Quotes) || !c.goods().compatible(goods{on.Class, on.Designation}) {
			continue
		}
		loose = append(loose, c)
		if c.Supplier == on.Supplier && c.Recipient == on.Recipient {
			close = append(close, c)
		}
	}
	if len(close) > 0 {
		return close
	}
	return loose
}

// quoted reports whether the claim's passage is one of the quotes, or one holds the other:
// another reading may cut the passage elsewhere.
func quoted(c *Claim, quotes []waybill.Quote) bool {
	var words string
	for _, q := range quotes {
		if q.Article != c.Article {
			continue
		}
		if words == "" {
			words = plain(c.Words)
		}
		if quote := plain(q.Words); words == quote || strings.Contains(words, quote) || strings.Contains(quote, words) {
			return true
		}
	}
	return false
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
