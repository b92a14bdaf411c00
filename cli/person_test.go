package cli

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"waybill/postgres/pgtest"
	"waybill/view"
)

// person runs commands on one ledger.
type person struct {
	t      *testing.T
	ledger string
}

// does runs a command that must end with a status, and returns what it printed.
func (u person) does(status int, args ...string) (out, errs string) {
	u.t.Helper()
	out, errs, got := try(u.t, Streams{Getenv: env(map[string]string{"WAYBILL_LEDGER": u.ledger, "WAYBILL_BY": "ann"})}, args...)
	if got != status {
		u.t.Fatalf("%q: status %d, want %d: %s%s", args, got, status, out, errs)
	}
	return out, errs
}

// must runs a command that must go well and say nothing on standard error.
func (u person) must(args ...string) string {
	u.t.Helper()
	out, errs := u.does(statusOK, args...)
	if errs != "" {
		u.t.Fatalf("%q: %s", args, errs)
	}
	return out
}

// listed is the rows that list prints.
func (u person) listed(args ...string) []view.Transfer {
	u.t.Helper()
	out, _ := u.does(statusOK, append([]string{"list", "--json"}, args...)...)
	return objects[view.Transfer](u.t, out)
}

// objects are lines of JSON.
func objects[T any](t *testing.T, lines string) []T {
	t.Helper()
	var all []T
	for line := range strings.Lines(lines) {
		d := json.NewDecoder(strings.NewReader(line))
		d.DisallowUnknownFields()
		var v T
		if err := d.Decode(&v); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		all = append(all, v)
	}
	return all
}

// stores runs a test on a ledger of each kind.
func stores(t *testing.T, test func(t *testing.T, u, another person)) {
	t.Run("sqlite", func(t *testing.T) {
		dir := t.TempDir()
		test(t, person{t, filepath.Join(dir, "new", "ledger.db")}, person{t, filepath.Join(dir, "another.db")})
	})
	t.Run("postgres", func(t *testing.T) {
		test(t, person{t, pgtest.Database(t)}, person{t, pgtest.Database(t)})
	})
}
