package cli

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"waybill/fetch/fetchtest"
)

const (
	latinPage = "<html><head><title>Fregatten f\xfcr Griechenland</title></head><body><article><h1>Fregatten f\xfcr Griechenland</h1>" +
		"<p>Frankreich liefert Griechenland drei Fregatten. Das sagte der franz\xf6sische Minister am Montag.</p></article></body></html>"
	polishPage = "Zapowied\xbc\n\nFrance delivered three frigates to Greece, the ministry said.\n"
)

// newsSite is a server of some pages, and the user agents that asked it.
func newsSite(t *testing.T) (*httptest.Server, *[]string) {
	t.Helper()
	agents := &[]string{}
	pages := map[string]func(http.ResponseWriter){
		"/robots.txt": func(w http.ResponseWriter) { write(w, "text/plain", "User-agent: *\nDisallow: /members") },
		"/latin":      func(w http.ResponseWriter) { write(w, "text/html; charset=iso-8859-1", latinPage) },
		"/polish":     func(w http.ResponseWriter) { write(w, "text/plain; charset=iso-8859-2", polishPage) },
		"/members":    func(w http.ResponseWriter) { write(w, "text/html", latinPage) },
		"/moved":      func(w http.ResponseWriter) { w.Header().Set("Location", "/gone"); w.WriteHeader(302) },
		"/inside":     func(w http.ResponseWriter) { w.Header().Set("Location", "http://169.254.169.254/"); w.WriteHeader(302) },
		"/picture":    func(w http.ResponseWriter) { write(w, "image/png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR") },
		"/dump": func(w http.ResponseWriter) {
			write(w, "application/jsonl", `{"title":"Fregatten","text":"Frankreich liefert Griechenland drei Fregatten."}`+"\n"+`{"title":"Wetter","text":"Es regnet."}`+"\n")
		},
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		*agents = append(*agents, r.UserAgent())
		page, ok := pages[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		page(w)
	}))
	t.Cleanup(s.Close)
	return s, agents
}

func write(w http.ResponseWriter, contentType, body string) {
	w.Header().Set("Content-Type", contentType)
	_, _ = w.Write([]byte(body)) // the client may be gone
}

// tryWeb runs a command that fetches by a clock of the test's.
func tryWeb(t *testing.T, environment map[string]string, args ...string) (out, errs string, status int) {
	t.Helper()
	known, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	var o, e bytes.Buffer
	a := &app{Streams: Streams{In: strings.NewReader(""), Out: &o, Err: &e, Getenv: env(environment)}, color: "auto", built: known}
	a.web.clock = fetchtest.NewClock(time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC))
	status = a.run(t.Context(), args)
	return o.String(), e.String(), status
}

func TestReadURL(t *testing.T) {
	s, agents := newsSite(t)
	out, errs, status := tryWeb(t, map[string]string{"WAYBILL_CONTACT": "bot@example.org"}, "read", "--json", "--allow-address", "127.0.0.1", s.URL+"/latin#top", s.URL+"/polish")
	if status != 0 || errs != "" {
		t.Fatalf("status %d: %s", status, errs)
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines: %s", len(lines), out)
	}
	for i, want := range []struct{ file, words string }{{s.URL + "/latin", "Fregatten für Griechenland"}, {s.URL + "/polish", "Zapowiedź"}} {
		var read struct {
			Report struct{ File string }
			Claims []any
		}
		if err := json.Unmarshal([]byte(lines[i]), &read); err != nil {
			t.Fatal(err)
		}
		if read.Report.File != want.file || len(read.Claims) == 0 || !strings.Contains(lines[i], want.words) {
			t.Errorf("want %v, got %s", want, lines[i])
		}
	}
	for _, agent := range *agents {
		if !strings.HasPrefix(agent, "Waybill/") || !strings.HasSuffix(agent, " (+bot@example.org)") {
			t.Errorf("user agent %q", agent)
		}
	}
}

func TestReadURLFails(t *testing.T) {
	s, _ := newsSite(t)
	allow := []string{"read", "--allow-address", "127.0.0.0/8"}
	for _, test := range []struct {
		args []string
		want string
	}{
		{append(allow, s.URL+"/none"), "read " + s.URL + "/none: the server answered 404 (Not Found): check the address"},
		{append(allow, s.URL+"/moved"), "read " + s.URL + "/moved: redirected to " + s.URL + "/gone: the server answered 404"},
		{append(allow, s.URL+"/inside"), "redirected to http://169.254.169.254/: 169.254.169.254 is a link-local address, not one of the public web: if you mean it, allow it with --allow-address 169.254.169.254"},
		{append(allow, s.URL+"/members"), "asks programs not to fetch it: save the page with a browser and give the file"},
		{append(allow, s.URL+"/picture"), "read " + s.URL + "/picture: "},
		{append(allow, s.URL+"/dump"), "is no article but holds many (JSON Lines): add it, as in waybill add " + s.URL + "/dump"},
		{[]string{"read", s.URL + "/latin"}, "127.0.0.1 is a loopback address"},
		{[]string{"read", "https://user:secret@example.org/"}, "has a user name or password in it"},
		{[]string{"read", "http://"}, "names no host: give an address as in https://example.org/article"},
	} {
		out, errs, status := tryWeb(t, nil, test.args...)
		if status != statusInput || out != "" || !strings.Contains(errs, test.want) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%q: status %d, %q, %q", test.args, status, out, errs)
		}
	}
}

func TestWebFlags(t *testing.T) {
	for _, args := range [][]string{
		{"--contact", "a b"}, {"--contact", "a\nX-Header: 1"}, {"--allow-address", "intranet"}, {"--allow-address", "10.0.0.0/33"}, {"--proxy", "proxy"}, {"--proxy", "://"},
	} {
		for _, command := range []string{"read", "add"} {
			_, errs, status := tryWeb(t, map[string]string{"WAYBILL_LEDGER": filepath.Join(t.TempDir(), "l.db")}, append([]string{command, "https://example.org/"}, args...)...)
			if status != statusUsage || strings.Count(errs, "\n") != 1 {
				t.Errorf("%s %q: status %d, %q", command, args, status, errs)
			}
		}
	}
}

func TestAddURL(t *testing.T) {
	s, _ := newsSite(t)
	failed := filepath.Join(t.TempDir(), "failed.tsv")
	environment := map[string]string{"WAYBILL_LEDGER": filepath.Join(t.TempDir(), "l.db")}
	add := func(args ...string) added {
		t.Helper()
		out, errs, _ := tryWeb(t, environment, append([]string{"add", "--json", "--allow-address", "127.0.0.1"}, args...)...)
		var sum added
		if err := json.Unmarshal([]byte(out), &sum); err != nil {
			t.Fatalf("%v: %s%s", err, out, errs)
		}
		return sum
	}
	if sum := add("--failed", failed, s.URL+"/latin", s.URL+"/none", s.URL+"/polish", s.URL+"/dump"); sum.Articles != 3 || sum.Failed != 1 || sum.Claims < 3 {
		t.Errorf("added %+v", sum)
	}
	list, err := os.ReadFile(failed)
	if err != nil || !strings.HasPrefix(string(list), s.URL+"/none\t") {
		t.Errorf("failed: %q, %v", list, err)
	}
	if sum := add("--list", failed, s.URL+"/latin"); sum.Articles != 0 || sum.Known != 1 || sum.Failed != 1 {
		t.Errorf("again: %+v", sum)
	}
}

// A slow host does not keep pages of another from being fetched.
func TestAddURLsOfSeveralHosts(t *testing.T) {
	quick := make(chan bool)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/slow":
			select {
			case <-quick:
			case <-r.Context().Done():
			}
		case "/quick":
			defer close(quick)
		default:
			http.NotFound(w, r)
			return
		}
		write(w, "text/plain", "Headline "+r.URL.Path+"\n\nFrance delivered three frigates to Greece.\n")
	}))
	t.Cleanup(s.Close)
	other := strings.Replace(s.URL, "127.0.0.1", "localhost", 1)
	out, errs, status := tryWeb(t, map[string]string{"WAYBILL_LEDGER": filepath.Join(t.TempDir(), "l.db")},
		"add", "--json", "--allow-address", "127.0.0.1,::1", s.URL+"/slow", other+"/quick")
	var sum added
	if err := json.Unmarshal([]byte(out), &sum); err != nil || status != 0 || sum.Articles != 2 {
		t.Errorf("%v, status %d: %s%s", err, status, out, errs)
	}
}
