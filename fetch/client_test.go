package fetch_test

import (
	"context"
	"net/http"
	"testing"

	"waybill/fetch"
)

func TestGet(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/a": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "Text/HTML; charset=ISO-8859-1")
		w.Header().Set("ETag", `"1"`)
		w.Header().Set("Last-Modified", "Sun, 01 Mar 2026 10:00:00 GMT")
		says("gr\xfc\xdfe "+r.UserAgent())(w, r)
	}})
	s.options.Version, s.options.Contact = "0.1.0", "https://example.org/bot"
	page, err := s.get(t, "/a#part")
	if err != nil {
		t.Fatal(err)
	}
	if want := "gr\xfc\xdfe Waybill/0.1.0 (+https://example.org/bot)"; string(page.Body) != want {
		t.Errorf("body %q, want %q", page.Body, want)
	}
	if page.URL != s.URL+"/a" || page.Status != 200 || page.Moved || page.NotModified {
		t.Errorf("page %+v", page)
	}
	if want := (fetch.Validators{ETag: `"1"`, LastModified: "Sun, 01 Mar 2026 10:00:00 GMT"}); page.Validators != want {
		t.Errorf("validators %+v", page.Validators)
	}
	if media, charset := page.MediaType(); media != "text/html" || charset != "iso-8859-1" {
		t.Errorf("type %q, charset %q", media, charset)
	}
}

func TestNotModified(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/feed": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"7"`)
		if r.Header.Get("If-None-Match") == `"7"` && r.Header.Get("If-Modified-Since") == "Sun, 01 Mar 2026 10:00:00 GMT" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		says("news")(w, r)
	}})
	known := fetch.Validators{ETag: `"7"`, LastModified: "Sun, 01 Mar 2026 10:00:00 GMT"}
	page, err := s.client(t).Get(context.Background(), s.URL+"/feed", known)
	if err != nil || !page.NotModified || page.Status != 304 || page.Body != nil {
		t.Errorf("page %+v, %v", page, err)
	}
	page, err = s.get(t, "/feed")
	if err != nil || page.NotModified || string(page.Body) != "news" {
		t.Errorf("page %+v, %v", page, err)
	}
}
