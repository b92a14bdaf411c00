package statement

import (
	"strings"

	"waybill"
	"waybill/atlas"
	"waybill/lang"
)

// issue is a document that somebody spoke in, by its noun's lemma.
type issue struct {
	speaker waybill.Speaker
	noun    string
}

// issue notes the document that a unit's speaker speaks in: "in its first report", "in
// einem Schreiben".
func (f *finder) issue(u *unit, s waybill.Speaker) {
	if s.Name == "" {
		return
	}
	for i := u.first; i+2 < u.last; i++ {
		if !f.word(i, "seat") || f.quoteAt(u, i) != nil || !f.a.Tokens[i+1].Has(lang.Possessive) && !f.word(i+1, "one") {
			continue
		}
		for j := i + 2; j < u.last && j < i+5; j++ {
			if n := f.speakerRow(u.pack, j); n.kind == "document" {
				if j+1 < u.last && f.a.Tokens[j+1].Has(lang.Preposition) && f.word(j+1, "agent") {
					return // "in a report by" somebody else
				}
				f.issued = issue{s, n.lemma}
				return
			}
		}
	}
}

// issuer resolves "the report", "the 29-page document" to the body that spoke in it.
func (f *finder) issuer(u *unit, m stretch, kind, head string) (waybill.Speaker, bool) {
	if kind != "document" || f.issued.noun == "" {
		return waybill.Speaker{}, false
	}
	at := f.headAt(u, m)
	if at != m.last-1 || head != f.issued.noun && !f.word(at, "paper") {
		return waybill.Speaker{}, false
	}
	return f.issued.speaker, true
}

// memberOf resolves "the monitors", "the inspectors" to the body whose name holds their
// work: "Monitoring Team", "inspectorate".
func (f *finder) memberOf(m stretch, kind, head string) (waybill.Speaker, bool) {
	stem := strings.TrimSuffix(strings.TrimSuffix(head, "or"), "er")
	if kind != "person" || stem == head || len(stem) < 5 || m.last-m.first > 2 {
		return waybill.Speaker{}, false
	}
	for i := len(f.heard) - 1; i >= 0 && i > len(f.heard)-longestMemory; i-- {
		h := &f.heard[i]
		if h.first > m.first || h.kind == "person" || h.kind == "document" {
			continue
		}
		for word := range strings.FieldsSeq(strings.ToLower(h.speaker.Name)) {
			if strings.HasPrefix(word, stem) {
				return h.speaker, true
			}
		}
	}
	return waybill.Speaker{}, false
}

// longestMemory is how many speakers back a body is looked for.
const longestMemory = 100

// bothSides resolves "both governments", "beide Seiten" to the only two states that the
// sentence before them names, or their own before them.
func (f *finder) bothSides(u *unit, m stretch) (waybill.Speaker, bool) {
	if m.last-m.first != 2 || !f.word(m.first, "both") || !f.word(m.first+1, "side") {
		return waybill.Speaker{}, false
	}
	for _, part := range [...]stretch{{u.first, m.first}, {f.previous.first, f.previous.last}} {
		var two [2]int // tokens where each is named
		n := 0
		for i := part.first; i < part.last && n < 3; i++ {
			p := f.stateAt(i)
			if p == "" || n > 0 && f.stateAt(two[0]) == p || n > 1 && f.stateAt(two[1]) == p {
				continue
			}
			if n < 2 {
				two[n] = i
			}
			n++
		}
		if n == 0 {
			continue
		}
		if n != 2 {
			break
		}
		return waybill.Speaker{Name: f.stateName(u, two[0]) + ", " + f.stateName(u, two[1]), Span: f.a.SpanOf(m.first, m.last)}, true
	}
	return waybill.Speaker{}, false
}

// stateAt is the state that token i names or stands for, "" if it names none.
func (f *finder) stateAt(i int) waybill.PartyID {
	t := &f.a.Tokens[i]
	if t.Mark == 0 {
		return ""
	}
	m := &f.a.Marks[t.Mark-1]
	if m.Party() == nil || m.Name.Kind != atlas.StateName && m.Name.Kind != atlas.Capital && m.Name.Kind != atlas.Adjective {
		return ""
	}
	return m.Party().ID
}

// stateName is the usual name of the state that token i names.
func (f *finder) stateName(u *unit, i int) string {
	return f.a.Marks[f.a.Tokens[i].Mark-1].Party().Names[u.pack.Code][0]
}

// officeReach is how many tokens back an office may have spoken that "the agency" takes up.
const officeReach = 120

// officeHeard resolves "die Behörde", "the agency" to the office that spoke last.
func (f *finder) officeHeard(u *unit, m stretch) (waybill.Speaker, bool) {
	at := f.headAt(u, m)
	if m.last-m.first != 2 || at != m.last-1 || !f.word(at, "body") {
		return waybill.Speaker{}, false
	}
	for i := len(f.heard) - 1; i >= 0 && m.first-f.heard[i].first <= officeReach; i-- {
		if h := &f.heard[i]; h.kind == "office" && !h.plural && h.first < m.first {
			return h.speaker, true
		}
	}
	return waybill.Speaker{}, false
}
