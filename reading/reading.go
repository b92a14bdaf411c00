// Package reading turns an article into a reading: its report, its statements and
// its claims. It is pure: no clock, network, disk or goroutines; the same bytes,
// engine, packs and atlas give the same reading.
package reading

import (
	"fmt"
	"maps"
	"slices"

	"waybill"
	"waybill/article"
	"waybill/atlas"
	"waybill/claim"
	"waybill/lang"
	"waybill/lang/de"
	"waybill/lang/en"
	"waybill/statement"
)

// Engine is the version of the reading code. It is raised when a change can give
// another reading of the same article.
const Engine = "0.1.0"

// Reader reads articles with one atlas and the language packs. It is immutable and
// safe for use by several goroutines at once.
type Reader struct {
	atlas    *atlas.Atlas
	packs    map[string]*lang.Pack
	versions map[string]string
}

// New makes a reader that knows the parties and goods of the atlas and reads the
// languages of the packs below.
func New(a *atlas.Atlas) (*Reader, error) {
	r := &Reader{atlas: a, packs: map[string]*lang.Pack{}, versions: map[string]string{}}
	for _, load := range []func() (*lang.Pack, error){de.New, en.New} {
		p, err := load()
		if err != nil {
			return nil, fmt.Errorf("reading: %w", err)
		}
		r.packs[p.Code] = p
		r.versions[p.Code] = p.Version
	}
	return r, nil
}

// Languages returns the language packs, by their codes.
func (r *Reader) Languages() []*lang.Pack {
	var packs []*lang.Pack
	for _, code := range slices.Sorted(maps.Keys(r.packs)) {
		packs = append(packs, r.packs[code])
	}
	return packs
}

// Packs returns the versions of the language packs, by code.
func (r *Reader) Packs() map[string]string { return r.versions }

// Read reads one article. The error is that of article.Read: the bytes hold no
// text that could be read.
func (r *Reader) Read(a waybill.Article) (*waybill.Reading, error) {
	return r.ReadIf(a, func(string) bool { return true })
}

// ReadIf reads an article like Read if the text of its report is worth it. It gives nil where it
// is not: most pages that speak of arms do so beside their article, in what they point to.
func (r *Reader) ReadIf(a waybill.Article, worth func(text string) bool) (*waybill.Reading, error) {
	report, err := article.Read(a)
	if err != nil || !worth(report.Text) {
		return nil, err
	}
	r.languages(report)
	analysis := lang.Analyse(report, r.packs, r.atlas)
	statements := statement.Find(analysis)
	claims := claim.Find(analysis, statements)
	return &waybill.Reading{
		Report:     report,
		Statements: statements,
		Claims:     claims,
		Findings:   claim.Findings(analysis, claims),
		Engine:     Engine, Atlas: r.atlas.Version, Packs: r.versions,
	}, nil
}
