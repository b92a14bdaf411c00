package postgres

import (
	"errors"
	"net/url"
	"slices"
	"strings"
	"testing"

	"waybill/ledger"
	"waybill/postgres/pgtest"
)

// TestRights takes rights away from a user, and holds what is said of it.
func TestRights(t *testing.T) {
	address := pgtest.Database(t)
	openAgain(t, address)
	pgtest.Exec(t, address, "CREATE ROLE recorder LOGIN",
		"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO recorder",
		"REVOKE UPDATE, DELETE ON entry FROM recorder", "REVOKE DELETE ON setting FROM recorder", "REVOKE ALL ON account, pass FROM recorder",
		"REVOKE INSERT, UPDATE, DELETE ON judgement, quote FROM recorder")
	t.Cleanup(func() { pgtest.Exec(t, address, "DROP OWNED BY recorder", "DROP ROLE recorder") })
	recorder := pgtest.As(t, address, func(u *url.URL) { u.User = url.User("recorder") })
	if s := openAgain(t, recorder); s.ReadOnly() {
		t.Error("it cannot be written: ", s.Update(t.Context(), func(ledger.Tx) error { return nil }))
	}
	pgtest.Exec(t, address, "REVOKE INSERT ON claim, words FROM recorder", "REVOKE UPDATE ON claim FROM recorder")
	err := openAgain(t, recorder).Update(t.Context(), func(ledger.Tx) error { return nil })
	if !errors.Is(err, ledger.ErrReadOnly) || !strings.Contains(err.Error(), "the user recorder lacks INSERT on claim, words; UPDATE on claim: GRANT that") {
		t.Errorf("it says %v", err)
	}
	reading := openAgain(t, recorder)
	pgtest.Exec(t, address, "REVOKE SELECT ON entry FROM recorder")
	err = reading.View(t.Context(), func(tx ledger.Tx) error {
		_, _, err := tx.Head()
		return err
	})
	if err == nil || errors.Is(err, ledger.ErrReadOnly) || !strings.Contains(err.Error(), "the user may not do that: GRANT it") {
		t.Errorf("of reading it says %v", err)
	}
	pgtest.Exec(t, address, "UPDATE ledger_version SET is_applied = false WHERE version_id > 3")
	if _, err := Open(t.Context(), recorder); err == nil || !strings.Contains(err.Error(), "the ledger is of version 3, this program needs ") || !strings.Contains(err.Error(), "open it once as its owner") {
		t.Errorf("of an older ledger it says %v", err)
	}
}

// TestRecordingTables holds that each table is known to be written by who records, or not to be.
func TestRecordingTables(t *testing.T) {
	s := openAgain(t, pgtest.Database(t)).(*store)
	rows, err := s.read.QueryContext(t.Context(), "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY 1")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	others := []string{"account", "judgement", "pass", "quote", versions}
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(others, name) && !slices.Contains(recording, name) {
			t.Errorf("%s is in no list", name)
		}
	}
	if err := rows.Err(); err != nil {
		t.Error(err)
	}
}
