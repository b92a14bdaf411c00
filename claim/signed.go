package claim

import (
	"strings"
	"unicode"

	"waybill"
	"waybill/atlas"
	"waybill/lang"
	"waybill/text"
)

// signature is who is answerable for what the report says in its own voice: whoever
// signs a statement by its headline ("Statement by …", "Ministry of Defence statement on
// …", "Erklärung des Ministeriums zu …"), or gives out a press release, else the narrator.
func (f *finder) signature() waybill.Source {
	if len(f.a.Sentences) > 0 {
		span := f.signs(&f.a.Sentences[0])
		if span.Empty() {
			span = f.issuer()
		}
		if !span.Empty() {
			source := waybill.Source{Name: span.Of(f.a.Text), Span: span}
			source.Chain = []waybill.ChainLink{f.link(f.a.Sentences[0].Pack, source.Name, span, "")}
			return source
		}
	}
	return waybill.Source{Name: waybill.Narrator}
}

// signs is who a headline says a statement is by, empty if it is the headline of none.
func (f *finder) signs(s *lang.Sentence) waybill.Span {
	last := s.First
	for last < s.Last && f.a.Report.Title.Contains(f.a.Tokens[last].Span) {
		last++
	}
	for i := s.First; i+1 < last; i++ {
		if !f.document(&f.a.Tokens[i]) {
			continue
		}
		if span := f.signer(s, i+1, last, true); !span.Empty() {
			return span
		}
		topic := s.Pack.Means(f.a.Tokens[i+1].Lower, lang.Topic)
		if topic && f.speaks(s, s.First, i) == i-s.First && i > s.First {
			return f.withoutArticle(s.First, i)
		}
		for k := i + 2; topic && k+1 < last; k++ {
			if span := f.signer(s, k, last, false); !span.Empty() {
				return span
			}
		}
	}
	return waybill.Span{}
}

// signer reads "by X", "from X and Y", "des Ministeriums" at token i: anybody at once
// behind the document, farther off only a person or office.
func (f *finder) signer(s *lang.Sentence, i, end int, next bool) waybill.Span {
	t := &f.a.Tokens[i]
	first := i + 1
	if next && t.Has(lang.Det) && t.Has(lang.Genitive) && s.Pack.Grammar.VerbLast() {
		first, next = i+1, false
	} else if !s.Pack.Means(t.Lower, lang.Agent, lang.Whence) {
		return waybill.Span{}
	}
	last := first
	for last < end && !f.a.Tokens[last].Has(lang.Preposition) && (!f.a.Tokens[last].Has(lang.Verb) || f.a.Tokens[last].Upper) {
		last++
	}
	if !next && f.speaks(s, first, last) == 0 {
		return waybill.Span{}
	}
	span := f.withoutArticle(first, last)
	for m := range f.a.Marks {
		if mark := &f.a.Marks[m]; mark.Name != nil && mark.Name.Person != nil && span.Contains(mark.Span) {
			span.Begin = mark.Span.Begin
			break
		}
	}
	return span
}

// withoutArticle is the span of tokens first up to last without an article at its head.
func (f *finder) withoutArticle(first, last int) waybill.Span {
	if first < last && f.a.Tokens[first].Has(lang.Det) && f.a.Tokens[first].Mark == 0 {
		first++
	}
	if first >= last {
		return waybill.Span{}
	}
	return f.a.SpanOf(first, last)
}

// speaks is how many tokens from first belong to a phrase that names a person, office or
// firm, 0 if the phrase names none.
func (f *finder) speaks(s *lang.Sentence, first, last int) int {
	named := false
	i := first
	for ; i < last; i++ {
		t := &f.a.Tokens[i]
		if t.Kind != text.Word && t.Kind != text.Clitic || t.Has(lang.Verb) && !t.Upper && f.a.IsVerb(s.Pack, s.First, i) {
			break
		}
		named = named || f.mayAnswer(s, t)
	}
	if !named {
		return 0
	}
	return i - first
}

// mayAnswer reports whether a word is a noun for a person, office or firm, or names one.
func (f *finder) mayAnswer(s *lang.Sentence, t *lang.Token) bool {
	if t.Mark > 0 {
		if n := f.a.Marks[t.Mark-1].Name; n != nil && (n.Person != nil || n.Kind == atlas.Seat || n.Kind == atlas.FirmName) {
			return true
		}
	}
	form := s.Pack.Lexicon.Form(t.Lower)
	if form == nil {
		return t.Has(lang.PartyNoun)
	}
	for _, n := range form.Notes {
		if n.Table != "speakers" {
			continue
		}
		switch n.Row.Get("kind") {
		case "person", "office", "firm":
			return true
		}
	}
	return t.Has(lang.PartyNoun)
}

// issuerWords is how long the name of an office may be.
const issuerWords = 12

// issuer is who gives out a press release: the office, firm or body that is the subject
// of its first sentence, empty where nothing marks the report as a press release.
func (f *finder) issuer() waybill.Span {
	if !f.release() {
		return waybill.Span{}
	}
	for i := range f.a.Sentences {
		s := &f.a.Sentences[i]
		if f.a.Report.Title.Contains(f.a.Tokens[s.First].Span) || f.marksRelease(f.a.SpanOf(s.First, min(s.Last, s.First+issuerWords)).Of(f.a.Text)) {
			continue
		}
		first := max(f.a.Dateline(i), s.First)
		for first < s.Last && f.a.Tokens[first].Kind == text.Punct {
			first++
		}
		last := first
		for last < s.Last && f.a.Tokens[last].Kind == text.Word && last-first < issuerWords && (f.a.Tokens[last].Upper || !f.a.IsVerb(s.Pack, s.First, last)) {
			last++
		}
		if f.speaks(s, first, last) == 0 {
			return waybill.Span{}
		}
		return f.withoutArticle(first, last)
	}
	return waybill.Span{}
}

// Lines that mark a press release stand at the ends of a report, and are short.
const (
	releaseLines = 6
	releaseBytes = 120
	releaseWords = 3
)

// release reports whether a short line at either end of the report marks it as a press
// release ("For immediate release", "Pressekontakt: …"); such a line may be furniture.
func (f *finder) release() bool {
	blocks := f.a.Report.Blocks
	for i := range blocks {
		if b := &blocks[i]; (i < releaseLines || i >= len(blocks)-releaseLines) && b.Span.Len() < releaseBytes && f.marksRelease(b.Span.Of(f.a.Text)) {
			return true
		}
	}
	return false
}

func (f *finder) marksRelease(line string) bool {
	words := strings.FieldsFunc(strings.ToLower(line), func(r rune) bool { return !unicode.IsLetter(r) })
	pack := f.a.Sentences[0].Pack
	for i := range words {
		for k := i + 1; k <= len(words) && k <= i+releaseWords; k++ {
			if pack.Means(strings.Join(words[i:k], " "), lang.Release) {
				return true
			}
		}
	}
	return false
}

// document reports whether a word names a statement or letter that somebody signs.
func (f *finder) document(t *lang.Token) bool {
	if t.Form == nil {
		return false
	}
	for _, n := range t.Form.Notes {
		if n.Table == "speakers" && n.Row.Get("kind") == "document" || n.Table == "reporting" && n.Row.Get("act") == "account" {
			return true
		}
	}
	return false
}
