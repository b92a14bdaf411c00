package statement

import (
	"waybill/lang"
	"waybill/text"
)

// prepositions adds the acts whose cue is a preposition ("laut X", "according to X",
// "Angaben zufolge") and that stand outside what was found already.
func (f *finder) prepositions(u *unit, all []event) []event {
	for i := u.first; i < u.last; i++ {
		if q := f.quoteAt(u, i); q != nil {
			i = q.Last - 1
			continue
		}
		a, end, ok := f.note(i)
		if !ok || a.pos != "prep" && a.kind != "carry" {
			continue
		}
		var e event
		switch {
		case a.kind == "account" && a.pos == "prep":
			e, ok = f.account(u, i, a)
		case a.kind == "carry":
			e, ok = f.demnach(u, i, a)
		case a.kind == "after":
			e, ok = f.postposed(u, i, a)
		default:
			e, ok = f.preposed(u, i, end, a)
		}
		if !ok || inside(all, e) {
			continue
		}
		all = append(all, e)
	}
	return all
}

// inside reports whether an event's frame lies in the content or frame of another.
func inside(all []event, e event) bool {
	at := e.verb
	for i := range all {
		if all[i].reported {
			continue
		}
		for _, parts := range [...][]stretch{all[i].content, all[i].frame} {
			for _, p := range parts {
				if p.first <= at && at < p.last {
					return true
				}
			}
		}
	}
	return false
}

// preposed reads "laut X", "nach Angaben von X", "according to X": the words of the
// cue end before token i.
func (f *finder) preposed(u *unit, first, i int, a act) (event, bool) {
	k := u.segAt(first)
	if k < 0 {
		return event{}, false
	}
	if own := f.ownAccount(u, i, u.segs[k].last); own > i {
		e := event{act: a, verb: first, cue: []stretch{{first, first + 1}}, subject: f.clauseSubject(u, k, first)}
		return f.around(u, e, k, first, own)
	}
	end := f.nounPhrase(u, i, u.segs[k].last, false)
	end = f.beforeAgent(u, i, end)
	if noun := f.ownedNoun(u, i, end); noun >= 0 {
		end = noun + 1
	}
	if t := &f.a.Tokens[min(i, len(f.a.Tokens)-1)]; end == i && i < u.last && (t.Lower == "von" || t.Lower == "vom" || t.Lower == "of") {
		i++
		end = f.nounPhrase(u, i, u.segs[k].last, false)
	}
	if end <= i {
		return event{}, false
	}
	e := event{act: a, verb: first, cue: []stretch{{first, i}}, subject: stretch{i, end}}
	if fin := f.firstFinite(u, i, end); fin > i {
		e.subject.last, end = fin, fin
	}
	if end < u.last && f.a.Tokens[end].Lower == "," && end+1 < u.last && (f.personAt[end+1] > 0 || f.a.Tokens[end+1].Has(lang.Relative)) {
		if k+1 < len(u.segs) && u.segs[k+1].first == end+1 {
			k++
			if f.personAt[end+1] > 0 {
				e.subject.last = u.segs[k].last
			}
			e.cited = f.cite(u, end+1, u.segs[k].last)
			end = u.segs[k].last
			if k+1 < len(u.segs) {
				k++
			}
		}
	}
	if first == u.first && k+2 < len(u.segs) && end == u.segs[k].last && u.segs[k+1].quote == 0 {
		// an apposition: "nach Angaben von X, einem Manager der Firma, wurde …"
		next := &u.segs[k+1]
		if f.nounPhrase(u, next.first, next.last, true) == next.last && f.finite(u, u.segs[k+2].first) {
			e.subject.last, end, k = next.last, next.last, k+2
		}
	}
	if a.kind == "conform" && !f.speakable(u, e.subject, false) {
		return event{}, false
	}
	if n, _, ok := f.note(min(end, u.last-1)); ok && n.kind == "cite" && e.cited.empty() && end < u.segs[k].last {
		if e.cited = f.cite(u, end, u.segs[k].last); !e.cited.empty() { // "laut Medienberichten unter Berufung auf Diplomaten"
			end = e.cited.last
		}
	}
	if end < u.segs[k].last && f.word(end, "agent") && !u.pack.Grammar.VerbLast() { // "a report by experts of the UN"
		if by := f.nounPhrase(u, end+1, u.segs[k].last, false); f.speakable(u, stretch{end + 1, by}, false) {
			e.subject, end = stretch{end + 1, by}, by
		}
	}
	if s := &u.segs[k]; first == s.first && s.before == ',' && end < s.last && f.a.Tokens[end].Has(lang.Preposition|lang.PastPart) && f.firstFinite(u, end, s.last) < 0 {
		end = s.last // ", according to a report by experts seen by the paper": none of it is reported
	}
	e.cue = []stretch{{first, first + 1}}
	return f.around(u, e, k, first, end)
}

// beforeAgent cuts a German phrase off before "von" behind a name without an article, where it is the agent
// of what the sentence tells: "die laut Amnesty von den Emiraten geliefert wurden".
func (f *finder) beforeAgent(u *unit, i, end int) int {
	if !u.pack.Grammar.VerbLast() || i >= end || f.a.Tokens[i].Has(lang.Det) {
		return end
	}
	for k := i + 1; k < end; k++ {
		if t := &f.a.Tokens[k]; (t.Lower == "von" || t.Lower == "vom") && f.personAt[k] == 0 {
			if kind, _ := f.speakerNoun(u.pack, k-1); kind == "" && !f.isAccount(u, k-1) {
				return k
			}
		}
	}
	return end
}

// account reads "nach Angaben der Polizei" and "ihrer Ansicht nach": the preposition at
// i with a noun for what somebody says.
func (f *finder) account(u *unit, i int, a act) (event, bool) {
	k := u.segAt(i)
	if k < 0 {
		return event{}, false
	}
	if first := f.accountBefore(u, i); first >= 0 {
		e := event{act: a, verb: i, cue: []stretch{{i, i + 1}}, subject: stretch{first, i}}
		return f.around(u, e, k, first, i+1)
	}
	noun := f.opening(u, i+1, u.segs[k].last)
	if noun >= u.segs[k].last || !f.isAccount(u, noun) {
		return event{}, false
	}
	return f.preposed(u, i, i+1, a)
}

// accountBefore returns where the noun phrase begins that ends before a postposed
// preposition at i, -1 if there is none.
func (f *finder) accountBefore(u *unit, i int) int {
	if i < u.first+2 || !f.isAccount(u, i-1) {
		return -1
	}
	for j := i - 2; j >= u.first && i-j <= 4; j-- {
		if f.a.Tokens[j].Has(lang.Possessive | lang.Det) {
			return j
		}
		if f.a.Tokens[j].Kind != text.Word {
			break
		}
	}
	return -1
}

// isAccount reports whether token i is a noun for what somebody says, perhaps as the
// last part of a compound ("Armeeangaben").
func (f *finder) isAccount(u *unit, i int) bool { return f.accountPart(u, i) >= 0 }

// accountPart returns at which byte of the token the noun for an account begins, -1
// if there is none.
func (f *finder) accountPart(u *unit, i int) int {
	t := &f.a.Tokens[i]
	if t.Kind != text.Word || !t.Upper && u.pack.Grammar.VerbLast() {
		return -1
	}
	if isAccountForm(u.pack.Lexicon.Form(t.Lower)) {
		return 0
	}
	if !u.pack.Grammar.VerbLast() || len(t.Lower) > longestNoun {
		return -1
	}
	for k := 2; k+4 <= len(t.Lower); k++ {
		if t.Lower[k]&0xC0 != 0x80 && isAccountForm(u.pack.Lexicon.Form(t.Lower[k:])) {
			return k
		}
	}
	return -1
}

func isAccountForm(form *lang.Form) bool {
	if form == nil {
		return false
	}
	for _, n := range form.Notes {
		if n.Table == "reporting" && n.Row.Get("pos") == "noun" && n.Row.Get("act") == "account" {
			return true
		}
	}
	return false
}

// postposed reads "X zufolge".
func (f *finder) postposed(u *unit, i int, a act) (event, bool) {
	k := u.segAt(i)
	if k < 0 {
		return event{}, false
	}
	first := -1
	for j := u.segs[k].first; j < i; j++ {
		if f.finite(u, j) {
			continue
		}
		if e := f.nounPhrase(u, j, i, false); e == i {
			first = j
			break
		}
	}
	if first < 0 {
		return event{}, false
	}
	e := event{act: a, verb: i, cue: []stretch{{i, i + 1}}, subject: stretch{first, i}}
	return f.around(u, e, k, first, i+1)
}
