package statement

import (
	"waybill/lang"
	"waybill/text"
)

// nounThat returns the token of a "that" behind a noun for something said ("the claim
// that"), 0 if there is none before end.
func (f *finder) nounThat(i, end int) int {
	for ; i+1 < end; i++ {
		if n, _, ok := f.note(i); ok && n.pos == "noun" && f.a.Tokens[i+1].Has(lang.That) {
			return i + 1
		}
	}
	return 0
}

// englishEnd is where what is said from seg k on ends: at a relative clause behind a
// comma at the latest, or where the clause goes on around the relative clause that
// reports ("X, who swore that …, found out").
func (f *finder) englishEnd(u *unit, k int) int {
	all := f.rest(u, k)
	head := &f.a.Tokens[u.segs[k].first]
	inside := k > 0 && u.segs[k].before == ',' && head.Has(lang.Relative) && !head.Has(lang.That|lang.Det)
	for j := k + 1; j < len(u.segs) && u.segs[j].first < all.last; j++ {
		if t := &f.a.Tokens[u.segs[j].first]; u.segs[j].before == ',' && t.Has(lang.Relative) && !t.Has(lang.That|lang.Det) {
			return u.segs[j-1].last
		}
		if inside && u.segs[j].before == ',' && f.finite(u, f.skipAdverbs(u.segs[j].first, u.segs[j].last-1)) {
			return u.segs[j-1].last
		}
	}
	return all.last
}

// afterVerb skips what may stand between a verb of saying and its content: who is
// told, time and place. It returns the first token behind.
func (f *finder) afterVerb(u *unit, e *event, i, end int) int {
	first := i
	if e.kind == "tell" || e.kind == "warn" || e.kind == "promise" {
		t := &f.a.Tokens[min(i, len(f.a.Tokens)-1)]
		if i < end && !t.Has(lang.That|lang.Preposition) {
			if n := f.told(u, i, end); n > i && (e.kind != "promise" || f.speakable(u, stretch{n - 1, n}, false)) {
				e.told = stretch{i, n}
				i = n
			}
		}
	}
	for i < end {
		t := &f.a.Tokens[i]
		switch {
		case t.Has(lang.That) || f.quoteAt(u, i) != nil:
			return i
		case t.Has(lang.Preposition) && !t.Has(lang.Subord):
			n := f.nounPhrase(u, i+1, end, false)
			if n <= i+1 && i+1 < end && f.a.Tokens[i+1].Kind == text.Number {
				n = i + 2
			}
			if n <= i+1 {
				return i
			}
			if n < end && f.a.Tokens[n].Kind != text.Punct && f.finite(u, n) && i > first {
				return i
			}
			i = n
		case t.Has(lang.Adverb) && !t.Has(lang.Det|lang.Pronoun|lang.Subord|lang.Question) && t.Mark == 0 && !(i+1 < end && f.finite(u, i+1)):
			i++
		case f.weekday(i):
			i++
		default:
			return i
		}
	}
	return i
}

// weekday reports whether token i names a time by itself ("said Monday").
func (f *finder) weekday(i int) bool {
	t := &f.a.Tokens[i]
	return t.Has(lang.Month) || t.Form == nil && len(t.Lower) > 5 && t.Lower[len(t.Lower)-3:] == "day" && t.Upper
}

// told reads the person told behind "tell": one noun phrase, cut where the reported
// clause begins.
func (f *finder) told(u *unit, i, end int) int {
	t := &f.a.Tokens[i]
	if t.Has(lang.Pronoun) && !t.Has(lang.Possessive) || t.Lower == "her" {
		return i + 1
	}
	e := f.nounPhrase(u, i, end, false)
	if e < end && f.finite(u, e) {
		// "told reporters weapons had gone": the first noun alone is told.
		for j := i + 1; j < e; j++ {
			if f.a.Tokens[j].Has(lang.Det|lang.Pronoun) || f.a.Tokens[j-1].Has(lang.PersonNoun) {
				return j
			}
		}
		return i + 1
	}
	return e
}

// opensEnglish reports whether a reported clause begins at token i of a seg: with
// "that" or a question word, or as a clause of its own.
func (f *finder) opensEnglish(u *unit, i, end int, kind string) bool {
	if i >= end {
		return false
	}
	t := &f.a.Tokens[i]
	if t.Has(lang.That) {
		return f.hasFinite(u, i+1, u.last)
	}
	if t.Has(lang.To) {
		return false
	}
	if !speaks(kind) {
		return false
	}
	if t.Has(lang.Question) && !t.Has(lang.Preposition) {
		return f.hasFinite(u, i+1, u.last) && (kind == "ask" || kind == "say" || kind == "tell" || kind == "know" || kind == "doubt")
	}
	switch kind {
	case "demand", "command", "accuse", "criticise", "refuse", "deny", "threaten", "know", "show", "announce", "quote", "estimate":
		return false
	}
	fin := f.firstFinite(u, i, end)
	if fin <= i {
		return false
	}
	if next := f.firstFinite(u, fin+1, end); fin-1 > i && f.a.Tokens[fin-1].Has(lang.Coordinator) && next > fin+1 {
		fin = next // "arms and related goods had left"
	}
	if f.a.Tokens[fin-1].Has(lang.Coordinator) || fin+1 < end && f.a.Tokens[fin].Has(lang.PastPart) && f.word(fin+1, "agent") {
		return false // "praise for the help given by X"
	}
	for j := i; j < fin; j++ {
		b := &f.a.Tokens[j]
		if b.Has(lang.Relative|lang.Subord) && !b.Has(lang.Det) || b.Has(lang.To) && f.a.Tokens[j+1].Has(lang.Infinitive) {
			return t.Has(lang.If)
		}
	}
	return f.nounPhrase(u, i, fin, true) > i || t.Has(lang.Pronoun|lang.Det|lang.PresPart|lang.Adverb)
}

// opensNext returns the seg behind seg k in which what its frame reports begins, 0 if
// none does: behind a colon, with a quotation, or with "that" after an insertion.
func (f *finder) opensNext(u *unit, k, after int) int {
	if k+1 >= len(u.segs) {
		return 0
	}
	next := &u.segs[k+1]
	if next.before == ':' {
		return k + 1
	}
	if next.before != ',' || after < u.segs[k].last {
		return 0
	}
	if next.quote > 0 || f.quoteAt(u, next.first) != nil {
		return k + 1
	}
	j := k + 1
	for j+1 < len(u.segs) && j < k+3 && u.segs[j].before == ',' && !f.hasFinite(u, u.segs[j].first, u.segs[j].last) {
		j++
	}
	if t := &f.a.Tokens[u.segs[j].first]; j > k+1 && t.Has(lang.That) && u.segs[j].before == ',' {
		return j
	}
	return 0
}

// bare reports whether nothing stands behind the verb but time, place and adverbs.
func (f *finder) bare(i, end int) bool {
	return i >= end || end-i <= 3 && f.a.Tokens[i].Has(lang.Demonstr|lang.Quantity|lang.Adjective) && f.isWhen(end-1)
}
