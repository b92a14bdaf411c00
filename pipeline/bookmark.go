package pipeline

import (
	"context"
	"encoding/json"

	"waybill/intake"
	"waybill/ledger"
)

// bookmarkKind is the kind of the bookmarks that lie in sources; their keys are intake's.
const bookmarkKind = "source"

// bookmark is how far an archive was read, and by what: read otherwise, it is read anew.
type bookmark struct {
	// Name is how it was named then, for people.
	Name string `json:"name"`
	// Stamp is the versions it was read with, All whether all articles were read.
	Stamp string `json:"stamp"`
	All   bool   `json:"all,omitempty"`
	// Next is the position to go on from; Done says that there is nothing behind it.
	Next int64 `json:"next"`
	Done bool  `json:"done,omitempty"`
}

// bookmark is the one in a source, the beginning where there is none.
func (r *Run) bookmark(ctx context.Context, source intake.Source) (bookmark, error) {
	begin := bookmark{Name: source.Name(), Stamp: r.Stamp, All: r.Scanner == nil}
	if r.Afresh || !marked(source) {
		return begin, nil
	}
	value, err := r.Ledger.Bookmark(ctx, bookmarkKind, source.Key())
	if err != nil || value == "" {
		return begin, err
	}
	var there bookmark
	// what another version wrote is no bookmark of this one
	if json.Unmarshal([]byte(value), &there) != nil || there.Stamp != begin.Stamp || there.All != begin.All {
		return begin, nil
	}
	return there, nil
}

// marked reports whether bookmarks are laid in a source: not in single articles, which the
// ledger knows by themselves, and not in streams, which come but once.
func marked(source intake.Source) bool { return source.Many() && source.Key() != "" }

func (b bookmark) of(key string) (ledger.Bookmark, error) {
	value, err := json.Marshal(b)
	return ledger.Bookmark{Kind: bookmarkKind, Key: key, Value: string(value)}, err
}
