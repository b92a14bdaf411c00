package door

import (
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestThrottle(t *testing.T) {
	at := time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)
	th := newThrottle(3, 10*time.Second)
	for i := range 3 {
		if wait := th.take("ada", at); wait != 0 {
			t.Fatalf("try %d waits %v", i, wait)
		}
	}
	if wait := th.take("ada", at); wait != 10*time.Second {
		t.Errorf("the fourth waits %v", wait)
	}
	if wait := th.take("ada", at.Add(4*time.Second)); wait != 6*time.Second {
		t.Errorf("a little later it waits %v", wait)
	}
	if wait := th.take("ada", at.Add(10*time.Second)); wait != 0 {
		t.Errorf("in time it waits %v", wait)
	}
	th.give("ada")
	if wait := th.take("ada", at.Add(10*time.Second)); wait != 0 {
		t.Errorf("with one given back it waits %v", wait)
	}
	if wait := th.take("zoë", at.Add(10*time.Second)); wait != 0 && th.place("zoë") != th.place("ada") {
		t.Errorf("another waits %v", wait)
	}
}

// TestThrottleLetsNoMoreThrough holds that however keys and times come, one key has no more
// tries than at once and one more after each while.
func TestThrottleLetsNoMoreThrough(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const most, every = 4, 5 * time.Second
		th := newThrottle(most, every)
		begin := time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)
		at, through := begin, 0
		for range rapid.IntRange(1, 200).Draw(t, "tries") {
			at = at.Add(time.Duration(rapid.IntRange(0, 3000).Draw(t, "ms")) * time.Millisecond)
			key := "ada"
			if n := rapid.IntRange(0, 5).Draw(t, "other"); n > 0 {
				key = strconv.Itoa(n)
			}
			if th.take(key, at) == 0 && key == "ada" {
				through++
			}
			if allowed := most + int(at.Sub(begin)/every); through > allowed {
				t.Fatalf("%d tries after %v, not %d", through, at.Sub(begin), allowed)
			}
		}
	})
}
