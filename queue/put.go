package queue

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"waybill/pipeline"
)

const (
	// pendingJobs and pendingBytes are how much may be under way to the servers unanswered.
	pendingJobs, pendingBytes = 256, 4 << 20
	// keptJobs and keptTime are after how many jobs, or how long, the producer is told of them.
	keptJobs, keptTime = 5000, 2 * time.Second
)

// Put hands jobs out. It waits where the queue is full or does not answer, and says so. The error is
// one that jobs gave, or Kept, or ctx's, or that the servers refuse the jobs.
func (q *Queue) Put(ctx context.Context, jobs iter.Seq2[pipeline.Job, error], p Producer) (Handed, error) {
	h := &hander{q: q, p: p, last: time.Now(), stamps: map[string]bool{}}
	for job, err := range jobs {
		if err == nil {
			err = h.send(ctx, job)
		}
		if err != nil {
			return h.sum, errors.Join(err, h.finish(context.WithoutCancel(ctx), false))
		}
	}
	return h.sum, h.finish(ctx, true)
}

// hander hands jobs out.
type hander struct {
	q   *Queue
	p   Producer
	sum Handed
	// pending is what is sent and not answered, in its order; bytes is how much that is.
	pending []sent
	bytes   int
	// kept is what the producer was not told of yet.
	kept []pipeline.Job
	last time.Time
	// stamps are those of rereads that have a consumer.
	stamps map[string]bool
}

// sent is a job under way.
type sent struct {
	job    pipeline.Job // without its bytes
	parcel parcel
	future jetstream.PubAckFuture
	err    error
	// again says that it was sent more than once: that the queue has it already may be its own doing.
	again bool
}

// parcel is a job as it travels.
type parcel struct {
	subject, id string
	data        []byte
	header      nats.Header
	// body is the name of the object that holds the bytes, "" where data does; content is them
	// until they are there.
	body string
}

// message is a new message: one that was sent is not sent again.
func (p *parcel) message() *nats.Msg {
	m := &nats.Msg{Subject: p.subject, Data: p.data, Header: nats.Header{}}
	for k, v := range p.header {
		m.Header[k] = v
	}
	return m
}

// send sends a job, and waits while too much is under way.
func (h *hander) send(ctx context.Context, job pipeline.Job) error {
	s := sent{job: job}
	if !job.Nothing() {
		var err error
		if s.parcel, err = h.pack(ctx, job); err != nil {
			return err
		}
		s.future, s.err = h.q.js.PublishMsgAsync(s.parcel.message(), jetstream.WithMsgID(s.parcel.id))
		if job.Article != nil {
			bare := *job.Article
			bare.Bytes = nil
			s.job.Article = &bare
		}
	}
	h.pending = append(h.pending, s)
	h.bytes += len(s.parcel.data)
	for len(h.pending) > pendingJobs || h.bytes > pendingBytes {
		if err := h.settle(ctx); err != nil {
			return err
		}
	}
	return nil
}

// settle waits for the answer to what was sent first. What was not taken is sent again.
func (h *hander) settle(ctx context.Context) error {
	s := &h.pending[0]
	if !s.job.Nothing() {
		ack, err := h.answer(ctx, s)
		if err != nil {
			return err
		}
		if h.sum.Jobs++; ack.Duplicate && !s.again {
			h.sum.Known++
			h.q.discard(ctx, s.parcel.body)
		}
		h.sum.Bytes += int64(len(s.parcel.data))
	}
	h.bytes -= len(s.parcel.data)
	h.kept = append(h.kept, s.job)
	h.pending[0] = sent{}
	h.pending = h.pending[1:]
	if len(h.kept) >= keptJobs || time.Since(h.last) > keptTime {
		// that it cannot be noted yet is no reason to end
		h.tell(h.note(ctx))
	}
	return nil
}

// answer is what the servers answered.
func (h *hander) answer(ctx context.Context, s *sent) (*jetstream.PubAck, error) {
	if s.err == nil {
		select {
		case ack := <-s.future.Ok():
			return ack, nil
		case s.err = <-s.future.Err():
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	var ack *jetstream.PubAck
	s.again = true
	err := h.insist(ctx, s.err, func() (err error) {
		ask, cancel := context.WithTimeout(ctx, answerTime)
		defer cancel()
		ack, err = h.q.js.PublishMsg(ask, s.parcel.message(), jetstream.WithMsgID(s.parcel.id))
		return err
	})
	return ack, err
}

// insist tries until it goes well, telling why it waits. The error is one that does not go away.
func (h *hander) insist(ctx context.Context, err error, try func() error) error {
	for wait := (backoff{most: 5 * time.Second}); ; {
		if errors.Is(err, nats.ErrMaxPayload) || errors.Is(err, nats.ErrConnectionClosed) {
			return err
		}
		if denied := h.q.denied(); denied != nil {
			return denied
		}
		if err != nil {
			h.tell(h.q.explain(err))
			if !wait.sleep(ctx) {
				return ctx.Err()
			}
		}
		if err = try(); err == nil {
			h.tell(nil)
			return nil
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

func (h *hander) tell(waiting error) {
	h.sum.Waiting = waiting
	if h.p.Tell != nil {
		h.p.Tell(h.sum)
	}
}

// note tells the producer what the queue has taken over.
func (h *hander) note(ctx context.Context) error {
	jobs := h.kept
	h.kept, h.last = nil, time.Now()
	if h.p.Kept == nil {
		return nil
	}
	return h.p.Kept(ctx, jobs)
}

// finish waits for all answers and tells of them; if not all is well, only of those that are there.
func (h *hander) finish(ctx context.Context, all bool) error {
	if !all {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, connectTime)
		defer cancel()
	}
	for len(h.pending) > 0 {
		if err := h.settle(ctx); err != nil {
			if all {
				return errors.Join(err, h.note(context.WithoutCancel(ctx)))
			}
			break
		}
	}
	err := h.note(ctx)
	for wait := (backoff{most: 5 * time.Second}); err != nil && wait.next < wait.most; err = h.note(ctx) {
		h.tell(err)
		if !wait.sleep(ctx) {
			break
		}
	}
	h.tell(nil)
	if err != nil {
		return fmt.Errorf("all is handed out, but how far could not be noted: %w", err)
	}
	return nil
}

// short is a token for a long text.
func short(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}
