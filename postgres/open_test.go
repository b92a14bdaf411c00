package postgres

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"sync"
	"testing"

	"waybill/ledger"
	"waybill/postgres/pgtest"
)

func TestOpenTwiceAtOnce(t *testing.T) {
	address := pgtest.Database(t)
	var group sync.WaitGroup
	for range 6 {
		group.Go(func() {
			s, err := Open(t.Context(), address)
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
}

func TestPlaceHidesThePassword(t *testing.T) {
	address := pgtest.As(t, pgtest.Database(t), func(u *url.URL) {
		u.User = url.UserPassword("waybill", "hush")
		u.RawQuery += "&password=hush2"
	})
	if place := openAgain(t, address).Place(); strings.Contains(place, "hush") || !strings.Contains(place, "waybill@") {
		t.Errorf("it is called %s", place)
	}
}

// TestRefusals are the ways in which a ledger cannot be opened, and what is said of them.
func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		name string
		// before are statements run in the database
		before []string
		change func(*url.URL)
		is     error
		says   string
	}{
		{"no database", nil, func(u *url.URL) { u.Path = "/nowhere" }, nil, `there is no database "nowhere": make it with createdb nowhere`},
		{"nobody of that name", nil, func(u *url.URL) { u.User = url.User("nobody") }, nil, "refuses the login"},
		{"wrong password", []string{"CREATE ROLE locked LOGIN PASSWORD 'right'"}, func(u *url.URL) { u.User = url.UserPassword("locked", "hush") }, nil, "check user and password"},
		{"no server", nil, func(u *url.URL) { u.RawQuery = "host=/tmp/waybill-no-server" }, ledger.ErrNotReady, "cannot be reached"},
		{"no such host", nil, func(u *url.URL) { u.Host, u.RawQuery = "waybill.invalid:1", "" }, ledger.ErrNotReady, "cannot be reached"},
		{"another kind of address", nil, func(u *url.URL) { u.Scheme = "mysql" }, nil, "postgres://user@host/database"},
		{"a parameter that is none", nil, func(u *url.URL) { u.RawQuery += "&connect_timeout=hush" }, nil, "cannot be understood"},
		{"newer", []string{
			"CREATE TABLE ledger_version (version_id BIGINT, is_applied BOOLEAN)",
			"INSERT INTO ledger_version VALUES (99, true)",
		}, nil, ledger.ErrNewer, "newer version"},
		{"no schema", nil, func(u *url.URL) { u.RawQuery += "&search_path=nowhere" }, nil, "none of the schemas"},
		{"a table of another program", []string{"CREATE TABLE claim (x INTEGER)"}, nil, nil, "claim"},
		{"not allowed to make tables", []string{"CREATE ROLE guest LOGIN", "REVOKE CREATE ON SCHEMA public FROM PUBLIC"}, func(u *url.URL) { u.User = url.User("guest") }, nil, "GRANT"},
	} {
		t.Run(c.name, func(t *testing.T) {
			database := pgtest.Database(t)
			pgtest.Exec(t, database, c.before...)
			t.Cleanup(func() { pgtest.Exec(t, database, "DROP ROLE IF EXISTS locked", "DROP ROLE IF EXISTS guest") })
			address := database
			if c.change != nil {
				address = pgtest.As(t, database, c.change)
			}
			s, err := Open(t.Context(), address)
			if err == nil {
				t.Fatal("it was opened:", s.Place(), s.Close())
			}
			if c.is != nil && !errors.Is(err, c.is) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("it says %q", err)
			}
			if c.is != ledger.ErrNotReady && errors.Is(err, ledger.ErrNotReady) {
				t.Errorf("it would be waited for: %q", err)
			}
			if strings.Contains(err.Error(), ":hush") || strings.Contains(err.Error(), "right") {
				t.Errorf("it tells the password: %q", err)
			}
		})
	}
}

// TestReaders are users who may only read.
func TestReaders(t *testing.T) {
	address := pgtest.Database(t)
	openAgain(t, address)
	pgtest.Exec(t, address, "CREATE ROLE reader LOGIN", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
	t.Cleanup(func() { pgtest.Exec(t, address, "DROP OWNED BY reader", "DROP ROLE reader") })
	for name, change := range map[string]func(*url.URL){
		"a user without rights to write": func(u *url.URL) { u.User = url.User("reader") },
		"a session that only reads":      func(u *url.URL) { u.RawQuery += "&default_transaction_read_only=on" },
	} {
		t.Run(name, func(t *testing.T) {
			s := openAgain(t, pgtest.As(t, address, change))
			if !s.ReadOnly() {
				t.Error("it can be written")
			}
			err := s.View(t.Context(), func(tx ledger.Tx) error {
				_, err := tx.Counts()
				return err
			})
			if err != nil {
				t.Error(err)
			}
			if err := s.Update(t.Context(), func(ledger.Tx) error { return nil }); !errors.Is(err, ledger.ErrReadOnly) {
				t.Errorf("writing it gives %v", err)
			}
		})
	}
}

// TestSchemasApart keeps two ledgers in one database.
func TestSchemasApart(t *testing.T) {
	address := pgtest.Database(t)
	pgtest.Exec(t, address, "CREATE SCHEMA other")
	one := openAgain(t, address)
	two := openAgain(t, pgtest.As(t, address, func(u *url.URL) { u.RawQuery += "&search_path=other" }))
	entry := ledger.Entry{Seq: 1, Kind: ledger.JudgementEntry, Body: []byte{1}, Hash: []byte{2}}
	// the one that is written does not keep the other from it
	err := one.Update(t.Context(), func(tx ledger.Tx) error {
		if err := tx.Append([]ledger.Entry{entry}); err != nil {
			return err
		}
		return two.Update(t.Context(), func(tx ledger.Tx) error {
			seq, _, err := tx.Head()
			if seq != 0 {
				t.Errorf("the other ledger has entry %d", seq)
			}
			return err
		})
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestEntriesAreKept(t *testing.T) {
	address := pgtest.Database(t)
	s := openAgain(t, address)
	err := s.Update(t.Context(), func(tx ledger.Tx) error {
		return tx.Append([]ledger.Entry{{Seq: 1, Kind: ledger.JudgementEntry, Body: []byte{1}, Hash: []byte{2}}})
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{"UPDATE entry SET ref = 'x'", "DELETE FROM entry", "TRUNCATE entry"} {
		err := s.(*store).Update(context.Background(), func(tx ledger.Tx) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.(*store).write.ExecContext(t.Context(), statement); err == nil || !strings.Contains(err.Error(), "never changed or deleted") {
			t.Errorf("%s gives %v", statement, err)
		}
	}
}
