package scan

import (
	"bytes"
	"slices"

	"waybill/lang"
)

// told is what the units of a page have said so far, by language.
type told struct {
	// parties reports that one was named.
	parties [languages]bool
	// units is how many there were, arms the last of them that named arms, 0 for none.
	units int
	arms  [languages]int
	// deals reports a unit with arms and two parties: it may say who the sides are of what
	// others tell.
	deals [languages]bool
	// accepted reports that a name that is an ordinary word as well stood beside arms.
	accepted bool
	// What would let the page pass if something else came: a party, a deal, such a name.
	wantsParty, wantsDeal [languages]bool
	wantsName             bool
}

// passes reports whether units that wanted something have got it from others.
func (t *told) passes() bool {
	for l := range languages {
		if t.wantsParty[l] && t.parties[l] || t.wantsDeal[l] && t.deals[l] {
			return true
		}
	}
	return t.wantsName && t.accepted
}

// since says when arms were last named: somewhere before, or lately.
type since struct{ before, lately bool }

// Package claim takes goods up from up to three sentences before, by a pronoun or a number,
// and from up to eight by a word of supply. Between them a page may have what is no part of
// its article: so many times as much is allowed for.
const (
	lately = 3 * 12
	before = 8 * 12
)

func (t *told) since(l int) since {
	ago := t.units - t.arms[l]
	return since{t.arms[l] > 0 && ago <= before, t.arms[l] > 0 && ago <= lately}
}

// judge finds out whether a claim can stand in the unit at hand.
func (w *walk) judge() {
	w.told.units++
	for l := range w.v.packs {
		have := w.have[l]
		if have&(arms|weakArms) == 0 && !holds(hopeful(have), 2, w.told.since(l), true) {
			w.told.parties[l] = w.told.parties[l] || have&party != 0
			continue
		}
		if have&events == 0 && have&(arms|vague|weakArms) == 0 && !(w.told.arms[l] > 0 && have&passes != 0 && have&anyone|have&speaks != 0) {
			w.told.parties[l] = w.told.parties[l] || have&party != 0
			continue
		}
		if w.weigh(l) {
			w.found = w.hits == nil
			w.gather(l)
		}
	}
}

// hopeful is what words can be at best, whatever stands beside them.
func hopeful(f flags) flags {
	if f&maybe != 0 {
		f |= passes | verbal | acts | takes
	}
	if f&mayHappen != 0 {
		f |= events
	}
	if f&vague != 0 {
		f |= arms // two of them may be one thing
	}
	return f
}

// sum is what the marks of a unit come to.
type sum struct {
	is flags
	// parties are the different ones named, 2 for more.
	parties int
	// third and first are whom pronouns may stand for besides: those of the third person for
	// the last subject and the last firm, or both states spoken of; those of the first for who
	// speaks.
	third, first int
	one          uint16
}

// weigh reports whether a claim can stand in the unit at hand in a language, and notes what it
// says for others.
func (w *walk) weigh(l int) bool {
	sure := w.sum(l, false)
	t := &w.told
	known := t.parties[l] || sure.parties > 0
	armed := t.since(l)
	german := w.v.packs[l].Grammar.VerbLast()
	sides := sure.parties
	if known {
		sides += sure.third + sure.first
	}
	t.parties[l] = known
	if sure.is&arms != 0 {
		t.arms[l] = t.units
	}
	t.deals[l] = t.deals[l] || sure.is&arms != 0 && sure.parties > 1
	if holds(sure.is, sides, armed, german) {
		return true
	}
	if !known && sure.first > 0 && holds(sure.is, sure.first, armed, german) {
		t.wantsParty[l] = true
	}
	if sure.is&passes != 0 && sides < 2 && holds(sure.is&^events, 2, armed, german) {
		t.wantsDeal[l] = true
	}
	if w.have[l]&(weakParty|weakArms) == 0 {
		return false
	}
	loose := w.sum(l, true)
	if loose.is&arms != 0 {
		t.arms[l] = t.units
	}
	if sure.is&(arms|vague) != 0 || loose.parties > 1 && loose.is&passes != 0 {
		t.accepted = true
		t.deals[l] = t.deals[l] || loose.is&arms != 0 && loose.parties > 1
		t.parties[l] = t.parties[l] || loose.parties > 0
		if holds(loose.is, loose.parties+loose.third+loose.first, armed, german) {
			return true
		}
	}
	if holds(loose.is, loose.parties+loose.third+loose.first, armed, german) {
		t.wantsName = true
	}
	return false
}

// holds reports whether words can make a claim with a number of sides. armed reports that arms
// were named before them.
//
// The conditions follow package claim: its draft, things and resumed for transfers, its happens
// for events.
func holds(is flags, sides int, armed since, german bool) bool {
	switch {
	case is&arms != 0 && (sides >= 1 && is&(firm|carries|stages) != 0 || sides >= 2 && is&both != 0):
		return true
	case is&vague != 0 && sides >= 1 && (is&firm != 0 || is&takes != 0):
		return true
	case is&troops != 0 && is&(firm|carries|stages|both) != 0 && (sides >= 2 || german && sides >= 1):
		return true
	case armed.lately && is&vague != 0 && is&tangible != 0 && sides >= 1 && is&acts != 0:
		return true
	case armed.before && sides >= 2 && is&(firm|sells) != 0:
		return true
	case armed.lately && sides >= 2 && (is&verbal != 0 && is&counts != 0 || is&stages != 0 && is&takesUp != 0 || is&acts != 0 && is&objects != 0):
		return true
	case is&(meets|links) != 0 && sides >= 2, is&sanctions != 0 && sides >= 1, is&makes != 0 && sides >= 1 && is&arms != 0:
		return true
	}
	return false
}

// sum adds up the marks of the unit at hand; loose takes in names that are ordinary words too.
func (w *walk) sum(l int, loose bool) sum {
	var s sum
	if w.have[l]&counts != 0 && w.told.since(l).lately && w.bare(l) {
		s.is |= counts
	}
	for i := range w.marks {
		m := &w.marks[i]
		is := m.is[l]
		if is == 0 {
			continue
		}
		if is&maybe != 0 {
			is = is&^(maybe|mayHappen) | w.fulfilled(l, m)
		}
		if loose && is&weakArms != 0 {
			is |= arms
		}
		if loose && is&weakParty != 0 {
			is |= party
		}
		if is&party != 0 {
			s.add(w.v.words[m.word].party[l])
		}
		if is&(behind|firms|several) != 0 && (m.first == 0 || !w.v.openers[w.atoms[m.first-1].hash]) {
			is &^= behind | firms | several
		}
		s.is |= is &^ counts
	}
	if s.is&(stands|behind) != 0 {
		s.third++
	}
	if s.is&firms != 0 {
		s.third++
	}
	if s.is&several != 0 {
		s.third = 2
	}
	if s.is&speaks != 0 {
		s.first = 1
	}
	if s.is&vague != 0 && s.is&arms == 0 && w.oneThing(l) {
		s.is |= arms
	}
	if s.is&vague != 0 && s.is&takes != 0 && !w.funded(l) {
		s.is &^= takes
	}
	return s
}

// add counts a party.
func (s *sum) add(p uint16) {
	switch {
	case p == many:
		s.parties = 2
	case s.parties == 0:
		s.parties, s.one = 1, p
	case s.one != p:
		s.parties = 2
	}
}

// bare reports whether a number may stand without its noun: a mark, a tag, a verb or a word like
// "of" follows. Years never do.
func (w *walk) bare(l int) bool {
	lexicon := w.v.packs[l].Lexicon
	after := func(i int) bool {
		if i+1 >= len(w.atoms) || !w.together(int32(i+1)) || bytes.ContainsAny(w.page[w.atoms[i].to:w.atoms[i+1].from], "<&") {
			return true
		}
		next := w.buf[w.atoms[i+1].begin:w.atoms[i+1].end]
		form := lexicon.FormOf(next)
		return form != nil && (form.Tags.Has(lang.Verb) || lexicon.Means(form.Lemma, lang.Partitive) || lexicon.Means(string(next), lang.Partitive))
	}
	for i := range w.atoms {
		a := &w.atoms[i]
		if digit := w.buf[a.begin] <= '9'; digit && a.end-a.begin != 4 && after(i) {
			return true
		}
	}
	for i := range w.marks {
		if m := &w.marks[i]; m.is[l]&counts != 0 && after(int(m.last)-1) {
			return true
		}
	}
	return false
}

// oneThing reports whether two vague goods words stand so close that they may name one thing,
// which is arms then ("aircraft engine", "boxes of equipment"), or parts for other goods
// ("parts for trucks").
func (w *walk) oneThing(l int) bool {
	for i := range w.marks {
		m := &w.marks[i]
		if m.is[l]&vague == 0 {
			continue
		}
		parts := m.is[l]&accessory != 0 && w.next(l, m.last, purpose)
		for k := range w.marks {
			o := &w.marks[k]
			if o.is[l]&things == 0 || o.first < m.last {
				continue
			}
			switch gap := int(o.first - m.last); {
			case parts && gap <= purposeReach, gap == 0 && o.is[l]&vague != 0 && w.together(m.last), gap == 1 && w.v.contents[w.atoms[m.last].hash]:
				return true
			}
		}
	}
	return false
}

// purposeReach is how many words may stand between parts and the goods they are for.
const purposeReach = 12

// next reports whether a word of a kind begins at an atom.
func (w *walk) next(l int, at int32, kind flags) bool {
	for i := range w.marks {
		if m := &w.marks[i]; m.first == at && m.is[l]&kind != 0 {
			return true
		}
	}
	return false
}

// together reports whether nothing but space, hyphens or tags stands before atom i.
func (w *walk) together(i int32) bool {
	between := w.page[w.atoms[i-1].to:w.atoms[i].from]
	return !bytes.ContainsAny(between, ",.;:()!?|–—“”„\"") || bytes.ContainsAny(between, "<&")
}

// funded reports whether money is named before a word that gets goods, and goods behind it: it
// may be given for them.
func (w *walk) funded(l int) bool {
	paid, got := int32(len(w.atoms)), int32(len(w.atoms))
	for i := range w.atoms {
		if a := &w.atoms[i]; w.v.coins[a.hash] || w.coin && w.buf[a.begin] <= '9' {
			paid = int32(i)
			break
		}
	}
	for i := range w.marks {
		if m := &w.marks[i]; m.is[l]&money != 0 {
			paid = min(paid, m.first)
		}
	}
	for i := range w.marks {
		if m := &w.marks[i]; m.first > paid && m.is[l]&(takes|maybe) != 0 {
			got = min(got, m.first)
		}
	}
	for i := range w.marks {
		if m := &w.marks[i]; m.first > got && m.is[l]&(vague|arms) != 0 {
			return true
		}
	}
	return false
}

// fulfilled is what the rules of a verb make of it whose further words stand in the unit.
func (w *walk) fulfilled(l int, m *mark) (f flags) {
	german := w.v.packs[l].Grammar.VerbLast()
	wants := w.v.words[m.word].wants[l]
	for i := range wants {
		one := &wants[i]
		first, last := 0, len(w.atoms)
		if !german {
			first, last = int(m.last), min(len(w.atoms), int(m.last)+withReach*len(one.fixed))
		}
		if f&one.is != one.is && (one.prefix == 0 || w.has(fixed{hash: one.prefix}, 0, len(w.atoms))) && w.hasAll(one.fixed, first, last) {
			f |= one.is
		}
	}
	return f
}

// withReach is how many words behind an English verb each of its rule's further words may
// stand; package claim looks less far.
const withReach = 24

func (w *walk) hasAll(all []fixed, first, last int) bool {
	for _, one := range all {
		if !w.has(one, first, last) {
			return false
		}
	}
	return true
}

// has reports whether a fixed word of a rule stands among the atoms first up to last.
func (w *walk) has(one fixed, first, last int) bool {
	fused := w.v.fused[one.hash]
	for i := first; i < last; i++ {
		a := &w.atoms[i]
		if a.hash == one.hash || len(fused) > 0 && slices.Contains(fused, a.hash) {
			return true
		}
		if one.tail != nil && bytes.HasSuffix(w.buf[a.begin:a.end], one.tail) {
			return true
		}
	}
	return false
}
