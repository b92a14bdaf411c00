package door

import (
	"hash/maphash"
	"math"
	"sync"
	"time"
)

// throttle lets each key try so often: a few times at once, then once in a while. It is a
// table of fixed size, so that nobody can fill memory with keys, or have one forgotten by
// trying many others; two keys that fall on one place share what it holds.
type throttle struct {
	most  float64       // tries at once
	every time.Duration // one more after
	seed  maphash.Seed

	mu     sync.Mutex
	places []place
}

// place is what tries are spent, as of a time.
type place struct {
	spent float64
	at    time.Time
}

const throttlePlaces = 1 << 14

func newThrottle(most int, every time.Duration) *throttle {
	return &throttle{most: float64(most), every: every, seed: maphash.MakeSeed(), places: make([]place, throttlePlaces)}
}

// take spends a try; it gives how long to wait where none is left.
func (t *throttle) take(key string, now time.Time) time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	p := t.place(key, now)
	if p.spent+1 > t.most {
		over := p.spent + 1 - t.most
		return time.Duration(math.Ceil(over * float64(t.every)))
	}
	p.spent++
	return 0
}

// give gives a try back.
func (t *throttle) give(key string, now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	p := t.place(key, now)
	p.spent = max(0, p.spent-1)
}

func (t *throttle) place(key string, now time.Time) *place {
	p := &t.places[maphash.String(t.seed, key)%throttlePlaces]
	if passed := now.Sub(p.at); passed > 0 {
		p.spent = max(0, p.spent-float64(passed)/float64(t.every))
		p.at = now
	}
	return p
}
