package cli

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"waybill/atlas"
	"waybill/desk"
	"waybill/ledger"
	"waybill/pipeline"
	"waybill/queue"
	"waybill/reading"
)

// queueKeeper keeps a queue open while a house is served, and does what waits in it.
type queueKeeper struct {
	*queueDesk
	log     *slog.Logger
	metrics *workMetrics
	// open opens the queue; run does its jobs, nil leaves them to others.
	open func(context.Context) (*queue.Queue, error)
	run  *pipeline.Run
	// scanner tells what is worth handing out.
	scanner pipeline.Scanner
	// first is the queue where it is open already.
	first *queue.Queue
}

// queueKeeper keeps the queue of a ledger; nil for a ledger that cannot be written.
func (a *app) queueKeeper(ctx context.Context, l *ledger.Ledger, reader *reading.Reader, known *atlas.Atlas, o serving, log *slog.Logger) *queueKeeper {
	if l.ReadOnly() {
		return nil
	}
	k := &queueKeeper{queueDesk: &queueDesk{place: a.queueSaid(l)}, log: log}
	k.open = func(ctx context.Context) (*queue.Queue, error) { return a.openQueue(ctx, l, log) }
	run := a.jobRun(ctx, l, reader, known, o.workers)
	k.scanner = run.Scanner
	if o.workers > 0 {
		k.run = run
	}
	return k
}

// desk is what asks the queue, nil without one.
func (k *queueKeeper) desk() desk.Queue {
	if k == nil {
		return nil
	}
	return k.queueDesk
}

// connect opens a queue on servers: what is wrong with how they are named is told at the start.
func (k *queueKeeper) connect(ctx context.Context) (err error) {
	k.first, err = k.open(ctx)
	return err
}

// The waits between tries to open a queue.
const firstReopen, longestReopen = time.Second, time.Minute

// begin keeps the queue until ctx ends; what it gives waits for that.
func (k *queueKeeper) begin(ctx context.Context) (wait func()) {
	var going sync.WaitGroup
	if k != nil {
		going.Go(func() { k.keep(ctx) })
	}
	return going.Wait
}

// keep opens the queue, again and again where that fails or it is lost: the pages are served
// meanwhile.
func (k *queueKeeper) keep(ctx context.Context) {
	for wait := firstReopen; ctx.Err() == nil; wait = min(2*wait, longestReopen) {
		q, err := k.first, error(nil)
		if k.first = nil; q == nil {
			q, err = k.open(ctx)
		}
		if err == nil {
			wait = firstReopen
			k.set(q, nil)
			err = k.work(ctx, q)
			k.set(nil, err)
			q.Close()
		}
		if err == nil || ctx.Err() != nil {
			return
		}
		k.set(nil, err)
		k.log.Error("the queue is not there, and is tried again", "in", wait, "error", err)
		select {
		case <-ctx.Done():
		case <-time.After(wait):
		}
	}
}

// work does what waits until ctx ends.
func (k *queueKeeper) work(ctx context.Context, q *queue.Queue) error {
	if k.run == nil {
		<-ctx.Done()
		return nil
	}
	b := &workBoard{log: k.log}
	return q.Work(ctx, k.metrics.watched(queue.Worker{Stamp: k.run.Stamp, Tell: b.tell}, k.run))
}
