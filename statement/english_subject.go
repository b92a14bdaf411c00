package statement

import (
	"waybill/lang"
	"waybill/text"
)

// subjectOf reads the subject of the verb of e and returns where its clause begins. A
// participle and a second verb behind "and" have the subject of the main clause.
func (f *finder) subjectOf(u *unit, k, covered int, e *event, group int) int {
	s, t := &u.segs[k], &f.a.Tokens[e.verb]
	before := max(group-1, u.first)
	switch {
	case group == e.verb && t.Has(lang.PresPart) && (e.verb == s.first || !t.Has(lang.Finite)), f.a.Tokens[before].Has(lang.To):
		if e.subject = f.writer(u, s, e.verb); !e.subject.empty() {
			return group
		}
		if fin := f.firstFinite(u, s.first, before); fin > s.first {
			e.subject = f.englishSubject(u, f.englishStart(u, k, covered), k, f.verbGroup(u, s, fin))
		} else {
			e.subject = f.mainSubject(u, k)
		}
		return min(group, before)
	case group > s.first && f.a.Tokens[before].Has(lang.Coordinator):
		if fin := f.firstFinite(u, s.first, before); fin > s.first {
			e.subject = f.englishSubject(u, s.first, k, f.verbGroup(u, s, fin))
		} else if fin == s.first && before > s.first { // "Sofia, to its credit, has opened its files and says"
			e.subject = f.englishSubject(u, f.englishStart(u, k, covered), k, fin)
		} else if e.subject = f.frameBefore(u, k, before); e.subject.empty() {
			e.subject = f.mainSubject(u, k)
		}
		return before + 1
	}
	start := f.englishStart(u, k, covered)
	if f.word(s.first, "whose") && s.first+1 < group && f.nounPhrase(u, s.first+1, group, true) == group {
		e.subject = stretch{s.first + 1, group}
		return s.first
	}
	e.subject = f.englishSubject(u, start, k, group)
	if e.subject.last == e.subject.first+1 && f.a.Tokens[e.subject.first].Has(lang.Relative) {
		e.subject = f.antecedent(u, e.subject.first)
	}
	return start
}

// frameBefore is the subject of the frame right before the "and" at token and that opens seg
// k ("…, Beijing says, and insists that …"), empty if there is none.
func (f *finder) frameBefore(u *unit, k, and int) stretch {
	if k == 0 || u.segs[k].first != and || u.segs[k].before != ',' {
		return stretch{}
	}
	s := &u.segs[k-1]
	fin := f.firstFinite(u, s.first, s.last)
	if s.quote > 0 || fin <= s.first || f.a.Tokens[s.first].Has(lang.Relative|lang.Subord) {
		return stretch{}
	}
	if _, ok := f.verbAct(u, fin); !ok || !f.bare(f.skipAdverbs(fin+1, s.last), s.last) {
		return stretch{}
	}
	if m := f.englishSubject(u, s.first, k-1, f.verbGroup(u, s, fin)); f.speakable(u, m, false) {
		return m
	}
	return stretch{}
}

// writer is whose account a participle right behind it reports: "a statement by the
// ministry demanding that".
func (f *finder) writer(u *unit, s *seg, v int) stretch {
	for i := v - 2; i > s.first && v-i < longestOwner; i-- {
		if !f.word(i, "agent") {
			continue
		}
		m := stretch{i + 1, v}
		if n, _, ok := f.note(i - 1); ok && n.pos == "noun" && f.nounPhrase(u, i+1, v, true) == v && f.speakable(u, m, false) {
			return m
		}
		break
	}
	return stretch{}
}

// mainSubject is the subject of the clause that a participle in seg k hangs on: the
// noun phrase before the first finite verb.
func (f *finder) mainSubject(u *unit, k int) stretch {
	first := 0
	for j := k; j > 0; j-- {
		if u.segs[j].before == ';' || u.segs[j].before == ':' {
			first = j
			break
		}
	}
	for j := first; j <= k+1 && j < len(u.segs); j++ {
		s := &u.segs[j]
		if j == k || s.quote > 0 {
			continue
		}
		fin := f.firstFinite(u, s.first, s.last)
		if fin <= s.first {
			continue
		}
		return f.englishSubject(u, s.first, j, f.verbGroup(u, s, fin))
	}
	return stretch{}
}

// verbGroup is where the verb group of the verb at v begins: its auxiliaries and the
// adverbs between.
func (f *finder) verbGroup(u *unit, s *seg, v int) int {
	i := v
	for i > s.first {
		t := &f.a.Tokens[i-1]
		if t.Has(lang.Auxiliary|lang.Modal|lang.Negation) || t.Has(lang.Adverb) && !t.Has(lang.Pronoun|lang.Det|lang.Preposition|lang.PersonNoun) && !t.Upper {
			i--
			continue
		}
		break
	}
	return i
}

// passive reports whether the verb at v, whose group begins at first, is passive.
func (f *finder) passive(first, v int) bool {
	if !f.a.Tokens[v].Has(lang.PastPart) {
		return false
	}
	for i := v - 1; i >= first; i-- {
		if t := &f.a.Tokens[i]; t.Has(lang.Be) {
			return true
		}
	}
	return false
}

// englishStart is where the clause of the verb in seg k begins: with the seg, or with
// the noun phrase before the insertions that part it from its verb.
func (f *finder) englishStart(u *unit, k, covered int) int {
	s := &u.segs[k]
	first := max(s.first, covered)
	if k == 0 || s.before != ',' {
		return first
	}
	fin := f.firstFinite(u, s.first, s.last)
	if t := &f.a.Tokens[s.first]; fin >= 0 && f.verbGroup(u, s, fin) > s.first && !t.Has(lang.PresPart|lang.Preposition|lang.Relative) && f.nounPhrase(u, s.first, fin, true) > s.first {
		return first
	}
	start := -1
	for j := 0; j < k; j++ {
		p := &u.segs[j]
		if p.first < covered || p.quote > 0 {
			continue
		}
		t := &f.a.Tokens[p.first]
		clause := f.hasFinite(u, p.first, p.last)
		switch {
		case p.before == ';' || p.before == ':' || clause && !t.Has(lang.Relative) && start < 0:
			start = -1
		case start < 0 && !clause && !t.Has(lang.PresPart|lang.Relative) && (!t.Has(lang.Preposition) || t.Mark > 0 || j+1 == k):
			start = p.first
		}
	}
	if start < 0 {
		return first
	}
	return start
}

// englishSubject reads the subject that ends before the verb group at group.
func (f *finder) englishSubject(u *unit, start, k, group int) stretch {
	first, last := start, f.withoutTime(start, group)
	if s := &u.segs[k]; start < s.first {
		// The subject stands before an insertion; it is the noun phrase that begins
		// the clause, with its apposition.
		first = f.skipOpening(u, start, u.segs[u.segAt(start)].last)
		end := u.segs[u.segAt(start)].last
		e := f.nounPhrase(u, first, end, true)
		for e < end && first < end {
			// An opening of time stands before the subject.
			first = max(e, first+1)
			e = f.nounPhrase(u, first, end, true)
		}
		if e == first {
			return stretch{}
		}
		for j := u.segAt(start) + 1; j < k && e == u.segs[j-1].last; j++ {
			p := &u.segs[j]
			if f.nounPhrase(u, p.first, p.last, true) < p.last || f.a.Tokens[p.first].Has(lang.Relative) {
				break
			}
			e = p.last
		}
		return f.withoutObject(u, stretch{first, e})
	}
	first = f.skipOpening(u, first, last)
	if first >= last {
		return stretch{}
	}
	// The last noun phrase that reaches to the verb.
	for i := first; i < last; i++ {
		if e := f.nounPhrase(u, i, last, true); e == last {
			if i > first && f.a.Tokens[i-1].Has(lang.Preposition) && f.a.Tokens[i-1].Mark == 0 {
				if m := f.participleBefore(u, first, i-1); !m.empty() {
					return m
				}
				i--
			}
			return f.withoutObject(u, stretch{i, last})
		}
	}
	return stretch{}
}

// participleBefore is the noun phrase that a participle with its own phrase hangs on
// between a subject and its verb, the phrase's preposition at prep: "sources quoted by the
// paper", "officials briefed on the talks".
func (f *finder) participleBefore(u *unit, first, prep int) stretch {
	v := prep - 1
	if v <= first || !f.a.Tokens[v].Has(lang.PastPart) || f.a.Tokens[v].Upper {
		return stretch{}
	}
	for i := first; i < v; i++ {
		if m := (stretch{i, v}); f.nounPhrase(u, i, v, true) == v && f.speakable(u, m, false) {
			return m
		}
	}
	return stretch{}
}

// skipOpening leaves out a conjunction, adverb or date before a subject.
func (f *finder) skipOpening(u *unit, i, end int) int {
	for i < end {
		t := &f.a.Tokens[i]
		if t.Kind == text.Break || t.Has(lang.Coordinator|lang.Adverb|lang.Subord|lang.Relative|lang.Question) && !t.Has(lang.Det|lang.Pronoun|lang.PersonNoun|lang.Quantity) && t.Mark == 0 {
			i++
			continue
		}
		if e := f.dateEnd(i, end); e > i {
			i = e
			continue
		}
		break
	}
	return i
}

// dateEnd is where a preposition with a month or year ends that begins at token i ("In
// early June", "In September 2022"), i where none does.
func (f *finder) dateEnd(i, end int) int {
	if !f.a.Tokens[i].Has(lang.Preposition) {
		return i
	}
	j := i + 1
	for j < end && !f.a.Tokens[j].Upper && f.a.Tokens[j].Has(lang.Adjective|lang.Adverb|lang.Quantity) {
		j++
	}
	year := func(j int) bool { return f.a.Tokens[j].Kind == text.Number && len(f.a.Tokens[j].Lower) == 4 }
	switch {
	case j < end && year(j):
		j++
	case j < end && f.a.Tokens[j].Has(lang.Month):
		if j++; j < end && year(j) {
			j++
		}
	default:
		return i
	}
	return j
}

// withoutObject cuts off what stands before a subject in the same seg: an opening
// with a preposition ("In March the newspaper"), a verb with its object.
func (f *finder) withoutObject(u *unit, s stretch) stretch {
	t := &f.a.Tokens[s.first]
	if !t.Has(lang.Preposition) || t.Mark > 0 {
		if s.last-s.first > 2 && t.Has(lang.Demonstr|lang.Adjective|lang.Quantity) && f.opensTime(s.first+1) {
			return stretch{s.first + 2, s.last}
		}
		return s
	}
	for i := s.first + 2; i < s.last; i++ {
		b := &f.a.Tokens[i]
		if b.Has(lang.Det|lang.Pronoun) && !f.a.Tokens[i-1].Has(lang.Preposition) {
			return stretch{i, s.last}
		}
	}
	for i := s.first + 1; i < s.last; i++ {
		if f.personAt[i] > 0 {
			return stretch{i, s.last}
		}
	}
	return s
}

// opensTime reports whether token i ends an opening such as "last week": a small word
// for no speaker, with a name, article or capital behind it.
func (f *finder) opensTime(i int) bool {
	t, next := &f.a.Tokens[i], &f.a.Tokens[i+1]
	if t.Upper || t.Mark > 0 || t.Kind != text.Word || t.Has(lang.PersonNoun|lang.PartyNoun|lang.GoodsNoun|lang.Preposition) {
		return false
	}
	return next.Upper || next.Has(lang.Det)
}

// frameFrom is where the frame begins whose subject begins at subject: at the clause's
// head, unless a subordinate clause stands before.
func (f *finder) frameFrom(u *unit, start, subject int) int {
	if f.hasFinite(u, start, subject) {
		return subject
	}
	return start
}
