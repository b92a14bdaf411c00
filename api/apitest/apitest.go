// Package apitest serves a ledger of a few articles over the API, for tests.
package apitest

import (
	"context"
	"errors"
	"net/http/httptest"
	"os"
	"testing"

	"waybill"
	"waybill/api"
	"waybill/desk"
	"waybill/desk/desktest"
	"waybill/door"
	"waybill/ledger"
)

// Server is a server of its own ledger.
type Server struct {
	// URL is where it is.
	URL  string
	Desk *desk.Desk
	// Accounts are nil where nobody logs in.
	Accounts *door.Accounts
	API      *api.API

	http *httptest.Server
	dir  string
}

// Options are how it is served.
type Options struct {
	// Guarded wants tokens; else everybody is an admin.
	Guarded bool
	Limits  api.Limits
	Feeds   desk.Feeds
}

// told are articles written for tests: two reports of one transfer, a denial, what is given in
// return, and others.
var told = []struct{ text, outlet, day string }{
	{"Shells for Moscow\n\nNorth Korea has delivered 152mm artillery shells to Russia, South Korean Defence Minister Shin Won-sik said on Monday. In return, Russia supplied Pyongyang with oil.\n", "Morning Post", "2024-02-12"},
	{"Peskow weist Bericht zurück 🚂\n\nKremlsprecher Dmitri Peskow sagte am Dienstag, Nordkorea habe Russland keine Artilleriegranaten geliefert.\n", "Abendblatt", "2024-02-13"},
	{"Drones on offer\n\nIran has offered Russia Shahed drones, a US official said.\n", "Morning Post", "2024-03-04"},
	{"Panzer für Kiew\n\nDeutschland hat der Ukraine 18 Kampfpanzer Leopard 2 geliefert, teilte das Verteidigungsministerium in Berlin mit.\n", "Abendblatt", "2024-03-11"},
	{"Warsaw orders launchers\n\nPoland has ordered 20 HIMARS launchers from the United States, Defence Minister Mariusz Blaszczak said.\n", "Morning Post", "2024-03-12"},
}

// Serve serves until the test ends.
func Serve(tb testing.TB, o Options) *Server {
	tb.Helper()
	s, err := New(o)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := s.Close(); err != nil {
			tb.Error(err)
		}
	})
	return s
}

// New serves until it is closed.
func New(o Options) (*Server, error) {
	dir, err := os.MkdirTemp("", "waybill-api")
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	d, err := desktest.Open(ctx, dir, ledger.Options{})
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	s := &Server{Desk: d, dir: dir}
	for _, a := range told {
		if _, err := s.Desk.Record(ctx, desk.Pasted(a.text), waybill.Provenance{Outlet: a.outlet, Published: a.day}); err != nil {
			return nil, errors.Join(err, d.Ledger.Close(), os.RemoveAll(dir))
		}
	}
	s.API = api.New(api.Options{Desk: s.Desk, Feeds: o.Feeds, Version: "test", Limits: o.Limits})
	guard := door.Options{Open: &door.Who{Name: "ada", Role: door.Admin}}
	if o.Guarded {
		s.Accounts = door.NewAccounts(d.Ledger)
		guard = door.Options{Accounts: s.Accounts}
	}
	s.http = httptest.NewServer(door.New(guard).Mount(s.API.Routes()))
	s.URL = s.http.URL
	return s, nil
}

// Close ends it.
func (s *Server) Close() error {
	s.http.Close()
	return errors.Join(s.Desk.Ledger.Close(), os.RemoveAll(s.dir))
}

// Token makes an account with a role, and a token of it.
func (s *Server) Token(tb testing.TB, role door.Role) string {
	tb.Helper()
	name := role.String()
	if err := s.Accounts.Add(tb.Context(), name, role, "correct horse battery "+name, ""); err != nil {
		tb.Fatal(err)
	}
	secret, err := s.Accounts.NewToken(tb.Context(), name, "tests", role, 0)
	if err != nil {
		tb.Fatal(err)
	}
	return secret
}
