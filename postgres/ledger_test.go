package postgres

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"reflect"
	"sync/atomic"
	"testing"

	"waybill"
	"waybill/atlas"
	"waybill/ledger"
	"waybill/ledger/generate"
	"waybill/ledger/ledgertest"
	"waybill/postgres/pgtest"
	"waybill/sqlite"
	"waybill/transfer"
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

// TestFromSQLite restores what was backed up from a file.
func TestFromSQLite(t *testing.T) {
	a, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	filer, err := transfer.NewFiler(a)
	if err != nil {
		t.Fatal(err)
	}
	w, err := generate.New(a, generate.Options{Seed: 3, Claims: 1000})
	if err != nil {
		t.Fatal(err)
	}
	file, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "ledger.db"), sqlite.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var listed [2][]waybill.Transfer
	var backups [2]bytes.Buffer
	for i, s := range []ledger.Store{file, openAgain(t, pgtest.Database(t))} {
		l, err := ledger.New(s, filer, ledger.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			var inputs []ledger.Input
			for n := range w.Articles() {
				inputs = append(inputs, w.Article(n))
			}
			_, err = l.Record(t.Context(), inputs)
		} else {
			err = l.Restore(t.Context(), bytes.NewReader(backups[0].Bytes()), nil)
		}
		if err != nil {
			t.Fatal(err)
		}
		if _, err := l.Verify(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		if listed[i], err = l.List(t.Context(), ledger.Filter{}, ledger.Page{}); err != nil {
			t.Fatal(err)
		}
		if _, err := l.Backup(t.Context(), &backups[i]); err != nil {
			t.Fatal(err)
		}
	}
	if len(listed[0]) < 50 || !reflect.DeepEqual(listed[0], listed[1]) {
		t.Errorf("%d rows became %d, or others", len(listed[0]), len(listed[1]))
	}
	if !bytes.Equal(backups[0].Bytes(), backups[1].Bytes()) {
		t.Error("its backup is another one")
	}
}
