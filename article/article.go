// Package article turns an article's bytes into a report: readable text in named
// blocks, fixed for ever.
//
// It is given plain text or HTML and finds out which by looking, never by the file's
// name. Plain text keeps every byte, so that spans index into the user's own file;
// what belongs to the web page and not to the article is marked as furniture. HTML is
// reduced to its main content by go-trafilatura and its blocks are joined by blank lines.
//
// The words by which furniture, captions, bylines and dates are known are data, in the
// folder data; the code knows shapes only.
package article

import (
	"errors"
	"fmt"

	"waybill"
)

// MaxBytes is the size of the largest article that is read. News is a thousandth of it;
// what is larger is an archive, a dump or a stream that does not end.
const MaxBytes = 32 << 20

// What Read can fail with; test with errors.Is.
var (
	ErrEmpty       = errors.New("article is empty")
	ErrBinary      = errors.New("article is not text")
	ErrTooLarge    = errors.New("article is too large")
	ErrUndecodable = errors.New("article's characters cannot be decoded")
	ErrNoText      = errors.New("page has no readable text")
	ErrConsent     = errors.New("page asks for consent")
)

// Extractor is how the main content of a page is found.
type Extractor int

// The extractors. Only Either is for reading; the others are there to be measured.
const (
	Either   Extractor = iota // the quick one where it is sure, else the thorough one
	Quick                     // one pass of the tokenizer, whether it is sure or not
	Thorough                  // go-trafilatura
)

// Read makes the report of an article. It leaves Lang empty, in the report and in its
// blocks: telling languages is a later stage's.
func Read(a waybill.Article) (*waybill.Report, error) { return ReadBy(a, Either) }

// ReadBy is Read with one extractor for pages.
func ReadBy(a waybill.Article, by Extractor) (*waybill.Report, error) {
	text, page, notes, err := decode(a.Bytes)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", nameOf(a), err)
	}
	report := &waybill.Report{Article: a.ID(), File: a.File, Notes: notes}
	if page {
		err = readPage(report, text, by)
	} else {
		err = readPlain(report, text)
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", nameOf(a), err)
	}
	return report, nil
}

// Sure reports whether the quick extractor is sure of a page's main content, so that Read
// does not need the thorough one.
func Sure(a waybill.Article) bool {
	text, page, _, err := decode(a.Bytes)
	if err != nil || !page {
		return false
	}
	tree, err := grow(text)
	if err != nil {
		return false
	}
	_, sure := quick(tree, nil)
	return sure
}

func nameOf(a waybill.Article) string {
	switch a.File {
	case "":
		return "an unnamed article"
	case "-":
		return "standard input"
	}
	return a.File
}

// refusal is why an article cannot be read, of one of the kinds above.
type refusal struct {
	kind error
	why  waybill.Cause
}

func (e *refusal) Error() string        { return e.why.String() + ": " + e.kind.Error() }
func (e *refusal) Unwrap() error        { return e.kind }
func (e *refusal) Cause() waybill.Cause { return e.why }

func refuse(kind error, code string, args ...any) error {
	return &refusal{kind, waybill.Because(code, args...)}
}
