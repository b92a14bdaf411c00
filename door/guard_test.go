package door

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"
)

// page is what browsers send.
var page = http.Header{"Accept": {"text/html,application/xhtml+xml"}}

func TestNobodyIsSentToLogIn(t *testing.T) {
	a, _ := staff(t)
	v := visit(t, serve(t, Options{Accounts: a}, site(a)...))
	answer, body := v.send("GET", "/viewer?x=1", nil)
	var p problem
	if err := json.Unmarshal([]byte(body), &p); err != nil || p.Status != 401 || answer.StatusCode != 401 ||
		answer.Header.Get("Content-Type") != "application/problem+json" || !strings.HasPrefix(answer.Header.Get("WWW-Authenticate"), "Bearer") {
		t.Errorf("a program gets %d %v %s, %v", answer.StatusCode, answer.Header, body, err)
	}
	v.header = page
	if answer, _ := v.send("GET", "/viewer?x=1", nil); answer.StatusCode != 303 || answer.Header.Get("Location") != "/login?to=%2Fviewer%3Fx%3D1" {
		t.Errorf("a browser gets %d, %s", answer.StatusCode, answer.Header.Get("Location"))
	}
	v.header = page.Clone()
	v.header.Set("Referer", v.at+"/viewer?y=2")
	if answer, _ := v.send("POST", "/analyst", url.Values{}); answer.StatusCode != 303 || answer.Header.Get("Location") != "/login?to=%2Fviewer%3Fy%3D2" {
		t.Errorf("a form gets %d, %s", answer.StatusCode, answer.Header.Get("Location"))
	}
	v.header.Set("Referer", "https://evil.example/")
	if answer, _ := v.send("POST", "/analyst", url.Values{}); answer.Header.Get("Location") != "/login?to=%2F" {
		t.Errorf("a form from elsewhere goes to %s", answer.Header.Get("Location"))
	}
	v.header = nil
	v.logIn("viewer", password)
	if answer, body := v.send("GET", "/admin", nil); answer.StatusCode != 403 || !strings.Contains(body, "yours is viewer") {
		t.Errorf("a viewer gets %d %s", answer.StatusCode, body)
	}
}

// TestOtherSites holds that no page of another site can send anything here.
func TestOtherSites(t *testing.T) {
	a, _ := staff(t)
	open := &Who{Name: "me", Role: Admin}
	for name, o := range map[string]Options{"with log-in": {Accounts: a}, "open": {Open: open}} {
		v := visit(t, serve(t, o, site(a)...))
		if o.Accounts != nil {
			v.logIn("admin", password)
		}
		for _, test := range []struct {
			header http.Header
			want   int
		}{
			{http.Header{"Sec-Fetch-Site": {"cross-site"}}, 403},
			{http.Header{"Sec-Fetch-Site": {"same-site"}}, 403},
			{http.Header{"Origin": {"https://evil.example"}}, 403},
			{http.Header{"Origin": {"null"}}, 403},
			{http.Header{"Sec-Fetch-Site": {"same-origin"}}, 200},
			{http.Header{"Origin": {v.at}}, 200},
			{nil, 200}, // no browser
		} {
			v.header = test.header
			if answer, body := v.send("POST", "/analyst", nil); answer.StatusCode != test.want {
				t.Errorf("%s, %v: %d %s", name, test.header, answer.StatusCode, body)
			}
		}
	}
}

// TestLoadedElsewhere holds that a page of another site can lead here, and make nothing else of
// what is here: no picture, no script, no frame, not even to see how long it takes.
func TestLoadedElsewhere(t *testing.T) {
	v := visit(t, serve(t, Options{Open: &Who{Name: "me", Role: Admin}}, site(nil)...))
	for _, test := range []struct {
		site, mode, dest string
		want             int
	}{
		{"cross-site", "no-cors", "image", 403},
		{"cross-site", "no-cors", "script", 403},
		{"cross-site", "cors", "empty", 403},
		{"same-site", "no-cors", "image", 403},
		{"cross-site", "navigate", "iframe", 403},
		{"cross-site", "navigate", "object", 403},
		{"cross-site", "", "", 403},
		{"cross-site", "navigate", "document", 200},
		{"same-site", "navigate", "document", 200},
		{"same-origin", "cors", "empty", 200},
		{"same-origin", "no-cors", "image", 200},
		{"none", "navigate", "document", 200},
		{"", "", "", 200},
	} {
		v.header = http.Header{}
		for name, value := range map[string]string{"Site": test.site, "Mode": test.mode, "Dest": test.dest} {
			if value != "" {
				v.header.Set("Sec-Fetch-"+name, value)
			}
		}
		if status, body := v.get("/viewer"); status != test.want {
			t.Errorf("%+v: %d %s", test, status, body)
		}
	}
}

// TestOtherNames holds that where nobody logs in, a name that was made to lead to this machine
// is refused, and so is a proxy that nobody spoke of.
func TestOtherNames(t *testing.T) {
	a, _ := staff(t)
	v := visit(t, serve(t, Options{Open: &Who{Name: "me", Role: Admin}}, site(a)...))
	_, port, err := net.SplitHostPort(strings.TrimPrefix(v.at, "http://"))
	must(t, err)
	for host, want := range map[string]int{
		"localhost:" + port: 200, "localhost": 200, "127.0.0.1:" + port: 200, "[::1]:" + port: 200, "LOCALHOST": 200, "127.9.9.9": 200,
		"evil.example": 421, "evil.example:" + port: 421, "127.0.0.1.evil.example": 421, "localhost.evil.example:80": 421, "192.168.1.7": 421, "0.0.0.0": 421,
	} {
		v.header = http.Header{"Host": {host}}
		if status, body := v.get("/admin"); status != want || status == 200 && body != "me admin" {
			t.Errorf("%s: %d %s", host, status, body)
		}
	}
	for _, name := range forwarding {
		v.header = http.Header{name: {"127.0.0.1"}}
		if status, _ := v.get("/admin"); status != 403 {
			t.Errorf("%s: %d", name, status)
		}
	}
}

// TestForwardedHeaders holds from whom it is believed where a request comes from.
func TestForwardedHeaders(t *testing.T) {
	says := Route{Pattern: "GET /", Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		scheme := "http"
		if Secure(r) {
			scheme = "https"
		}
		left := ""
		for _, name := range forwarding {
			left += r.Header.Get(name)
		}
		_, _ = io.WriteString(w, scheme+" "+r.Host+" "+r.RemoteAddr+left)
	})}
	h := New(Options{Proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("fd00::/8")}}).Mount([]Route{says})
	for _, test := range []struct{ from, chain, proto, host, want string }{
		{"192.0.2.1:5", "203.0.113.9", "https", "evil.example", "http here.example 192.0.2.1:0"},
		{"10.0.0.1:5", "203.0.113.9", "https", "there.example", "https there.example 203.0.113.9:0"},
		{"10.0.0.1:5", "198.51.100.1, 203.0.113.9, 10.0.0.2", "https", "", "https here.example 203.0.113.9:0"},
		{"10.0.0.1:5", "evil, 203.0.113.9", "http, https", "a.example, b.example", "https b.example 203.0.113.9:0"},
		{"10.0.0.1:5", "203.0.113.9, rubbish", "", "", "http here.example 10.0.0.1:0"},
		{"10.0.0.1:5", "", "", "", "http here.example 10.0.0.1:0"},
		{"[::ffff:10.0.0.1]:5", "[2001:db8::1]:443", "https", "", "https here.example [2001:db8::1]:0"},
		{"[fd00::1]:5", "10.1.1.1", "https", "", "https here.example 10.1.1.1:0"},
	} {
		r := httptest.NewRequest("GET", "http://here.example/", nil)
		r.RemoteAddr = test.from
		r.Header.Set("X-Real-IP", "203.0.113.77")
		r.Header.Set("Forwarded", "for=203.0.113.77")
		for name, value := range map[string]string{"X-Forwarded-For": test.chain, "X-Forwarded-Proto": test.proto, "X-Forwarded-Host": test.host} {
			if value != "" {
				r.Header.Set(name, value)
			}
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if got := w.Body.String(); got != test.want {
			t.Errorf("%+v: %s", test, got)
		}
		if hsts := w.Header().Get("Strict-Transport-Security") != ""; hsts != strings.HasPrefix(test.want, "https") {
			t.Errorf("%+v: HSTS %v", test, hsts)
		}
	}
}

func TestOnlyTLS(t *testing.T) {
	a, _ := staff(t)
	health := Route{Pattern: "GET /healthz", Plain: true, Handler: http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})}
	v := visit(t, serve(t, Options{Accounts: a, TLSOnly: true, Proxies: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}}, append(site(a), health)...))
	if answer, body := v.logIn("admin", password); answer.StatusCode != 403 || !strings.Contains(body, "https://") || len(answer.Cookies()) > 0 {
		t.Errorf("a log-in without TLS: %d %s", answer.StatusCode, body)
	}
	if status, _ := v.get("/healthz"); status != 200 {
		t.Errorf("health without TLS: %d", status)
	}
	v.header = http.Header{"X-Forwarded-Proto": {"https"}}
	if answer, body := v.logIn("admin", password); answer.StatusCode != 200 || answer.Cookies()[0].Name != "__Host-waybill" {
		t.Errorf("over the proxy's TLS: %d %s", answer.StatusCode, body)
	}
}

func TestHeaders(t *testing.T) {
	a, _ := staff(t)
	v := visit(t, serve(t, Options{Accounts: a}, site(a)...))
	for _, path := range []string{"/anyone", "/viewer", "/nothing"} {
		answer, _ := v.send("GET", path, nil)
		for name, want := range map[string]string{
			"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin",
			"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin", "Strict-Transport-Security": "",
		} {
			if got := answer.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
	}
	if strings.Contains(policy, "unsafe") || !strings.HasPrefix(policy, "default-src 'none'") {
		t.Errorf("the policy is %s", policy)
	}
}

func TestBodies(t *testing.T) {
	read := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var large *http.MaxBytesError
		n, err := io.Copy(io.Discard, r.Body)
		switch {
		case errors.As(err, &large):
			http.Error(w, "too large", http.StatusRequestEntityTooLarge)
		case n == 0:
			http.Error(w, "empty", http.StatusBadRequest)
		}
	})
	s := serve(t, Options{Open: &Who{Role: Admin}}, Route{Pattern: "POST /anyone", Handler: read}, Route{Pattern: "POST /viewer", Role: Viewer, Handler: read})
	for path, most := range map[string]int64{"/anyone": bodyOfAnyone, "/viewer": bodyOfMany} {
		for size, want := range map[int64]int{most: 200, most + 1: 413} {
			answer, err := s.Client().Post(s.URL+path, "text/plain", io.LimitReader(zeros{}, size))
			must(t, err)
			answer.Body.Close()
			if answer.StatusCode != want {
				t.Errorf("%s with %d bytes: %d", path, size, answer.StatusCode)
			}
		}
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// lines is a log that several write to.
type lines struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *lines) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(b)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

func TestFaults(t *testing.T) {
	var log, told lines
	fault := func(before string) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			if before != "" {
				_, _ = io.WriteString(w, before)
			}
			panic("a fault on purpose")
		})
	}
	h := New(Options{
		Open: &Who{Name: "me", Role: Admin}, Log: slog.New(slog.NewTextHandler(&log, nil)),
		Seen: func(pattern string, status int, _ time.Duration) {
			fmt.Fprintln(&told, pattern, status)
		},
	}).Mount([]Route{{Pattern: "GET /at-once", Handler: fault("")}, {Pattern: "GET /later", Handler: fault("half a page")}, {Pattern: "GET /gone", Handler: http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })}})
	s := httptest.NewServer(h)
	defer s.Close()
	v := visit(t, s)
	if status, body := v.get("/at-once"); status != 500 || !strings.Contains(body, "a fault in Waybill") || strings.Contains(body, "on purpose") {
		t.Errorf("%d %s", status, body)
	}
	if n := strings.Count(log.String(), "\n"); n != 1 || !strings.Contains(log.String(), `fault="a fault on purpose"`) || !strings.Contains(log.String(), "GET /at-once") {
		t.Errorf("the log is %s", log.String())
	}
	for _, path := range []string{"/later", "/gone"} {
		answer, err := s.Client().Get(s.URL + path)
		if err == nil {
			_, err = io.ReadAll(answer.Body)
			answer.Body.Close()
		}
		if err == nil {
			t.Errorf("%s ends as if all were well", path)
		}
	}
	s.Close()
	if strings.Contains(log.String(), "abort") {
		t.Errorf("a visitor that left is no fault: %s", log.String())
	}
	if seen := told.String(); !strings.HasPrefix(seen, "GET /at-once 500\n") {
		t.Errorf("seen %s", seen)
	}
}

func TestLocal(t *testing.T) {
	for to, want := range map[string]string{
		"/transfers?supplier=IR&stage=delivered": "/transfers?supplier=IR&stage=delivered", "/": "/", "": "/", "/a%2Fb": "/a%2Fb", "/ü": "/%C3%BC",
		"//evil.example": "/", "///evil.example": "/", "https://evil.example/": "/", "/\\evil.example": "/", "\\\\evil.example": "/", "javascript:alert(1)": "/",
		"evil.example": "/", "http:/evil": "/", "/\t/evil.example": "/", "/a\r\nSet-Cookie: x": "/", "@evil.example": "/", "?x": "/", "/%zz": "/", "/a#b": "/a",
	} {
		if got := Local(to); got != want {
			t.Errorf("%q: %q, not %q", to, got, want)
		}
	}
}

// FuzzLocal holds that no browser is sent away from here.
func FuzzLocal(f *testing.F) {
	for _, s := range []string{"/a?b#c", "//x", "/\\x", "/%2F/x", "http://x/", "/;//x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		here, err := url.Parse("https://here.example/login")
		must(t, err)
		got := Local(s)
		there, err := here.Parse(got)
		if err != nil || there.Host != here.Host || there.Scheme != here.Scheme || strings.HasPrefix(got, "//") || strings.ContainsAny(got, "\\\r\n\t") {
			t.Errorf("%q leads to %q, %v", s, there, err)
		}
	})
}

// TestLimit: each account has its own requests, whoever is not known those of an address; what
// counts for itself is not counted, and who is refused learns when to ask again.
func TestLimit(t *testing.T) {
	l := NewLimiter(Limit{Burst: 2, PerSecond: 1e-4})
	now := time.Now()
	for i, c := range []struct {
		name, from string
		refused    bool
	}{
		{"ada", "192.0.2.1:1", false}, {"ada", "192.0.2.2:1", false}, {"ada", "192.0.2.3:1", true},
		{"bob", "192.0.2.1:1", false}, {"", "192.0.2.1:1", false}, {"", "192.0.2.1:2", false}, {"", "192.0.2.1:3", true}, {"", "192.0.2.4:3", false},
	} {
		r := httptest.NewRequest("GET", "/transfers", nil)
		r.RemoteAddr = c.from
		w := httptest.NewRecorder()
		seconds := l.Meter(w, r.WithContext(With(r.Context(), Who{Name: c.name, Role: Viewer})), now)
		if (seconds > 0) != c.refused || (w.Header().Get("Retry-After") != "") != c.refused || w.Header().Get("RateLimit") == "" {
			t.Errorf("%d: %s from %s waits %d s: %v", i, c.name, c.from, seconds, w.Header())
		}
	}
}

func TestLimitAtTheDoor(t *testing.T) {
	well := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	h := New(Options{Limit: Limit{Burst: 2, PerSecond: 1e-4}}).Mount([]Route{
		{Pattern: "GET /page", Role: Anyone, Handler: well}, {Pattern: "GET /api/v1/x", Role: Anyone, Handler: well, Counted: true},
	})
	ask := func(path string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		return w
	}
	for i, want := range []int{204, 204, 429} {
		if w := ask("/page"); w.Code != want || want == 429 && w.Header().Get("Retry-After") == "" {
			t.Errorf("request %d: %d %v", i, w.Code, w.Header())
		}
	}
	if w := ask("/api/v1/x"); w.Code != 204 {
		t.Errorf("what counts for itself: %d", w.Code)
	}
}
