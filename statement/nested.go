package statement

import (
	"waybill"
	"waybill/lang"
	"waybill/text"
)

// leastNested is how many words a quotation inside a reported clause must have: a single
// word in quotation marks is mostly held at a distance, not quoted. In English news, where
// a clause is often sprinkled with words of the speaker, it must be a clause's length.
func leastNested(u *unit) int {
	if u.pack.Grammar.VerbLast() {
		return 2
	}
	return 5
}

// quotesInside makes direct statements of the quotations of least words or more that
// stand inside a reported clause.
func (f *finder) quotesInside(u *unit, c stretch, base waybill.Statement, taken []bool, least int) {
	for n, k := range u.quotes {
		q := &f.a.Quotes[k]
		if taken[n] || q.First < c.first || q.Last > c.last {
			continue
		}
		taken[n] = true
		if f.wordsIn(q.First, q.Last) < least || f.isName(u, q) {
			continue
		}
		s := base
		s.Type, s.Spans = waybill.Direct, []waybill.Span{q.Span}
		if base.Type == waybill.Reported && len(base.Frame) == 0 {
			s.Frame = nil
			for _, p := range [...]stretch{{c.first, q.First}, {q.Last, c.last}} {
				if span := f.span(p.first, p.last); !span.Empty() {
					s.Frame = append(s.Frame, span)
				}
			}
		}
		f.out = append(f.out, s)
	}
}

// listed is where a clause ends at last whose list of quotations goes on behind its comma:
// "nannte den Plan „teuer“, „unklug“ und „spät“".
func (f *finder) listed(u *unit, last int) int {
	k := u.segAt(last - 1)
	if k < 0 || f.quoteAt(u, last-1) == nil {
		return last
	}
	for k++; k < len(u.segs); k++ {
		s := &u.segs[k]
		q := f.quoteAt(u, s.first)
		if s.first < last || s.before != ',' || q == nil || q.First != s.first || f.hasFinite(u, s.first, s.last) || f.endsInMark(q) {
			break
		}
		last = s.last
	}
	return last
}

// isName reports whether a quotation is a name or title: short, without a verb, its
// first word with a capital, or a noun that names a paper right before it.
func (f *finder) isName(u *unit, q *text.Quote) bool {
	words := f.wordsIn(q.First, q.Last)
	if words > 5 || f.hasFiniteInside(u, q) {
		return false
	}
	if q.First > u.first {
		if kind, _ := f.speakerNoun(u.pack, q.First-1); kind != "" && f.a.Tokens[q.First+1].Upper {
			return true
		}
		t := &f.a.Tokens[q.First-1]
		if u.pack.Grammar.VerbLast() && t.Kind == text.Word && t.Upper && f.personAt[q.First-1] == 0 && f.a.Tokens[q.First+1].Upper && !f.isCueNoun(q.First-1) {
			return true // "sein Film „Eine lange Reise“"
		}
		if f.a.Tokens[q.First+1].Upper && (t.Lower == "zu" || t.Lower == "zur" || t.Lower == "zum") {
			return true // "sagte er zur „Zeitung am Montag“"
		}
		if words == 1 && f.a.Tokens[q.First+1].Upper && (t.Has(lang.Preposition) || t.Has(lang.Det) && !f.word(q.First-1, "one")) {
			return true
		}
	}
	if q.First-2 >= u.first && q.Last < u.last && f.a.Tokens[q.First-1].Lower == "(" && f.a.Tokens[q.Last].Lower == ")" && f.quoteAt(u, q.First-2) != nil {
		return true // "„Sea Breeze“ („Meeresbrise“)": what a name means
	}
	if q.Last < u.last {
		if t := &f.a.Tokens[q.Last]; t.Glued && t.Lower == "-" {
			return true
		}
	}
	upper := 0
	for i := q.First + 1; i < q.Last-1; i++ {
		if t := &f.a.Tokens[i]; t.Upper || t.Kind == text.Number && upper > 0 { // "Air Defender 23"
			upper++
		}
	}
	return upper == words && words > 0 && (words > 1 || !u.pack.Grammar.VerbLast())
}

// isCueNoun reports whether token i is a noun for what somebody says ("mit den Worten").
func (f *finder) isCueNoun(i int) bool {
	n, _, ok := f.note(i)
	return ok && n.pos == "noun"
}
