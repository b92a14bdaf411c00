package queue_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go/jetstream"

	"waybill/queue"
)

// TestNoLeader opens a queue at a cluster that has no leader yet, as most of it is away, and again when
// it has one.
func TestNoLeader(t *testing.T) {
	free := ports(t, 6)
	client, cluster := free[:3], free[3:]
	natsServer(t, node(0, client, cluster, t.TempDir()))
	o := queue.Options{URL: fmt.Sprintf("nats://127.0.0.1:%d", client[0]), Ledger: "a", Patience: 500 * time.Millisecond}
	if _, err := queue.Open(t.Context(), o); !errors.Is(err, queue.ErrNotReady) || !strings.Contains(err.Error(), "see that most of the cluster is up") {
		t.Errorf("without a leader: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := queue.Open(ctx, o); !errors.Is(err, context.Canceled) {
		t.Errorf("called off: %v", err)
	}
	natsServer(t, node(1, client, cluster, t.TempDir()))
	o.Patience = limit
	q, err := queue.Open(t.Context(), o)
	if err != nil {
		t.Fatal("with most of it there: ", err)
	}
	q.Close()
}

// TestNoRoomOrNoPeers holds what is made of the refusals of a cluster, which says in one line what is
// wrong with any of its servers.
func TestNoRoomOrNoPeers(t *testing.T) {
	s := natsServer(t, server.Options{StoreDir: t.TempDir()})
	q, err := queue.Open(t.Context(), queue.Options{URL: s.ClientURL(), Ledger: "a", Replicas: 3})
	if err == nil {
		q.Close()
		t.Fatal("one server keeps it three times")
	}
	if q, err = queue.Open(t.Context(), queue.Options{URL: s.ClientURL(), Ledger: "a"}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(q.Close)
	refused := func(codeOf jetstream.ErrorCode, says string) (map[[2]int64]int, error) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		return q.Settle(ctx, &jetstream.APIError{Code: 400, ErrorCode: codeOf, Description: says})
	}
	for says, codeOf := range map[string]jetstream.ErrorCode{"insufficient storage resources available": 10047, "no suitable peers for placement, insufficient storage": 10005} {
		tries, err := refused(codeOf, says)
		if err == nil || errors.Is(err, queue.ErrNotReady) || !strings.Contains(err.Error(), "the servers have no room for 16 MB") || tries[[2]int64{1, 256}] != 1 {
			t.Errorf("%s: %v after %v", says, err, tries)
		}
	}
	tries, err := refused(10005, "no suitable peers for placement, peer offline, insufficient storage")
	if !errors.Is(err, queue.ErrNotReady) || strings.Contains(err.Error(), "no room") || !strings.Contains(err.Error(), "peer offline") || tries[[2]int64{1, 1}] < 2 || tries[[2]int64{1, 256}] < 1 {
		t.Errorf("both: %v after %v", err, tries)
	}
}
