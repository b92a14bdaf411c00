package fetch_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"waybill/fetch"
)

func TestRobots(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/robots.txt":   says("User-agent: *\nAllow: /\n\nUser-agent: waybill\nDisallow: /private\nAllow: /private/open\nDisallow: /*?print="),
		"/a":            says("a"),
		"/private/b":    says("b"),
		"/private/open": says("open"),
		"/to":           redirects("/private/b"),
	})
	c := s.client(t)
	for _, path := range []string{"/a", "/private/open", "/a?page=2"} {
		if _, err := c.Get(context.Background(), s.URL+path, fetch.Validators{}); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
	for _, path := range []string{"/private/b", "/to", "/a?print=1", "/%70rivate/b"} {
		_, err := c.Get(context.Background(), s.URL+path, fetch.Validators{})
		wantKind(t, err, fetch.ErrRobots, "asks programs not to fetch it", "give the file")
	}
	if s.count("/private/b") != 0 || s.count("/robots.txt") != 1 {
		t.Errorf("asked for %q", s.asked)
	}
}

func TestNoRobots(t *testing.T) {
	for name, robots := range map[string]http.HandlerFunc{
		"401": answers(401), "403": answers(403), "404": answers(404), "410": answers(410), "empty": says(""),
		"junk":     says("<!DOCTYPE html><p>User-agent: nobody"),
		"a circle": redirects("/robots.txt"),
	} {
		s := newSite(t, map[string]http.HandlerFunc{"/robots.txt": robots, "/a": says("a")})
		if _, err := s.get(t, "/a"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRobotsMoved(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/robots.txt": redirects("/r1"), "/r1": redirects("/r2"), "/r2": redirects("/r3"), "/r3": redirects("/r4"), "/r4": redirects("/r5"),
		"/r5": says("User-agent: *\nDisallow: /"),
		"/a":  says("a"),
	})
	_, err := s.get(t, "/a")
	wantKind(t, err, fetch.ErrRobots)
}

// A robots.txt that is out of reach forbids everything for now; it is asked for again later.
func TestRobotsOutOfReach(t *testing.T) {
	for _, status := range []int{500, 503, 429} {
		s := newSite(t, map[string]http.HandlerFunc{"/robots.txt": fails(3, status, ""), "/a": says("a")})
		c := s.client(t)
		for range 2 {
			_, err := c.Get(context.Background(), s.URL+"/a", fetch.Validators{})
			wantKind(t, err, fetch.ErrRobots, "cannot be had", "try again later")
		}
		if s.count("/robots.txt") != 3 || s.count("/a") != 0 {
			t.Errorf("status %d: asked for %q", status, s.asked)
		}
		s.clock.Advance(time.Hour)
		if _, err := c.Get(context.Background(), s.URL+"/a", fetch.Validators{}); err != nil {
			t.Errorf("status %d: %v", status, err)
		}
	}
}

// A robots.txt holds for a day, and on if it is out of reach then.
func TestRobotsExpires(t *testing.T) {
	robots := says("User-agent: *\nDisallow: /a")
	s := newSite(t, map[string]http.HandlerFunc{"/a": says("a"), "/b": says("b")})
	s.Config.Handler = s.note(map[string]http.HandlerFunc{
		"/robots.txt": func(w http.ResponseWriter, r *http.Request) { robots(w, r) }, "/a": says("a"), "/b": says("b"),
	})
	c := s.client(t)
	get := func(path string) error {
		_, err := c.Get(context.Background(), s.URL+path, fetch.Validators{})
		return err
	}
	wantKind(t, get("/a"), fetch.ErrRobots)
	robots = answers(500)
	s.clock.Advance(23 * time.Hour)
	wantKind(t, get("/a"), fetch.ErrRobots)
	if n := s.count("/robots.txt"); n != 1 {
		t.Errorf("robots.txt asked for %d times within a day", n)
	}
	s.clock.Advance(2 * time.Hour)
	wantKind(t, get("/a"), fetch.ErrRobots)
	if err := get("/b"); err != nil {
		t.Error(err)
	}
	if n := s.count("/robots.txt"); n != 1+fetch.DefaultLimits.Tries {
		t.Errorf("robots.txt asked for %d times", n)
	}
	robots = answers(404)
	s.clock.Advance(time.Hour)
	if err := get("/a"); err != nil {
		t.Error(err)
	}
}

// Of a robots.txt that is too large the first 500 KiB count.
func TestLargeRobots(t *testing.T) {
	line := "# " + strings.Repeat("x", 1021) + "\n"
	s := newSite(t, map[string]http.HandlerFunc{
		"/robots.txt": says("User-agent: *\nDisallow: /a\n" + strings.Repeat(line, 500) + "Disallow: /b\n"),
		"/a":          says("a"), "/b": says("b"),
	})
	_, err := s.get(t, "/a")
	wantKind(t, err, fetch.ErrRobots)
	if _, err := s.get(t, "/b"); err != nil {
		t.Error(err)
	}
}

func TestCrawlDelay(t *testing.T) {
	for delay, want := range map[string]time.Duration{"5": 5 * time.Second, "0.1": time.Second, "2.5": 2500 * time.Millisecond, "86400": time.Minute, "soon": time.Second} {
		s := newSite(t, map[string]http.HandlerFunc{"/robots.txt": says("User-agent: *\nCrawl-delay: " + delay), "/a": says("a")})
		c := s.client(t)
		for range 3 {
			if _, err := c.Get(context.Background(), s.URL+"/a", fetch.Validators{}); err != nil {
				t.Fatal(err)
			}
		}
		if slept := s.clock.Slept(); len(slept) != 2 || slept[0] != want || slept[1] != want {
			t.Errorf("Crawl-delay %s: slept %v", delay, slept)
		}
	}
}
