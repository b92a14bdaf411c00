package statement

import (
	"slices"
	"strings"
	"unicode/utf8"

	"waybill"
	"waybill/atlas"
	"waybill/lang"
	"waybill/text"
)

// person is somebody whom the report names.
type person struct {
	// first and last are the tokens of the fullest form of the name, half open.
	first, last int
	span        waybill.Span
	words       []string
	role        waybill.Span
	// nouns are the lemmas of the nouns for speakers that the person is called by.
	nouns  []string
	party  waybill.PartyID
	gender string
}

// collectPersons finds the persons that the report names, wherever they stand, so
// that a short form may come before the full one (a headline).
func (f *finder) collectPersons() {
	f.personAt = make([]int32, len(f.a.Tokens)+1)
	for _, s := range f.a.Sentences {
		if s.Pack == nil {
			continue
		}
		for i := s.First; i < s.Last; {
			last, gender := f.nameAt(&s, i)
			if last <= i {
				i++
				continue
			}
			f.enter(&s, i, last, gender)
			i = last
		}
	}
	f.shortForms()
}

// nameAt reads a person's name that begins at token i: a person of the atlas, a given
// name with what follows it, or capitals behind a noun for a person.
func (f *finder) nameAt(s *lang.Sentence, i int) (last int, gender string) {
	a := f.a
	t := &a.Tokens[i]
	if !t.Upper || t.Kind != text.Word {
		return i, ""
	}
	if m := f.personMark(i); m != nil {
		last = m.Last
		gender, _ = f.givenName(i)
		return f.nameTail(s, last), gender
	}
	gender, given := f.givenName(i)
	behindRole := i > s.First && f.roleBefore(s, i)
	switch {
	case given:
		last = f.nameTail(s, i+1)
		if last > i+1 || behindRole {
			return last, gender
		}
	case !behindRole && f.roleBeforeComma(s, i):
		if last = f.nameTail(s, i+1); last > i+1 && last < s.Last && f.closesApposition(last) {
			return last, ""
		}
	case behindRole && f.mayBeName(i):
		last = f.nameTail(s, i+1)
		return last, ""
	}
	return i, ""
}

// personMark is the atlas's person at token i, nil if there is none.
func (f *finder) personMark(i int) *lang.Mark {
	t := &f.a.Tokens[i]
	if t.Mark == 0 {
		return nil
	}
	m := &f.a.Marks[t.Mark-1]
	if m.Name == nil || m.Name.Kind != atlas.PersonName || m.First != i {
		return nil
	}
	return m
}

// mayBeName reports whether a word with a capital can be part of a name.
func (f *finder) mayBeName(i int) bool {
	t := &f.a.Tokens[i]
	if !t.Upper || t.Kind != text.Word || t.Has(lang.PersonNoun|lang.PartyNoun|lang.Month|lang.Title|lang.Preposition|lang.Det|lang.Pronoun|lang.Coordinator|lang.Subord|lang.GoodsNoun|lang.Auxiliary|lang.Modal) {
		return false
	}
	if t.Mark > 0 && f.a.Marks[t.Mark-1].Name != nil && f.a.Marks[t.Mark-1].Name.Kind != atlas.PersonName {
		return false
	}
	return t.Form == nil || t.Form.Goods == nil
}

// nameTail reads on behind the first words of a name: further capitals that may be
// names, with small particles between.
func (f *finder) nameTail(s *lang.Sentence, i int) int {
	for i < s.Last {
		t := &f.a.Tokens[i]
		if f.mayBeName(i) && speakerNote(t.Form).kind == "" {
			i++
			continue
		}
		if t.Kind == text.Word && !t.Upper && len(t.Lower) <= 3 && i+1 < s.Last && f.word(i, "particle") {
			if f.mayBeName(i+1) && !f.initials(i+1) {
				i += 2
				continue
			}
			if i+2 < s.Last && f.a.Tokens[i+1].Has(lang.Det) && f.mayBeName(i+2) { // "von der Leyen"
				i += 3
				continue
			}
		}
		if t.Lower == "." && t.Glued && i+1 < s.Last && len(f.a.Tokens[i-1].Lower) == 1 && f.mayBeName(i+1) {
			i += 2 // an initial
			continue
		}
		break
	}
	return i
}

// initials reports whether token i is written in capitals alone, as papers and bodies are: "sagte Merz
// zu BILD".
func (f *finder) initials(i int) bool {
	w := f.a.SpanOf(i, i+1).Of(f.a.Text)
	return utf8.RuneCountInString(w) > 2 && strings.ToUpper(w) == w
}

// isRole reports whether token i is a noun for a speaker.
func (f *finder) isRole(s *lang.Sentence, i int) bool {
	kind, _ := f.speakerNoun(s.Pack, i)
	return kind != ""
}

// roleBefore reports whether the token before i is a title or a noun for a person.
func (f *finder) roleBefore(s *lang.Sentence, i int) bool {
	t := &f.a.Tokens[i-1]
	if t.Has(lang.Title) {
		return true
	}
	kind, _ := f.speakerNoun(s.Pack, i-1)
	return kind == "person" && (t.Upper || !s.Pack.Grammar.VerbLast())
}

// roleBeforeComma reports whether a comma and a noun for a person stand before token i,
// as before a name in apposition ("the region's leader, …").
func (f *finder) roleBeforeComma(s *lang.Sentence, i int) bool {
	if i < s.First+2 || f.a.Tokens[i-1].Lower != "," || !f.mayBeName(i) {
		return false
	}
	for j := i - 2; j >= s.First && i-j < 10; j-- {
		if f.a.Tokens[j].Kind == text.Punct {
			return false
		}
		if f.speakerRow(s.Pack, j).kind == "person" {
			return true
		}
	}
	return false
}

// enter adds a name to the persons, or joins it to the person it is a fuller or
// shorter form of.
func (f *finder) enter(s *lang.Sentence, first, last int, gender string) {
	p := person{first: first, last: last, span: f.a.SpanOf(first, last), gender: gender}
	for i := first; i < last; i++ {
		if f.a.Tokens[i].Kind == text.Word {
			p.words = append(p.words, f.a.Tokens[i].Lower)
		}
	}
	if m := f.personMark(first); m != nil {
		p.party = m.Name.Person.Party
		for _, word := range strings.Fields(m.Name.Person.Office[s.Pack.Code]) {
			word = strings.ToLower(word)
			n := speakerNote(s.Pack.Lexicon.Form(word))
			if n.kind == "" && s.Pack.Grammar.VerbLast() {
				n = compoundNote(s.Pack, word)
			}
			if n.kind == "person" {
				p.nouns = append(p.nouns, n.lemma)
			}
		}
	}
	p.role = f.roleOf(s, first, last, &p.nouns)
	if p.gender == "" && first > s.First {
		_, p.gender = f.speakerNoun(s.Pack, first-1)
	}
	k := f.samePerson(p.words)
	if k < 0 {
		f.persons = append(f.persons, p)
		k = len(f.persons) - 1
	} else {
		f.persons[k].join(p)
	}
	for i := first; i < last; i++ {
		f.personAt[i] = int32(k + 1)
	}
}

// join takes over from another mention what is fuller or new.
func (p *person) join(q person) {
	if len(q.words) > len(p.words) {
		p.first, p.last, p.span, p.words = q.first, q.last, q.span, q.words
	}
	if p.role.Empty() || q.role.Len() > p.role.Len() {
		p.role = q.role
	}
	for _, noun := range q.nouns {
		if !slices.Contains(p.nouns, noun) {
			p.nouns = append(p.nouns, noun)
		}
	}
	if p.party == "" {
		p.party = q.party
	}
	if p.gender == "" {
		p.gender = q.gender
	}
}

// mostPersons is how many of the last persons a name is compared with.
const mostPersons = 500

// samePerson finds the person of whose name words are a part, or the other way round;
// -1 if there is none or more than one.
func (f *finder) samePerson(words []string) int {
	found := -1
	for k := max(0, len(f.persons)-mostPersons); k < len(f.persons); k++ {
		if !partOf(words, f.persons[k].words) && !partOf(f.persons[k].words, words) {
			continue
		}
		if found >= 0 {
			return found
		}
		found = k
	}
	return found
}

// partOf reports whether all of short stand in long, the last word of short being
// first or last of long ("Xi" and "Spohr" both name).
func partOf(short, long []string) bool {
	if len(short) == 0 || len(short) > len(long) {
		return false
	}
	for _, w := range short {
		found := false
		for _, v := range long {
			if w == v || len(w) > 3 && w == v+"s" || len(v) > 3 && v == w+"s" {
				found = true
			}
		}
		if !found {
			return false
		}
	}
	return len(short) > 1 || len(long) > 1 || short[0] == long[0]
}
