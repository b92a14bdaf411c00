package deploy_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	root "waybill"
	"waybill/pipeline"
	"waybill/queue"
)

// TestNATSRoles lets each role do its work at a cluster with the rights of roles.conf, and try what
// is not its own.
func TestNATSRoles(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts a cluster")
	}
	c := newCluster(t, 0)
	c.do(nil, "start", "node1", "node2", "node3")
	c.readPorts()
	for n := 1; n <= 3; n++ {
		c.until("a node is well", func() error { return c.ask(n, "/healthz", &struct{}{}) })
	}
	as := func(role, certificate string) (*queue.Queue, error) {
		tls := filepath.Join(c.folder, "tls")
		q, err := queue.Open(t.Context(), queue.Options{
			URL: fmt.Sprintf("tls://localhost:%s,tls://localhost:%s,tls://localhost:%s", c.ports["node1"], c.ports["node2"], c.ports["node3"]),
			CA:  filepath.Join(tls, "ca.pem"), Cert: filepath.Join(tls, certificate, "cert.pem"), Key: filepath.Join(tls, certificate, "key.pem"),
			Ledger: "a ledger", Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Delays: []time.Duration{time.Millisecond},
		})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", role, err)
		}
		t.Cleanup(q.Close)
		return q, nil
	}
	for _, nobody := range []string{"waybill_read", "waybill_owner", "localhost"} {
		if _, err := as(nobody, nobody); !errors.Is(err, queue.ErrRefused) {
			t.Errorf("%s comes in: %v", nobody, err)
		}
	}
	for _, role := range []string{"waybill_worker", "waybill_producer", "waybill_serve"} {
		q, err := as(role, role)
		if err != nil {
			t.Fatal(err)
		}
		// one that travels with the job, one beside it, and the same again
		for range 2 {
			handed, err := q.Put(t.Context(), jobs(role), queue.Producer{})
			if err != nil || handed.Jobs != 2 {
				t.Fatalf("%s hands out %+v: %v", role, handed, err)
			}
		}
	}
	done := map[string]bool{}
	worker, err := as("waybill_worker", "waybill_worker")
	if err != nil {
		t.Fatal(err)
	}
	working, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- worker.Work(working, queue.Worker{Stamp: "a stamp", Batch: 1, Do: func(_ context.Context, jobs []pipeline.Job) (pipeline.Sum, []pipeline.Outcome, error) {
			var all []pipeline.Outcome
			for _, j := range jobs {
				done[fmt.Sprint(j.Name(), len(j.Article.Bytes))] = true
				all = append(all, pipeline.Outcome{Err: errors.New("it cannot be read")})
			}
			return pipeline.Sum{}, all, nil
		}})
	}()
	serve, err := as("waybill_serve", "waybill_serve")
	if err != nil {
		t.Fatal(err)
	}
	c.until("all have failed", func() error {
		s, err := serve.Status(t.Context())
		if err == nil && (s.Failed != 6 || s.Waiting()+s.Running() > 0 || len(s.Workers) != 1) {
			err = fmt.Errorf("%+v", s)
		}
		return err
	})
	if _, err := worker.Status(t.Context()); err != nil {
		t.Error(err)
	}
	if _, err := worker.Sweep(t.Context(), 0); err != nil {
		t.Error(err)
	}
	stop()
	if err := <-ended; err != nil || len(done) != 6 {
		t.Errorf("done: %v, %v", done, err)
	}
	for what, err := range map[string]error{
		"pause": serve.Pause(t.Context()), "resume": serve.Resume(t.Context()),
		"publish": serve.Publish(t.Context(), []queue.Event{{Number: 1, Kind: "article", Body: []byte("{}")}}),
	} {
		if err != nil {
			t.Errorf("waybill_serve: %s: %v", what, err)
		}
	}
	if n, err := serve.Retry(t.Context(), 1); err != nil || n != 1 {
		t.Errorf("%d tried again: %v", n, err)
	}
	refused := func(role, what string, do func(*queue.Queue) error) {
		t.Helper()
		q, err := as(role, role)
		if err != nil {
			t.Fatal(err)
		}
		if err := do(q); !errors.Is(err, queue.ErrRefused) {
			t.Errorf("%s may %s: %v", role, what, err)
		}
	}
	refused("waybill_worker", "pause", func(q *queue.Queue) error { return q.Pause(t.Context()) })
	refused("waybill_worker", "drop", func(q *queue.Queue) error { _, err := q.Drop(soon(t)); return err })
	refused("waybill_producer", "see", func(q *queue.Queue) error { _, err := q.Failed(soon(t), 0, 1); return err })
	if n, err := serve.Drop(t.Context()); err != nil || n != 5 {
		t.Errorf("%d dropped: %v", n, err)
	}
}

// soon is a context in which a question that nobody may ask comes to its end.
func soon(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
	t.Cleanup(cancel)
	return ctx
}

// jobs are two articles of a producer, one of which is too large to travel with its job.
func jobs(producer string) iter.Seq2[pipeline.Job, error] {
	return func(yield func(pipeline.Job, error) bool) {
		for _, size := range []int{1000, 600_000} {
			text := strings.Repeat(producer+" ", size/len(producer))
			job := pipeline.Job{Article: &pipeline.SentArticle{Bytes: []byte(text), Provenance: root.Provenance{File: producer}}}
			if !yield(job, nil) {
				return
			}
		}
	}
}
