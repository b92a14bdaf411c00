package ledger

import (
	"context"
	"fmt"
	"strconv"
	"time"
)

// Publisher is where changes are passed on to: a stream that others read.
type Publisher interface {
	// Publish returns once the changes are kept there, in their order. It may be given a change
	// again, as a relay ends at any time: the ledger's ID and the number tell that it is the same.
	Publish(ctx context.Context, changes []Change) error
}

// Relay passes changes on. Several at once, in whatever processes, do no harm: what one has passed
// on no other does again, but for what was on its way.
type Relay struct {
	Ledger *Ledger
	// Name tells relays to different places apart. How far it got is kept under it; while it is
	// not there changes wait for it, for ChangesWait days.
	Name string
	To   Publisher
	// Failed is told when nothing could be passed on, and with nil when it works again; Dropped
	// of changes that were dropped before they could be. Both may be nil.
	Failed  func(error)
	Dropped func(from, through int64)
	// Every is how often it looks whether something changed, a second if it is 0; Patience how
	// long it waits at most after a failure, a minute if it is 0.
	Every, Patience time.Duration
}

// relayAtOnce is how many changes are passed on at a time.
const relayAtOnce = 200

// relays is the kind of the bookmarks that say up to which change was passed on.
const relays = "relay"

// Run passes on what changes until ctx ends. The register is brought up to date by others.
func (r *Relay) Run(ctx context.Context) {
	every, patience := r.Every, r.Patience
	if every == 0 {
		every = time.Second
	}
	if patience == 0 {
		patience = time.Minute
	}
	delay, failing := every, false
	for ctx.Err() == nil {
		passed, err := r.Once(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			if r.Failed != nil {
				r.Failed(err)
			}
			failing = true
			delay = min(2*delay, patience)
		case failing && r.Failed != nil:
			r.Failed(nil)
			fallthrough
		default:
			failing, delay = false, every
		}
		if err == nil && passed > 0 {
			continue
		}
		select {
		case <-ctx.Done():
		case <-time.After(delay):
		}
	}
}

// Once passes on what changed since the last time, as many as go at once, and tells how many that
// were. They are marked as passed on once the publisher has them.
func (r *Relay) Once(ctx context.Context) (int, error) {
	passed, changes, err := r.next(ctx)
	if err == nil && len(changes) == 0 {
		return 0, nil
	}
	if err == nil {
		if err = r.To.Publish(ctx, changes); err == nil {
			err = r.mark(ctx, changes[len(changes)-1].Number)
		}
	}
	if err != nil {
		return 0, fmt.Errorf("pass on what changed in %s: %w", r.Ledger.Place(), err)
	}
	if first := changes[0].Number; first > passed+1 && r.Dropped != nil {
		r.Dropped(passed+1, first-1)
	}
	return len(changes), nil
}

// next are the changes behind those passed on.
func (r *Relay) next(ctx context.Context) (passed int64, changes []Change, err error) {
	known := false
	err = r.Ledger.store.View(ctx, func(tx Tx) error {
		if passed, known, err = r.passed(tx); err != nil || !known {
			return err
		}
		changes, err = tx.ChangesAfter(Filter{}, passed, relayAtOnce)
		return err
	})
	if err == nil && !known {
		return r.begin(ctx)
	}
	return passed, changes, err
}

// begin notes that there is such a relay, so that changes wait for it from now on; it gets all that
// are kept.
func (r *Relay) begin(ctx context.Context) (passed int64, changes []Change, err error) {
	err = r.Ledger.store.Update(ctx, func(tx Tx) error {
		var known bool
		if passed, known, err = r.passed(tx); err != nil {
			return err
		}
		if !known {
			first, err := tx.FirstChange(time.Time{})
			if err != nil {
				return err
			}
			passed = max(first-1, 0)
			if err := r.put(tx, passed); err != nil {
				return err
			}
		}
		changes, err = tx.ChangesAfter(Filter{}, passed, relayAtOnce)
		return err
	})
	return passed, changes, err
}

// passed is up to where changes were passed on, and whether this relay is known yet.
func (r *Relay) passed(tx Tx) (number int64, known bool, err error) {
	value, err := tx.Bookmark(relays, r.Name)
	return numberOf(value), value != "", err
}

func (r *Relay) put(tx Tx, number int64) error {
	return tx.PutBookmarks([]Bookmark{{relays, r.Name, strconv.FormatInt(number, 10)}})
}

// mark notes how far it got, unless another got further.
func (r *Relay) mark(ctx context.Context, number int64) error {
	return r.Ledger.store.Update(ctx, func(tx Tx) error {
		passed, _, err := r.passed(tx)
		if err != nil || passed >= number {
			return err
		}
		return r.put(tx, number)
	})
}

// passedOn is the last change that all relays have passed on; where there is no relay, the last.
func passedOn(tx Tx, last int64) (int64, error) {
	marks, err := tx.Bookmarks(relays)
	for _, m := range marks {
		last = min(last, numberOf(m.Value))
	}
	return last, err
}

// numberOf is the number that a bookmark holds, 0 where it holds none.
func numberOf(value string) int64 {
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil {
		return 0
	}
	return n
}
