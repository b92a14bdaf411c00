package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"waybill"
)

// Snippet picks the stretch of a text that shows best why it was found: the one with most
// of the spans in it, the first of several, with words around. Spans are those of
// [Query.Find]. Length is in code points, and the stretch has no more. It begins and ends
// with whole words, as far as they fit, and reaches over no line break that it need not.
// Without spans it is the beginning of the text.
func Snippet(text string, spans []waybill.Span, length int) waybill.Span {
	hits := crowded(text, spans, length)
	if hits.Empty() {
		begin := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
		hits = waybill.Span{Begin: begin, End: begin}
	}
	if inside := runes(text, hits); inside < length {
		return around(text, hits, length-inside)
	}
	return waybill.Span{Begin: hits.Begin, End: forward(text, hits.Begin, length)}
}

// crowded covers the most spans that fit into length code points together, or the first
// span where none fits.
func crowded(text string, spans []waybill.Span, length int) waybill.Span {
	var best waybill.Span
	most, first, inside := 0, 0, 0 // inside counts the code points from spans[first] on
	for i, s := range spans {
		if i > first {
			inside += runes(text, waybill.Span{Begin: spans[i-1].End, End: s.End})
		} else {
			inside = runes(text, s)
		}
		for inside > length && first < i {
			inside -= runes(text, waybill.Span{Begin: spans[first].Begin, End: spans[first+1].Begin})
			first++
		}
		if i-first+1 > most {
			most, best = i-first+1, waybill.Span{Begin: spans[first].Begin, End: s.End}
		}
	}
	return best
}

// around widens the hits by spare code points: at first as far back as forth, and what
// one side cannot use goes to the other.
func around(text string, hits waybill.Span, spare int) waybill.Span {
	lead := leading(text, hits.Begin, spare/2)
	spare -= runes(text, waybill.Span{Begin: lead, End: hits.Begin})
	tail := trailing(text, hits.End, spare)
	spare -= runes(text, waybill.Span{Begin: hits.End, End: tail})
	return waybill.Span{Begin: leading(text, lead, spare), End: tail}
}

// leading goes back from a place, by at most n code points, to the begin of a word of the
// same line.
func leading(text string, from, n int) int {
	begin := from
	for ; n > 0 && begin > 0; n-- {
		r, size := utf8.DecodeLastRuneInString(text[:begin])
		if isBreak(r) {
			break
		}
		begin -= size
	}
	if begin > 0 && begin < from && !spaceBefore(text, begin) {
		word := strings.IndexFunc(text[begin:from], unicode.IsSpace)
		if word < 0 {
			return from
		}
		begin += word
	}
	return from - len(strings.TrimLeftFunc(text[begin:from], unicode.IsSpace))
}

// trailing goes forth from a place, by at most n code points, to the end of a word of the
// same line.
func trailing(text string, from, n int) int {
	end := forward(text, from, n)
	if line := strings.IndexFunc(text[from:end], isBreak); line >= 0 {
		end = from + line
	} else if end < len(text) && !spaceAfter(text, end) {
		word := strings.LastIndexFunc(text[from:end], unicode.IsSpace)
		if word < 0 {
			return from
		}
		end = from + word
	}
	return from + len(strings.TrimRightFunc(text[from:end], unicode.IsSpace))
}

// forward is the place n code points after another, or the end of the text.
func forward(text string, from, n int) int {
	for ; n > 0 && from < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[from:])
		from += size
	}
	return from
}

func isBreak(r rune) bool { return r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' }

func spaceBefore(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return unicode.IsSpace(r)
}

func spaceAfter(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return unicode.IsSpace(r)
}

func runes(text string, s waybill.Span) int { return utf8.RuneCountInString(s.Of(text)) }
