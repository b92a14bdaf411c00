package statement

import (
	"waybill/lang"
)

// ownedNoun returns the noun for an account in the phrase from i to end whose owner stands
// before or in it, so that no genitive behind it is the owner ("nach israelischen Angaben
// der Planung …", "US-Angaben"); -1 if there is none.
func (f *finder) ownedNoun(u *unit, i, end int) int {
	owned := false
	for j := i; j < end; j++ {
		t := &f.a.Tokens[j]
		if part := f.accountPart(u, j); part >= 0 {
			if owned || part > 2 && f.ownsAccount(t, part) {
				return j
			}
			return -1
		}
		owned = owned || t.Mark > 0 && f.a.Marks[t.Mark-1].Party() != nil || t.Has(lang.Possessive)
		if t.Has(lang.Preposition) && t.Mark == 0 {
			return -1
		}
	}
	return -1
}

// ownsAccount reports whether the first part of a compound such as "UNO-Angaben" names
// who gives them: it is parted by a hyphen.
func (f *finder) ownsAccount(t *lang.Token, part int) bool { return t.Lower[part-1] == '-' }

// ownAccount returns the token behind "eigenen Angaben" in the phrase that begins at
// i, i if there is none or somebody is named whose account it is.
func (f *finder) ownAccount(u *unit, i, end int) int {
	noun := f.opening(u, i, end)
	if noun <= i || noun >= end || !f.word(noun-1, "own") || !f.isAccount(u, noun) {
		return i
	}
	if noun+1 < end && (f.word(noun+1, "of") || f.a.Tokens[noun+1].Has(lang.Det) && f.a.Tokens[noun+1].Has(lang.Genitive)) {
		return i
	}
	return noun + 1
}

// clauseSubject is the subject of the clause in seg k in which a phrase begins at first.
func (f *finder) clauseSubject(u *unit, k, first int) stretch {
	s := &u.segs[k]
	fin := f.firstFinite(u, s.first, s.last)
	if f.a.Tokens[s.first].Has(lang.Relative) && fin > first {
		return f.antecedent(u, s.first)
	}
	if fin < 0 {
		return stretch{}
	}
	if fin > first && s.first < first {
		fin = first // verb-last
	}
	return f.germanSubject(u, s.first, k, fin)
}

// carryReach is how many units after its speaker was named a sentence with "demnach" may
// stand.
const carryReach = 3

// demnach reads a word by which the last speaker goes on.
func (f *finder) demnach(u *unit, i int, a act) (event, bool) {
	if f.last == nil || f.unitNum-f.last.unit > carryReach {
		return event{}, false
	}
	k := u.segAt(i)
	if k < 0 {
		return event{}, false
	}
	e := event{act: a, verb: i, cue: []stretch{{i, i + 1}}, carries: true}
	return f.around(u, e, k, i, i+1)
}

// around makes what stands around the frame (tokens first up to last, in seg k) the
// event's content: the rest of its sentence.
func (f *finder) around(u *unit, e event, k, first, last int) (event, bool) {
	e.frame = []stretch{{first, last}}
	if part := f.scope(u, k, first, last); !part.empty() {
		for _, c := range [...]stretch{{part.first, first}, {last, part.last}} {
			if !c.empty() {
				e.content = append(e.content, c)
			}
		}
		return e, true
	}
	start, end := u.first, f.rest(u, k).last
	for j := k; j >= 0; j-- {
		if u.segs[j].before == ';' || u.segs[j].before == ':' {
			start = u.segs[j].first
			break
		}
	}
	s := &u.segs[k]
	if k > 0 && k+1 < len(u.segs) && !f.hasFinite(u, s.first, s.last) && first >= s.first && (first > s.first || last < s.last) {
		return event{}, false // it belongs to a phrase, not to the sentence
	}
	if start < first {
		e.content = append(e.content, stretch{start, first})
	}
	if last < end {
		e.content = append(e.content, stretch{last, end})
	}
	whole := false
	for _, c := range e.content {
		whole = whole || f.hasFinite(u, c.first, c.last)
	}
	for i := start; i < first && i < start+1; i++ {
		if f.a.Tokens[i].Has(lang.Coordinator) && e.content[0].first == i {
			e.content[0].first++
		}
	}
	return e, whole
}

// scope is the part of a German sentence that a frame inside seg k reports, empty if it is
// all of it: the relative or subordinate clause it stands in, the clause behind "und" or
// "aber", a phrase such as "darunter laut X drei Kinder".
func (f *finder) scope(u *unit, k, first, last int) stretch {
	s := &u.segs[k]
	if !u.pack.Grammar.VerbLast() || k == 0 || first <= s.first || last > s.last || s.before != ',' || last-first == s.last-s.first {
		return stretch{}
	}
	t := &f.a.Tokens[s.first]
	fin := f.firstFinite(u, s.first, s.last)
	switch {
	case fin >= s.last-2 && t.Has(lang.Subord|lang.Relative) && !t.Has(lang.Coordinator):
		return f.clauseFrom(u, k)
	case t.Has(lang.Coordinator) && (fin < 0 || fin < s.last-1 || fin > s.first+1):
		return stretch{s.first + 1, f.rest(u, k).last}
	case fin < 0 && t.Has(lang.Adverb) && k+1 == len(u.segs) && last < s.last:
		return stretch{s.first, s.last}
	}
	return stretch{}
}
