package queue

import (
	"context"
	"testing"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"waybill/pipeline"
)

// Events is how many events are kept.
func (q *Queue) Events(t testing.TB) uint64 {
	t.Helper()
	s, err := q.js.Stream(t.Context(), q.names.events)
	if err != nil {
		t.Fatal(err)
	}
	return s.CachedInfo().State.Msgs
}

// Settle tries to make something that the servers refuse, and gives how often it tried with
// which replicas and halvings, and the error.
func (q *Queue) Settle(ctx context.Context, refusal *jetstream.APIError) (map[[2]int64]int, error) {
	tries := map[[2]int64]int{}
	err := q.settle(ctx, func(_ context.Context, replicas int, halved int64) error {
		tries[[2]int64{int64(replicas), halved}]++
		return refusal
	})
	return tries, err
}

// Leave puts a body without a job there, as a producer that is killed does.
func (q *Queue) Leave(t testing.TB, body string) {
	t.Helper()
	if _, err := q.bodies.PutString(t.Context(), body, "left over"); err != nil {
		t.Fatal(err)
	}
}

// SendAgain hands a job out whose answer is lost on the way, so that it is sent a second time.
func (q *Queue) SendAgain(t testing.TB, job pipeline.Job) {
	t.Helper()
	h := &hander{q: q, stamps: map[string]bool{}}
	if err := h.send(t.Context(), job); err != nil {
		t.Fatal(err)
	}
	<-h.pending[0].future.Ok()
	h.pending[0].err = nats.ErrTimeout
	if err := h.finish(t.Context(), true); err != nil || h.sum.Jobs != 1 || h.sum.Known != 0 {
		t.Fatalf("handed out %+v, %v", h.sum, err)
	}
}
