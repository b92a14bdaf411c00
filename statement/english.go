package statement

import (
	"waybill/lang"
	"waybill/text"
)

// englishEvent finds the act of speech whose cue stands in seg k: the first cue that
// has something said, else the first that tells an act. Content without "that" goes
// on in the same seg.
func (f *finder) englishEvent(u *unit, k, covered int) (event, bool) {
	s := &u.segs[k]
	if n, end, ok := f.note(s.first); ok && n.kind == "as" {
		return f.englishAs(u, k, end)
	}
	var told event
	from := max(s.first, covered)
	for {
		v, a := f.englishCue(u, s, from)
		if v < 0 {
			return told, told.reported
		}
		from = v + 1
		group := f.verbGroup(u, s, v)
		if f.passive(group, v) {
			continue
		}
		e, ok := f.englishFrame(u, k, covered, event{act: a, verb: v, cue: []stretch{{v, v + 1}}}, group)
		switch {
		case ok && !e.reported:
			return e, true
		case ok && !told.reported:
			told = e
		}
	}
}

// englishFrame reads the frame around the verb of e, whose group begins at group.
func (f *finder) englishFrame(u *unit, k, covered int, e event, group int) (event, bool) {
	s, v := &u.segs[k], e.verb
	if group == s.first && k > 0 && s.before != ';' && !f.a.Tokens[v].Has(lang.PresPart) {
		if end := f.nounPhrase(u, v+1, s.last, false); (f.saidBefore(u, covered, k) || e.kind == "say" && end == s.last) && end > v+1 && !f.a.Tokens[v+1].Has(lang.That) && f.speakable(u, stretch{v + 1, end}, true) {
			return f.trailing(u, k, covered, e, stretch{v + 1, end})
		}
	}
	start := f.subjectOf(u, k, covered, &e, group)
	if !e.subject.empty() && !f.speakable(u, e.subject, true) {
		return event{}, false
	}
	after := f.afterVerb(u, &e, v+1, s.last)
	frameFirst := start
	if e.subject.first > start {
		frameFirst = f.frameFrom(u, start, e.subject.first)
	}
	e.cited = f.citeNear(u, k, covered)
	spoken := !e.subject.empty() || !e.cited.empty()
	if at := f.nounThat(after, s.last); at > 0 {
		after = at
	}
	if f.opensEnglish(u, after, s.last, e.kind) {
		e.frame = []stretch{{frameFirst, after}}
		e.content = []stretch{{after, f.englishEnd(u, k)}}
		return e, spoken
	}
	if j := f.opensNext(u, k, after); j > 0 {
		e.frame = []stretch{{frameFirst, u.segs[j-1].last}}
		e.content = []stretch{f.rest(u, j)}
		return e, spoken
	}
	if k > 0 && f.bare(after, s.last) && f.standsBehind(u, k, covered, &e) {
		return f.trailing(u, k, covered, e, e.subject)
	}
	topicless := e.kind == "talk" && !f.has(s, "of", "about")
	byAgent := v+1 < s.last && f.a.Tokens[v].Has(lang.PastPart) && f.word(v+1, "agent")
	if !tells(e.kind) || topicless || byAgent || !f.speakable(u, e.subject, false) {
		return event{}, false
	}
	e.reported = true
	e.content = []stretch{{frameFirst, s.last}}
	return e, true
}

// standsBehind reports whether the frame of e in seg k can stand behind or inside what
// is said: "…, he said", "…, the minister, a Liberal, said".
func (f *finder) standsBehind(u *unit, k, covered int, e *event) bool {
	if e.subject.empty() || !parenthetic(e.kind) {
		return false
	}
	apart := e.subject.first < u.segs[k].first
	if apart && (!f.a.Tokens[e.verb].Has(lang.Finite) || e.subject.first < u.segs[0].last) {
		return false
	}
	return f.saidBefore(u, covered, k) || k+1 < len(u.segs) && f.finite(u, u.segs[k+1].first)
}

// parenthetic reports whether an act's frame can stand behind what is said: "…, he said".
func parenthetic(kind string) bool {
	switch kind {
	case "say", "tell", "think", "warn", "confirm", "announce", "estimate", "suspect", "hope", "promise", "criticise", "accuse", "ask":
		return true
	}
	return false
}

// englishAs reads "as the minister said, …".
func (f *finder) englishAs(u *unit, k, i int) (event, bool) {
	s := &u.segs[k]
	v, a := f.englishCue(u, s, i)
	if v < 0 || k+1 >= len(u.segs) && k == 0 {
		return event{}, false
	}
	e := event{act: a, verb: v, cue: []stretch{{s.first, i}, {v, v + 1}}, frame: []stretch{{s.first, s.last}}}
	if e.subject = f.englishSubject(u, i, k, f.verbGroup(u, s, v)); !f.speakable(u, e.subject, false) {
		return event{}, false
	}
	if k+1 < len(u.segs) && k == 0 {
		e.content = []stretch{f.rest(u, k+1)}
	} else {
		e.content = []stretch{f.before(u, u.first, k)}
	}
	return e, !e.content[0].empty()
}

// nounThat returns the token of a "that" behind a noun for something said ("the claim
// that"), 0 if there is none before end.
func (f *finder) nounThat(i, end int) int {
	for ; i+1 < end; i++ {
		if n, _, ok := f.note(i); ok && n.pos == "noun" && f.a.Tokens[i+1].Has(lang.That) {
			return i + 1
		}
	}
	return 0
}

// englishEnd is where what is said from seg k on ends: at a relative clause behind a
// comma at the latest.
func (f *finder) englishEnd(u *unit, k int) int {
	all := f.rest(u, k)
	for j := k + 1; j < len(u.segs) && u.segs[j].first < all.last; j++ {
		if t := &f.a.Tokens[u.segs[j].first]; u.segs[j].before == ',' && t.Has(lang.Relative) && !t.Has(lang.That|lang.Det) {
			return u.segs[j-1].last
		}
	}
	return all.last
}

// englishCue finds the first verb of saying of a seg from token i on. An infinitive
// counts if "that" follows.
func (f *finder) englishCue(u *unit, s *seg, i int) (int, act) {
	for ; i < s.last; i++ {
		if q := f.quoteAt(u, i); q != nil {
			i = q.Last - 1
			continue
		}
		t := &f.a.Tokens[i]
		if !t.Has(lang.Finite | lang.PastPart | lang.PresPart) {
			continue
		}
		if i > s.first && f.a.Tokens[i-1].Has(lang.To) && !(i+1 < s.last && f.a.Tokens[i+1].Has(lang.That)) {
			continue
		}
		if a, ok := f.verbAct(u, i); ok {
			return i, a
		}
	}
	return -1, act{}
}

// afterVerb skips what may stand between a verb of saying and its content: who is
// told, time and place. It returns the first token behind.
func (f *finder) afterVerb(u *unit, e *event, i, end int) int {
	first := i
	if e.kind == "tell" || e.kind == "warn" || e.kind == "promise" {
		t := &f.a.Tokens[min(i, len(f.a.Tokens)-1)]
		if i < end && !t.Has(lang.That|lang.Preposition) {
			if n := f.told(u, i, end); n > i {
				e.told = stretch{i, n}
				i = n
			}
		}
	}
	for i < end {
		t := &f.a.Tokens[i]
		switch {
		case t.Has(lang.That) || f.quoteAt(u, i) != nil:
			return i
		case t.Has(lang.Preposition) && !t.Has(lang.Subord):
			n := f.nounPhrase(u, i+1, end, false)
			if n <= i+1 && i+1 < end && f.a.Tokens[i+1].Kind == text.Number {
				n = i + 2
			}
			if n <= i+1 {
				return i
			}
			if n < end && f.a.Tokens[n].Kind != text.Punct && f.finite(u, n) && i > first {
				return i
			}
			i = n
		case t.Has(lang.Adverb) && !t.Has(lang.Det|lang.Pronoun|lang.Subord|lang.Question) && t.Mark == 0 && !(i+1 < end && f.finite(u, i+1)):
			i++
		case f.weekday(i):
			i++
		default:
			return i
		}
	}
	return i
}

// weekday reports whether token i names a time by itself ("said Monday").
func (f *finder) weekday(i int) bool {
	t := &f.a.Tokens[i]
	return t.Has(lang.Month) || t.Form == nil && len(t.Lower) > 5 && t.Lower[len(t.Lower)-3:] == "day" && t.Upper
}

// told reads the person told behind "tell": one noun phrase, cut where the reported
// clause begins.
func (f *finder) told(u *unit, i, end int) int {
	t := &f.a.Tokens[i]
	if t.Has(lang.Pronoun) && !t.Has(lang.Possessive) || t.Lower == "her" {
		return i + 1
	}
	e := f.nounPhrase(u, i, end, false)
	if e < end && f.finite(u, e) {
		// "told reporters weapons had gone": the first noun alone is told.
		for j := i + 1; j < e; j++ {
			if f.a.Tokens[j].Has(lang.Det|lang.Pronoun) || f.a.Tokens[j-1].Has(lang.PersonNoun) {
				return j
			}
		}
		return i + 1
	}
	return e
}

// opensEnglish reports whether a reported clause begins at token i of a seg: with
// "that" or a question word, or as a clause of its own.
func (f *finder) opensEnglish(u *unit, i, end int, kind string) bool {
	if i >= end {
		return false
	}
	t := &f.a.Tokens[i]
	if t.Has(lang.That) {
		return f.hasFinite(u, i+1, u.last)
	}
	if t.Has(lang.To) {
		return false
	}
	if !speaks(kind) {
		return false
	}
	if t.Has(lang.Question) && !t.Has(lang.Preposition) {
		return f.hasFinite(u, i+1, u.last) && (kind == "ask" || kind == "say" || kind == "tell" || kind == "know" || kind == "doubt")
	}
	switch kind {
	case "demand", "accuse", "criticise", "refuse", "deny", "threaten", "know", "show", "announce", "quote", "estimate":
		return false
	}
	fin := f.firstFinite(u, i, end)
	if fin <= i {
		return false
	}
	if f.a.Tokens[fin-1].Has(lang.Coordinator) {
		return false
	}
	for j := i; j < fin; j++ {
		b := &f.a.Tokens[j]
		if b.Has(lang.Relative|lang.Subord) && !b.Has(lang.Det) || b.Has(lang.To) && f.a.Tokens[j+1].Has(lang.Infinitive) {
			return t.Has(lang.If)
		}
	}
	return f.nounPhrase(u, i, fin, true) > i || t.Has(lang.Pronoun|lang.Det|lang.PresPart|lang.Adverb)
}

// opensNext returns the seg behind seg k in which what its frame reports begins, 0 if
// none does: behind a colon, with a quotation, or with "that" after an insertion.
func (f *finder) opensNext(u *unit, k, after int) int {
	if k+1 >= len(u.segs) {
		return 0
	}
	next := &u.segs[k+1]
	if next.before == ':' {
		return k + 1
	}
	if next.before != ',' || after < u.segs[k].last {
		return 0
	}
	if next.quote > 0 || f.quoteAt(u, next.first) != nil {
		return k + 1
	}
	j := k + 1
	for j+1 < len(u.segs) && j < k+3 && u.segs[j].before == ',' && !f.hasFinite(u, u.segs[j].first, u.segs[j].last) {
		j++
	}
	if t := &f.a.Tokens[u.segs[j].first]; j > k+1 && t.Has(lang.That) && u.segs[j].before == ',' {
		return j
	}
	return 0
}

// bare reports whether nothing stands behind the verb but time, place and adverbs.
func (f *finder) bare(i, end int) bool {
	if i < end && end-i <= 3 && f.a.Tokens[i].Has(lang.Demonstr|lang.Quantity|lang.Adjective) {
		for ; i < end; i++ {
			if t := &f.a.Tokens[i]; t.Has(lang.Verb|lang.GoodsNoun) || t.Mark > 0 {
				return false
			}
		}
	}
	return i >= end
}

// citeNear finds a source named behind "citing" in the segs around seg k.
func (f *finder) citeNear(u *unit, k, covered int) stretch {
	for j := max(0, k-2); j <= k+1 && j < len(u.segs); j++ {
		if u.segs[j].quote > 0 {
			continue
		}
		if c := f.cite(u, max(u.segs[j].first, covered), u.segs[j].last); !c.empty() {
			return c
		}
	}
	return stretch{}
}
