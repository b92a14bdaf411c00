package cli

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/text/width"
)

// columns is how many columns of a terminal a text takes: two for each wide character
// of East Asia and each emoji, none for what combines with the one before.
func columns(s string) int {
	if ascii(s) {
		return len(s)
	}
	n := 0
	for g := graphemes.FromString(s); g.Next(); {
		n += clusterColumns(g.Value())
	}
	return n
}

// clusterColumns is the width of what a reader sees as one character.
func clusterColumns(cluster string) int {
	wide := 0
	for i, r := range cluster {
		switch {
		case r == 0xFE0F && i > 0: // asks for the emoji form
			wide = 2
		case r >= 0x1F1E6 && r <= 0x1F1FF && i > 0: // the second half of a flag
			wide = 2
		default:
			wide = max(wide, runeColumns(r))
		}
	}
	return wide
}

func runeColumns(r rune) int {
	if r < 0x300 {
		return 1
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// wrap breaks a text into lines of at most limit columns, between words where it can,
// else between characters. A character wider than limit stands alone.
func wrap(s string, limit int) []string {
	limit = max(1, limit)
	var lines []string
	var line strings.Builder
	used := 0
	end := func() {
		lines = append(lines, line.String())
		line.Reset()
		used = 0
	}
	for _, word := range strings.Fields(s) {
		need := columns(word)
		if used > 0 && used+1+need > limit {
			end()
		}
		if used > 0 {
			line.WriteByte(' ')
			used++
		}
		if need <= limit {
			line.WriteString(word)
			used += need
			continue
		}
		for g := graphemes.FromString(word); g.Next(); {
			c := clusterColumns(g.Value())
			if used > 0 && used+c > limit {
				end()
			}
			line.WriteString(g.Value())
			used += c
		}
	}
	if used > 0 || line.Len() > 0 {
		end()
	}
	return lines
}

// pad fills a text up to a width with spaces.
func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-columns(s)))
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
