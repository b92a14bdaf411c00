package sqlite_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waybill/ledger"
	"waybill/sqlite"
)

// filled is a ledger with some articles, closed.
func filled(t *testing.T) string {
	t.Helper()
	w, filer := newWorld(t, 100)
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := openOnly(t, path, filer)
	if _, err := l.Record(context.Background(), batch(w, 0, w.Articles())); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(l.Settle(context.Background(), nil), l.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

func statement(t *testing.T, path, text string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(text)
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}

// What cannot be opened is refused with what it is, and left as it was.
func TestNoLedger(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(t *testing.T, path string)
		want  error
		says  string
	}{
		{"of a newer version", func(t *testing.T, path string) { statement(t, path, "PRAGMA user_version = 99") }, ledger.ErrNewer, "use that version"},
		{"no database", func(t *testing.T, path string) { overwrite(t, path, 0, "Dies ist ein Brief und keine Datenbank.\n") }, ledger.ErrCorrupt, "damaged"},
		{"a damaged header", func(t *testing.T, path string) { overwrite(t, path, 16, "\x00\x03\x09\x09\x09\x09\x09\x09") }, ledger.ErrCorrupt, "damaged"},
		{"another program's", func(t *testing.T, path string) { statement(t, path, "PRAGMA application_id = 252006673") }, ledger.ErrCorrupt, "another program"},
		{"another program's, without its mark", func(t *testing.T, path string) {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			statement(t, path, "CREATE TABLE letters (text)")
		}, ledger.ErrCorrupt, "another program"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filled(t)
			c.spoil(t, path)
			before := read(t, path)
			s, err := sqlite.Open(context.Background(), path, sqlite.Options{Create: true})
			if err == nil {
				t.Fatal(s.Close(), "it was opened")
			}
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), path) {
				t.Errorf("%v", err)
			}
			if read(t, path) != before {
				t.Error("the file was changed")
			}
		})
	}
}

// A page that was damaged is found by verify, if by nothing before.
func TestDamagedPage(t *testing.T) {
	path := filled(t)
	size := len(read(t, path))
	overwrite(t, path, int64(size/4096/2*4096), strings.Repeat("\xa5", 4096*8))
	_, filer := newWorld(t, 100)
	s, err := sqlite.Open(context.Background(), path, sqlite.Options{})
	if err == nil {
		l, err2 := ledger.New(s, filer, ledger.Options{})
		if err2 != nil {
			t.Fatal(err2)
		}
		_, err = l.Verify(context.Background(), nil)
		if err := l.Close(); err != nil {
			t.Log(err)
		}
	}
	if !errors.Is(err, ledger.ErrCorrupt) {
		t.Errorf("%v", err)
	}
}

func overwrite(t *testing.T, path string, at int64, text string) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.WriteAt([]byte(text), at)
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// A folder in which nothing can be written: the ledger in it is read, and says why it cannot
// be written.
func TestReadOnlyFolder(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere")
	}
	path := filled(t)
	folder := filepath.Dir(path)
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.Chmod(folder, 0o700); err != nil {
			t.Error(err)
		}
	})
	w, filer := newWorld(t, 100)
	l := openAt(t, path, filer)
	if rows, err := l.List(context.Background(), ledger.Filter{}, ledger.Page{Limit: 5}); err != nil || len(rows) != 5 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
	if _, err := l.Record(context.Background(), fresh(w)()); !errors.Is(err, ledger.ErrReadOnly) {
		t.Errorf("recorded: %v", err)
	}
}
