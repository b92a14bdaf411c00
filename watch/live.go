package watch

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"waybill"
)

// Feed is how the watching of one feed stands.
type Feed struct {
	// URL is its address, Moved where it is now, "" if it is there still.
	URL, Moved string
	// Title is what the feed or the user calls it.
	Title string
	// Documents counts those that were read, Pending the pages that are still to be fetched.
	Documents, Pending int
	// Read is when it was read last, the zero time if it never was; Next when it is polled next.
	Read, Next time.Time
	// Failures are those in a row, Trouble is of what kind the last is, Why and Cause tell of it.
	Failures int
	Trouble  Trouble
	Why      string
	Cause    waybill.Cause
	// Busy says that it is being polled; all else is then as it was before.
	Busy bool
}

// Kept is how the feeds stood that were ever watched, by their addresses, as the bookmarks tell.
func Kept(ctx context.Context, m Marks) (map[string]Feed, error) {
	marks, err := m.Bookmarks(ctx, Kind)
	if err != nil {
		return nil, err
	}
	all := make(map[string]Feed, len(marks))
	for _, mark := range marks {
		all[mark.Key] = parseState(mark).stand()
	}
	return all, nil
}

// stand is the state as others may see it.
func (s *state) stand() Feed {
	return Feed{
		URL: s.url, Moved: s.Moved, Title: s.Title, Documents: int(s.Documents), Pending: len(s.Pending),
		Read: s.Read, Next: s.Due, Failures: s.Failures, Trouble: s.Trouble, Why: s.Why, Cause: s.Cause, Busy: s.busy,
	}
}

// show lets others see how some feeds stand that are not being polled, or not yet.
func (w *Watcher) show(feeds ...*state) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, s := range feeds {
		w.stands[s.url] = s.stand()
	}
}

// Feeds is how each feed stands now, by their titles.
func (w *Watcher) Feeds() []Feed {
	w.mu.Lock()
	defer w.mu.Unlock()
	all := make([]Feed, 0, len(w.stands))
	for _, f := range w.stands {
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b Feed) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)), strings.Compare(a.URL, b.URL))
	})
	return all
}

// Watch makes these the feeds that are watched from now on, while Run runs or before. One that
// is new is polled at once, or goes on where it was left; one that is missing is let go: what is on
// its way is dropped, what is being recorded is finished, and its state is kept.
func (w *Watcher) Watch(sources []Source) {
	w.mu.Lock()
	w.wanted = slices.Clone(sources)
	w.mu.Unlock()
	select {
	case w.changed <- struct{}{}:
	default: // the change before was not made yet: it will be this one
	}
}

// change lets go of feeds and takes on others. It fails where the ledger does.
func (r *run) change(ctx context.Context) error {
	r.mu.Lock()
	wanted := r.wanted
	r.mu.Unlock()
	there := make(map[string]*state, len(r.feeds))
	for _, s := range r.feeds {
		there[s.url], s.gone = s, true
	}
	var fresh []Source
	for _, source := range wanted {
		s := there[source.URL]
		if s == nil {
			fresh = append(fresh, source)
			continue
		}
		s.gone = false
		if source.Title != "" && !s.busy { // of one that is polled, when it is next read from the ledger
			s.Title = source.Title
		}
	}
	for _, s := range r.feeds {
		if s.gone && s.busy {
			s.stop()
		}
	}
	if err := r.drop(ctx); err != nil {
		return err
	}
	if err := r.take(ctx, fresh); err != nil {
		return err
	}
	r.hosts = countHosts(r.feeds)
	r.stand()
	return nil
}

// drop forgets the feeds that are let go and not being polled, having kept their states.
func (r *run) drop(ctx context.Context) error {
	gone := func(s *state) bool { return s.gone && !s.busy }
	if !slices.ContainsFunc(r.feeds, gone) {
		return nil
	}
	if err := r.save(context.WithoutCancel(ctx)); err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.feeds = slices.DeleteFunc(r.feeds, func(s *state) bool {
		if gone(s) {
			delete(r.stands, s.url)
		}
		return gone(s)
	})
	r.status.Feeds = len(r.feeds)
	return nil
}

// take takes on feeds with the states that were kept of them.
func (r *run) take(ctx context.Context, sources []Source) error {
	if len(sources) == 0 {
		return nil
	}
	marks, err := r.o.Marks.Bookmarks(context.WithoutCancel(ctx), Kind)
	if err != nil {
		return err
	}
	fresh := r.states(sources, marks)
	for _, s := range fresh {
		for k := range s.seen { // those of feeds that were kept when the watching began are known
			if !r.known.has([]key{k}) {
				r.known.add(k)
			}
		}
	}
	r.feeds = append(r.feeds, fresh...)
	r.spread(r.now(), fresh)
	r.show(fresh...)
	r.count(func(s *Status) { s.Feeds = len(r.feeds) })
	return nil
}
