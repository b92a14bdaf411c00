package queue

import (
	"context"
	"fmt"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Event is something that happened in the ledger.
type Event struct {
	// Number counts the events of the ledger; what is published twice under a number is kept once.
	Number int64
	// Kind is the last part of its subject; Body is JSON.
	Kind string
	Body []byte
}

// Publish publishes events, in their order, and returns once all are kept.
func (q *Queue) Publish(ctx context.Context, events []Event) error {
	futures := make([]jetstream.PubAckFuture, 0, len(events))
	for i := range events {
		e := &events[i]
		m := &nats.Msg{Subject: q.names.event(e.Kind), Data: e.Body, Header: nats.Header{}}
		f, err := q.js.PublishMsgAsync(m, jetstream.WithMsgID(fmt.Sprintf("%s-%d", q.o.Ledger, e.Number)))
		if err != nil {
			return fmt.Errorf("publish event %d: %w", e.Number, q.explain(err))
		}
		futures = append(futures, f)
	}
	for i, f := range futures {
		select {
		case <-f.Ok():
		case err := <-f.Err():
			return fmt.Errorf("publish event %d: %w", events[i].Number, q.explain(err))
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}
