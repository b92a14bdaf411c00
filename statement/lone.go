package statement

import (
	"waybill"
	"waybill/lang"
)

// lone handles the quotations that no event took: a quotation that is the whole unit
// goes on with the last speaker; one inside a clause with a verb of saying belongs to
// that clause's subject.
func (f *finder) lone(u *unit, events []event, taken []bool) bool {
	var spans []waybill.Span
	if f.beside(u, taken) {
		return true
	}
	outside := f.outsideWords(u)
	for n, k := range u.quotes {
		q := &f.a.Quotes[k]
		if taken[n] {
			continue
		}
		if outside <= 2 && (f.hasFiniteInside(u, q) || f.wordsIn(q.First, q.Last) > 4) {
			spans = append(spans, q.Span)
			taken[n] = true
		}
	}
	if len(spans) == 0 {
		return false
	}
	s := waybill.Statement{Type: waybill.Direct, Medium: waybill.Speech, Spans: spans}
	if who, ok := f.turnOf(u.block, true); ok {
		s.Speaker = who
	} else if f.last != nil {
		s.Speaker, s.Mention = f.last.speaker, f.last.mention
		s.Medium = f.last.medium
		if f.last.open && f.last.unit == f.unitNum-1 {
			s.Cue, s.Frame = f.last.cue, f.last.frame
		}
	}
	f.out = append(f.out, s)
	if f.last != nil {
		f.last.unit, f.last.block, f.last.open = f.unitNum, u.block, false
	}
	return true
}

// beside reads whole quotations beside a clause without a cue that the tables know
// ("schloss sich mit den Worten an: „…“"): the clause's subject says them.
func (f *finder) beside(u *unit, taken []bool) bool {
	any := false
	for k := range u.segs {
		s := &u.segs[k]
		n := f.quoteFrom(u, stretch{s.first, s.last})
		if s.quote == 0 || n < 0 || taken[n] || !f.full(u, s) {
			continue
		}
		at := f.besides(u, k)
		if at < 0 {
			continue
		}
		c := &u.segs[at]
		fin := f.firstFinite(u, c.first, c.last)
		var subject stretch
		switch {
		case fin < 0:
			continue
		case at > k && (fin == c.first || u.pack.Grammar.VerbLast()):
			subject = f.subjectBehind(u, fin, c.last)
		case u.pack.Grammar.VerbLast():
			subject = f.germanSubject(u, f.frameStart(u, at, u.first), at, fin)
		default:
			subject = f.englishSubject(u, f.englishStart(u, at, u.first), at, f.verbGroup(u, c, fin))
		}
		if !f.speakable(u, subject, false) {
			continue
		}
		taken[n], any = true, true
		base := waybill.Statement{Type: waybill.Direct, Medium: waybill.Speech, Spans: []waybill.Span{f.a.Quotes[u.quotes[n]].Span},
			Speaker: f.resolve(u, subject), Mention: f.a.SpanOf(subject.first, subject.last),
			Cue: []waybill.Span{f.a.SpanOf(fin, fin+1)}, Frame: []waybill.Span{f.frameSpan(u, stretch{c.first, c.last})}}
		f.out = append(f.out, base)
		f.keep(u, &base)
	}
	return any
}

// besides returns the seg of the clause that frames the quotation in seg k: before its
// colon, or just behind it; -1 if there is none.
func (f *finder) besides(u *unit, k int) int {
	if u.segs[k].before == ':' {
		for j := k - 1; j >= 0; j-- {
			if c := &u.segs[j]; c.quote == 0 && f.hasFinite(u, c.first, c.last) && !f.a.Tokens[c.first].Has(lang.Subord) {
				return j
			}
		}
		return -1
	}
	if k+1 < len(u.segs) && u.segs[k+1].quote == 0 && (u.segs[k+1].before == ',' || u.segs[k+1].before == '"') {
		return k + 1
	}
	return -1
}

// outsideWords counts the words of a unit outside its quotations.
func (f *finder) outsideWords(u *unit) int {
	n := f.wordsIn(u.first, u.last)
	for _, k := range u.quotes {
		q := &f.a.Quotes[k]
		n -= f.wordsIn(q.First, min(q.Last, u.last))
	}
	return n
}

// thatSaid reads "Das teilte X mit", "So steht es in Y": what is said is the sentence
// before.
func (f *finder) thatSaid(u *unit) bool {
	if f.previous.block != u.block || f.previous.last == 0 || !u.pack.Grammar.VerbLast() {
		return false
	}
	t := &f.a.Tokens[u.first]
	if t.Lower != "das" && t.Lower != "dies" && t.Lower != "so" || len(u.segs) > 3 {
		return false
	}
	s := &u.segs[0]
	v, a, fin := f.germanCue(u, s)
	if v < 0 || fin != u.first+1 {
		return false
	}
	e := event{act: a, verb: v, cue: f.cueOf(v, fin, a), frame: []stretch{{s.first, s.last}}}
	e.subject = f.subjectBehind(u, fin, s.last)
	if a.kind == "be" {
		e.subject = f.inside(u, fin+1, s.last)
	}
	if e.subject.empty() || !speaks(a.kind) {
		return false
	}
	e.cited = f.cite(u, s.first, s.last)
	e.content = []stretch{{f.previous.first, f.previous.last}}
	if f.a.Tokens[e.content[0].last-1].Lower == "." {
		e.content[0].last--
	}
	p := f.previous
	return f.emit(&p, &e, f.speakerOf(u, &e), make([]bool, len(p.quotes)))
}

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
// last speaker goes on.
func (f *finder) free(u *unit) bool {
	l := f.last
	if l == nil || f.unitNum-l.unit > freeReach || !u.pack.Grammar.VerbLast() || !f.mainSubjunctive(u) {
		return false
	}
	if (l.block != u.block || f.unitNum-l.unit > 1) && !f.indirectMood(u) {
		return false
	}
	if l.block != u.block || f.unitNum-l.unit > 1 {
		l.free, l.block = 0, u.block
	}
	if k := f.subjectPerson(&f.previous); f.unitNum-l.unit > 1 && k >= 0 && f.previous.block == u.block {
		m := stretch{f.previous.first, f.previous.first + 1}
		l.speaker, l.mention = f.personSpeaker(k, u, m), waybill.Span{}
		l.medium = waybill.Speech
	}
	last := u.last
	span := f.a.SpanOf(u.first, last)
	if l.free > 0 {
		s := &f.out[l.free-1]
		s.Spans[0].End = span.End
	} else {
		f.out = append(f.out, waybill.Statement{Type: waybill.Free, Medium: l.medium, Speaker: l.speaker, Mention: l.mention, Spans: []waybill.Span{span}})
		l.free = len(f.out)
	}
	l.unit = f.unitNum
	f.quotesInside(u, stretch{u.first, u.last}, waybill.Statement{Medium: l.medium, Speaker: l.speaker, Mention: l.mention}, make([]bool, len(u.quotes)), leastNested)
	return true
}

// subjectPerson returns the person whom a unit begins with, -1 if none: its subject
// may go on in the subjunctive of the next.
func (f *finder) subjectPerson(u *unit) int {
	for i := u.first; i < u.last && i < u.first+6; i++ {
		if f.personAt[i] > 0 {
			return int(f.personAt[i]) - 1
		}
		if f.a.Tokens[i].Has(lang.Preposition) || f.finite(u, i) {
			return -1
		}
	}
	return -1
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
