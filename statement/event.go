package statement

import (
	"waybill"
	"waybill/lang"
	"waybill/text"
)

// stretch is tokens first up to last, half open.
type stretch struct{ first, last int }

func (s stretch) empty() bool { return s.last <= s.first }

// event is an act of speech found in a unit: its cue with the frame around it, and
// the stretches that are said.
type event struct {
	act
	// verb is the token of the cue, or its first token.
	verb     int
	cue      []stretch
	frame    []stretch
	subject  stretch
	told     stretch // the addressee
	cited    stretch // the source named behind "citing"
	content  []stretch
	reported bool
	// own is set where the speaker is known without a subject.
	own *waybill.Speaker
	// carries reports that the last speaker goes on.
	carries bool
}

// end is the token behind the last of frame and content.
func (e *event) end() int {
	end := 0
	for _, parts := range [...][]stretch{e.frame, e.content} {
		for _, part := range parts {
			end = max(end, part.last)
		}
	}
	return end
}

// events finds the acts of speech of a unit, in order.
func (f *finder) events(u *unit) []event {
	var all []event
	german := u.pack.Grammar.VerbLast()
	covered := u.first // where the content of a frame that stands behind it begins
	for k := 0; k < len(u.segs); k++ {
		s := &u.segs[k]
		if s.before == ';' {
			covered = max(covered, s.first)
		}
		if s.quote > 0 && f.full(u, s) || s.first < covered {
			continue
		}
		var e event
		var ok bool
		if german {
			own, is := f.nounClause(u, k)
			e, ok = f.germanEvent(u, k, covered)
			if is {
				all = append(all, own)
				covered = max(covered, own.end())
			}
		} else {
			e, ok = f.englishEvent(u, k, covered)
		}
		if !ok {
			continue
		}
		if !e.reported {
			covered = max(covered, e.end())
		}
		all = append(all, e)
	}
	return f.prepositions(u, all)
}

// full reports whether a seg that consists of a quotation is an utterance of its own:
// it brings its own mark, or begins with a capital and has a verb or four words.
func (f *finder) full(u *unit, s *seg) bool {
	q := &f.a.Quotes[s.quote-1]
	if f.endsInMark(q) || !q.Closed {
		return true
	}
	return q.First+1 < q.Last && f.a.Tokens[q.First+1].Upper && (f.hasFinite(u, q.First+1, q.Last-1) || q.Last-q.First > 5)
}

// hasFinite reports whether a finite verb stands among tokens first up to last.
func (f *finder) hasFinite(u *unit, first, last int) bool { return f.firstFinite(u, first, last) >= 0 }

// firstFinite returns the first finite verb among tokens first up to last that is in
// no quotation, -1 if there is none.
func (f *finder) firstFinite(u *unit, first, last int) int {
	inside := first > u.first && f.quoteAt(u, first) != nil
	for i := first; i < last; i++ {
		if !inside {
			if q := f.quoteAt(u, i); q != nil {
				i = q.Last - 1
				continue
			}
		}
		if f.finite(u, i) {
			return i
		}
	}
	return -1
}

// saidFrom is what a frame before seg k reports: the rest of the unit, but for a main
// clause in the indicative that goes on behind a "dass" clause or one in Konjunktiv I.
func (f *finder) saidFrom(u *unit, k int) stretch {
	if k >= len(u.segs) || !u.pack.Grammar.VerbLast() {
		return f.rest(u, k)
	}
	s := &u.segs[k]
	if !f.a.Tokens[s.first].Has(lang.That) {
		fin := f.firstFinite(u, s.first, s.last)
		if s.before != ',' || fin < 0 || !f.a.Tokens[fin].Has(lang.Subj1) || !f.mainOrder(u, s) {
			return f.rest(u, k)
		}
	}
	return f.clauseFrom(u, k)
}

// clauseFrom is the German clause that begins with seg k, with what hangs on it, up to
// where the clause around it goes on.
func (f *finder) clauseFrom(u *unit, k int) stretch {
	all := f.rest(u, k)
	that := f.a.Tokens[u.segs[k].first].Has(lang.That)
	whole := false // its finite verb has been read
	for j := k; j < len(u.segs) && u.segs[j].first < all.last; j++ {
		s := &u.segs[j]
		if j > k && whole && (f.resumes(u, s) || that && f.closes(u, s)) {
			return stretch{all.first, u.segs[j-1].last}
		}
		whole = whole || (j == k || !f.a.Tokens[s.first].Has(lang.That|lang.Subord|lang.Question|lang.Relative)) && f.hasFinite(u, s.first, s.last)
		for i := s.first + 1; i+1 < s.last; i++ {
			if f.a.Tokens[i].Has(lang.Coordinator) && f.finite(u, i+1) && f.finite(u, i-1) && i+2 < s.last && (that || !f.a.Tokens[i+1].Has(lang.Subj1|lang.Subj2)) {
				return stretch{all.first, i}
			}
		}
	}
	return all
}

// resumes reports whether a seg behind a subordinate clause is a main clause in the
// indicative: it begins with its finite verb, or with a conjunction of main clauses.
func (f *finder) resumes(u *unit, s *seg) bool {
	i := s.first
	t := &f.a.Tokens[i]
	fin := f.firstFinite(u, i, s.last)
	if fin < 0 || f.a.Tokens[fin].Has(lang.Subj1|lang.Subj2) {
		return false
	}
	if fin == i {
		// "bestellt habe" and "kommen werde" close the clause before.
		return !t.Has(lang.PastPart|lang.Infinitive) || s.last-i > 1 && !f.hasFinite(u, s.last-1, s.last)
	}
	return t.Has(lang.Coordinator) && fin < s.last-1 && !f.a.Tokens[i+1].Has(lang.That|lang.Subord)
}

// closes reports whether a seg is the end of the clause around a subordinate one: a
// lone prefix, participle or infinitive ("wies den Vorwurf, dass …, zurück").
func (f *finder) closes(u *unit, s *seg) bool {
	t := &f.a.Tokens[s.first]
	return s.before == ',' && s.last-s.first == 1 && !t.Upper && t.Has(lang.Particle|lang.PastPart|lang.Infinitive)
}

// rest is the stretch from seg k to the unit's end or the next semicolon.
func (f *finder) rest(u *unit, k int) stretch {
	if k >= len(u.segs) {
		return stretch{}
	}
	last := u.segs[k].last
	for j := k + 1; j < len(u.segs) && u.segs[j].before != ';'; j++ {
		last = u.segs[j].last
	}
	return stretch{u.segs[k].first, last}
}

// appositions extends the frame that ends with seg k by the segs that go on about its
// subject, and returns the index of the seg behind.
func (f *finder) appositions(u *unit, k int, subjectEnd int) (int, int) {
	end := u.segs[k].last
	next := k + 1
	if subjectEnd < end {
		return next, end
	}
	for next < len(u.segs) && u.segs[next].before == ',' && u.segs[next].quote == 0 {
		s := &u.segs[next]
		e := f.nounPhrase(u, s.first, s.last, true)
		if e == s.first || f.a.Tokens[s.first].Has(lang.Dative) && !f.a.Tokens[s.first].Has(lang.Genitive) || f.hasFinite(u, s.first, s.last) || f.content(u, s) {
			break
		}
		end = s.last
		next++
		if e < s.last {
			break
		}
	}
	return next, end
}

// content reports whether a seg begins a reported clause: with "dass", a question word.
func (f *finder) content(u *unit, s *seg) bool {
	t := &f.a.Tokens[s.first]
	return t.Has(lang.That|lang.Question) && !t.Has(lang.Det&^lang.That)
}

// cite finds the source that a frame names behind "unter Berufung auf" or "citing".
func (f *finder) cite(u *unit, first, last int) stretch {
	for i := first; i < last; i++ {
		if n, end, ok := f.note(i); ok && n.kind == "cite" && end < last {
			if e := f.nounPhrase(u, end, last, true); e > end {
				return stretch{end, e}
			}
		}
		if f.word(i, "self") && u.pack.Grammar.VerbLast() {
			if s := f.relies(u, i, last); !s.empty() {
				return s
			}
		}
	}
	return stretch{}
}

// relies finds the source in "die sich auf einen Sprecher beruft", the reflexive at i.
func (f *finder) relies(u *unit, i, last int) stretch {
	j := i + 1
	if j+1 >= last || !f.a.Tokens[j].Has(lang.Preposition) {
		return stretch{}
	}
	e := f.nounPhrase(u, j+1, last, true)
	if e <= j+1 || e >= last {
		return stretch{}
	}
	if a, ok := f.verbAct(u, e); ok && a.kind == "quote" && f.finite(u, e) {
		return stretch{j + 1, e}
	}
	return stretch{}
}

// skipAdverbs returns the first token from i that is no adverb, reflexive or particle.
func (f *finder) skipAdverbs(i, end int) int {
	for i < end {
		t := &f.a.Tokens[i]
		if t.Kind != text.Word || !t.Has(lang.Adverb|lang.Negation) && !f.word(i, "self") || t.Has(lang.Det|lang.Pronoun|lang.PersonNoun) && !f.word(i, "self") || t.Mark > 0 {
			return i
		}
		i++
	}
	return i
}

// before lists what stands in segs from the token first up to seg k.
func (f *finder) before(u *unit, first, k int) stretch {
	if k == 0 || u.segs[k].first <= first {
		return stretch{}
	}
	return stretch{first, u.segs[k-1].last}
}

// isOutletPhrase reports whether a noun phrase at i names a paper or agency: behind
// a verb of saying it is the one told, not a genitive.
func (f *finder) isOutletPhrase(u *unit, i, end int) bool {
	for n := 0; i < end && n < 5; i, n = i+1, n+1 {
		if kind, _ := f.speakerNoun(u.pack, i); kind != "" {
			return kind == "outlet"
		}
		if f.quoteAt(u, i) != nil {
			return true
		}
		if f.a.Tokens[i].Kind == text.Punct {
			return false
		}
	}
	return false
}

// bracket returns the token behind the bracket that opens at i, or i if it does not
// close soon.
func (f *finder) bracket(i, end int) int {
	for j := i + 1; j < end && j-i < 24; j++ {
		if f.a.Tokens[j].Lower == ")" {
			return j + 1
		}
	}
	return i
}
