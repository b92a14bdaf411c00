package watch_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"waybill/fetch"
	"waybill/fetch/fetchtest"
	"waybill/ledger"
	"waybill/watch"
)

// shelf is a sink and the bookmarks it was given, in memory.
type shelf struct {
	mu    sync.Mutex
	files []string
	marks map[string]ledger.Bookmark
}

func (s *shelf) Take(_ context.Context, articles []watch.Article, marks ...ledger.Bookmark) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, a := range articles {
		s.files = append(s.files, a.File+" "+a.Outlet+" "+a.Published)
	}
	for _, m := range marks {
		s.marks[m.Key] = m
	}
	return nil
}

func (s *shelf) Bookmarks(context.Context, string) (all []ledger.Bookmark, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, m := range s.marks {
		all = append(all, m)
	}
	return all, nil
}

// TestIndex follows an index of sitemaps to what is news in its members, once.
func TestIndex(t *testing.T) {
	now := time.Date(2024, 5, 15, 12, 0, 0, 0, time.UTC)
	var mu sync.Mutex
	asked := map[string]int{}
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked[r.URL.Path]++
		mu.Unlock()
		base := "http://" + r.Host
		switch r.URL.Path {
		case "/index.xml":
			fmt.Fprintf(w, `<sitemapindex><sitemap><loc>%s/new.xml</loc><lastmod>2024-05-15</lastmod></sitemap><sitemap><loc>%s/old.xml</loc><lastmod>2024-05-01</lastmod></sitemap></sitemapindex>`, base, base)
		case "/new.xml":
			fmt.Fprintf(w, `<urlset><url><loc>%s/a</loc><news><publication><name>Example Times</name></publication><publication_date>2024-05-15T01:00:00+02:00</publication_date></news></url>`, base)
			fmt.Fprintf(w, `<url><loc>%s/changed</loc><lastmod>2024-05-14T20:00:00Z</lastmod></url><url><loc>%s/about</loc></url><url><loc>%s/stale</loc><lastmod>2024-05-10</lastmod></url></urlset>`, base, base, base)
		case "/robots.txt":
			http.NotFound(w, r)
		default:
			fmt.Fprint(w, "Tanks\n\nNorway delivered 14 tanks to Ukraine.\n")
		}
	}))
	defer site.Close()
	s := &shelf{marks: map[string]ledger.Bookmark{}}
	for round := range 2 {
		clock := fetchtest.NewClock(now.Add(time.Duration(round) * time.Hour))
		client := fetch.New(fetch.Options{Clock: clock, Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}})
		defer client.Close()
		w, err := watch.New(t.Context(), []watch.Source{{URL: site.URL + "/index.xml"}}, watch.Options{Fetch: client, Sink: s, Marks: s, Clock: clock, Once: true,
			Tell: func(e watch.Event) { t.Errorf("%+v", e) }})
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Run(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(s.files)
	want := site.URL + "/a Example Times 2024-05-15\n" + site.URL + "/changed  "
	if got := strings.Join(s.files, "\n"); got != want {
		t.Errorf("took\n%s\nwant\n%s", got, want)
	}
	if asked["/index.xml"] != 2 || asked["/new.xml"] != 1 || asked["/old.xml"] != 0 || asked["/a"] != 1 {
		t.Errorf("asked for %v", asked)
	}
}
