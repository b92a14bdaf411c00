package pipeline

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"waybill/ledger"
)

// The sizes of a batch that is recorded in one transaction, and how long bookmarks may wait
// for one.
const (
	batchArticles, batchBytes = 200, 8 << 20
	batchTime                 = 2 * time.Second
)

// recorder gathers what is read into batches and records them.
type recorder struct {
	run   *Run
	batch []ledger.Input
	bytes int
	// outcomes are those of the jobs that are done, nil where sources are; jobs are the numbers of
	// the jobs that the articles of the batch are of.
	outcomes []Outcome
	jobs     []int
	// marks are the bookmarks to be laid with the batch, by the keys of the sources.
	marks map[string]bookmark
	last  time.Time
	sum   Sum
}

// take adds what was found to the batch, and records it once it is full.
func (r *recorder) take(ctx context.Context, f found) error {
	if f.fatal {
		return f.err
	}
	r.count(f)
	if f.input != nil {
		r.batch = append(r.batch, *f.input)
		r.jobs = append(r.jobs, f.job)
		r.bytes += len(f.input.Bytes)
	}
	r.mark(f)
	if len(r.batch) >= batchArticles || r.bytes >= batchBytes || len(r.marks) > 0 && time.Since(r.last) > batchTime {
		// a batch that is begun is finished
		if err := r.record(context.WithoutCancel(ctx)); err != nil {
			return err
		}
	}
	r.tell()
	if f.closing {
		// it was only read from
		_ = f.source.Close()
	}
	return nil
}

func (r *recorder) tell() {
	if r.run.Tell != nil {
		r.run.Tell(r.sum)
	}
}

// count counts what was found, and tells what could not be taken in.
func (r *recorder) count(f found) {
	r.sum.Looked += f.looked
	r.sum.Scanned += f.scanned
	r.sum.Claimless += f.claimless
	r.sum.Known += f.known
	r.sum.Bytes += f.bytes
	if f.before {
		r.sum.Before++
	}
	switch {
	case f.undone:
		r.outcomes[f.job].Err = f.err
	case f.err != nil:
		r.fail(f)
	}
}

// mark notes how far a source was read.
func (r *recorder) mark(f found) {
	if r.outcomes != nil || f.source == nil || f.before || !marked(f.source) {
		return
	}
	r.marks[f.source.Key()] = bookmark{Name: f.source.Name(), Stamp: r.run.Stamp, All: r.run.Scanner == nil, Next: f.next, Done: f.done}
}

func (r *recorder) fail(f found) {
	r.sum.Failed++
	failure := Failure{Name: f.name, Err: f.err, Job: f.alone}
	if f.source != nil {
		failure.Input = f.source.Name()
		if f.source.Many() {
			failure.Archive = f.source.Name()
			failure.Input = fmt.Sprintf("%s#%d", f.source.Name(), f.begin)
		}
	}
	if failure.Name == "" {
		failure.Name = failure.Input
	}
	switch {
	case r.outcomes != nil:
		r.outcomes[f.job].Failures = append(r.outcomes[f.job].Failures, failure)
	case r.run.Fail != nil:
		r.run.Fail(failure)
	}
}

// record records the batch, with how far the sources were read.
func (r *recorder) record(ctx context.Context) error {
	r.last = time.Now()
	if len(r.batch) == 0 && len(r.marks) == 0 {
		return nil
	}
	marks, err := kept(readKind, r.marks)
	if err != nil {
		return err
	}
	defer r.run.timed(Recording, time.Now())
	n, err := r.run.Ledger.Record(ctx, r.batch, marks...)
	if err != nil && r.outcomes != nil {
		n, err = r.recordEach(ctx, err)
	}
	if err != nil {
		return err
	}
	r.batch, r.bytes, r.jobs = slices.Delete(r.batch, 0, len(r.batch)), 0, r.jobs[:0]
	clear(r.marks)
	r.sum.record(n)
	return nil
}

// recordEach records the articles of the batch one by one, where the ledger refused them together.
// What is the ledger's own trouble fails with the cause; else it is a failure of the job whose article
// is not recorded.
func (r *recorder) recordEach(ctx context.Context, cause error) (sum ledger.Recorded, err error) {
	if ownTrouble(cause) {
		return sum, cause
	}
	var all Sum
	for i := range r.batch {
		n, err := r.run.Ledger.Record(ctx, r.batch[i:i+1])
		if ownTrouble(err) {
			return sum, err
		}
		if err != nil {
			r.outcomes[r.jobs[i]].Err = err
		}
		all.record(n)
	}
	return all.Recorded, nil
}

// ownTrouble reports whether a ledger fails for reasons of its own, whatever it is to record.
func ownTrouble(err error) bool {
	return errors.Is(err, ledger.ErrNotReady) || errors.Is(err, ledger.ErrReadOnly) || errors.Is(err, ledger.ErrCorrupt)
}
