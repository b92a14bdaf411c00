package pipeline

import (
	"context"
	"errors"

	"waybill/ledger"
)

// Reread reads again what is in the ledger and was read with other versions. When ctx is
// cancelled it records what is read by then.
func (r *Run) Reread(ctx context.Context) (Sum, error) {
	rec := &recorder{run: r, marks: map[string]bookmark{}}
	err := r.Ledger.Outdated(ctx, r.Stamp, func(kept []ledger.Kept) error {
		work := func(i int) found { return r.again(&kept[i]) }
		err := InOrder(ctx, len(kept), r.Workers, work, func(f found) error { return rec.take(ctx, f) })
		if err == nil || errors.Is(err, context.Canceled) {
			err = errors.Join(rec.record(context.WithoutCancel(ctx)), err)
		}
		return err
	})
	return rec.sum, err
}

// again reads one article again.
func (r *Run) again(kept *ledger.Kept) found {
	f := found{looked: 1, name: kept.Article.File}
	reading, err := r.read(kept.Article, func(string) bool { return true })
	if err != nil {
		f.err = err
		return f
	}
	f.input = &ledger.Input{Bytes: kept.Article.Bytes, Provenance: kept.Provenance, Reading: reading}
	return f
}
