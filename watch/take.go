package watch

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"time"

	"waybill/feed"
	"waybill/fetch"
	"waybill/intake"
)

const (
	// maxPending is how many pages of a feed wait at most; the others are found at the next poll.
	maxPending = 200
	// maxTeaser is how much of what the feed holds is kept with a pending page, in bytes.
	maxTeaser = 2000
)

// takeEntries hands on the new entries that the feed holds whole, and puts the others among the
// pending. It gives how many were new, and whether all are taken care of.
func (w *Watcher) takeEntries(ctx context.Context, s *state, entries []feed.Entry) (n int, all bool, err error) {
	now := w.now()
	s.Documents++
	entries = onlyOnce(entries)
	keys := keysOf(s.url, entries)
	waiting := map[key]bool{}
	for _, p := range s.Pending {
		for _, k := range p.Keys {
			waiting[k] = true
		}
	}
	var articles []Article
	var taken [][]key
	all = true
	for i := range entries {
		e, k := &entries[i], keys[i]
		whole := e.Full || e.URL == ""
		switch {
		case w.known.has(k):
			w.known.add(s.remember(k, now)...)
		case slices.ContainsFunc(k, func(k key) bool { return waiting[k] }):
		case whole && w.known.take(k):
			articles, taken = append(articles, s.article(e.Page(), e.URL, e)), append(taken, k)
			n++
		case e.URL == "" || len(s.Pending) >= maxPending:
			all = false
		default:
			s.Pending = append(s.Pending, pending{
				URL: e.URL, Title: e.Title, Outlet: e.Outlet, Published: e.Day(), Teaser: e.Teaser(maxTeaser), Keys: k, Next: now,
			})
			n++
		}
	}
	w.known.drop(s.seen.forget(s.Documents, now)...)
	return n, all, w.record(ctx, s, articles, taken)
}

// onlyOnce drops entries that stand in the feed twice.
func onlyOnce(entries []feed.Entry) []feed.Entry {
	type identity struct{ id, page string }
	there := make(map[identity]bool, len(entries))
	return slices.DeleteFunc(entries, func(e feed.Entry) bool {
		i := identity{e.ID, feed.Same(e.URL)}
		again := there[i]
		there[i] = true
		return again
	})
}

// record hands articles on together with the state of their feed in which their entries are
// seen, and gives the entries back. Once begun it is finished, whatever becomes of ctx.
func (w *Watcher) record(ctx context.Context, s *state, articles []Article, taken [][]key) error {
	if len(taken) == 0 {
		return nil
	}
	now := w.now()
	var fresh []key
	for _, k := range taken {
		fresh = append(fresh, s.remember(k, now)...)
	}
	mark, err := s.bookmark()
	if err == nil {
		err = w.o.Sink.Take(context.WithoutCancel(ctx), articles, mark)
	}
	if err != nil {
		return err
	}
	s.dirty = false
	w.known.add(fresh...)
	for _, k := range taken {
		w.known.free(k)
	}
	w.count(func(st *Status) { st.Articles += len(articles) })
	return nil
}

// fetchPending fetches the pages that are due, one after the other.
func (w *Watcher) fetchPending(ctx context.Context, s *state) (contact, error) {
	last := unasked
	for i := 0; i < len(s.Pending) && ctx.Err() == nil; {
		p := &s.Pending[i]
		now := w.now()
		switch {
		case p.Next.After(now):
			i++
			continue
		case w.known.has(p.Keys): // in another feed
			w.known.add(s.remember(p.Keys, now)...)
			s.drop(i)
			continue
		case !w.known.take(p.Keys): // another feed is at it
			p.Next = now.Add(time.Minute)
			i++
			continue
		}
		met, stays, err := w.fetchPage(ctx, s, i)
		if err != nil || ctx.Err() != nil {
			return met, err
		}
		if last = met; met == unreachable {
			s.putOff(w.now().Add(time.Minute))
		}
		if stays {
			i++
		}
	}
	return last, nil
}

// drop takes an entry from the pending.
func (s *state) drop(i int) {
	s.Pending = slices.Delete(s.Pending, i, i+1)
	s.dirty = true
}

// putOff lets all pages that are due wait.
func (s *state) putOff(until time.Time) {
	for i := range s.Pending {
		if s.Pending[i].Next.Before(until) {
			s.Pending[i].Next = until
		}
	}
}

// fetchPage fetches the page of a pending entry that was taken, and hands it on. stays says that it
// could not be had and is pending still.
func (w *Watcher) fetchPage(ctx context.Context, s *state, i int) (reach contact, stays bool, err error) {
	p := s.Pending[i]
	page, failure := w.o.Fetch.Get(ctx, p.URL, fetch.Validators{})
	if ctx.Err() != nil {
		w.known.free(p.Keys)
		return unasked, true, nil
	}
	e := feed.Entry{URL: p.URL, Title: p.Title, Outlet: p.Outlet, HTML: p.Teaser}
	var articles []Article
	keys := p.Keys
	switch {
	case failure != nil && w.again(&s.Pending[i], failure):
		w.known.free(p.Keys)
		s.dirty = true
		return met(failure), true, nil
	case failure != nil:
		w.tell(Event{What: PageFailed, Feed: s.url, Page: p.URL, Err: failure})
		if p.Teaser != "" {
			articles = append(articles, s.article(e.Page(), p.URL, &e))
		}
	default:
		final := pageKey(page.URL)
		same := slices.Contains(keys, final)
		switch {
		case !same && w.known.has([]key{final}): // a detour to what is there
		case !same && !w.known.take([]key{final}):
			w.known.free(p.Keys)
			s.Pending[i].Next = w.now().Add(time.Minute)
			return reached, true, nil
		default:
			articles = append(articles, s.article(intake.Decode(page.Body, page.ContentType), page.URL, &e))
		}
		if !same {
			keys = append(slices.Clone(keys), final)
		}
	}
	for j := range articles {
		articles[j].Published = p.Published
	}
	s.drop(i)
	return met(failure), false, w.record(ctx, s, articles, [][]key{keys})
}

// How often a page is asked for at most: where the failure may pass, and where the page may still
// be put there; where nothing will change, once. A first pause of two minutes doubles up to two hours, so
// that the first is most of a day.
const (
	triesPassing = 14
	triesMissing = 3
	firstPause   = 2 * time.Minute
	longestPause = 2 * time.Hour
)

// again puts a page off that could not be had, unless it was tried often enough.
func (w *Watcher) again(p *pending, err error) bool {
	now := w.now()
	if errors.Is(err, fetch.ErrNetwork) && w.Status().Offline {
		p.Next = now.Add(probeMost) // not its fault
		return true
	}
	p.Tries++
	var status *fetch.StatusError
	asked, hope := time.Duration(0), temporary(err)
	if errors.As(err, &status) {
		asked = status.RetryAfter
		if status.Status == http.StatusNotFound || status.Status == http.StatusForbidden {
			p.Missing++
			hope = p.Missing < triesMissing
		}
	}
	wait := min(firstPause<<min(p.Tries-1, 10), longestPause)
	p.Next = now.Add(jittered(max(wait, asked), w.chance()))
	return hope && p.Tries < triesPassing
}
