// Package en is the English language pack: tables under data, and the code for what
// tables cannot say (verb forms, plurals).
package en

import (
	"embed"
	"fmt"
	"io/fs"

	"waybill/lang"
)

//go:embed data/*.tsv
var data embed.FS

// New loads the pack. It costs some milliseconds; load it once and share it, a loaded
// pack is only read.
func New() (*lang.Pack, error) {
	files, err := fs.Sub(data, "data")
	if err != nil {
		return nil, fmt.Errorf("open the tables of the English pack: %w", err)
	}
	return lang.Load("en", files, Grammar{})
}
