package statement

import (
	"strings"

	"waybill"
	"waybill/atlas"
	"waybill/lang"
	"waybill/text"
)

// hearing is a speaker that pronouns and short forms may take up, with the nouns it
// was called by.
type hearing struct {
	speaker waybill.Speaker
	kind    string // of speakers.tsv, "name" for one without a noun
	gender  string
	head    string // the noun's lemma, lower case
	noun    string // the noun as it stands, lower case
	first   int    // token of the mention
	plural  bool
	// person is one more than the index of the person it is, 0 if none is known.
	person int
}

// speakerOf resolves who speaks in an event.
func (f *finder) speakerOf(u *unit, e *event) waybill.Speaker {
	if e.own != nil {
		return *e.own
	}
	if e.carries && f.last != nil {
		return f.last.speaker
	}
	if !e.cited.empty() {
		return f.resolve(u, e.cited)
	}
	if e.subject.empty() {
		if e.kind == "be" && f.last != nil && f.last.block == u.block {
			return f.last.speaker
		}
		return waybill.Speaker{}
	}
	return f.resolve(u, e.subject)
}

// resolve names the speaker that a mention means.
func (f *finder) resolve(u *unit, m stretch) waybill.Speaker {
	if k := f.headPerson(m); k >= 0 {
		return f.personSpeaker(k, u, m)
	}
	t := &f.a.Tokens[m.first]
	if m.last == m.first+1 && t.Has(lang.Possessive) && f.takesUp(m.first) != "" {
		return f.pronoun(u, m)
	}
	if m.last == m.first+1 && t.Has(lang.Pronoun|lang.FirstPerson) && (!t.Has(lang.Det) || u.pack.Grammar.VerbLast()) && t.Mark == 0 {
		return f.pronoun(u, m)
	}
	if s, ok := f.oneOf(m); ok {
		return s
	}
	if s, ok := f.bothSides(u, m); ok {
		return s
	}
	if s, ok := f.accountOf(u, m); ok {
		return s
	}
	kind, gender, head := f.head(u, m)
	name := f.nameOf(m)
	if f.definite(m) {
		if s, ok := f.shortForm(u, m, kind, gender, head); ok {
			return s
		}
	}
	s := waybill.Speaker{Name: f.nominativeName(u, m, name), Span: name, Party: f.partyIn(m, kind)}
	if kind == "" && t.Has(lang.Quantity|lang.Pronoun) {
		kind = "person" // "one of them"
	}
	f.heard = append(f.heard, hearing{speaker: s, kind: kind, gender: gender, head: head, noun: f.nounOf(u, m), first: m.first, plural: f.plural(u, m)})
	return s
}

// accountOf resolves whose account a mention such as "Angaben der Polizei", "ihrer
// Ansicht" or "US-Angaben" is.
func (f *finder) accountOf(u *unit, m stretch) (waybill.Speaker, bool) {
	noun, part := -1, 0
	for i := m.first; i < m.last && noun < 0; i++ {
		if p := f.accountPart(u, i); p >= 0 {
			noun, part = i, p
		} else if f.a.Tokens[i].Has(lang.Preposition) && f.a.Tokens[i].Mark == 0 {
			return waybill.Speaker{}, false
		}
	}
	if noun < 0 {
		return waybill.Speaker{}, false
	}
	first := noun + 1
	for first < m.last && f.a.Tokens[first].Has(lang.Preposition) {
		first++
	}
	if first < m.last && f.a.Tokens[first].Lower != "(" && f.a.Tokens[first].Lower != "," {
		return f.resolve(u, stretch{first, m.last}), true
	}
	for i := m.first; i < noun; i++ {
		t := &f.a.Tokens[i]
		if t.Mark > 0 && f.a.Marks[t.Mark-1].Party() != nil {
			mark := &f.a.Marks[t.Mark-1]
			return waybill.Speaker{Name: mark.Party().Names[u.pack.Code][0], Span: mark.Span, Party: mark.Party().ID}, true
		}
		if t.Has(lang.Possessive) && f.takesUp(i) != "" {
			if s := f.pronoun(u, stretch{i, i + 1}); s.Span != t.Span {
				return s, true
			}
		}
		if t.Has(lang.Possessive) && f.last != nil {
			return f.last.speaker, true
		}
	}
	if part > 1 {
		span := f.a.Tokens[noun].Span
		span.End = span.Begin + part
		if f.a.Text[span.End-1] == '-' {
			span.End--
		}
		s := waybill.Speaker{Name: span.Of(f.a.Text), Span: span}
		if t := &f.a.Tokens[noun]; t.Mark > 0 && f.a.Marks[t.Mark-1].Party() != nil {
			s.Party = f.a.Marks[t.Mark-1].Party().ID
		}
		return s, true
	}
	return waybill.Speaker{}, false
}

// headPerson returns the person a mention is about, -1 if it is about none: a person
// in a genitive or behind a preposition is not the speaker.
func (f *finder) headPerson(m stretch) int {
	for i := m.first; i < m.last; i++ {
		k := f.personAt[i]
		if k == 0 {
			if f.a.Tokens[i].Has(lang.Preposition) && f.a.Tokens[i].Mark == 0 && i > m.first {
				// "der Sprecher von Präsident X" is not X; an apposition may follow.
				for i < m.last && f.a.Tokens[i].Lower != "," {
					i++
				}
			}
			continue
		}
		end := i
		for end < m.last && f.personAt[end] == k {
			end++
		}
		if end < m.last && f.a.Tokens[end].Kind == text.Clitic {
			i = end
			continue
		}
		return int(k) - 1
	}
	return -1
}

// personSpeaker is a person as a speaker, in the fullest form of the report.
func (f *finder) personSpeaker(k int, u *unit, m stretch) waybill.Speaker {
	p := &f.persons[k]
	s := waybill.Speaker{Name: p.span.Of(f.a.Text), Span: p.span, Party: p.party}
	if !p.role.Empty() {
		s.RoleSpan, s.Role = p.role, p.role.Of(f.a.Text)
	}
	if s.Party == "" {
		s.Party = f.partyIn(m, "")
	}
	f.heard = append(f.heard, hearing{speaker: s, kind: "person", gender: p.gender, first: m.first, person: k + 1})
	return s
}

// nounOf is the head noun of a mention as it stands, lower case.
func (f *finder) nounOf(u *unit, m stretch) string {
	if i := f.headAt(u, m); i >= 0 {
		return f.a.Tokens[i].Lower
	}
	return ""
}

// head finds the noun of a mention that speakers.tsv knows.
func (f *finder) head(u *unit, m stretch) (kind, gender, lemma string) {
	if i := f.headAt(u, m); i >= 0 {
		n := f.speakerRow(u.pack, i)
		return n.kind, n.gender, n.lemma
	}
	return "", "", ""
}

// headAt is the token of a mention's head noun if speakers.tsv knows it, else -1: the
// first such noun in German, the last before a preposition in English.
func (f *finder) headAt(u *unit, m stretch) int {
	at := -1
	for i := m.first; i < m.last; i++ {
		t := &f.a.Tokens[i]
		if i > m.first && (t.Has(lang.Preposition) && t.Mark == 0 || t.Lower == "(" || t.Lower == ",") {
			break
		}
		if f.speakerRow(u.pack, i).kind == "" {
			continue
		}
		at = i
		if u.pack.Grammar.VerbLast() {
			break
		}
	}
	return at
}

// plural reports whether a mention names several: its noun differs from its lemma and
// no article says that it is one.
func (f *finder) plural(u *unit, m stretch) bool {
	t := &f.a.Tokens[m.first]
	if f.word(m.first, "one") {
		return false
	}
	i := f.headAt(u, m)
	if i < 0 {
		return t.Has(lang.Quantity)
	}
	n := f.speakerRow(u.pack, i)
	if n.gender == "p" {
		return true
	}
	if strings.HasSuffix(f.a.Tokens[i].Lower, n.lemma) {
		return false
	}
	return !f.word(m.first, "single")
}

// nameOf is the mention without article, brackets and trailing marks.
func (f *finder) nameOf(m stretch) waybill.Span {
	first, last := m.first, m.last
	for first < last-1 {
		t := &f.a.Tokens[first]
		if t.Has(lang.Det|lang.Possessive) && !t.Has(lang.Quantity) && t.Mark == 0 || t.Has(lang.Demonstr) && t.Mark == 0 {
			first++
			continue
		}
		break
	}
	for i := first + 1; i < last; i++ {
		if l := f.a.Tokens[i].Lower; l == "(" || l == "," {
			last = i
			break
		}
	}
	return f.a.SpanOf(first, last)
}

// partyIn is the party that a mention stands or speaks for, "" if none is known. An
// expert on a country does not speak for it.
func (f *finder) partyIn(m stretch, kind string) waybill.PartyID {
	for i := m.first; i < m.last; i++ {
		t := &f.a.Tokens[i]
		if t.Mark == 0 {
			continue
		}
		mark := &f.a.Marks[t.Mark-1]
		if mark.Name == nil || mark.Name.Party == nil {
			continue
		}
		whole := mark.Span == f.a.SpanOf(mark.First, mark.Last)
		if !whole && !t.Has(lang.PartyNoun) {
			continue
		}
		if mark.Name.Kind == atlas.Capital && m.last-m.first > 1 && kind != "office" {
			continue
		}
		return mark.Name.Party.ID
	}
	return ""
}
