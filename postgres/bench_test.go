package postgres_test

import (
	"context"
	"testing"
	"time"

	"waybill/atlas"
	"waybill/ledger"
	"waybill/ledger/generate"
	"waybill/postgres"
	"waybill/postgres/pgtest"
	"waybill/transfer"
)

// atOnce is how many articles are recorded in one batch, as waybill add does.
const atOnce = 200

// BenchmarkRecord records one batch after the other on a server that keeps what it says it
// keeps (fsync), then brings the register up to date.
func BenchmarkRecord(b *testing.B) {
	ctx := context.Background()
	a, err := atlas.Load()
	if err != nil {
		b.Fatal(err)
	}
	w, err := generate.New(a, generate.Options{Seed: 1, Claims: 1_000_000})
	if err != nil {
		b.Fatal(err)
	}
	filer, err := transfer.NewFiler(a)
	if err != nil {
		b.Fatal(err)
	}
	address := pgtest.Database(b)
	pgtest.Exec(b, address, "ALTER SYSTEM SET fsync = on", "SELECT pg_reload_conf()")
	s, err := postgres.Open(ctx, address)
	if err != nil {
		b.Fatal(err)
	}
	l, err := ledger.New(s, filer, ledger.Options{})
	if err != nil {
		b.Fatal(err)
	}
	claims, next := 0, 0
	var spent time.Duration
	for b.Loop() {
		b.StopTimer()
		var inputs []ledger.Input
		for range atOnce {
			inputs = append(inputs, w.Article(next))
			next++
		}
		b.StartTimer()
		start := time.Now()
		r, err := l.Record(ctx, inputs)
		spent += time.Since(start)
		if err != nil {
			b.Fatal(err)
		}
		claims += r.Claims
	}
	b.ReportMetric(float64(claims)/spent.Seconds(), "claims/s")
	start := time.Now()
	if err := l.Settle(ctx, nil); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(claims)/time.Since(start).Seconds(), "settled/s")
	if err := l.Close(); err != nil {
		b.Fatal(err)
	}
}
