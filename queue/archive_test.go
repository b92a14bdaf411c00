package queue_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"waybill"
	"waybill/pipeline"
	"waybill/pipeline/pipelinetest"
	"waybill/queue"
)

// text is that of the article of a number, every fifth of them about a transfer.
func text(i int) string {
	if i%5 == 0 {
		return fmt.Sprintf("Iran Sends Drones to Russia\n\nIran delivered %d drones to Russia, an official said.\n", i+2)
	}
	return fmt.Sprintf("Rain in Kiel\n\nIt rained on day %d, and the match was put off once more.\n", i)
}

// archives writes a ZIP archive with a member that is damaged, and a file of JSON lines, of n
// articles each.
func archives(t testing.TB, n int) (zipped, lines string) {
	t.Helper()
	zipped, lines = pipelinetest.Zip(t, n, text), filepath.Join(t.TempDir(), "news.jsonl")
	f, err := os.Create(lines)
	if err != nil {
		t.Fatal(err)
	}
	out := bufio.NewWriter(f)
	enc := json.NewEncoder(out)
	for i := range n {
		if err := enc.Encode(map[string]string{"title": "From the wire", "text": text(i + n)}); err != nil {
			t.Fatal(err)
		}
	}
	if err = errors.Join(out.Flush(), f.Close()); err != nil {
		t.Fatal(err)
	}
	return zipped, lines
}

// TestArchives holds that archives come to the same whether their bytes travel or not, and that an
// item that cannot be read is among the failed.
func TestArchives(t *testing.T) {
	k := pipelinetest.New(t)
	zipped, lines := archives(t, 3000)
	alone := k.Ledger(t)
	sum, err := k.Run(t, alone, 1).Add(t.Context(), pipelinetest.Opened(t, zipped, lines))
	if err != nil {
		t.Fatal(err)
	}
	for _, send := range []bool{false, true} {
		q := open(t, queue.Options{})
		l := k.Ledger(t)
		run := k.Run(t, l, 1)
		run.Send = send
		var passed pipeline.Sum
		run.Tell = func(s pipeline.Sum) { passed = s }
		handed, err := q.Put(t.Context(), run.Jobs(t.Context(), pipelinetest.Opened(t, zipped, lines)), queue.Producer{Kept: run.HandedOut})
		if err != nil {
			t.Fatal(err)
		}
		if sections := handed.Jobs < 50; sections == send || passed.Bytes != sum.Bytes || passed.Failed == 1 != send {
			t.Errorf("handed out %+v of %+v", handed, passed)
		}
		working(t, q, queue.Worker{Do: k.Run(t, l, 1).Do, Batch: 100}, queue.Worker{Do: k.Run(t, l, 1).Do, Batch: 100})
		drained(t, q)
		same(t, l, alone)
		again, err := q.Put(t.Context(), run.Jobs(t.Context(), pipelinetest.Opened(t, zipped, lines)), queue.Producer{Kept: run.HandedOut})
		if err != nil || again.Jobs != 0 {
			t.Errorf("handed out again: %+v, %v", again, err)
		}
		if send {
			continue
		}
		list := must[[]queue.Failed](t)(q.Failed(t.Context(), 0, 10))
		if len(list) != 1 || list[0].Kind != "item" || !strings.Contains(list[0].Name, "zz-damaged.txt") || list[0].Archive != zipped || !list[0].Again {
			t.Fatalf("failed are %+v", list)
		}
		if n := must[int](t)(q.Retry(t.Context())); n != 1 {
			t.Errorf("tried %d again", n)
		}
		until(t, "the same failure", func() bool {
			list := must[[]queue.Failed](t)(q.Failed(t.Context(), list[0].Number, 10))
			return len(list) == 1 && strings.Contains(list[0].Name, "zz-damaged.txt")
		})
		drained(t, q)
		same(t, l, alone)
	}
}

// TestChangedArchive holds that another archive at the same place is not taken for the one that was
// handed out.
func TestChangedArchive(t *testing.T) {
	k := pipelinetest.New(t)
	q := open(t, queue.Options{})
	l := k.Ledger(t)
	run := k.Run(t, l, 1)
	_, lines := archives(t, 20)
	if _, err := q.Put(t.Context(), run.Jobs(t.Context(), pipelinetest.Opened(t, lines)), queue.Producer{}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(lines, []byte(`{"title": "x", "text": "y"}`+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	working(t, q, queue.Worker{Do: run.Do})
	drained(t, q)
	list := must[[]queue.Failed](t)(q.Failed(t.Context(), 0, 10))
	if len(list) != 1 || list[0].Tries != 5 || list[0].Kind != "section" || !strings.Contains(list[0].Reason, pipeline.ErrChanged.Error()) {
		t.Errorf("failed are %+v", list)
	}
}

// TestProducerKilled holds that a producer that ends in the midst goes on there, and that what it
// sends twice changes nothing.
func TestProducerKilled(t *testing.T) {
	k := pipelinetest.New(t)
	zipped, lines := archives(t, 3000)
	alone := k.Ledger(t)
	if _, err := k.Run(t, alone, 1).Add(t.Context(), pipelinetest.Opened(t, zipped, lines)); err != nil {
		t.Fatal(err)
	}
	q := open(t, queue.Options{})
	l := k.Ledger(t)
	ended := errors.New("killed")
	sent := 0
	for at := 1; ; at += 300 {
		run := k.Run(t, l, 1)
		run.Send = true
		n := 0
		cut := func(yield func(pipeline.Job, error) bool) {
			for j, err := range run.Jobs(t.Context(), pipelinetest.Opened(t, zipped, lines)) {
				if n++; n > at {
					yield(pipeline.Job{}, ended)
					return
				}
				if !yield(j, err) {
					return
				}
			}
		}
		kept := 0
		h, err := q.Put(t.Context(), cut, queue.Producer{Kept: func(ctx context.Context, jobs []pipeline.Job) error {
			if kept += len(jobs); at%200 == 1 {
				return nil // killed before it was noted
			}
			return run.HandedOut(ctx, jobs)
		}})
		sent += h.Jobs - h.Known
		if err == nil {
			break
		}
		if !errors.Is(err, ended) || kept != at {
			t.Fatalf("%d noted of %d, %v", kept, at, err)
		}
	}
	working(t, q, queue.Worker{Do: k.Run(t, l, 1).Do})
	drained(t, q)
	same(t, l, alone)
	if s := must[queue.Status](t)(q.Status(t.Context())); sent != 1200 || s.Failed != 0 {
		t.Errorf("%d jobs were sent once, %+v", sent, s)
	}
}

// TestWorkersKilled holds that nothing is lost or doubled when workers are killed before what they
// read is recorded, and after that, before they said so.
func TestWorkersKilled(t *testing.T) {
	k := pipelinetest.New(t)
	alone := k.Ledger(t)
	if _, err := k.Run(t, alone, 1).Add(t.Context(), pipelinetest.Opened(t, articles(t)...)); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	q := open(t, queue.Options{Dir: dir, Lease: time.Second})
	l := k.Ledger(t)
	run := k.Run(t, l, 1)
	if _, err := q.Put(t.Context(), run.Jobs(t.Context(), pipelinetest.Opened(t, articles(t)...)), queue.Producer{Kept: run.HandedOut}); err != nil {
		t.Fatal(err)
	}
	for i := range 4 {
		victim := open(t, queue.Options{Dir: dir, Lease: time.Second})
		var once sync.Once
		killed := make(chan struct{})
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		do := k.Run(t, l, 1).Do
		go func() {
			ended <- victim.Work(ctx, queue.Worker{Batch: 15, Do: func(ctx context.Context, jobs []pipeline.Job) (pipeline.Sum, []pipeline.Outcome, error) {
				if i%2 == 0 {
					once.Do(func() { victim.Close(); close(killed) })
					return pipeline.Sum{}, nil, context.Canceled
				}
				sum, outcomes, err := do(ctx, jobs)
				once.Do(func() { victim.Close(); close(killed) })
				return sum, outcomes, err
			}})
		}()
		select {
		case <-killed:
		case <-time.After(limit):
			t.Fatal("no job comes")
		}
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
	working(t, q, queue.Worker{Do: k.Run(t, l, 1).Do, Batch: 15})
	drained(t, q)
	same(t, l, alone)
	if s := must[queue.Status](t)(q.Status(t.Context())); s.Failed != 0 {
		t.Errorf("%+v", s)
	}
}

// other is a reader of another version.
type other struct {
	pipeline.Reader
	engine string
	reads  atomic.Int64
}

func (o *other) ReadIf(a waybill.Article, worth func(string) bool) (*waybill.Reading, error) {
	r, err := o.Reader.ReadIf(a, worth)
	if r != nil {
		own := *r
		own.Engine = o.engine
		o.reads.Add(1)
		return &own, err
	}
	return r, err
}

// TestUpgrade holds that workers of two versions work side by side, that what is to be read again is
// by the right ones only, and that judgements stay.
func TestUpgrade(t *testing.T) {
	k := pipelinetest.New(t)
	l := k.Ledger(t)
	if _, err := k.Run(t, l, 1).Add(t.Context(), pipelinetest.Opened(t, articles(t)...)); err != nil {
		t.Fatal(err)
	}
	before := register(t, l)
	row := judge(t, l)
	judged := register(t, l)
	reader := &other{Reader: k.Reader, engine: "99.0.0"}
	stamp := "99.0.0" + k.Stamp[strings.IndexByte(k.Stamp, ' '):]
	newer := func() *pipeline.Run {
		r := k.Run(t, l, 1)
		r.Reader, r.Stamp = reader, stamp
		return r
	}
	q := open(t, queue.Options{})
	h, err := q.Put(t.Context(), newer().Rereads(t.Context()), queue.Producer{})
	if err != nil || h.Jobs == 0 {
		t.Fatal(h, err)
	}
	old := &other{Reader: k.Reader, engine: strings.Fields(k.Stamp)[0]}
	older := k.Run(t, l, 1)
	older.Reader = old
	stop := working(t, q, queue.Worker{Do: older.Do, Stamp: k.Stamp})
	if _, err := q.Put(t.Context(), given(article(text(1))), queue.Producer{}); err != nil {
		t.Fatal(err)
	}
	until(t, "an article read by the older", func() bool { return old.reads.Load() == 1 })
	s := must[queue.Status](t)(q.Status(t.Context()))
	if len(s.Rereads) == 0 || reader.reads.Load() != 0 {
		t.Errorf("%+v", s)
	}
	for _, r := range s.Rereads {
		if want := uint64(h.Jobs); r.Stamp == stamp && r.Waiting != want || r.Stamp != stamp && r.Waiting != 0 {
			t.Errorf("rereads %+v", r)
		}
	}
	working(t, q, queue.Worker{Do: newer().Do, Stamp: stamp})
	drained(t, q)
	stop()
	if int(reader.reads.Load()) != h.Jobs || old.reads.Load() != 1 {
		t.Errorf("%d read again by the newer of %d, the older read %d", reader.reads.Load(), h.Jobs, old.reads.Load())
	}
	if left, err := l.OutdatedArticles(t.Context(), stamp); err != nil || len(left) != 1 {
		t.Errorf("%d are left, %v", len(left), err)
	}
	if string(before) == string(judged) || string(register(t, l)) != string(judged) {
		t.Error("the judgement changed nothing, or the reading again did")
	}
	story, err := l.Show(t.Context(), row)
	if err != nil || len(story.Judgements) != 1 || !story.Judgements[0].InForce {
		t.Errorf("the judgement is %+v, %v", story, err)
	}
}

// TestManyReferences holds that a producer of very many jobs holds few of them.
func TestManyReferences(t *testing.T) {
	if testing.Short() {
		t.Skip("hands out 100,000 jobs")
	}
	s := natsServer(t, server.Options{StoreDir: t.TempDir()})
	q := open(t, queue.Options{URL: s.ClientURL(), MaxBytes: 256 << 20})
	before := heap()
	most := before
	const n = 100_000
	jobs := func(yield func(pipeline.Job, error) bool) {
		for i := range n {
			job := pipeline.Job{Section: &pipeline.Section{Source: "/archive/crawl.warc.gz", Name: "crawl.warc.gz", Key: "k", From: int64(i), Through: int64(i) + 1, Size: 4 << 20}}
			if i%10_000 == 0 {
				most = max(most, heap())
			}
			if !yield(job, nil) {
				return
			}
		}
	}
	h, err := q.Put(t.Context(), jobs, queue.Producer{})
	if err != nil || h.Jobs != n || h.Known != 0 {
		t.Fatal(h, err)
	}
	grown := max(most, heap()) - before
	t.Logf("the heap grew by %d KiB, the server in this process included", grown>>10)
	if grown > 100<<20 {
		t.Errorf("the heap grew by %d MiB", grown>>20)
	}
}
