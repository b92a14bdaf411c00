package cli

import (
	"bytes"
	"flag"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"waybill/atlas"
	"waybill/door"
	"waybill/ledger"
	"waybill/reading"
)

const doorsHead = `# Who may go through which door of waybill serve: go test ./cli -run Doors -update
# in: the door opens; log in: one has to log in first (a browser is sent to /login, a program
# gets 401); no: the role is too small (403). Each is the same with a session and with a token.

`

// reached is what a door behind which nothing else stands answers.
const reached = http.StatusTeapot

// TestDoors tries each door that is mounted as nobody and in each role, with a session and
// with a token, and holds the outcome against testdata/doors.txt. A door that is new fails it.
func TestDoors(t *testing.T) {
	known, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	a := &app{Streams: Streams{Getenv: env(nil)}, built: known, ledger: filepath.Join(t.TempDir(), "ledger.db")}
	err = a.with(t.Context(), true, func(l *ledger.Ledger, known *atlas.Atlas) error {
		accounts := door.NewAccounts(l)
		accounts.UseOIDC(&door.OIDC{Issuer: "https://id.example.org", Client: "x", Roles: map[string]door.Role{"*": door.Viewer}})
		log := slog.New(slog.DiscardHandler)
		h, err := a.house(t.Context(), l, known, func() (*reading.Reader, error) { return reading.New(known) }, accounts, serving{noWatch: true}, log, newMetrics(l, known.Version))
		if err != nil {
			return err
		}
		var routes []door.Route
		for _, some := range h.routes() {
			routes = append(routes, some...)
		}
		for i := range routes {
			routes[i].Handler = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(reached) })
		}
		house := door.New(door.Options{Accounts: accounts, Log: log}).Mount(routes)
		got := doorsHead + doorTable(t, house, routes, visitors(t, accounts))
		compareDoors(t, got)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// visitor is somebody at the doors: what its requests show.
type visitor struct {
	role  door.Role
	shows http.Header
}

// visitors are nobody, as a browser and as a program, and of each role one with a session and
// one with a token.
func visitors(t *testing.T, accounts *door.Accounts) []visitor {
	t.Helper()
	all := []visitor{{door.Anyone, http.Header{"Accept": {"text/html"}}}, {door.Anyone, nil}}
	for _, role := range []door.Role{door.Viewer, door.Analyst, door.Admin} {
		const password = "several good words"
		if err := accounts.Add(t.Context(), role.String(), role, password, "the test"); err != nil {
			t.Fatal(err)
		}
		w := httptest.NewRecorder()
		if err := accounts.LogIn(w, httptest.NewRequest("POST", "/login", nil), role.String(), password); err != nil {
			t.Fatal(err)
		}
		cookie := w.Result().Cookies()[0]
		token, err := accounts.NewToken(t.Context(), role.String(), "test", role, 1)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, visitor{role, http.Header{"Accept": {"text/html"}, "Cookie": {cookie.Name + "=" + cookie.Value}}},
			visitor{role, http.Header{"Authorization": {"Bearer " + token}}})
	}
	return all
}

// doorTable tries all doors.
func doorTable(t *testing.T, house http.Handler, routes []door.Route, visitors []visitor) string {
	rows := [][]string{{"door", "nobody", "viewer", "analyst", "admin"}}
	slices.SortFunc(routes, func(a, b door.Route) int { return strings.Compare(byPath(a.Pattern), byPath(b.Pattern)) })
	for _, r := range routes {
		row := []string{r.Pattern, "", "", "", ""}
		for _, v := range visitors {
			got := tryDoor(house, r.Pattern, v.shows)
			if cell := &row[1+int(v.role)]; *cell == "" || *cell == got {
				*cell = got
			} else {
				t.Errorf("%s as %s: %q with a session, %q with a token", r.Pattern, v.role, *cell, got)
			}
		}
		rows = append(rows, row)
	}
	return inColumns(rows)
}

// byPath is a pattern with its path before its method.
func byPath(pattern string) string {
	method, path, ok := strings.Cut(pattern, " ")
	if !ok {
		return pattern
	}
	return path + " " + method
}

var wildcard = regexp.MustCompile(`\{[^}]*\}`)

// tryDoor is what a request to a pattern meets.
func tryDoor(house http.Handler, pattern string, shows http.Header) string {
	method, path, ok := strings.Cut(pattern, " ")
	if !ok {
		method, path = http.MethodGet, pattern
	}
	if strings.HasSuffix(path, "/") { // all below it
		path += "nothing"
	}
	path = strings.ReplaceAll(path, "{$}", "")
	r := httptest.NewRequest(method, wildcard.ReplaceAllString(path, "x"), nil)
	if shows != nil {
		r.Header = shows.Clone()
	}
	w := httptest.NewRecorder()
	house.ServeHTTP(w, r)
	switch {
	case w.Code == reached:
		return "in"
	case w.Code == http.StatusForbidden:
		return "no"
	case w.Code == http.StatusUnauthorized && strings.HasPrefix(w.Header().Get("WWW-Authenticate"), "Bearer"),
		w.Code == http.StatusSeeOther && strings.HasPrefix(w.Header().Get("Location"), "/login?to="):
		return "log in"
	}
	return fmt.Sprint(w.Code)
}

func compareDoors(t *testing.T, got string) {
	t.Helper()
	file := filepath.Join("testdata", "doors.txt")
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal([]byte(got), want) {
		t.Errorf("the doors are not those of %s: if they are right, write it anew with -update. They are\n%s", file, got)
	}
}
