// Package de is the German language pack: the tables in folder data, and the grammar
// that tables cannot say: how verbs and nouns inflect and how compounds come apart.
package de

import (
	"embed"
	"fmt"
	"io/fs"

	"waybill/lang"
)

//go:embed data/*.tsv
var files embed.FS

// New loads the German pack from the tables in this package. It fails only if the
// tables do, which the package's tests would show.
func New() (*lang.Pack, error) {
	data, err := fs.Sub(files, "data")
	if err != nil {
		return nil, fmt.Errorf("open the tables of the German pack: %w", err)
	}
	return lang.Load("de", data, grammar{})
}

// grammar is the German lang.Grammar. It has no state.
type grammar struct{}

// VerbLast is true: "…, dass Moskau Panzer liefert".
func (grammar) VerbLast() bool { return true }
