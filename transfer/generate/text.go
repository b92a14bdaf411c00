package generate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"waybill"
)

// Text is an article as it lies on an editor's desk.
type Text struct {
	// Name is that of the article it is of.
	Name string
	// Lang is "de" or "en".
	Lang string
	Head string
	// Paragraphs are the sentences of each.
	Paragraphs [][]string
}

// Of is the text of a report: its headline and the paragraphs of its body.
func Of(name string, r *waybill.Report) Text {
	t := Text{Name: name, Head: r.Title.Of(r.Text), Lang: language(r.Text)}
	for _, b := range r.Blocks {
		if b.Kind == waybill.Paragraph || b.Kind == waybill.Item {
			t.Paragraphs = append(t.Paragraphs, sentences(strings.Join(strings.Fields(b.Span.Of(r.Text)), " ")))
		}
	}
	return t
}

// Words counts the words of the paragraphs.
func (t *Text) Words() int { return wordsOf(t.Paragraphs) }

func wordsOf(paragraphs [][]string) int {
	n := 0
	for _, p := range paragraphs {
		n += wordsIn(p)
	}
	return n
}

func wordsIn(sentences []string) int {
	n := 0
	for _, s := range sentences {
		n += len(strings.Fields(s))
	}
	return n
}

// language tells German from English by their smallest words.
func language(text string) string {
	german, english := 0, 0
	for word := range strings.FieldsSeq(text) {
		switch strings.ToLower(word) {
		case "der", "die", "und", "das", "den", "von", "nicht", "ein", "eine":
			german++
		case "the", "of", "and", "to", "a", "that", "its", "for":
			english++
		}
	}
	if german > english {
		return "de"
	}
	return "en"
}

// sentences cuts a paragraph behind full stops, question and exclamation marks that a capital,
// digit or opening quotation mark follows. What ends in an abbreviation or ordinal may be cut
// too; for editing that is near enough.
func sentences(paragraph string) []string {
	var all []string
	begin := 0
	for i := 0; i < len(paragraph); i++ {
		if !strings.ContainsRune(".!?", rune(paragraph[i])) {
			continue
		}
		end := i + 1
		for end < len(paragraph) {
			r, size := utf8.DecodeRuneInString(paragraph[end:])
			if !strings.ContainsRune("\"”“«»’')", r) {
				break
			}
			end += size
		}
		if end >= len(paragraph) || paragraph[end] != ' ' {
			continue
		}
		next, _ := utf8.DecodeRuneInString(paragraph[end+1:])
		if unicode.IsLower(next) || end-begin < 20 {
			continue
		}
		all = append(all, paragraph[begin:end])
		begin, i = end+1, end
	}
	if begin < len(paragraph) {
		all = append(all, paragraph[begin:])
	}
	return all
}
