package ledger

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"waybill"
	"waybill/transfer"
)

// Ledger records, judges and answers. It is safe for several goroutines at once.
type Ledger struct {
	store Store
	filer *transfer.Filer
	codec *codec
	now   func() time.Time
	// kept says that KeepSettled runs; it is told when something was recorded.
	kept     atomic.Bool
	recorded chan struct{}
}

// Options are what a ledger can be told.
type Options struct {
	// Now is the clock; nil is that of the machine.
	Now func() time.Time
}

// New makes a ledger over a store. The filer resolves sources; it must know the atlas that
// the articles are read with.
func New(store Store, filer *transfer.Filer, o Options) (*Ledger, error) {
	c, err := newCodec()
	if err != nil {
		return nil, err
	}
	l := &Ledger{store: store, filer: filer, codec: c, now: o.Now, recorded: make(chan struct{}, 1)}
	if l.now == nil {
		l.now = time.Now
	}
	return l, nil
}

// Place names the ledger to people.
func (l *Ledger) Place() string { return l.store.Place() }

// Close closes the store.
func (l *Ledger) Close() error { return l.store.Close() }

// Input is an article with its reading, to be recorded.
type Input struct {
	Bytes []byte
	// Provenance tells where the article came from; Seen is set when it is recorded, if it
	// is zero.
	Provenance waybill.Provenance
	Reading    *waybill.Reading
}

// Recorded counts what a call of Record added.
type Recorded struct {
	// Articles were new; Readings were added, those of new articles among them; Known were
	// there already, read with the same versions.
	Articles, Readings, Known int
	// Copies are those of the new articles whose text is a copy of one there before: recorded
	// earlier, or earlier in the same call.
	Copies int
	// Claims are the claims of transfers in the readings added.
	Claims int
}

// Stamp is the versions a reading was made with, as one line: engine, atlas, packs.
func Stamp(r *waybill.Reading) string { return StampOf(r.Engine, r.Atlas, r.Packs) }

// StampOf is the stamp that readings with these versions bear.
func StampOf(engine, atlas string, packs map[string]string) string {
	parts := []string{engine, "atlas=" + atlas}
	for code, version := range packs {
		parts = append(parts, code+"="+version)
	}
	slices.Sort(parts[2:])
	return strings.Join(parts, " ")
}

// Known tells which articles need no reading: those that are there, read with the versions
// of the stamp.
func (l *Ledger) Known(ctx context.Context, articles []string, stamp string) (map[string]bool, error) {
	known := map[string]bool{}
	err := l.store.View(ctx, func(tx Tx) error {
		reports, err := tx.Reports(articles)
		for i := range reports {
			known[reports[i].Article] = reports[i].Stamp == stamp
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("look up articles in %s: %w", l.Place(), err)
	}
	return known, nil
}
