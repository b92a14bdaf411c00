package fetch_test

import (
	"context"
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"waybill/fetch"
	"waybill/fetch/fetchtest"
)

var start = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// site is a server on the loopback address, and a client that may ask it.
type site struct {
	*httptest.Server
	clock   *fetchtest.Clock
	options fetch.Options

	mu    sync.Mutex
	asked []string // paths, in order
	at    []time.Time
}

// newSite answers robots.txt with 404 unless the handler knows it.
func newSite(t *testing.T, pages map[string]http.HandlerFunc) *site {
	t.Helper()
	s := &site{clock: fetchtest.NewClock(start)}
	s.Server = httptest.NewUnstartedServer(s.note(pages))
	s.Config.ErrorLog = discard()
	s.Start()
	t.Cleanup(s.Close)
	s.options = fetch.Options{Clock: s.clock, Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}}
	return s
}

func (s *site) note(pages map[string]http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, r.URL.Path)
		s.at = append(s.at, s.clock.Now())
		s.mu.Unlock()
		if page, ok := pages[r.URL.Path]; ok {
			page(w, r)
			return
		}
		http.NotFound(w, r)
	})
}

// count is how often a path was asked for.
func (s *site) count(path string) (n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range s.asked {
		if p == path {
			n++
		}
	}
	return n
}

// client is one that ends with the test.
func (s *site) client(t *testing.T) *fetch.Client {
	t.Helper()
	c := fetch.New(s.options)
	t.Cleanup(c.Close)
	return c
}

// get gets a page of the site with a client of its own.
func (s *site) get(t *testing.T, path string) (*fetch.Page, error) {
	t.Helper()
	return s.client(t).Get(context.Background(), s.URL+path, fetch.Validators{})
}

func says(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(text)) // the client may be gone
	}
}

func answers(status int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) }
}

func redirects(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) }
}

// wantKind fails unless err is of a kind and has a line of help with these words.
func wantKind(t *testing.T, err, kind error, words ...string) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Fatalf("error %v, want %v", err, kind)
	}
	if strings.Contains(err.Error(), "\n") {
		t.Errorf("more than one line: %q", err)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("error %q does not say %q", err, w)
		}
	}
}

// discard is a log for what a server says of clients that leave it.
func discard() *log.Logger { return log.New(io.Discard, "", 0) }
