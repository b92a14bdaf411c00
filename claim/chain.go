package claim

import (
	"cmp"
	"slices"

	"waybill"
	"waybill/atlas"
	"waybill/lang"
	"waybill/text"
)

// chain is by whose mouths a claim came here: the speakers of all statements around its
// predicate from the widest in, each behind who hands it on, down to the statement that
// gives the source.
func (f *finder) chain(s *sentence, span waybill.Span, source *waybill.Statement) []waybill.ChainLink {
	var around []*waybill.Statement
	for _, i := range f.pages[span.Begin/pageSize] {
		st := &f.statements[i]
		if st == source || st.Speaker.Name != "" && st.Covers(span) && st.Type != waybill.Reported && wordsOf(st) > wordsOf(source) {
			around = append(around, st)
		}
	}
	slices.SortStableFunc(around, func(x, y *waybill.Statement) int { return cmp.Compare(wordsOf(y), wordsOf(x)) })
	var links []waybill.ChainLink
	add := func(sp *waybill.Speaker, mention waybill.Span) {
		if sp.Name == "" || slices.ContainsFunc(links, func(l waybill.ChainLink) bool { return l.Name == sp.Name }) && sp != &source.Speaker {
			return
		}
		links = slices.DeleteFunc(links, func(l waybill.ChainLink) bool { return l.Name == sp.Name })
		links = append(links, f.speaker(s.Pack, sp, mention))
	}
	for _, st := range around {
		if st.Relay.Name != "" {
			add(&st.Relay, st.Relay.Span)
		}
		add(&st.Speaker, st.Mention)
	}
	return links
}

// wordsOf is how many bytes a statement's words have.
func wordsOf(s *waybill.Statement) int {
	n := 0
	for _, part := range s.Spans {
		n += part.Len()
	}
	return n
}

// speaker is a speaker as a link.
func (f *finder) speaker(pack *lang.Pack, sp *waybill.Speaker, mention waybill.Span) waybill.ChainLink {
	l := f.link(pack, sp.Name, sp.Span, sp.Party)
	if sp.Role != "" {
		l.Kind = waybill.PersonLink
	}
	if !mention.Empty() {
		l.Span = mention
	}
	return l
}

// link is who is named by the words of a span, which may be empty.
func (f *finder) link(pack *lang.Pack, name string, span waybill.Span, party waybill.PartyID) waybill.ChainLink {
	l := waybill.ChainLink{Name: name, Span: span}
	first := f.tokenBefore(span.Begin) + 1
	last := f.tokenBefore(span.End) + 1
	if span.Empty() || first >= last {
		return l
	}
	head := f.headOf(pack, first, last)
	l.Kind = f.kindOf(pack, first, last, head)
	if l.Kind != waybill.AnonymousLink {
		return l
	}
	for i := first; i < last; i++ {
		t := &f.a.Tokens[i]
		switch {
		case t.Mark > 0 && f.a.Marks[t.Mark-1].Party() != nil:
			m := &f.a.Marks[t.Mark-1]
			if m.Name.Kind == atlas.Seat || m.Name.Kind == atlas.GroupName || m.Name.Kind == atlas.FirmName {
				l.Organisation = m.Span
			} else if l.Country.Empty() {
				l.Country, l.Party = m.Span, m.Party().ID
			}
		case i != head && l.Organisation.Empty() && (f.speakerKind(pack, i) == "office" || f.speakerKind(pack, i) == "outlet" || f.speakerKind(pack, i) == "firm"):
			l.Organisation = t.Span
		case l.Number.Empty() && (t.Kind == text.Number || t.Has(lang.Quantity)) && i < head:
			l.Number = t.Span
		}
	}
	if l.Party == "" {
		l.Party = party
	}
	return l
}

// headOf is the noun for a speaker among tokens first up to last that a phrase is about:
// the first in German, the last before a preposition in English; -1 if there is none.
func (f *finder) headOf(pack *lang.Pack, first, last int) int {
	head := -1
	for i := first; i < last; i++ {
		t := &f.a.Tokens[i]
		if i > first && t.Mark == 0 && (t.Has(lang.Preposition) || t.Kind == text.Punct) {
			break
		}
		if f.speakerKind(pack, i) != "" {
			if head = i; pack.Grammar.VerbLast() {
				break
			}
		}
	}
	return head
}

// kindOf is the kind of whom tokens first up to last name. A noun for a person is
// anonymous where no name stands beside it.
func (f *finder) kindOf(pack *lang.Pack, first, last, head int) waybill.LinkKind {
	given := false
	for i := first; i < last; i++ {
		t := &f.a.Tokens[i]
		given = given || f.given(i)
		if t.Mark > 0 && f.a.Marks[t.Mark-1].Name != nil && f.a.Marks[t.Mark-1].Name.Person != nil {
			return waybill.PersonLink
		}
	}
	if head >= 0 {
		switch f.speakerKind(pack, head) {
		case "document":
			return waybill.DocumentLink
		case "outlet":
			return waybill.OutletLink
		case "firm":
			return waybill.FirmLink
		case "person":
			if given {
				return waybill.PersonLink
			}
			return waybill.AnonymousLink
		}
		return waybill.OfficeLink
	}
	t := &f.a.Tokens[first]
	switch m := t.Mark; {
	case m > 0 && f.a.Marks[m-1].Party() != nil && f.a.Marks[m-1].Name.Kind == atlas.FirmName:
		return waybill.FirmLink
	case m > 0 && f.a.Marks[m-1].Party() != nil:
		return waybill.OfficeLink
	case pack.Means(f.a.Tokens[last-1].Lower, lang.Agency):
		return waybill.OutletLink
	case given:
		return waybill.PersonLink
	}
	return ""
}

// speakerKind is the kind of the noun at token i by speakers.tsv, "" if it is none; of a
// German compound its last part tells.
func (f *finder) speakerKind(pack *lang.Pack, i int) string {
	t := &f.a.Tokens[i]
	if t.Kind != text.Word {
		return ""
	}
	if kind := noted(pack.Lexicon.Form(t.Lower), "speakers"); kind != "" {
		return kind
	}
	if !pack.Grammar.VerbLast() || !t.Upper || t.Has(lang.Verb|lang.Det|lang.Preposition|lang.Pronoun) {
		return ""
	}
	const longest = 40
	for k := 3; k+4 <= len(t.Lower) && len(t.Lower) <= longest; k++ {
		if t.Lower[k]&0xC0 == 0x80 {
			continue
		}
		if kind := noted(pack.Lexicon.Form(t.Lower[k:]), "speakers"); kind != "" {
			return kind
		}
	}
	return ""
}

// given reports whether token i is a given name.
func (f *finder) given(i int) bool {
	t := &f.a.Tokens[i]
	return t.Upper && t.Form != nil && slices.ContainsFunc(t.Form.Notes, func(n lang.Note) bool { return n.Table == "given" })
}

// noted is the kind that a table gives a form, "" for none.
func noted(form *lang.Form, table string) string {
	if form == nil {
		return ""
	}
	for _, n := range form.Notes {
		if n.Table == table {
			return n.Row.Get("kind")
		}
	}
	return ""
}
