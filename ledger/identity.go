package ledger

import (
	"context"
	"crypto/rand"
	"fmt"
)

// identityKind is the kind of the bookmark that holds the identity.
const identityKind = "identity"

// Identity is a random name by which others know the ledger again, at whatever place. It is made
// when it is first asked for, and is in no backup: a ledger restored from one is another.
func (l *Ledger) Identity(ctx context.Context) (string, error) {
	id, err := l.Bookmark(ctx, identityKind, "")
	if err != nil || id != "" {
		return id, err
	}
	err = l.store.Update(ctx, func(tx Tx) (err error) {
		if id, err = tx.Bookmark(identityKind, ""); err != nil || id != "" {
			return err
		}
		id = rand.Text()
		return tx.PutBookmarks([]Bookmark{{Kind: identityKind, Value: id}})
	})
	if err != nil {
		return "", fmt.Errorf("name %s: %w", l.Place(), err)
	}
	return id, nil
}
