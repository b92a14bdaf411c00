package cli

import (
	"cmp"
	"context"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"time"

	"waybill"
	"waybill/atlas"
	"waybill/desk"
	"waybill/feed"
	"waybill/fetch"
	"waybill/ledger"
	"waybill/reading"
	"waybill/view"
	"waybill/watch"
)

// feedDesk looks after the feeds of a ledger for people: which are watched is kept there, and the
// watcher of this process is told at once. It is a desk.Feeds.
type feedDesk struct {
	ledger *ledger.Ledger
	fetch  watch.Fetcher
	// clock is that of the watcher, nil for the machine's.
	clock fetch.Clock
	// sink is nil where this process does not watch.
	sink watch.Sink
	log  *slog.Logger

	mu      sync.Mutex
	watcher *watch.Watcher // nil while none runs
}

// feedDesk looks after the feeds of a ledger; watching says whether this process polls them.
func (a *app) feedDesk(l *ledger.Ledger, reader *reading.Reader, known *atlas.Atlas, log *slog.Logger, watching bool) (*feedDesk, error) {
	client, err := a.fetcher()
	if err != nil {
		return nil, err
	}
	f := &feedDesk{ledger: l, fetch: client, clock: a.web.clock, log: log}
	if watching {
		f.sink = newWatchSink(l, known, reader, logCrier{log}, false)
	}
	return f, nil
}

// List is the feeds that were added, by their titles.
func (f *feedDesk) List(ctx context.Context) (*view.Feeds, error) {
	subscriptions, err := watch.Subscriptions(ctx, f.ledger)
	if err != nil {
		return nil, err
	}
	stand, err := f.stand(ctx)
	if err != nil {
		return nil, err
	}
	all := &view.Feeds{Feeds: make([]view.Feed, len(subscriptions)), Watching: f.sink != nil}
	for i, s := range subscriptions {
		all.Feeds[i] = feedOf(s, stand[s.URL])
	}
	slices.SortFunc(all.Feeds, func(a, b view.Feed) int {
		return cmp.Or(strings.Compare(strings.ToLower(string(a.Title)), strings.ToLower(string(b.Title))), strings.Compare(a.URL, b.URL))
	})
	return all, nil
}

// stand is how feeds stand by their addresses: as the watcher has it, else as the ledger does.
func (f *feedDesk) stand(ctx context.Context) (map[string]watch.Feed, error) {
	f.mu.Lock()
	w := f.watcher
	f.mu.Unlock()
	if w == nil {
		return watch.Kept(ctx, f.ledger)
	}
	all := map[string]watch.Feed{}
	for _, x := range w.Feeds() {
		all[x.URL] = x
	}
	return all, nil
}

func feedOf(s watch.Subscription, x watch.Feed) view.Feed {
	return view.Feed{
		URL: s.URL, Title: view.Optional(cmp.Or(s.Title, x.Title)), By: view.Optional(s.By), At: moment(s.At),
		Documents: x.Documents, Pending: x.Pending, Read: moment(x.Read), Next: moment(x.Next),
		Failures: x.Failures, Trouble: view.Optional(x.Trouble), Why: view.Optional(x.Why), Cause: x.Cause, Busy: x.Busy, Moved: view.Optional(x.Moved),
	}
}

// moment is a time as views have it.
func moment(t time.Time) view.Optional {
	if t.IsZero() {
		return ""
	}
	return view.Optional(t.UTC().Format(time.RFC3339))
}

// Add subscribes to a feed, or gives one that is subscribed to another title.
func (f *feedDesk) Add(ctx context.Context, written, title, by string) error {
	address, err := watch.Address(written)
	if err != nil {
		return &desk.Error{Field: "url", Value: written, Why: err.Error()}
	}
	s := watch.Subscription{Source: watch.Source{URL: address, Title: strings.TrimSpace(title)}, By: by, At: f.now()}
	mark, err := s.Bookmark()
	if err != nil {
		return err
	}
	return f.put(ctx, mark)
}

// AddList subscribes to the feeds of a list. What comes before a damage is added.
func (f *feedDesk) AddList(ctx context.Context, list []byte, by string) (int, error) {
	named, err := feed.OPML(list)
	if len(named) == 0 {
		why := "there is no feed in it: each is an outline with an xmlUrl"
		if err != nil {
			why = err.Error()
		}
		return 0, &desk.Error{Field: "list", Value: "OPML", Why: why}
	}
	known, err := subscribed(ctx, f.ledger)
	if err != nil {
		return 0, err
	}
	there := map[string]bool{}
	for _, s := range known {
		there[s.URL] = true
	}
	var marks []ledger.Bookmark
	for _, o := range named {
		address, err := watch.Address(o.URL)
		if err != nil || there[address] {
			continue
		}
		there[address] = true
		s := watch.Subscription{Source: watch.Source{URL: address, Title: strings.TrimSpace(o.Title)}, By: by, At: f.now()}
		mark, err := s.Bookmark()
		if err != nil {
			return 0, err
		}
		marks = append(marks, mark)
	}
	return len(marks), f.put(ctx, marks...)
}

// Remove ends a subscription.
func (f *feedDesk) Remove(ctx context.Context, address string) error {
	return f.put(ctx, watch.Unsubscribed(address))
}

// put keeps changes of the subscriptions and tells the watcher.
func (f *feedDesk) put(ctx context.Context, marks ...ledger.Bookmark) error {
	if _, err := f.ledger.Record(ctx, nil, marks...); err != nil {
		return err
	}
	return f.follow(context.WithoutCancel(ctx))
}

// follow lets the watcher watch what is subscribed to now.
func (f *feedDesk) follow(ctx context.Context) error {
	f.mu.Lock()
	defer f.mu.Unlock() // the last one to read the subscriptions is the last one to tell of them
	if f.watcher == nil {
		return nil
	}
	feeds, err := subscribed(ctx, f.ledger)
	if err == nil {
		f.watcher.Watch(feeds)
	}
	return err
}

func (f *feedDesk) now() time.Time { return cmp.Or[fetch.Clock](f.clock, fetch.SystemClock{}).Now() }

// tried is how many entries of a feed are shown that is tried; a try takes no longer than patience.
const (
	tried    = 10
	patience = 20 * time.Second
)

// Try fetches a feed once and keeps nothing.
func (f *feedDesk) Try(ctx context.Context, written string) (*view.Trial, error) {
	address, err := watch.Address(written)
	if err != nil {
		return nil, &desk.Error{Field: "url", Value: written, Why: err.Error()}
	}
	t := &view.Trial{URL: address, Entries: []view.Article{}, Found: []string{}}
	short, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	page, err := f.fetch.Get(short, address, fetch.Validators{})
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case short.Err() != nil:
		t.Trouble, t.Cause = view.Optional(watch.Unreachable), waybill.Because("no-answer", patience)
		t.Why = view.Optional(t.Cause.String())
		return t, nil
	case err != nil:
		t.Trouble, t.Why, t.Cause = view.Optional(watch.TroubleOf(err)), view.Optional(watch.Reason(err)), watch.CauseOf(err)
		return t, nil
	}
	parsed, err := feed.Parse(page.Body, page.URL)
	if err != nil {
		t.Trouble, t.Why, t.Cause = view.Optional(watch.TroubleOf(err)), view.Optional(watch.Reason(err)), watch.CauseOf(err)
		for _, o := range feed.Linked(page.Body, page.URL) {
			t.Found = append(t.Found, o.URL)
		}
		return t, nil
	}
	t.Title = view.Optional(parsed.Title)
	for i := range parsed.Entries[:min(tried, len(parsed.Entries))] {
		e := &parsed.Entries[i]
		t.Entries = append(t.Entries, view.Article{File: e.URL, Outlet: view.Optional(cmp.Or(e.Outlet, parsed.Title)), Published: view.Optional(e.Day()), Title: view.Optional(e.Title)})
	}
	return t, nil
}
