package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"waybill/door"
)

// newSite is a site that asks nobody.
func newSite(t testing.TB) *Site {
	t.Helper()
	s, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// mount serves all doors of a site to somebody of a role.
func mount(s *Site, role door.Role) http.Handler {
	mux := http.NewServeMux()
	for _, x := range s.Routes() {
		mux.HandleFunc(x.Pattern, func(w http.ResponseWriter, r *http.Request) {
			x.Handler.ServeHTTP(w, r.WithContext(door.With(r.Context(), door.Who{Name: "test", Role: role})))
		})
	}
	return mux
}

// get is the answer to a request of an address.
func get(h http.Handler, target string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, target, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestNowhere(t *testing.T) {
	h := mount(newSite(t), door.Viewer)
	w := get(h, "/no/such/page", "Accept-Language", "de-AT,de;q=0.9,en;q=0.5")
	if w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), `<html lang="de">`) || !strings.Contains(w.Body.String(), "Hier ist nichts") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	w = get(h, "/no/such.json")
	if w.Code != http.StatusNotFound || w.Header().Get("Content-Type") != "application/problem+json" || !strings.Contains(w.Body.String(), `"status":404`) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestStatic(t *testing.T) {
	s := newSite(t)
	h := mount(s, door.Anyone)
	for _, name := range []string{"style.css", "app.js", "icon.svg"} {
		w := get(h, s.static.href(name))
		if w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d %v", name, w.Code, w.Header())
		}
	}
	if w := get(h, "/static/style.css"); w.Code != http.StatusNotFound {
		t.Errorf("a style sheet without its hash: %d", w.Code)
	}
}

func TestSwitches(t *testing.T) {
	h := mount(newSite(t), door.Viewer)
	w := get(h, "/nowhere?ui=de&theme=dark&q=x")
	body := w.Body.String()
	if !strings.Contains(body, `<html lang="de" data-theme="dark">`) {
		t.Errorf("neither German nor dark: %.200s", body)
	}
	if !strings.Contains(body, `href="/nowhere?q=x&amp;theme=light"`) {
		t.Error("the switch of the theme keeps what is asked")
	}
}
