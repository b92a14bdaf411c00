package ledger

import (
	"context"
	"fmt"
)

// Bookmark is how far a source of articles was read: an archive, a feed. It is kept beside the
// entries, in the same transaction as what was read up to there, so that a run that was killed
// goes on where it stopped. It proves nothing and is in no backup: without it a source is read
// again, and what the ledger has is known.
type Bookmark struct {
	// Kind says of what, Key of which; Value is the reader's own. An empty value is no
	// bookmark: it takes the one there is away.
	Kind, Key, Value string
}

// Bookmark is the value kept under a key, "" where there is none.
func (l *Ledger) Bookmark(ctx context.Context, kind, key string) (value string, err error) {
	err = l.store.View(ctx, func(tx Tx) error {
		value, err = tx.Bookmark(kind, key)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("look up how far was read in %s: %w", l.Place(), err)
	}
	return value, nil
}

// Bookmarks are all of a kind, in the order of their keys.
func (l *Ledger) Bookmarks(ctx context.Context, kind string) (all []Bookmark, err error) {
	err = l.store.View(ctx, func(tx Tx) error {
		all, err = tx.Bookmarks(kind)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("look up how far was read in %s: %w", l.Place(), err)
	}
	return all, nil
}
