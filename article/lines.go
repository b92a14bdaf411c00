package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"waybill"
)

// piece is a stretch of text that will be one block; what kind is found out in turns.
type piece struct {
	waybill.Span
	// words is the piece's text; it may run over several lines.
	words string
	// kind is "" as long as it is not known.
	kind waybill.BlockKind
	// gap is true where a blank line, or the text's beginning, is before the piece.
	gap bool
	// indent is true where white space is before the piece in its line.
	indent bool
}

// split cuts plain text into pieces: its lines, or several together where the text is
// hard-wrapped. A blank line always separates.
func split(text string) []piece {
	lines := splitLines(text)
	width := wrapWidth(lines)
	pieces := make([]piece, 0, len(lines))
	for len(lines) > 0 {
		n := 1
		for n < len(lines) && !lines[n].gap {
			n++
		}
		pieces = append(pieces, unwrap(text, lines[:n], width)...)
		lines = lines[n:]
	}
	return pieces
}

// splitLines gives the lines that are not blank, trimmed.
func splitLines(text string) []piece {
	var lines []piece
	gap := true
	for begin := 0; begin < len(text); {
		end, next := len(text), len(text)
		if i := strings.IndexAny(text[begin:], "\n\r"); i >= 0 {
			end, next = begin+i, begin+i+1
			if strings.HasPrefix(text[end:], "\r\n") {
				next++
			}
		}
		rest := strings.TrimLeftFunc(text[begin:end], unicode.IsSpace)
		left := end - len(rest)
		words := strings.TrimRightFunc(rest, unicode.IsSpace)
		if words == "" {
			gap = true
		} else {
			lines = append(lines, piece{
				Span:   waybill.Span{Begin: left, End: left + len(words)},
				words:  words,
				gap:    gap,
				indent: left > begin,
			})
			gap = false
		}
		begin = next
	}
	return lines
}

// Hard-wrapped text breaks its lines between these widths, in code points.
const (
	narrowest = 40
	widest    = 120
)

// wrapWidth is the width at which text is hard-wrapped, 0 where it is not. It is judged
// over the whole file, so that a paragraph of two lines is known to be wrapped from its
// neighbours. In wrapped text no line is longer than the width, the first word of the
// next line would not have fitted, and most lines end in the middle of a sentence.
func wrapWidth(lines []piece) int {
	width, inner := 0, 0
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(l.words))
		if !l.gap {
			inner++
		}
	}
	if width < narrowest || width > widest || inner < 2 {
		return 0
	}
	full, open := 0, 0
	for i := 1; i < len(lines); i++ {
		if lines[i].gap {
			continue
		}
		if fills(lines[i-1], lines[i], width) {
			full++
		}
		if !endsSentence(lines[i-1].words) {
			open++
		}
	}
	if full*10 < inner*6 || open*2 < inner {
		return 0
	}
	return width
}

// fills reports whether the next line's first word would not have fitted on the line.
// The slack is for editors that wrap a little early.
func fills(line, next piece, width int) bool {
	const slack = 4
	first, _, _ := strings.Cut(next.words, " ")
	return utf8.RuneCountInString(line.words)+1+utf8.RuneCountInString(first)+slack > width
}

// unwrap joins the lines of one group, between two blank lines, that a hard wrap has
// parted. A list item takes along the indented lines that follow it.
func unwrap(text string, lines []piece, width int) []piece {
	joined := lines[:0]
	for i, l := range lines {
		last := len(joined) - 1
		if i > 0 && !startsItem(l.words) && continues(lines[i-1], l, joined[last], width) {
			joined[last].End = l.End
			joined[last].words = text[joined[last].Begin:l.End]
			continue
		}
		joined = append(joined, l)
	}
	return joined
}

func continues(before, l, block piece, width int) bool {
	if l.indent && startsItem(block.words) && !endsSentence(before.words) {
		return true
	}
	return width > 0 && fills(before, l, width)
}
