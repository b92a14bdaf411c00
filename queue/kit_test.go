package queue_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"waybill"
	"waybill/ledger"
	"waybill/pipeline"
	"waybill/queue"
)

// articles are those of gold and the samples.
func articles(t testing.TB) []string {
	return []string{filepath.Join("..", "gold", "de"), filepath.Join("..", "gold", "en"), filepath.Join("..", "samples")}
}

// register is all rows of a ledger, as JSON.
func register(t testing.TB, l *ledger.Ledger) []byte {
	t.Helper()
	if err := l.Settle(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	var all []byte
	for page := (ledger.Page{Limit: 500}); ; {
		rows, err := l.List(t.Context(), ledger.Filter{WithRejected: true}, page)
		if err != nil {
			t.Fatal(err)
		}
		for i := range rows {
			line, err := json.Marshal(&rows[i])
			if err != nil {
				t.Fatal(err)
			}
			all = append(append(all, line...), '\n')
		}
		if len(rows) < page.Limit {
			return all
		}
		page.After = page.Next(&rows[len(rows)-1])
	}
}

// same checks that two ledgers have the same register and articles.
func same(t *testing.T, got, want *ledger.Ledger) {
	t.Helper()
	g, w := register(t, got), register(t, want)
	if !bytes.Equal(g, w) {
		t.Errorf("the register is another: %d bytes, want %d", len(g), len(w))
	}
	if len(w) == 0 {
		t.Error("the register is empty")
	}
	a, err := got.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	b, err := want.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if a.Articles != b.Articles || a.Readings != b.Readings || a.Claims != b.Claims {
		t.Errorf("it has %+v, want %+v", a, b)
	}
}

// open opens a queue, with a lease short enough for tests.
func open(t testing.TB, o queue.Options) *queue.Queue {
	t.Helper()
	if o.URL == "" && o.Dir == "" {
		o.Dir = t.TempDir()
	}
	if o.Ledger == "" {
		o.Ledger = "a ledger"
	}
	if o.Lease == 0 {
		o.Lease = 3 * time.Second
	}
	if o.MaxBytes == 0 {
		o.MaxBytes = 64 << 20
	}
	if o.Delays == nil {
		o.Delays = []time.Duration{10 * time.Millisecond, 10 * time.Millisecond, 10 * time.Millisecond, 10 * time.Millisecond}
	}
	q, err := queue.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(q.Close)
	return q
}

// working lets workers work until the test ends or it is called off, which waits for them.
func working(t testing.TB, q *queue.Queue, workers ...queue.Worker) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, len(workers))
	for i, w := range workers {
		if w.Name == "" {
			w.Name = fmt.Sprintf("worker-%d", i)
		}
		go func() { done <- q.Work(ctx, w) }()
	}
	stopped := false
	stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		for range workers {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
	}
	t.Cleanup(stop)
	return stop
}

// limit is how long anything may take that is waited for.
const limit = 2 * time.Minute

// until waits for a condition.
func until(t testing.TB, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(limit); !is(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s does not come about", what)
		}
	}
}

// drained waits until nothing waits or runs.
func drained(t testing.TB, q *queue.Queue) {
	t.Helper()
	until(t, "an empty queue", func() bool {
		s, err := q.Status(t.Context())
		return err == nil && s.Waiting()+s.Running() == 0
	})
}

// given are jobs as Put takes them.
func given(jobs ...pipeline.Job) iter.Seq2[pipeline.Job, error] {
	return func(yield func(pipeline.Job, error) bool) {
		for _, j := range jobs {
			if !yield(j, nil) {
				return
			}
		}
	}
}

// article is the job of an article.
func article(text string) pipeline.Job {
	return pipeline.Job{Article: &pipeline.SentArticle{Bytes: []byte(text)}}
}

func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// heap is how much is in use after all garbage is collected.
func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// judge accepts the first row, and gives its id.
func judge(t testing.TB, l *ledger.Ledger) string {
	t.Helper()
	rows, err := l.List(t.Context(), ledger.Filter{}, ledger.Page{Limit: 1})
	if err != nil || len(rows) != 1 {
		t.Fatal(rows, err)
	}
	if _, err := l.Judge(t.Context(), ledger.Verdict{Transfer: rows[0].ID, Kind: waybill.Accept, By: "ada"}); err != nil {
		t.Fatal(err)
	}
	return rows[0].ID
}
