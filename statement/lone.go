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
	part := f.partial(u, taken)
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
		return part
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
	if v < 0 || fin != u.first+1 || f.a.Tokens[fin].Has(lang.Subj1) || len(u.quotes) > 0 || f.a.Tokens[u.last-1].Lower == ":" {
		return false
	}
	if t.Lower == "so" && !oblique(a.kind) && a.kind != "say" {
		return false // "So warnten Händler vor …": an example
	}
	e := event{act: a, verb: v, cue: f.cueOf(v, fin, a), frame: []stretch{{s.first, s.last}}}
	e.subject = f.subjectBehind(u, fin, s.last)
	if oblique(a.kind) {
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
