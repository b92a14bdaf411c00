// Package desktest makes desks with ledgers of their own, for tests.
package desktest

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"testing"

	"waybill"
	"waybill/atlas"
	"waybill/desk"
	"waybill/ledger"
	"waybill/reading"
	"waybill/sqlite"
	"waybill/transfer"
)

// Tools are what reads and files articles.
type Tools struct {
	Atlas  *atlas.Atlas
	Reader *reading.Reader
	Filer  *transfer.Filer
}

// load makes them once, as it takes a while; they never change.
var load = sync.OnceValues(func() (t Tools, err error) {
	if t.Atlas, err = atlas.Load(); err != nil {
		return t, err
	}
	if t.Reader, err = reading.New(t.Atlas); err != nil {
		return t, err
	}
	t.Filer, err = transfer.NewFiler(t.Atlas)
	return t, err
})

// Load is the tools, the same for all tests of a program.
func Load(tb testing.TB) Tools {
	tb.Helper()
	t, err := load()
	if err != nil {
		tb.Fatal(err)
	}
	return t
}

// Open is a desk with a new ledger in a folder. Its ledger is the caller's to close.
func Open(ctx context.Context, folder string, o ledger.Options) (*desk.Desk, error) {
	t, err := load()
	if err != nil {
		return nil, err
	}
	store, err := sqlite.Open(ctx, filepath.Join(folder, "ledger.db"), sqlite.Options{Create: true})
	if err != nil {
		return nil, err
	}
	l, err := ledger.New(store, t.Filer, o)
	if err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return &desk.Desk{Ledger: l, Atlas: t.Atlas, Reader: t.Reader}, nil
}

// New is a desk with a new ledger that is there until the test ends.
func New(tb testing.TB, o ledger.Options) *desk.Desk {
	tb.Helper()
	d, err := Open(tb.Context(), tb.TempDir(), o)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := d.Ledger.Close(); err != nil {
			tb.Error(err)
		}
	})
	return d
}

// Record records an article.
func Record(tb testing.TB, d *desk.Desk, a waybill.Article, told waybill.Provenance) {
	tb.Helper()
	if _, err := d.Record(tb.Context(), a, told); err != nil {
		tb.Fatal(err)
	}
}
