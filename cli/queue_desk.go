package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"

	"waybill/desk"
	"waybill/queue"
	"waybill/view"
)

// queueDesk looks after a queue for people. It is a desk.Queue.
type queueDesk struct {
	place string
	// articles is how many the ledger has; nil where that is not known.
	articles func() (int64, error)

	mu    sync.Mutex
	queue *queue.Queue // nil while it is not open
	why   error        // why it is not
}

var errOpening = errors.New("it is being opened")

// set tells which queue there is, or why none.
func (d *queueDesk) set(q *queue.Queue, why error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.queue, d.why = q, why
}

// ask asks the queue, where it is open.
func (d *queueDesk) ask(ctx context.Context, question func(*queue.Queue) error) error {
	d.mu.Lock()
	q, err := d.queue, cmp.Or(d.why, errOpening)
	d.mu.Unlock()
	if q != nil {
		err = question(q)
	}
	if err != nil && ctx.Err() == nil {
		return fmt.Errorf("%w: %w", desk.ErrQueue, err)
	}
	return err
}

// Status is the queue at a glance.
func (d *queueDesk) Status(ctx context.Context) (*view.Queue, error) {
	var s queue.Status
	err := d.ask(ctx, func(q *queue.Queue) (err error) {
		s, err = q.Status(ctx)
		return err
	})
	v := queueView(&s)
	v.Place = view.Optional(d.place)
	if err != nil && ctx.Err() == nil {
		v.Trouble = view.Optional(troubleOf(err))
		err = nil
	}
	if err != nil || d.articles == nil || len(v.Rereads) == 0 {
		return v, err
	}
	all, err := d.articles()
	for i := range v.Rereads {
		v.Rereads[i].Done = max(0, all-v.Rereads[i].Waiting)
	}
	return v, err
}

// troubleOf is why the queue does not answer, without saying that again.
func troubleOf(err error) string {
	var both interface{ Unwrap() []error }
	if errors.As(err, &both) {
		all := both.Unwrap()
		err = all[len(all)-1]
	}
	return err.Error()
}

func queueView(s *queue.Status) *view.Queue {
	v := &view.Queue{
		Articles: int64(s.Articles.Waiting), Sections: int64(s.Sections.Waiting), Rereads: []view.Reread{},
		Running: int64(s.Running()), Failed: int64(s.Failed), Oldest: moment(s.Oldest),
		Bytes: int64(s.Bytes), Limit: int64(s.Limit), Paused: s.Paused, Workers: len(s.Workers),
		Leader: view.Optional(s.Leader), Replicas: s.Replicas,
	}
	for _, r := range s.Rereads {
		v.Rereads = append(v.Rereads, view.Reread{Version: r.Stamp, Waiting: int64(r.Waiting + r.Running)})
	}
	return v
}

// Failed is a page of the jobs that were given up.
func (d *queueDesk) Failed(ctx context.Context, after int64, limit int) (*view.FailedJobs, error) {
	v := &view.FailedJobs{Jobs: []view.FailedJob{}}
	err := d.ask(ctx, func(q *queue.Queue) error {
		// one more tells whether there is a next page
		all, err := q.Failed(ctx, uint64(after), limit+1)
		for i := range all[:min(limit, len(all))] {
			v.Jobs = append(v.Jobs, failedView(&all[i]))
		}
		if len(all) > limit {
			v.Next = view.Optional(strconv.FormatUint(all[limit-1].Number, 10))
		}
		return err
	})
	return v, err
}

func failedView(f *queue.Failed) view.FailedJob {
	return view.FailedJob{Number: int64(f.Number), Kind: f.Kind, Name: f.Name, Why: f.Reason, Tries: f.Tries, At: moment(f.At), Archive: view.Optional(f.Archive), Worker: view.Optional(f.Worker)}
}

// Retry and Drop do something with jobs that were given up.
func (d *queueDesk) Retry(ctx context.Context, jobs desk.Jobs) (int, error) {
	return d.each(ctx, jobs, (*queue.Queue).Retry)
}

func (d *queueDesk) Drop(ctx context.Context, jobs desk.Jobs) (int, error) {
	return d.each(ctx, jobs, (*queue.Queue).Drop)
}

func (d *queueDesk) each(ctx context.Context, jobs desk.Jobs, do func(*queue.Queue, context.Context, ...uint64) (int, error)) (n int, err error) {
	if err := jobs.Check(); err != nil {
		return 0, err
	}
	err = d.ask(ctx, func(q *queue.Queue) (err error) {
		numbers := make([]uint64, len(jobs.Numbers))
		for i, number := range jobs.Numbers {
			numbers[i] = uint64(number)
		}
		n, err = do(q, ctx, numbers...)
		return err
	})
	return n, err
}

// Pause and Resume hold workers up and let them go on.
func (d *queueDesk) Pause(ctx context.Context) error {
	return d.ask(ctx, func(q *queue.Queue) error { return q.Pause(ctx) })
}

func (d *queueDesk) Resume(ctx context.Context) error {
	return d.ask(ctx, func(q *queue.Queue) error { return q.Resume(ctx) })
}
