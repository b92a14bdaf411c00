package mcp

import (
	"strings"
	"unicode"
)

// inert makes a stretch of an article one line of at most so many letters without anything
// that steers how it is shown or where it ends: no control or formatting characters, and no
// curly quotation marks, which stand around it.
func inert(text string, most int) string {
	var b strings.Builder
	n, space := 0, false
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs), r == unicode.ReplacementChar:
			continue
		case r == '“' || r == '”' || r == '„' || r == '‟':
			r = '"'
		}
		if n >= most {
			return b.String() + "…"
		}
		if space {
			b.WriteByte(' ')
			n++
		}
		b.WriteRune(r)
		n, space = n+1, false
	}
	return b.String()
}

// quoted is inert text in quotation marks.
func quoted(text string, most int) string { return "“" + inert(text, most) + "”" }
