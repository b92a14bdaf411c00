package claim

import (
	"waybill"
	"waybill/lang"
)

// covering is the innermost statement that covers a span: the shortest with a
// speaker, nil for the narrator's own words.
func (f *finder) covering(span waybill.Span) *waybill.Statement {
	var best *waybill.Statement
	size := 0
	for i := range f.statements {
		s := &f.statements[i]
		if s.Speaker.Name == "" || !s.Covers(span) {
			continue
		}
		length := 0
		for _, part := range s.Spans {
			length += part.Len()
		}
		if best == nil || length < size {
			best, size = s, length
		}
	}
	return best
}

// source says who is answerable: the innermost speaker whose statement covers the
// predicate; else the party that itself announces, promises, asks or denies.
func (f *finder) source(s *sentence, p *predicate, above []*predicate, c *waybill.Claim) {
	if st := f.covering(f.a.SpanOf(p.first, p.last)); st != nil {
		c.Source = waybill.Source{Name: st.Speaker.Name, Span: st.Mention, Statement: st.ID, Party: st.Speaker.Party}
		if c.Source.Span.Empty() {
			c.Source.Span = st.Speaker.Span
		}
		return
	}
	c.Source = waybill.Source{Name: waybill.Narrator}
	for _, o := range append([]*predicate{p}, above...) {
		if o.verb == nil || o.verb.Passive || !f.speaks(o) {
			continue
		}
		for i := range s.refs {
			if r := &s.refs[i]; r.slot == "subj" && r.clause == o.clause && !r.back {
				c.Source = waybill.Source{Name: r.Span.Of(f.a.Text), Span: r.Span, Party: r.ID}
				return
			}
		}
	}
}

// speaks reports whether a verb is an act of speech by which its subject answers for
// what it says: it announces, promises, asks for or denies it.
func (f *finder) speaks(o *predicate) bool {
	t := &f.a.Tokens[o.first]
	if t.Form == nil {
		return false
	}
	for _, v := range t.Form.Verbs {
		for _, n := range v.Verb.Notes {
			if n.Table != "reporting" {
				continue
			}
			switch n.Row.Get("act") {
			case "announce", "promise", "deny", "confirm", "pledge":
				return true
			}
		}
	}
	return false
}

// reported is what a statement's reporting verb does to certainty, "" for nothing.
func (f *finder) reported(s *waybill.Statement) waybill.Certainty {
	if len(s.Cue) == 0 {
		return ""
	}
	for i := range f.a.Tokens {
		t := &f.a.Tokens[i]
		if t.Span.Begin < s.Cue[0].Begin || t.Form == nil {
			continue
		}
		if t.Span.Begin > s.Cue[0].Begin {
			break
		}
		for _, v := range t.Form.Verbs {
			for _, n := range v.Verb.Notes {
				if value := waybill.Certainty(n.Row.Get("certainty")); n.Table == "reporting" && value != "" {
					return value
				}
			}
		}
		for _, n := range t.Form.Notes {
			if value := waybill.Certainty(n.Row.Get("certainty")); n.Table == "reporting" && value != "" {
				return value
			}
		}
		_ = lang.Verb
	}
	return ""
}
