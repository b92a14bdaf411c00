package fetch

import (
	"context"
	"time"
)

// Clock is the time a Client goes by: its pauses, limits and expiries.
type Clock interface {
	Now() time.Time
	// Sleep waits until d has passed, or fails with the context's error once that is done.
	Sleep(ctx context.Context, d time.Duration) error
	// AfterFunc calls f, in a goroutine of its own or in one that moves the clock, once d has
	// passed. stop calls that off.
	AfterFunc(d time.Duration, f func()) (stop func())
}

// SystemClock is the time of the machine.
type SystemClock struct{}

func (SystemClock) Now() time.Time { return time.Now() }

func (SystemClock) Sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (SystemClock) AfterFunc(d time.Duration, f func()) (stop func()) {
	t := time.AfterFunc(d, f)
	return func() { t.Stop() }
}
