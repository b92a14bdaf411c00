package pipeline

import (
	"context"
	"errors"
	"iter"

	"waybill/intake"
)

// mark is how far a source was handed out.
type mark struct {
	key string
	bookmark
}

var errUnfinished = errors.New("not there yet")

// Jobs is the work that Add would do itself, to be handed out to workers: sections of archives,
// where they can open them, else the articles. It goes on where an earlier run had handed out, see
// HandedOut. What cannot be taken in is told to Fail, and how far it has come to Tell. The error,
// the last thing given, is one of the ledger, or ctx's.
func (r *Run) Jobs(ctx context.Context, sources iter.Seq[intake.Source]) iter.Seq2[Job, error] {
	return func(yield func(Job, error) bool) { yield(Job{}, errUnfinished) }
}

// Rereads is the work that Reread would do itself, to be handed out to workers with the stamp of
// the run.
func (r *Run) Rereads(ctx context.Context) iter.Seq2[Job, error] {
	return func(yield func(Job, error) bool) { yield(Job{}, errUnfinished) }
}

// HandedOut notes in the ledger that jobs have been taken over, in the order in which Jobs gave
// them, so that a run that is killed goes on behind them.
func (r *Run) HandedOut(ctx context.Context, jobs []Job) error { return errUnfinished }

// Do does some jobs: reads them, several at once, and records what was read. What came of each
// stands at its place; the sum is that of all. The error is one of the ledger, or ctx's; then the
// jobs are to be done again, and what of them was recorded is known then.
func (r *Run) Do(ctx context.Context, jobs []Job) (Sum, []Outcome, error) {
	return Sum{}, nil, errUnfinished
}
