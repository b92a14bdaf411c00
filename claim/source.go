package claim

import (
	"sort"

	"waybill"
	"waybill/lang"
)

// source says who is answerable: the innermost speaker whose statement covers the
// predicate; else the party that itself announces, promises, asks or denies. A
// statement whose words are not rendered counts only for such acts.
func (f *finder) source(s *sentence, p *predicate, above []*predicate, c *waybill.Claim) {
	if st := f.covering(f.a.SpanOf(p.first, p.last)); st != nil {
		c.Source = waybill.Source{Name: st.Speaker.Name, Span: st.Mention, Statement: st.ID, Party: st.Speaker.Party}
		if c.Source.Span.Empty() {
			c.Source.Span = st.Speaker.Span
		}
		c.Why.Source = reason(&whyStatement, c.Source.Span)
		if len(st.Cue) > 0 {
			c.Why.Source.Words[1] = st.Cue[0]
		}
		c.Source.Chain = f.chain(s, f.a.SpanOf(p.first, p.last), st)
		return
	}
	c.Source = f.talk.signed
	if len(s.refs) > 0 && s.refs[0].slot == label && !f.topical(&s.refs[0]) {
		c.Source = f.asSource(&s.refs[0])
		return
	}
	for _, o := range append([]*predicate{p}, above...) {
		if o.verb == nil || o.verb.Passive || !f.commits(s, o.first) {
			continue
		}
		for i := range s.refs {
			if r := &s.refs[i]; r.slot == "subj" && r.clause == o.clause && !r.back {
				c.Source = f.asSource(r)
				return
			}
		}
	}
	if r := f.avows(s, p); r != nil {
		c.Source = f.asSource(r)
	}
}

// avows is the subject of a verb of saying whose object is what p tells, as an infinitive, a
// noun or a participle ("expressed their determination to provide", "affirmed their support
// for", "bekräftigten ihre Absicht, zu liefern"); nil if there is none.
func (f *finder) avows(s *sentence, p *predicate) *ref {
	if p.verb != nil && !p.verb.Infinite && !p.verb.Attributive {
		return nil
	}
	outer := p.clause
	if c := &s.Clauses[p.clause]; c.Kind == lang.Infinite && c.Parent >= 0 {
		outer = c.Parent
	}
	verb := s.Clauses[outer].Finite
	if verb < 0 || verb >= p.first || !f.commits(s, verb) {
		return nil
	}
	for i := range s.refs {
		if r := &s.refs[i]; r.slot == "subj" && r.clause == outer && !r.back && r.first < p.first {
			return r
		}
	}
	return nil
}

// covering is the innermost statement that covers a span: the shortest with a
// speaker, nil for the narrator's own words.
func (f *finder) covering(span waybill.Span) *waybill.Statement {
	var best *waybill.Statement
	size := 0
	for _, i := range f.pages[span.Begin/pageSize] {
		s := &f.statements[i]
		if s.Speaker.Name == "" || !s.Covers(span) || s.Type == waybill.Reported && !f.answersFor(s) {
			continue
		}
		if length := wordsOf(s); best == nil || length < size {
			best, size = s, length
		}
	}
	return best
}

// pageSize is how many bytes of a report share one list of statements: a long report has
// thousands, and each claim asks for those around it.
const pageSize = 2048

// commits reports whether the verb at token i is an act of speech whose subject answers
// for what it is about: not what somebody only plans, nor the act of a verb with a
// separable prefix that does not stand there ("bringt unter" is no "bringt vor").
func (f *finder) commits(s *sentence, i int) bool {
	if f.a.Tokens[i].Form == nil {
		return false
	}
	for _, v := range f.readings(s, i) {
		for _, n := range v.Verb.Notes {
			if n.Table == "reporting" {
				return answers(n.Row.Get("act")) && n.Row.Get("medium") != string(waybill.Thought)
			}
		}
	}
	return false
}

// answers reports whether who does the act answers for what it is about, though his
// words are not rendered.
func answers(act string) bool {
	switch act {
	case "announce", "promise", "deny", "confirm", "accuse", "demand", "threaten", "say", "tell", "warn", "criticise":
		return true
	}
	return false
}

func (f *finder) answersFor(s *waybill.Statement) bool {
	if len(s.Cue) == 0 {
		return true
	}
	if last := f.tokenBefore(s.Mention.End); last >= 0 && f.a.Tokens[last].Has(lang.GoodsNoun) {
		return false // "assistance committed to Kyiv" says nothing itself
	}
	t := f.tokenAt(s.Cue[0].Begin)
	return t < 0 || s.Medium != waybill.Thought && answers(f.act(t)) || f.act(t) == ""
}

// act is the act of speech of the word at token i by reporting.tsv, "" for none.
func (f *finder) act(i int) string {
	note, ok := f.reporting(i)
	if !ok {
		return ""
	}
	return note.Get("act")
}

// reported is what a statement's reporting verb does to certainty, "" for nothing.
func (f *finder) reported(s *waybill.Statement) waybill.Certainty {
	if len(s.Cue) == 0 {
		return ""
	}
	if i := f.tokenAt(s.Cue[0].Begin); i >= 0 {
		if note, ok := f.reporting(i); ok {
			return waybill.Certainty(note.Get("certainty"))
		}
	}
	return ""
}

// sentenceOf is the sentence that token i stands in.
func (f *finder) sentenceOf(i int) *sentence {
	k := sort.Search(len(f.a.Sentences), func(k int) bool { return f.a.Sentences[k].Last > i })
	k = min(k, len(f.a.Sentences)-1)
	return &sentence{Sentence: &f.a.Sentences[k], index: k}
}

// reporting is the row of reporting.tsv about the word at token i.
func (f *finder) reporting(i int) (lang.Row, bool) {
	t := &f.a.Tokens[i]
	if t.Form == nil {
		return lang.Row{}, false
	}
	for _, v := range f.readings(f.sentenceOf(i), i) {
		for _, n := range v.Verb.Notes {
			if n.Table == "reporting" {
				return n.Row, true
			}
		}
	}
	for _, n := range t.Form.Notes {
		if n.Table == "reporting" {
			return n.Row, true
		}
	}
	return lang.Row{}, false
}

// tokenAt is the token that begins at a byte of the report, -1 if none does.
func (f *finder) tokenAt(begin int) int {
	i := sort.Search(len(f.a.Tokens), func(i int) bool { return f.a.Tokens[i].Span.Begin >= begin })
	if i < len(f.a.Tokens) && f.a.Tokens[i].Span.Begin == begin {
		return i
	}
	return -1
}

// asSource is a party of a sentence as a source: a person by name, any other party by
// all the words that name it ("deutsche Minister").
func (f *finder) asSource(r *ref) waybill.Source {
	span := r.Span
	if m := f.a.Tokens[r.last-1].Mark; m == 0 || f.a.Marks[m-1].Name == nil || !r.Span.Contains(f.a.Tokens[r.last-1].Span) {
		span = span.Join(f.a.SpanOf(r.last-1, r.last))
	}
	source := waybill.Source{Name: span.Of(f.a.Text), Span: span, Party: r.ID}
	source.Chain = []waybill.ChainLink{f.link(f.a.Sentences[0].Pack, source.Name, span, r.ID)}
	return source
}

// tokenBefore is the last token that ends at or before a byte of the report, -1 if
// none does.
func (f *finder) tokenBefore(end int) int {
	return sort.Search(len(f.a.Tokens), func(i int) bool { return f.a.Tokens[i].Span.End > end }) - 1
}
