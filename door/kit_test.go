package door

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"waybill/ledger"
	"waybill/sqlite"
)

const password = "several good words"

// clock is one that tests put forward.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// kept is accounts in a real ledger, with a clock, and hashes that cost little.
func kept(t testing.TB) (*Accounts, *clock) {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "ledger.db"), sqlite.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	l, err := ledger.New(store, nil, ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	c := &clock{at: time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)}
	a := NewAccounts(l)
	a.now, a.hash = c.now, newHasher(cost{memory: 64, passes: 1, threads: 1})
	return a, c
}

// staff is accounts with one of each role, named as it.
func staff(t testing.TB) (*Accounts, *clock) {
	t.Helper()
	a, c := kept(t)
	for _, r := range []Role{Viewer, Analyst, Admin} {
		must(t, a.Add(t.Context(), r.String(), r, password, "the test"))
	}
	return a, c
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// wants checks that an error is an *Error of a key.
func wants(t testing.TB, what string, err error, key string) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) || e.Key != key || e.Why == "" {
		t.Errorf("%s: got %v, not an error %q", what, err, key)
	}
}

// site is a few doors with accounts behind them: a page for each role that says who asks, and
// the form by which one logs in.
func site(a *Accounts) []Route {
	says := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		who := Of(r.Context())
		_, _ = io.WriteString(w, who.Name+" "+who.Role.String())
	})
	did := func(f func(http.ResponseWriter, *http.Request) error) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			var e *Error
			if err := f(w, r); errors.As(err, &e) {
				http.Error(w, e.Key, http.StatusUnauthorized)
			} else if err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
			}
		})
	}
	return []Route{
		{Pattern: "GET /anyone", Handler: says},
		{Pattern: "GET /viewer", Role: Viewer, Handler: says},
		{Pattern: "POST /analyst", Role: Analyst, Handler: says},
		{Pattern: "GET /admin", Role: Admin, Handler: says},
		{Pattern: "POST /login", Handler: did(func(w http.ResponseWriter, r *http.Request) error {
			return a.LogIn(w, r, r.PostFormValue("name"), r.PostFormValue("password"))
		})},
		{Pattern: "POST /logout", Role: Viewer, Handler: did(a.LogOut)},
	}
}

// visitor is a browser, or a program with a token.
type visitor struct {
	t      testing.TB
	at     string
	client *http.Client
	token  string
	header http.Header
}

// visit gives a browser with cookies of its own.
func visit(t testing.TB, s *httptest.Server) *visitor {
	t.Helper()
	jar, err := cookiejar.New(nil)
	must(t, err)
	client := *s.Client()
	client.Jar = jar
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &visitor{t: t, at: s.URL, client: &client}
}

func (v *visitor) send(method, path string, form url.Values) (*http.Response, string) {
	v.t.Helper()
	r, err := http.NewRequestWithContext(context.Background(), method, v.at+path, strings.NewReader(form.Encode()))
	must(v.t, err)
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if v.token != "" {
		r.Header.Set("Authorization", "Bearer "+v.token)
	}
	for name, values := range v.header {
		r.Header[name] = values
		if name == "Host" {
			r.Host = values[0]
		}
	}
	answer, err := v.client.Do(r)
	must(v.t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	must(v.t, err)
	return answer, string(body)
}

// get gives status and body.
func (v *visitor) get(path string) (int, string) {
	v.t.Helper()
	a, body := v.send("GET", path, nil)
	return a.StatusCode, body
}

func (v *visitor) logIn(name, password string) (*http.Response, string) {
	v.t.Helper()
	return v.send("POST", "/login", url.Values{"name": {name}, "password": {password}})
}

// in checks whether the visitor is known as somebody; "" is nobody.
func (v *visitor) in(what, name string) {
	v.t.Helper()
	_, body := v.get("/anyone")
	if got := strings.Fields(body)[0]; got != name && (name != "" || got != "anyone") {
		v.t.Errorf("%s: known as %q, not %q", what, body, name)
	}
}

func serve(t testing.TB, o Options, routes ...Route) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(New(o).Mount(routes))
	t.Cleanup(s.Close)
	return s
}
