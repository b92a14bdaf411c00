package measure

import (
	"math/big"
	"strings"

	"waybill/lang"
)

// counter adds up the words of a number: "two hundred and fifty thousand".
type counter struct {
	total, current *big.Rat
	// scaled is the last scale, nil for none; words counts the words taken.
	scaled *big.Rat
	words  int
	linked bool
}

// add takes one more word; it reports false where the word cannot go on the number.
func (c *counter) add(t lang.Term) bool {
	if c.total == nil {
		c.total, c.current = new(big.Rat), new(big.Rat)
	}
	switch {
	case t.Kind == "number" && c.words > 0 && c.scaled == nil && !c.goesOn(t.Number):
		return false // "zwei, drei" are two numbers
	case t.Kind == "number":
		c.current.Add(c.current, t.Number)
	default:
		if c.current.Sign() == 0 {
			c.current.SetInt64(1)
		}
		c.current.Mul(c.current, t.Number)
		c.scaled = t.Number
		if t.Number.Cmp(big.NewRat(1000, 1)) >= 0 {
			c.total.Add(c.total, c.current)
			c.current = new(big.Rat)
		}
	}
	c.words++
	c.linked = false
	return c.total.Cmp(most) <= 0 && c.current.Cmp(most) <= 0
}

// goesOn reports whether a number joins the one before it: twenty-five, fünfundzwanzig.
func (c *counter) goesOn(n *big.Rat) bool {
	ten, hundred := big.NewRat(10, 1), big.NewRat(100, 1)
	small, tens := func(x *big.Rat) bool { return x.Cmp(ten) < 0 }, func(x *big.Rat) bool { return x.Cmp(big.NewRat(20, 1)) >= 0 && x.Cmp(hundred) < 0 }
	return tens(c.current) && small(n) || c.linked && small(c.current) && tens(n)
}

func (c *counter) value() value {
	v := exactly(new(big.Rat).Add(c.total, c.current))
	v.scale = c.scaled
	return v
}

// spelled reads a number in words.
func (r *Reader) spelled(i int) (value, int, bool) {
	var c counter
	next := i
	_, phrase, counted := r.counted(i)
	if one, behind, ok := r.number(i, "article"); ok && !(counted && phrase > behind) { // "a pair"
		if _, _, scale := r.number(behind, "scale"); !scale || r.named(behind) {
			return value{}, i, false
		}
		c.add(lang.Term{Kind: "number", Number: one.Number})
		next = behind
	}
	for next < len(r.pieces) && !r.dated[next] && !r.named(next) && c.words < 12 {
		if t, behind, ok := r.counted(next); ok {
			if !c.add(t) {
				break
			}
			next = behind
			continue
		}
		if terms := r.compound(r.pieces[next].lower); terms != nil && c.words == 0 {
			for _, t := range terms {
				if t.Kind == "link" {
					c.linked = true
				} else if !c.add(t) {
					return value{}, i, false
				}
			}
			next++
			continue
		}
		if _, behind, ok := r.number(next, "link"); ok && c.scaled != nil && c.words > 0 && c.scaled.Cmp(big.NewRat(100, 1)) >= 0 {
			if t, _, ok := r.counted(behind); ok && t.Kind == "number" {
				next = behind // "two hundred and fifty"
				continue
			}
		}
		break
	}
	if c.words == 0 {
		return value{}, i, false
	}
	return c.value(), next, true
}

// counted is the number or scale at piece i.
func (r *Reader) counted(i int) (lang.Term, int, bool) {
	if t, next, ok := r.number(i, "number"); ok {
		return t, next, true
	}
	t, next, ok := r.number(i, "scale")
	if ok && len(r.pieces[i].lower) < 2 {
		return t, i, false // "m" is a million only behind a figure
	}
	return t, next, ok
}

// compoundLetters is how long a number in one word may be.
const compoundLetters = 60

// compound takes a number in one word apart: "zweihundertfünfzig". It is nil where the
// word is none. Of several ways the one with the longest first part is taken.
func (r *Reader) compound(word string) []lang.Term {
	if len(word) < 7 || len(word) > compoundLetters || !r.pack.Numbers.Begins(word) {
		return nil
	}
	// from[i] is the length of the longest part that begins at i with the rest known too
	from := make([]int, len(word)+1)
	for i := len(word) - 1; i >= 0; i-- {
		for end := len(word); end > i; end-- {
			if (end == len(word) || from[end] > 0) && r.part(word[i:end]).Kind != "" {
				from[i] = end - i
				break
			}
		}
	}
	if from[0] == 0 || from[0] == len(word) || r.part(word[:from[0]]).Kind == "link" {
		return nil
	}
	var terms []lang.Term
	for i := 0; i < len(word); i += from[i] {
		terms = append(terms, r.part(word[i:i+from[i]]))
	}
	return terms
}

// part is the number, scale, article or link that a part of a word is.
func (r *Reader) part(word string) lang.Term {
	if strings.ContainsRune(word, ' ') || len(word) < 3 {
		return lang.Term{}
	}
	for _, kind := range [...]string{"number", "scale", "link"} {
		if t, ok := r.pack.Numbers.Get(word, kind); ok {
			return t
		}
	}
	if t, ok := r.pack.Numbers.Get(word, "article"); ok {
		return lang.Term{Kind: "number", Number: t.Number}
	}
	return lang.Term{}
}
