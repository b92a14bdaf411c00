package transfer

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

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
)

// shingles are the hashes of the different runs of words in the body of a report. The
// headline is left out, for copies have another, and so are captions, crossheads and the
// place and agency before the text.
func shingles(r *waybill.Report) map[uint64]bool {
	set := make(map[uint64]bool, len(r.Text)/6)
	for words := range bodyBlocks(r) {
		addShingles(set, words)
	}
	return set
}

// bodyBlocks are the words of the blocks of the body, without the place and agency before
// the first that is long enough.
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
				first = !long(words)
			}
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
// before its first dash, or behind an agency in brackets, if that is no more than names
// and numbers ("OSLO, July 9 (Reuters) - ", "Zagreb (dpa). ").
func afterPlace(words string) string {
	for _, mark := range []string{" – ", " - ", " — ", " -- ", "). ", ") "} {
		at := strings.Index(words[:min(len(words), longestPlace)], mark)
		if at > 0 && isPlace(words[:at]) {
			return words[at+len(mark):]
		}
	}
	return words
}

// isPlace reports whether all words outside of brackets begin with a capital or digit.
func isPlace(words string) bool {
	outside, _, _ := strings.Cut(words, "(")
	for _, w := range strings.Fields(outside) {
		if first, _ := utf8.DecodeRuneInString(w); unicode.IsLower(first) {
			return false
		}
	}
	return !strings.Contains(outside, "? ") && !strings.Contains(outside, ": ")
}

// addShingles adds those of one block, if it is long enough.
func addShingles(set map[uint64]bool, block string) {
	var before [width]uint64 // hashes of the last words
	n := 0
	var added []uint64
	for word := range wordHashes(block) {
		copy(before[:], before[1:])
		before[width-1] = word
		if n++; n < width {
			continue
		}
		var h uint64
		for _, w := range before {
			h = mix(h ^ w)
		}
		added = append(added, h)
	}
	if n < fewWords {
		return
	}
	for _, h := range added {
		set[h] = true
	}
}

// wordHashes are the hashes (FNV-1a) of the words of a text, folded: small letters, ß as
// ss, umlauts and accents as they are. A hyphen joins, all other marks part words.
func wordHashes(text string) iter.Seq[uint64] {
	const offset, prime = 14695981039346656037, 1099511628211
	return func(yield func(uint64) bool) {
		h, in := uint64(offset), false
		add := func(r rune) {
			var buffer [utf8.UTFMax]byte
			for _, b := range utf8.AppendRune(buffer[:0], r) {
				h = (h ^ uint64(b)) * prime
			}
			in = true
		}
		for _, r := range text {
			switch {
			case r == 'ß' || r == 'ẞ':
				add('s')
				add('s')
			case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
				h, in = (h^uint64(r))*prime, true
			case unicode.IsLetter(r) || unicode.IsDigit(r):
				add(unicode.ToLower(r))
			case r == '\u00ad' || r == '-' || unicode.Is(unicode.Mn, r):
			case in:
				if !yield(h) {
					return
				}
				h, in = offset, false
			}
		}
		if in {
			yield(h)
		}
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
