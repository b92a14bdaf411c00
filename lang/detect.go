package lang

import (
	"unicode"
	"unicode/utf8"
)

// Limits of language detection, set on the sentences of detect_test.go.
const (
	// shortText is up to how many words a text without enough function words is looked
	// up in the lexicons.
	shortText = 60
	// commonShare is what share of a text's words must be common ones of its language. Running English and German have 0.25 to 0.45, name lists and tables
	// less, unrelated languages under 0.08.
	commonShare = 0.12
	// lead is by how much the winner must be ahead of any other language.
	lead = 1.25
	// enough is how many words are counted before a clear case is closed early.
	enough = 240
	// maxWord is the longest word looked up, in bytes; longer ones are no function words.
	maxWord  = 32
	maxPacks = 8
)

// Detect returns the ISO 639-1 code of the language a stretch of text is in: one of
// packs, or "" where that cannot be told or the language is another. It counts the
// packs' common words against the function words of other languages; a sentence that
// has too few is looked up in the packs' lexicons. Longer texts cost no allocation.
//
// A text that mixes languages gets the one with clearly more words, or "". Once some
// hundred words leave no doubt the rest is not counted: ask for each block of a digest
// by itself.
func Detect(text string, packs map[string]*Pack) string {
	var d detector
	for code, p := range packs {
		if d.n < maxPacks && p != nil {
			d.packs[d.n], d.codes[d.n] = p, code
			d.n++
		}
	}
	if d.n == 0 {
		return ""
	}
	d.count(text)
	if d.letters == 0 || d.latin*10 < d.letters*6 {
		return ""
	}
	best := d.best(&d.common)
	if best < 0 {
		return ""
	}
	hits := float64(d.common[best])
	if hits >= 3 && hits >= commonShare*float64(d.words) && d.ahead(best, hits) {
		return d.codes[best]
	}
	if d.words > shortText {
		return ""
	}
	return d.short(text)
}

// detector counts the evidence in one text.
type detector struct {
	n     int
	packs [maxPacks]*Pack
	codes [maxPacks]string
	// common counts common words by pack.
	common [maxPacks]int
	// rivals counts function words by row of the table below.
	rivals [len(rivals)]int
	words  int
	// foreign counts words with Latin letters beyond ASCII, ä, ö, ü and ß.
	foreign int
	// letters counts letters, latin those of the Latin script.
	letters, latin, lower int
	scripts               [len(scripts)]int
	// marks notes letters that tell languages of one script apart.
	marks uint16
}

// count goes through the words of text once.
func (d *detector) count(text string) {
	var word [maxWord]byte
	n, kind := 0, plain
	for _, r := range text {
		if r < utf8.RuneSelf {
			c := byte(r)
			switch {
			case 'A' <= c && c <= 'Z':
				c += 'a' - 'A'
			case 'a' <= c && c <= 'z':
				d.lower++
			case '0' <= c && c <= '9':
				kind |= digits
				continue
			default:
				if n > 1 || n == 1 && c != '.' { // no "U.S."
					d.word(word[:min(n, maxWord)], n, kind)
					if d.words >= enough && d.words&63 == 0 && d.clear() {
						return
					}
				}
				n, kind = 0, plain
				continue
			}
			d.letters++
			d.latin++
			if n < maxWord {
				word[n] = c
			}
			n++
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			if n > 0 {
				d.word(word[:min(n, maxWord)], n, kind)
			}
			n, kind = 0, plain
			continue
		}
		d.letters++
		if !d.letter(r, &kind) {
			continue
		}
		low := unicode.ToLower(r)
		size := utf8.RuneLen(low)
		if n+size <= maxWord {
			utf8.EncodeRune(word[n:], low)
		}
		n += size
	}
	if n > 0 {
		d.word(word[:min(n, maxWord)], n, kind)
	}
}

// wordKind is what letters a word has.
type wordKind uint8

const (
	plain   wordKind = 0
	digits  wordKind = 1 << iota // has digits: no word of a language
	special                      // has other Latin letters beyond ASCII
)

// letter notes a letter beyond ASCII and reports whether it is Latin.
func (d *detector) letter(r rune, kind *wordKind) bool {
	switch r {
	case 'ä', 'ö', 'ü', 'ß', 'Ä', 'Ö', 'Ü', 'ẞ':
		d.latin++
		return true
	}
	if r < 0x0250 || 0x1E00 <= r && r <= 0x1EFF {
		*kind |= special
		d.latin++
		return true
	}
	d.script(r)
	return false
}

// word counts one word in lower case; length is its full length, word may be cut.
func (d *detector) word(word []byte, length int, kind wordKind) {
	if kind&digits != 0 {
		return
	}
	d.words++
	if kind&special != 0 {
		d.foreign++
	}
	if length > longestFunctionWord {
		return
	}
	for langs := rivalWords[string(word)]; langs != 0; langs &= langs - 1 {
		d.rivals[lowest(langs)]++
	}
	for k := range d.n {
		if d.packs[k].Common[string(word)] {
			d.common[k]++
		}
	}
}

func lowest(set uint32) int {
	n := 0
	for set&1 == 0 {
		set >>= 1
		n++
	}
	return n
}

// clear reports whether the count so far leaves no doubt.
func (d *detector) clear() bool {
	best := d.best(&d.common)
	return best >= 0 && d.common[best]*5 > d.words && d.ahead(best, float64(d.common[best])/2)
}

// best is the pack with the highest count, the first by code among equals, -1 if
// there are no packs.
func (d *detector) best(counts *[maxPacks]int) int {
	best := -1
	for k := range d.n {
		if best < 0 || counts[k] > counts[best] || counts[k] == counts[best] && d.codes[k] < d.codes[best] {
			best = k
		}
	}
	return best
}

// ahead reports whether hits, of pack best, beats every other language clearly.
func (d *detector) ahead(best int, hits float64) bool {
	for k := range d.n {
		if k != best && hits < lead*float64(d.common[k]) {
			return false
		}
	}
	return hits >= lead*float64(d.rival(best)) && hits > float64(d.foreign)/2
}

// rival is the highest count among languages that have no pack.
func (d *detector) rival(best int) int {
	most := 0
	for l := range d.rivals {
		if !d.has(rivals[l].code) {
			most = max(most, d.rivals[l])
		}
	}
	return most
}

func (d *detector) has(code string) bool {
	for k := range d.n {
		if d.codes[k] == code {
			return true
		}
	}
	return false
}
