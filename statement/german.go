package statement

import (
	"strings"

	"waybill/lang"
)

// germanEvent finds the act of speech whose cue stands in seg k. covered is where
// content may begin that stands before its frame.
func (f *finder) germanEvent(u *unit, k, covered int) (event, bool) {
	s := &u.segs[k]
	i := s.first
	for i < s.last && f.a.Tokens[i].Has(lang.Coordinator) {
		i++
	}
	if i >= s.last {
		return event{}, false
	}
	if n, end, ok := f.note(i); ok {
		switch n.kind {
		case "so":
			if e, ok := f.soEvent(u, k, covered, n, end); ok {
				return e, true
			}
			if k > 0 && end < s.last && f.finite(u, end) {
				i = end // "…“, so beschrieb es X"
			}
		case "as":
			if e, ok := f.asEvent(u, k, covered, end); ok {
				return e, true
			}
		case "whence":
			return f.whence(u, k, n, end)
		}
	}
	v, a, fin := f.germanCue(u, s)
	if v < 0 || a.kind == "learn" {
		return f.nounEvent(u, k, covered)
	}
	if a.kind == "be" && !f.hasEs(s) {
		return event{}, false // "so heißt ein Projekt"
	}
	e := event{act: a, verb: v, cue: f.cueOf(v, fin, a)}
	if f.germanPassive(v, fin) {
		return f.passiveEvent(u, k, covered, e, fin)
	}
	if fin == i && (k > 0 || i > u.first) && !f.nounFront(u, covered, k) && (f.saidBefore(u, covered, k) || f.startedBefore(u, covered, k)) {
		if subject := f.subjectBehind(u, fin, s.last); !subject.empty() || oblique(a.kind) {
			return f.trailing(u, k, covered, e, subject)
		}
	}
	return f.leading(u, k, covered, e, fin)
}

// saidBefore reports whether something said stands between covered and seg k: a
// quotation or a clause with a finite verb.
func (f *finder) saidBefore(u *unit, covered, k int) bool {
	if k == 0 || u.segs[k].before == ';' || u.segs[k].before == ':' {
		return false
	}
	for j := k - 1; j >= 0 && u.segs[j].last > covered; j-- {
		s := &u.segs[j]
		t := &f.a.Tokens[s.first]
		if s.quote == 0 && f.infinitive(u, s) {
			continue // "Das Angebot, … zu lassen, lehnt er ab: …"
		}
		if s.quote > 0 || f.quoteAt(u, s.first) != nil || j > 0 && t.Has(lang.That) || !t.Has(lang.Relative|lang.Subord) && f.hasFinite(u, s.first, s.last) {
			return true
		}
		if t.Has(lang.Det) && f.hasFinite(u, s.first, s.last) && f.mainOrder(u, s) {
			return true
		}
		if t.Has(lang.Subord) && j+1 == k && (j == 0 || u.segs[j].first <= covered) && f.hasFinite(u, s.first, s.last) && f.subjunctive(u, s.first, s.last) {
			return true
		}
	}
	return false
}

// nounFront reports whether a noun for what somebody says stands first, with a clause on
// it: "Vorwürfe, man habe getäuscht, wies X zurück". It is the verb's object, not said by X.
func (f *finder) nounFront(u *unit, covered, k int) bool {
	if k < 2 {
		return false
	}
	j := k - 1
	for j > 0 && u.segs[j].before == ',' && u.segs[j-1].first >= covered {
		j--
	}
	s := &u.segs[j]
	if j == k-1 || s.quote > 0 || f.hasFinite(u, s.first, s.last) {
		return false
	}
	n, _, ok := f.note(s.last - 1)
	return ok && n.pos == "noun" && f.a.Tokens[s.last-1].Upper
}

// startedBefore reports whether a clause in the subjunctive stands around the frame in seg
// k: what comes first in it before, its verb right behind ("Damit, schrieb X, seien …").
func (f *finder) startedBefore(u *unit, covered, k int) bool {
	if k == 0 || k+1 >= len(u.segs) || u.segs[k].before != ',' || u.segs[k-1].first < covered || u.segs[k+1].before != ',' {
		return false
	}
	next := u.segs[k+1].first
	return f.finite(u, next) && f.a.Tokens[next].Has(lang.Subj1|lang.Subj2)
}

// subjectBehind reads the subject behind the finite verb.
func (f *finder) subjectBehind(u *unit, fin, end int) stretch {
	i := f.skipAdverbs(fin+1, end)
	// "sagte der Zeitung der Minister" does not occur; "hatte im Mai X gesagt" does.
	for i < end && f.a.Tokens[i].Has(lang.Preposition) && f.personAt[i] == 0 {
		e := f.nounPhrase(u, i+1, end, false)
		if e <= i+1 {
			return stretch{}
		}
		if m := f.nominative(u, i+2, e); !m.empty() && f.nounPhrase(u, e, end, false) == e {
			return m
		}
		i = f.skipAdverbs(e, end)
	}
	for i+1 < end && f.a.Tokens[i].Has(lang.Pronoun) && !f.a.Tokens[i].Has(lang.Det|lang.Genitive) && f.a.Tokens[i].Has(lang.Dative|lang.Accusative) {
		i++ // "nannte ihn der Minister"
	}
	if i >= end || f.a.Tokens[i].Has(lang.Dative|lang.Accusative) && !f.a.Tokens[i].Has(lang.Genitive) {
		return stretch{}
	}
	e := f.nounPhrase(u, i, end, false)
	if f.isEs(i) && e == i+1 {
		return stretch{}
	}
	return stretch{i, e}
}

// nominative finds the subject that was read as a genitive of the phrase before it: "am
// Freitag der Minister". A masculine noun in its plain form is no genitive behind "der".
func (f *finder) nominative(u *unit, i, end int) stretch {
	for ; i < end; i++ {
		t := &f.a.Tokens[i]
		if !t.Has(lang.Det) || !t.Has(lang.Genitive) || t.Has(lang.Possessive) {
			continue
		}
		m := stretch{i, end}
		at := f.headAt(u, m)
		if at < 0 {
			continue
		}
		n := f.speakerRow(u.pack, at)
		if n.kind == "person" && n.gender == "m" && strings.HasSuffix(f.a.Tokens[at].Lower, n.lemma) {
			return m
		}
	}
	return stretch{}
}

// hasEs reports whether a seg has an "es" in it.
func (f *finder) hasEs(s *seg) bool {
	for i := s.first; i < s.last; i++ {
		if f.isEs(i) {
			return true
		}
	}
	return false
}

func (f *finder) isEs(i int) bool { return f.a.Tokens[i].Lower == "es" || f.a.Tokens[i].Lower == "it" }

// trailing builds the event whose frame stands behind or inside what is said.
func (f *finder) trailing(u *unit, k, covered int, e event, subject stretch) (event, bool) {
	s := &u.segs[k]
	e.subject = subject
	if !subject.empty() && !f.speakable(u, subject, true) && (u.pack.Grammar.VerbLast() || !f.says(u, k, subject)) {
		return event{}, false
	}
	if u.pack.Grammar.VerbLast() && f.withheld(u, k, e, s.first) && !f.quoteBefore(u, k) {
		return event{}, false
	}
	next, end := k+1, s.last
	if !subject.empty() {
		next, end = f.appositions(u, k, subject.last)
		if end > s.last {
			e.subject.last = f.apposed(u, k, next)
			end = u.segs[next-1].last
		}
	}
	if at := u.segAt(subject.first); !subject.empty() && at >= 0 && at < k {
		k = at // the subject stands before an insertion
	}
	e.frame = []stretch{{u.segs[k].first, end}}
	e.told = f.addressee(u, max(subject.last, e.verb+1), s.last)
	if e.cited = f.cite(u, s.first, end); e.cited.empty() && !u.pack.Grammar.VerbLast() {
		e.cited = f.citeNear(u, k, covered) // "…, Reuters reported, citing two officials"
	}
	if oblique(e.kind) {
		e.subject = f.inside(u, e.verb+1, s.last)
	}
	if said := f.before(u, covered, k); !said.empty() {
		e.content = append(e.content, said)
	}
	if next < len(u.segs) && u.segs[next].before != ';' && u.segs[next].before != ':' && f.goesOn(u, e.content, next) {
		if after := f.rest(u, next); !after.empty() {
			e.content = append(e.content, after)
		}
	}
	return e, len(e.content) > 0
}

// goesOn reports whether what is said goes on behind a frame inside it. In English it
// does if the part before lacks its verb, or a quotation or the verb follows.
func (f *finder) goesOn(u *unit, before []stretch, next int) bool {
	if len(before) == 0 {
		return true
	}
	s := &u.segs[next]
	if u.pack.Grammar.VerbLast() {
		return s.quote > 0 || !f.narrates(u, before[0], s)
	}
	return s.quote > 0 || f.quoteAt(u, s.first) != nil || !f.hasFinite(u, before[0].first, before[0].last) ||
		f.finite(u, s.first) || f.a.Tokens[s.first].Has(lang.Coordinator) && !f.reportsOn(u, s)
}

// reportsOn reports whether an English seg goes on with another verb of the frame before it:
// "…, it says, and insists that".
func (f *finder) reportsOn(u *unit, s *seg) bool {
	if s.first+1 >= s.last || !f.finite(u, s.first+1) {
		return false
	}
	_, ok := f.verbAct(u, s.first+1)
	return ok
}

// narrates reports whether a German seg behind a frame is a main clause in the indicative,
// while what stands before the frame is a clause in Konjunktiv I: it is the narrator's.
func (f *finder) narrates(u *unit, before stretch, s *seg) bool {
	said := f.firstFinite(u, before.first, before.last)
	fin := f.firstFinite(u, s.first, s.last)
	return said >= 0 && f.a.Tokens[said].Has(lang.Subj1) && fin >= 0 && !f.a.Tokens[fin].Has(lang.Subj1|lang.Subj2) && f.mainOrder(u, s) &&
		!f.a.Tokens[s.first].Has(lang.Relative|lang.Subord|lang.That|lang.Question)
}

// quoteBefore reports whether a quotation stands just before seg k.
func (f *finder) quoteBefore(u *unit, k int) bool {
	return k > 0 && (u.segs[k-1].quote > 0 || f.quoteAt(u, u.segs[k-1].last-1) != nil)
}

// apposed is the end of the appositions in segs behind k, before next.
func (f *finder) apposed(u *unit, k, next int) int {
	s := &u.segs[next-1]
	return f.nounPhrase(u, s.first, s.last, false)
}

// inside reads the place that speaks in "hieß es in Sofia", "heißt es im Bericht".
func (f *finder) inside(u *unit, i, end int) stretch {
	for ; i < end; i++ {
		t := &f.a.Tokens[i]
		if t.Has(lang.Preposition) {
			if f.word(i, "at") {
				if e := f.nounPhrase(u, i+1, end, false); e > i+1 {
					return stretch{i + 1, e}
				}
			}
			return stretch{}
		}
	}
	return stretch{}
}

// addressee reads who is told: a dative behind the subject that names a paper,
// a person or a body, or "gegenüber" with its noun phrase.
func (f *finder) addressee(u *unit, i, end int) stretch {
	for ; i < end; i++ {
		t := &f.a.Tokens[i]
		if t.Lower == "gegenüber" {
			if e := f.nounPhrase(u, i+1, end, false); e > i+1 {
				return stretch{i + 1, e}
			}
			return stretch{}
		}
		if t.Has(lang.Preposition) {
			e := f.nounPhrase(u, i+1, end, false)
			i = max(i, e-1)
			continue
		}
		if t.Has(lang.Dative) || t.Has(lang.Det) && f.isOutletPhrase(u, i, end) {
			if e := f.nounPhrase(u, i, end, false); e > i {
				return stretch{i, e}
			}
		}
	}
	return stretch{}
}
