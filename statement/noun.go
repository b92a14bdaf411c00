package statement

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"waybill/atlas"
	"waybill/lang"
	"waybill/text"
)

// Noun phrases are read only as far as speakers need: who may speak is a name, a
// pronoun, or a noun with what hangs on it.

// notInside are words that end a noun phrase.
const notInside = lang.Coordinator | lang.Subord | lang.Relative | lang.Negation | lang.To

// nounPhrase reads a noun phrase that begins at token i and returns the token behind
// it, or i if none begins there. long lets prepositional phrases of place hang on it,
// as before the verb; behind the verb they are the verb's.
func (f *finder) nounPhrase(u *unit, i, end int, long bool) int {
	first := i
	if i >= end {
		return first
	}
	if t := &f.a.Tokens[i]; t.Has(lang.Pronoun|lang.FirstPerson) && !t.Has(lang.Possessive) && !t.Upper && t.Mark == 0 ||
		t.Has(lang.Pronoun) && !t.Has(lang.Possessive|lang.Det) && !f.upperBehind(i, end) {
		return i + 1
	}
	i = f.opening(u, i, end)
	head := f.headNoun(u, i, end)
	if head == i && i > first && f.a.Tokens[i-1].Has(lang.Quantity|lang.GoodsNoun) && !f.a.Tokens[i-1].Has(lang.Det) {
		return f.attachments(u, first, i, end, long) // "20,000 containers", "one of them"
	}
	if head == i {
		if t := &f.a.Tokens[first]; i == first+1 && t.Has(lang.Demonstr|lang.Quantity|lang.Pronoun) {
			return i
		}
		return first
	}
	return f.attachments(u, first, head, end, long)
}

func (f *finder) upperBehind(i, end int) bool {
	return i+1 < end && f.a.Tokens[i+1].Upper && f.a.Tokens[i+1].Kind == text.Word
}

// opening skips determiners, numbers and adjectives before a noun.
func (f *finder) opening(u *unit, i, end int) int {
	german := u.pack.Grammar.VerbLast()
	first := i
	for i < end {
		t := &f.a.Tokens[i]
		switch {
		case i > first && t.Has(lang.That):
			return i
		case german && f.agedNoun(i): // "der 58-Jährige"
			return i
		case t.Kind == text.Number || t.Kind == text.Clitic:
		case t.Has(lang.Det|lang.Possessive|lang.Quantity|lang.Demonstr) && (!t.Upper || i == u.first || t.Has(lang.Det)):
		case german && t.Kind == text.Word && !t.Upper && f.adjectival(i, end):
		default:
			return i
		}
		i++
	}
	return i
}

// agedNoun reports whether token i is a number with a noun behind its hyphen.
func (f *finder) agedNoun(i int) bool {
	t := &f.a.Tokens[i]
	if t.Kind != text.Number || t.Last-t.First < 2 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(f.a.Atoms[t.Last-1].Of(f.a.Text))
	return unicode.IsUpper(r)
}

// adjectival reports whether a small German word can stand before its noun: it has
// an adjective's ending, and a capital follows, other such words between.
func (f *finder) adjectival(i, end int) bool {
	for n := 0; i < end && n < 4; i, n = i+1, n+1 {
		t := &f.a.Tokens[i]
		if t.Kind != text.Word || t.Elliptic {
			return false
		}
		if t.Upper {
			return n > 0
		}
		if t.Has(lang.Preposition|notInside|lang.Pronoun|lang.Modal|lang.Auxiliary) && !t.Has(lang.Adjective) && t.Mark == 0 {
			return false
		}
		if t.Has(lang.Adverb) && n == 0 && !t.Has(lang.Adjective) && i+1 < end && f.a.Tokens[i+1].Upper && !ending(t.Lower) {
			return false
		}
		if !ending(t.Lower) && !t.Has(lang.Adverb) {
			return false
		}
	}
	return false
}

// ending reports whether a word ends like a declined German adjective.
func ending(w string) bool {
	n := len(w)
	if n < 4 {
		return false
	}
	if w[n-1] == 'e' {
		return true
	}
	if w[n-2] != 'e' {
		return false
	}
	switch w[n-1] {
	case 'n', 'r', 's', 'm':
		return true
	}
	return false
}

// headNoun reads the nouns and names of a noun phrase from token i.
func (f *finder) headNoun(u *unit, i, end int) int {
	if u.pack.Grammar.VerbLast() {
		return f.capitals(u, i, end)
	}
	for i < end {
		t := &f.a.Tokens[i]
		if q := f.quoteAt(u, i); q != nil && q.First == i && q.Last <= end && q.Last-q.First <= 8 && !f.endsInMark(q) {
			i = q.Last
			continue
		}
		if t.Kind == text.Clitic || t.Kind == text.Number {
			i++
			continue
		}
		if t.Kind != text.Word || t.Mark == 0 && t.Has(lang.Preposition|notInside|lang.Modal|lang.Auxiliary|lang.Pronoun) && !t.Has(lang.Possessive) {
			break
		}
		if t.Mark == 0 && t.Has(lang.Adverb) && !t.Has(lang.Adjective|lang.PersonNoun) {
			break
		}
		if t.Has(lang.Verb) && !t.Upper && f.a.IsVerb(u.pack, u.first, i) && !t.Has(lang.PersonNoun|lang.PartyNoun) && !(t.Has(lang.PastPart|lang.PresPart) && f.speakerAhead(u, i+1, end)) {
			break
		}
		i++
	}
	return i
}

// speakerAhead reports whether a noun for a speaker follows within three words.
func (f *finder) speakerAhead(u *unit, i, end int) bool {
	for n := 0; i < end && n < 3; i, n = i+1, n+1 {
		if f.a.Tokens[i].Has(lang.PersonNoun | lang.PartyNoun) {
			return true
		}
		if f.a.Tokens[i].Kind != text.Word || f.a.Tokens[i].Has(lang.Preposition|lang.Det|notInside) {
			return false
		}
	}
	return false
}

// capitals reads a run of German nouns and names: words with a capital, the small
// particles of names, numbers and names in quotation marks.
func (f *finder) capitals(u *unit, i, end int) int {
	first := i
	for i < end {
		t := &f.a.Tokens[i]
		if q := f.quoteAt(u, i); q != nil {
			if q.First == i && q.Last <= end && q.Last-q.First <= 8 && !f.endsInMark(q) && (f.a.Tokens[i+1].Upper || i > first && f.speakerRow(u.pack, i-1).kind == "outlet") {
				i = q.Last
			}
			break
		}
		if i > first && t.Upper && f.isAccount(u, i-1) && f.personAt[i] == 0 && t.Mark == 0 {
			break
		}
		if i > first && (f.endsPlace(u, i) || f.isGoods(t)) {
			break // "nach Angaben der UN Waffen": the goods are the next phrase
		}
		switch {
		case i == first && f.agedNoun(i):
			i++
			continue
		case t.Kind == text.Word && t.Upper && (i > first || !t.Has(lang.Preposition|notInside|lang.Adverb|lang.Pronoun) || t.Mark > 0 || f.personAt[i] > 0):
			i++
			continue
		case t.Kind == text.Number && i > first && i+1 < end && f.a.Tokens[i+1].Upper:
			i++
			continue
		case t.Kind == text.Clitic && i > first:
			i++
			continue
		case i > first && !t.Upper && strings.HasSuffix(f.a.Tokens[i-1].Lower, "s") && (f.a.Tokens[i-1].Mark > 0 || f.personAt[i-1] > 0 || f.a.Tokens[i-1].Form == nil) && f.adjectival(i, end):
			i++
			continue
		case i > first && f.particle(i, end):
			i++
			continue
		case i > first && (t.Lower == "/" || t.Lower == "&") && i+1 < end:
			i += 2
			continue
		}
		break
	}
	return min(i, end)
}

// endsPlace reports whether the name of a state or capital ends before token i and
// what follows is no part of the phrase: a number, goods, or another such name.
func (f *finder) endsPlace(u *unit, i int) bool {
	before, t := &f.a.Tokens[i-1], &f.a.Tokens[i]
	if before.Mark == 0 {
		return false
	}
	place := func(m *lang.Mark) bool {
		return m.Party() != nil && (m.Name.Kind == atlas.StateName || m.Name.Kind == atlas.Capital)
	}
	m := &f.a.Marks[before.Mark-1]
	if !place(m) || m.Last != i || m.Span.End < before.Span.End-len("s") {
		return false
	}
	if t.Mark > 0 && place(&f.a.Marks[t.Mark-1]) && f.a.Marks[t.Mark-1].First == i {
		return true // "hat Berlin Kiew zugesagt"
	}
	return t.Kind == text.Number || f.isGoods(t)
}

// isGoods reports whether a word names goods and nobody who speaks.
func (f *finder) isGoods(t *lang.Token) bool {
	named := t.Has(lang.GoodsNoun) || t.Form != nil && t.Form.Goods != nil ||
		t.Mark > 0 && f.a.Marks[t.Mark-1].Name != nil && f.a.Marks[t.Mark-1].Name.Kind == atlas.WeaponName
	return named && speakerNote(t.Form).kind == ""
}

// particle reports whether token i is a small part of a name: "von", "der", "al".
func (f *finder) particle(i, end int) bool {
	t := &f.a.Tokens[i]
	if t.Kind != text.Word || t.Upper || len(t.Lower) > 3 || i+1 >= end {
		return false
	}
	person := f.personAt[i]
	return person > 0 && f.personAt[i-1] == person
}

// attachments extends a noun phrase by what hangs on it: brackets, genitives, phrases
// with a preposition, and a second noun phrase behind "und".
func (f *finder) attachments(u *unit, first, i, end int, long bool) int {
	german := u.pack.Grammar.VerbLast()
	for i < end {
		t := &f.a.Tokens[i]
		next := i
		named := f.personAt[i-1] > 0
		switch {
		case t.Lower == "(":
			next = f.bracket(i, end)
		case t.Kind == text.Clitic:
			next = max(f.nounPhrase(u, i+1, end, long), i+1)
		case german && !named && t.Has(lang.Det|lang.Possessive) && t.Has(lang.Genitive) && (!t.Has(lang.Relative) || f.isAccount(u, i-1) || !f.isOutletPhrase(u, i, end)):
			next = f.nounPhrase(u, i, end, long)
		case t.Has(lang.Coordinator) && f.word(i, "and"):
			next = f.second(u, i, end, long)
		case t.Has(lang.Preposition) && (long || f.binds(u, i, named)):
			if e := f.nounPhrase(u, i+1, end, long); e > i+1 {
				next = e
			}
		}
		if next <= i {
			break
		}
		i = next
	}
	return min(i, end)
}

// second reads the noun phrase behind a coordinator, unless it begins a clause.
func (f *finder) second(u *unit, i, end int, long bool) int {
	e := f.nounPhrase(u, i+1, end, long)
	if e <= i+1 || f.a.Tokens[i+1].Has(lang.Pronoun) && !f.a.Tokens[i+1].Has(lang.Det|lang.Possessive) {
		return i
	}
	if e < end && f.finite(u, e) {
		return i
	}
	return e
}

// binds reports whether the preposition at i hangs its phrase on the noun before it
// even behind the verb: "von" and "of" always, others behind a noun for a speaker.
func (f *finder) binds(u *unit, i int, named bool) bool {
	switch {
	case f.word(i, "of"):
		return true
	case named:
		return false
	case f.word(i, "seat") && i+1 < len(f.a.Tokens) && f.a.Tokens[i+1].Mark > 0:
		return f.a.Marks[f.a.Tokens[i+1].Mark-1].Party() != nil
	case f.word(i, "field"):
		if i+1 >= len(f.a.Tokens) {
			return false
		}
		t := &f.a.Tokens[i+1]
		return t.Kind == text.Word && !t.Has(lang.Det|lang.Possessive|lang.Quantity|lang.Pronoun) // "für den Kauf" is the verb's
	case f.word(i, "near"):
		kind, _ := f.speakerNoun(u.pack, i-1)
		return kind != ""
	}
	return false
}
