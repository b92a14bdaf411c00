package query

import (
	"unicode"
	"unicode/utf8"

	"waybill"
)

// maxWord is how many letters or digits a word has at most. A longer run, which is no
// prose, is cut into several words; PostgreSQL refuses words of more than 2046 bytes.
const maxWord = 64

// Word is a word of a text.
type Word struct {
	// Text is the word, folded: letters only, or digits only.
	Text string
	// Span is where the word stands in the text as it was given, in bytes. Two words
	// share a span where one sign stands for both (½).
	Span waybill.Span
}

// Words are the words of a text, in order: runs of letters and runs of digits. Fold need
// not be called before; the words of a text and of its folded form are the same.
func Words(text string) []Word {
	c := cutter{
		index: make([]byte, 0, len(text)+len(text)/8),
		cuts:  make([]cut, 0, len(text)/5+1), // a word and what parts it from the next have five bytes at least, as a rule
		keep:  true,
	}
	c.read(text)
	index := string(c.index)
	words := make([]Word, len(c.cuts))
	for i, w := range c.cuts {
		words[i] = Word{index[w.first:w.last], w.span}
	}
	return words
}

// Index is the form in which the stores index a text: its words, one space between them.
func Index(text string) string {
	c := cutter{index: make([]byte, 0, len(text)+len(text)/8)}
	c.read(text)
	return string(c.index)
}

// cutter cuts a text into words.
type cutter struct {
	index []byte   // the folded words, one space between them
	kind  runeKind // of the word that is open; gap where none is
	runes int      // how many it has
	cuts  []cut    // where the words stand, if keep is set
	keep  bool
}

// cut is a word: where it stands in cutter.index and in the text.
type cut struct {
	first, last int
	span        waybill.Span
}

func (c *cutter) read(text string) {
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			kind, last := kindOfASCII(text[i]), i+1
			for last < len(text) && text[last] < utf8.RuneSelf && kindOfASCII(text[last]) == kind {
				last++
			}
			c.addASCII(text[i:last], kind, i)
			i = last
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		c.addFolded(r, i, i+size)
		i += size
	}
}

// addASCII takes in a run of ASCII of one kind, which begins at a place of the text.
func (c *cutter) addASCII(run string, kind runeKind, begin int) {
	if kind == gap {
		c.kind = gap
		return
	}
	for len(run) > 0 {
		if kind != c.kind || c.runes == maxWord {
			c.open(kind, begin)
		}
		n := min(len(run), maxWord-c.runes)
		for i := range n {
			c.index = append(c.index, lowerASCII(run[i]))
		}
		run, begin, c.runes = run[n:], begin+n, c.runes+n
		c.reach(begin)
	}
}

// add takes in one folded rune and where its source stands.
func (c *cutter) add(r rune, begin, end int) {
	kind := kindOf(r)
	if kind == gap {
		c.kind = gap
		return
	}
	if kind != c.kind || c.runes == maxWord {
		c.open(kind, begin)
	}
	c.index = utf8.AppendRune(c.index, r)
	c.runes++
	c.reach(end)
}

// reach says how far in the text the open word reaches.
func (c *cutter) reach(end int) {
	if c.keep {
		w := &c.cuts[len(c.cuts)-1]
		w.last, w.span.End = len(c.index), end
	}
}

// open begins a word.
func (c *cutter) open(kind runeKind, begin int) {
	c.kind, c.runes = kind, 0
	if len(c.index) > 0 {
		c.index = append(c.index, ' ')
	}
	if c.keep {
		c.cuts = append(c.cuts, cut{first: len(c.index), span: waybill.Span{Begin: begin}})
	}
}

// addFolded takes in a rune of the text that is not ASCII.
func (c *cutter) addFolded(r rune, begin, end int) {
	var buf [64]byte
	parts := appendFolded(buf[:0], r)
	if len(parts) == 0 && c.kind != gap && unicode.Is(unicode.M, r) {
		c.reach(end) // a mark belongs to the letter before it
	}
	for len(parts) > 0 {
		part, size := utf8.DecodeRune(parts)
		c.add(part, begin, end)
		parts = parts[size:]
	}
}

// runeKind says what a folded rune is to a word.
type runeKind uint8

const (
	gap runeKind = iota // parts words
	letter
	digit
)

func kindOfASCII(b byte) runeKind {
	switch {
	case 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z':
		return letter
	case '0' <= b && b <= '9':
		return digit
	}
	return gap
}

// kindOf tells the kind of a folded rune. Letters outside the Basic Multilingual Plane
// and the few of strangers are gaps: what counts as a letter there depends on the
// Unicode version of SQLite and of the C library under PostgreSQL. They are letters of
// scripts no newspaper is printed in, and rare Chinese ones.
func kindOf(r rune) runeKind {
	switch {
	case r < utf8.RuneSelf:
		return kindOfASCII(byte(r))
	case r > 0xFFFF || !unicode.IsLetter(r) || unicode.Is(strangers, r):
		return gap
	}
	return letter
}

// strangers are letters that FTS5's unicode61 still takes for marks, as Unicode once did.
var strangers = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x19B0, Hi: 0x19C9, Stride: 1}, // vowels and tones of New Tai Lue
	{Lo: 0x1CF2, Hi: 0x1CF3, Stride: 1}, // Vedic signs
}}
