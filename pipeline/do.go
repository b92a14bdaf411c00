package pipeline

import (
	"context"
	"errors"
	"fmt"
	"time"

	"waybill"
	"waybill/intake"
	"waybill/ledger"
)

// Do does some jobs: reads them, several at once, and records what was read. What came of each
// stands at its place; the sum is that of all. The error is one of the ledger, or ctx's; then the
// jobs are to be done again, and what of them was recorded is known then. It may be called by several
// goroutines at once.
func (r *Run) Do(ctx context.Context, jobs []Job) (Sum, []Outcome, error) {
	asked, err := r.ask(ctx, jobs)
	if err != nil {
		return Sum{}, nil, err
	}
	rec := &recorder{run: r, outcomes: make([]Outcome, len(jobs))}
	numbers := func(yield func(int) bool) {
		for i := range jobs {
			if !yield(i) {
				return
			}
		}
	}
	work := func(ctx context.Context, i int, give func(found) bool) {
		w := worker{run: r, ctx: ctx, give: give, asked: asked, found: found{job: i}}
		if err := w.do(&jobs[i]); err != nil && ctx.Err() == nil {
			give(found{job: i, undone: true, err: err})
		}
	}
	err = InTurn(ctx, numbers, r.Workers, work, func(f found) error { return rec.take(ctx, f) })
	if err == nil {
		err = rec.record(context.WithoutCancel(ctx))
	}
	if err != nil {
		return Sum{}, nil, err
	}
	return rec.sum, rec.outcomes, nil
}

// ask asks at once whether the articles that were sent need no reading.
func (r *Run) ask(ctx context.Context, jobs []Job) (map[string]bool, error) {
	var ids []string
	for i := range jobs {
		if a := jobs[i].Article; a != nil {
			ids = append(ids, waybill.Article{Bytes: a.Bytes}.ID())
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	known, err := r.Ledger.Known(ctx, ids, r.Stamp)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if !known[id] {
			known[id] = false // what is not there is told, too
		}
	}
	return known, nil
}

// do does a job. The error is why it could not be done, by this worker or now.
func (w *worker) do(j *Job) error {
	switch {
	case j.Article != nil:
		w.keep = !j.Article.Scan || w.run.Scanner == nil
		if err := w.item(intake.Item{Bytes: j.Article.Bytes, Provenance: j.Article.Provenance}); err != nil {
			return err
		}
		return w.hand()
	case j.Section != nil:
		return w.goThrough(j.Section)
	case j.Reread != nil:
		return w.reread(j.Reread)
	}
	return ErrJob
}

// goThrough goes through a section of an archive.
func (w *worker) goThrough(s *Section) error {
	began := time.Now()
	source, release, err := w.run.shelf.take(w.ctx, s, w.run.Intake)
	w.run.timed(Opening, began)
	if err != nil {
		return err
	}
	defer release()
	w.source, w.section, w.keep, w.told = source, s, s.All || w.run.Scanner == nil, s.Told
	w.begin, w.next = s.From, s.From
	behind := errors.New("behind the section")
	for part, err := range source.Parts(s.From) {
		if err != nil {
			return err
		}
		err = part.Each(w.ctx, func(i intake.Item) error {
			if i.Next > s.Through {
				return behind
			}
			return w.item(i)
		})
		if err != nil && !errors.Is(err, behind) {
			return errors.Join(err, w.hand())
		}
		if err != nil || part.End() >= s.Through {
			break
		}
	}
	w.bytes = s.Size
	return w.hand()
}

// reread reads an article of the ledger again.
func (w *worker) reread(j *Reread) error {
	if j.Stamp != w.run.Stamp {
		return fmt.Errorf("it is to be read again by %s, and this worker reads with %s", j.Stamp, w.run.Stamp)
	}
	kept, err := w.run.Ledger.Article(w.ctx, j.Article)
	if errors.Is(err, ledger.ErrNotFound) {
		return err
	}
	f := found{err: err, fatal: err != nil}
	switch {
	case err != nil:
	case kept.Stamp == j.Stamp:
		f = found{looked: 1, known: 1}
	default:
		f = w.run.again(&kept)
	}
	f.job = w.job
	w.give(f)
	return nil
}
