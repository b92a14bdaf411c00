package pipeline

import (
	"context"
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
	r.sum.Looked += f.looked
	r.sum.Scanned += f.scanned
	r.sum.Claimless += f.claimless
	r.sum.Known += f.known
	r.sum.Bytes += f.bytes
	if f.before {
		r.sum.Before++
	}
	if f.err != nil {
		r.fail(f)
	}
	if f.input != nil {
		r.batch = append(r.batch, *f.input)
		r.bytes += len(f.input.Bytes)
	}
	r.mark(f)
	if len(r.batch) >= batchArticles || r.bytes >= batchBytes || len(r.marks) > 0 && time.Since(r.last) > batchTime {
		// a batch that is begun is finished
		if err := r.record(context.WithoutCancel(ctx)); err != nil {
			return err
		}
	}
	if r.run.Tell != nil {
		r.run.Tell(r.sum)
	}
	if f.closing {
		// it was only read from
		_ = f.source.Close()
	}
	return nil
}

// mark notes how far a source was read.
func (r *recorder) mark(f found) {
	if f.source == nil || f.before || !marked(f.source) {
		return
	}
	r.marks[f.source.Key()] = bookmark{Name: f.source.Name(), Stamp: r.run.Stamp, All: r.run.Scanner == nil, Next: f.next, Done: f.done}
}

func (r *recorder) fail(f found) {
	r.sum.Failed++
	if r.run.Fail == nil {
		return
	}
	failure := Failure{Name: f.name, Err: f.err}
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
	r.run.Fail(failure)
}

// record records the batch, with how far the sources were read.
func (r *recorder) record(ctx context.Context) error {
	r.last = time.Now()
	if len(r.batch) == 0 && len(r.marks) == 0 {
		return nil
	}
	var marks []ledger.Bookmark
	for key, b := range r.marks {
		m, err := b.of(key)
		if err != nil {
			return err
		}
		marks = append(marks, m)
	}
	began := time.Now()
	n, err := r.run.Ledger.Record(ctx, r.batch, marks...)
	r.run.timed(Recording, began)
	if err != nil {
		return err
	}
	r.batch, r.bytes = slices.Delete(r.batch, 0, len(r.batch)), 0
	clear(r.marks)
	r.sum.Articles += n.Articles
	r.sum.Copies += n.Copies
	r.sum.Readings += n.Readings
	r.sum.Known += n.Known
	r.sum.Claims += n.Claims
	return nil
}
