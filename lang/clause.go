package lang

import (
	"waybill/atlas"
	"waybill/text"
)

// Clause is a part of a sentence with one finite verb at most. It need not be one
// stretch: a relative clause may stand inside its main clause. Tokens know their
// clause through Analysis.ClauseOf.
type Clause struct {
	// First and Last are the outermost tokens, half open.
	First, Last int
	// Kind says how the clause hangs in its sentence.
	Kind ClauseKind
	// Parent is the index of the clause it hangs on, -1 for a main clause.
	Parent int
	// Opener is the token of the subordinator or relative pronoun, -1 if none.
	Opener int
	// Finite is the token of the finite verb, -1 if the clause has none.
	Finite int
}

// ClauseKind says how a clause hangs in its sentence.
type ClauseKind uint8

// The kinds of clause.
const (
	Main        ClauseKind = iota
	Content                // dass, that
	Condition              // wenn, if
	Adverbial              // other subordinators
	RelativeTo             // relative clause
	Interrogate            // indirect question
	Infinite               // infinitive or participle clause without a finite verb
)

// segment is a stretch between two marks or conjunctions, before the verbless ones
// are joined to their neighbours.
type segment struct {
	first, last int
	finite      int // token, -1 if none
	other       int // a non-finite verb's token, -1 if none
	kind        ClauseKind
	opener      int
	hard        bool // a semicolon, colon, dash or bracket stands before it
	joined      bool // a coordinator stands before it
	verb        int  // the verb an English main segment begins with, -2 if none
}

// clauses cuts a sentence into clauses and notes every token's clause.
func (a *Analysis) clauses(s *Sentence) []Clause {
	segments := a.segments(s)
	a.insertions(s, segments)
	a.closings(s, segments)
	all := make([]Clause, 0, len(segments))
	pending := -1 // a verbless opening that waits for its main clause
	for i := range segments {
		g := &segments[i]
		switch {
		case g.finite < 0 && g.other < 0 && g.opener < 0 && len(all) == 0 && i+1 < len(segments):
			if pending < 0 {
				pending = i
			}
			a.assign(g, 0)
			continue
		case g.finite < 0 && g.opener < 0 && !(g.hard && g.other >= 0) && (g.other < 0 || !a.opensInfinitive(s.Pack, g)) && len(all) > 0:
			a.absorb(&all[a.host(all, g)], g, a.host(all, g))
			continue
		}
		if s.Pack.Grammar.VerbLast() && g.joined && g.kind == Main && g.finite >= 0 && len(all) > 0 && all[len(all)-1].Kind != Main && a.verbStandsLast(g) {
			// "wenn A liefert und B bezahlt": the second verb is still under "wenn"
			g.kind, g.opener = all[len(all)-1].Kind, all[len(all)-1].Opener
		}
		c := Clause{First: g.first, Last: g.last, Kind: g.kind, Parent: -1, Opener: g.opener, Finite: g.finite}
		if g.finite < 0 && g.kind == Main && len(all) > 0 {
			c.Kind = Infinite
		}
		if k := a.resumes(all, g); k >= 0 {
			a.absorb(&all[k], g, k)
			continue
		}
		if len(all) > 0 && c.Kind != Main {
			c.Parent = a.parent(all, segments, i)
		}
		if pending >= 0 && c.Kind == Main {
			c.First = segments[pending].first
			for k := pending; k < i; k++ {
				a.assignIf(&segments[k], len(all), all)
			}
			pending = -1
		}
		a.assign(g, len(all))
		all = append(all, c)
	}
	// "Dass A liefert, bestreitet B": a content clause in front hangs on the main clause behind
	if len(all) > 1 && (all[0].Kind == Content || all[0].Kind == Interrogate) && all[0].Parent < 0 && all[1].Kind == Main {
		all[0].Parent = 1
	}
	if len(all) == 0 {
		all = append(all, Clause{First: s.First, Last: s.Last, Parent: -1, Opener: -1, Finite: -1})
		for t := s.First; t < s.Last; t++ {
			a.Tokens[t].clause = 0
		}
	}
	return all
}

// insertions takes the English participles that begin an insertion between subject and
// verb for no finite verbs, though their form may be one ("The contract, valued at $2bn,
// was signed").
func (a *Analysis) insertions(s *Sentence, segments []segment) {
	if s.Pack.Grammar.VerbLast() {
		return
	}
	for k := 1; k < len(segments); k++ {
		g := &segments[k]
		if g.verb < 0 || g.verb != g.finite || !a.Tokens[g.verb].Has(PastPart) || a.Tokens[g.verb].Has(Auxiliary) || segments[k-1].finite >= 0 {
			continue
		}
		for m := k + 1; m < len(segments) && !segments[m].hard; m++ {
			if next := &segments[m]; next.verb >= 0 && next.verb == next.finite && !next.joined {
				g.finite, g.other, g.verb = -1, g.finite, -2
				break
			}
		}
	}
}

// opensInfinitive reports whether a verbless segment is a clause of its own: German
// "um … zu liefern" or "…, Panzer zu liefern".
func (a *Analysis) opensInfinitive(p *Pack, g *segment) bool {
	if !p.Grammar.VerbLast() {
		return false
	}
	t := &a.Tokens[g.other]
	return t.Has(ToInf) || g.other > g.first && a.Tokens[g.other-1].Has(To)
}

func (a *Analysis) assign(g *segment, clause int) {
	for t := g.first; t < g.last; t++ {
		a.Tokens[t].clause = int16(clause)
	}
}

// assignIf gives an opening that waited to its main clause, unless clauses that came
// between have taken its tokens.
func (a *Analysis) assignIf(g *segment, clause int, all []Clause) {
	for k := range all {
		if g.first >= all[k].First && g.last <= all[k].Last {
			return
		}
	}
	a.assign(g, clause)
}

func (a *Analysis) absorb(c *Clause, g *segment, clause int) {
	c.Last = max(c.Last, g.last)
	if c.Finite < 0 {
		c.Finite = g.finite
	}
	a.assign(g, clause)
}

// host is the clause a verbless segment belongs to: the last one.
func (a *Analysis) host(all []Clause, g *segment) int { return len(all) - 1 }

// resumes finds the main clause that goes on after an inserted subordinate one: a
// segment that begins with its finite verb, or that supplies the verb the main
// clause still lacks.
func (a *Analysis) resumes(all []Clause, g *segment) int {
	if len(all) == 0 || g.kind != Main || g.joined || g.hard {
		return -1
	}
	last := len(all) - 1
	if all[last].Kind == Main {
		if all[last].Finite < 0 && g.finite == g.verb {
			return last // "The president, asked about it, volunteered that"
		}
		return -1
	}
	if k := last - 1; k >= 0 && a.verbsFollow(&all[k], g) {
		g.finite = -1
		return k
	}
	for k := last; k >= 0; k-- {
		if all[k].Kind == Main && all[k].Finite < 0 {
			return k
		}
	}
	return -1
}

// verbsFollow reports whether a German segment ends the main clause that a relative
// clause broke off after its auxiliary or modal ("soll die Panzer, die …, an Kiew
// verkauft haben").
func (a *Analysis) verbsFollow(c *Clause, g *segment) bool {
	if c.Kind != Main || c.Finite < 0 || !a.Tokens[c.Finite].Has(Modal|Auxiliary) {
		return false
	}
	end := g.last
	for end > g.first && a.Tokens[end-1].Kind == text.Punct {
		end--
	}
	return end > g.first+1 && a.Tokens[end-1].Has(Infinitive|PastPart) && g.finite != g.first
}

// parent is the clause a subordinate one hangs on: the one just before it, or the
// clause after it when it opens the sentence (then -1).
func (a *Analysis) parent(all []Clause, segments []segment, i int) int {
	if segments[i].joined && len(all) > 1 && all[len(all)-1].Kind == segments[i].kind {
		return all[len(all)-1].Parent
	}
	return len(all) - 1
}

// segments cuts a sentence at its marks, subordinators and such coordinators as
// join two clauses.
func (a *Analysis) segments(s *Sentence) []segment {
	var all []segment
	first, hard, joined, contact := s.First, false, false, false
	flush := func(end int, nextHard, nextJoined bool) {
		if end > first {
			all = append(all, a.describe(s, first, end, hard, joined))
			if contact {
				all[len(all)-1].kind = RelativeTo
			}
		}
		hard, joined, contact = nextHard, nextJoined, false
	}
	for i := s.First; i < s.Last; i++ {
		t := &a.Tokens[i]
		switch {
		case t.Lower == "(" && a.aside(s, i) > i:
			i = a.aside(s, i)
		case t.Kind == text.Punct && isBoundary(t.Lower):
			flush(i, t.Lower != ",", false)
			first = i + 1
		case t.Kind == text.Punct || t.Kind == text.Break:
		case i > first && a.opensClause(s, i):
			flush(i, false, false)
			first = i
		case i > first && !contact && a.opensContact(s, first, i):
			flush(i, false, false)
			first, contact = i, true
		case t.Has(Coordinator) && i > first && a.joinsClauses(s, first, i):
			flush(i, false, true)
			first = i + 1
		}
	}
	flush(s.Last, false, false)
	return all
}

// verbStandsLast reports whether a segment ends in its finite verb.
func (a *Analysis) verbStandsLast(g *segment) bool {
	end := g.last
	for end > g.first && a.Tokens[end-1].Kind == text.Punct {
		end--
	}
	return g.finite == end-1
}

func isBoundary(mark string) bool {
	switch mark {
	case ",", ";", ":", "–", "—", "(", ")":
		return true
	}
	return false
}

// asideReach is how many tokens a bracket that breaks no clause holds at most.
const asideReach = 8

// aside is the closing bracket of a short aside without a verb ("(RSF)", "(39)"), which
// breaks no clause; i if there is none.
func (a *Analysis) aside(s *Sentence, i int) int {
	for j := i + 1; j < s.Last && j <= i+asideReach; j++ {
		if a.Tokens[j].Lower == ")" {
			if a.finiteIn(s, i+1, j) < 0 {
				return j
			}
			return i
		}
	}
	return i
}

// opensClause reports whether a subordinate clause begins at token i without a
// comma, as in English.
func (a *Analysis) opensClause(s *Sentence, i int) bool {
	if s.Pack.Grammar.VerbLast() {
		return false
	}
	t := &a.Tokens[i]
	if !t.Has(Subord|Relative|Question) || !a.firstOfPhrase(i) || t.Has(Verb) && !t.Has(Auxiliary) {
		return false
	}
	if t.Has(Preposition) && a.finiteIn(s, i+1, a.boundaryAfter(s, i)) < 0 {
		return false
	}
	if t.Has(That) && (a.Tokens[i-1].Has(Preposition) || i+1 < s.Last && a.Tokens[i+1].Has(Preposition)) {
		return false
	}
	return true
}

// opensContact reports whether an English relative clause without a pronoun begins at token i, behind
// goods: its subject, a name or "it", stands right before its verb, and the clause before has a verb
// ("has received the drones Turkey promised", "the squadrons it bought").
func (a *Analysis) opensContact(s *Sentence, first, i int) bool {
	before, t := &a.Tokens[i-1], &a.Tokens[i]
	if s.Pack.Grammar.VerbLast() || before.Kind != text.Word || a.IsVerb(s.Pack, s.First, i-1) {
		return false
	}
	if _, unit := s.Pack.Units.Get(before.Lower, "unit"); !unit && !before.moved() {
		return false
	}
	verb := i + 1
	switch {
	case t.Mark > 0:
		m := &a.Marks[t.Mark-1]
		if m.Name == nil || m.Party() == nil || m.Name.Kind == atlas.Adjective || m.First != i {
			return false
		}
		verb = m.Last
	case !s.Pack.Means(t.Lower, Nominative, Either) || t.Upper:
		return false
	}
	for verb < s.Last && a.Tokens[verb].Has(Adverb) {
		verb++
	}
	return verb < s.Last && a.isFinite(s, verb) && a.finiteIn(s, first, i) >= 0
}

// firstOfPhrase reports whether token i is not the second or a later word of a phrase
// that acts as one word ("as long as").
func (a *Analysis) firstOfPhrase(i int) bool {
	m := a.Tokens[i].Mark
	return m == 0 || a.Marks[m-1].Phrase == nil || a.Marks[m-1].First == i
}

// boundaryAfter is the next comma or other boundary after i, or the sentence's end.
func (a *Analysis) boundaryAfter(s *Sentence, i int) int {
	for j := i + 1; j < s.Last; j++ {
		if a.Tokens[j].Kind == text.Punct && isBoundary(a.Tokens[j].Lower) {
			return j
		}
	}
	return s.Last
}

// joinsClauses reports whether the coordinator at i joins two clauses: both sides
// have a finite verb.
func (a *Analysis) joinsClauses(s *Sentence, first, i int) bool {
	left := a.finiteIn(s, first, i)
	if left < 0 {
		return false
	}
	end := a.boundaryAfter(s, i)
	right := a.finiteIn(s, i+1, end)
	return right >= 0 && !(s.Pack.Grammar.VerbLast() && a.closesFrame(s, left, i, right, end))
}

// closesFrame reports whether a German perfect infinitive at the end of the stretch behind
// the coordinator at i only looks like a finite verb: it belongs to a modal before i that
// still waits for its infinitive ("soll Drohnen und Raketen geliefert haben").
func (a *Analysis) closesFrame(s *Sentence, modal, i, right, end int) bool {
	if !a.Tokens[modal].Has(Modal|Auxiliary) || !a.Tokens[right].Has(Infinitive) || right == i+1 || !a.Tokens[right-1].Has(PastPart) {
		return false
	}
	for j := right + 1; j < end; j++ {
		if a.Tokens[j].Kind == text.Word {
			return false
		}
	}
	for j := modal + 1; j < i; j++ {
		if a.Tokens[j].Has(Infinitive|PastPart) && a.IsVerb(s.Pack, s.First, j) {
			return false
		}
	}
	return true
}

// describe finds the verbs and the kind of a segment.
func (a *Analysis) describe(s *Sentence, first, last int, hard, joined bool) segment {
	g := segment{first: first, last: last, finite: -1, other: -1, opener: -1, hard: hard, joined: joined, verb: -2}
	start := first
	for start < last && (a.Tokens[start].Kind == text.Punct || a.Tokens[start].Has(Coordinator|Adverb) && !a.Tokens[start].Has(Subord|Relative)) {
		start++
	}
	if start < last {
		a.openSegment(s, &g, start)
	}
	if s.Pack.Grammar.VerbLast() && g.kind != Main {
		g.finite = a.lastFiniteIn(s, first, last)
	} else {
		g.finite = a.finiteIn(s, first, last)
	}
	if german := s.Pack.Grammar.VerbLast(); german && g.finite == start && start > s.First && a.Tokens[start].Has(PastPart) && g.kind == Main && start+1 < last && a.Tokens[start+1].Has(Preposition) {
		g.finite = -1 // ", bestellt von den Streitkräften"
	}
	if g.finite == start && g.kind == Main && !s.Pack.Grammar.VerbLast() {
		g.verb = start
	}
	for i := first; i < last; i++ {
		if i != g.finite && a.Tokens[i].Has(Infinitive|PastPart|PresPart|ToInf) && a.IsVerb(s.Pack, s.First, i) {
			g.other = i
		}
	}
	if g.kind == RelativeTo && g.finite < 0 {
		g.kind, g.opener = Main, -1
	}
	return g
}

// openSegment reads the kind of clause from its first word, or from the word after a
// preposition ("mit denen", "to which").
func (a *Analysis) openSegment(s *Sentence, g *segment, start int) {
	at := start
	if a.Tokens[at].Has(Preposition) && !a.Tokens[at].Has(Subord) && at+1 < g.last {
		at++
	}
	t := &a.Tokens[at]
	switch {
	case at == start && a.invertedIf(s, g, at):
		g.kind, g.opener = Condition, at
	case t.Has(Verb) && !t.Has(Auxiliary) && !s.Pack.Grammar.VerbLast():
	case t.Has(If) && at == start:
		g.kind, g.opener = Condition, at
	case t.Has(That) && at == start && !a.relativeThat(s, at):
		g.kind, g.opener = Content, at
	case t.Has(Relative) && start > s.First && a.isRelative(s, g, at):
		g.kind, g.opener = RelativeTo, at
	case t.Has(Question) && at == start && start > s.First:
		g.kind, g.opener = Interrogate, at
	case t.Has(Subord) && at == start:
		g.kind, g.opener = Adverbial, at
	}
}

// invertedIf reports whether an English condition opens with its verb at token at ("Should
// Iran send arms, …"): its subject follows, and behind a comma the main clause.
func (a *Analysis) invertedIf(s *Sentence, g *segment, at int) bool {
	t := &a.Tokens[at]
	if at != s.First || s.Pack.Grammar.VerbLast() || !s.Pack.Means(t.Lower, Inverts) || a.Tokens[s.Last-1].Lower == "?" || g.last >= s.Last || a.Tokens[g.last].Lower != "," {
		return false
	}
	next := &a.Tokens[at+1]
	return next.Mark > 0 || next.Has(Det|Pronoun|Possessive|Quantity|PartyNoun|GoodsNoun)
}

// relativeThat reports whether an English "that" takes up a noun rather than opening
// a content clause.
func (a *Analysis) relativeThat(s *Sentence, at int) bool {
	if at == s.First || !a.Tokens[at].Has(Relative) {
		return false
	}
	before := &a.Tokens[at-1]
	if before.Mark > 0 && !a.IsVerb(s.Pack, s.First, at-1) {
		if m := &a.Marks[before.Mark-1]; m.Goods != nil && !m.Goods.Vague || m.Name != nil && m.Name.Weapon != nil {
			return true // "the jets that it bought"
		}
		return at+1 < s.Last && (a.Tokens[at+1].Has(Verb|Modal|Auxiliary) || a.Tokens[at+1].Has(Adverb))
	}
	return false
}

// isRelative reports whether a relative pronoun that may be an article as well opens
// a relative clause: in German the finite verb then stands last.
func (a *Analysis) isRelative(s *Sentence, g *segment, at int) bool {
	if !s.Pack.Grammar.VerbLast() || !a.Tokens[at].Has(Det|Demonstr) {
		return true
	}
	if a.Tokens[at].Upper {
		return false
	}
	for j := at + 2; j < g.last; j++ {
		last := j+1 == g.last || a.Tokens[j+1].Kind == text.Punct || a.Tokens[j+1].Has(Coordinator)
		if last && a.isFinite(s, j) {
			return true
		}
	}
	return false
}

// finiteIn is the first finite verb among tokens first up to last, -1 if none.
func (a *Analysis) finiteIn(s *Sentence, first, last int) int {
	for i := first; i < last; i++ {
		if a.isFinite(s, i) {
			return i
		}
	}
	return -1
}

func (a *Analysis) lastFiniteIn(s *Sentence, first, last int) int {
	for i := last - 1; i >= first; i-- {
		if a.isFinite(s, i) {
			return i
		}
	}
	return -1
}

// isFinite reports whether token i is a finite verb where it stands.
func (a *Analysis) isFinite(s *Sentence, i int) bool {
	t := &a.Tokens[i]
	if !t.Has(Finite | Modal | Auxiliary) {
		return false
	}
	declined := s.Pack.Grammar.VerbLast() && t.Has(Adjective) // "verlangte": no auxiliary governs a declined participle
	if t.Has(Infinitive|PastPart) && !t.Has(Modal|Auxiliary) && !declined && a.governed(s, i) {
		return false
	}
	if s.Pack.Grammar.VerbLast() && (t.Has(Infinitive) && i > s.First && a.Tokens[i-1].Has(To) ||
		t.Has(PastPart) && i+2 < s.Last && a.Tokens[i+1].Has(To) && a.Tokens[i+2].Has(Infinitive) && a.Tokens[i+2].Has(Auxiliary)) {
		return false // "verkauft zu haben": neither of the two
	}
	if t.Upper && i == s.First && s.Pack.Grammar.VerbLast() && !t.Has(Modal|Auxiliary) && !a.verbFirst(s) {
		return false
	}
	if t.Has(PastPart) && !s.Pack.Grammar.VerbLast() && a.postpositive(s, i) {
		return false
	}
	return a.IsVerb(s.Pack, s.First, i)
}

// verbFirst reports whether a German sentence may begin with its finite verb: a
// question, or a subject right behind it ("Liefert China Waffen, …").
func (a *Analysis) verbFirst(s *Sentence) bool {
	if s.First+1 >= s.Last {
		return false
	}
	next := &a.Tokens[s.First+1]
	last := a.Tokens[s.Last-1].Lower
	return last == "?" || next.Has(Pronoun|FirstPerson) || next.Mark > 0 && a.Marks[next.Mark-1].Name != nil
}

// postpositive reports whether an English participle, whose form may be a past tense
// too, stands behind the noun it belongs to: before "by", or between goods and a
// preposition where the sentence has another finite verb.
func (a *Analysis) postpositive(s *Sentence, i int) bool {
	t := &a.Tokens[i]
	if i == s.First || i+1 >= s.Last || t.Has(Modal|Auxiliary) {
		return false
	}
	before, next := &a.Tokens[i-1], &a.Tokens[i+1]
	if next.Lower == "by" {
		return !before.Has(Auxiliary | Pronoun)
	}
	if !before.moved() || !next.Has(Preposition) {
		return false
	}
	for j := s.First; j < s.Last; j++ {
		if o := &a.Tokens[j]; j != i && o.Has(Finite|Modal|Auxiliary) && !o.Has(PastPart|Infinitive) && a.IsVerb(s.Pack, s.First, j) {
			return true
		}
	}
	return false
}

// governed reports whether the verb at i, whose form may be infinitive, participle
// or finite, hangs on an auxiliary, modal or "to" just before it, adverbs between.
func (a *Analysis) governed(s *Sentence, i int) bool {
	german := s.Pack.Grammar.VerbLast()
	for j := i - 1; j >= s.First && (german || i-j <= 5); j-- {
		t := &a.Tokens[j]
		switch {
		case t.Has(To) && j == i-1:
			return true
		case t.Has(Modal|Auxiliary) && a.IsVerb(s.Pack, s.First, j):
			return true
		case german && t.Kind == text.Punct && isBoundary(t.Lower):
			return false
		case german:
			continue
		case t.Has(Adverb | Negation | Pronoun), a.floating(s.First, j):
			continue
		default:
			return false
		}
	}
	return false
}

// ClauseOf is the index of the clause token i belongs to, in its sentence.
func (a *Analysis) ClauseOf(i int) int { return int(a.Tokens[i].clause) }
