package sqlite

import (
	"context"
	"fmt"
	"path/filepath"
	"sync/atomic"
	"testing"

	"waybill/ledger"
	"waybill/ledger/ledgertest"
)

func TestStore(t *testing.T) {
	dir := t.TempDir()
	var n atomic.Int64
	ledgertest.Run(t, ledgertest.Stores{
		Checks: 40,
		New: func(t testing.TB) ledger.Store {
			return openAgain(t, filepath.Join(dir, fmt.Sprintf("%d.db", n.Add(1))))
		},
		Again: func(t testing.TB, s ledger.Store) ledger.Store { return openAgain(t, s.Place()) },
		Alter: func(t testing.TB, s ledger.Store, statement string) {
			t.Helper()
			for _, text := range []string{"DROP TRIGGER IF EXISTS entry_stays", "DROP TRIGGER IF EXISTS entry_is_kept", statement} {
				if _, err := s.(*store).write.ExecContext(t.Context(), text); err != nil {
					t.Fatal(err)
				}
			}
		},
		Flip: func(column string) string {
			return fmt.Sprintf("unhex(substr(hex(%[1]s), 1, 49) || CASE substr(hex(%[1]s), 50, 1) WHEN '0' THEN '1' ELSE '0' END || substr(hex(%[1]s), 51))", column)
		},
	})
}

func openAgain(t testing.TB, path string) ledger.Store {
	t.Helper()
	s, err := Open(context.Background(), path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}
