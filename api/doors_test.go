package api_test

import (
	"net/http"
	"strings"
	"testing"

	"waybill/api"
	"waybill/api/apitest"
	"waybill/door"
)

// Each operation lets in the role that it names, and those above it, and nobody else.
func TestRoles(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{Guarded: true})
	tokens := map[door.Role]string{}
	for _, role := range []door.Role{door.Viewer, door.Analyst, door.Admin} {
		tokens[role] = s.Token(t, role)
	}
	operations := 0
	for _, r := range s.API.Routes() {
		method, path, _ := strings.Cut(r.Pattern, " ")
		path = strings.NewReplacer("{article}", "0123456789ab", "{id}", "KP", "{number}", "9999").Replace(strings.TrimPrefix(path, api.Path))
		if r.Role == door.Anyone {
			if a := call(t, s, method, path, nil); a.status == http.StatusUnauthorized || a.status == http.StatusForbidden {
				t.Errorf("%s: %d for anyone", r.Pattern, a.status)
			}
			continue
		}
		operations++
		refused(t, call(t, s, method, path, nil), http.StatusUnauthorized)
		refused(t, call(t, s, method, path, nil, "Authorization: Bearer nonsense"), http.StatusUnauthorized)
		for role, token := range tokens {
			a := call(t, s, method, path, nil, "Authorization: Bearer "+token)
			if in := a.status != http.StatusForbidden && a.status != http.StatusUnauthorized; in != (role >= r.Role) || a.status >= 500 {
				t.Errorf("%s wants %s: a token of %s is answered with %d", r.Pattern, r.Role, role, a.status)
			}
			if a.status == http.StatusForbidden {
				refused(t, a, http.StatusForbidden)
			}
		}
	}
	if operations < 25 {
		t.Errorf("only %d operations are guarded", operations)
	}
}

// Whatever reads wants a viewer, whatever changes the ledger an analyst, and what could lose work
// or halt it an admin.
func TestRolesAreSensible(t *testing.T) {
	for path, methods := range described(t).Paths {
		for method, op := range methods {
			want := "viewer"
			if method != "get" && path != "/read" && path != "/check" {
				want = "analyst"
			}
			if strings.HasPrefix(path, "/queue/") && method != "get" && path != "/queue/failed/retry" {
				want = "admin"
			}
			if op.Role != want {
				t.Errorf("%s %s wants %s", method, path, op.Role)
			}
		}
	}
}

func TestElsewhere(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	for _, path := range []string{"/", "/nothing", "/transfers/a/b", "/openapi"} {
		refused(t, call(t, s, http.MethodGet, path, nil), http.StatusNotFound)
	}
	for _, test := range []struct{ method, path, allow string }{
		{http.MethodDelete, "/transfers", "GET"}, {http.MethodPut, "/articles", "GET, POST"}, {http.MethodGet, "/read", "POST"}, {http.MethodPost, "/openapi.json", "GET"},
	} {
		a := call(t, s, test.method, test.path, nil)
		refused(t, a, http.StatusMethodNotAllowed)
		if got := a.header.Get("Allow"); got != test.allow {
			t.Errorf("%s %s: allowed is %q, want %q", test.method, test.path, got, test.allow)
		}
	}
}

func TestLimits(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{Limits: api.Limits{Usual: api.Limit{Burst: 2, PerSecond: 1e-4}, Dear: api.Limit{Burst: 1, PerSecond: 1e-4}}})
	for left := 1; left >= 0; left-- {
		a := call(t, s, http.MethodGet, "/state", nil)
		if want := `"waybill";r=` + string(rune('0'+left)); a.status != http.StatusOK || !strings.HasPrefix(a.header.Get("RateLimit"), want) {
			t.Errorf("%d, limit %q, want %q", a.status, a.header.Get("RateLimit"), want)
		}
		if got := a.header.Get("RateLimit-Policy"); got != `"waybill";q=2;w=20000` {
			t.Errorf("policy %q", got)
		}
	}
	a := call(t, s, http.MethodGet, "/state", nil)
	refused(t, a, http.StatusTooManyRequests)
	if wait := a.header.Get("Retry-After"); len(wait) != 4 && len(wait) != 5 {
		t.Errorf("try again after %q", wait)
	}
	// what is dear is counted apart
	if a := call(t, s, http.MethodPost, "/read", []byte(text), "Content-Type: text/plain"); a.status != http.StatusOK {
		t.Errorf("read: %d", a.status)
	}
	refused(t, call(t, s, http.MethodPost, "/read", []byte(text), "Content-Type: text/plain"), http.StatusTooManyRequests)
	if a := call(t, s, http.MethodGet, "/openapi.json", nil); a.status != http.StatusOK {
		t.Errorf("the description: %d", a.status)
	}
}

func TestDocsPage(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	a := call(t, s, http.MethodGet, "/docs", nil)
	page := string(a.body)
	if a.status != http.StatusOK || !strings.HasPrefix(a.header.Get("Content-Type"), "text/html") || !strings.Contains(page, `id="list-transfers"`) {
		t.Fatalf("%d %s", a.status, page)
	}
	for _, bad := range []string{"<script", "style=", "http://", "https://", "onclick"} {
		if i := strings.Index(page, bad); i >= 0 {
			t.Errorf("%q in the page: %s", bad, page[i:min(len(page), i+80)])
		}
	}
	ids := map[string]bool{}
	for _, piece := range strings.Split(page, ` id="`)[1:] {
		id, _, _ := strings.Cut(piece, `"`)
		if ids[id] {
			t.Errorf("two things are called %q", id)
		}
		ids[id] = true
	}
	for _, piece := range strings.Split(page, `href="#`)[1:] {
		if id, _, _ := strings.Cut(piece, `"`); !ids[id] {
			t.Errorf("a link leads to %q, which is not there", id)
		}
	}
	if css := call(t, s, http.MethodGet, "/docs.css", nil); css.status != http.StatusOK || !strings.HasPrefix(css.header.Get("Content-Type"), "text/css") {
		t.Errorf("the style: %d %v", css.status, css.header)
	}
	if again := call(t, s, http.MethodGet, "/docs", nil, "If-None-Match: "+a.header.Get("ETag")); again.status != http.StatusNotModified {
		t.Errorf("again: %d", again.status)
	}
}
