package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"waybill/desk"
	"waybill/fetch"
	"waybill/view"
)

// newFeedDesk looks after the feeds of a ledger of its own, and fetches from this machine.
func newFeedDesk(t *testing.T, place string) *feedDesk {
	t.Helper()
	built, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	a := &app{Streams: Streams{Getenv: env(map[string]string{"WAYBILL_LEDGER": place})}, built: built}
	l, known, err := a.open(t.Context(), true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	reader, _, err := a.reader()
	if err != nil {
		t.Fatal(err)
	}
	client := fetch.New(fetch.Options{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}, Limits: fetch.Limits{Delay: time.Millisecond}})
	t.Cleanup(client.Close)
	log := slog.New(slog.DiscardHandler)
	return &feedDesk{ledger: l, fetch: client, sink: newWatchSink(l, known, reader, logCrier{log}, false), log: log}
}

// feedThat waits until the only feed stands as is wanted.
func feedThat(t *testing.T, f *feedDesk, wanted func(view.Feed) bool) view.Feed {
	t.Helper()
	var all *view.Feeds
	for range 6000 {
		var err error
		if all, err = f.List(t.Context()); err != nil {
			t.Fatal(err)
		}
		if len(all.Feeds) == 1 && wanted(all.Feeds[0]) {
			return all.Feeds[0]
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatalf("the feeds stand as %+v", all)
	return view.Feed{}
}

// A feed that is added is read at once; one that is removed and added again brings nothing twice,
// another process neither.
func TestFeedsAreWatched(t *testing.T) {
	site, asked := feedSite(t)
	place := filepath.Join(t.TempDir(), "l.db")
	f := newFeedDesk(t, place)
	end := f.begin(t.Context())
	if err := f.Add(t.Context(), site.URL+"/rss#news", " Our Bote ", "ada"); err != nil {
		t.Fatal(err)
	}
	done := func(x view.Feed) bool { return !x.Busy && x.Documents == 1 && x.Pending <= 1 && asked.Load() == 2 }
	x := feedThat(t, f, done)
	if x.URL != site.URL+"/rss" || x.Title != "Our Bote" || x.By != "ada" || x.At == "" || x.Read == "" || x.Next == "" || x.Failures != 0 {
		t.Errorf("it stands as %+v", x)
	}
	for range 5 {
		if err := f.Remove(t.Context(), x.URL); err != nil {
			t.Fatal(err)
		}
		if all, err := f.List(t.Context()); err != nil || len(all.Feeds) != 0 || !all.Watching {
			t.Errorf("after the removal: %+v, %v", all, err)
		}
		if err := f.Add(t.Context(), x.URL, "", "bob"); err != nil {
			t.Fatal(err)
		}
	}
	x = feedThat(t, f, done)
	end()
	counts, err := f.ledger.Stats(t.Context())
	if err != nil || counts.Articles != 2 || x.By != "bob" || x.Title != "Our Bote" {
		t.Errorf("%+v, %v; it stands as %+v", counts, err, x)
	}
	again := newFeedDesk(t, place)
	end = again.begin(t.Context())
	feedThat(t, again, done)
	end()
	if counts, err = again.ledger.Stats(t.Context()); err != nil || counts.Articles != 2 || asked.Load() != 2 {
		t.Errorf("a second process: %+v, %v, %d pages asked for", counts, err, asked.Load())
	}
	// waybill watch goes by the same list
	out, errs, status := tryWeb(t, map[string]string{"WAYBILL_LEDGER": place}, "watch", "--once", "--allow-address", "127.0.0.1")
	if status != 0 || out != "" || !strings.Contains(errs, " of 1 feed") {
		t.Errorf("watch without feeds: status %d, %s%s", status, out, errs)
	}
}

func TestFeedsFail(t *testing.T) {
	site, _ := feedSite(t)
	f := newFeedDesk(t, filepath.Join(t.TempDir(), "l.db"))
	var wrong *desk.Error
	for _, address := range []string{"", "ftp://example.org/rss", "javascript:alert(1)", "https://ada:secret@example.org/"} {
		if err := f.Add(t.Context(), address, "", "ada"); !errors.As(err, &wrong) {
			t.Errorf("%q is added: %v", address, err)
		}
		if _, err := f.Try(t.Context(), address); !errors.As(err, &wrong) {
			t.Errorf("%q is tried: %v", address, err)
		}
	}
	end := f.begin(t.Context())
	defer end()
	if err := f.Add(t.Context(), site.URL+"/gone", "", "ada"); err != nil {
		t.Fatal(err)
	}
	x := feedThat(t, f, func(x view.Feed) bool { return x.Failures > 0 })
	if x.Trouble != "missing" || !strings.HasPrefix(string(x.Why), "the server answered 404 (Not Found): check the address") || x.Next == "" {
		t.Errorf("it stands as %+v", x)
	}
}

// Of a list of feeds those are added that are not there yet.
func TestFeedList(t *testing.T) {
	f := newFeedDesk(t, filepath.Join(t.TempDir(), "l.db"))
	f.sink = nil
	list := func(addresses ...string) []byte {
		text := `<opml version="2.0"><body><outline text="News">`
		for i, a := range addresses {
			text += fmt.Sprintf(`<outline text="Feed %d" xmlUrl=%q/>`, i, a)
		}
		return []byte(text + `</outline></body></opml>`)
	}
	for _, step := range []struct {
		list []byte
		want int
	}{
		{list("https://example.org/a", "HTTPS://EXAMPLE.org/a#x", "https://example.org/b", "ftp://example.org/c"), 2},
		{list("https://example.org/b", "https://example.org/d"), 1},
		{[]byte(strings.TrimSuffix(string(list("https://example.org/d")), "</outline></body></opml>")), 0}, // broken off
	} {
		if n, err := f.AddList(t.Context(), step.list, "ada"); n != step.want || err != nil {
			t.Errorf("%d are added, %v; want %d", n, err, step.want)
		}
	}
	var wrong *desk.Error
	for _, bad := range []string{"", "no list", `<rss version="2.0"><channel></channel></rss>`, string(list())} {
		if _, err := f.AddList(t.Context(), []byte(bad), "ada"); !errors.As(err, &wrong) {
			t.Errorf("%q is taken: %v", bad, err)
		}
	}
	all, err := f.List(t.Context())
	if err != nil || len(all.Feeds) != 3 || all.Watching || all.Feeds[0].Title != "Feed 0" || all.Feeds[0].By != "ada" {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestTryFeed(t *testing.T) {
	site, asked := feedSite(t)
	f := newFeedDesk(t, filepath.Join(t.TempDir(), "l.db"))
	home := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		write(w, "text/html", `<html><head><link rel="alternate" type="application/rss+xml" href="`+site.URL+`/rss"></head><body>Post</body></html>`)
	}))
	defer home.Close()
	trial, err := f.Try(t.Context(), site.URL+"/rss")
	if err != nil || trial.Title != "Kieler Bote" || trial.Why != "" || len(trial.Entries) != 4 || trial.Entries[0].File != site.URL+"/latin" || trial.Entries[0].Title != "Fregatten" || trial.Entries[0].Published != "2024-05-15" {
		t.Errorf("%+v, %v", trial, err)
	}
	trial, err = f.Try(t.Context(), home.URL)
	if err != nil || trial.Trouble != "no-feed" || len(trial.Found) != 1 || trial.Found[0] != site.URL+"/rss" {
		t.Errorf("a page: %+v, %v", trial, err)
	}
	f.fetch = fetch.New(fetch.Options{})
	trial, err = f.Try(t.Context(), site.URL+"/rss")
	if err != nil || trial.Trouble != "not-public" || !strings.Contains(string(trial.Why), "--allow-address") {
		t.Errorf("an address that is not public: %+v, %v", trial, err)
	}
	if all, err := f.List(t.Context()); err != nil || len(all.Feeds) != 0 || asked.Load() != 0 {
		t.Errorf("trying keeps %+v, %v", all, err)
	}
}

// writer is a function as an io.Writer.
type writer func(p []byte) (int, error)

func (w writer) Write(p []byte) (int, error) { return w(p) }

// A watching that the ledger ends is told of, and what cannot be kept too.
func TestFeedsWithoutLedger(t *testing.T) {
	f := newFeedDesk(t, filepath.Join(t.TempDir(), "l.db"))
	ctx, cancel := context.WithCancel(t.Context())
	var told []string
	f.log = slog.New(slog.NewTextHandler(writer(func(p []byte) (int, error) {
		told = append(told, string(p))
		cancel()
		return len(p), nil
	}), nil))
	f.ledger.Close()
	f.run(ctx)
	if len(told) != 1 || !strings.Contains(told[0], "begins again in a minute") {
		t.Errorf("told %q", told)
	}
	if err := f.Add(t.Context(), "https://example.org/rss", "", "ada"); err == nil {
		t.Error("added to a ledger that is closed")
	}
}
