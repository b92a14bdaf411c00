package queue

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"waybill/pipeline"
)

// failureHeader holds what is told of a failed job, the message itself the job.
const failureHeader = "Waybill-Failure"

// mostReason is how many bytes of a reason are kept.
const mostReason = 2000

// fail puts a job among the failed. The id names the failure, so that it stands there once.
func (q *Queue) fail(ctx context.Context, id string, f Failed, data []byte, body string, size string) error {
	if len(f.Reason) > mostReason {
		f.Reason = f.Reason[:mostReason]
	}
	told, err := json.Marshal(f)
	if err != nil {
		return err
	}
	if body == "" {
		body = noBody
	}
	m := &nats.Msg{Subject: q.names.failure(body), Data: data, Header: nats.Header{failureHeader: {string(told)}}}
	if size != "" {
		m.Header.Set(sizeHeader, size)
	}
	_, err = q.js.PublishMsg(ctx, m, jetstream.WithMsgID(id))
	if err != nil {
		return fmt.Errorf("put %s among the failed jobs, see waybill queue: %w", f.Name, q.explain(err))
	}
	return nil
}

// Failed lists failed jobs behind a number, in their order, as many as a limit says.
func (q *Queue) Failed(ctx context.Context, after uint64, limit int) (list []Failed, err error) {
	err = q.eachFailed(ctx, after, func(f Failed, _ *jetstream.RawStreamMsg) (bool, error) {
		list = append(list, f)
		return len(list) < limit, nil
	})
	return list, err
}

// eachFailed calls f for the failed jobs behind a number until it says that it is enough.
func (q *Queue) eachFailed(ctx context.Context, after uint64, f func(Failed, *jetstream.RawStreamMsg) (bool, error)) error {
	for {
		m, err := q.failed.GetMsg(ctx, after+1, jetstream.WithGetMsgSubject(q.names.failure("*")))
		if errors.Is(err, jetstream.ErrMsgNotFound) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("list the failed jobs: %w", q.explain(err))
		}
		after = m.Sequence
		if more, err := f(failedIn(m), m); err != nil || !more {
			return err
		}
	}
}

func failedIn(m *jetstream.RawStreamMsg) Failed {
	var f Failed
	if json.Unmarshal([]byte(m.Header.Get(failureHeader)), &f) != nil {
		f.Reason = "what was told of it cannot be read"
	}
	f.Number = m.Sequence
	f.Again = len(m.Data) > 0
	return f
}

// Retry puts failed jobs into the queue again, all without a number; numbers of which there is none
// are passed over. It gives how many those were.
func (q *Queue) Retry(ctx context.Context, numbers ...uint64) (int, error) {
	return q.each(ctx, numbers, func(f Failed, m *jetstream.RawStreamMsg) (bool, error) {
		job, err := pipeline.DecodeJob(m.Data)
		if !f.Again || err != nil {
			return false, nil
		}
		again := nats.NewMsg(q.names.section())
		again.Data = m.Data
		switch {
		case job.Article != nil:
			again.Subject = q.names.article(m.Subject[len(q.names.failure("")):])
			if size := m.Header.Get(sizeHeader); size != "" {
				again.Header.Set(sizeHeader, size)
			}
		case job.Reread != nil:
			again.Subject = q.names.reread(job.Reread.Stamp)
		}
		id := "retry-" + strconv.FormatInt(m.Time.UnixNano(), 36) + "-" + strconv.FormatUint(m.Sequence, 10)
		_, err = q.js.PublishMsg(ctx, again, jetstream.WithMsgID(id))
		return err == nil, err
	})
}

// Drop throws failed jobs away, all without a number; numbers of which there is none are passed
// over. It gives how many those were.
func (q *Queue) Drop(ctx context.Context, numbers ...uint64) (int, error) {
	return q.each(ctx, numbers, func(_ Failed, m *jetstream.RawStreamMsg) (bool, error) {
		q.discard(ctx, bodyOf(m.Subject))
		return true, nil
	})
}

// each takes failed jobs away with which something was done.
func (q *Queue) each(ctx context.Context, numbers []uint64, do func(Failed, *jetstream.RawStreamMsg) (bool, error)) (int, error) {
	done := 0
	take := func(f Failed, m *jetstream.RawStreamMsg) (bool, error) {
		did, err := do(f, m)
		if err == nil && did {
			if err = q.failed.DeleteMsg(ctx, m.Sequence); err == nil || errors.Is(err, jetstream.ErrMsgNotFound) {
				done++
				err = nil
			}
		}
		if err != nil {
			return false, fmt.Errorf("failed job %d: %w", f.Number, q.explain(err))
		}
		return true, nil
	}
	if len(numbers) == 0 {
		info, err := q.failed.Info(ctx)
		if err != nil {
			return 0, fmt.Errorf("list the failed jobs: %w", q.explain(err))
		}
		// what fails again meanwhile is not taken twice
		err = q.eachFailed(ctx, 0, func(f Failed, m *jetstream.RawStreamMsg) (bool, error) {
			if m.Sequence > info.State.LastSeq {
				return false, nil
			}
			return take(f, m)
		})
		return done, err
	}
	for _, n := range numbers {
		m, err := q.failed.GetMsg(ctx, n)
		if errors.Is(err, jetstream.ErrMsgNotFound) || code(err) == jetstream.JSErrCodeMessageNotFound {
			continue
		}
		if err != nil {
			return done, fmt.Errorf("failed job %d: %w", n, q.explain(err))
		}
		if _, err := take(failedIn(m), m); err != nil {
			return done, err
		}
	}
	return done, nil
}

// Pause keeps all workers from taking further jobs, until Resume.
func (q *Queue) Pause(ctx context.Context) error {
	return q.eachConsumer(ctx, "pause", func(name string) error {
		_, err := q.work.PauseConsumer(ctx, name, time.Now().AddDate(100, 0, 0))
		return err
	})
}

// Resume ends a pause.
func (q *Queue) Resume(ctx context.Context) error {
	return q.eachConsumer(ctx, "resume", func(name string) error {
		_, err := q.work.ResumeConsumer(ctx, name)
		return err
	})
}

func (q *Queue) eachConsumer(ctx context.Context, what string, f func(name string) error) error {
	all := q.work.ConsumerNames(ctx)
	for name := range all.Name() {
		if err := f(name); err != nil {
			return fmt.Errorf("%s the queue %s: %w", what, q.o.Name, q.explain(err))
		}
	}
	if err := all.Err(); err != nil {
		return fmt.Errorf("%s the queue %s: %w", what, q.o.Name, q.explain(err))
	}
	return nil
}
