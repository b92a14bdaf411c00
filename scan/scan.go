package scan

import (
	"errors"
	"fmt"
	"sync"

	"waybill/atlas"
	"waybill/lang"
)

// Scanner tests pages. It is immutable and safe for use by several goroutines at once.
type Scanner struct {
	v     *vocabulary
	walks sync.Pool // *walk: what one pass over a page needs
}

// New makes a scanner of what the packs and the atlas know.
func New(names *atlas.Atlas, packs ...*lang.Pack) (*Scanner, error) {
	if names == nil || len(packs) == 0 {
		return nil, errors.New("scan: no atlas or no language pack was given")
	}
	if len(packs) > languages {
		return nil, fmt.Errorf("scan: %d language packs were given, at most %d are looked for", len(packs), languages)
	}
	s := &Scanner{v: newVocabulary(names, packs)}
	s.walks.New = func() any {
		return &walk{v: s.v, atoms: make([]atom, 0, mostAtoms), marks: make([]mark, 0, mostMarks)}
	}
	return s, nil
}

// Look reports whether reading could find a claim in a page, which is the bytes of an article:
// HTML or text in any encoding that article.Read reads.
func (s *Scanner) Look(page []byte) bool {
	w := s.walks.Get().(*walk)
	defer s.walks.Put(w)
	return w.look(page)
}

// look goes through a page in all the ways it may have to be taken.
func (w *walk) look(page []byte) bool {
	page = decode(page)
	markup, certain := isMarkup(page)
	if w.pass(page, markup, false) || !certain && w.pass(page, !markup, false) {
		return true
	}
	// Bytes that look like UTF-8 and may be Windows-1252 after all.
	return w.strange && (w.pass(page, markup, true) || !certain && w.pass(page, !markup, true))
}

// pass goes through a page once.
func (w *walk) pass(page []byte, markup, latin bool) bool {
	strange := w.strange && latin
	w.reset(page)
	w.latin = latin
	if markup {
		w.markup()
	} else {
		w.text(0, len(page))
		w.endUnit()
	}
	w.strange = w.strange || strange
	return w.found || w.told.passes()
}
