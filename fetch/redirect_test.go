package fetch_test

import (
	"net/http"
	"testing"

	"waybill/fetch"
)

func TestRedirects(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/old":     func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/new", http.StatusMovedPermanently) },
		"/today":   redirects("/old"),
		"/new":     says("here"),
		"/circle":  redirects("/circle2"),
		"/circle2": redirects("/circle"),
		"/self":    redirects("/self"),
		"/file":    redirects("file:///etc/passwd"),
		"/ftp":     redirects("ftp://example.org/a"),
		"/user":    redirects("http://user:pass@example.org/"),
		"/data":    redirects("data:text/html,x"),
		"/nohost":  redirects("http:///x"),
		"/junk": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", "http://[::1:x%")
			w.WriteHeader(302)
		},
	})
	for path, want := range map[string]fetch.Page{
		"/old":   {URL: s.URL + "/new", Moved: true},
		"/today": {URL: s.URL + "/new"},
		"/new":   {URL: s.URL + "/new"},
	} {
		page, err := s.get(t, path)
		if err != nil || page.URL != want.URL || page.Moved != want.Moved || string(page.Body) != "here" {
			t.Errorf("%s: page %+v, %v", path, page, err)
		}
	}
	for path, words := range map[string]string{
		"/circle": "in a circle", "/self": "in a circle",
		"/file": "file:///etc/passwd, which is not fetched", "/ftp": "ftp://example.org/a",
		"/user": "user:xxxxx@example.org", "/data": "data:", "/nohost": "http:///x", "/junk": "what is no address",
	} {
		_, err := s.get(t, path)
		wantKind(t, err, fetch.ErrRedirects, words)
	}
}

func TestTooManyRedirects(t *testing.T) {
	next := map[string]http.HandlerFunc{}
	for _, c := range "abcdefghijklmnop" {
		next["/"+string(c)] = redirects("/" + string(c+1))
	}
	s := newSite(t, next)
	_, err := s.get(t, "/a")
	wantKind(t, err, fetch.ErrRedirects, "redirects too often")
	// robots.txt, the page, and as many as are followed
	if got, want := len(s.asked), 1+1+fetch.DefaultLimits.Redirects; got != want {
		t.Errorf("%d requests, want %d", got, want)
	}
}

func TestStatuses(t *testing.T) {
	for status, words := range map[int]string{
		401: "not for everybody", 402: "not for everybody", 403: "not for everybody", 404: "check the address", 410: "check the address",
		206: "check the address", 304: "check the address", 300: "check the address", 501: "try again later", 799: "nobody defined",
	} {
		s := newSite(t, map[string]http.HandlerFunc{"/a": answers(status)})
		_, err := s.get(t, "/a")
		wantKind(t, err, fetch.ErrStatus, words)
		if n := s.count("/a"); n != 1 {
			t.Errorf("status %d: asked %d times", status, n)
		}
	}
}
