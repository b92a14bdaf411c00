package pgtest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"
)

// server is a server that runs until life is closed, which the end of the process does too.
type server struct {
	// dir is the folder of its socket.
	dir  string
	life io.WriteCloser
	// said is what it says.
	said *bufio.Reader
}

// shared is the server of this test binary.
var shared = sync.OnceValues(start)

// databases counts those that were made.
var databases atomic.Int64

// Database makes an empty database for a test and returns its address. Where there is no
// PostgreSQL the test is skipped, or fails if NeedVariable is set. The database is dropped
// when the test ends.
func Database(t testing.TB) string {
	t.Helper()
	server := had(t)(shared())
	name := fmt.Sprintf("test%d", databases.Add(1))
	Exec(t, address(server.dir, "postgres"), "CREATE DATABASE "+name)
	t.Cleanup(func() { Exec(t, address(server.dir, "postgres"), "DROP DATABASE "+name+" WITH (FORCE)") })
	return address(server.dir, name)
}

// had is a server, where it can be had.
func had(t testing.TB) func(*server, error) *server {
	t.Helper()
	return func(s *server, err error) *server {
		t.Helper()
		if errors.Is(err, errNone) && os.Getenv(NeedVariable) != "1" {
			t.Skip(err)
		}
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
}

// Server is a server of a test's own, that it may stop.
type Server struct{ *server }

// Own starts a server that ends with the test; where there is no PostgreSQL it does as Database.
func Own(t testing.TB) *Server {
	t.Helper()
	s := had(t)(start())
	t.Cleanup(func() { s.life.Close() })
	return &Server{s}
}

// Address is that of the server's first database.
func (s *Server) Address() string { return address(s.dir, "postgres") }

// Stop ends the server as a crash does, Start starts it again; both return when that is done.
func (s *Server) Stop(t testing.TB) { t.Helper(); s.order(t, "stop", "stopped") }

// Start starts a server that was stopped.
func (s *Server) Start(t testing.TB) { t.Helper(); s.order(t, "start", "ready") }

func (s *Server) order(t testing.TB, order, done string) {
	t.Helper()
	_, err := io.WriteString(s.life, order+"\n")
	if said, reading := s.said.ReadString('\n'); said != done+"\n" {
		t.Fatalf("%s the PostgreSQL server: %s, %v", order, said, errors.Join(err, reading))
	}
}

func address(dir, database string) string {
	u := url.URL{Scheme: "postgres", User: url.User("waybill"), Path: "/" + database, RawQuery: url.Values{"host": {dir}}.Encode()}
	return u.String()
}

// Exec runs statements in a database.
func Exec(t testing.TB, address string, statements ...string) {
	t.Helper()
	ctx := context.Background()
	c, err := pgx.Connect(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range statements {
		if _, err := c.Exec(ctx, s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
	if err := c.Close(ctx); err != nil {
		t.Fatal(err)
	}
}

// As is the address with some of its parts changed.
func As(t testing.TB, address string, change func(*url.URL)) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	change(u)
	return u.String()
}
