package watch

import (
	"cmp"
	"context"
	"math/rand/v2"
	"sync"
	"time"

	"waybill"
	"waybill/fetch"
	"waybill/ledger"
)

// Kind is the kind of the bookmarks that hold the state of feeds; their key is the feed's address.
const Kind = "feed"

// Fetcher gets pages. A *fetch.Client is one. It is used by several goroutines at once.
type Fetcher interface {
	Get(ctx context.Context, address string, known fetch.Validators) (*fetch.Page, error)
}

// Article is what came in. The File of its provenance is the URL of its page, or that of the feed
// for an entry without one.
type Article struct {
	waybill.Provenance
	Bytes []byte
	// Title is what the feed calls it.
	Title string
}

// Sink reads articles and records them.
type Sink interface {
	// Take records the articles and the bookmarks in one transaction; either may be none. An
	// article that cannot be read is the sink's to tell of. An error ends the watching: nothing was
	// recorded. It is called by several goroutines at once.
	Take(ctx context.Context, articles []Article, marks ...ledger.Bookmark) error
}

// Marks is where the states of feeds were kept. A *ledger.Ledger is one.
type Marks interface {
	Bookmarks(ctx context.Context, kind string) ([]ledger.Bookmark, error)
}

// Source is a feed to watch.
type Source struct {
	// URL is its address, Title what the user calls it, "" if they do not.
	URL, Title string
}

// Options are how feeds are watched.
type Options struct {
	Fetch Fetcher
	Sink  Sink
	Marks Marks
	// Clock is nil for that of the system.
	Clock fetch.Clock
	// Jobs is how many feeds are polled at once, 0 for 16. Hosts are spared by Fetch.
	Jobs int
	// Once polls each feed once and ends.
	Once bool
	// Tell is told what happens, by one goroutine at a time; nil for nobody.
	Tell func(Event)
	// Chance gives numbers from 0 up to 1, nil for those of math/rand. It is used by one goroutine
	// at a time.
	Chance func() float64
}

// Watcher watches feeds.
type Watcher struct {
	o     Options
	clock fetch.Clock
	feeds []*state
	known *known

	changed chan struct{} // says that wanted was set

	mu     sync.Mutex // guards what follows, and the calls of Tell and Chance
	status Status
	stands map[string]Feed // how each feed stands, by its address
	wanted []Source        // what Watch asked for last
}

// New makes a watcher of some feeds, with the states that were kept of them. An address that
// is named twice is watched once.
func New(ctx context.Context, sources []Source, o Options) (*Watcher, error) {
	w := &Watcher{o: o, clock: cmp.Or[fetch.Clock](o.Clock, fetch.SystemClock{}), known: newKnown(), changed: make(chan struct{}, 1), stands: map[string]Feed{}}
	if w.o.Jobs <= 0 {
		w.o.Jobs = 16
	}
	if w.o.Chance == nil {
		w.o.Chance = rand.Float64
	}
	marks, err := o.Marks.Bookmarks(ctx, Kind)
	if err != nil {
		return nil, err
	}
	for _, m := range marks {
		w.known.add(parseState(m).seen.keys()...)
	}
	w.feeds = w.states(sources, marks)
	w.show(w.feeds...)
	w.status.Feeds = len(w.feeds)
	return w, nil
}

// states are those of sources, as they were kept or new.
func (w *Watcher) states(sources []Source, marks []ledger.Bookmark) (all []*state) {
	kept := make(map[string]ledger.Bookmark, len(marks))
	for _, m := range marks {
		kept[m.Key] = m
	}
	taken := map[string]bool{}
	for _, source := range sources {
		if taken[source.URL] {
			continue
		}
		taken[source.URL] = true
		s := newState(source.URL)
		if m, known := kept[source.URL]; known {
			s = parseState(m)
		}
		if source.Title != "" {
			s.Title = source.Title
		}
		all = append(all, s)
	}
	return all
}

// chance is a number from 0 up to 1.
func (w *Watcher) chance() float64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.o.Chance()
}

// now is the time without what Go remembers of the machine's running time: that stands still
// while a machine sleeps.
func (w *Watcher) now() time.Time { return w.clock.Now().Round(0) }
