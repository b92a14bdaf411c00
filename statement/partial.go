package statement

import (
	"waybill"
	"waybill/lang"
)

// partial reads the German quotations inside a clause whose verb or participle next to them
// reports: "hatte das „sehr unwahrscheinlich“ genannt", "und nannte sie „reine Spekulation“",
// "zitiert ihn mit den Worten „…“".
func (f *finder) partial(u *unit, taken []bool) bool {
	any := false
	for n, k := range u.quotes {
		q := &f.a.Quotes[k]
		at := u.segAt(q.First)
		if taken[n] || at < 0 || !u.pack.Grammar.VerbLast() || u.segs[at].quote > 0 || f.wordsIn(q.First, q.Last) < leastNested(u) || f.isName(u, q) {
			continue
		}
		s := &u.segs[at]
		v, a := f.governs(u, s, stretch{q.First, q.Last})
		if a.kind == "show" || a.kind == "know" || a.kind == "estimate" || speaks(a.kind) && q.First > u.first && q.Last-q.First > 1 && f.a.Tokens[q.First-1].Has(lang.Det) && f.a.Tokens[q.First+1].Upper {
			continue // "ermittelt gegen den „Verein X“", "sagte der „Zeitung am Montag“"
		}
		fin := f.firstFinite(u, s.first, s.last)
		if v < 0 || fin < 0 || f.germanPassive(v, fin) {
			continue
		}
		m := f.germanSubject(u, f.frameStart(u, at, u.first), at, fin)
		if a.kind == "quote" { // who is quoted speaks
			i := f.skipAdverbs(max(fin+1, m.last), s.last)
			m = stretch{i, f.nounPhrase(u, i, s.last, false)}
		}
		if !f.speakable(u, m, a.kind == "quote") {
			continue
		}
		taken[n], any = true, true
		base := waybill.Statement{Type: waybill.Direct, Medium: a.medium, Spans: []waybill.Span{q.Span}, Speaker: f.resolve(u, m), Mention: f.a.SpanOf(m.first, m.last),
			Cue: []waybill.Span{f.a.SpanOf(v, v+1)}, Frame: []waybill.Span{f.frameSpan(u, stretch{s.first, q.First})}}
		f.out = append(f.out, base)
		f.keep(u, &base)
	}
	return any
}

// governs returns the verb of a seg that reports a quotation in it, and its act: a
// participle or infinitive just behind it, else the finite verb nearest before it; -1 if
// there is none.
func (f *finder) governs(u *unit, s *seg, q stretch) (int, act) {
	for i := q.last; i < s.last && i < q.last+3; i++ {
		if t := &f.a.Tokens[i]; t.Has(lang.PastPart|lang.Infinitive) && !t.Upper {
			if a, ok := f.verbAct(u, i); ok {
				return i, a
			}
		}
	}
	for i := q.first - 1; i >= s.first; i-- {
		if f.finite(u, i) {
			if a, ok := f.verbAct(u, i); ok {
				return i, a
			}
			break
		}
	}
	return -1, act{}
}
