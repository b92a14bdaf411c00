package text

import (
	"unicode"
	"unicode/utf8"

	"waybill"
)

// Rules is what differs between languages in telling where a sentence ends.
type Rules struct {
	// Abbreviations end in a full stop that ends no sentence: "Dr", "bzw", "Gen".
	// Keys are as written, without the last full stop.
	Abbreviations map[string]bool
	// Ordinals reports that a small number with a full stop is an ordinal ("3. Mai").
	Ordinals bool
	// Starters are words that begin a sentence even after such a number, as written
	// with a capital ("Der", "Die").
	Starters map[string]bool
}

// Sentence is a run of tokens, half open.
type Sentence struct{ First, Last int }

// Sentences groups the tokens of one block into sentences. A full stop, question or
// exclamation mark ends one, closing quotation marks and brackets included, unless
// the next word shows that the sentence goes on. Line breaks end none.
func Sentences(text string, tokens []Token, rules Rules) []Sentence {
	var all []Sentence
	first := 0
	for i := 0; i < len(tokens); i++ {
		if tokens[i].Kind != Punct || !isTerminator(text, tokens[i].Span) {
			continue
		}
		end := i + 1
		for end < len(tokens) && (closes(text, tokens, end) || tokens[end].Kind == Punct && tokens[end].Glued && isTerminator(text, tokens[end].Span)) {
			end++
		}
		if end < len(tokens) && !isRule(text, tokens[i].Span) && !endsSentence(text, tokens, i, end, rules) {
			continue
		}
		all = append(all, Sentence{first, end})
		first, i = end, end-1
	}
	if first < len(tokens) {
		all = append(all, Sentence{first, len(tokens)})
	}
	return dropEmpty(tokens, all)
}

// dropEmpty leaves out sentences that hold nothing but line breaks.
func dropEmpty(tokens []Token, all []Sentence) []Sentence {
	kept := all[:0]
	for _, s := range all {
		for s.First < s.Last && tokens[s.First].Kind == Break {
			s.First++
		}
		for s.First < s.Last && tokens[s.Last-1].Kind == Break {
			s.Last--
		}
		if s.First < s.Last {
			kept = append(kept, s)
		}
	}
	return kept
}

// isRule reports whether a mark parts items that share a line, as tickers and live
// blogs do ("+++ 8.15 Uhr: … +++", "A | B").
func isRule(text string, at waybill.Span) bool {
	word := at.Of(text)
	return word == "+" || word == "|"
}

func isTerminator(text string, at waybill.Span) bool {
	if isRule(text, at) {
		return true
	}
	switch at.Of(text) {
	case ".", "!", "?", "…", "...", "?!", "!?":
		return true
	}
	return false
}

// closes reports whether token i is a mark that closes what went before: a bracket
// or quotation mark glued to it.
func closes(text string, tokens []Token, i int) bool {
	t := tokens[i]
	if t.Kind != Punct || !t.Glued {
		return false
	}
	r, _ := utf8.DecodeRuneInString(t.Span.Of(text))
	switch r {
	case ')', ']', '”', '’', '\'', '"', '“', '‘':
		return true
	case '«', '»':
		return i+1 >= len(tokens) || !tokens[i+1].Glued
	}
	return false
}

// endsSentence judges the terminator at i, where next is the first token after it
// and its closing marks.
func endsSentence(text string, tokens []Token, i, next int, rules Rules) bool {
	for next < len(tokens) && tokens[next].Kind == Break {
		next++
	}
	if next >= len(tokens) {
		return true
	}
	after := tokens[next]
	if after.Glued && after.Kind != Punct {
		return false
	}
	word := after.Span.Of(text)
	r, _ := utf8.DecodeRuneInString(word)
	if unicode.IsLower(r) || r == ',' || r == ';' || r == ':' || r == ')' {
		return false
	}
	if tokens[i].Span.Of(text) != "." || i == 0 || !tokens[i].Glued {
		return true
	}
	before := tokens[i-1]
	last := before.Span.Of(text)
	switch {
	case before.Kind == Number && rules.Ordinals && len(last) <= 2:
		return rules.Starters[word]
	case before.Kind == Word && rules.Abbreviations[last]:
		return false
	case before.Kind == Word && utf8.RuneCountInString(last) == 1 && before.Upper:
		return false // an initial: "John F. Kennedy"
	}
	return true
}
