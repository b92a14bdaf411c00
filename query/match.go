package query

import (
	"slices"
	"strings"

	"waybill"
)

// Matches reports whether the query finds the text. The stores answer the same from
// their indexes.
func (q Query) Matches(text string) bool {
	return q.root != nil && q.root.matches(Words(text))
}

// Find returns where in the text the words and phrases stand that the query asks for, in
// bytes, in order and without overlap; spans that touch are one. What stands under a NOT
// is not looked for. Of a beginning the whole word is given. Find does not ask whether
// the query finds the text as a whole: a part of a report may hold one of two words.
func (q Query) Find(text string) []waybill.Span {
	if q.root == nil {
		return nil
	}
	words := Words(text)
	var all []waybill.Span
	q.root.wanted(true, func(p phrase) {
		for i := range words {
			if p.standsAt(words, i) {
				last := words[i+len(p.words)-1]
				all = append(all, words[i].Span.Join(last.Span))
			}
		}
	})
	return merge(all)
}

// merge sorts spans and joins those that touch.
func merge(all []waybill.Span) []waybill.Span {
	slices.SortFunc(all, func(a, b waybill.Span) int { return a.Begin - b.Begin })
	merged := all[:0]
	for _, s := range all {
		if n := len(merged); n > 0 && s.Begin <= merged[n-1].End {
			merged[n-1] = merged[n-1].Join(s)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}

func (p phrase) matches(words []Word) bool {
	for i := range words {
		if p.standsAt(words, i) {
			return true
		}
	}
	return false
}

// standsAt reports whether the phrase begins at the i-th word.
func (p phrase) standsAt(words []Word, i int) bool {
	if i+len(p.words) > len(words) {
		return false
	}
	for k, want := range p.words {
		got := words[i+k].Text
		beginning := p.prefix && k == len(p.words)-1
		if got != want && !(beginning && strings.HasPrefix(got, want)) {
			return false
		}
	}
	return true
}

func (a and) matches(words []Word) bool {
	for _, e := range a {
		if !e.matches(words) {
			return false
		}
	}
	return true
}

func (o or) matches(words []Word) bool {
	for _, e := range o {
		if e.matches(words) {
			return true
		}
	}
	return false
}

func (n not) matches(words []Word) bool { return !n.expr.matches(words) }
