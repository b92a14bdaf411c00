package scan

import (
	"bytes"
	"unicode/utf8"
)

// Hit is a word that a claim can be made of, where it stands in a page.
type Hit struct {
	// Begin and End are bytes of the page, half open: of the page in UTF-8 without a byte order
	// mark, if it has one or declares another encoding than Windows-1252.
	Begin, End int
	// Word is the word as it stands there, or where entities, tags or other characters than
	// ASCII and UTF-8 stand in it, its small letters.
	Word string
	// Need is what the word can be in a claim.
	Need Need
}

// Need is one of the things a claim is made of.
type Need string

// The needs of a claim.
const (
	Goods  Need = "goods"  // arms, or what may be arms beside a word of transfer
	Passes Need = "passes" // says that goods pass, or how far that has come
	Event  Need = "event"  // says that parties meet, are sanctioned, are linked and so on
	Party  Need = "party"  // names somebody who gives or takes
)

// need is what a mark is wanted for, "" for nothing.
func need(f flags) Need {
	switch {
	case f&(arms|vague|weakArms) != 0:
		return Goods
	case f&(firm|carries|both|stages) != 0:
		return Passes
	case f&events != 0:
		return Event
	case f&(party|weakParty) != 0:
		return Party
	}
	return ""
}

// gather notes the words of the unit at hand.
func (w *walk) gather(l int) {
	if w.hits == nil {
		return
	}
	for i := range w.marks {
		m := &w.marks[i]
		f := m.is[l]
		if f&maybe != 0 {
			f = f&^(maybe|mayHappen) | w.fulfilled(l, m)
		}
		first, last := w.atoms[m.first], w.atoms[m.last-1]
		if n := need(f); n != "" {
			*w.hits = append(*w.hits, Hit{int(first.from), int(last.to), w.words(first, last), n})
		}
	}
}

// words are the words from one atom to another.
func (w *walk) words(first, last atom) string {
	words := w.page[first.from:last.to]
	if bytes.ContainsAny(words, "<&\n") || !utf8.Valid(words) {
		return string(w.buf[first.begin:last.end])
	}
	return string(words)
}

// Words are the words for whose sake Look lets a page pass, in the order of the page; none for
// a page that it stops.
func (s *Scanner) Words(page []byte) []Hit {
	w := s.walks.Get().(*walk)
	defer s.walks.Put(w)
	if !w.look(page) {
		return nil
	}
	hits := []Hit{}
	w.hits = &hits
	defer func() { w.hits = nil }()
	w.look(page)
	return hits
}
