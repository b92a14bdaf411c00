package statement

import (
	"slices"
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
	if m.last == m.first+1 && t.Has(lang.Pronoun|lang.FirstPerson) && (!t.Has(lang.Det) || u.pack.Grammar.VerbLast()) && t.Mark == 0 {
		return f.pronoun(u, m)
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
	s := waybill.Speaker{Name: name.Of(f.a.Text), Span: name, Party: f.partyIn(m, kind)}
	if kind == "" && t.Has(lang.Quantity|lang.Pronoun) {
		kind = "person" // "one of them"
	}
	f.heard = append(f.heard, hearing{speaker: s, kind: kind, gender: gender, head: head, first: m.first, plural: f.plural(u, m)})
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
	if indefinite(t.Lower) {
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
	if u.pack.Grammar.VerbLast() {
		switch t.Lower {
		case "des", "dem", "der", "das":
			return false
		}
	}
	return true
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
// speaker called by the same noun, a person whose role has it, a firm; or, where the
// last speaker is a person of the same sex, that person under another noun.
func (f *finder) shortForm(u *unit, m stretch, kind, gender, head string) (waybill.Speaker, bool) {
	if head == "" || f.marked(m) {
		return waybill.Speaker{}, false
	}
	plural := f.plural(u, m)
	for i := len(f.heard) - 1; i >= 0; i-- {
		h := &f.heard[i]
		if h.plural != plural || h.first > m.first {
			continue
		}
		if h.head == head && m.last-m.first <= 3 {
			return h.speaker, true
		}
		if h.person > 0 && slices.Contains(f.persons[h.person-1].nouns, head) {
			return h.speaker, true
		}
	}
	if plural {
		return waybill.Speaker{}, false
	}
	if back := f.a.Tokens[m.last-1].Has(lang.Back); back && kind == "firm" && m.last-m.first <= 3 {
		return f.lastFirm(u, m.first)
	}
	if f.a.Tokens[m.last-1].Has(lang.Back) && kind == "group" && m.last-m.first <= 2 {
		return f.lastGroup(m.first)
	}
	if kind == "person" {
		for k := len(f.persons) - 1; k >= 0; k-- {
			if p := &f.persons[k]; p.first < m.first && slices.Contains(p.nouns, head) {
				return f.personSpeaker(k, u, m), true
			}
		}
		return f.variation(m, gender)
	}
	if kind == "outlet" && m.last-m.first <= 3 {
		for i := len(f.heard) - 1; i >= 0; i-- {
			if h := &f.heard[i]; h.kind == "outlet" && h.first < m.first {
				return h.speaker, true
			}
		}
	}
	return waybill.Speaker{}, false
}

// variationReach is how many tokens back a person may have spoken whom another noun
// takes up ("Strack-Zimmermann wettert … so die Chefin des Ausschusses").
const variationReach = 60

// variation finds the person who spoke just before and fits a noun's gender.
func (f *finder) variation(m stretch, gender string) (waybill.Speaker, bool) {
	if len(f.heard) == 0 {
		return waybill.Speaker{}, false
	}
	h := &f.heard[len(f.heard)-1]
	if h.person == 0 || h.first > m.first || m.first-h.first > variationReach || gender == "" || h.gender != "" && h.gender != gender {
		return waybill.Speaker{}, false
	}
	return h.speaker, true
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
	if t.Has(lang.FirstPerson) || t.Lower == "you" {
		who, _ := f.turnOf(u.block, false)
		return who
	}
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
	if want != "m" && want != "fq" && want != "mp" && want != "fp" {
		return waybill.Speaker{}, false
	}
	for n := 0; i > 0 && n < 120; n++ {
		i--
		k := f.personAt[i]
		if k == 0 {
			continue
		}
		p := &f.persons[k-1]
		if !f.asSubject(u, i) {
			continue
		}
		if len(f.heard) > 0 && f.heard[len(f.heard)-1].first > i {
			return waybill.Speaker{}, false
		}
		if p.gender == want[:1] || p.gender == "" && want != "fq" {
			return f.personSpeaker(int(k-1), u, stretch{i, i + 1}), true
		}
	}
	return waybill.Speaker{}, false
}

// asSubject reports whether token i stands before the first finite verb of its
// sentence.
func (f *finder) asSubject(u *unit, i int) bool {
	n, _ := slices.BinarySearchFunc(f.a.Sentences, i, func(s lang.Sentence, i int) int {
		switch {
		case s.Last <= i:
			return -1
		case s.First > i:
			return 1
		}
		return 0
	})
	if n >= len(f.a.Sentences) {
		return false
	}
	s := f.a.Sentences[n]
	return f.firstFinite(&unit{first: s.First, last: s.Last, pack: u.pack}, s.First, i) < 0
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
		return !h.plural && (h.gender == "m" || h.kind == "person" && h.gender == "")
	case "mp":
		return h.kind == "person" && h.gender != "f" && !h.plural
	case "fp":
		return h.kind == "person" && h.gender != "m" && !h.plural
	case "fq":
		return h.gender == "f" || h.gender == "p" || h.gender == "" && h.kind != "person" && h.kind != ""
	case "n":
		return h.gender == "n"
	case "i":
		return h.kind != "person" && !h.plural
	case "t":
		return true
	}
	return false
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

// firmReach is how many tokens back a firm may be named that "the company" takes up.
const firmReach = 400

// lastFirm finds the firm that was named last before token i: one of the atlas, or a
// name behind a noun for a firm ("der Hersteller Dunarit").
func (f *finder) lastFirm(u *unit, i int) (waybill.Speaker, bool) {
	for n := 0; i > 1 && n < firmReach; n++ {
		i--
		t := &f.a.Tokens[i]
		if t.Mark > 0 {
			m := &f.a.Marks[t.Mark-1]
			if m.Name != nil && m.Name.Kind == atlas.FirmName {
				return waybill.Speaker{Name: m.Span.Of(f.a.Text), Span: m.Span, Party: m.Name.Party.ID}, true
			}
			continue
		}
		if t.Upper && t.Kind == text.Word && f.personAt[i] == 0 && f.mayBeName(i) {
			if kind, _ := f.speakerNoun(u.pack, i-1); kind == "firm" {
				e := f.capitals(u, i, min(i+4, len(f.a.Tokens)))
				return waybill.Speaker{Name: f.a.Words(i, e), Span: f.a.SpanOf(i, e)}, true
			}
		}
	}
	return waybill.Speaker{}, false
}

// lastGroup finds the group or body that was named last before token i.
func (f *finder) lastGroup(i int) (waybill.Speaker, bool) {
	for n := 0; i > 0 && n < firmReach; n++ {
		i--
		if t := &f.a.Tokens[i]; t.Mark > 0 {
			if m := &f.a.Marks[t.Mark-1]; m.Name != nil && m.Name.Kind == atlas.GroupName {
				return waybill.Speaker{Name: m.Span.Of(f.a.Text), Span: m.Span, Party: m.Name.Party.ID}, true
			}
		}
	}
	return waybill.Speaker{}, false
}
