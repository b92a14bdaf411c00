package door

import (
	"hash/maphash"
	"sync"
	"time"
)

// throttle lets each key try so often: a few times at once, then once in a while. It is a
// table of fixed size, so that nobody can fill memory with keys, or have one forgotten by
// trying many others; two keys that fall on one place share what it holds.
type throttle struct {
	most  int           // tries at once
	every time.Duration // one more after
	seed  maphash.Seed

	mu sync.Mutex
	// places are from when on nothing is spent any more: each try moves that on.
	places []time.Time
}

const throttlePlaces = 1 << 14

func newThrottle(most int, every time.Duration) *throttle {
	return &throttle{most: most, every: every, seed: maphash.MakeSeed(), places: make([]time.Time, throttlePlaces)}
}

// take spends a try; it gives how long to wait where none is left.
func (t *throttle) take(key string, now time.Time) time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	p := t.place(key)
	if p.Before(now) {
		*p = now
	}
	next := p.Add(t.every)
	if wait := next.Sub(now) - time.Duration(t.most)*t.every; wait > 0 {
		return wait
	}
	*p = next
	return 0
}

// give gives a try back.
func (t *throttle) give(key string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	p := t.place(key)
	*p = p.Add(-t.every)
}

func (t *throttle) place(key string) *time.Time {
	return &t.places[maphash.String(t.seed, key)%throttlePlaces]
}
