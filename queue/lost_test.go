package queue_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"waybill/pipeline"
	"waybill/queue"
)

// nats starts a server that can be stopped and started again at its place.
func natsServer(t testing.TB, o server.Options) *server.Server {
	t.Helper()
	o.Host, o.NoSigs, o.NoLog, o.JetStream, o.DisableJetStreamBanner = "127.0.0.1", true, true, true, true
	if o.Port == 0 {
		o.Port = server.RANDOM_PORT
	}
	s, err := server.NewServer(&o)
	if err != nil {
		t.Fatal(err)
	}
	s.Start()
	t.Cleanup(func() { s.Shutdown(); s.WaitForShutdown() })
	if !s.ReadyForConnections(limit) {
		t.Fatal("the server does not start")
	}
	return s
}

// counting counts how often each job is done.
type counting struct {
	mu   sync.Mutex
	done map[string]int
}

func (c *counting) do(_ context.Context, jobs []pipeline.Job) (pipeline.Sum, []pipeline.Outcome, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done == nil {
		c.done = map[string]int{}
	}
	for _, j := range jobs {
		c.done[j.ID()]++
	}
	return pipeline.Sum{}, make([]pipeline.Outcome, len(jobs)), nil
}

func (c *counting) jobs() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.done)
}

// many are the jobs of n articles.
func many(n int) func(yield func(pipeline.Job, error) bool) {
	return func(yield func(pipeline.Job, error) bool) {
		for i := range n {
			if !yield(article(fmt.Sprintf("article %d\n%s", i, strings.Repeat("x", 1000))), nil) {
				return
			}
		}
	}
}

// TestLostServer holds that producer and worker go on by themselves when a server comes back.
func TestLostServer(t *testing.T) {
	dir := t.TempDir()
	s := natsServer(t, server.Options{StoreDir: dir})
	port := s.Addr().(*net.TCPAddr).Port
	q := open(t, queue.Options{URL: s.ClientURL()})
	var done counting
	working(t, q, queue.Worker{Batch: 10, Do: done.do})
	const n = 3000
	halfway := make(chan struct{})
	jobs := func(yield func(pipeline.Job, error) bool) {
		i := 0
		for j, err := range many(n) {
			if i++; i == n/2 {
				close(halfway)
			}
			if !yield(j, err) {
				return
			}
		}
	}
	var waited atomic.Bool
	put := make(chan error, 1)
	go func() {
		h, err := q.Put(t.Context(), jobs, queue.Producer{Tell: func(h queue.Handed) { waited.Store(waited.Load() || h.Waiting != nil) }})
		if err == nil && h.Jobs != n {
			err = fmt.Errorf("handed out %+v", h)
		}
		put <- err
	}()
	<-halfway
	s.Shutdown()
	s.WaitForShutdown()
	until(t, "a lost connection", func() bool { return q.Connection().Server == "" })
	natsServer(t, server.Options{StoreDir: dir, Port: port})
	if err := <-put; err != nil {
		t.Fatal(err)
	}
	drained(t, q)
	if done.jobs() != n {
		t.Errorf("%d of %d jobs were done", done.jobs(), n)
	}
	if q.Connection().Reconnects == 0 {
		t.Error("the connection was not lost")
	}
}

// TestFull holds that a producer waits while the queue is full, says so, and that workers empty it.
func TestFull(t *testing.T) {
	s := natsServer(t, server.Options{StoreDir: t.TempDir()})
	q := open(t, queue.Options{URL: s.ClientURL(), MaxBytes: 16 << 20})
	const n = 20000 // more than 16 MiB
	full := make(chan struct{})
	put := make(chan queue.Handed, 1)
	go func() {
		var once sync.Once
		h, err := q.Put(t.Context(), many(n), queue.Producer{Tell: func(h queue.Handed) {
			if errors.Is(h.Waiting, queue.ErrFull) {
				once.Do(func() { close(full) })
			}
		}})
		if err != nil {
			t.Error(err)
		}
		put <- h
	}()
	select {
	case <-full:
	case <-time.After(limit):
		t.Fatal("the queue does not become full")
	}
	var done counting
	working(t, q, queue.Worker{Do: done.do})
	if h := <-put; h.Jobs != n || h.Waiting != nil {
		t.Errorf("handed out %+v", h)
	}
	drained(t, q)
	if done.jobs() != n {
		t.Errorf("%d of %d jobs were done", done.jobs(), n)
	}
}

// TestRefused holds that what cannot work is told at once, with the way out.
func TestRefused(t *testing.T) {
	s := natsServer(t, server.Options{StoreDir: t.TempDir(), Username: "w", Password: "right"})
	u, err := url.Parse(s.ClientURL())
	if err != nil {
		t.Fatal(err)
	}
	at := func(password string) string { return "nats://w:" + password + "@" + u.Host }
	if _, err := queue.Open(t.Context(), queue.Options{URL: at("wrong"), Ledger: "a"}); !errors.Is(err, queue.ErrRefused) || strings.Contains(err.Error(), "wrong") {
		t.Errorf("wrong password: %v", err)
	}
	if _, err := queue.Open(t.Context(), queue.Options{URL: "nats://127.0.0.1:1", Ledger: "a"}); !errors.Is(err, queue.ErrUnreachable) {
		t.Errorf("nobody there: %v", err)
	}
	open(t, queue.Options{URL: at("right"), Ledger: "a"})
	if _, err := queue.Open(t.Context(), queue.Options{URL: at("right"), Ledger: "b"}); !errors.Is(err, queue.ErrOtherLedger) || !strings.Contains(err.Error(), "--queue") {
		t.Errorf("another ledger: %v", err)
	}
	open(t, queue.Options{URL: at("right"), Ledger: "b", Name: "second"})
	// a producer that does not know the ledger, before its workers do
	open(t, queue.Options{URL: at("right"), Name: "third", Ledger: " "})
	if _, err := queue.Open(t.Context(), queue.Options{URL: at("right"), Ledger: "b", Name: "Third.>"}); err == nil {
		t.Error("a name that is none is taken")
	}
}

// TestLedgerLost holds that a ledger that does not answer for a while costs no job a try.
func TestLedgerLost(t *testing.T) {
	q := open(t, queue.Options{Delays: []time.Duration{}}) // what fails once is among the failed
	if _, err := q.Put(t.Context(), many(50), queue.Producer{}); err != nil {
		t.Fatal(err)
	}
	var done counting
	var calls, told atomic.Int32
	gone := errors.New("the server closed the connection")
	working(t, q, queue.Worker{Do: func(ctx context.Context, jobs []pipeline.Job) (pipeline.Sum, []pipeline.Outcome, error) {
		if calls.Add(1) < 6 {
			return pipeline.Sum{}, nil, gone
		}
		return done.do(ctx, jobs)
	}, Tell: func(d queue.Done) {
		if errors.Is(d.Waiting, gone) {
			told.Add(1)
		}
	}})
	drained(t, q)
	s := must[queue.Status](t)(q.Status(t.Context()))
	if done.jobs() != 50 || s.Failed != 0 || told.Load() == 0 {
		t.Errorf("%d jobs done, told %d times, %+v", done.jobs(), told.Load(), s)
	}
}
