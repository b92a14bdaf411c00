package draw

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// fontSize is that of labels, in the picture's units.
const fontSize = 12

// measure is about how wide a text is in letters of some size: the pages are set in the
// reader's own font, so that nothing here can know it exactly.
func measure(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		w += advance(r)
	}
	return w * size
}

// advance is about the width of a letter, in ems; rather too wide.
func advance(r rune) float64 {
	switch {
	case strings.ContainsRune(" .,:;'|!ijlIft()[]/-·", r):
		return 0.32
	case strings.ContainsRune("mwMW@%…—", r):
		return 0.9
	case r < 0x300:
		if unicode.IsUpper(r) {
			return 0.68
		}
		return 0.56
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 1
	}
	return 0.65
}

// cut shortens a text to a width.
func cut(s string, most, size float64) string {
	s = strings.Join(strings.Fields(harmless(s)), " ")
	if measure(s, size) <= most {
		return s
	}
	w := advance('…') * size
	for i, r := range s {
		w += advance(r) * size
		if w > most {
			return strings.TrimRight(s[:i], " ,;·(") + "…"
		}
	}
	return s
}

// fold breaks a text into lines of a width, so many at most; the last is cut.
func fold(s string, most, size float64, lines int) []string {
	var all []string
	words := strings.Fields(harmless(s))
	for len(words) > 0 {
		if len(all) == lines-1 {
			return append(all, cut(strings.Join(words, " "), most, size))
		}
		n := 1
		for n < len(words) && measure(strings.Join(words[:n+1], " "), size) <= most {
			n++
		}
		all = append(all, cut(strings.Join(words[:n], " "), most, size))
		words = words[n:]
	}
	return all
}
