package fetch

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
)

// The causes a guard ends a request with.
var (
	errStalled  = errors.New("the server hardly sends anything")
	errOverTime = errors.New("the server takes too long")
)

// guard ends a request that takes too long, or whose server sends too little for too long.
type guard struct {
	clock    Clock
	limits   *Limits
	cancel   context.CancelCauseFunc
	received atomic.Int64 // since the last look

	mu        sync.Mutex
	stopped   bool
	stopTime  func()
	stopStall func()
}

// watchOver begins the time of a request. Its context ends with one of the causes above, or
// when the guard is stopped.
func watchOver(ctx context.Context, clock Clock, limits *Limits) (context.Context, *guard) {
	ctx, cancel := context.WithCancelCause(ctx)
	g := &guard{clock: clock, limits: limits, cancel: cancel}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.stopTime = clock.AfterFunc(limits.Time, func() { cancel(errOverTime) })
	g.stopStall = clock.AfterFunc(limits.Stall, g.look)
	return ctx, g
}

// look ends the request if too little came since it was called last.
func (g *guard) look() {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case g.stopped:
	case g.received.Swap(0) < g.limits.Progress:
		g.cancel(errStalled)
	default:
		g.stopStall = g.clock.AfterFunc(g.limits.Stall, g.look)
	}
}

// came notes that n bytes came in.
func (g *guard) came(n int) { g.received.Add(int64(n)) }

// answered notes that a whole header came in, however short it was.
func (g *guard) answered() { g.received.Add(g.limits.Progress) }

func (g *guard) stop() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.stopped = true
	g.stopTime()
	g.stopStall()
	g.cancel(nil)
}
