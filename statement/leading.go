package statement

import (
	"slices"

	"waybill/atlas"
	"waybill/lang"
	"waybill/text"
)

// leading builds the event whose German frame stands before what is said, or tells
// the act without its words.
func (f *finder) leading(u *unit, k, covered int, e event, fin int) (event, bool) {
	s := &u.segs[k]
	start := f.frameStart(u, k, covered)
	e.subject = f.germanSubject(u, start, k, fin)
	if oblique(e.kind) {
		e.subject = f.inside(u, start, s.last)
		if e.kind == "in" && e.subject.empty() {
			return event{}, false
		}
	}
	if e.kind == "deny" && !e.subject.empty() && e.subject.first < fin && f.headsAccount(u, e.subject) {
		if m := f.subjectBehind(u, fin, s.last); f.speakable(u, m, false) {
			e.subject = m // "Meldungen über Lieferungen bestritt Oslo"
		}
	}
	next, end := k+1, s.last
	if !e.subject.empty() && e.subject.last == s.last && e.subject.first > fin {
		if next, end = f.appositions(u, k, e.subject.last); end > s.last {
			e.subject.last = f.apposed(u, k, next)
		}
	}
	e.frame = []stretch{{start, end}}
	e.cited = f.cite(u, start, end)
	if e.kind == "quote" {
		if i := f.skipAdverbs(max(fin+1, e.subject.last), s.last); i < s.last {
			if last := f.nounPhrase(u, i, s.last, false); f.speakable(u, stretch{i, last}, false) {
				e.cited = stretch{i, last}
			}
		}
	}
	if !e.subject.empty() && !f.speakable(u, e.subject, e.kind != "show") {
		return event{}, false
	}
	if f.withheld(u, k, e, fin) {
		return event{}, false
	}
	e.told = f.addressee(u, max(fin+1, e.subject.last), s.last)
	if e.subject.empty() && f.a.Tokens[start].Has(lang.Negation) && start < fin {
		return event{}, false // "Niemand ahnte, dass"
	}
	_, owned := f.nounClause(u, next-1)
	owned = owned || f.isCueNoun(s.last-1) && f.isTopic(s, s.last-1)
	if !owned && next < len(u.segs) && f.opens(u, next, e.act) && !f.complete(u, k, next, e, fin) {
		e.content = []stretch{f.saidFrom(u, next)}
		return e, true
	}
	if j := f.thatBehind(u, next, e.kind); j > 0 { // "sagte X, ohne Namen zu nennen, dass …"
		e.frame = []stretch{{start, u.segs[j-1].last}}
		e.content = []stretch{f.saidFrom(u, j)}
		return e, true
	}
	if j := f.quoteBehind(u, next); j > 0 { // "erläutert den Plan, der …: „…“"
		e.frame = []stretch{{start, u.segs[j-1].last}}
		e.content = []stretch{f.rest(u, j)}
		return e, true
	}
	if !tells(e.kind) || !f.speakable(u, e.subject, false) || f.a.Tokens[s.first].Has(lang.Subord) {
		return event{}, false
	}
	if e.kind == "talk" && !f.has(s, "von", "vom") {
		return event{}, false
	}
	e.reported = true
	if next < len(u.segs) && u.segs[next].before == ',' && f.infinitive(u, &u.segs[next]) {
		e.content = []stretch{f.rest(u, next)}
		return e, true
	}
	e.content = []stretch{{start, end}}
	e.frame = nil
	return e, true
}

// complete reports whether the verb of seg k has an object of its own, so that a main clause
// in the indicative behind it is not what is said: "erklärte den Plan für falsch, der Bau
// ruht".
func (f *finder) complete(u *unit, k, next int, e event, fin int) bool {
	s, n := &u.segs[k], &u.segs[next]
	if a, _, ok := f.note(n.first); ok && a.kind == "whence" {
		return false
	}
	if n.before != ',' || n.quote > 0 || f.a.Tokens[n.first].Has(lang.That|lang.Question) || !f.mainOrder(u, n) || f.subjunctive(u, n.first, n.last) || f.quotedVerb(u, n) {
		return false
	}
	for i := max(fin+1, e.subject.last); i < s.last; i++ {
		t := &f.a.Tokens[i]
		if f.word(i, "self") && !t.Has(lang.Dative) {
			return true
		}
		if t.Has(lang.Preposition) {
			i = max(i, f.nounPhrase(u, i+1, s.last, false)-1)
			continue
		}
		if t.Has(lang.Det|lang.Possessive) && !t.Has(lang.Dative|lang.Genitive) {
			return true
		}
	}
	return false
}

// withheld reports whether an act of saying is denied, so that the question on it stays
// open: "wann geliefert wird, sagte er nicht".
func (f *finder) withheld(u *unit, k int, e event, fin int) bool {
	if e.kind != "say" && e.kind != "tell" && e.kind != "know" {
		return false
	}
	for i := fin + 1; i < u.segs[k].last; i++ {
		if f.a.Tokens[i].Has(lang.Negation) && f.quoteAt(u, i) == nil {
			return true
		}
	}
	return false
}

// quoteBehind returns the seg of a quotation behind a colon that a frame reaches over
// subordinate clauses and appositions from seg k on, 0 if there is none.
func (f *finder) quoteBehind(u *unit, k int) int {
	for ; k < len(u.segs); k++ {
		s := &u.segs[k]
		if s.quote > 0 {
			if s.before == ':' {
				return k
			}
			return 0
		}
		if s.before != ',' || f.hasFinite(u, s.first, s.last) && !f.a.Tokens[s.first].Has(lang.Relative|lang.Subord|lang.Preposition) {
			return 0
		}
	}
	return 0
}

// thatBehind returns the seg of the "dass" clause that a frame reaches over what hangs on
// it from seg k on (relative clauses, appositions, "ohne … zu", the rest of its own
// clause: "noch davon aus"), 0 if there is none.
func (f *finder) thatBehind(u *unit, k int, kind string) int {
	for j := k; j < len(u.segs) && j < k+5; j++ {
		s := &u.segs[j]
		if s.before != ',' || s.quote > 0 {
			return 0
		}
		t := &f.a.Tokens[s.first]
		if t.Has(lang.That) && j > k && (speaks(kind) || f.subjunctive(u, s.first, s.last)) {
			return j
		}
		if t.Has(lang.That|lang.Subord) && f.hasFinite(u, s.first, s.last) || f.hasFinite(u, s.first, s.last) && !t.Has(lang.Relative|lang.Preposition) {
			return 0
		}
	}
	return 0
}

// has reports whether a seg has one of the words.
func (f *finder) has(s *seg, words ...string) bool {
	for i := s.first; i < s.last; i++ {
		if slices.Contains(words, f.a.Tokens[i].Lower) {
			return true
		}
	}
	return false
}

// headsAccount reports whether the noun of a phrase is one for what others have said: a report, a charge.
func (f *finder) headsAccount(u *unit, m stretch) bool {
	noun := f.opening(u, m.first, m.last)
	if noun >= m.last || f.isAccount(u, noun) {
		return noun < m.last
	}
	n, _, ok := f.note(noun)
	return ok && n.pos == "noun" && (n.kind == "accuse" || n.kind == "say")
}

// speakable reports whether a noun phrase can be somebody who speaks: a pronoun, a
// name, a noun for speakers. Nouns that the lexicon does not know may be, if unknown
// says so.
func (f *finder) speakable(u *unit, m stretch, unknown bool) bool {
	if m.empty() {
		return false
	}
	t := &f.a.Tokens[m.first]
	if m.last == m.first+1 && t.Has(lang.Possessive) && f.takesUp(m.first) != "" {
		return true
	}
	if t.Has(lang.Negation) && (u.pack.Grammar.VerbLast() || m.last == m.first+1 || f.word(m.first+1, "of")) {
		return false // "niemand", "nothing of it"
	}
	if of := f.partitive(m); !of.empty() {
		return f.speakable(u, of, unknown)
	}
	if t.Has(lang.Pronoun|lang.FirstPerson) || m.last == m.first+1 && (t.Has(lang.Demonstr|lang.Relative) || t.Has(lang.Quantity) && !f.isNumeral(m.first) && !u.pack.Grammar.VerbLast()) {
		return !f.isEs(m.first) || !u.pack.Grammar.VerbLast()
	}
	for i := m.first; i < m.last; i++ {
		t := &f.a.Tokens[i]
		if f.personAt[i] > 0 || f.agedNoun(i) || f.speakerRow(u.pack, i).kind != "" || t.Has(lang.PartyNoun|lang.PersonNoun) || f.isAccount(u, i) {
			return true
		}
		if t.Mark > 0 && f.a.Marks[t.Mark-1].Party() != nil && !f.adjective(t) {
			return true
		}
		if i > m.first && t.Has(lang.Preposition) {
			return false
		}
		if unknown && t.Upper && t.Kind == text.Word && t.Form == nil && !f.isWeapon(i) {
			return true
		}
	}
	return f.quoteAt(u, m.last-1) != nil
}

// isWeapon reports whether token i names a weapon.
func (f *finder) isWeapon(i int) bool {
	t := &f.a.Tokens[i]
	if t.Mark == 0 {
		return false
	}
	n := f.a.Marks[t.Mark-1].Name
	return n != nil && n.Kind == atlas.WeaponName
}

// adjective reports whether a token is the adjective of a state: "das ägyptische Angebot"
// says nothing.
func (f *finder) adjective(t *lang.Token) bool {
	n := f.a.Marks[t.Mark-1].Name
	return n != nil && n.Kind == atlas.Adjective && !t.Upper
}

// frameStart is where the clause of seg k begins: with the seg itself, or before the
// appositions and relative clauses that part its subject from its verb.
func (f *finder) frameStart(u *unit, k, covered int) int {
	s := &u.segs[k]
	fin := f.firstFinite(u, s.first, s.last)
	if fin != s.first || k == 0 {
		return s.first
	}
	for j := k - 1; j >= 0 && u.segs[j].first >= covered; j-- {
		p := &u.segs[j]
		if p.before == ';' || p.before == ':' || j == 0 {
			return p.first
		}
	}
	return s.first
}

// germanSubject reads the subject of the clause whose finite verb is fin.
func (f *finder) germanSubject(u *unit, start, k, fin int) stretch {
	s := &u.segs[k]
	i := start
	for i < fin && f.a.Tokens[i].Has(lang.Coordinator) {
		i++
	}
	if i < fin && f.a.Tokens[i].Has(lang.Subord|lang.Question) && !f.a.Tokens[i].Has(lang.Preposition) {
		if fin < s.last-2 && i == s.first && s.before == 0 {
			return f.subjectBehind(u, fin, s.last) // "Als Grund gab X an"
		}
		i++ // verb-last: the subject follows the subordinator
		i = f.skipAdverbs(i, fin)
		if e := f.nounPhrase(u, i, fin, false); e > i {
			return stretch{i, e}
		}
		return stretch{}
	}
	t := &f.a.Tokens[i]
	if i < fin && (f.personAt[i] > 0 || !t.Has(lang.Preposition|lang.Adverb|lang.Subord)) || i < fin && t.Has(lang.Pronoun|lang.Det) {
		if !(t.Has(lang.Dative|lang.Accusative) && !t.Has(lang.Genitive)) {
			if e := f.nounPhrase(u, i, fin, true); e > i {
				behind := f.subjectBehind(u, fin, s.last)
				if behind.last == behind.first+1 && f.word(behind.first, "he") && f.a.Tokens[behind.first].Has(lang.Pronoun) {
					return behind
				}
				if f.speakable(u, behind, false) && !f.speakable(u, stretch{i, e}, false) && (!t.Has(lang.Det) || behind.last == behind.first+1) {
					return behind // an object or adverb stands first
				}
				e2 := f.reach(u, i, e, fin)
				m := max(e, e2)
				if !behind.empty() && f.headsAccount(u, behind) {
					m = f.skipAdverbs(m, fin) // "Oslo wiederum bestritt Berichte"
				}
				if m < fin && !behind.empty() && f.a.Tokens[m].Kind == text.Word && !f.a.Tokens[m].Has(lang.Preposition|lang.Relative) {
					return behind
				} else if e2 > e && behind.empty() || f.personAt[i] > 0 || behind.empty() || !f.isOutletPhrase(u, i, e) {
					return stretch{i, max(e, e2)}
				}
				return behind
			}
		}
	}
	return f.subjectBehind(u, fin, s.last)
}

// reach extends a subject before the verb over its appositions and brackets up to the
// verb; a relative clause is left out.
func (f *finder) reach(u *unit, first, end, fin int) int {
	for end < fin {
		t := &f.a.Tokens[end]
		if t.Lower == "," && end+1 < fin {
			e := f.nounPhrase(u, end+1, fin, true)
			if k := u.segAt(end + 1); k >= 0 && u.segs[k].last < fin && f.hasFinite(u, u.segs[k].first, u.segs[k].last) {
				return end
			}
			if e == end+1 || f.a.Tokens[end+1].Has(lang.Relative) && !f.a.Tokens[e-1].Upper {
				return end
			}
			if f.hasFinite(u, end+1, e) {
				return end
			}
			end = e
			continue
		}
		return end
	}
	return end
}
