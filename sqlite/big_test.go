package sqlite_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"waybill/ledger"
	"waybill/ledger/generate"
	"waybill/transfer"
)

// Where the large ledger is kept that questions are asked of: in the folder named by
// folderVariable, where it is built when it is not there, with as many claims as
// claimsVariable says. Without them, as in .ci/run, it is a small one.
const (
	folderVariable, claimsVariable = "WAYBILL_BENCH", "WAYBILL_BENCH_CLAIMS"
	largeClaims, smallClaims       = 1_000_000, 1_500
)

// large is the path of the large ledger.
func large(tb testing.TB) (string, *generate.World, *transfer.Filer) {
	tb.Helper()
	folder, claims := os.Getenv(folderVariable), largeClaims
	if folder == "" {
		folder, claims = tb.TempDir(), smallClaims
	}
	if text := os.Getenv(claimsVariable); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n <= 0 {
			tb.Fatalf("%s is %q: it wants a number of claims", claimsVariable, text)
		}
		claims = n
	}
	w, filer := newWorld(tb, claims)
	path := filepath.Join(folder, fmt.Sprintf("%d.db", claims))
	_, err := os.Stat(path)
	if err != nil {
		build(tb, path, w, filer)
	}
	return path, w, filer
}

// build makes the large ledger under another name first, so that half of one is never used.
func build(tb testing.TB, path string, w *generate.World, filer *transfer.Filer) {
	tb.Helper()
	ctx := context.Background()
	l := openOnly(tb, path+".part", filer)
	start, claims, told := time.Now(), 0, time.Now()
	var spent, part time.Duration
	before := 0
	for i := 0; i < w.Articles(); i += atOnce {
		inputs := batch(w, i, min(i+atOnce, w.Articles()))
		begin := time.Now()
		r, err := l.Record(ctx, inputs)
		if err != nil {
			tb.Fatal(err)
		}
		part += time.Since(begin)
		claims += r.Claims
		if time.Since(told) > 10*time.Second {
			tb.Logf("%d claims, %.0f a second", claims, float64(claims-before)/part.Seconds())
			told, before, spent, part = time.Now(), claims, spent+part, 0
		}
	}
	spent += part
	begin := time.Now()
	if err := l.Settle(ctx, nil); err != nil {
		tb.Fatal(err)
	}
	c, err := l.Stats(ctx)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Logf("built in %v: %d claims recorded in %v, settled to %d transfers in %v, %d MB", time.Since(start), claims, spent, c.Transfers, time.Since(begin), c.Bytes>>20)
	if err := l.Close(); err != nil {
		tb.Fatal(err)
	}
	if err := os.Rename(path+".part", path); err != nil {
		tb.Fatal(err)
	}
}

// fresh gives one article after the other that a ledger does not have yet, also if it was
// measured before.
func fresh(w *generate.World) func() []ledger.Input {
	i := w.Articles() + rand.IntN(1<<40)
	return func() []ledger.Input {
		i++
		return batch(w, i, i+1)
	}
}
