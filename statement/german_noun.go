package statement

import (
	"waybill/lang"
)

// nounEvent reads an act whose cue is a noun that closes its clause before what is
// said: "vertritt die Ansicht, dass …".
func (f *finder) nounEvent(u *unit, k, covered int) (event, bool) {
	s := &u.segs[k]
	if k+1 < len(u.segs) && u.segs[k+1].before == ':' {
		return f.colonFrame(u, k)
	}
	if k+1 >= len(u.segs) || u.segs[k+1].before != ',' {
		return event{}, false
	}
	i := s.last - 1
	n, _, ok := f.note(i)
	for !ok && i > s.first && i > s.last-4 {
		i--
		n, _, ok = f.note(i)
	}
	fin := f.firstFinite(u, s.first, s.last)
	if !ok || n.pos != "noun" && (n.pos != "phrase" || n.kind == "so" || n.kind == "as") || fin < 0 || fin >= i {
		return event{}, false
	}
	next := &u.segs[k+1]
	asked := tells(n.kind) && f.infinitive(u, next)
	if !asked && !(next.quote > 0) && !f.hangs(u, k+1) {
		return event{}, false
	}
	if f.isTopic(s, i) {
		return event{}, false
	}
	start := f.frameStart(u, k, covered)
	e := event{act: n, verb: i, cue: []stretch{{fin, fin + 1}, {i, i + 1}}, frame: []stretch{{start, s.last}}}
	e.subject = f.germanSubject(u, start, k, fin)
	if !f.speakable(u, e.subject, !asked) {
		return event{}, false
	}
	e.reported, e.content = asked, []stretch{f.saidFrom(u, k+1)}
	return e, true
}

// isTopic reports whether the noun at i hangs on a preposition that makes it what the clause
// is about: "überrascht von der Nachricht, dass".
func (f *finder) isTopic(s *seg, i int) bool {
	for j := i - 1; j >= s.first && j > i-4; j-- {
		if f.word(j, "topic") {
			return true
		}
		if t := &f.a.Tokens[j]; t.Has(lang.Preposition) || t.Upper || f.a.Tokens[j].Has(lang.Auxiliary|lang.Modal) {
			return false
		}
	}
	return false
}

// nounClause reads a noun for what somebody says, with its owner and the clause that
// hangs on it: "die Behauptung des Ministers, dass …", "Hallmanns Vorwurf, man …". Who
// takes it up, confirms or rejects it, does not say it.
func (f *finder) nounClause(u *unit, k int) (event, bool) {
	said := f.hangs(u, k+1)
	if !said && (k+1 >= len(u.segs) || u.segs[k+1].before != ',' || !f.infinitive(u, &u.segs[k+1])) {
		return event{}, false
	}
	s := &u.segs[k]
	end := s.last
	for end > s.last-3 && end > s.first && !f.a.Tokens[end-1].Upper {
		if !f.a.Tokens[end-1].Has(lang.PastPart | lang.Infinitive | lang.Particle | lang.Finite | lang.ToInf) {
			break
		}
		end--
	}
	for i := end - 1; i >= s.first && i > end-longestOwner; i-- {
		n, _, ok := f.note(i)
		if !ok || n.pos != "noun" || !f.a.Tokens[i].Upper {
			continue
		}
		owner := f.owner(u, s, i, end)
		if owner.empty() || !f.speakable(u, owner, false) || !said && !tells(n.kind) {
			return event{}, false
		}
		e := event{act: n, verb: i, cue: []stretch{{i, i + 1}}, subject: owner}
		e.frame = []stretch{{s.first, s.last}}
		e.reported, e.content = !said, []stretch{f.clauseFrom(u, k+1)}
		return e, true
	}
	return event{}, false
}

// longestOwner is how many tokens behind its noun the owner of an account may have.
const longestOwner = 12

// hangs reports whether seg k is a reported clause that can hang on a noun.
func (f *finder) hangs(u *unit, k int) bool {
	if k >= len(u.segs) || u.segs[k].before != ',' {
		return false
	}
	s := &u.segs[k]
	return f.a.Tokens[s.first].Has(lang.That) || f.mainOrder(u, s) && f.subjunctive(u, s.first, s.last)
}

// owner finds whose account the noun at i is: a genitive or "von" with a noun phrase
// that reaches to end, or a name in the genitive before the noun.
func (f *finder) owner(u *unit, s *seg, i, end int) stretch {
	if i == s.first && i+1 >= end {
		return stretch{}
	}
	if i+1 < end {
		j := i + 1
		t := &f.a.Tokens[j]
		if f.word(j, "of") || f.word(j, "agent") {
			j++
		} else if !t.Has(lang.Genitive) && !(t.Upper && f.genitiveName(j)) {
			return stretch{}
		}
		if e := f.nounPhrase(u, j, end, true); e == end {
			return stretch{j, e}
		}
		return stretch{}
	}
	if b := &f.a.Tokens[i-1]; i > s.first+1 && b.Glued && (b.Lower == "’" || b.Lower == "'") && f.genitiveName(i-2) {
		return stretch{i - 2, i - 1} // "Marx’ Vorwurf"
	}
	if i > s.first && f.a.Tokens[i-1].Upper && f.genitiveName(i-1) {
		return stretch{i - 1, i}
	}
	return stretch{}
}

// genitiveName reports whether token i is a name that can be a genitive: "Hallmanns".
func (f *finder) genitiveName(i int) bool {
	t := &f.a.Tokens[i]
	n := len(t.Lower)
	named := f.personAt[i] > 0 || t.Mark > 0 && f.a.Marks[t.Mark-1].Party() != nil
	return named && n > 1 && (t.Lower[n-1] == 's' || t.Lower[n-1] == 'x' || t.Lower[n-1] == 'z')
}
