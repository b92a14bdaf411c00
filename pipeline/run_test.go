package pipeline_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"waybill"
	"waybill/ledger"
	"waybill/pipeline"
	"waybill/pipeline/pipelinetest"
)

// archive writes a ZIP of n articles, every tenth of them about a transfer, and one member that
// is damaged.
func archive(t testing.TB, n int) string {
	t.Helper()
	return pipelinetest.Zip(t, n, func(i int) string {
		if i%10 == 0 {
			return fmt.Sprintf("Iran Sends Drones to Russia\n\nIran delivered %d drones to Russia, an official said.\n", i+2)
		}
		return fmt.Sprintf("Rain in Kiel\n\nIt rained on day %d, and the match was put off once more.\n%s", i, strings.Repeat("The grass was wet. ", 500))
	})
}

func TestAddPassesOver(t *testing.T) {
	k := pipelinetest.New(t)
	l := k.Ledger(t)
	run := k.Run(t, l, 2)
	var failures []pipeline.Failure
	run.Fail = func(f pipeline.Failure) { failures = append(failures, f) }
	path := archive(t, 100)
	sum, err := run.Add(t.Context(), pipelinetest.Opened(t, path))
	if err != nil {
		t.Fatal(err)
	}
	if sum.Looked != 101 || sum.Articles != 10 || sum.Claims < 10 || sum.Failed != 1 || sum.Scanned+sum.Claimless != 90 {
		t.Errorf("came to %+v", sum)
	}
	if info, err := os.Stat(path); err != nil || sum.Bytes != info.Size() {
		t.Errorf("went through %d bytes of %d, %v", sum.Bytes, info.Size(), err)
	}
	if len(failures) != 1 || failures[0].Archive != path || !strings.HasPrefix(failures[0].Input, path+"#") || !strings.Contains(failures[0].Name, "zz-damaged.txt") {
		t.Errorf("failures %+v", failures)
	}
	again, err := run.Add(t.Context(), pipelinetest.Opened(t, path))
	if err != nil || again.Looked != 0 || again.Bytes != sum.Bytes {
		t.Errorf("read again: %+v, %v", again, err)
	}
	run.Afresh = true
	if again, err = run.Add(t.Context(), pipelinetest.Opened(t, path)); err != nil || again.Looked != 101 || again.Known != 10 || again.Articles != 0 {
		t.Errorf("read afresh: %+v, %v", again, err)
	}
	run.Afresh, run.Scanner = false, nil
	if again, err = run.Add(t.Context(), pipelinetest.Opened(t, path)); err != nil || again.Looked != 101 || again.Articles != 90 || again.Known != 10 {
		t.Errorf("all read: %+v, %v", again, err)
	}
}

// TestSteps holds that each step is timed once where it is done.
func TestSteps(t *testing.T) {
	k := pipelinetest.New(t)
	run := k.Run(t, k.Ledger(t), 2)
	var mu sync.Mutex
	steps := map[pipeline.Step]int{}
	run.Timed = func(s pipeline.Step, took time.Duration) {
		mu.Lock()
		defer mu.Unlock()
		if steps[s]++; took < 0 {
			t.Errorf("%s took %v", s, took)
		}
	}
	sum, err := run.Add(t.Context(), pipelinetest.Opened(t, archive(t, 100)))
	if err != nil {
		t.Fatal(err)
	}
	if reads := steps[pipeline.Reading]; steps[pipeline.Scanning] != 100 || reads < sum.Articles+sum.Claimless || reads > 100 || steps[pipeline.Recording] < 1 {
		t.Errorf("steps %v of %+v", steps, sum)
	}
}

// interrupting is a reader that cancels a run at some article.
type interrupting struct {
	pipeline.Reader
	reads  atomic.Int64
	at     int64
	cancel context.CancelFunc
}

func (i *interrupting) ReadIf(a waybill.Article, worth func(string) bool) (*waybill.Reading, error) {
	if i.reads.Add(1) == i.at {
		i.cancel()
	}
	return i.Reader.ReadIf(a, worth)
}

// TestAddGoesOn holds that a run that was interrupted anywhere goes on where it stopped, and that
// the ledger comes to the same.
func TestAddGoesOn(t *testing.T) {
	k := pipelinetest.New(t)
	path := archive(t, 400)
	undisturbed := k.Ledger(t)
	want, err := k.Run(t, undisturbed, 2).Add(t.Context(), pipelinetest.Opened(t, path))
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []int64{1, 7, 20, 33, 40} {
		l := k.Ledger(t)
		ctx, cancel := context.WithCancel(t.Context())
		run := k.Run(t, l, 2)
		run.Reader = &interrupting{Reader: k.Reader, at: at, cancel: cancel}
		first, err := run.Add(ctx, pipelinetest.Opened(t, path))
		cancel()
		if err != nil && !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		if at == 1 && first.Looked == want.Looked {
			t.Error("the run was not interrupted")
		}
		run.Reader = k.Reader
		second, err := run.Add(t.Context(), pipelinetest.Opened(t, path))
		if err != nil {
			t.Fatal(err)
		}
		if looked, articles := first.Looked+second.Looked, first.Articles+second.Articles; looked != want.Looked || articles != want.Articles || second.Known != 0 {
			t.Errorf("interrupted at %d: %+v, then %+v; undisturbed %+v", at, first, second, want)
		}
		if got, wanted := head(t, l), head(t, undisturbed); got != wanted {
			t.Errorf("interrupted at %d: the chain ends in %s, undisturbed in %s", at, got, wanted)
		}
	}
}

// head is the hash of a ledger's last entry.
func head(t *testing.T, l *ledger.Ledger) string {
	t.Helper()
	if err := l.Settle(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	v, err := l.Verify(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return v.Head
}

// panicking is a reader with a fault.
type panicking struct{}

func (panicking) ReadIf(waybill.Article, func(string) bool) (*waybill.Reading, error) {
	panic("a fault")
}

func TestAFaultIsThatOfOneArticle(t *testing.T) {
	k := pipelinetest.New(t)
	run := k.Run(t, k.Ledger(t), 2)
	run.Reader = panicking{}
	told := 0
	run.Fail = func(f pipeline.Failure) {
		told++
		if !errors.Is(f.Err, pipeline.ErrFault) || !strings.Contains(f.Err.Error(), "please report it") {
			t.Errorf("told %v", f.Err)
		}
	}
	sum, err := run.Add(t.Context(), pipelinetest.Opened(t, filepath.Join("..", "samples", "de-agentur-haubitzen.txt")))
	if err != nil || sum.Failed != 1 || told != 1 {
		t.Errorf("%+v, %v, %d told", sum, err, told)
	}
}
