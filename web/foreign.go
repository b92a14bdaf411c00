package web

import (
	"fmt"
	"html/template"
	"strings"
)

// foreign is text that comes from articles, set apart from what stands around it (<bdi>), with
// the characters shown that turn the order of others round or move the cursor: they are the
// means by which a text looks like another.
func foreign(s string) template.HTML {
	var out strings.Builder
	out.Grow(len(s) + 16)
	out.WriteString("<bdi>")
	writeForeign(&out, s)
	out.WriteString("</bdi>")
	return template.HTML(out.String())
}

// writeForeign writes text that comes from articles, escaped and inert.
func writeForeign(out *strings.Builder, s string) {
	begin := 0
	for i, c := range s {
		if !harmful(c) {
			continue
		}
		template.HTMLEscape(writer{out}, []byte(s[begin:i]))
		fmt.Fprintf(out, `<span class="ctl">U+%04X</span>`, c)
		begin = i + len(string(c))
	}
	template.HTMLEscape(writer{out}, []byte(s[begin:]))
}

type writer struct{ *strings.Builder }

// tame is text that comes from articles without what is harmful, where no mark-up can stand.
func tame(s string) string {
	return strings.Map(func(c rune) rune {
		if harmful(c) {
			return -1
		}
		return c
	}, s)
}

// harmful reports whether a character is a control: one of text direction (UAX #9, but the mere
// marks), or of a terminal.
func harmful(c rune) bool {
	switch {
	case c == '\n' || c == '\t' || c == '\r':
		return false
	case c < 0x20, 0x7F <= c && c < 0xA0:
		return true
	case 0x202A <= c && c <= 0x202E, 0x2066 <= c && c <= 0x2069:
		return true
	case c == 0x2028, c == 0x2029:
		return true
	}
	return false
}
