package transfer

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"waybill"
)

const (
	// width is how many words make a shingle.
	width = 3
	// fewWords is how many words a block must have: shorter ones are signatures,
	// credits and calls to read on.
	fewWords = 5
	// longestPlace is how long a dateline may be, in bytes ("DÜSSELDORF/BERLIN (dpa) – ").
	longestPlace = 60
	// longestAgency is how long an agency between two dashes may be, with the second of them
	// and its spaces, and shortAgency one that is written small ("dpa – ").
	longestAgency, shortAgency = 16, 3
)

// bodyBlocks are the words of the blocks of the body that are long enough, without the place
// and agency before the first. The headline is left out, for copies have another, and so are
// captions and crossheads.
func bodyBlocks(r *waybill.Report) iter.Seq[string] {
	return func(yield func(string) bool) {
		first := true
		for _, b := range r.Blocks {
			if b.Kind != waybill.Paragraph && b.Kind != waybill.Item {
				continue
			}
			words := b.Span.Of(r.Text)
			if first {
				words = afterPlace(words)
			}
			if !long(words) {
				continue
			}
			first = false
			if !yield(words) {
				return
			}
		}
	}
}

// long reports whether a block has as many words as count.
func long(block string) bool {
	n := 0
	for range wordHashes(block) {
		if n++; n == fewWords {
			return true
		}
	}
	return false
}

// afterPlace is a paragraph without the place, date and agency before it: what stands
// before its first dash or bar, or behind an agency in brackets or slashes, if that is no more
// than names and numbers ("OSLO, July 9 (Reuters) - ", "Zagreb (dpa). ", "MOSCOW, May 15. /TASS/. "),
// and behind it before a second one ("Oslo - dpa - ", "OSLO – (Reuters) – ").
func afterPlace(words string) string {
	text, found := cutPlace(words)
	if !found {
		return words
	}
	if agency, ok := cutPlace(text); ok && len(text)-len(agency) <= longestAgency {
		return agency
	}
	return text
}

func cutPlace(words string) (string, bool) {
	for _, mark := range []string{"/. ", " – ", " - ", " — ", " -- ", " | ", "). ", ") "} {
		at := strings.Index(words[:min(len(words), longestPlace)], mark)
		if at > 0 && isPlace(words[:at]) {
			return words[at+len(mark):], true
		}
	}
	return words, false
}

// isPlace reports whether all words outside of brackets begin with a capital or digit.
func isPlace(words string) bool {
	outside, _, _ := strings.Cut(words, "(")
	if len(words) <= shortAgency && !strings.Contains(words, " ") {
		return true
	}
	for _, w := range strings.Fields(outside) {
		if first, _ := utf8.DecodeRuneInString(w); unicode.IsLower(first) {
			return false
		}
	}
	return !strings.Contains(outside, "? ") && !strings.Contains(outside, ": ")
}

// word is a word of a text, by its hash; a figure is a number of two digits or more.
type word struct {
	hash   uint64
	figure bool
}

// FNV-1a, 64 bits.
const offset, prime = 14695981039346656037, 1099511628211

// wordHashes are the hashes of the words of a text, folded: small letters, ß as ss, ä, ö and
// ü as ae, oe and ue, other letters without their accents, whether these are part of the
// letter or come behind it. A hyphen joins, all other marks part words.
func wordHashes(text string) iter.Seq[word] {
	return func(yield func(word) bool) {
		f := folder{hash: offset}
		for i := 0; i < len(text); {
			c := text[i]
			switch {
			case 'a' <= c && c <= 'z':
				f.add(c)
			case 'A' <= c && c <= 'Z':
				f.add(c + 'a' - 'A')
			case '0' <= c && c <= '9':
				f.add(c)
				f.digits++
			case c == '-':
			case c < utf8.RuneSelf:
				if f.letters > 0 {
					if !yield(f.word()) {
						return
					}
					f = folder{hash: offset}
				}
			default:
				r, size := utf8.DecodeRuneInString(text[i:])
				if f.wide(r, text[i:i+size]) && f.letters > 0 {
					if !yield(f.word()) {
						return
					}
					f = folder{hash: offset}
				}
				i += size
				continue
			}
			i++
		}
		if f.letters > 0 {
			yield(f.word())
		}
	}
}

// folder makes the hash of a word out of its letters.
type folder struct {
	hash            uint64
	letters, digits int
	last            byte
}

func (f *folder) word() word { return word{f.hash, f.digits > 1 && f.digits == f.letters} }

func (f *folder) add(c byte) {
	f.hash = (f.hash ^ uint64(c)) * prime
	f.letters++
	f.last = c
}

// wide adds a letter beyond ASCII, and reports whether the rune parts words instead.
func (f *folder) wide(r rune, bytes string) (parts bool) {
	switch r {
	case 'ä', 'Ä':
		f.add('a')
		f.add('e')
	case 'ö', 'Ö':
		f.add('o')
		f.add('e')
	case 'ü', 'Ü':
		f.add('u')
		f.add('e')
	case 'ß', 'ẞ':
		f.add('s')
		f.add('s')
	case '\u00ad':
	case '\u0308': // a diaeresis behind its letter
		if f.letters > 0 && (f.last == 'a' || f.last == 'o' || f.last == 'u') {
			f.add('e')
		}
	default:
		if unicode.Is(unicode.Mn, r) {
			return false
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return true
		}
		f.decompose(r, bytes)
	}
	return false
}

// decompose adds a letter without its accents.
func (f *folder) decompose(r rune, bytes string) {
	apart := norm.NFD.PropertiesString(bytes).Decomposition()
	if len(apart) == 0 {
		f.rune(unicode.ToLower(r))
		return
	}
	for len(apart) > 0 {
		r, size := utf8.DecodeRune(apart)
		apart = apart[size:]
		switch {
		case r == '\u0308' && (f.last == 'a' || f.last == 'o' || f.last == 'u'):
			f.add('e')
		case !unicode.Is(unicode.Mn, r):
			f.rune(unicode.ToLower(r))
		}
	}
}

func (f *folder) rune(r rune) {
	var buffer [utf8.UTFMax]byte
	for _, b := range utf8.AppendRune(buffer[:0], r) {
		f.add(b)
	}
}

// mix spreads the bits of a number over all bits (the finaliser of SplitMix64: Steele, Lea,
// Flood, Fast splittable pseudorandom number generators, 2014).
func mix(h uint64) uint64 {
	h += 0x9e3779b97f4a7c15
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}
