package claim

import (
	"slices"

	"waybill"
	"waybill/atlas"
	"waybill/lang"
)

// several are the parties that one word stands for: "both countries" and "die beiden Länder"
// the two last spoken of, an English "we" in a joint statement its signatories. It
// is nil for other words.
func (f *finder) several(s *sentence, i int) []waybill.PartyRef {
	t := &f.a.Tokens[i]
	if s.Pack.Grammar.VerbLast() {
		if i == s.First || !s.Pack.Means(t.Lower, lang.States) || !s.Pack.Means(f.a.Tokens[i-1].Lower, lang.Both) {
			return nil
		}
		return f.pairBefore(s, i)
	}
	if t.Has(lang.FirstPerson) && !t.Has(lang.Possessive) && f.covering(t.Span) == nil && len(f.talk.authors) > 1 {
		return f.talk.authors
	}
	if s.Pack.Means(t.Lower, lang.Plural) && f.subjectPronoun(s, i) && !f.goodsPronoun(s, i) {
		return f.joinedBefore(s, i)
	}
	if !s.Pack.Means(t.Lower, lang.States) || i == s.First || !s.Pack.Means(f.a.Tokens[i-1].Lower, lang.Both) && !(f.a.Tokens[i-1].Lower == "two" && i-2 >= s.First && f.a.Tokens[i-2].Lower == "the") {
		return nil
	}
	return f.pairBefore(s, i)
}

// joinedBefore are the parties that open the sentence before token i joined by "and", which a "they"
// behind them takes up ("Oslo and Riga said they would send"); nil if there is one or none.
func (f *finder) joinedBefore(s *sentence, i int) []waybill.PartyRef {
	var all []waybill.PartyRef
	for k := range s.refs {
		r := &s.refs[k]
		if r.first >= i || !r.bare || r.slot != "" || k > 0 && !f.coordinated(&s.refs[k-1], r) {
			break
		}
		all = append(all, r.PartyRef)
	}
	if len(all) < 2 {
		return nil
	}
	return all
}

// pairBefore are the two states that were last subjects before token i; the two sides of
// the last deal if there were none. A German clause's own subject is neither of them
// ("Washington sicherte beiden Ländern zu").
func (f *finder) pairBefore(s *sentence, i int) []waybill.PartyRef {
	var two []waybill.PartyRef
	add := func(p waybill.PartyRef) {
		if len(two) < 2 && p.Known() && !slices.ContainsFunc(two, func(o waybill.PartyRef) bool { return o.ID == p.ID }) {
			two = append(two, p)
		}
	}
	for k := len(s.refs) - 1; k >= 0; k-- {
		if r := &s.refs[k]; r.first < i && r.bare && !(s.Pack.Grammar.VerbLast() && r.clause == f.a.ClauseOf(i)) {
			add(r.PartyRef)
		}
	}
	if s.index-f.talk.subjectsAt <= 2 {
		for _, p := range f.talk.subjects {
			add(p)
		}
	}
	if len(two) < 2 {
		two = nil
		add(f.talk.pair.supplier)
		add(f.talk.pair.recipient)
	}
	if len(two) < 2 {
		return nil
	}
	return two
}

// signatories are the parties that sign a joint statement: those behind "from", "by" or
// "of" in its headline.
func (f *finder) signatories() []waybill.PartyRef {
	if len(f.a.Sentences) == 0 || f.a.Sentences[0].Pack == nil {
		return nil
	}
	title, pack := f.a.Report.Title, f.a.Sentences[0].Pack
	statement, from := false, false
	var all []waybill.PartyRef
	for i := range f.a.Tokens {
		t := &f.a.Tokens[i]
		if !title.Contains(t.Span) {
			break
		}
		switch {
		case pack.Means(t.Lower, lang.Declaration):
			statement = true
		case pack.Means(t.Lower, lang.Agent, lang.Whence) || t.Lower == "of":
			from = from || statement
		case from && pack.Means(t.Lower, lang.Topic):
			return all
		}
		if t.Mark == 0 || !from {
			continue
		}
		m := &f.a.Marks[t.Mark-1]
		if p := m.Party(); p != nil && m.First == i && m.Name.Kind != atlas.Adjective && p.Kind == waybill.State &&
			!slices.ContainsFunc(all, func(o waybill.PartyRef) bool { return o.ID == p.ID }) {
			all = append(all, waybill.PartyRef{ID: p.ID, Span: m.Span})
		}
	}
	return all
}
