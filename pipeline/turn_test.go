package pipeline

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"
)

func TestInOrder(t *testing.T) {
	const n, workers = 200, 3
	var running, peak, started atomic.Int32
	next := 0
	work := func(i int) int {
		now := running.Add(1)
		defer running.Add(-1)
		started.Add(1)
		for p := peak.Load(); now > p && !peak.CompareAndSwap(p, now); p = peak.Load() {
		}
		time.Sleep(time.Duration(i*7919%5) * 100 * time.Microsecond)
		return i
	}
	use := func(i int) error {
		if i != next {
			t.Errorf("got %d, want %d", i, next)
		}
		next++
		if waiting := int(started.Load()) - next; waiting > (ahead+2)*workers {
			t.Errorf("%d results wait for their turn", waiting)
		}
		return nil
	}
	if err := InOrder(context.Background(), n, workers, work, use); err != nil || next != n {
		t.Errorf("used %d of %d, error %v", next, n, err)
	}
	if peak.Load() > workers {
		t.Errorf("%d worked at once", peak.Load())
	}
}

func TestInOrderEndsEarly(t *testing.T) {
	full := errors.New("disk full")
	work := func(i int) int { return i }
	used := 0
	err := InOrder(context.Background(), 1000, 2, work, func(int) error { used++; return full })
	if !errors.Is(err, full) || used != 1 {
		t.Errorf("used %d, error %v", used, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	used = 0
	err = InOrder(ctx, 1000, 2, work, func(int) error {
		if used++; used == 3 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || used != 3 {
		t.Errorf("used %d, error %v", used, err)
	}
}

// Work that never ends must not hold up an interrupted run.
func TestInOrderLeavesWorkBehind(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	block := make(chan struct{})
	t.Cleanup(func() { close(block) })
	time.AfterFunc(10*time.Millisecond, cancel)
	err := InOrder(ctx, 5, 1, func(int) int { <-block; return 0 }, func(int) error { return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
