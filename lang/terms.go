package lang

import (
	"fmt"
	"math/big"
	"strings"

	"golang.org/x/text/currency"
)

// Terms are the words of one of the tables numbers.tsv, units.tsv and calendar.tsv, by
// which amounts, sums and dates are read. A word may stand in a table once for each kind.
type Terms struct {
	terms map[string][]Term
	// reach is how many pieces the longest phrase has that begins with a piece.
	reach map[string]int
	// begins are the first three bytes of the words.
	begins map[string]bool
}

// Term is one row of such a table.
type Term struct {
	Kind string
	// Value is the cell as it stands; Number is its number, nil where it is none.
	Value  string
	Number *big.Rat
}

// termKinds are the kinds of term each table may have; true marks those whose value must
// be a number.
var termKinds = map[string]map[string]bool{
	"numbers": {"number": true, "scale": true, "many": true, "half": true, "article": true, "some": false, "link": false, "all": false, "none": true,
		"about": false, "least": false, "most": false, "exact": false, "part": false, "each": false, "more": false, "among": false,
		"to": false, "between": false, "plus": false, "odd": false, "label": false, "decimal": false, "group": false},
	"units": {"unit": false, "lot": false, "thing": false, "size": false, "currency": false, "content": false, "worth": false, "price": false},
	"calendar": {"month": true, "weekday": true, "season": true, "day": true, "daytime": false, "period": false, "periods": false, "shift": true, "third": true,
		"ordinal": true, "quarter": true, "number": false, "since": false, "until": false, "before": false, "after": false, "ago": false,
		"past": true, "from": false, "between": false, "to": false, "at": false, "of": false, "the": false, "suffix": false, "decades": false, "era": true},
}

// Get returns the term of a kind that a word or phrase (lower case, hyphens and gaps as
// one space) has.
func (t *Terms) Get(words, kind string) (Term, bool) {
	for _, term := range t.terms[words] {
		if term.Kind == kind {
			return term, true
		}
	}
	return Term{}, false
}

// All are the terms of a word or phrase, one for each kind it has.
func (t *Terms) All(words []byte) []Term { return t.terms[string(words)] }

// Reach is how many words the longest phrase has that begins with a word, 0 if none does.
func (t *Terms) Reach(word string) int { return t.reach[word] }

// Begins reports whether some word begins with the three bytes that the given one begins
// with: a cheap test before it is taken apart.
func (t *Terms) Begins(word string) bool { return len(word) > 3 && t.begins[word[:3]] }

// addTerms reads one of the three tables.
func (p *Pack) addTerms(table string) (*Terms, error) {
	all := &Terms{map[string][]Term{}, map[string]int{}, map[string]bool{}}
	for _, r := range p.tables[table] {
		kind, value := r.Get("kind"), r.Get("value")
		numeric, known := termKinds[table][kind]
		if !known {
			return nil, fmt.Errorf("%s.tsv: %q has the unknown kind %q", table, r.Get("words"), kind)
		}
		term := Term{Kind: kind, Value: value}
		if number, ok := new(big.Rat).SetString(value); ok && len(value) <= 20 {
			term.Number = number
		} else if numeric {
			return nil, fmt.Errorf("%s.tsv: %q has %q for a number", table, r.Get("words"), value)
		}
		if kind == "currency" && value != "" {
			if _, err := currency.ParseISO(value); err != nil {
				return nil, fmt.Errorf("%s.tsv: %q has the currency %q, which ISO 4217 lacks", table, r.Get("words"), value)
			}
		}
		for _, words := range r.List("words") {
			if _, twice := all.Get(words, kind); twice {
				return nil, fmt.Errorf("%s.tsv: %q stands twice with the kind %s", table, words, kind)
			}
			all.terms[words] = append(all.terms[words], term)
			pieces := strings.Fields(words)
			if len(words) >= 3 {
				all.begins[words[:3]] = true
			}
			all.reach[pieces[0]] = max(all.reach[pieces[0]], len(pieces))
		}
	}
	return all, nil
}

func (p *Pack) addMeasures() (err error) {
	if p.Numbers, err = p.addTerms("numbers"); err != nil {
		return err
	}
	if p.Units, err = p.addTerms("units"); err != nil {
		return err
	}
	if p.Calendar, err = p.addTerms("calendar"); err != nil {
		return err
	}
	p.measures = map[string]int{}
	for t, terms := range []*Terms{p.Numbers, p.Units, p.Calendar} {
		for word := range terms.reach {
			p.measures[word] |= 1 << t
		}
	}
	return nil
}

// Measures tells in which of the tables numbers, units and calendar a phrase begins with a
// word: their bits, from the lowest.
func (p *Pack) Measures(word string) int { return p.measures[word] }
