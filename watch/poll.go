package watch

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"
	"time"

	"waybill"
	"waybill/feed"
	"waybill/fetch"
)

// poll asks for a feed if it is due, then for the pages that are. Its error is one of the ledger.
func (w *Watcher) poll(ctx context.Context, s *state) (contact, error) {
	var met contact
	now := w.now()
	if !s.Due.After(now) || w.o.Once && !s.NotBefore.After(now) {
		w.count(func(st *Status) { st.Polls++ })
		var err error
		if met, err = w.pollFeed(ctx, s); err != nil || met == unreachable || ctx.Err() != nil {
			return met, err
		}
	}
	pages, err := w.fetchPending(ctx, s)
	return cmp.Or(pages, met), err
}

// met is what an answer, or its want, tells of the network.
func met(err error) contact {
	var status *fetch.StatusError
	switch {
	case err == nil, errors.As(err, &status):
		return reached
	case errors.Is(err, fetch.ErrNetwork):
		return unreachable
	}
	return unasked
}

// pollFeed asks for a feed and takes what is new in it.
func (w *Watcher) pollFeed(ctx context.Context, s *state) (contact, error) {
	page, err := w.o.Fetch.Get(ctx, s.address(), s.validators())
	switch {
	case ctx.Err() != nil:
		return unasked, nil
	case err != nil:
		w.failed(s, err)
		return met(err), nil
	case page.NotModified:
		w.worked(s, page, 0)
		return reached, nil
	}
	f, err := feed.Parse(page.Body, page.URL)
	if err != nil {
		w.failed(s, err)
		return reached, nil
	}
	if page.Moved {
		s.Moved = page.URL
	}
	s.Title = cmp.Or(s.Title, f.Title)
	s.Hint = max(f.Every, page.MaxAge)
	if s.Documents == 0 {
		s.Interval = initial(f.Entries)
	}
	entries, whole := f.Entries, true
	switch f.Kind {
	case feed.SitemapIndex:
		if entries, whole, err = w.members(ctx, s, f.Sitemaps); ctx.Err() != nil {
			return unasked, nil
		} else if err != nil {
			w.failed(s, err)
			return met(err), nil
		}
	case feed.Sitemap:
		entries = recent(entries, w.now())
	}
	n, all, err := w.takeEntries(ctx, s, entries)
	if err != nil {
		return reached, err
	}
	s.ETag, s.LastModified = "", ""
	if whole && all {
		// only now: a feed whose new entries are not all pending or seen must come again whole
		s.ETag, s.LastModified = page.Validators.ETag, page.Validators.LastModified
	}
	w.worked(s, page, n)
	return reached, nil
}

// A sitemap lists all pages of a site; those that are news say that they came, or changed, lately.
// Two days are what news sitemaps cover.
const lately = 48 * time.Hour

// maxMembers is how many sitemaps of an index are looked into at a time.
const maxMembers = 10

// recent are the entries of a sitemap that are news. Pages without a day are none.
func recent(entries []feed.Entry, now time.Time) []feed.Entry {
	return slices.DeleteFunc(entries, func(e feed.Entry) bool {
		at := e.Published
		if at.IsZero() {
			at = e.Changed
		}
		return at.Before(now.Add(-lately))
	})
}

// members are the entries of the sitemaps of an index that changed, the latest first. whole says
// that nothing hinders the index to be asked for with its validators next time.
func (w *Watcher) members(ctx context.Context, s *state, refs []feed.Ref) (entries []feed.Entry, whole bool, err error) {
	now := w.now()
	slices.SortStableFunc(refs, func(a, b feed.Ref) int { return b.Modified.Compare(a.Modified) })
	fetched := map[string]time.Time{}
	whole = true
	for _, ref := range refs {
		dated := !ref.Modified.IsZero()
		if dated && ref.Modified.Before(now.Add(-lately)) {
			continue
		}
		if dated && s.Members[ref.URL].Equal(ref.Modified) {
			fetched[ref.URL] = ref.Modified
			continue
		}
		if len(fetched) == maxMembers {
			break
		}
		whole = whole && dated
		page, err := w.o.Fetch.Get(ctx, ref.URL, fetch.Validators{})
		if err != nil {
			return nil, false, err
		}
		f, err := feed.Parse(page.Body, page.URL)
		if err != nil {
			return nil, false, err
		}
		entries = append(entries, recent(f.Entries, now)...)
		fetched[ref.URL] = ref.Modified
	}
	s.Members = fetched
	return entries, whole, nil
}

// worked notes a poll that went well, and how many new entries it brought.
func (w *Watcher) worked(s *state, page *fetch.Page, brought int) {
	if s.told {
		w.tell(Event{What: FeedWorks, Feed: s.url})
	}
	s.told, s.network, s.Failures, s.Trouble, s.Why, s.Cause = false, false, 0, NoTrouble, "", waybill.Cause{}
	s.Interval = adapt(cmp.Or(s.Interval, first), brought > 0)
	now := w.now()
	s.Read = now
	least := max(min(max(s.Hint, page.MaxAge), longest), page.RetryAfter)
	s.NotBefore = now.Add(max(least, shortest))
	s.Due = now.Add(jittered(max(s.Interval, least), w.chance()))
	s.dirty = true
	w.count(func(st *Status) { st.New += brought })
}

// A feed whose failure may pass is told of at the third in a row.
const passing = 3

// failed notes a poll that did not go well.
func (w *Watcher) failed(s *state, err error) {
	now := w.now()
	s.network = errors.Is(err, fetch.ErrNetwork)
	if s.network && w.Status().Offline {
		s.Due = now.Add(jittered(probeMost, w.chance()))
		return
	}
	s.Trouble, s.Why, s.Cause = TroubleOf(err), Reason(err), CauseOf(err)
	s.Failures++
	var asked time.Duration
	var status *fetch.StatusError
	if errors.As(err, &status) && status.RetryAfter > 0 {
		asked, s.Failures = status.RetryAfter, 1 // the host is busy, that is no fault of the feed
	}
	s.NotBefore = now.Add(asked)
	s.Due = now.Add(jittered(max(backoff(cmp.Or(s.Interval, first), s.Failures, temporary(err)), asked), w.chance()))
	if s.Moved != "" && s.Failures >= passing {
		s.Moved, s.ETag, s.LastModified = "", "", "" // perhaps it moved back
	}
	s.dirty = true
	if !s.told && (s.Failures >= passing || w.o.Once || !temporary(err)) {
		s.told = true
		w.tell(Event{What: FeedFailed, Feed: s.url, Err: err})
	}
}

// temporary reports whether what went wrong may pass by itself.
func temporary(err error) bool {
	var status *fetch.StatusError
	if errors.As(err, &status) {
		switch status.Status {
		case http.StatusRequestTimeout, http.StatusTooEarly, http.StatusTooManyRequests:
			return true
		}
		return status.Status >= 500
	}
	return errors.Is(err, fetch.ErrNetwork) || errors.Is(err, fetch.ErrSlow) || errors.Is(err, fetch.ErrEncoding) || errors.Is(err, feed.ErrDamaged)
}
