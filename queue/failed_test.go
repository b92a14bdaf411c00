package queue_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"waybill/pipeline"
	"waybill/queue"
)

// TestFails holds that what fails five times is put aside with its reason, and can be tried again or
// thrown away.
func TestFails(t *testing.T) {
	q := open(t, queue.Options{})
	large := strings.Repeat("a large article\n", 40000)
	if _, err := q.Put(t.Context(), given(article("well"), article("poison"), article(large)), queue.Producer{}); err != nil {
		t.Fatal(err)
	}
	if s := must[queue.Status](t)(q.Status(t.Context())); s.Bodies < uint64(len(large)) || s.Bytes > uint64(len(large)) {
		t.Errorf("a body does not travel beside its job: %+v", s)
	}
	var heal atomic.Bool
	var done counting
	working(t, q, queue.Worker{Name: "w", Do: func(ctx context.Context, jobs []pipeline.Job) (pipeline.Sum, []pipeline.Outcome, error) {
		outcomes := make([]pipeline.Outcome, len(jobs))
		for i, j := range jobs {
			if text := string(j.Article.Bytes); !heal.Load() && text != "well" {
				outcomes[i].Err = errors.New("no good")
			} else if text != "well" && text != "poison" && text != large {
				t.Errorf("got another article: %d bytes", len(text))
			}
			_, _, _ = done.do(ctx, jobs[i:i+1])
		}
		return pipeline.Sum{}, outcomes, nil
	}})
	until(t, "two failures", func() bool { return must[queue.Status](t)(q.Status(t.Context())).Failed == 2 })
	drained(t, q)
	list := must[[]queue.Failed](t)(q.Failed(t.Context(), 0, 10))
	if len(list) != 2 || list[0].Reason != "no good" || list[0].Tries != 5 || list[0].Worker != "w" || list[0].Kind != "article" || !list[0].Again || list[0].At.IsZero() {
		t.Fatalf("failed are %+v", list)
	}
	if page := must[[]queue.Failed](t)(q.Failed(t.Context(), list[0].Number, 1)); len(page) != 1 || page[0].Number != list[1].Number {
		t.Errorf("the second page is %+v", page)
	}
	if s := must[queue.Status](t)(q.Status(t.Context())); s.Bodies < uint64(len(large)) {
		t.Errorf("the body of a failed job is gone: %+v", s)
	}
	heal.Store(true)
	if n := must[int](t)(q.Retry(t.Context(), list[0].Number, list[1].Number, 999)); n != 2 {
		t.Errorf("tried %d again", n)
	}
	drained(t, q)
	until(t, "bodies gone", func() bool { return must[queue.Status](t)(q.Status(t.Context())).Bodies < 1000 })
	if s := must[queue.Status](t)(q.Status(t.Context())); s.Failed != 0 || done.jobs() != 3 {
		t.Errorf("%d jobs done, %+v", done.jobs(), s)
	}
	heal.Store(false)
	if _, err := q.Put(t.Context(), given(article("poison again")), queue.Producer{}); err != nil {
		t.Fatal(err)
	}
	until(t, "a failure", func() bool { return must[queue.Status](t)(q.Status(t.Context())).Failed == 1 })
	if n := must[int](t)(q.Drop(t.Context())); n != 1 {
		t.Errorf("dropped %d", n)
	}
	if s := must[queue.Status](t)(q.Status(t.Context())); s.Failed != 0 {
		t.Errorf("there are %+v", s)
	}
}

// TestWorkersEnd holds that a job that workers end at is given back, and put aside after ten of them.
func TestWorkersEnd(t *testing.T) {
	dir := t.TempDir()
	q := open(t, queue.Options{Dir: dir, Lease: 300 * time.Millisecond})
	if _, err := q.Put(t.Context(), given(article("deadly"), article("harmless")), queue.Producer{}); err != nil {
		t.Fatal(err)
	}
	for range 10 {
		victim := open(t, queue.Options{Dir: dir, Lease: 300 * time.Millisecond})
		ctx, cancel := context.WithCancel(t.Context())
		at := make(chan bool, 10)
		var once sync.Once
		ended := make(chan error, 1)
		go func() {
			ended <- victim.Work(ctx, queue.Worker{Batch: 2, Do: func(ctx context.Context, jobs []pipeline.Job) (pipeline.Sum, []pipeline.Outcome, error) {
				for _, j := range jobs {
					if string(j.Article.Bytes) == "deadly" {
						once.Do(func() { close(at) })
						<-ctx.Done()
						return pipeline.Sum{}, nil, ctx.Err()
					}
				}
				return pipeline.Sum{}, make([]pipeline.Outcome, len(jobs)), nil
			}})
		}()
		select {
		case <-at:
		case <-time.After(limit):
			t.Fatal("the job is not given back")
		}
		victim.Close() // as if it were killed: no word reaches the servers
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
	var done counting
	working(t, q, queue.Worker{Do: done.do})
	until(t, "a failure", func() bool { return must[queue.Status](t)(q.Status(t.Context())).Failed == 1 })
	drained(t, q)
	list := must[[]queue.Failed](t)(q.Failed(t.Context(), 0, 10))
	if len(list) != 1 || !strings.Contains(list[0].Reason, "workers ended") || list[0].Tries <= 10 || !list[0].Again {
		t.Errorf("failed are %+v", list)
	}
}

// TestPause holds that a pause stops all workers, those that come later too.
func TestPause(t *testing.T) {
	q := open(t, queue.Options{})
	var first, second counting
	working(t, q, queue.Worker{Do: first.do, Stamp: "1"})
	if _, err := q.Put(t.Context(), many(20), queue.Producer{}); err != nil {
		t.Fatal(err)
	}
	drained(t, q)
	if err := q.Pause(t.Context()); err != nil {
		t.Fatal(err)
	}
	working(t, q, queue.Worker{Do: second.do, Stamp: "2"})
	jobs := given(article("after"), pipeline.Job{Reread: &pipeline.Reread{Article: "a", Stamp: "2"}}, pipeline.Job{Reread: &pipeline.Reread{Article: "a", Stamp: "3"}})
	if _, err := q.Put(t.Context(), jobs, queue.Producer{}); err != nil {
		t.Fatal(err)
	}
	s := must[queue.Status](t)(q.Status(t.Context()))
	if !s.Paused || s.Articles.Waiting != 1 || s.Waiting() != 3 || second.jobs() != 0 {
		t.Errorf("paused: %+v", s)
	}
	if err := q.Resume(t.Context()); err != nil {
		t.Fatal(err)
	}
	until(t, "only what nobody reads", func() bool {
		s = must[queue.Status](t)(q.Status(t.Context()))
		return s.Waiting() == 1 && s.Running() == 0
	})
	if s.Paused || first.jobs()+second.jobs() != 22 {
		t.Errorf("resumed: %+v, done %d and %d", s, first.jobs(), second.jobs())
	}
	for _, r := range s.Rereads {
		if want := uint64(0); r.Stamp == "3" && r.Waiting != 1 || r.Stamp != "3" && r.Waiting != want {
			t.Errorf("rereads %+v", r)
		}
	}
}

// TestEvents holds that what is published twice is kept once.
func TestEvents(t *testing.T) {
	q := open(t, queue.Options{})
	events := []queue.Event{{1, "recorded", []byte(`{}`)}, {2, "judged", []byte(`{}`)}}
	for range 2 {
		if err := q.Publish(t.Context(), events); err != nil {
			t.Fatal(err)
		}
	}
	if n := q.Events(t); n != 2 {
		t.Errorf("%d events are kept", n)
	}
}
