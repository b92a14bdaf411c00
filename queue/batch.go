package queue

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"waybill/pipeline"
)

// delivery is a job that was handed to this worker.
type delivery struct {
	msg jetstream.Msg
	job pipeline.Job
	// err is why it is no job.
	err error
	// tries is how often it was handed to workers, this time among them; number is its own.
	tries  int
	number uint64
	body   string
	size   int
}

func deliveryOf(m jetstream.Msg) *delivery {
	d := &delivery{msg: m, size: len(m.Data()), tries: 1, body: bodyOf(m.Subject())}
	if meta, err := m.Metadata(); err == nil {
		d.tries, d.number = int(meta.NumDelivered), meta.Sequence.Stream
	}
	if size, err := strconv.Atoi(m.Headers().Get(sizeHeader)); err == nil {
		d.size += size
	}
	d.job, d.err = pipeline.DecodeJob(m.Data())
	return d
}

// batch does some jobs and answers for them.
func (w *working) batch(ctx context.Context, h *holding, some []*delivery) {
	if len(some) == 0 {
		return
	}
	began := time.Now()
	w.running(len(some))
	defer w.running(-len(some))
	var ready []*delivery
	var done Done
	for _, d := range some {
		if d.tries > 1 {
			done.Redelivered++
		}
		switch err := w.open(ctx, d); {
		case ctx.Err() != nil:
			w.back(h, d)
		case err == nil:
			ready = append(ready, d)
		default:
			w.failed(ctx, h, d, err, &done)
		}
	}
	if len(ready) == 0 {
		w.tell(done)
		return
	}
	sum, outcomes, err := w.insist(ctx, ready)
	if err != nil {
		for _, d := range ready {
			w.back(h, d)
		}
		return
	}
	done.Sum = sum
	for i, d := range ready {
		d.job = pipeline.Job{} // its bytes are not needed any more
		w.outcome(ctx, h, d, outcomes[i], &done)
	}
	done.Took = time.Since(began)
	w.tell(done)
}

// open gets a job ready to be done. The error is why it cannot be.
func (w *working) open(ctx context.Context, d *delivery) error {
	switch {
	case d.err != nil:
		return d.err
	case d.tries > deadAfter:
		return errEnded
	}
	for wait := (backoff{most: 10 * time.Second}); ; {
		err := w.q.unpack(ctx, &d.job, d.body)
		if err == nil || errors.Is(err, errBodyGone) {
			return err
		}
		w.waits(err)
		more := wait.sleep(ctx)
		w.waits(nil)
		if !more {
			return ctx.Err()
		}
	}
}

// insist does jobs, again and again while the ledger does not answer. The error is ctx's.
func (w *working) insist(ctx context.Context, some []*delivery) (pipeline.Sum, []pipeline.Outcome, error) {
	jobs := make([]pipeline.Job, len(some))
	for i, d := range some {
		jobs[i] = d.job
	}
	for wait := (backoff{most: 15 * time.Second}); ; {
		sum, outcomes, err := w.Do(ctx, jobs)
		if err == nil || ctx.Err() != nil {
			return sum, outcomes, errors.Join(err, ctx.Err())
		}
		w.waits(fmt.Errorf("the ledger does not take what is read, it is tried again: %w", err))
		more := wait.sleep(ctx)
		w.waits(nil)
		if !more {
			return sum, nil, ctx.Err()
		}
	}
}

// outcome answers for a job that was done, or could not be.
func (w *working) outcome(ctx context.Context, h *holding, d *delivery, o pipeline.Outcome, done *Done) {
	if o.Err != nil {
		w.failed(ctx, h, d, o.Err, done)
		return
	}
	for i := range o.Failures {
		f := &o.Failures[i]
		told := w.told(d, f.Err)
		told.Kind, told.Name, told.Archive = "item", f.Name, f.Archive
		data, body := d.msg.Data(), d.body
		if f.Job != nil {
			data, _ = f.Job.Encode() // what was decoded can be encoded
			body = ""
		} else {
			told.Kind = kindOf(data)
			d.body = "" // it stays with the failed job
		}
		done.Failed++
		if err := w.q.fail(ctx, w.failure(d, i), told, data, body, d.msg.Headers().Get(sizeHeader)); err != nil {
			w.later(h, d, err)
			return
		}
	}
	done.Jobs++
	w.ack(h, d)
}

// failed has a job tried again later, or puts it among the failed.
func (w *working) failed(ctx context.Context, h *holding, d *delivery, why error, done *Done) {
	final := d.err != nil || errors.Is(why, errEnded) || errors.Is(why, errBodyGone)
	if !final && d.tries <= len(w.q.o.Delays) {
		done.Retried++
		h.let(d)
		if err := d.msg.NakWithDelay(w.q.o.Delays[d.tries-1]); err != nil {
			w.q.o.Log.Debug("a job is given back when its lease ends", "error", err)
		}
		return
	}
	told := w.told(d, why)
	if err := w.q.fail(ctx, w.failure(d, 0), told, d.msg.Data(), d.body, d.msg.Headers().Get(sizeHeader)); err != nil {
		w.later(h, d, err)
		return
	}
	done.Failed++
	d.body = "" // it stays with the failed job
	w.ack(h, d)
}

// told is what is told of a job that failed.
func (w *working) told(d *delivery, why error) Failed {
	return Failed{
		At: time.Now().UTC(), Kind: kindOf(d.msg.Data()), Name: nameOf(d.msg.Data()), Archive: archiveOf(d.msg.Data()),
		Reason: why.Error(), Worker: w.Name, Tries: d.tries,
	}
}

func kindOf(data []byte) string    { j, _ := pipeline.DecodeJob(data); return j.Kind() }
func nameOf(data []byte) string    { j, _ := pipeline.DecodeJob(data); return j.Name() }
func archiveOf(data []byte) string { j, _ := pipeline.DecodeJob(data); return j.Archive() }

// failure names a failure of a job, so that it stands once among the failed.
func (w *working) failure(d *delivery, i int) string {
	return fmt.Sprintf("failed-%d-%d", d.number, i)
}

// later keeps a job that failed and for which there is no room among the failed.
func (w *working) later(h *holding, d *delivery, why error) {
	w.waits(why)
	h.let(d)
	_ = d.msg.NakWithDelay(time.Minute) // else its lease ends
}

// back gives a job back at once.
func (w *working) back(h *holding, d *delivery) {
	h.let(d)
	_ = d.msg.Nak() // else its lease ends
}

// ack tells the servers that a job is done, and waits for their word in the background: a job whose
// word is lost is done twice, which changes nothing.
func (w *working) ack(h *holding, d *delivery) {
	h.acks.Add(1)
	w.acks.Go(func() {
		defer h.acks.Done()
		ctx, cancel := context.WithTimeout(context.Background(), answerTime)
		defer cancel()
		defer w.timed(Acking, time.Now())
		err := d.msg.DoubleAck(ctx)
		h.let(d)
		if err != nil {
			w.q.o.Log.Debug("a job that is done may be handed out again", "error", err)
			return
		}
		w.q.discard(ctx, d.body)
	})
}

// running counts the jobs that are being done.
func (w *working) running(n int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.status.Running += n
}

func (w *working) tell(done Done) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.status.Jobs += done.Jobs
	w.status.Articles += done.Sum.Articles
	w.status.Claims += done.Sum.Claims
	w.status.Failed += done.Failed
	if w.Tell != nil {
		w.Tell(done)
	}
}

// holding keeps jobs from being given to others.
type holding struct {
	mu   sync.Mutex
	held map[*delivery]bool
	stop chan struct{}
	// acks are the words under way that jobs are done.
	acks sync.WaitGroup
}

// hold tells the servers, until end, that jobs are being worked at.
func hold(some []*delivery, lease time.Duration) *holding {
	h := &holding{held: map[*delivery]bool{}, stop: make(chan struct{})}
	for _, d := range some {
		h.held[d] = true
	}
	go func() {
		for tick := time.NewTicker(lease / 3); ; {
			select {
			case <-h.stop:
				tick.Stop()
				return
			case <-tick.C:
			}
			h.mu.Lock()
			for d := range h.held {
				_ = d.msg.InProgress() // else the lease ends
			}
			h.mu.Unlock()
		}
	}()
	return h
}

// let lets go of a job.
func (h *holding) let(d *delivery) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.held, d)
}

// end lets go of all.
func (h *holding) end() { close(h.stop) }
