package statement

import (
	"waybill/lang"
	"waybill/text"
)

// germanCue finds the verb of saying that is the predicate of a seg, and the finite
// verb with it (the same, or its auxiliary); -1 if there is none.
func (f *finder) germanCue(u *unit, s *seg) (verb int, a act, finite int) {
	fin := f.firstFinite(u, s.first, s.last)
	if fin < 0 {
		return -1, act{}, -1
	}
	if a, ok := f.verbAct(u, fin); ok {
		return fin, a, fin
	}
	// The full verb closes the clause, perhaps with its auxiliary behind it.
	want := f.wanted(fin)
	for i := s.last - 1; i > s.first && i >= s.last-3; i-- {
		t := &f.a.Tokens[i]
		if i != fin && t.Has(lang.PastPart|lang.Infinitive) && !t.Upper {
			if a, ok := f.apartAct(u, i, want); ok {
				return i, a, fin
			}
			if a, ok := f.verbActAs(u, i, want); ok && !(i > 0 && f.a.Tokens[i-1].Has(lang.To)) {
				return i, a, fin
			}
		}
	}
	last := s.last - 1
	if a, ok := f.apartAct(u, last, lang.Finite); ok {
		return last, a, last
	}
	if a, ok := f.verbActAs(u, last, lang.Finite); ok && last > fin {
		return last, a, last
	}
	return -1, act{}, -1
}

// apartAct is what the verb at the end of a clause reports whose prefix is spelled apart
// ("bekannt gab").
func (f *finder) apartAct(u *unit, i int, want lang.Tag) (act, bool) {
	t := &f.a.Tokens[i]
	if i <= u.first || t.Form == nil || len(t.Form.Verbs) == 0 || t.Upper || t.Last-t.First != 1 {
		return act{}, false
	}
	before := &f.a.Tokens[i-1]
	if before.Kind != text.Word || before.Upper || before.Has(lang.Preposition|lang.Pronoun|lang.Det) || len(before.Lower) > longestNoun {
		return act{}, false
	}
	form := u.pack.Lexicon.Form(before.Lower + t.Lower)
	if form == nil {
		return act{}, false
	}
	for _, v := range form.Verbs {
		if row, is := reporting(v.Verb.Notes); is && !v.Apart && v.Tags.Has(want) {
			a := actOf(row)
			a.part = i - 1
			return a, true
		}
	}
	return act{}, false
}

// wanted is the form of the full verb that goes with a finite auxiliary.
func (f *finder) wanted(fin int) lang.Tag {
	t := &f.a.Tokens[fin]
	switch {
	case t.Has(lang.Modal):
		return lang.Infinitive
	case t.Has(lang.Have):
		return lang.PastPart
	case t.Has(lang.Become):
		return lang.PastPart | lang.Infinitive
	case t.Has(lang.Be):
		return lang.PastPart
	}
	return lang.Infinitive | lang.PastPart
}

// germanPassive reports whether the verb at v with the finite verb fin is passive.
func (f *finder) germanPassive(v, fin int) bool {
	if v == fin || !f.a.Tokens[v].Has(lang.PastPart) {
		return false
	}
	t := &f.a.Tokens[fin]
	if t.Has(lang.Become) {
		return true
	}
	return t.Has(lang.Be) && v+1 < len(f.a.Tokens) && f.a.Tokens[v+1].Has(lang.Become)
}

// oblique reports whether an act's speaker stands in no subject: "heißt es im Bericht".
func oblique(kind string) bool { return kind == "be" || kind == "in" }

// cueOf is the cue's words: the verb with its auxiliary and separated prefix.
func (f *finder) cueOf(verb, finite int, a act) []stretch {
	parts := []stretch{{verb, verb + 1}}
	if finite != verb && finite >= 0 {
		parts = append(parts, stretch{finite, finite + 1})
		if finite < verb {
			parts[0], parts[1] = parts[1], parts[0]
		}
	}
	if a.kind == "be" && verb+1 < len(f.a.Tokens) && f.isEs(verb+1) {
		parts[0].last++
	}
	if a.part >= 0 {
		parts = append(parts, stretch{a.part, a.part + 1})
	}
	return parts
}

// passiveEvent reads a passive act: its agent is behind "von"; without an agent
// nobody answers for it.
func (f *finder) passiveEvent(u *unit, k, covered int, e event, fin int) (event, bool) {
	s := &u.segs[k]
	if e.kind == "quote" { // who is quoted speaks
		e.subject = f.germanSubject(u, s.first, k, fin)
	}
	for i := s.first; i < s.last && e.subject.empty(); i++ {
		if f.word(i, "agent") {
			if end := f.nounPhrase(u, i+1, s.last, false); end > i+1 {
				e.subject = stretch{i + 1, end}
			}
		}
	}
	if e.subject.empty() {
		return f.unsaid(u, k, e, fin)
	}
	e.frame = []stretch{{s.first, s.last}}
	if k+1 < len(u.segs) && f.opens(u, k+1, e.act) {
		e.content = []stretch{f.rest(u, k+1)}
		return e, true
	}
	e.reported, e.frame, e.content = true, nil, []stretch{{s.first, s.last}}
	return e, tells(e.kind)
}

// unsaid reads what a passive reports by nobody: "Es wird vermutet, dass …", "Dem Konzern
// wird vorgeworfen, … zu haben".
func (f *finder) unsaid(u *unit, k int, e event, fin int) (event, bool) {
	s := &u.segs[k]
	if k+1 >= len(u.segs) || u.segs[k+1].before != ',' || f.a.Tokens[fin].Has(lang.Modal) || f.a.Tokens[s.first].Has(lang.If) {
		return event{}, false
	}
	e.frame = []stretch{{s.first, s.last}}
	next := &u.segs[k+1]
	switch {
	case f.opens(u, k+1, e.act) && (f.a.Tokens[next.first].Has(lang.That) || f.subjunctive(u, next.first, next.last)):
		e.content = []stretch{f.saidFrom(u, k+1)}
	case tells(e.kind) && f.infinitive(u, next):
		e.reported, e.content = true, []stretch{f.rest(u, k+1)}
	default:
		return event{}, false
	}
	return e, true
}

// soEvent reads ", so X" and "so X".
func (f *finder) soEvent(u *unit, k, covered int, a act, i int) (event, bool) {
	s := &u.segs[k]
	if k == 0 || f.hasFinite(u, s.first, s.last) || !f.saidBefore(u, covered, k) {
		return event{}, false
	}
	end := f.nounPhrase(u, i, s.last, false)
	if end == i || !f.a.Tokens[i].Upper && !f.a.Tokens[i].Has(lang.Det|lang.Pronoun|lang.Possessive|lang.Quantity) && !f.adjectival(i, s.last) {
		return event{}, false
	}
	e := event{act: a, verb: i - 1, cue: []stretch{{i - 1, i}}}
	e.medium = "speech"
	return f.trailing(u, k, covered, e, stretch{i, end})
}

// asEvent reads "wie X berichtet(e)", before, inside or behind what is said.
func (f *finder) asEvent(u *unit, k, covered, i int) (event, bool) {
	s := &u.segs[k]
	v, last := -1, k
	var a act
	for j := k; j < len(u.segs) && j <= k+3 && v < 0; j++ {
		if w, b, _ := f.germanCue(u, &u.segs[j]); w >= 0 && f.hasFinite(u, u.segs[j].first, u.segs[j].last) {
			v, a, last = w, b, j
		} else if f.hasFinite(u, u.segs[j].first, u.segs[j].last) {
			break
		}
	}
	if v < 0 || !compares(a.kind) || f.germanPassive(v, f.firstFinite(u, u.segs[last].first, u.segs[last].last)) {
		return event{}, false
	}
	e := event{act: a, verb: v, cue: []stretch{{i - 1, i}, {v, v + 1}}}
	i = f.skipAdverbs(i, u.segs[last].last)
	end := f.nounPhrase(u, i, v, true)
	if short := f.nounPhrase(u, i, v, false); short > i && f.personAt[short-1] > 0 {
		end = short
	}
	if oblique(a.kind) {
		e.subject = f.inside(u, i, v)
	} else if end > i {
		e.subject = f.trimTail(u, stretch{i, end})
	} else {
		e.subject = f.subjectBehind(u, v, u.segs[last].last)
	}
	frameEnd := u.segs[last].last
	e.frame = []stretch{{s.first, frameEnd}}
	if last+1 < len(u.segs) {
		// "Wie der Sender meldet, stellten Fachleute fest, dass …": the inner one says it.
		if inner, ok := f.germanEvent(u, last+1, u.segs[last+1].first); ok && !inner.reported && f.speakable(u, inner.subject, false) {
			return inner, true
		}
	}
	e.cited = f.cite(u, s.first, frameEnd)
	e.told = f.addressee(u, e.subject.last, v)
	if said := f.before(u, covered, k); !said.empty() {
		e.content = append(e.content, said)
	}
	if last+1 < len(u.segs) && u.segs[last+1].before != ';' {
		e.content = append(e.content, f.rest(u, last+1))
	}
	whole := false
	for _, c := range e.content {
		whole = whole || f.hasFinite(u, c.first, c.last)
	}
	return e, whole
}

// compares reports whether "wie X" with an act hands on what X says: not "Zusagen, wie X
// sie sich wünscht".
func compares(kind string) bool {
	switch kind {
	case "demand", "command", "judge", "offer", "thank", "agree", "refuse", "hope", "criticise":
		return false
	}
	return true
}

// trimTail cuts adverbial phrases of time and manner off a subject that was read
// generously: from the first preposition behind a name or noun for a speaker on.
func (f *finder) trimTail(u *unit, s stretch) stretch {
	for i := s.first + 1; i < s.last; i++ {
		t := &f.a.Tokens[i]
		if t.Has(lang.Preposition) && t.Kind == text.Word && !t.Upper && !f.word(i, "of") && !f.word(i, "near") && f.quoteAt(u, i) == nil {
			return stretch{s.first, i}
		}
	}
	return s
}

// whence reads a relative clause that reports: "wonach", "denen zufolge".
func (f *finder) whence(u *unit, k int, a act, i int) (event, bool) {
	s := &u.segs[k]
	if k == 0 || i >= s.last {
		return event{}, false
	}
	e := event{act: a, verb: s.first, cue: []stretch{{s.first, i}}, frame: []stretch{{s.first, i}}}
	e.act.medium = "speech"
	e.subject = f.antecedent(u, s.first)
	e.content = []stretch{{i, f.rest(u, k).last}}
	if denier, at := f.denierBehind(u, k); at > k {
		e.subject = denier
		e.content[0].last = u.segs[at-1].last
		e.frame = append(e.frame, stretch{u.segs[at].first, u.segs[at].last})
	}
	return e, true
}

// denierBehind is who denies, in a seg behind seg k, the reports that k hangs on, with the seg: "Berichte,
// wonach …, wies Oslo zurück".
func (f *finder) denierBehind(u *unit, k int) (denier stretch, at int) {
	for k++; k < len(u.segs) && u.segs[k].before == ','; k++ {
		s := &u.segs[k]
		if !f.finite(u, s.first) {
			continue
		}
		if _, a, fin := f.germanCue(u, s); a.kind == "deny" && fin == s.first {
			if m := f.subjectBehind(u, fin, s.last); f.speakable(u, m, false) {
				return m, k
			}
		}
		break
	}
	return stretch{}, -1
}

// antecedent is the noun phrase that ends just before token i.
func (f *finder) antecedent(u *unit, i int) stretch {
	end := i
	for end > u.first && f.isSeparator(end-1) {
		end--
	}
	for n := 0; n < 2 && end > u.first+1 && !f.a.Tokens[end-1].Upper && f.a.Tokens[end-1].Has(lang.PastPart|lang.Infinitive|lang.Particle); n++ {
		end-- // "hat einen Bericht zurückgewiesen, wonach"
	}
	k := u.segAt(end - 1)
	if k < 0 {
		return stretch{}
	}
	if q := f.quoteAt(u, end-1); q != nil && q.Last == end && q.Closed {
		return stretch{q.First + 1, q.Last - 1}
	}
	for j := u.segs[k].first; j < end; j++ {
		if e := f.nounPhrase(u, j, end, true); e == end || e > j && f.isDate(e, end) {
			for e > j+1 && f.isDate(e-1, e) {
				e--
			}
			return stretch{j, e}
		}
	}
	return stretch{}
}

// isDate reports whether tokens first up to last are a date that hangs on a noun ("vom
// März 2023").
func (f *finder) isDate(first, last int) bool {
	for i := first; i < last; i++ {
		if t := &f.a.Tokens[i]; t.Kind != text.Number && !t.Has(lang.Preposition|lang.Month) {
			return false
		}
	}
	return first < last
}
