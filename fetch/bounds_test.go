package fetch

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"waybill/fetch/fetchtest"
)

// What is kept in mind of sites does not grow for ever.
func TestForgets(t *testing.T) {
	var known allRobots
	known.all = map[string]*robots{}
	large := parseRules([]byte("User-agent: *\nDisallow: /"+strings.Repeat("x", maxRobots/2)), product)
	for i := range 3 * maxHosts {
		r := known.of(fmt.Sprint("http://", i))
		if i%10 == 0 {
			r.rules = large
			known.weigh(r)
		}
		if len(known.all) > maxHosts || known.size > maxRules {
			t.Fatalf("%d sites, %d bytes", len(known.all), known.size)
		}
	}
	size := 0
	for _, r := range known.all {
		size += r.size
	}
	if size != known.size || size == 0 {
		t.Errorf("rules of %d bytes are counted as %d", size, known.size)
	}

	clock := fetchtest.NewClock(time.Unix(0, 0))
	hosts := hosts{clock: clock, limits: &DefaultLimits, all: map[string]*host{}}
	for i := range 3 * maxHosts {
		turn, err := hosts.turn(t.Context(), fmt.Sprint(i))
		if err != nil {
			t.Fatal(err)
		}
		turn.went(time.Second)
		turn.end()
		clock.Advance(time.Second / 100)
	}
	if n := len(hosts.all); n > maxHosts {
		t.Errorf("%d hosts", n)
	}
}

// A host that rests is not forgotten, however many others are asked.
func TestForgetsNoResting(t *testing.T) {
	clock := fetchtest.NewClock(time.Unix(0, 0))
	hosts := hosts{clock: clock, limits: &DefaultLimits, all: map[string]*host{}}
	turn, err := hosts.turn(t.Context(), "tired")
	if err != nil {
		t.Fatal(err)
	}
	turn.failed(503, time.Hour, 0)
	turn.end()
	for i := range 2 * maxHosts {
		hosts.leave(hosts.enter(fmt.Sprint(i)))
	}
	if _, err := hosts.turn(t.Context(), "tired"); err == nil {
		t.Error("asked though it wants to be left alone")
	}
}

// Of a bomb no more is unpacked than fits.
func TestUnpacksNoMoreThanFits(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	for range 64 {
		if _, err := z.Write(make([]byte, 1<<20)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	l := DefaultLimits
	_, g := watchOver(t.Context(), fetchtest.NewClock(time.Unix(0, 0)), &l)
	defer g.stop()
	w := &wire{from: &bomb, guard: g, left: 1 << 20}
	got, err := readBody(http.Header{"Content-Encoding": {"gzip"}}, w, 1<<10, false)
	if got != nil || !errors.Is(err, ErrTooLarge) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	if taken := 1<<20 - w.left; taken > 8<<10 {
		t.Errorf("%d bytes were taken", taken)
	}
}
