package view

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Safe makes words of an article harmless where texts are plain, as one line: line breaks and
// tabs become spaces; control characters and those that turn the direction of writing
// become visible, so that an article can neither steer a terminal nor hide what it
// says; invisible characters without any use in print are left out.
func Safe(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			b.WriteByte(' ')
		case r < 0x20:
			b.WriteRune(0x2400 + r) // its picture: ␛ for escape
		case r == 0x7F:
			b.WriteRune('␡')
		case Steers(r):
			fmt.Fprintf(&b, "<U+%04X>", r)
		case !invisible(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Steers reports control characters of the second set, which some terminals obey, and
// the overrides, embeddings and isolates of writing direction.
func Steers(r rune) bool {
	return r >= 0x80 && r < 0xA0 || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// invisible reports soft hyphens, zero-width spaces, direction marks, byte order
// marks and tags.
func invisible(r rune) bool {
	switch r {
	case 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF:
		return true
	}
	return r >= 0xE0000 && r <= 0xE007F
}

// plain reports that nothing has to be done.
func plain(s string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if r < 0x20 || r == 0x7F || r == 0x85 || r == 0x2028 || r == 0x2029 || Steers(r) || invisible(r) {
			return false
		}
	}
	return true
}

// SafeJSON escapes, in finished JSON, the characters that a terminal may obey and
// that JSON leaves as they are. They can only stand inside texts, so that the
// values stay the same.
func SafeJSON(line []byte) []byte {
	if plain(strings.TrimSuffix(string(line), "\n")) {
		return line
	}
	out := make([]byte, 0, len(line)+64)
	for len(line) > 0 {
		r, n := utf8.DecodeRune(line)
		if r == 0x7F || Steers(r) {
			out = fmt.Appendf(out, `\u%04x`, r)
		} else {
			out = append(out, line[:n]...)
		}
		line = line[n:]
	}
	return out
}
