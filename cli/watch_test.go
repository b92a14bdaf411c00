package cli

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"waybill/feed"
)

// feedSite is a server with a feed of two teasers, one whole article without a claim, and a link to
// nowhere; and the number of times the pages were asked for.
func feedSite(t *testing.T) (*httptest.Server, *atomic.Int64) {
	t.Helper()
	asked := &atomic.Int64{}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		base := "http://" + r.Host
		switch r.URL.Path {
		case "/rss":
			w.Header().Set("ETag", `"1"`)
			if r.Header.Get("If-None-Match") == `"1"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			item := func(path, title, text string) string {
				return fmt.Sprintf("<item><title>%s</title><link>%s%s</link><pubDate>Wed, 15 May 2024 00:30:00 +0200</pubDate><description>%s</description></item>", title, base, path, text)
			}
			write(w, "application/rss+xml", "<rss version=\"2.0\"><channel><title>Kieler Bote</title>"+
				item("/latin", "Fregatten", "Kurz.")+item("/polish", "Zapowied&#378;", "")+
				item("/weather", "Wetter", strings.Repeat("Am Dienstag regnet es an der Küste, danach wird es wieder heiter. ", 30))+
				item("/none", "Gone", "Norway delivered 14 tanks to Ukraine.")+"</channel></rss>")
		case "/latin":
			asked.Add(1)
			write(w, "text/html; charset=iso-8859-1", latinPage)
		case "/polish":
			asked.Add(1)
			write(w, "text/plain; charset=iso-8859-2", polishPage)
		case "/page":
			write(w, "text/html", "<html><body>About our feeds</body></html>")
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(s.Close)
	return s, asked
}

func TestWatchOnce(t *testing.T) {
	s, asked := feedSite(t)
	list := filepath.Join(t.TempDir(), "feeds.txt")
	opml := `<opml version="2.0"><body><outline text="x"><outline text="Our Bote" xmlUrl="` + s.URL + `/rss"/></outline></body></opml>`
	if err := os.WriteFile(list, []byte(opml), 0o600); err != nil {
		t.Fatal(err)
	}
	environment := map[string]string{"WAYBILL_LEDGER": filepath.Join(t.TempDir(), "l.db")}
	out, errs, status := tryWeb(t, environment, "watch", "--once", "--allow-address", "127.0.0.1", list)
	for _, want := range []string{
		"2024-05-15 · Our Bote · Fregatten\n", "France (FR) → Greece (GR): drei Fregatten (ship.surface) · ", s.URL + "/latin\n", "Our Bote · Zapowiedź\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("status %d: %q is not in\n%s\n%s", status, want, out, errs)
		}
	}
	if want := "1 poll of 1 feed: 2 articles recorded with "; !strings.Contains(errs, want) || !strings.Contains(errs, "1 without a claim, 0 known, 1 still to be fetched (ledger ") || status != 0 {
		t.Errorf("status %d: %s", status, errs)
	}
	// the same again: nothing is due, and nothing is new
	out, errs, status = tryWeb(t, environment, "watch", "--once", "--json", "--allow-address", "127.0.0.1", s.URL+"/rss")
	if out != "" || status != 0 || asked.Load() != 2 {
		t.Errorf("again: status %d, %d pages asked for: %s%s", status, asked.Load(), out, errs)
	}
}

func TestWatchFails(t *testing.T) {
	s, _ := feedSite(t)
	environment := map[string]string{"WAYBILL_LEDGER": filepath.Join(t.TempDir(), "l.db")}
	saved := filepath.Join(t.TempDir(), "saved.opml")
	if err := os.WriteFile(saved, []byte(`<rss version="2.0"><channel></channel></rss>`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		args   []string
		status int
		want   string
	}{
		{[]string{}, statusUsage, "nothing to watch: name feeds"},
		{[]string{"none.opml"}, statusInput, "read the feeds in none.opml: there is no such file"},
		{[]string{saved}, statusInput, "is a saved feed (RSS), not a list of feeds"},
		{[]string{"../samples/de-agentur-haubitzen.txt"}, statusInput, "it is no OPML"},
		{[]string{"--once", s.URL + "/rss"}, statusInput, "127.0.0.1 is a loopback address"},
		{[]string{"--once", "--allow-address", "127.0.0.1", s.URL + "/none"}, statusInput, "poll " + s.URL + "/none: the server answered 404"},
		{[]string{"--once", "--allow-address", "127.0.0.1", s.URL + "/page"}, statusInput, "poll " + s.URL + "/page: it is none of RSS, Atom, JSON Feed and sitemap"},
	} {
		out, errs, status := tryWeb(t, environment, append([]string{"watch"}, test.args...)...)
		if status != test.status || out != "" || !strings.Contains(errs, test.want) {
			t.Errorf("%q: status %d, %q, %q", test.args, status, out, errs)
		}
	}
}

// The sample is a list of feeds, and names no real one.
func TestSampleFeeds(t *testing.T) {
	b, err := os.ReadFile("../samples/feeds.opml")
	if err != nil {
		t.Fatal(err)
	}
	list, err := feed.OPML(b)
	if err != nil || len(list) != 3 {
		t.Fatalf("%d feeds, %v", len(list), err)
	}
	for _, o := range list {
		if !strings.Contains(o.URL, ".example.org/") {
			t.Errorf("%s is not an example", o.URL)
		}
	}
}
