package sqlite_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"waybill/atlas"
	"waybill/ledger"
	"waybill/ledger/generate"
	"waybill/sqlite"
	"waybill/transfer"
)

// atOnce is how many articles are recorded in one batch, as waybill add does.
const atOnce = 200

func newWorld(tb testing.TB, claims int) (*generate.World, *transfer.Filer) {
	tb.Helper()
	a, err := atlas.Load()
	if err != nil {
		tb.Fatal(err)
	}
	w, err := generate.New(a, generate.Options{Seed: 1, Claims: claims})
	if err != nil {
		tb.Fatal(err)
	}
	filer, err := transfer.NewFiler(a)
	if err != nil {
		tb.Fatal(err)
	}
	return w, filer
}

// openAt opens a ledger until the test ends.
func openAt(tb testing.TB, path string, filer *transfer.Filer) *ledger.Ledger {
	tb.Helper()
	l := openOnly(tb, path, filer)
	tb.Cleanup(func() {
		if err := l.Close(); err != nil {
			tb.Error(err)
		}
	})
	return l
}

func openOnly(tb testing.TB, path string, filer *transfer.Filer) *ledger.Ledger {
	tb.Helper()
	s, err := sqlite.Open(context.Background(), path, sqlite.Options{Create: true})
	if err != nil {
		tb.Fatal(err)
	}
	l, err := ledger.New(s, filer, ledger.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

// batch is the articles from one number to before another.
func batch(w *generate.World, from, to int) []ledger.Input {
	var inputs []ledger.Input
	for i := from; i < to; i++ {
		inputs = append(inputs, w.Article(i))
	}
	return inputs
}

// BenchmarkRecord records one batch after the other, then brings the register up to date.
func BenchmarkRecord(b *testing.B) {
	w, filer := newWorld(b, 1_000_000)
	l := openAt(b, filepath.Join(b.TempDir(), "ledger.db"), filer)
	ctx := context.Background()
	claims := 0
	var spent, busy time.Duration
	next := 0
	for b.Loop() {
		b.StopTimer()
		inputs := batch(w, next, next+atOnce)
		next += atOnce
		b.StartTimer()
		start, worked := time.Now(), processor(b)
		r, err := l.Record(ctx, inputs)
		spent += time.Since(start)
		busy += processor(b) - worked
		if err != nil {
			b.Fatal(err)
		}
		claims += r.Claims
	}
	start := time.Now()
	if err := l.Settle(ctx, nil); err != nil {
		b.Fatal(err)
	}
	settled := time.Since(start)
	b.ReportMetric(float64(claims)/spent.Seconds(), "claims/s")
	b.ReportMetric(float64(claims)/(spent+settled).Seconds(), "settled-claims/s")
	b.ReportMetric(float64(claims)/busy.Seconds(), "claims/processor-s")
}
