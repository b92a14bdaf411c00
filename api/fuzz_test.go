package api

import (
	"errors"
	"net/http"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"waybill"
)

// FuzzGiven reads requests of all kinds: what is no article is told as a problem of who asks.
func FuzzGiven(f *testing.F) {
	for _, seed := range []struct{ kind, body string }{
		{"text/plain", "Iran sold Russia drones."}, {"text/html; charset=utf-8", "<p>Iran"}, {"application/json", `{"text":"a","url":"https://example.org"}`},
		{"application/json", `{"html":"","url":""}`}, {"application/json", `{"text":1}`}, {"x;;=", ""}, {"application/json", `{"url":"a"}{`},
	} {
		f.Add(seed.kind, []byte(seed.body))
	}
	f.Fuzz(func(t *testing.T, kind string, body []byte) {
		in := Article{Type: kind, RawBody: body}
		g, article, err := in.given()
		var told huma.StatusError
		switch {
		case err != nil && (!errors.As(err, &told) || told.GetStatus() < http.StatusBadRequest || told.GetStatus() >= http.StatusInternalServerError):
			t.Fatalf("%q, %q: %v", kind, body, err)
		case err == nil && len(article.Bytes) == 0 && g.URL == "" && len(body) > 0:
			t.Fatalf("%q, %q: there is nothing to read", kind, body)
		case err == nil && article.ID() != (waybill.Article{Bytes: article.Bytes}).ID():
			t.Fatalf("%q: the id hangs on more than the bytes", kind)
		}
	})
}
