// Package ledgertest checks that a store keeps a ledger as the others do: each method by
// what it answers, the ledger over it by real readings, and the register by a property that
// must hold whatever is recorded and judged in whatever order.
package ledgertest

import (
	"context"
	"errors"
	"flag"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"

	"waybill/atlas"
	"waybill/ledger"
	"waybill/reading"
	"waybill/transfer"
)

// Stores is how the tests come by stores of one kind.
type Stores struct {
	// New makes an empty one, closed at the end of the test.
	New func(t testing.TB) ledger.Store
	// Again opens a store once more, as another process does.
	Again func(t testing.TB, s ledger.Store) ledger.Store
	// Alter runs a statement behind the back of a store, with what guards its entries
	// taken away.
	Alter func(t testing.TB, s ledger.Store, statement string)
	// Flip is the expression of a column of bytes with one bit turned.
	Flip func(column string) string
	// Checks is how many cases of a property are checked, where -rapid.checks does not say
	// it: making a store takes its time.
	Checks int
}

// Run runs all tests.
func Run(t *testing.T, stores Stores) {
	k := newKit(t, stores)
	for _, part := range []struct {
		name  string
		tests []test
	}{
		{"Store", storeTests},
		{"Record", recordTests},
		{"List", listTests},
		{"Questions", questionTests},
		{"Judge", judgeTests},
		{"Verify", verifyTests},
		{"Backup", backupTests},
		{"Changes", changeTests},
		{"Register", registerTests},
	} {
		t.Run(part.name, func(t *testing.T) {
			for _, one := range part.tests {
				t.Run(one.name, func(t *testing.T) { one.run(t, k) })
			}
		})
	}
}

type test struct {
	name string
	run  func(t *testing.T, k *kit)
}

// kit is what tests need besides a store.
type kit struct {
	Stores
	atlas  *atlas.Atlas
	filer  *transfer.Filer
	reader *reading.Reader
}

func newKit(t *testing.T, stores Stores) *kit {
	t.Helper()
	a, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	filer, err := transfer.NewFiler(a)
	if err != nil {
		t.Fatal(err)
	}
	reader, err := reading.New(a)
	if err != nil {
		t.Fatal(err)
	}
	return &kit{stores, a, filer, reader}
}

// check checks a property.
func (k *kit) check(t *testing.T, property func(*rapid.T)) {
	t.Helper()
	if checks := flag.Lookup("rapid.checks").Value; checks.String() == flag.Lookup("rapid.checks").DefValue {
		usual := checks.String()
		if err := checks.Set(strconv.Itoa(k.Checks)); err != nil {
			t.Fatal(err)
		}
		defer func() {
			if err := checks.Set(usual); err != nil {
				t.Fatal(err)
			}
		}()
	}
	rapid.Check(t, property)
}

// ledger makes a ledger over a store, whose clock goes on by a second at each look.
func (k *kit) ledger(t fataler, s ledger.Store) *ledger.Ledger {
	t.Helper()
	var looks atomic.Int64
	l, err := ledger.New(s, k.filer, ledger.Options{Now: func() time.Time {
		return time.Date(2024, 5, 1, 12, 0, int(looks.Add(1)), 0, time.UTC)
	}})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// fataler is a test, or a run of a property.
type fataler interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

func view(t fataler, s ledger.Store, f func(tx ledger.Tx) error) {
	t.Helper()
	if err := s.View(context.Background(), f); err != nil {
		t.Fatal(err)
	}
}

func update(t fataler, s ledger.Store, f func(tx ledger.Tx) error) {
	t.Helper()
	if err := s.Update(context.Background(), f); err != nil {
		t.Fatal(err)
	}
}

// errOnPurpose is returned where something is to fail.
var errOnPurpose = errors.New("on purpose")
