package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
)

const (
	// maxDepth is how deep elements may stand in each other: the parsers behind call themselves
	// for each level. XHTML in an Atom entry is the deepest of what is honest.
	maxDepth = 256
	// maxPieces is into how many pieces comments and CDATA sections may cut the content of one
	// element: the parsers join them one by one.
	maxPieces = 2000
	// maxAttributes is how many attributes an element may have.
	maxAttributes = 500
)

// guard goes through XML once and refuses what would make a parser run deep or long, before one
// is let loose on it. What is not well-formed is left to the parser.
func guard(text []byte) error {
	d := decoder(text)
	pieces := make([]int, 1, 32)
	for {
		token, err := d.RawToken()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return damaged(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if len(pieces) > maxDepth || len(token.Attr) > maxAttributes {
				return hostile()
			}
			pieces = append(pieces, 0)
		case xml.EndElement:
			if len(pieces) > 1 {
				pieces = pieces[:len(pieces)-1]
			}
			pieces[len(pieces)-1] = 0
		default:
			if pieces[len(pieces)-1]++; pieces[len(pieces)-1] > maxPieces {
				return hostile()
			}
		}
	}
}

func hostile() error {
	return fault(ErrDamaged, "feed-nested")
}

// decoder reads XML as it is met: with the entities of HTML, unclosed tags, and ampersands that
// stand for themselves. Entities a document declares itself are never expanded.
func decoder(text []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(text))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	return d
}
