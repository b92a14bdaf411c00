package scan

import (
	"encoding/binary"
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// What a byte of text is. A byte that belongs to a word is its small letter or its digit.
const (
	gap    = 0 // ends a word
	ending = 1 // may end a sentence
	other  = 2 // the begin of an entity, or of a character outside ASCII
)

// folds tells of each byte what it is.
var folds = foldTable()

func foldTable() (t [256]byte) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			t[c] = byte(c)
		case 'A' <= c && c <= 'Z':
			t[c] = byte(c) | 0x20
		case c == '.' || c == '!' || c == '?':
			t[c] = ending
		case c == '&' || c >= utf8.RuneSelf:
			t[c] = other
		}
	}
	return t
}

// inWord reports whether a character outside ASCII belongs to a word.
func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// unseen reports whether a character stands in a word and is none of it: soft hyphens and
// the marks that join.
func unseen(r rune) bool {
	return r == '\u00ad' || '\u200c' <= r && r <= '\u200f' || r == '\u2060' || r == '\ufeff' || '\ufe00' <= r && r <= '\ufe0f'
}

// atomsOf folds words as a page's text is folded, and cuts them into atoms: their letters
// and digits in a row, and where each atom ends.
func atomsOf(words string) (folded []byte, ends []int) {
	for _, r := range words {
		switch {
		case unseen(r):
		case inWord(r):
			folded = utf8.AppendRune(folded, unicode.ToLower(r))
		case len(folded) > 0 && (len(ends) == 0 || ends[len(ends)-1] < len(folded)):
			ends = append(ends, len(folded))
		}
	}
	if len(folded) > 0 && (len(ends) == 0 || ends[len(ends)-1] < len(folded)) {
		ends = append(ends, len(folded))
	}
	return folded, ends
}

// hash is one number for the bytes from first up to last; seven bytes of room must follow them.
func hash(b []byte, first, last int) uint64 {
	const k = 0x9e3779b97f4a7c15
	n := last - first
	h := uint64(n) * k
	if n < 8 { // most words
		hi, lo := bits.Mul64(h^binary.LittleEndian.Uint64(b[first:])&(1<<(8*n)-1), k)
		return hi ^ lo | 1
	}
	for ; n >= 8; n -= 8 {
		hi, lo := bits.Mul64(h^binary.LittleEndian.Uint64(b[first:]), k)
		h = hi ^ lo
		first += 8
	}
	if n > 0 {
		rest := binary.LittleEndian.Uint64(b[first:]) & (1<<(8*n) - 1)
		hi, lo := bits.Mul64(h^rest, k)
		h = hi ^ lo
	}
	return h | 1 // never 0, which stands for no word
}

// hashOf is hash for bytes without room behind them.
func hashOf(b []byte) uint64 {
	padded := append(append(make([]byte, 0, len(b)+8), b...), 0, 0, 0, 0, 0, 0, 0, 0)
	return hash(padded, 0, len(b))
}
