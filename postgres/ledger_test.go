package postgres

import (
	"context"
	"fmt"
	"net/url"
	"sync/atomic"
	"testing"

	"waybill/ledger"
	"waybill/ledger/ledgertest"
	"waybill/postgres/pgtest"
)

// TestStore gives each ledger a schema of its own in one database, which is quicker than a
// database for each.
func TestStore(t *testing.T) {
	address := pgtest.Database(t)
	var n atomic.Int64
	ledgertest.Run(t, ledgertest.Stores{
		Checks: 10,
		New: func(t testing.TB) ledger.Store {
			schema := fmt.Sprintf("ledger%d", n.Add(1))
			pgtest.Exec(t, address, "CREATE SCHEMA "+schema)
			return openAgain(t, pgtest.As(t, address, func(u *url.URL) { u.RawQuery += "&search_path=" + schema }))
		},
		Again: func(t testing.TB, s ledger.Store) ledger.Store { return openAgain(t, s.Place()) },
		Alter: func(t testing.TB, s ledger.Store, statement string) {
			t.Helper()
			for _, text := range []string{"DROP TRIGGER IF EXISTS entry_is_kept ON entry", statement} {
				if _, err := s.(*store).write.ExecContext(t.Context(), text); err != nil {
					t.Fatal(err)
				}
			}
		},
		Flip: func(column string) string {
			return fmt.Sprintf("set_byte(%[1]s, 24, get_byte(%[1]s, 24) # 1)", column)
		},
	})
}

func openAgain(t testing.TB, address string) ledger.Store {
	t.Helper()
	s, err := Open(context.Background(), address)
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
