package text

import "unicode/utf8"

// MostlyUTF8 reports whether b is UTF-8 with a few broken bytes at most, as where a text was cut
// in the middle of a character, and not an eight-bit encoding: there the pairs that happen to be
// valid UTF-8 are rare.
func MostlyUTF8(b []byte) bool {
	good, broken := 0, 0
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && size == 1:
			broken++
		case size > 1:
			good++
		}
		b = b[size:]
	}
	return good >= 4*broken
}
