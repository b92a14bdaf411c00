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
	if k > 0 && f.bare(after, s.last) && !e.subject.empty() && parenthetic(e.kind) && (e.subject.first >= s.first || f.a.Tokens[v].Has(lang.Finite) && e.subject.first >= u.segs[0].last) && (f.saidBefore(u, covered, k) || k+1 < len(u.segs) && f.finite(u, u.segs[k+1].first)) {
		return f.trailing(u, k, covered, e, e.subject)
	}
	if !tells(e.kind) || e.kind == "talk" && !f.has(s, "of", "about") || !f.speakable(u, e.subject, false) || v+1 < s.last && f.a.Tokens[v].Has(lang.PastPart) && f.a.Tokens[v+1].Lower == "by" {
		return event{}, false
	}
	e.reported = true
	e.content = []stretch{{frameFirst, s.last}}
	return e, true
}

// parenthetic reports whether an act's frame can stand behind what is said: "…, he said".
func parenthetic(kind string) bool {
	switch kind {
	case "say", "think", "warn", "confirm", "announce", "estimate", "suspect", "hope", "promise", "criticise", "accuse", "ask":
		return true
	}
	return false
}

// subjectOf reads the subject of the verb of e and returns where its clause begins. A
// participle and a second verb behind "and" have the subject of the main clause.
func (f *finder) subjectOf(u *unit, k, covered int, e *event, group int) int {
	s, t := &u.segs[k], &f.a.Tokens[e.verb]
	before := max(group-1, u.first)
	switch {
	case group == e.verb && t.Has(lang.PresPart) && (e.verb == s.first || !t.Has(lang.Finite)), f.a.Tokens[before].Has(lang.To):
		if fin := f.firstFinite(u, s.first, before); fin > s.first {
			e.subject = f.englishSubject(u, f.englishStart(u, k, covered), k, f.verbGroup(u, s, fin))
		} else {
			e.subject = f.mainSubject(u, k)
		}
		return min(group, before)
	case group > s.first && f.a.Tokens[before].Has(lang.Coordinator):
		if fin := f.firstFinite(u, s.first, before); fin > s.first {
			e.subject = f.englishSubject(u, s.first, k, f.verbGroup(u, s, fin))
		} else {
			e.subject = f.mainSubject(u, k)
		}
		return before + 1
	}
	start := f.englishStart(u, k, covered)
	e.subject = f.englishSubject(u, start, k, group)
	if e.subject.last == e.subject.first+1 && f.a.Tokens[e.subject.first].Has(lang.Relative) {
		e.subject = f.antecedent(u, e.subject.first)
	}
	return start
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

// mainSubject is the subject of the clause that a participle in seg k hangs on: the
// noun phrase before the first finite verb.
func (f *finder) mainSubject(u *unit, k int) stretch {
	first := 0
	for j := k; j > 0; j-- {
		if u.segs[j].before == ';' || u.segs[j].before == ':' {
			first = j
			break
		}
	}
	for j := first; j <= k+1 && j < len(u.segs); j++ {
		s := &u.segs[j]
		if j == k || s.quote > 0 {
			continue
		}
		fin := f.firstFinite(u, s.first, s.last)
		if fin <= s.first {
			continue
		}
		return f.englishSubject(u, s.first, j, f.verbGroup(u, s, fin))
	}
	return stretch{}
}

// verbGroup is where the verb group of the verb at v begins: its auxiliaries and the
// adverbs between.
func (f *finder) verbGroup(u *unit, s *seg, v int) int {
	i := v
	for i > s.first {
		t := &f.a.Tokens[i-1]
		if t.Has(lang.Auxiliary|lang.Modal|lang.Negation) || t.Has(lang.Adverb) && !t.Has(lang.Pronoun|lang.Det|lang.Preposition|lang.PersonNoun) && !t.Upper {
			i--
			continue
		}
		break
	}
	return i
}

// passive reports whether the verb at v, whose group begins at first, is passive.
func (f *finder) passive(first, v int) bool {
	if !f.a.Tokens[v].Has(lang.PastPart) {
		return false
	}
	for i := v - 1; i >= first; i-- {
		if t := &f.a.Tokens[i]; t.Has(lang.Be) {
			return true
		}
	}
	return false
}

// englishStart is where the clause of the verb in seg k begins: with the seg, or with
// the noun phrase before the insertions that part it from its verb.
func (f *finder) englishStart(u *unit, k, covered int) int {
	s := &u.segs[k]
	first := max(s.first, covered)
	if k == 0 || s.before != ',' {
		return first
	}
	fin := f.firstFinite(u, s.first, s.last)
	if t := &f.a.Tokens[s.first]; fin >= 0 && f.verbGroup(u, s, fin) > s.first && !t.Has(lang.PresPart|lang.Preposition|lang.Relative) && f.nounPhrase(u, s.first, fin, true) > s.first {
		return first
	}
	start := -1
	for j := 0; j < k; j++ {
		p := &u.segs[j]
		if p.first < covered || p.quote > 0 {
			continue
		}
		t := &f.a.Tokens[p.first]
		clause := f.hasFinite(u, p.first, p.last)
		switch {
		case p.before == ';' || p.before == ':' || clause && !t.Has(lang.Relative) && start < 0:
			start = -1
		case start < 0 && !clause && !t.Has(lang.PresPart|lang.Relative) && (!t.Has(lang.Preposition) || t.Mark > 0 || j+1 == k):
			start = p.first
		}
	}
	if start < 0 {
		return first
	}
	return start
}

// englishSubject reads the subject that ends before the verb group at group.
func (f *finder) englishSubject(u *unit, start, k, group int) stretch {
	first, last := start, group
	if s := &u.segs[k]; start < s.first {
		// The subject stands before an insertion; it is the noun phrase that begins
		// the clause, with its apposition.
		first = f.skipOpening(u, start, u.segs[u.segAt(start)].last)
		end := u.segs[u.segAt(start)].last
		e := f.nounPhrase(u, first, end, true)
		for e < end && first < end {
			// An opening of time stands before the subject.
			first = max(e, first+1)
			e = f.nounPhrase(u, first, end, true)
		}
		if e == first {
			return stretch{}
		}
		for j := u.segAt(start) + 1; j < k && e == u.segs[j-1].last; j++ {
			p := &u.segs[j]
			if f.nounPhrase(u, p.first, p.last, true) < p.last || f.a.Tokens[p.first].Has(lang.Relative) {
				break
			}
			e = p.last
		}
		return f.withoutObject(u, stretch{first, e})
	}
	first = f.skipOpening(u, first, last)
	if first >= last {
		return stretch{}
	}
	// The last noun phrase that reaches to the verb.
	for i := first; i < last; i++ {
		if e := f.nounPhrase(u, i, last, true); e == last {
			if i > first && f.a.Tokens[i-1].Has(lang.Preposition) && f.a.Tokens[i-1].Mark == 0 {
				i--
			}
			return f.withoutObject(u, stretch{i, last})
		}
	}
	return stretch{}
}

// skipOpening leaves out a conjunction or adverb before a subject.
func (f *finder) skipOpening(u *unit, i, end int) int {
	for i < end {
		t := &f.a.Tokens[i]
		if t.Kind == text.Break || t.Has(lang.Coordinator|lang.Adverb|lang.Subord|lang.Relative|lang.Question) && !t.Has(lang.Det|lang.Pronoun|lang.PersonNoun) && t.Mark == 0 {
			i++
			continue
		}
		break
	}
	return i
}

// withoutObject cuts off what stands before a subject in the same seg: an opening
// with a preposition ("In March the newspaper"), a verb with its object.
func (f *finder) withoutObject(u *unit, s stretch) stretch {
	t := &f.a.Tokens[s.first]
	if !t.Has(lang.Preposition) || t.Mark > 0 {
		if s.last-s.first > 2 && t.Has(lang.Demonstr|lang.Adjective|lang.Quantity) && f.opensTime(s.first+1) {
			return stretch{s.first + 2, s.last}
		}
		return s
	}
	for i := s.first + 2; i < s.last; i++ {
		b := &f.a.Tokens[i]
		if b.Has(lang.Det|lang.Pronoun) && !f.a.Tokens[i-1].Has(lang.Preposition) {
			return stretch{i, s.last}
		}
	}
	for i := s.first + 1; i < s.last; i++ {
		if f.personAt[i] > 0 {
			return stretch{i, s.last}
		}
	}
	return s
}

// opensTime reports whether token i ends an opening such as "last week": a small word
// for no speaker, with a name, article or capital behind it.
func (f *finder) opensTime(i int) bool {
	t, next := &f.a.Tokens[i], &f.a.Tokens[i+1]
	if t.Upper || t.Mark > 0 || t.Kind != text.Word || t.Has(lang.PersonNoun|lang.PartyNoun|lang.GoodsNoun) {
		return false
	}
	return next.Upper || next.Has(lang.Det)
}

// frameFrom is where the frame begins whose subject begins at subject: at the clause's
// head, unless a subordinate clause stands before.
func (f *finder) frameFrom(u *unit, start, subject int) int {
	if f.hasFinite(u, start, subject) {
		return subject
	}
	return start
}

// afterVerb skips what may stand between a verb of saying and its content: who is
// told, time and place. It returns the first token behind.
func (f *finder) afterVerb(u *unit, e *event, i, end int) int {
	first := i
	if e.kind == "say" || e.kind == "warn" || e.kind == "promise" {
		t := &f.a.Tokens[min(i, len(f.a.Tokens)-1)]
		if i < end && !t.Has(lang.That|lang.Preposition) && tellable(f.a.Tokens[e.verb].Form) {
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

// tellable reports whether a verb takes the person told as its object.
func tellable(form *lang.Form) bool {
	if form == nil {
		return false
	}
	for _, v := range form.Verbs {
		switch v.Verb.Lemma {
		case "tell", "inform", "assure", "remind", "warn", "notify", "advise", "brief", "promise", "alert", "reassure", "caution":
			return true
		}
	}
	return false
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
		return f.hasFinite(u, i+1, u.last) && (kind == "ask" || kind == "say" || kind == "know" || kind == "doubt")
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
