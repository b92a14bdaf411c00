package ledger

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"
)

// Changed is a page of changes.
type Changed struct {
	Changes []Change
	// First and Last are the numbers of all that are kept, 0 where there are none. Those before
	// First are told no more.
	First, Last int64
}

// ChangesAfter are the changes behind a number that a filter chooses, in their order, as many as a
// limit says. It fails with ErrChoice if changes cannot be chosen so.
func (l *Ledger) ChangesAfter(ctx context.Context, f Filter, number int64, limit int) (Changed, error) {
	return l.changes(ctx, &f, func(tx Tx) ([]Change, error) { return tx.ChangesAfter(f, number, limit) })
}

// ChangesBefore are those before a number, with 0 the last, the newest first.
func (l *Ledger) ChangesBefore(ctx context.Context, f Filter, number int64, limit int) (Changed, error) {
	return l.changes(ctx, &f, func(tx Tx) ([]Change, error) { return tx.ChangesBefore(f, number, limit) })
}

func (l *Ledger) changes(ctx context.Context, f *Filter, some func(tx Tx) ([]Change, error)) (c Changed, err error) {
	if err := f.ofChanges(); err != nil {
		return c, err
	}
	err = l.look(ctx, "look at the changes of", func(tx Tx) error {
		if c.First, err = tx.FirstChange(time.Time{}); err != nil {
			return err
		}
		if c.Last, err = tx.LastChange(); err != nil {
			return err
		}
		c.Changes, err = some(tx)
		return err
	})
	return c, err
}

// identity is where the name of a ledger is kept: it outlives a rebuild, and is in no backup.
var identity = Bookmark{Kind: "ledger", Key: "id"}

// ID is a name of this ledger that no other has. It is made when it is first asked for and is no
// part of the record: a ledger restored elsewhere is another one. Of a ledger that cannot be
// written and has none it is "".
func (l *Ledger) ID(ctx context.Context) (string, error) {
	id, err := l.Bookmark(ctx, identity.Kind, identity.Key)
	if err != nil || id != "" || l.ReadOnly() {
		return id, err
	}
	err = l.store.Update(ctx, func(tx Tx) error {
		if id, err = tx.Bookmark(identity.Kind, identity.Key); err != nil || id != "" {
			return err
		}
		id = rand.Text()
		return tx.PutBookmarks([]Bookmark{{identity.Kind, identity.Key, id}})
	})
	if err != nil {
		return "", fmt.Errorf("name the ledger %s: %w", l.Place(), err)
	}
	return id, nil
}
