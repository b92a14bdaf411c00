package web

import (
	"path/filepath"
	"sync"
	"testing"
	"time"

	"waybill"
	"waybill/atlas"
	"waybill/desk"
	"waybill/ledger"
	"waybill/reading"
	"waybill/sqlite"
	"waybill/transfer"
)

// tools are what reads, made once for all tests: it takes a while.
type tools struct {
	atlas  *atlas.Atlas
	reader *reading.Reader
	filer  *transfer.Filer
}

var kit = sync.OnceValues(func() (k tools, err error) {
	if k.atlas, err = atlas.Load(); err != nil {
		return k, err
	}
	if k.reader, err = reading.New(k.atlas); err != nil {
		return k, err
	}
	k.filer, err = transfer.NewFiler(k.atlas)
	return k, err
})

// filled is a site with a ledger of its own, in which the samples are.
func filled(t testing.TB) *Site {
	t.Helper()
	s := empty(t)
	for i, name := range []string{"de-agentur-haubitzen.txt", "de-boulevard-drohnen.txt", "de-interview-ringtausch.txt", "en-digest-spring-2024.txt"} {
		told := waybill.Provenance{File: name, Published: time.Date(2024, 5, i+1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)}
		if _, err := s.Desk.Record(t.Context(), waybill.Article{File: name, Bytes: []byte(sample(t, name))}, told); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// empty is a site with an empty ledger of its own.
func empty(t testing.TB) *Site {
	t.Helper()
	k, err := kit()
	if err != nil {
		t.Fatal(err)
	}
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "ledger.db"), sqlite.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	l, err := ledger.New(store, k.filer, ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	s, err := New(Options{Desk: &desk.Desk{Ledger: l, Atlas: k.atlas, Reader: k.reader}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
