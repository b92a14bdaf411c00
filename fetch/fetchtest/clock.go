// Package fetchtest holds what tests of fetching need: a clock that moves by itself when nothing
// else does, and a name server on the loopback address.
package fetchtest

import (
	"context"
	"slices"
	"sync"
	"time"
)

// Clock is a fetch.Clock for tests. It stands still while a request is on its way (while a
// function given to AfterFunc is still to be called), and jumps to the end of the shortest sleep
// when one begins, or a request ends, and none is. Advance moves it by hand.
type Clock struct {
	mu     sync.Mutex
	now    time.Time
	timers []*timer // functions to be called
	sleeps []*timer // sleepers to be woken
	slept  []time.Duration
}

type timer struct {
	at time.Time
	f  func()
}

// NewClock shows the time given.
func NewClock(now time.Time) *Clock { return &Clock{now: now} }

func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Slept are the sleeps so far, in the order they began; those of no time are left out.
func (c *Clock) Slept() []time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.slept)
}

func (c *Clock) Sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 || ctx.Err() != nil {
		return ctx.Err()
	}
	woken := make(chan struct{})
	c.mu.Lock()
	c.slept = append(c.slept, d)
	sleep := &timer{c.now.Add(d), sync.OnceFunc(func() { close(woken) })}
	c.sleeps = append(c.sleeps, sleep)
	c.jump()
	c.mu.Unlock()
	select {
	case <-woken:
		return nil
	case <-ctx.Done():
		c.mu.Lock()
		defer c.mu.Unlock()
		c.sleeps = without(c.sleeps, sleep)
		c.jump()
		return ctx.Err()
	}
}

func (c *Clock) AfterFunc(d time.Duration, f func()) (stop func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	t := &timer{c.now.Add(d), f}
	c.timers = append(c.timers, t)
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.timers = without(c.timers, t)
		c.jump()
	}
}

// jump moves to the end of the shortest sleep if no request is on its way. c.mu is held.
func (c *Clock) jump() {
	if len(c.timers) > 0 || len(c.sleeps) == 0 {
		return
	}
	first := earliest(c.sleeps)
	c.sleeps = without(c.sleeps, first)
	if first.at.After(c.now) {
		c.now = first.at
	}
	first.f()
}

// Advance moves the clock on by d. It calls what falls due on the way, in its order.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	end := c.now.Add(d)
	for {
		first := earliest(append(slices.Clone(c.timers), c.sleeps...))
		if first == nil || first.at.After(end) {
			break
		}
		c.timers, c.sleeps = without(c.timers, first), without(c.sleeps, first)
		if first.at.After(c.now) {
			c.now = first.at
		}
		c.mu.Unlock()
		first.f()
		c.mu.Lock()
	}
	if end.After(c.now) {
		c.now = end
	}
	c.mu.Unlock()
}

func earliest(all []*timer) *timer {
	var first *timer
	for _, t := range all {
		if first == nil || t.at.Before(first.at) {
			first = t
		}
	}
	return first
}

func without(all []*timer, one *timer) []*timer {
	return slices.DeleteFunc(all, func(t *timer) bool { return t == one })
}
