package statement

import (
	"waybill"
	"waybill/lang"
	"waybill/text"
)

// read finds the statements of one unit.
func (f *finder) read(u unit) {
	f.unitNum++
	if len(u.segs) == 0 {
		return
	}
	if f.thatSaid(&u) {
		f.previous = u
		return
	}
	taken := make([]bool, len(u.quotes))
	events := f.events(&u)
	any := false
	for i := range events {
		e := &events[i]
		speaker := f.speakerOf(&u, e)
		if speaker.Name == "" && f.firstPerson(e) {
			continue // the author's own
		}
		any = f.emit(&u, e, speaker, taken) || any
	}
	any = f.lone(&u, events, taken) || any
	if any {
		f.tail(&u, events)
	}
	if !any && !f.free(&u) && !f.behindSemicolon(&u) {
		f.cites(&u)
	}
	f.previous = u
}

// firstPerson reports whether an event's subject is "I", "we" or "you".
func (f *finder) firstPerson(e *event) bool {
	if e.subject.last != e.subject.first+1 {
		return false
	}
	t := &f.a.Tokens[e.subject.first]
	return t.Has(lang.FirstPerson) || t.Lower == "you"
}

// emit makes statements of an event and reports whether there were any.
func (f *finder) emit(u *unit, e *event, speaker waybill.Speaker, taken []bool) bool {
	base := waybill.Statement{Medium: e.medium, Speaker: speaker, Mention: f.mention(e)}
	for _, c := range e.cue {
		base.Cue = append(base.Cue, f.a.SpanOf(c.first, c.last))
	}
	for _, p := range e.frame {
		base.Frame = append(base.Frame, f.frameSpan(u, p))
	}
	if !e.cited.empty() && !e.subject.empty() && e.own == nil {
		heard := len(f.heard)
		base.Relay = f.resolve(u, e.subject)
		f.relayed(heard)
	}
	base.Addressee = f.a.SpanOf(e.told.first, e.told.last)
	if base.Medium == "" {
		base.Medium = waybill.Speech
	}
	if e.carries && f.last != nil {
		base.Speaker, base.Mention = f.last.speaker, f.a.SpanOf(e.verb, e.verb+1)
	}
	if e.reported {
		e.content[0].last = f.listed(u, e.content[0].last)
		base.Type = waybill.Reported
		base.Spans = []waybill.Span{f.span(e.content[0].first, e.content[0].last)}
		f.out = append(f.out, base)
		f.quotesInside(u, e.content[0], base, taken, 1)
		f.keep(u, &base)
		return true
	}
	done := f.say(u, e, base, taken)
	if done {
		f.keep(u, &base)
	}
	return done
}

// relayed puts what was heard of who hands on another's words, from index heard on, before
// those: a pronoun takes up who is cited. An outlet stays, for "it" to take up.
func (f *finder) relayed(heard int) {
	if n := len(f.heard); n == heard+1 && heard > 0 && f.heard[heard].kind == "outlet" && f.heard[heard-1].kind == "person" {
		f.heard[heard-1], f.heard[heard] = f.heard[heard], f.heard[heard-1]
		return
	}
	f.heard = f.heard[:heard]
}

// frameSpan is a frame with the comma or colon that parts it from what is said.
func (f *finder) frameSpan(u *unit, p stretch) waybill.Span {
	span := f.a.SpanOf(p.first, p.last)
	if p.last < u.last {
		if t := &f.a.Tokens[p.last]; t.Lower == "," || t.Lower == ":" {
			span.End = t.Span.End
		}
	}
	if p.first > u.first && p.last < u.last {
		if t := &f.a.Tokens[p.first-1]; t.Lower == "," {
			span.Begin = t.Span.Begin
		}
	}
	return span
}

func (f *finder) mention(e *event) waybill.Span {
	if !e.cited.empty() {
		return f.a.SpanOf(e.cited.first, e.cited.last)
	}
	return f.a.SpanOf(e.subject.first, e.subject.last)
}

// keep notes the speaker for the units that follow.
func (f *finder) keep(u *unit, s *waybill.Statement) {
	f.issue(u, s.Speaker)
	f.last = &carry{speaker: s.Speaker, mention: s.Mention, medium: s.Medium, unit: f.unitNum, block: u.block, cue: s.Cue, frame: s.Frame}
	if n := len(u.segs); n > 0 && f.a.Tokens[u.last-1].Lower == ":" {
		f.last.open = true
	}
}

// say makes the direct and indirect statements of an event's content.
func (f *finder) say(u *unit, e *event, base waybill.Statement, taken []bool) bool {
	var quoted, words []waybill.Span
	var rest []stretch
	for _, c := range e.content {
		c := c
		for c.first < c.last {
			n := f.quoteFrom(u, c)
			if n < 0 {
				rest = append(rest, c)
				break
			}
			q := &f.a.Quotes[u.quotes[n]]
			if q.First > c.first {
				rest = append(rest, stretch{c.first, q.First})
			}
			taken[n] = true
			if len(quoted) > 0 && f.addsTo(u, c.first, q.First) {
				first := base
				first.Type, first.Spans = waybill.Direct, quoted
				f.out = append(f.out, first)
				quoted = nil
			}
			quoted = append(quoted, q.Span)
			c.first = q.Last
		}
	}
	if len(quoted) > 0 && len(rest) > 0 && f.a.Tokens[rest[0].last-1].Lower == ":" {
		rest = rest[1:]
	}
	done := false
	if len(quoted) > 0 {
		s := base
		s.Type, s.Spans = waybill.Direct, quoted
		f.out = append(f.out, s)
		done = true
	}
	for i, c := range rest {
		span := f.span(c.first, c.last)
		if span.Empty() {
			continue
		}
		whole := f.hasFinite(u, c.first, c.last)
		if mark := f.openMark(u, c); mark >= 0 {
			s := base
			s.Type, s.Spans = waybill.Direct, []waybill.Span{f.a.SpanOf(mark, u.last)}
			f.out = append(f.out, s)
			done = true
			break
		}
		if len(quoted) > 0 && !whole {
			continue
		}
		if i > 0 && len(words) > 0 && whole && f.hasFinite(u, rest[0].first, rest[0].last) && f.mainBehind(u, e, c) {
			f.indirect(base, words, &done)
			words = nil
		}
		words = append(words, span)
		f.quotesInside(u, c, base, taken, leastNested(u))
	}
	f.indirect(base, words, &done)
	return done
}

// addsTo reports whether tokens first up to last, between two quotations, tell an act of
// their own: "und fügte hinzu:".
func (f *finder) addsTo(u *unit, first, last int) bool {
	for first < last && f.isSeparator(first) {
		first++
	}
	if last-first < 3 || last-first > 12 || !f.a.Tokens[first].Has(lang.Coordinator) || f.a.Tokens[last-1].Lower != ":" || !f.finite(u, first+1) {
		return false
	}
	_, ok := f.verbAct(u, first+1)
	return ok
}

// openMark returns the token of a quotation mark that opens a stretch and is not closed
// in its block, as where a quotation runs over several paragraphs; -1 if there is none.
func (f *finder) openMark(u *unit, c stretch) int {
	for i := c.first; i < c.last && f.a.Tokens[i].Kind == text.Punct; i++ {
		switch f.a.Tokens[i].Lower {
		case "“", "„", "\"", "«", "»":
			if q := f.quoteAt(u, i); q != nil && q.Closed {
				return -1
			}
			return i
		}
	}
	return -1
}

// mainBehind reports whether a stretch behind a frame is a clause of its own, so that
// it is a statement of its own.
func (f *finder) mainBehind(u *unit, e *event, c stretch) bool {
	if c.first < e.verb || e.pos != "verb" || f.a.Tokens[c.first].Has(lang.Subord|lang.Coordinator) {
		return false
	}
	if !u.pack.Grammar.VerbLast() && f.finite(u, c.first) {
		return false // "All he wanted, a lawyer argued, was to sell"
	}
	k := u.segAt(c.first)
	return !f.a.Tokens[c.first].Has(lang.Relative) || k >= 0 && f.mainOrder(u, &u.segs[k])
}

func (f *finder) indirect(base waybill.Statement, spans []waybill.Span, done *bool) {
	if len(spans) == 0 {
		return
	}
	base.Type, base.Spans = waybill.Indirect, spans
	f.out = append(f.out, base)
	*done = true
}

// quoteFrom returns which of the unit's quotations is the first whole utterance in a
// stretch, -1 if there is none.
func (f *finder) quoteFrom(u *unit, c stretch) int {
	for n, k := range u.quotes {
		q := &f.a.Quotes[k]
		if q.First < c.first || q.Last > c.last {
			continue
		}
		s := u.segAt(q.First)
		alone := s >= 0 && u.segs[s].quote == k+1
		if q.First == c.first && q.Last == c.last || alone && f.full(u, &u.segs[s]) {
			return n
		}
	}
	return -1
}

func (f *finder) wordsIn(first, last int) int {
	n := 0
	for i := first; i < last; i++ {
		if k := f.a.Tokens[i].Kind; k == text.Word || k == text.Number {
			n++
		}
	}
	return n
}

func (f *finder) hasFiniteInside(u *unit, q *text.Quote) bool {
	for i := q.First + 1; i < q.Last; i++ {
		if f.finite(u, i) {
			return true
		}
	}
	return false
}
