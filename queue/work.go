package queue

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"waybill/pipeline"
)

const (
	// batchJobs and batchBytes are the size of a batch. A section is one by itself: it has many articles.
	batchJobs, batchBytes = 200, 8 << 20
	// batches is how many of them are done at once: while one is recorded, another is read.
	batches = 2
	// askTime is how long a worker asks for work before it asks again.
	askTime = 5 * time.Second
	// sweepTime is how often it is looked for bodies that were left over.
	sweepTime = time.Hour
	// deadAfter is after how many deliveries without a word a job is done no more: workers ended at it.
	deadAfter = 10
)

// errEnded is the reason of a job that workers ended at.
var errEnded = errors.New("workers ended while they were at it")

// Work does jobs until ctx ends, and then gives back what is not done. Where the ledger or the queue
// does not answer it waits, says so, and goes on when that is over. The error is one of setting up.
func (q *Queue) Work(ctx context.Context, worker Worker) error {
	w := &working{Worker: worker, q: q, slots: make(chan struct{}, batches)}
	w.fill()
	answering, err := w.answer()
	if err != nil {
		return fmt.Errorf("work for the queue %s: %w", q.o.Name, err)
	}
	defer func() { _ = answering.Unsubscribe() }()
	var group sync.WaitGroup
	group.Go(func() { w.pull(ctx, articles, "", w.Batch) })
	group.Go(func() { w.pull(ctx, sections, "", 1) })
	if w.Stamp != "" {
		group.Go(func() { w.pull(ctx, "", w.Stamp, w.Batch) })
	}
	group.Go(func() { w.sweep(ctx) })
	group.Wait()
	w.acks.Wait()
	return nil
}

// working is a worker at work.
type working struct {
	Worker
	q     *Queue
	slots chan struct{}
	acks  sync.WaitGroup

	mu     sync.Mutex
	status WorkerStatus
}

func (w *working) fill() {
	if w.Name == "" {
		host, _ := os.Hostname()
		w.Name = fmt.Sprintf("%s-%d", host, os.Getpid())
	}
	if w.Batch == 0 {
		w.Batch = batchJobs
	}
	if w.Bytes == 0 {
		w.Bytes = batchBytes
	}
	w.Bytes = max(w.Bytes, 4*mostInline) // at least what the largest job takes
	w.status = WorkerStatus{Name: w.Name, Stamp: w.Stamp, Since: time.Now().UTC()}
}

// pull takes jobs of one kind and does them: while what one batch came to is recorded, which may
// have to wait for other workers, the next is read.
func (w *working) pull(ctx context.Context, name, stamp string, batch int) {
	var from jetstream.Consumer
	var doing sync.WaitGroup
	defer doing.Wait()
	free := make(chan struct{}, batches)
	for wait := (backoff{most: 10 * time.Second}); ctx.Err() == nil; {
		var some []*delivery
		var err error
		free <- struct{}{}
		if from == nil {
			from, err = w.q.consumer(ctx, name, stamp)
		}
		if err == nil {
			some, err = w.fetch(ctx, from, batch)
		}
		doing.Go(func() {
			defer func() { <-free }()
			w.doAll(ctx, some)
		})
		if err == nil {
			wait.next = 0
			continue
		}
		if ctx.Err() == nil {
			from = nil // it may be gone, or its leader
			w.waits(w.q.explain(err))
			wait.sleep(ctx)
			w.waits(nil)
		}
	}
}

// fetch waits for a job, and takes others that are there.
func (w *working) fetch(ctx context.Context, from jetstream.Consumer, batch int) ([]*delivery, error) {
	asking, cancel := context.WithTimeout(ctx, askTime)
	defer cancel()
	some, err := w.take(from.Fetch(1, jetstream.FetchContext(asking)))
	if errors.Is(err, context.DeadlineExceeded) && w.q.conn.IsConnected() {
		err = nil
	}
	if len(some) == 0 || batch == 1 || ctx.Err() != nil {
		return some, err
	}
	began := time.Now()
	more, err := w.take(from.FetchNoWait(batch - 1))
	w.timed(Fetching, began)
	if err != nil {
		// what was taken is done all the same; whether more comes is seen with the next
		w.q.o.Log.Debug("a batch is not full", "error", err)
	}
	return append(some, more...), nil
}

// timed tells how long a step took that began at a time.
func (w *working) timed(step pipeline.Step, began time.Time) {
	if w.Timed != nil {
		w.Timed(step, time.Since(began))
	}
}

func (w *working) take(batch jetstream.MessageBatch, err error) ([]*delivery, error) {
	if err != nil {
		return nil, err
	}
	var some []*delivery
	for m := range batch.Messages() {
		some = append(some, deliveryOf(m))
	}
	return some, batch.Error()
}

// doAll does what was taken, once it is its turn, and holds on to it meanwhile.
func (w *working) doAll(ctx context.Context, some []*delivery) {
	if len(some) == 0 {
		return
	}
	h := hold(some, w.q.o.Lease)
	defer h.end()
	select {
	case w.slots <- struct{}{}:
		defer func() { <-w.slots }()
	case <-ctx.Done():
	}
	for _, batch := range parted(some, w.Batch, w.Bytes) {
		if batch[0].tries > 1 {
			h.acks.Wait() // what is done is safe from what may end the worker
		}
		w.batch(ctx, h, batch)
	}
}

// parted are the batches in which jobs are done: in smaller ones the more often they were handed to
// workers, at last each alone, and every other time backwards, so that all before and all behind
// one that workers end at get done.
func parted(some []*delivery, jobs, bytes int) (batches [][]*delivery) {
	slices.SortStableFunc(some, func(a, b *delivery) int {
		if a.tries != b.tries || a.tries%2 == 1 {
			return cmp.Or(cmp.Compare(a.tries, b.tries), cmp.Compare(a.number, b.number))
		}
		return cmp.Compare(b.number, a.number)
	})
	var batch []*delivery
	size := 0
	for _, d := range some {
		most := max(1, jobs>>(2*(d.tries-1)))
		if len(batch) > 0 && (len(batch) >= most || size+d.size > bytes || batch[0].tries != d.tries) {
			batches = append(batches, batch)
			batch, size = nil, 0
		}
		batch = append(batch, d)
		size += d.size
	}
	return append(batches, batch)
}

// waits notes why the worker waits, nil for no more.
func (w *working) waits(why error) {
	told := ""
	if why != nil {
		told = why.Error()
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.status.Waiting == told {
		return
	}
	if w.status.Waiting = told; w.Tell != nil {
		w.Tell(Done{Waiting: why})
	}
}

// sweep takes away what is left over, now and then.
func (w *working) sweep(ctx context.Context) {
	for {
		if n, err := w.q.Sweep(ctx, orphanTime); n > 0 || err != nil && ctx.Err() == nil {
			w.q.o.Log.Info("swept bodies that were left over", "bodies", n, "error", err)
		}
		if !sleep(ctx, sweepTime) {
			return
		}
	}
}
