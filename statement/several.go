package statement

import (
	"slices"

	"waybill"
	"waybill/lang"
	"waybill/text"
)

// partitive is what some are a part of: "them" in "one of them", empty if a mention is no
// such phrase.
func (f *finder) partitive(m stretch) stretch {
	if t := &f.a.Tokens[m.first]; m.last-m.first < 3 || !t.Has(lang.Quantity) && t.Kind != text.Number || !f.word(m.first+1, "of") {
		return stretch{}
	}
	return stretch{m.first + 2, m.last}
}

// oneOf resolves "one of them" to several who spoke last: the one goes on under their name.
func (f *finder) oneOf(m stretch) (waybill.Speaker, bool) {
	of := f.partitive(m)
	if of.last != of.first+1 || f.takesUp(of.first) != "they" {
		return waybill.Speaker{}, false
	}
	for i := len(f.heard) - 1; i >= 0; i-- {
		if h := f.heard[i]; h.plural && h.first < m.first {
			f.heard = append(f.heard, hearing{speaker: h.speaker, kind: "person", first: m.first})
			return h.speaker, true
		}
	}
	return waybill.Speaker{}, false
}

// isNumeral reports whether token i is a number, in figures or words.
func (f *finder) isNumeral(i int) bool {
	t := &f.a.Tokens[i]
	if t.Kind == text.Number {
		return true
	}
	return t.Form != nil && slices.ContainsFunc(t.Form.Notes, func(n lang.Note) bool { return n.Table == "numbers" && n.Row.Get("kind") == "number" })
}
