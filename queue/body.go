package queue

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/nats-io/nuid"

	"waybill/pipeline"
)

// mostInline is the size of a job, in bytes, above which its body travels beside it, as an object.
const mostInline = 256 << 10

// sizeHeader says how large the body beside a job is.
const sizeHeader = "Waybill-Size"

// orphanTime is after how long a body that nothing speaks of is thrown away. A producer may wait
// long between the body and its job.
const orphanTime = 24 * time.Hour

// errBodyGone is that a body is not there.
var errBodyGone = errors.New("its bytes are gone from the queue: hand it out again")

// pack makes the parcel of a job, and sends its body ahead if that is large. A body has a name of its
// own each time, so that none is taken away under another job.
func (h *hander) pack(ctx context.Context, job pipeline.Job) (parcel, error) {
	q := h.q
	data, err := job.Encode()
	if err != nil {
		return parcel{}, err
	}
	p := parcel{id: job.ID(), data: data}
	switch {
	case job.Section != nil:
		p.subject = q.names.section()
	case job.Reread != nil:
		p.subject = q.names.reread(job.Reread.Stamp)
		if !h.stamps[job.Reread.Stamp] {
			err = h.insist(ctx, nil, func() error {
				_, err := q.consumer(ctx, "", job.Reread.Stamp)
				return err
			})
			h.stamps[job.Reread.Stamp] = true
		}
	case len(data) <= mostInline:
		p.subject = q.names.article(noBody)
	default:
		p.body = nuid.Next()
		p.subject = q.names.article(p.body)
		p.header = nats.Header{sizeHeader: {strconv.Itoa(len(job.Article.Bytes))}}
		p.data = data[:len(data)-len(job.Article.Bytes)]
		err = h.insist(ctx, nil, func() error {
			_, err := q.bodies.PutBytes(ctx, p.body, job.Article.Bytes)
			return err
		})
		h.sum.Bytes += int64(len(job.Article.Bytes))
	}
	return p, err
}

// bodyOf is the name of the body that stands at the end of a subject, "" for none.
func bodyOf(subject string) string {
	body := subject[strings.LastIndexByte(subject, '.')+1:]
	if body == noBody || !strings.Contains(subject, ".article.") && !strings.Contains(subject, ".failed.") {
		return ""
	}
	return body
}

// unpack gives a job the body it has beside it.
func (q *Queue) unpack(ctx context.Context, job *pipeline.Job, body string) error {
	if body == "" || job.Article == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	data, err := q.bodies.GetBytes(ctx, body)
	switch {
	case errors.Is(err, jetstream.ErrObjectNotFound):
		return errBodyGone
	case err != nil:
		return fmt.Errorf("fetch the bytes of %s: %w", job.Name(), q.explain(err))
	}
	job.Article.Bytes = bytes.Clone(data)
	return nil
}

// discard takes a body away. What stays is swept later.
func (q *Queue) discard(ctx context.Context, body string) {
	if body == "" {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), answerTime)
	defer cancel()
	if err := q.bodies.Delete(ctx, body); err != nil {
		q.o.Log.Debug("a body stays for now", "body", body, "error", err)
	}
}

// Sweep takes bodies away that have been there for longer than a while and that no job speaks of any
// more, nor a failed one: their producer or worker was killed. It gives how many those were.
func (q *Queue) Sweep(ctx context.Context, while time.Duration) (int, error) {
	all, err := q.bodies.List(ctx)
	if errors.Is(err, jetstream.ErrNoObjectsFound) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("look for what is left over in the queue: %w", q.explain(err))
	}
	swept := 0
	for _, o := range all {
		if time.Since(o.ModTime) < while {
			continue
		}
		waiting, err := q.speaks(ctx, o.Name)
		if err != nil {
			return swept, fmt.Errorf("look for what is left over in the queue: %w", q.explain(err))
		}
		if !waiting {
			q.discard(ctx, o.Name)
			swept++
		}
	}
	return swept, nil
}

// speaks reports whether a job, or a failed one, has a body.
func (q *Queue) speaks(ctx context.Context, body string) (bool, error) {
	_, err := q.work.GetLastMsgForSubject(ctx, q.names.article(body))
	if errors.Is(err, jetstream.ErrMsgNotFound) {
		_, err = q.failed.GetLastMsgForSubject(ctx, q.names.failure(body))
	}
	if errors.Is(err, jetstream.ErrMsgNotFound) {
		return false, nil
	}
	return err == nil, err
}
