package fetch

import (
	"context"
	"errors"
	"testing"
	"time"

	"waybill/fetch/fetchtest"
)

func TestGuard(t *testing.T) {
	l := Limits{Stall: 30 * time.Second, Progress: 100, Time: 2 * time.Minute}
	for _, test := range []struct {
		name  string
		comes []int // bytes in each half minute
		ended error // after them
	}{
		{"nothing at all", []int{0}, errStalled},
		{"too little", []int{99}, errStalled},
		{"enough at first", []int{100, 99}, errStalled},
		{"much at first does not count later", []int{100000, 0}, errStalled},
		{"just enough", []int{100, 100, 100}, nil},
		{"for too long", []int{100, 100, 100, 100}, errOverTime},
	} {
		clock := fetchtest.NewClock(time.Unix(0, 0))
		ctx, g := watchOver(context.Background(), clock, &l)
		for i, n := range test.comes {
			if ctx.Err() != nil {
				t.Errorf("%s: ended before half minute %d", test.name, i)
			}
			g.came(n)
			clock.Advance(30 * time.Second)
		}
		if cause := context.Cause(ctx); !errors.Is(cause, test.ended) {
			t.Errorf("%s: ended with %v, want %v", test.name, cause, test.ended)
		}
		g.stop()
		if ctx.Err() == nil {
			t.Errorf("%s: the context lives on", test.name)
		}
	}
}

func TestGuardAnswered(t *testing.T) {
	l := Limits{Stall: 30 * time.Second, Progress: 1 << 20, Time: 2 * time.Minute}
	clock := fetchtest.NewClock(time.Unix(0, 0))
	ctx, g := watchOver(context.Background(), clock, &l)
	defer g.stop()
	clock.Advance(29 * time.Second)
	g.answered()
	clock.Advance(30 * time.Second)
	if ctx.Err() != nil {
		t.Error("ended though the header had come")
	}
	clock.Advance(time.Second)
	if !errors.Is(context.Cause(ctx), errStalled) {
		t.Error("not ended though nothing came after the header")
	}
}
