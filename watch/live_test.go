package watch_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"waybill/fetch"
	"waybill/ledger"
	"waybill/watch"
)

// ringing is a shelf that rings at each thing put there.
type ringing struct {
	shelf
	bell chan struct{}
}

func newRinging() *ringing {
	return &ringing{shelf{marks: map[string]ledger.Bookmark{}}, make(chan struct{}, 1)}
}

func (s *ringing) Take(ctx context.Context, articles []watch.Article, marks ...ledger.Bookmark) error {
	err := s.shelf.Take(ctx, articles, marks...)
	select {
	case s.bell <- struct{}{}:
	default:
	}
	return err
}

// await waits until at least n articles are there.
func (s *ringing) await(t *testing.T, n int) {
	t.Helper()
	for {
		s.mu.Lock()
		there := len(s.files)
		s.mu.Unlock()
		if there >= n {
			return
		}
		select {
		case <-s.bell:
		case <-time.After(30 * time.Second):
			t.Fatalf("%d articles came, not %d", there, n)
		}
	}
}

// manyFeeds is a server with feeds, /feed/0 and so on, of so many articles each, and the
// client that fetches from it. An article stands in two feeds.
func manyFeeds(t *testing.T, feeds, articles int) (string, *fetch.Client) {
	t.Helper()
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var n int
		if _, err := fmt.Sscanf(r.URL.Path, "/feed/%d", &n); err == nil && n < feeds {
			fmt.Fprintf(w, `<rss version="2.0"><channel><title>Feed %d</title>`, n)
			for i := range articles {
				fmt.Fprintf(w, `<item><title>Tanks</title><link>http://%s/a/%d-%d</link></item>`, r.Host, n, i)
			}
			fmt.Fprintf(w, `<item><title>Tanks</title><link>http://%s/a/%d-0</link></item></channel></rss>`, r.Host, (n+1)%feeds)
			return
		}
		if strings.HasPrefix(r.URL.Path, "/a/") {
			fmt.Fprintf(w, "Tanks\n\nNorway delivered 14 tanks to Ukraine, says %s.\n", r.URL.Path)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(site.Close)
	client := fetch.New(fetch.Options{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, Limits: fetch.Limits{Delay: time.Millisecond}})
	t.Cleanup(client.Close)
	return site.URL, client
}

// Feeds come and go while they are polled, and come back: no article is lost, none comes twice.
func TestWatchOthers(t *testing.T) {
	const feeds, articles = 6, 8
	site, client := manyFeeds(t, feeds, articles)
	s := newRinging()
	w, err := watch.New(t.Context(), nil, watch.Options{Fetch: client, Sink: s, Marks: s})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- w.Run(ctx) }()
	var all []watch.Source
	for i := range feeds {
		all = append(all, watch.Source{URL: fmt.Sprintf("%s/feed/%d", site, i), Title: fmt.Sprint("Title ", i)})
	}
	chance := rand.New(rand.NewPCG(1, 2))
	for came := range feeds * articles / 2 {
		some := slices.Clone(all)
		chance.Shuffle(len(some), func(i, j int) { some[i], some[j] = some[j], some[i] })
		w.Watch(some[:1+chance.IntN(feeds-1)])
		if came%4 == 3 {
			w.Watch(all) // of few feeds all may have come
			s.await(t, came)
		}
	}
	w.Watch(all)
	s.await(t, feeds*articles)
	cancel()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	slices.Sort(s.files)
	if n := len(slices.Compact(slices.Clone(s.files))); n != feeds*articles || len(s.files) != n {
		t.Errorf("%d articles came, %d of them different; want %d:\n%s", len(s.files), n, feeds*articles, strings.Join(s.files, "\n"))
	}
	if n := w.Status().Feeds; n != feeds {
		t.Errorf("%d feeds are watched", n)
	}
}

// What is let go is polled no more and taken up again where it was left; how it stands is told.
func TestLetGo(t *testing.T) {
	site, client := manyFeeds(t, 2, 3)
	s := newRinging()
	one, gone := watch.Source{URL: site + "/feed/0", Title: "Mine"}, watch.Source{URL: site + "/feed/9"}
	w, err := watch.New(t.Context(), []watch.Source{one}, watch.Options{Fetch: client, Sink: s, Marks: s})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- w.Run(ctx) }()
	s.await(t, 4)
	w.Watch([]watch.Source{gone})
	failing := stands(t, w, func(f watch.Feed) bool { return f.URL == gone.URL && f.Failures > 0 })
	if failing.Trouble != watch.Missing || !strings.HasPrefix(failing.Why, "the server answered 404 (Not Found): check the address") || !failing.Read.IsZero() || failing.Next.IsZero() {
		t.Errorf("a feed that is not there: %+v", failing)
	}
	if n := len(w.Feeds()); n != 1 {
		t.Errorf("%d feeds are watched", n)
	}
	kept, err := watch.Kept(t.Context(), s)
	if f := kept[one.URL]; err != nil || f.Title != "Mine" || f.Documents != 1 || f.Read.IsZero() || f.Pending != 0 {
		t.Errorf("of what was let go there is kept %+v, %v", f, err)
	}
	w.Watch([]watch.Source{one, gone, one})
	back := stands(t, w, func(f watch.Feed) bool { return f.URL == one.URL })
	if back.Documents != 1 || !back.Next.After(time.Now()) {
		t.Errorf("taken up again: %+v", back)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if len(s.files) != 4 {
		t.Errorf("taken: %v", s.files)
	}
}

// stands waits until one of the feeds stands as is wanted.
func stands(t *testing.T, w *watch.Watcher, wanted func(watch.Feed) bool) watch.Feed {
	t.Helper()
	for begun := time.Now(); time.Since(begun) < 30*time.Second; time.Sleep(5 * time.Millisecond) {
		for _, f := range w.Feeds() {
			if wanted(f) {
				return f
			}
		}
	}
	t.Fatalf("the feeds stand as %+v", w.Feeds())
	return watch.Feed{}
}

func TestSubscriptions(t *testing.T) {
	for written, want := range map[string]string{
		" https://Example.org/rss#top ": "https://example.org/rss", "example.org/rss": "https://example.org/rss", "feed:https://example.org/rss": "https://example.org/rss",
		"feed://example.org/rss": "https://example.org/rss", "http://example.org": "http://example.org",
		"": "", "javascript:alert(1)": "", "ftp://example.org/": "", "https://": "", "https://user:secret@example.org/rss": "", "https://example.org/" + strings.Repeat("a", 3000): "",
	} {
		if got, err := watch.Address(written); got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v", written, got, err)
		}
	}
	at := time.Date(2025, 3, 1, 12, 0, 0, 0, time.UTC)
	s := &shelf{marks: map[string]ledger.Bookmark{"x": {Kind: watch.Subscribed, Key: "x", Value: "{"}}}
	want := watch.Subscription{Source: watch.Source{URL: "https://example.org/rss", Title: "Post"}, By: "Ada", At: at}
	mark, err := want.Bookmark()
	if err != nil {
		t.Fatal(err)
	}
	s.marks[mark.Key] = mark
	all, err := watch.Subscriptions(t.Context(), s)
	if err != nil || len(all) != 2 || !slices.Contains(all, want) || !slices.Contains(all, watch.Subscription{Source: watch.Source{URL: "x"}}) {
		t.Errorf("%+v, %v", all, err)
	}
}
