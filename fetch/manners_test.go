package fetch_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"waybill/fetch"
)

// fails answers with a status and header the first n times, then with the page.
func fails(n int, status int, retryAfter string) http.HandlerFunc {
	var asked atomic.Int64
	return func(w http.ResponseWriter, r *http.Request) {
		if asked.Add(1) <= int64(n) {
			if retryAfter != "" {
				w.Header().Set("Retry-After", retryAfter)
			}
			w.WriteHeader(status)
			return
		}
		says("at last")(w, r)
	}
}

func TestTriesAgain(t *testing.T) {
	l := fetch.DefaultLimits
	for _, status := range []int{408, 425, 429, 500, 502, 503, 504} {
		s := newSite(t, map[string]http.HandlerFunc{"/a": fails(2, status, "")})
		page, err := s.get(t, "/a")
		if err != nil || string(page.Body) != "at last" || s.count("/a") != 3 {
			t.Errorf("status %d: %v, asked %d times", status, err, s.count("/a"))
			continue
		}
		slept := s.clock.Slept()
		if len(slept) != 2 || slept[0] < l.Backoff/2 || slept[0] > l.Backoff || slept[1] < l.Backoff || slept[1] > 2*l.Backoff {
			t.Errorf("status %d: slept %v", status, slept)
		}
	}
}

func TestGivesUp(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/a": answers(503)})
	_, err := s.get(t, "/a")
	wantKind(t, err, fetch.ErrStatus, "503", "try again later")
	if n := s.count("/a"); n != fetch.DefaultLimits.Tries {
		t.Errorf("asked %d times", n)
	}
}

func TestRetryAfter(t *testing.T) {
	for value, want := range map[string]time.Duration{
		"7": 7 * time.Second,
		start.Add(9 * time.Second).Format(http.TimeFormat): 9 * time.Second,
	} {
		s := newSite(t, map[string]http.HandlerFunc{"/a": fails(1, 429, value)})
		page, err := s.get(t, "/a")
		if err != nil || string(page.Body) != "at last" || !slices.Equal(s.clock.Slept(), []time.Duration{want}) {
			t.Errorf("Retry-After %q: %v, slept %v", value, err, s.clock.Slept())
		}
	}
}

// A host that wants to be left alone for longer than there is patience is: no page of it is
// asked for until then.
func TestLeftAlone(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/a": fails(1, 503, "3600"), "/b": says("b")})
	c := s.client(t)
	for i, path := range []string{"/a", "/a", "/b"} {
		_, err := c.Get(context.Background(), s.URL+path, fetch.Validators{})
		wantKind(t, err, fetch.ErrStatus, "503", "left alone for 1h")
		var status *fetch.StatusError
		if !errors.As(err, &status) || status.Status != 503 || status.RetryAfter != time.Hour {
			t.Errorf("%d: error %#v", i, err)
		}
	}
	if s.count("/a") != 1 || s.count("/b") != 0 {
		t.Errorf("asked for %q", s.asked)
	}
	s.clock.Advance(time.Hour)
	for _, path := range []string{"/a", "/b"} {
		if _, err := c.Get(context.Background(), s.URL+path, fetch.Validators{}); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// Retry-After is bounded.
func TestRetryAfterForEver(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/a": fails(1, 429, "99999999999999999999999")})
	c := s.client(t)
	_, err := c.Get(context.Background(), s.URL+"/a", fetch.Validators{})
	wantKind(t, err, fetch.ErrStatus, "left alone for 24h")
	s.clock.Advance(24 * time.Hour)
	if _, err := c.Get(context.Background(), s.URL+"/a", fetch.Validators{}); err != nil {
		t.Error(err)
	}
}

// However many ask, a host is asked for one page at a time, with a pause between; hosts do not
// wait for one another.
func TestOneAtATime(t *testing.T) {
	var inFlight, most atomic.Int64
	pages := map[string]http.HandlerFunc{}
	for i := range 12 {
		pages[fmt.Sprintf("/%d", i)] = func(w http.ResponseWriter, r *http.Request) {
			most.Store(max(most.Load(), inFlight.Add(1)))
			says("page")(w, r)
			inFlight.Add(-1)
		}
	}
	s := newSite(t, pages)
	c := s.client(t)
	var group sync.WaitGroup
	for path := range pages {
		group.Go(func() {
			if _, err := c.Get(context.Background(), s.URL+path, fetch.Validators{}); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if most.Load() != 1 || s.count("/robots.txt") != 1 || len(s.at) != 13 {
		t.Errorf("%d at a time, asked for %q", most.Load(), s.asked)
	}
	for i := 2; i < len(s.at); i++ { // 0 is robots.txt
		if pause := s.at[i].Sub(s.at[i-1]); pause < fetch.DefaultLimits.Delay {
			t.Errorf("only %v before request %d", pause, i)
		}
	}
}

// Whoever waits for a host can give up.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	s := newSite(t, map[string]http.HandlerFunc{"/a": func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	}})
	c := s.client(t)
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			if _, err := c.Get(ctx, s.URL+"/a", fetch.Validators{}); !errors.Is(err, context.Canceled) {
				t.Errorf("error %v", err)
			}
		})
	}
	group.Wait()
	if n := s.count("/a"); n != 1 {
		t.Errorf("asked %d times", n)
	}
}

// After a success, failures are counted from the first again.
func TestBackoffBeginsAnew(t *testing.T) {
	var asked atomic.Int64
	s := newSite(t, map[string]http.HandlerFunc{"/a": func(w http.ResponseWriter, r *http.Request) {
		if asked.Add(1)%2 == 1 {
			w.WriteHeader(500)
		}
	}})
	c := s.client(t)
	for range 4 {
		if _, err := c.Get(context.Background(), s.URL+"/a", fetch.Validators{}); err != nil {
			t.Fatal(err)
		}
	}
	l := fetch.DefaultLimits
	for i, slept := range s.clock.Slept() {
		if i%2 == 0 && (slept < l.Backoff/2 || slept > l.Backoff) || i%2 == 1 && slept != l.Delay {
			t.Errorf("slept %v", s.clock.Slept())
			break
		}
	}
}
