package scan

import (
	"bytes"
	"unicode"
	"unicode/utf8"
	"unsafe"

	"waybill/lang"
)

// A unit is a stretch of text that a sentence of the report cannot leave: what stands between
// the tags or full stops that end a block or sentence for certain. It is the whole of what
// words have to stand in together to make a claim. Where a unit has more words than the
// longest sentence that is read, it slides on by half.
const (
	mostAtoms = 512 // of a unit; twice the tokens of the longest sentence of package lang
	mostMarks = 2048
	bufSize   = 16 << 10
	longest   = 256 // bytes of a word; what is longer is no word
)

// atom is a word as it stands in the page: letters and digits in a row.
type atom struct {
	hash       uint64
	begin, end int32 // in the buffer
	from, to   int32 // in the page
	capital    bool  // it begins with a capital, a digit, or what may be one
}

// mark is a word, phrase or name of the vocabulary found in a unit.
type mark struct {
	first, last int32 // atoms, half open
	word        int32 // in the vocabulary, 0 for a compound
	is          [languages]flags
}

// walk is the state of one pass over a page.
type walk struct {
	v    *vocabulary
	page []byte

	// the unit at hand
	atoms  []atom
	marks  []mark
	have   [languages]flags // all that its marks can be
	starts []start          // where phrases may have begun
	coin   bool             // a sign for a currency stands in it
	// elliptic is one more than the atom that ends in a hyphen whose rest follows, 0 for none.
	elliptic int

	// the word at hand: from which byte of the buffer and the page, -1 for none, and where
	// in the buffer a tag cuts it, -1 for nowhere.
	begin, from, cut int
	capital          bool
	n                int // bytes of the buffer in use
	// term is 1 behind a full stop that may end a sentence, 2 when a space followed.
	term uint8

	latin   bool // bytes outside ASCII are Windows-1252
	strange bool // some of them may be that, though they look like UTF-8

	found bool // the page passes
	told  told
	// hits gathers the marks of units for whose sake a page passes, nil for none.
	hits *[]Hit

	buf   [bufSize]byte
	taken [memory]taken
}

// start is an atom that a phrase or name of several may begin with, and how many more it may have.
type start struct{ atom, left int32 }

// reset makes a walk ready for a page.
func (w *walk) reset(page []byte) {
	w.page, w.told, w.found, w.latin, w.strange = page, told{}, false, false, false
	w.clear()
}

// clear begins a new unit.
func (w *walk) clear() {
	w.atoms, w.marks, w.starts = w.atoms[:0], w.marks[:0], w.starts[:0]
	w.have = [languages]flags{}
	w.coin, w.elliptic, w.n, w.term = false, 0, 0, 0
	w.begin, w.cut = -1, -1
}

// endUnit judges the unit at hand and begins a new one.
func (w *walk) endUnit() {
	if w.begin >= 0 {
		w.endWord(w.from)
	}
	if len(w.atoms) == 0 {
		w.term, w.coin = 0, false
		return
	}
	w.judge()
	w.clear()
}

// slide judges the unit at hand and keeps its second half, in which a sentence may have begun.
func (w *walk) slide() {
	w.judge()
	drop := len(w.atoms) / 2
	if drop == 0 {
		return
	}
	shift := int(w.atoms[drop].begin)
	copy(w.buf[:], w.buf[shift:w.n])
	w.n -= shift
	w.atoms = append(w.atoms[:0], w.atoms[drop:]...)
	for i := range w.atoms {
		w.atoms[i].begin -= int32(shift)
		w.atoms[i].end -= int32(shift)
	}
	kept := w.marks[:0]
	w.have = [languages]flags{}
	for _, m := range w.marks {
		if int(m.first) < drop {
			continue
		}
		m.first, m.last = m.first-int32(drop), m.last-int32(drop)
		kept = append(kept, m)
		for l := range m.is {
			w.have[l] |= m.is[l]
		}
	}
	w.marks, w.starts = kept, w.starts[:0]
	w.elliptic = 0
}

// open begins a word at a byte of the page.
func (w *walk) open(at int, capital bool) {
	if w.term == 2 && capital {
		w.endUnit()
	}
	w.term = 0
	if len(w.atoms) >= mostAtoms || len(w.marks) >= mostMarks || w.n >= bufSize-2*longest {
		w.slide()
	}
	w.begin, w.from, w.capital = w.n, at, capital
}

// endWord ends the word at hand before a byte of the page, and looks it up.
func (w *walk) endWord(to int) {
	begin, end := w.begin, w.n
	w.begin = -1
	if begin == end {
		return
	}
	a := atom{hash: hash(w.buf[:], begin, end), begin: int32(begin), end: int32(end), from: int32(w.from), to: int32(to), capital: w.capital}
	w.atoms = append(w.atoms, a)
	i := int32(len(w.atoms) - 1)
	if w.buf[begin] <= '9' {
		for l := range w.have {
			w.have[l] |= counts
		}
	}
	k := w.v.find(a.hash)
	if len(w.starts) > 0 {
		w.goOn(i)
	}
	if k > 0 {
		w.mark(i, i+1, k)
		if reach := w.v.words[k].reach; reach > 1 {
			w.starts = append(w.starts, start{i, int32(reach) - 1})
		}
	}
	if end-begin >= shortestTail+shortestHead {
		if b := last(w.buf[:], end); w.v.lasts[b/64]&(1<<(b%64)) != 0 {
			w.compound(i)
		}
	}
	if w.elliptic > 0 && w.elliptic < len(w.atoms) {
		w.complete(i)
	}
	if w.cut >= 0 {
		w.parts(i)
		w.cut = -1
	}
}

// goOn looks up the phrases that go on with atom i.
func (w *walk) goOn(i int32) {
	kept := w.starts[:0]
	for _, s := range w.starts {
		if k := w.v.find(hash(w.buf[:], int(w.atoms[s.atom].begin), int(w.atoms[i].end))); k > 0 {
			w.mark(s.atom, i+1, k)
		}
		if s.left--; s.left > 0 {
			kept = append(kept, s)
		}
	}
	w.starts = kept
}

// mark notes that atoms first up to last are word k of the vocabulary.
func (w *walk) mark(first, last int32, k int) {
	word := &w.v.words[k]
	m := mark{first: first, last: last, word: int32(k), is: word.free}
	if w.atoms[first].capital {
		all := word.capitals != [languages]flags{} && w.inCapitals(first, last)
		for l := range m.is {
			m.is[l] |= word.initial[l]
			if all {
				m.is[l] |= word.capitals[l]
			}
		}
	}
	w.add(m)
}

func (w *walk) add(m mark) {
	if m.is == [languages]flags{} {
		return
	}
	w.marks = append(w.marks, m)
	for l := range m.is {
		w.have[l] |= m.is[l]
	}
}

// inCapitals reports whether atoms are written in capitals, but for an s at their end.
func (w *walk) inCapitals(first, last int32) bool {
	words := bytes.TrimRight(w.page[w.atoms[first].from:w.atoms[last-1].to], "s")
	for _, c := range words {
		switch {
		case 'a' <= c && c <= 'z':
			return false
		case c == '<' || c == '&':
			return true // tags and entities have small letters of their own
		}
	}
	return true
}

// memory is how many words a walk remembers that it has taken apart.
const memory = 1 << 11

// taken is what a word made of others can be; the words of a language come again and again.
type taken struct {
	hash uint64 // 0 for none
	is   [languages]flags
}

// compound looks atom i up as a word made of others, in the languages that have such.
func (w *walk) compound(i int32) {
	a := &w.atoms[i]
	t := &w.taken[a.hash>>1%memory]
	if t.hash != a.hash {
		*t = taken{a.hash, w.v.takeApart(w.buf[:], int(a.begin), int(a.end))}
	}
	w.add(mark{first: i, last: i + 1, is: t.is})
}

// takeApart asks the languages for what an unknown word of the buffer is made of.
func (v *vocabulary) takeApart(buf []byte, begin, end int) (is [languages]flags) {
	word := buf[begin:end]
	for k := begin + shortestHead; k <= end-shortestTail; k++ {
		tail := v.find(hash(buf, k, end))
		if tail == 0 || !utf8.RuneStart(buf[k]) || v.words[tail].tail == [languages]bool{} {
			continue
		}
		for l, pack := range v.packs {
			if v.words[tail].tail[l] && pack.Lexicon.FormOf(word) == nil {
				is[l] = partsOf(pack, word)
			}
		}
		break
	}
	return is
}

// partsOf is what a pack makes of a word that it does not know whole.
func partsOf(pack *lang.Pack, word []byte) flags {
	// the pack keeps nothing of the word beyond the call but in what it returns, which is
	// not kept here
	goods, form := pack.Grammar.Compound(pack.Lexicon, unsafe.String(unsafe.SliceData(word), len(word)))
	f := ofGoods(goods)
	if form != nil {
		for _, rule := range form.Predicates {
			f |= ofRule(pack.Lexicon, rule)
		}
	}
	return f
}

// complete looks up a word before a hyphen whose rest is the end of atom i: "Schützen-" in
// "Schützen- oder Kampfpanzer".
func (w *walk) complete(i int32) {
	if len(w.atoms)-w.elliptic > 2 {
		w.elliptic = 0
		return
	}
	stem, whole := w.atoms[w.elliptic-1], w.atoms[i]
	var joined [2*longest + 8]byte
	n := copy(joined[:], w.buf[stem.begin:stem.end])
	for k := int(whole.begin) + 1; k < int(whole.end); k++ {
		end := n + copy(joined[n:2*longest], w.buf[k:whole.end])
		if word := w.v.find(hash(joined[:], 0, end)); word > 0 {
			w.mark(int32(w.elliptic-1), i+1, word)
		}
	}
}

// parts looks up both parts of a word that a tag cuts in two: the page may show them as two.
func (w *walk) parts(i int32) {
	a := w.atoms[i]
	for _, part := range [...][2]int{{int(a.begin), w.cut}, {w.cut, int(a.end)}} {
		if part[0] >= part[1] {
			continue
		}
		if k := w.v.find(hash(w.buf[:], part[0], part[1])); k > 0 {
			w.mark(i, i+1, k)
		}
	}
}

// put adds a character outside ASCII to the text; from and to are its bytes in the page.
func (w *walk) put(r rune, from, to int) {
	switch {
	case r < utf8.RuneSelf:
		switch c := folds[r]; {
		case c > other:
			if w.begin < 0 {
				w.open(from, !unicode.IsLower(r))
			}
			w.letter(c)
		default:
			w.gap(byte(r), from)
		}
	case unseen(r):
	case inWord(r):
		if w.begin < 0 {
			w.open(from, !unicode.IsLower(r))
		}
		if w.n-w.begin < longest {
			w.n += utf8.EncodeRune(w.buf[w.n:], unicode.ToLower(r))
		}
	default:
		w.mayEnd(from)
		w.coin = w.coin || unicode.Is(unicode.Sc, r)
		if w.term == 1 && unicode.IsSpace(r) {
			w.term = 2
		} else if w.term > 0 && !unicode.In(r, unicode.Pi, unicode.Pf, unicode.Ps) && !unicode.IsSpace(r) {
			w.term = 0
		}
	}
}

// letter adds a folded byte to the word at hand.
func (w *walk) letter(c byte) {
	if w.n-w.begin < longest {
		w.buf[w.n] = c
		w.n++
	}
}

// mayEnd ends the word at hand, if there is one.
func (w *walk) mayEnd(at int) {
	if w.begin >= 0 {
		w.endWord(at)
	}
}

// gap takes in a byte of ASCII that belongs to no word.
func (w *walk) gap(c byte, at int) {
	ended := w.begin >= 0
	w.mayEnd(at)
	switch c {
	case ' ', '\n', '\t', '\r', '\f':
		if w.term == 1 {
			w.term = 2
		}
	case '"', '\'', ')', ']', '(', '[':
	case '$':
		w.coin, w.term = true, 0
	case '!', '?':
		w.term = 1
	case '.':
		if w.term = 0; ended && w.endsSentence() {
			w.term = 1
		}
	case '-':
		w.term = 0
		if next := at + 1; ended && next < len(w.page) && w.page[next] <= ' ' {
			w.elliptic = len(w.atoms)
		}
	default:
		w.term = 0
	}
}

// shortestWord is how many letters a word has at least whose full stop ends a sentence for
// certain, if it is no abbreviation.
const shortestWord = 4

// endsSentence reports whether a full stop behind the last word can only end a sentence,
// if a capital follows.
func (w *walk) endsSentence() bool {
	if len(w.atoms) == 0 {
		return false
	}
	a := w.atoms[len(w.atoms)-1]
	if a.end-a.begin < shortestWord {
		return false
	}
	for _, c := range w.buf[a.begin:a.end] {
		if c <= '9' {
			return false
		}
	}
	k := w.v.find(a.hash)
	if k == 0 {
		return true
	}
	for _, f := range w.v.words[k].free {
		if f&shortens != 0 {
			return false
		}
	}
	return true
}
