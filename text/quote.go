package text

import (
	"unicode/utf8"

	"waybill"
)

// Quote is a stretch between quotation marks.
type Quote struct {
	// Span includes the marks, Inner does not.
	Span, Inner waybill.Span
	// First and Last are the tokens of the opening mark and one past the closing one.
	First, Last int
	// Depth is 0 for an outermost quotation, 1 for one inside it, and so on.
	Depth int
	// Closed is false where the closing mark is missing and the quotation was taken
	// to run to the end of its block.
	Closed bool
}

// maxDepth bounds the nesting of quotations; deeper marks are passed over.
const maxDepth = 4

// Quotes finds the quotations in the tokens of one block, in the order of their
// opening marks. It knows „…“, »…«, «…», “…”, "…" and the single forms. An opening
// mark that is never closed counts only at the start of a block, as in English
// quotations that run over several paragraphs.
func Quotes(text string, tokens []Token) []Quote {
	var all []Quote
	var open []int // indexes into all, innermost last
	for i, t := range tokens {
		if t.Kind != Punct {
			continue
		}
		mark, _ := utf8.DecodeRuneInString(t.Span.Of(text))
		if !isQuotationMark(mark) {
			continue
		}
		if n := len(open); n > 0 {
			if k := closing(text, tokens, all, open, i, mark); k >= 0 {
				all[open[k]].close(tokens, i)
				open = open[:k]
				continue
			}
		}
		if len(open) < maxDepth && opens(tokens, i, mark) {
			all = append(all, Quote{First: i, Depth: len(open)})
			open = append(open, len(all)-1)
		}
	}
	return settle(tokens, all)
}

func (q *Quote) close(tokens []Token, i int) {
	q.Last = i + 1
	q.Span = waybill.Span{Begin: tokens[q.First].Span.Begin, End: tokens[i].Span.End}
	q.Inner = waybill.Span{Begin: tokens[q.First].Span.End, End: tokens[i].Span.Begin}
	q.Closed = true
}

// settle drops quotations that were never closed, but for one that opens its block.
func settle(tokens []Token, all []Quote) []Quote {
	kept := all[:0]
	for _, q := range all {
		if !q.Closed {
			if q.First > 0 {
				continue
			}
			q.Last = len(tokens)
			q.Span = waybill.Span{Begin: tokens[q.First].Span.Begin, End: tokens[len(tokens)-1].Span.End}
			q.Inner = waybill.Span{Begin: tokens[q.First].Span.End, End: q.Span.End}
		}
		if q.Last-q.First > 2 || !q.Closed {
			kept = append(kept, q)
		}
	}
	return kept
}

func isQuotationMark(r rune) bool {
	switch r {
	case '"', '„', '“', '”', '«', '»', '‚', '‘', '’', '\'', '‹', '›', '‟', '‛':
		return true
	}
	return false
}

// pairs lists which marks may close an opening mark.
func pairs(opening, closing rune) bool {
	switch opening {
	case '„':
		return closing == '“' || closing == '”' || closing == '"'
	case '“', '”', '‟':
		return closing == '”' || closing == '"' || closing == '“' && opening == '”'
	case '"':
		return closing == '"' || closing == '”' || closing == '“'
	case '«':
		return closing == '»'
	case '»':
		return closing == '«' || closing == '»'
	case '‚':
		return closing == '‘' || closing == '’' || closing == '\''
	case '‘', '‛':
		return closing == '’' || closing == '\''
	case '\'':
		return closing == '\''
	case '‹':
		return closing == '›'
	case '›':
		return closing == '‹'
	}
	return false
}

// closing returns which of the open quotations the mark at i closes, innermost
// first, or -1. A mark with white space before it and a word glued behind it opens
// instead, where its form allows both.
func closing(text string, tokens []Token, all []Quote, open []int, i int, mark rune) int {
	if ambiguous(mark) && !tokens[i].Glued && i+1 < len(tokens) && tokens[i+1].Glued {
		return -1
	}
	for k := len(open) - 1; k >= 0; k-- {
		opening, _ := utf8.DecodeRuneInString(tokens[all[open[k]].First].Span.Of(text))
		if pairs(opening, mark) {
			return k
		}
	}
	return -1
}

// ambiguous reports whether the mark is used both to open and to close.
func ambiguous(mark rune) bool {
	switch mark {
	case '"', '\'', '“', '”', '«', '»', '‘', '’':
		return true
	}
	return false
}

// opens reports whether the mark at i can open a quotation: a word is glued behind
// it, and no word before it.
func opens(tokens []Token, i int, mark rune) bool {
	switch mark {
	case '’':
		return false
	case '„', '‚':
		return true
	}
	if i+1 >= len(tokens) || tokens[i+1].Kind == Break {
		return false
	}
	before := tokens[i].Glued && i > 0 && tokens[i-1].Kind != Punct
	return tokens[i+1].Glued && !before
}
