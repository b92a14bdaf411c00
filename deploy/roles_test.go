package deploy_test

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"waybill/postgres/pgtest"
)

// roles are the roles of roles.sql.
var roles = []string{"waybill_owner", "waybill_worker", "waybill_serve", "waybill_read"}

// TestRoles makes the roles as roles.sql says and lets each do its work with waybill, and
// nothing more.
func TestRoles(t *testing.T) {
	address := pgtest.Database(t)
	file, err := os.ReadFile("postgres/roles.sql")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for _, role := range roles {
			pgtest.Exec(t, address, "DROP OWNED BY "+role+" CASCADE", "DROP ROLE "+role)
		}
	})
	as := func(role string) string {
		return pgtest.As(t, address, func(u *url.URL) { u.User = url.User(role) })
	}
	news := filepath.Join(t.TempDir(), "news.txt")
	if err := os.WriteFile(news, []byte("Iran Sends Drones to Russia\n\nIran delivered drones to Russia, an official said.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(filepath.Dir(news), "other.txt")
	if err := os.WriteFile(other, []byte("Norway Sends Tanks\n\nNorway delivered tanks to Ukraine, an official said.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	do := func(role string, says string, args ...string) {
		t.Helper()
		_, errs, err := run(t, []string{"WAYBILL_LEDGER=" + as(role), "WAYBILL_PASSWORD=long enough for it"}, waybill(t), args...)
		switch {
		case says == "" && err != nil:
			t.Errorf("%s: waybill %s: %s", role, strings.Join(args, " "), errs)
		case says != "" && (err == nil || !strings.Contains(errs, says) || strings.Count(errs, "\n") != 1):
			t.Errorf("%s: waybill %s: %v, it says %q, not %q", role, strings.Join(args, " "), err, errs, says)
		}
	}
	apply := func() { pgtest.Exec(t, address, string(file)) }

	apply()
	do("waybill_worker", "open the ledger once as its owner", "add", news)
	do("waybill_owner", "", "ledger", "stats")
	do("waybill_worker", "may not", "list") // before there are rights to the tables
	apply()
	do("waybill_worker", "", "add", news)
	row := strings.Fields(must(t, []string{"WAYBILL_LEDGER=" + as("waybill_worker")}, waybill(t), "list", "--csv"))
	id := strings.SplitN(row[1], ",", 2)[0]
	do("waybill_worker", "", "reread")
	do("waybill_worker", "", "verify")
	do("waybill_worker", "permission denied for table judgement", "judge", id, "accept")
	do("waybill_worker", "permission denied for table account", "user", "list")
	do("waybill_read", "", "list")
	do("waybill_read", "", "search", "drones")
	do("waybill_read", "", "show", id)
	do("waybill_read", "", "verify")
	do("waybill_read", "", "ledger", "backup", filepath.Join(t.TempDir(), "backup"))
	do("waybill_read", "the ledger cannot be written", "add", other)
	do("waybill_read", "permission denied for table account", "user", "list")
	do("waybill_serve", "", "judge", id, "accept")
	do("waybill_serve", "", "undo")
	do("waybill_serve", "", "user", "list")
	do("waybill_serve", "", "add", news)
	do("waybill_serve", "the user may not do that", "ledger", "rebuild")
	do("waybill_owner", "", "ledger", "rebuild")
	held(t, address)
}

// held holds what each role may do to each table: a table that is new has to be put into
// roles.sql, and here if it is no filed one.
func held(t *testing.T, address string) {
	t.Helper()
	c, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(t.Context())
	rows, err := c.Query(t.Context(), "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'waybill'::regnamespace ORDER BY 1")
	if err != nil {
		t.Fatal(err)
	}
	tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil || len(tables) < 20 {
		t.Fatal(tables, err)
	}
	want := func(role, table string) string {
		switch {
		case role == "waybill_read" && !slices.Contains([]string{"account", "pass"}, table), table == "ledger_version":
			return "SELECT"
		case table == "account" || table == "pass":
			return map[bool]string{true: "SELECT INSERT UPDATE DELETE"}[role == "waybill_serve"]
		case table == "judgement" || table == "quote":
			return map[bool]string{true: "SELECT INSERT UPDATE", false: "SELECT"}[role == "waybill_serve"]
		case table == "entry":
			return "SELECT INSERT"
		case table == "setting":
			return "SELECT INSERT UPDATE"
		}
		return "SELECT INSERT UPDATE DELETE"
	}
	for _, role := range roles[1:] {
		for _, table := range tables {
			var may []string
			for _, right := range []string{"SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"} {
				yes := false
				if err := c.QueryRow(t.Context(), fmt.Sprintf("SELECT has_table_privilege('%s', 'waybill.%s', '%s')", role, table, right)).Scan(&yes); err != nil {
					t.Fatal(err)
				}
				if yes {
					may = append(may, right)
				}
			}
			if got := strings.Join(may, " "); got != want(role, table) {
				t.Errorf("%s may %q on %s, not %q: roles.sql says who may do what", role, got, table, want(role, table))
			}
		}
	}
}
