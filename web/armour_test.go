package web

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"

	"waybill/desk"
	"waybill/door"
)

// TestLongAddresses holds that no address makes a page grow out of bounds: each thing that is
// chosen is linked to with all others.
func TestLongAddresses(t *testing.T) {
	h := mount(filled(t), door.Analyst)
	many := func(n int, value string) string { return strings.Repeat("supplier="+value+"&", n) + "class=missile" }
	for _, path := range []string{"/transfers", "/reports", "/network", "/review", "/", "/login", "/transfers.json", "/network.svg"} {
		for name, query := range map[string]string{"many": many(5000, "X"), "long": many(1, strings.Repeat("Z", 60_000))} {
			w := get(h, path+"?"+query)
			if w.Code != http.StatusRequestURITooLong || w.Body.Len() > 1<<20 {
				t.Errorf("%s, %s parameters: %d, %d bytes", path, name, w.Code, w.Body.Len())
			}
		}
	}
	for name, query := range map[string]string{"many": many(mostParameters-1, "Iran"), "long": many(mostParameters-1, strings.Repeat("Z", 50))} {
		if w := get(h, "/transfers?"+query); w.Code == http.StatusRequestURITooLong || w.Body.Len() > 2<<20 {
			t.Errorf("%s parameters that are taken: %d, %d bytes", name, w.Code, w.Body.Len())
		}
	}
}

// TestLongWayBack holds the same of the address that a form names to be sent back to.
func TestLongWayBack(t *testing.T) {
	s := filled(t)
	h := mount(s, door.Analyst)
	rows, err := s.Desk.Register(t.Context(), desk.Asked{})
	if err != nil || len(rows.Rows) == 0 {
		t.Fatal(err)
	}
	form := url.Values{"kind": {"merge"}, "stay": {"/review?" + strings.Repeat("party=RU&", 4000)}}
	r := httptest.NewRequest("POST", "/transfers/"+rows.Rows[0].ID+"/judgements", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != http.StatusConflict || w.Body.Len() > 10_000 {
		t.Errorf("%d, %d bytes", w.Code, w.Body.Len())
	}
}

// TestBehindProxy holds that what came by TLS to a proxy of ours is known to have: cookies go
// back by TLS alone, and nobody gets the page that somebody without it got.
func TestBehindProxy(t *testing.T) {
	s := filled(t)
	var routes []door.Route
	for _, x := range s.Routes() {
		routes = append(routes, door.Route{Pattern: x.Pattern, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			x.Handler.ServeHTTP(w, r.WithContext(door.With(r.Context(), door.Who{Name: "ada", Role: door.Analyst})))
		})})
	}
	h := door.New(door.Options{Proxies: []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")}}).Mount(routes)
	for _, proto := range []string{"http", "https"} {
		r := httptest.NewRequest("GET", "/transfers.atom?ui=de", nil)
		r.Header.Set("X-Forwarded-Proto", proto)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if cookies := w.Result().Cookies(); len(cookies) != 1 || cookies[0].Secure != (proto == "https") {
			t.Errorf("%s: cookies %v", proto, cookies)
		}
		if !strings.Contains(w.Body.String(), `href="`+proto+`://example.com/transfers`) {
			t.Errorf("%s: %.600s", proto, w.Body)
		}
	}
}

// TestCleanedPath holds that what is left of an address stays the same one.
func TestCleanedPath(t *testing.T) {
	h := mount(filled(t), door.Analyst)
	for _, path := range []string{"/parties/a%3Fb", "/parties/%0d%0aX:y", "/transfers/%2F%2Fevil.example"} {
		if w := get(h, path+"?x="); w.Code != http.StatusSeeOther || w.Header().Get("Location") != path {
			t.Errorf("%s: %d, to %q", path, w.Code, w.Header().Get("Location"))
		}
	}
}
