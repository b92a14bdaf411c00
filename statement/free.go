package statement

import (
	"waybill"
	"waybill/lang"
)

// freeReach is how many units after its speaker was named a sentence in Konjunktiv I
// may stand.
const freeReach = 3

// indirectMood reports whether the unit has a verb in Konjunktiv I.
func (f *finder) indirectMood(u *unit) bool {
	for i := u.first; i < u.last; i++ {
		if f.a.Tokens[i].Has(lang.Subj1) && f.finite(u, i) {
			return true
		}
	}
	return false
}

// free reads a sentence in the subjunctive of reported speech that has no frame: the
// last speaker goes on, or who acts in the sentence before begins.
func (f *finder) free(u *unit) bool {
	if !u.pack.Grammar.VerbLast() || !f.mainSubjunctive(u) || !f.freeSpeaker(u) {
		return false
	}
	l := f.last
	span := f.a.SpanOf(u.first, u.last)
	if l.free > 0 {
		s := &f.out[l.free-1]
		s.Spans[0].End = span.End
	} else {
		f.out = append(f.out, waybill.Statement{Type: waybill.Free, Medium: l.medium, Speaker: l.speaker, Mention: l.mention, Spans: []waybill.Span{span}})
		l.free = len(f.out)
	}
	l.unit = f.unitNum
	f.quotesInside(u, stretch{u.first, u.last}, waybill.Statement{Medium: l.medium, Speaker: l.speaker, Mention: l.mention}, make([]bool, len(u.quotes)), leastNested(u))
	return true
}

// freeSpeaker makes the speaker of a free sentence the one carried on, and reports
// whether there is one.
func (f *finder) freeSpeaker(u *unit) bool {
	l := f.last
	if l != nil && l.block == u.block && f.unitNum-l.unit <= 1 {
		return true
	}
	if !f.indirectMood(u) {
		return false
	}
	if m := f.actorOf(&f.previous); !m.empty() && f.previous.block == u.block {
		f.last = &carry{speaker: f.resolve(&f.previous, m), mention: f.a.SpanOf(m.first, m.last), medium: waybill.Speech, block: u.block}
		return true
	}
	if l == nil || f.unitNum-l.unit > freeReach {
		return false
	}
	if l.block = u.block; f.unitNum-l.unit > 1 {
		l.free = 0
	}
	return true
}

// actorOf is the subject of a German unit if it is a main clause and somebody who can
// speak is its subject.
func (f *finder) actorOf(u *unit) stretch {
	if u.last == 0 || len(u.segs) == 0 || f.a.Tokens[u.first].Has(lang.Subord|lang.If) {
		return stretch{}
	}
	s := &u.segs[0]
	fin := f.firstFinite(u, s.first, s.last)
	if fin < 0 {
		return stretch{}
	}
	if m := f.germanSubject(u, s.first, 0, fin); f.speakable(u, m, false) && !f.a.Tokens[m.first].Has(lang.Pronoun) {
		return m
	}
	return stretch{}
}

// cites notes the source that a sentence without words of its own names ("Das Blatt beruft
// sich auf Diplomaten."): it speaks in what follows.
func (f *finder) cites(u *unit) {
	c := f.cite(u, u.first, u.last)
	if c.empty() {
		return
	}
	f.last = &carry{speaker: f.resolve(u, c), mention: f.a.SpanOf(c.first, c.last), medium: waybill.Speech, unit: f.unitNum, block: u.block}
}

// reportive reports whether a finite verb marks reported speech by itself: Konjunktiv
// I, or Konjunktiv II in the plural, where Konjunktiv I is no different from the
// indicative.
func (f *finder) reportive(fin int) bool {
	t := &f.a.Tokens[fin]
	if t.Has(lang.Subj1) {
		return true
	}
	return t.Has(lang.Subj2) && len(t.Lower) > 2 && t.Lower[len(t.Lower)-2:] == "en"
}

// mainSubjunctive reports whether the unit's main clause is in the Konjunktiv: the
// first finite verb of a seg that is no subordinate clause.
func (f *finder) mainSubjunctive(u *unit) bool {
	for k := range u.segs {
		s := &u.segs[k]
		if s.quote > 0 {
			continue
		}
		t := &f.a.Tokens[s.first]
		if t.Has(lang.Subord|lang.If) || k > 0 && t.Has(lang.Relative) && !f.mainOrder(u, s) {
			continue
		}
		fin := f.firstFinite(u, s.first, s.last)
		if fin < 0 {
			continue
		}
		if fin == u.first && f.a.Tokens[fin].Upper && !f.a.Tokens[fin].Has(lang.Auxiliary|lang.Modal) {
			return false // a noun that looks like a verb ("Ende")
		}
		return f.reportive(fin)
	}
	return false
}

// tail reads what stands behind a semicolon and goes on in the subjunctive with the
// speaker of the part before.
func (f *finder) tail(u *unit, events []event) bool {
	if f.last == nil || f.last.unit != f.unitNum || !u.pack.Grammar.VerbLast() {
		return false
	}
	end := u.first
	for i := range events {
		for _, parts := range [...][]stretch{events[i].content, events[i].frame} {
			for _, p := range parts {
				end = max(end, p.last)
			}
		}
	}
	for k := range u.segs {
		s := &u.segs[k]
		if s.first < end || s.before != ';' {
			continue
		}
		part := f.rest(u, k)
		sub := unit{first: part.first, last: part.last, block: u.block, pack: u.pack, quotes: u.quotes, segs: u.segs[k:]}
		if !f.mainSubjunctive(&sub) {
			return false
		}
		l := f.last
		f.out = append(f.out, waybill.Statement{Type: waybill.Free, Medium: l.medium, Speaker: l.speaker, Mention: l.mention, Spans: []waybill.Span{f.span(part.first, part.last)}})
		return true
	}
	return false
}

// behindSemicolon reads a clause in Konjunktiv I behind a semicolon where no act of speech
// stands before it: who acts there, or the place that does, says it.
func (f *finder) behindSemicolon(u *unit) bool {
	if !u.pack.Grammar.VerbLast() || len(u.segs) < 2 {
		return false
	}
	for k := range u.segs {
		if u.segs[k].before != ';' {
			continue
		}
		part := f.rest(u, k)
		sub := unit{first: part.first, last: part.last, block: u.block, pack: u.pack, quotes: u.quotes, segs: u.segs[k:]}
		fin := f.firstFinite(u, u.segs[0].first, u.segs[0].last)
		if fin < 0 || !f.mainSubjunctive(&sub) || !f.indirectMood(&sub) {
			return false
		}
		m := f.actorOf(u)
		if m.empty() {
			m = f.inside(u, u.segs[0].first, fin)
		}
		if !f.speakable(u, m, false) {
			return false
		}
		s := waybill.Statement{Type: waybill.Free, Medium: waybill.Speech, Speaker: f.resolve(u, m), Mention: f.a.SpanOf(m.first, m.last), Spans: []waybill.Span{f.span(part.first, part.last)}}
		f.out = append(f.out, s)
		f.keep(u, &s)
		return true
	}
	return false
}
