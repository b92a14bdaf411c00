package cli

import (
	"runtime"
	"runtime/debug"
	runtimemetrics "runtime/metrics"
	"sync"
)

// roomyHeap is up to how many bytes of heap garbage is left where it is. What a reader keeps is a
// small part of it; looking for garbage each time as much again was used, as Go does by itself,
// takes an eighth of a reader's time.
const roomyHeap = 128 << 20

// roomy has garbage looked for from roomyHeap on, and at the usual times where more than half of
// that is in use, until the function it gives is called. GOGC, where it is set, is left alone.
func (a *app) roomy() (end func()) {
	if a.Getenv("GOGC") != "" {
		return func() {}
	}
	g := &garbage{}
	g.usual = debug.SetGCPercent(-1)
	g.next()
	return g.end
}

// garbage says after each collection when the next is due.
type garbage struct {
	mu    sync.Mutex
	usual int
	ended bool
}

func (g *garbage) next() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.ended {
		return
	}
	debug.SetGCPercent(max(g.usual, percentUpTo(roomyHeap, live())))
	// what nothing holds is cleaned up by the next collection
	runtime.AddCleanup(new([64]byte), (*garbage).next, g)
}

func (g *garbage) end() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.ended = true
	debug.SetGCPercent(g.usual)
}

// leastLive is what is taken to be live at least: Go waits for 4 MiB and as many percent of them,
// however little is live.
const leastLive = 4 << 20

// percentUpTo is how many percent of what is live are missing to a size.
func percentUpTo(size, live uint64) int {
	if live >= size {
		return 0
	}
	return int((size - live) * 100 / max(live, leastLive))
}

// live is how many bytes of the heap the last collection found in use.
func live() uint64 {
	sample := []runtimemetrics.Sample{{Name: "/gc/heap/live:bytes"}}
	runtimemetrics.Read(sample)
	if sample[0].Value.Kind() != runtimemetrics.KindUint64 {
		return roomyHeap
	}
	return sample[0].Value.Uint64()
}
