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
	if group == s.first && k > 0 && s.before != ';' && e.kind != "tell" && !f.a.Tokens[v].Has(lang.PresPart) {
		if end := f.nounPhrase(u, v+1, s.last, false); (f.saidBefore(u, covered, k) || e.kind == "say" && end == s.last) && end > v+1 && !f.a.Tokens[v+1].Has(lang.That) && f.says(u, k, stretch{v + 1, end}) {
			return f.trailing(u, k, covered, e, stretch{v + 1, end})
		}
	}
	start := f.subjectOf(u, k, covered, &e, group)
	for e.subject.last-e.subject.first > 1 && f.a.ClauseOf(e.subject.last-1) == f.a.ClauseOf(v) && f.a.ClauseOf(e.subject.first) != f.a.ClauseOf(v) {
		e.subject.first++ // "the drones | Turkey promised"
	}
	if !e.subject.empty() && !f.says(u, k, e.subject) {
		return event{}, false
	}
	after := f.afterVerb(u, &e, v+1, s.last)
	frameFirst := start
	if e.subject.first > start {
		frameFirst = f.frameFrom(u, start, e.subject.first)
	}
	e.cited = f.citeNear(u, k, covered)
	if quoted, end := f.quotedAs(u, v, s.last); e.kind == "quote" && !quoted.empty() {
		e.cited, after = quoted, f.afterVerb(u, &e, end, s.last)
	}
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

// says reports whether a noun phrase beside an English verb of saying in seg k can be who
// speaks: right behind a quotation that brings its comma, whoever stands there ("…," said one
// fitter).
func (f *finder) says(u *unit, k int, m stretch) bool {
	if f.speakable(u, m, true) {
		return true
	}
	s := &u.segs[k]
	return s.before == '"' && m.first >= s.first && !f.isEs(m.first) && !f.a.Tokens[m.first].Has(lang.Negation)
}

// standsBehind reports whether the frame of e in seg k can stand behind or inside what
// is said: "…, he said", "…, the minister, a Liberal, said".
func (f *finder) standsBehind(u *unit, k, covered int, e *event) bool {
	if e.subject.empty() || !parenthetic(e.kind) || f.a.Tokens[u.segs[k].first].Has(lang.Coordinator) {
		return false // ", and Nairobi hopes for more" goes on
	}
	for i := e.verb - 1; i >= e.subject.last; i-- {
		if f.a.Tokens[i].Has(lang.Negation) {
			return false // "Asked for comment, the firm did not reply"
		}
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
		if t.Last-t.First > 1 && t.Has(lang.PastPart) && i+1 < s.last && f.a.Tokens[i+1].Kind == text.Word {
			continue // "defence-related"
		}
		if a, ok := f.verbAct(u, i); ok {
			return i, a
		}
	}
	return -1, act{}
}

// quotedAs finds who is quoted by the verb at v, "quoted the minister as saying", and the token
// behind that.
func (f *finder) quotedAs(u *unit, v, last int) (stretch, int) {
	end := f.nounPhrase(u, v+1, last, true)
	if end == v+1 || end+1 >= last || f.a.Tokens[end].Lower != "as" || f.a.Tokens[end+1].Lower != "saying" {
		return stretch{}, 0
	}
	return stretch{v + 1, end}, end + 2
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
