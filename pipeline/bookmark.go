package pipeline

import (
	"context"
	"encoding/json"

	"waybill/intake"
	"waybill/ledger"
)

// The kinds of the bookmarks that lie in sources: how far they are read, and how far they are
// handed out to be read. Their keys are intake's.
const readKind, queuedKind = "source", "queued"

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

// bookmark is the one of some kinds that lies furthest in a source, the beginning where there is
// none.
func (r *Run) bookmark(ctx context.Context, source intake.Source, kinds ...string) (bookmark, error) {
	furthest := r.begin(source)
	if r.Afresh || r.Ledger == nil || !marked(source) {
		return furthest, nil
	}
	for _, kind := range kinds {
		value, err := r.Ledger.Bookmark(ctx, kind, source.Key())
		if err != nil {
			return furthest, err
		}
		var there bookmark
		// what another version wrote is no bookmark of this one
		if value == "" || json.Unmarshal([]byte(value), &there) != nil || there.Stamp != furthest.Stamp || there.All != furthest.All {
			continue
		}
		if there.Done || there.Next > furthest.Next {
			furthest = there
		}
		if there.Done {
			break
		}
	}
	return furthest, nil
}

// begin is a bookmark at the beginning of a source.
func (r *Run) begin(source intake.Source) bookmark {
	return bookmark{Name: source.Name(), Stamp: r.Stamp, All: r.Scanner == nil}
}

// marked reports whether bookmarks are laid in a source: not in single articles, which the
// ledger knows by themselves, and not in streams, which come but once.
func marked(source intake.Source) bool { return source.Many() && source.Key() != "" }

// kept are bookmarks as the ledger keeps them, by the keys of their sources.
func kept(kind string, marks map[string]bookmark) ([]ledger.Bookmark, error) {
	var all []ledger.Bookmark
	for key, b := range marks {
		value, err := json.Marshal(b)
		if err != nil {
			return nil, err
		}
		all = append(all, ledger.Bookmark{Kind: kind, Key: key, Value: string(value)})
	}
	return all, nil
}
