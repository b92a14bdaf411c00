package postgres

import (
	"errors"
	"strings"
	"testing"

	"waybill/ledger"
	"waybill/postgres/pgtest"
)

// TestLostConnection ends all connections while one writes: nothing is kept, the error says
// what to do, and the store goes on with new ones. A connection that was in use a moment ago is
// not asked whether it still holds: reading may fail once, and says so.
func TestLostConnection(t *testing.T) {
	address := pgtest.Database(t)
	s := openAgain(t, address)
	entry := ledger.Entry{Seq: 1, Kind: ledger.JudgementEntry, Body: []byte{1}, Hash: []byte{2}}
	err := s.Update(t.Context(), func(tx ledger.Tx) error {
		if err := tx.Append([]ledger.Entry{entry}); err != nil {
			return err
		}
		pgtest.Exec(t, address, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
		_, _, err := tx.Head()
		return err
	})
	if err == nil || !strings.Contains(err.Error(), "nothing that was recorded before is lost: try again") {
		t.Errorf("it says %v", err)
	}
	err = s.Update(t.Context(), func(tx ledger.Tx) error {
		seq, _, err := tx.Head()
		if seq != 0 {
			t.Errorf("it ends with %d", seq)
		}
		return errors.Join(err, tx.Append([]ledger.Entry{entry}))
	})
	if err != nil {
		t.Errorf("then: %v", err)
	}
	look := func(tx ledger.Tx) error {
		seq, _, err := tx.Head()
		if seq != 1 {
			t.Errorf("it ends with %d", seq)
		}
		return err
	}
	if err := s.View(t.Context(), look); err != nil && !strings.Contains(err.Error(), "try again") {
		t.Errorf("then: %v", err)
	}
	if err := s.View(t.Context(), look); err != nil {
		t.Errorf("then: %v", err)
	}
}
