package statement

import (
	"slices"
	"strings"

	"waybill"
	"waybill/lang"
)

// definite reports whether a mention takes up something known: "der Experte",
// "the ministry".
func (f *finder) definite(m stretch) bool {
	t := &f.a.Tokens[m.first]
	return t.Has(lang.Det|lang.Demonstr) && !t.Has(lang.Quantity|lang.Possessive) && !f.word(m.first, "one") || t.Has(lang.Demonstr)
}

// shortForm finds what a definite description without a name takes up: the last
// speaker called by the same noun, a person whose role has it, a firm; or, where the
// last speaker is a person of the same sex, that person under another noun.
func (f *finder) shortForm(u *unit, m stretch, kind, gender, head string) (waybill.Speaker, bool) {
	for i := m.first + 1; i < m.last; i++ {
		if f.a.Tokens[i].Lower == "," {
			m.last = i
		}
	}
	if head == "" {
		return waybill.Speaker{}, false
	}
	if f.marked(m) {
		return f.officeHolder(u, m, kind, head)
	}
	plural := f.plural(u, m)
	if s, ok := f.issuer(u, m, kind, head); ok && !plural {
		return s, true
	}
	if plural {
		if s, ok := f.memberOf(m, kind, head); ok {
			return s, true
		}
	}
	for i := len(f.heard) - 1; i >= 0; i-- {
		h := &f.heard[i]
		if h.plural != plural || h.first > m.first {
			continue
		}
		if h.head == head && m.last-m.first <= 3 && takesUpNoun(f.nounOf(u, m), h) {
			return h.speaker, true
		}
		if h.person > 0 && slices.Contains(f.persons[h.person-1].nouns, head) {
			return h.speaker, true
		}
	}
	if plural {
		return waybill.Speaker{}, false
	}
	if s, ok := f.officeHeard(u, m); ok {
		return s, true
	}
	if back := f.a.Tokens[m.last-1].Has(lang.Back); back && kind == "firm" && m.last-m.first <= 3 {
		return f.lastFirm(u, m.first)
	}
	if f.a.Tokens[m.last-1].Has(lang.Back) && kind == "group" && m.last-m.first <= 2 {
		group, found := f.lastGroup(m.first)
		if s, ok := f.spokeLast(m.first); ok && s.Span.Begin > group.Span.Begin {
			return s, true
		}
		return group, found
	}
	if kind == "state" && m.last-m.first <= 2 && strings.HasPrefix(f.nounOf(u, m), head) {
		return f.lastState(u, m.first)
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

// spokeLast is who spoke last before token i, where that is a body with a name of its own that is no party
// known: "the organisation" is then who spoke ("Laut Amnesty …, teilte die Organisation mit").
func (f *finder) spokeLast(i int) (waybill.Speaker, bool) {
	for k := len(f.heard) - 1; k >= 0; k-- {
		if h := &f.heard[k]; h.first < i {
			named := h.person == 0 && h.head == "" && !h.plural && h.speaker.Party == "" && !h.speaker.Span.Empty()
			return h.speaker, named
		}
	}
	return waybill.Speaker{}, false
}

// officeHolder finds the person named before whom an office with a state's adjective takes
// up: "der tschechische Ministerpräsident".
func (f *finder) officeHolder(u *unit, m stretch, kind, head string) (waybill.Speaker, bool) {
	party := f.partyIn(m, kind)
	if kind != "person" || party == "" || f.plural(u, m) {
		return waybill.Speaker{}, false
	}
	for k := len(f.persons) - 1; k >= 0; k-- {
		if p := &f.persons[k]; p.first < m.first && p.party == party && slices.Contains(p.nouns, head) {
			return f.personSpeaker(k, u, m), true
		}
	}
	return waybill.Speaker{}, false
}

// takesUpNoun reports whether a noun can take up a hearing under the same head: a compound
// only the same compound ("das Außenministerium" is no "Verteidigungsministerium").
func takesUpNoun(noun string, h *hearing) bool {
	if noun == h.head || h.noun == "" {
		return true
	}
	stem := max(len(noun)-2, 1) // endings of the genitive and plural
	return len(noun) <= len(h.head)+3 || strings.HasPrefix(h.noun, noun[:stem])
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
	want := f.takesUp(m.first)
	if p, ok := f.subjectBefore(u, m.first, want); ok {
		return p
	}
	if p, ok := f.personNear(u, m.first, want); ok {
		return p
	}
	if p, ok := f.bodyBefore(u, m.first, want); ok {
		return p
	}
	for i := len(f.heard) - 1; i >= 0; i-- {
		h := &f.heard[i]
		if h.first < m.first && fits(want, u.pack.Grammar.VerbLast(), h) {
			return h.speaker
		}
	}
	return waybill.Speaker{Name: t.Span.Of(f.a.Text), Span: t.Span}
}

// subjectBefore finds the person who is the subject of the German sentence before, be it
// behind the verb ("Ähnlich äußerte sich X. Er …"), unless somebody spoke since.
func (f *finder) subjectBefore(u *unit, i int, want string) (waybill.Speaker, bool) {
	sex := map[string]string{"he": "m", "sie": "f"}[want]
	p := &f.previous
	if sex == "" || !u.pack.Grammar.VerbLast() || p.last == 0 || p.block != u.block || len(p.segs) == 0 || p.last > i {
		return waybill.Speaker{}, false
	}
	if n := len(f.heard); n > 0 && f.heard[n-1].first >= p.first {
		return waybill.Speaker{}, false
	}
	fin := f.firstFinite(p, p.segs[0].first, p.segs[0].last)
	if fin < 0 || f.a.Tokens[p.first].Has(lang.Subord|lang.If) {
		return waybill.Speaker{}, false
	}
	m := f.germanSubject(p, p.segs[0].first, 0, fin)
	k := f.headPerson(m)
	if k < 0 && f.a.Tokens[i].Has(lang.Possessive) {
		kind, gender, _ := f.head(p, m)
		bare := kind == "person" && !f.a.Tokens[m.first].Has(lang.Det) // "Kämpfer der Miliz": several
		if kind != "" && fits(want, true, &hearing{kind: kind, gender: gender, plural: bare || f.plural(p, m)}) {
			return f.resolve(p, m), true
		}
	}
	if k < 0 || f.persons[k].gender != "" && f.persons[k].gender != sex || f.persons[k].gender == "" && sex == "f" {
		return waybill.Speaker{}, false
	}
	return f.personSpeaker(k, u, stretch{i, i + 1}), true
}

// bodyBefore finds the state or body that is the subject of the English sentence before
// ("Ankara does not mean to wait. It …"), unless somebody spoke since.
func (f *finder) bodyBefore(u *unit, i int, want string) (waybill.Speaker, bool) {
	p := &f.previous
	if want != "it" || p.last == 0 || p.block != u.block || len(p.segs) == 0 || p.last > i || u.pack.Grammar.VerbLast() {
		return waybill.Speaker{}, false
	}
	if n := len(f.heard); n > 0 && f.heard[n-1].first >= p.first {
		return waybill.Speaker{}, false
	}
	s := &p.segs[0]
	fin := f.firstFinite(p, s.first, s.last)
	if fin <= s.first || f.a.Tokens[s.first].Has(lang.Subord|lang.If) {
		return waybill.Speaker{}, false
	}
	m := f.englishSubject(p, s.first, 0, f.verbGroup(p, s, fin))
	if !f.speakable(p, m, false) || f.headPerson(m) >= 0 || f.plural(p, m) || f.a.Tokens[m.first].Has(lang.Pronoun) {
		return waybill.Speaker{}, false
	}
	if kind, _, _ := f.head(p, m); kind == "person" || kind == "document" {
		return waybill.Speaker{}, false
	}
	return f.resolve(p, m), true
}

// personNear finds a person named between the last speaker and the pronoun, as the
// subject of a sentence would be: first in its sentence.
func (f *finder) personNear(u *unit, i int, want string) (waybill.Speaker, bool) {
	sex := map[string]string{"he": "m", "she": "f", "sie": "f"}[want]
	if sex == "" {
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
		if p.gender == sex || p.gender == "" && want != "sie" {
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

// takesUp is what reporting.tsv says that a pronoun takes up, "" if it is no such one.
func (f *finder) takesUp(i int) string {
	for _, kind := range [...]string{"he", "she", "it", "they", "sie", "n"} {
		if f.word(i, kind) {
			return kind
		}
	}
	switch {
	case f.word(i, "his"):
		return "he"
	case f.word(i, "hers"):
		return "sie"
	}
	return ""
}

// fits reports whether a pronoun can stand for a speaker: gender is grammar in German,
// sex in English.
func fits(want string, german bool, h *hearing) bool {
	person := h.kind == "person"
	switch want {
	case "he":
		return !h.plural && (h.gender == "m" && (german || person) || person && h.gender == "")
	case "she":
		return person && h.gender != "m" && !h.plural
	case "sie":
		return h.plural || h.gender == "f" || h.gender == "p" || h.gender == "" && !person && h.kind != ""
	case "n":
		return h.gender == "n"
	case "it":
		return !person && !h.plural
	case "they":
		return true
	}
	return false
}
