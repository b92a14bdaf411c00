package ledger

import (
	"context"
	"time"
)

// KeepSettled brings the register up to date whenever something was recorded, by this process or
// within a while by another, until ctx ends. Meanwhile questions are answered from the register as
// it stands, and wait for nothing: who has recorded, and wants to see it, calls Settle. Failed is
// told of what went wrong; it is tried again.
func (l *Ledger) KeepSettled(ctx context.Context, while time.Duration, failed func(error)) {
	l.kept.Store(true)
	defer l.kept.Store(false)
	others := time.NewTicker(while)
	defer others.Stop()
	for {
		if err := l.Settle(ctx, nil); err != nil && ctx.Err() == nil {
			failed(err)
		}
		select {
		case <-ctx.Done():
			return
		case <-l.recorded:
		case <-others.C:
		}
	}
}

// asItStands reports whether questions are answered without settling before.
func (l *Ledger) asItStands() bool { return l.kept.Load() || l.store.ReadOnly() }

// tellRecorded wakes who keeps the register settled.
func (l *Ledger) tellRecorded() {
	select {
	case l.recorded <- struct{}{}:
	default:
	}
}
