package statement

import (
	"waybill"
	"waybill/atlas"
	"waybill/text"
)

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

// lastState finds the state that "das Land" takes up: the only one named before it in its
// unit, else the only one in the unit before.
func (f *finder) lastState(u *unit, i int) (waybill.Speaker, bool) {
	for _, part := range [...]stretch{{u.first, i}, {f.previous.first, f.previous.last}} {
		var s waybill.Speaker
		for j := part.first; j < part.last; j++ {
			t := &f.a.Tokens[j]
			if t.Mark == 0 {
				continue
			}
			m := &f.a.Marks[t.Mark-1]
			if m.Party() == nil || m.Name.Kind != atlas.StateName && m.Name.Kind != atlas.Capital && m.Name.Kind != atlas.Adjective {
				continue
			}
			if s.Party != "" && s.Party != m.Party().ID {
				return waybill.Speaker{}, false
			}
			if s.Party == "" || m.Name.Kind == atlas.StateName {
				s = waybill.Speaker{Name: m.Span.Of(f.a.Text), Span: m.Span, Party: m.Party().ID}
			}
			if m.Name.Kind == atlas.Adjective && s.Span == m.Span {
				s.Name = m.Party().Names[u.pack.Code][0]
			}
		}
		if s.Party != "" {
			return s, true
		}
	}
	return waybill.Speaker{}, false
}
