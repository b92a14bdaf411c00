package cli

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

func TestPercentUpTo(t *testing.T) {
	for _, c := range []struct {
		size, live uint64
		want       int
	}{
		{128 << 20, 32 << 20, 300},
		{128 << 20, 64 << 20, 100},
		{128 << 20, 127 << 20, 0},
		{128 << 20, 500 << 20, 0},
		{128 << 20, 0, 3200},
	} {
		if got := percentUpTo(c.size, c.live); got != c.want {
			t.Errorf("%d of %d bytes live: %d %%, want %d", c.live, c.size, got, c.want)
		}
	}
}

// What is in use grows and shrinks, the percentage follows, and afterwards it is what it was.
func TestRoomy(t *testing.T) {
	const usual = 70
	defer debug.SetGCPercent(debug.SetGCPercent(usual))
	a := &app{Streams: Streams{Getenv: func(string) string { return "" }}}
	end := a.roomy()
	until := func(what string, is func(percent int) bool) {
		t.Helper()
		for range 1000 {
			runtime.GC()
			percent := debug.SetGCPercent(usual)
			debug.SetGCPercent(percent)
			if is(percent) {
				return
			}
			time.Sleep(time.Millisecond)
		}
		t.Errorf("%s: never", what)
	}
	until("more than usual while little is in use", func(percent int) bool { return percent > usual })
	much := make([]byte, 2*roomyHeap)
	until("as usual while much is in use", func(percent int) bool { return percent == usual })
	runtime.KeepAlive(much)
	until("more again", func(percent int) bool { return percent > usual })
	end()
	for range 10 {
		runtime.GC()
		if percent := debug.SetGCPercent(usual); percent != usual {
			t.Fatalf("%d %% after the end", percent)
		}
	}
	a.Getenv = func(string) string { return "50" }
	defer a.roomy()()
	if percent := debug.SetGCPercent(usual); percent != usual {
		t.Errorf("%d %% although GOGC is set", percent)
	}
}
