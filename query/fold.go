package query

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold brings a text to the form in which both stores index it and queries are
// compared with it, so that one spelling finds the others:
//
//   - case goes (Σ, σ and ς are one letter), ß is ss;
//   - diacritics go: Düsseldorf is dusseldorf, Łódź is lodz. So write English reports,
//     wire services and keyboards without umlauts. Hence ä is not ae: a written ae, oe
//     or ue stays as it is, for it cannot be told from the one in Israel, Poet and
//     Feuer. Who looks for Duesseldorf too writes Düsseldorf OR Duesseldorf;
//   - compatibility forms are their plain ones (Unicode NFKD): ﬁ is fi, Ａ is a, ² is 2.
//     A sign that stands for words or digits (™, ½, ㎞) keeps apart from its neighbours;
//   - soft hyphens, zero-width and other invisible characters go;
//   - apostrophes are ', hyphens and dashes are -, digits of all scripts are 0 to 9.
//
// The result is decomposed, without marks; it is meant for comparing, not for reading.
// Bytes that are no UTF-8 become U+FFFD. Folding twice changes nothing.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			b.WriteByte(lowerASCII(c))
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		var buf [64]byte
		b.Write(appendFolded(buf[:0], r))
		i += size
	}
	return b.String()
}

// appendFolded appends what the rune folds to. Folding goes rune by rune: what is left
// after the marks are gone depends on no neighbour, so every folded rune has its place
// in the text.
func appendFolded(to []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(to, lowerASCII(byte(r)))
	}
	if invisible(r) {
		return to
	}
	if plain, ok := plainForms[r]; ok {
		return append(to, plain...)
	}
	parts := decompose(r)
	if parts == nil {
		return appendPart(to, r)
	}
	apart := standsApart(r, parts)
	if apart {
		to = append(to, ' ')
	}
	for len(parts) > 0 {
		part, size := utf8.DecodeRune(parts)
		to = appendPart(to, part)
		parts = parts[size:]
	}
	if apart {
		to = append(to, ' ')
	}
	return to
}

// decompose is the NFKD of a rune, nil where that is the rune itself.
func decompose(r rune) []byte {
	const firstHangul, lastHangul = 0xAC00, 0xD7A3 // syllables, decomposed by arithmetic
	if firstHangul <= r && r <= lastHangul {
		return norm.NFKD.Bytes(utf8.AppendRune(nil, r))
	}
	return norm.NFKD.PropertiesString(string(r)).Decomposition()
}

// appendPart appends one rune of a decomposition, folded.
func appendPart(to []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(to, lowerASCII(byte(r)))
	}
	if invisible(r) {
		return to
	}
	r = unicode.ToLower(unicode.ToUpper(r)) // by way of the capital: ς is σ, ı is i
	switch plain, ok := plainForms[r]; {
	case ok:
		return append(to, plain...)
	case unicode.Is(unicode.Nd, r):
		return append(to, decimal(r))
	case unicode.Is(unicode.Pd, r):
		return append(to, '-')
	}
	return utf8.AppendRune(to, r)
}

// invisible reports whether a rune is a mark on another one, or is not seen at all.
func invisible(r rune) bool {
	return unicode.In(r, unicode.M, unicode.Cf)
}

// standsApart reports whether a rune is a sign that unfolds into letters or digits.
func standsApart(r rune, parts []byte) bool {
	return !isWordRune(r) && bytes.IndexFunc(parts, isWordRune) >= 0
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// decimal is the ASCII digit of a decimal digit. The digits of a script follow one
// another from zero, as Unicode promises of category Nd.
func decimal(r rune) byte {
	for _, in := range unicode.Nd.R16 {
		if rune(in.Lo) <= r && r <= rune(in.Hi) {
			return '0' + byte((r-rune(in.Lo))%10)
		}
	}
	for _, in := range unicode.Nd.R32 {
		if rune(in.Lo) <= r && r <= rune(in.Hi) {
			return '0' + byte((r-rune(in.Lo))%10)
		}
	}
	return '0'
}

func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
