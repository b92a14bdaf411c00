package ledger

import "context"

// State names the register as it is now, brought up to date: while it is the same, every
// question has the same answer. It changes with every entry.
func (l *Ledger) State(ctx context.Context) (string, error) { panic("soon") }

// LogPage is a page of the judgements, the newest first: those with a number below after, or
// the newest of all if it is 0; limit is how many, 0 for all.
func (l *Ledger) LogPage(ctx context.Context, after int64, limit int) ([]Judged, error) {
	panic("soon")
}
