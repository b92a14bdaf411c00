package postgres

import (
	"errors"
	"net/url"
	"strings"
	"testing"

	"waybill/ledger"
	"waybill/postgres/pgtest"
)

// TestTroubleOfItsOwn crashes a server amid a transaction, and asks it while it is away, and for more
// connections than it gives: all is told as trouble of the ledger, and goes by.
func TestTroubleOfItsOwn(t *testing.T) {
	server := pgtest.Own(t)
	s := openAgain(t, server.Address())
	entry := ledger.Entry{Seq: 1, Kind: ledger.JudgementEntry, Body: []byte{1}, Hash: []byte{2}}
	head := func(want int64) func(ledger.Tx) error {
		return func(tx ledger.Tx) error {
			seq, _, err := tx.Head()
			if err == nil && seq != want {
				t.Errorf("it ends with %d, want %d", seq, want)
			}
			return err
		}
	}
	err := s.Update(t.Context(), func(tx ledger.Tx) error {
		if err := tx.Append([]ledger.Entry{entry}); err != nil {
			return err
		}
		server.Stop(t)
		_, _, err := tx.Head()
		return err
	})
	if !errors.Is(err, ledger.ErrNotReady) || !strings.Contains(err.Error(), "nothing that was recorded before is lost: try again") {
		t.Errorf("a crash: %v", err)
	}
	err = s.Update(t.Context(), func(tx ledger.Tx) error { return tx.Append([]ledger.Entry{entry}) })
	if !errors.Is(err, ledger.ErrNotReady) || !strings.Contains(err.Error(), "cannot be reached") {
		t.Errorf("while it is away: %v", err)
	}
	if _, err := Open(t.Context(), server.Address()); !errors.Is(err, ledger.ErrNotReady) || !strings.Contains(err.Error(), "cannot be reached") {
		t.Errorf("opened while it is away: %v", err)
	}
	server.Start(t)
	if err := s.Update(t.Context(), head(0)); err != nil {
		t.Errorf("back again: %v", err)
	}
	pgtest.Exec(t, server.Address(), "CREATE ROLE few LOGIN CONNECTION LIMIT 0")
	few := pgtest.As(t, server.Address(), func(u *url.URL) { u.User = url.User("few") })
	if _, err := Open(t.Context(), few); !errors.Is(err, ledger.ErrNotReady) || !strings.Contains(err.Error(), "no connection left") {
		t.Errorf("without a connection left: %v", err)
	}
}
