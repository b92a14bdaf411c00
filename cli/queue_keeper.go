package cli

import (
	"context"
	"errors"
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

// queueKeeper keeps a queue open, and does what waits in it.
type queueKeeper struct {
	*queueDesk
	ledger *ledger.Ledger
	log    *slog.Logger
	// open opens the queue; beside says that it lies beside the ledger.
	open   func(context.Context) (*queue.Queue, error)
	beside bool
	// run does the jobs, nil leaves them to others; tell is told of it.
	run     *pipeline.Run
	tell    func(queue.Done)
	metrics *workMetrics
	// scanner tells what is worth handing out.
	scanner pipeline.Scanner
	// first is the queue where it is open already, late why it could not be opened yet.
	first *queue.Queue
	late  error
}

// queueKeeper keeps the queue of a ledger, and reads so many articles of it at once, 0 for none. It
// is nil for a ledger that cannot be written.
func (a *app) queueKeeper(ctx context.Context, l *ledger.Ledger, reader *reading.Reader, known *atlas.Atlas, workers int, log *slog.Logger, m *metrics) *queueKeeper {
	if l.ReadOnly() {
		return nil
	}
	k := &queueKeeper{queueDesk: &queueDesk{place: a.queueSaid(l)}, ledger: l, log: log, beside: a.queue.nats == "", tell: (&workBoard{log: log}).tell, metrics: m.work}
	m.watch(k.queueDesk)
	k.open = func(ctx context.Context) (*queue.Queue, error) { return a.openQueue(ctx, l, log) }
	run := a.jobRun(ctx, l, reader, known, workers)
	k.scanner = run.Scanner
	if workers > 0 {
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

// connectNow opens the queue, where it is to be told at the start what is wrong with it.
func (k *queueKeeper) connectNow(ctx context.Context) (err error) {
	k.first, err = k.open(ctx)
	return err
}

// connect does too, but leaves it to keep to wait for servers that do not answer yet.
func (k *queueKeeper) connect(ctx context.Context) error {
	err := k.connectNow(ctx)
	if errors.Is(err, queue.ErrUnreachable) || errors.Is(err, queue.ErrNotReady) || errors.Is(err, ledger.ErrNotReady) {
		k.late = err
		return nil
	}
	return err
}

// close closes a queue that is not kept.
func (k *queueKeeper) close() {
	if k.first != nil {
		k.first.Close()
	}
}

// status is how the queue stands.
func (k *queueKeeper) status(ctx context.Context) (s queue.Status, err error) {
	err = k.ask(ctx, func(q *queue.Queue) error {
		s, err = q.Status(ctx)
		return err
	})
	return s, err
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

// keep opens the queue, again and again where that fails or it is lost: what else the process does
// goes on meanwhile.
func (k *queueKeeper) keep(ctx context.Context) {
	defer k.close()
	for wait := firstReopen; ctx.Err() == nil; wait = min(2*wait, longestReopen) {
		q, err := k.first, k.late
		if k.first, k.late = nil, nil; q == nil && err == nil {
			q, err = k.open(ctx)
		}
		if err == nil {
			wait = firstReopen
			k.set(q, nil)
			err = k.work(ctx, q)
			k.set(nil, err)
			q.Close()
		}
		if ctx.Err() != nil {
			return
		}
		k.set(nil, err)
		k.log.Warn("the queue is not there, and is tried again", "in", wait, "error", err)
		select {
		case <-ctx.Done():
		case <-time.After(wait):
		}
	}
}

// work does what waits, and passes on what changes, until ctx ends, or the server of a queue beside a ledger: it was in a process
// that ended, and this one may take its place.
func (k *queueKeeper) work(ctx context.Context, q *queue.Queue) error {
	if k.beside {
		var stop context.CancelCauseFunc
		ctx, stop = context.WithCancelCause(ctx)
		defer stop(nil)
		go watchServer(ctx, q, stop)
	}
	var going sync.WaitGroup
	passing, end := context.WithCancel(ctx)
	going.Go(func() { relay(k.ledger, q, k.log).Run(passing) })
	defer going.Wait()
	defer end()
	var err error
	if k.run == nil {
		<-ctx.Done()
	} else {
		err = q.Work(ctx, k.metrics.watched(queue.Worker{Stamp: k.run.Stamp, Tell: k.tell}, k.run))
	}
	if cause := context.Cause(ctx); err == nil && errors.Is(cause, errServerGone) {
		err = cause
	}
	return err
}

var errServerGone = errors.New("the process that had it ended")

// How often it is looked whether a queue has its server, and how often in a row it has none where
// that is gone.
const (
	serverEvery = time.Second
	goneLooks   = 3
)

// watchServer stops the work when the server is gone.
func watchServer(ctx context.Context, q *queue.Queue, stop context.CancelCauseFunc) {
	ticks := time.NewTicker(serverEvery)
	defer ticks.Stop()
	for missing := 0; missing < goneLooks; {
		select {
		case <-ctx.Done():
			return
		case <-ticks.C:
		}
		if missing++; q.Connection().Server != "" {
			missing = 0
		}
	}
	stop(errServerGone)
}
