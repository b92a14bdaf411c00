package watch_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/netip"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"waybill"
	"waybill/atlas"
	"waybill/fetch"
	"waybill/ledger"
	"waybill/reading"
	"waybill/sqlite"
	"waybill/transfer"
	"waybill/watch"
)

// clock is that of the bubble, moved on where the machine sleeps, and shown to the server. While
// a request is on its way nothing is durably blocked and the bubble's time stands still, so what
// the server sees is right.
type clock struct {
	shown *atomic.Int64
	slept *atomic.Int64
}

func (c clock) Now() time.Time {
	now := time.Now().Add(time.Duration(c.slept.Load()))
	c.shown.Store(now.UnixNano())
	return now
}

func (c clock) Sleep(ctx context.Context, d time.Duration) error {
	defer c.Now()
	return fetch.SystemClock{}.Sleep(ctx, d)
}

func (c clock) AfterFunc(d time.Duration, f func()) (stop func()) {
	return fetch.SystemClock{}.AfterFunc(d, func() { c.Now(); f() })
}

var errKilled = errors.New("killed")

// sink reads and records as the command does. It can be killed: from then on nothing is recorded
// any more, as if the process were gone.
type sink struct {
	ledger *ledger.Ledger
	reader *reading.Reader

	// turn is for one at a time. It is no mutex: whoever waits for one holds the time of the bubble.
	turn   chan struct{}
	fatal  int // the number of the call that kills, 0 for none
	calls  int
	killed bool
	gone   bool // after the recording, not before
}

func (s *sink) Take(ctx context.Context, articles []watch.Article, marks ...ledger.Bookmark) error {
	var inputs []ledger.Input
	for _, a := range articles {
		r, err := s.reader.Read(waybill.Article{File: a.File, Bytes: a.Bytes})
		if err != nil {
			return err // there is none such in this world
		}
		inputs = append(inputs, ledger.Input{Bytes: a.Bytes, Provenance: a.Provenance, Reading: r})
	}
	s.turn <- struct{}{}
	defer func() { <-s.turn }()
	s.calls++
	if s.killed || s.fatal > 0 && s.calls == s.fatal && !s.gone {
		s.killed = true
		return errKilled
	}
	if _, err := s.ledger.Record(ctx, inputs, marks...); err != nil {
		return err
	}
	if s.fatal > 0 && s.calls == s.fatal {
		s.killed = true
		return errKilled
	}
	return nil
}

// simulation is one run: how many feeds, on how many hosts, for how long.
type simulation struct {
	feeds, hosts int
	length       time.Duration
	kills        int
	seed         uint64
}

// TestSimulation watches feeds for a day in less than a minute, from servers that misbehave: each
// article is recorded once, no host is asked more often than it may be, memory stays flat. In
// between the network is lost, the machine sleeps, and the process is killed.
func TestSimulation(t *testing.T) {
	s := simulation{feeds: 200, hosts: 50, length: 24 * time.Hour, kills: 8, seed: 5}
	if testing.Short() {
		s = simulation{feeds: 40, hosts: 10, length: 8 * time.Hour, kills: 3, seed: 5}
	}
	known, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := reading.New(known)
	if err != nil {
		t.Fatal(err)
	}
	chance := rand.New(rand.NewPCG(s.seed, 0))
	start := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) // that of synctest
	calm := start.Add(s.length - 3*time.Hour)
	w := newWorld(chance, s.feeds, s.hosts, start, s.length-4*time.Hour)
	var shown, slept atomic.Int64
	shown.Store(start.UnixNano())
	outage := start.Add(s.length / 3)
	server := &site{world: w, now: &shown, chance: rand.New(rand.NewPCG(s.seed, 1)), down: func(now time.Time) bool {
		return now.After(outage) && now.Before(outage.Add(40*time.Minute))
	}}
	bases := server.serve(t, s.hosts)
	path := filepath.Join(t.TempDir(), "ledger.db")

	synctest.Test(t, func(t *testing.T) {
		c := clock{&shown, &slept}
		store, err := sqlite.Open(t.Context(), path, sqlite.Options{Create: true})
		if err != nil {
			t.Fatal(err)
		}
		filer, err := transfer.NewFiler(known)
		if err != nil {
			t.Fatal(err)
		}
		book, err := ledger.New(store, filer, ledger.Options{Now: c.Now})
		if err != nil {
			t.Fatal(err)
		}
		defer book.Close()
		client := fetch.New(fetch.Options{Clock: c, Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}})
		defer client.Close()
		var sources []watch.Source
		for i, o := range w.outlets {
			sources = append(sources, watch.Source{URL: fmt.Sprint(bases[o.host], "/feed/", i)})
		}
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		heap := &heap{}
		var happened sync.Map
		go func() { // what happens besides
			for at := range int(s.length / (30 * time.Minute)) {
				if time.Sleep(30 * time.Minute); ctx.Err() != nil {
					return
				}
				heap.measure()
				if at == int(s.length/time.Hour)*5/4 {
					slept.Add(int64(2 * time.Hour))
				}
				if c.Now().After(calm) {
					server.mu.Lock()
					server.calm = true
					server.mu.Unlock()
				}
			}
			cancel()
		}()
		for n := 0; ; n++ {
			// at last, with the time over, each feed is polled once more: some bring something so seldom
			// that they are not due yet
			last := ctx.Err() != nil
			if last {
				time.Sleep(2 * time.Hour)
			}
			sink := &sink{ledger: book, reader: reader, turn: make(chan struct{}, 1), gone: n%2 == 0}
			if n < s.kills {
				sink.fatal = len(w.pieces) / (s.kills + 1)
			}
			watcher, err := watch.New(t.Context(), sources, watch.Options{Fetch: client, Sink: sink, Marks: book, Clock: c, Once: last,
				Chance: rand.New(rand.NewPCG(s.seed, uint64(2+n))).Float64,
				Tell: func(e watch.Event) {
					happened.Store(e.What, true)
					if e.What == watch.PageFailed {
						t.Errorf("page given up: %s: %v", e.Page, e.Err)
					}
				},
			})
			if err != nil {
				t.Fatal(err)
			}
			running := ctx
			if last {
				running = t.Context()
			}
			if err := watcher.Run(running); err != nil && !errors.Is(err, errKilled) {
				t.Fatal(err)
			}
			t.Logf("run %d: %+v", n, watcher.Status())
			if last {
				break
			}
		}
		for _, what := range []watch.What{watch.Offline, watch.Online, watch.Woke} {
			if _, told := happened.Load(what); !told {
				t.Errorf("nobody was told: %s", what)
			}
		}
		checkRecorded(t, book, w)
		heap.check(t)
	})
	server.mu.Lock()
	defer server.mu.Unlock()
	for i, f := range server.faults {
		if i < 10 {
			t.Error(f)
		}
	}
	most := 0
	for _, n := range server.minutes {
		most = max(most, n)
	}
	if most > 5*s.feeds {
		t.Errorf("%d requests in a minute are a storm", most)
	}
	t.Logf("%d articles, %d requests, at most %d in a minute; %v", len(w.pieces), server.requests, most, server.statuses)
}

var marker = regexp.MustCompile(`report (m\d+x\d+) said`)

// checkRecorded holds the ledger against the world.
func checkRecorded(t *testing.T, book *ledger.Ledger, w *world) {
	t.Helper()
	times := map[string]int{}
	err := book.Outdated(t.Context(), "none", func(some []ledger.Kept) error {
		for _, k := range some {
			m := marker.FindSubmatch(k.Bytes)
			if m == nil {
				t.Errorf("%s is no article of this world:\n%.200s", k.File, k.Bytes)
				continue
			}
			times[string(m[1])]++
			if p := w.bodies["/a/"+string(m[1])]; p.published.UTC().Format(time.DateOnly) != k.Provenance.Published || !strings.Contains(k.Provenance.File, "/a/"+p.marker) {
				t.Errorf("%s of %v was recorded with %+v", p.marker, p.published, k.Provenance)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var wrong []string
	for _, p := range w.pieces {
		if n := times[p.marker]; n != 1 {
			wrong = append(wrong, fmt.Sprintf("%s (%s, %s, full %t) %d times", p.marker, w.outlets[p.feeds[0]].format, p.published.Format(time.TimeOnly), p.full, n))
		}
	}
	if len(wrong) > 0 {
		t.Errorf("%d of %d articles were not recorded once:\n%s", len(wrong), len(w.pieces), strings.Join(wrong[:min(len(wrong), 20)], "\n"))
	}
}

// heap is what was in use, in bytes, every half hour.
type heap struct{ used []uint64 }

func (h *heap) measure() {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	h.used = append(h.used, m.HeapAlloc)
}

// check holds the second half of the time against the first, without its beginning.
func (h *heap) check(t *testing.T) {
	t.Helper()
	half := len(h.used) / 2
	first, second := slices.Max(h.used[half/4:half]), slices.Max(h.used[half:])
	t.Logf("heap in use: at most %d KB in the first half, %d KB in the second", first>>10, second>>10)
	if second > first+first/10+1<<20 {
		t.Errorf("memory grows: at most %d KB were in use in the first half of the time, %d KB in the second", first>>10, second>>10)
	}
}
