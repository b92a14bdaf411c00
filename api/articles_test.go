package api_test

import (
	"bytes"
	"net/http"
	"os"
	"strings"
	"testing"

	"waybill/api"
	"waybill/api/apitest"
	"waybill/view"
)

const text = "Howitzers for Kyiv\n\nFrance has delivered 6 Caesar howitzers to Ukraine, the Defence Ministry in Paris said 🚂 on Tuesday.\n"

func TestReadKeepsNothing(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	before := get[view.About](t, s, "/about")
	page, err := os.ReadFile("../samples/en-webpage-poland-korea.html")
	if err != nil {
		t.Fatal(err)
	}
	for name, a := range map[string]answer{
		"text":         call(t, s, http.MethodPost, "/read", []byte(text), "Content-Type: text/plain; charset=utf-8"),
		"text in JSON": call(t, s, http.MethodPost, "/read", body(t, api.Given{Text: text}), asJSON),
		"page":         call(t, s, http.MethodPost, "/read?url=https://example.org/a", page, "Content-Type: text/html"),
		"page in JSON": call(t, s, http.MethodPost, "/read", body(t, api.Given{HTML: string(page), URL: "https://example.org/a"}), asJSON),
	} {
		p := good[view.Paper](t, a, http.StatusOK)
		if len(p.Claims) == 0 || p.Filed != nil {
			t.Errorf("%s: %+v", name, p)
		}
		points := []rune(p.Text)
		for _, c := range p.Claims {
			if c.Goods != nil && string(points[c.Goods.Begin:c.Goods.End]) != c.Goods.Text {
				t.Errorf("%s: %q is not at its code points", name, c.Goods.Text)
			}
		}
	}
	if after := get[view.About](t, s, "/about"); after.Entries != before.Entries {
		t.Errorf("%d entries, before there were %d", after.Entries, before.Entries)
	}
}

func TestReadRefuses(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	for _, test := range []struct {
		body, kind string
		status     int
		detail     string
	}{
		{"", "text/plain", http.StatusBadRequest, "required"},
		{text, "application/x-www-form-urlencoded", http.StatusUnsupportedMediaType, "the Content-Type is"},
		{text, "", http.StatusUnsupportedMediaType, "the Content-Type is"},
		{text, "klingon", http.StatusUnsupportedMediaType, "klingon"},
		{"{", "application/json", http.StatusBadRequest, "no such JSON"},
		{"[]", "application/json", http.StatusBadRequest, "no such JSON"},
		{`{"text":"a"} {}`, "application/json", http.StatusBadRequest, "more than one"},
		{`{"txt":"a"}`, "application/json", http.StatusBadRequest, "txt"},
		{`{}`, "application/json", http.StatusUnprocessableEntity, "it wants text, html or url"},
		{`{"text":"a","html":"b"}`, "application/json", http.StatusUnprocessableEntity, "exclude"},
		{`{"url":"ftp://x"}`, "application/json", http.StatusUnprocessableEntity, "fetched"},
		{"   ", "text/plain", http.StatusUnprocessableEntity, "no words"},
		{"a\x00b\x00", "text/plain", http.StatusUnprocessableEntity, "NUL"},
		{"%PDF-1.7", "application/pdf", http.StatusUnprocessableEntity, "article"},
	} {
		p := refused(t, call(t, s, http.MethodPost, "/read", []byte(test.body), "Content-Type: "+test.kind), test.status)
		if !strings.Contains(p.Detail, test.detail) {
			t.Errorf("%q as %s: %s", test.body, test.kind, p.Detail)
		}
	}
	large := bytes.Repeat([]byte("tanks "), 3<<20)
	refused(t, call(t, s, http.MethodPost, "/read", large, "Content-Type: text/plain"), http.StatusRequestEntityTooLarge)
}

func TestRecordTwice(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	give := body(t, api.Given{Text: text, URL: "https://example.org/howitzers", Outlet: "Morning Post", Published: "2024-04-02"})
	first := call(t, s, http.MethodPost, "/articles", give, asJSON)
	made := good[view.Paper](t, first, http.StatusCreated)
	id := made.Report.Article
	if first.header.Get("Location") != api.Path+"/articles/"+id || len(made.Placed) == 0 {
		t.Errorf("location %q, placed %+v", first.header.Get("Location"), made.Placed)
	}
	again := call(t, s, http.MethodPost, "/articles", give, asJSON)
	if p := good[view.Paper](t, again, http.StatusOK); p.Report.Article != id || again.header.Get("Location") != first.header.Get("Location") {
		t.Errorf("again: %+v", p.Report)
	}
	filed := get[view.FiledArticle](t, s, "/articles/"+id[:12])
	if filed.Article.ID != id || filed.Article.Outlet != "Morning Post" || filed.Article.Published != "2024-04-02" || len(filed.Readings) != 1 {
		t.Errorf("filed: %+v", filed)
	}
	original := call(t, s, http.MethodGet, "/articles/"+id+"/original", nil)
	if original.status != http.StatusOK || string(original.body) != strings.TrimSpace(text) || original.header.Get("Content-Type") != "application/octet-stream" ||
		!strings.HasPrefix(original.header.Get("Content-Disposition"), "attachment") || !strings.Contains(original.header.Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("original: %d %v %q", original.status, original.header, original.body)
	}
	if c := get[view.ReportClaims](t, s, "/reports/"+id+"/claims"); len(c.Claims) == 0 || len(c.Placed) == 0 {
		t.Errorf("claims: %+v", c)
	}
	if hits := get[view.Results](t, s, "/articles?limit=1").Hits; len(hits) != 1 || hits[0].Article.ID != id {
		t.Errorf("the last recorded: %+v", hits)
	}
	if hits := get[view.Results](t, s, "/search?q=howitzers").Hits; len(hits) != 1 || hits[0].Article.ID != id {
		t.Errorf("found: %+v", hits)
	}
	refused(t, call(t, s, http.MethodPost, "/articles", body(t, api.Given{Text: text, Published: "soon"}), asJSON), http.StatusUnprocessableEntity)
}

func TestCheck(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	c := good[view.Check](t, call(t, s, http.MethodPost, "/check", []byte("North Korea has delivered artillery shells to Russia."), "Content-Type: text/plain"), http.StatusOK)
	if len(c.Claims) != 1 || len(c.Claims[0].Rows) == 0 {
		t.Errorf("%+v", c)
	}
}

func TestArticleIDs(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	refused(t, call(t, s, http.MethodGet, "/articles/0123456789ab", nil), http.StatusNotFound)
	refused(t, call(t, s, http.MethodGet, "/reports/0123456789ab", nil), http.StatusNotFound)
	refused(t, call(t, s, http.MethodGet, "/articles/0123456789ab/original", nil), http.StatusNotFound)
	p := refused(t, call(t, s, http.MethodGet, "/articles/..%2f..%2fetc", nil), http.StatusUnprocessableEntity)
	if len(p.Errors) == 0 || p.Errors[0].Location != "path.article" {
		t.Errorf("%+v", p)
	}
}
