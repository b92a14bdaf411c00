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
	head    string // the noun, lower case
	first   int    // token of the mention
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
	if m.last == m.first+1 && t.Has(lang.Pronoun|lang.FirstPerson) && (!t.Has(lang.Det) || u.pack.Grammar.VerbLast()) && t.Mark == 0 {
		return f.pronoun(u, m)
	}
	kind, gender, head := f.head(u, m)
	name := f.nameOf(m)
	if f.definite(m) {
		if s, ok := f.shortForm(u, m, kind, head); ok {
			return s
		}
	}
	s := waybill.Speaker{Name: name.Of(f.a.Text), Span: name, Party: f.partyIn(m, kind)}
	f.heard = append(f.heard, hearing{s, kind, gender, head, m.first})
	return s
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
	f.heard = append(f.heard, hearing{s, "person", p.gender, "", m.first})
	return s
}

// head finds the noun of a mention that speakers.tsv knows.
func (f *finder) head(u *unit, m stretch) (kind, gender, lower string) {
	for i := m.first; i < m.last; i++ {
		t := &f.a.Tokens[i]
		if i > m.first && (t.Has(lang.Preposition) && t.Mark == 0 || t.Lower == "(" || t.Lower == ",") {
			break
		}
		k, g := f.speakerNoun(u.pack, i)
		if k == "" {
			continue
		}
		kind, gender, lower = k, g, t.Lower
		if u.pack.Grammar.VerbLast() {
			return kind, gender, lower
		}
	}
	return kind, gender, lower
}

// definite reports whether a mention takes up something known: "der Experte",
// "the ministry".
func (f *finder) definite(m stretch) bool {
	t := &f.a.Tokens[m.first]
	return t.Has(lang.Det|lang.Demonstr) && !t.Has(lang.Quantity|lang.Possessive) && !indefinite(t.Lower) || t.Has(lang.Demonstr)
}

func indefinite(w string) bool {
	switch w {
	case "a", "an", "ein", "eine", "einer", "einem", "eines", "einen", "another", "some", "any", "no", "kein", "keine":
		return true
	}
	return false
}

// shortForm finds what a definite description without a name takes up: the last
// speaker called by the same noun, or the last one of its kind.
func (f *finder) shortForm(u *unit, m stretch, kind, head string) (waybill.Speaker, bool) {
	if head == "" || m.last-m.first > 3 || f.marked(m) {
		return waybill.Speaker{}, false
	}
	for i := len(f.heard) - 1; i >= 0; i-- {
		h := &f.heard[i]
		if h.head != "" && (h.head == head || strings.HasSuffix(h.head, head)) {
			return h.speaker, true
		}
		if h.speaker.Role != "" && strings.Contains(strings.ToLower(h.speaker.Role), head) {
			return h.speaker, true
		}
	}
	for k := range f.persons {
		p := &f.persons[k]
		if kind == "person" && !p.role.Empty() && p.first < m.first && strings.Contains(strings.ToLower(p.role.Of(f.a.Text)), head) {
			return f.personSpeaker(k, u, m), true
		}
	}
	for i := len(f.heard) - 1; i >= 0; i-- {
		h := &f.heard[i]
		if kind == "person" && h.kind == "person" && h.head == "" {
			return h.speaker, true
		}
		if kind == "outlet" && h.kind == "outlet" {
			return h.speaker, true
		}
	}
	return waybill.Speaker{}, false
}

// marked reports whether a mention names something of the atlas itself.
func (f *finder) marked(m stretch) bool {
	for i := m.first; i < m.last; i++ {
		if t := &f.a.Tokens[i]; t.Mark > 0 && f.a.Marks[t.Mark-1].Name != nil {
			return true
		}
	}
	return false
}

// pronoun resolves a pronoun to the last speaker it fits.
func (f *finder) pronoun(u *unit, m stretch) waybill.Speaker {
	t := &f.a.Tokens[m.first]
	want := gendersOf(t.Lower)
	if p, ok := f.personNear(u, m.first, want); ok {
		return p
	}
	for i := len(f.heard) - 1; i >= 0; i-- {
		h := &f.heard[i]
		if h.first < m.first && fits(want, h) {
			return h.speaker
		}
	}
	return waybill.Speaker{Name: t.Span.Of(f.a.Text), Span: t.Span}
}

// personNear finds a person named between the last speaker and the pronoun, as the
// subject of a sentence would be: first in its sentence.
func (f *finder) personNear(u *unit, i int, want string) (waybill.Speaker, bool) {
	if want != "m" && want != "f" && want != "mp" && want != "fp" {
		return waybill.Speaker{}, false
	}
	for n := 0; i > 0 && n < 120; n++ {
		i--
		k := f.personAt[i]
		if k == 0 {
			continue
		}
		p := &f.persons[k-1]
		if len(f.heard) > 0 && f.heard[len(f.heard)-1].first > i {
			return waybill.Speaker{}, false
		}
		if p.gender == "" || p.gender == want[:1] {
			return f.personSpeaker(int(k-1), u, stretch{i, i + 1}), true
		}
	}
	return waybill.Speaker{}, false
}

// gendersOf is what a pronoun can stand for: m, f, n, p; several as letters.
func gendersOf(w string) string {
	switch w {
	case "er", "ihm", "ihn":
		return "m"
	case "he", "him":
		return "mp"
	case "she", "her":
		return "fp"
	case "sie":
		return "fq"
	case "es":
		return "n"
	case "it":
		return "i"
	case "they", "them":
		return "t"
	case "dieser", "letzterer":
		return "m"
	case "diese":
		return "fq"
	}
	return ""
}

// fits reports whether a pronoun can stand for a speaker.
func fits(want string, h *hearing) bool {
	switch want {
	case "m":
		return h.gender == "m" || h.kind == "person" && h.gender == ""
	case "mp":
		return h.kind == "person" && h.gender != "f"
	case "fp":
		return h.kind == "person" && h.gender != "m"
	case "fq":
		return h.gender == "f" || h.gender == "p" || h.gender == "" && h.kind != "person"
	case "n":
		return h.gender == "n"
	case "i":
		return h.kind != "person"
	case "t":
		return true
	}
	return false
}

// remember notes a speaker that was carried on, so that pronouns find it.
func (f *finder) remember(s waybill.Speaker) {
	if s.Name != "" {
		f.said = append(f.said, s)
	}
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
