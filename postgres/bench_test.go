package postgres_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

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
	var spent, served time.Duration
	for b.Loop() {
		b.StopTimer()
		var inputs []ledger.Input
		for range atOnce {
			inputs = append(inputs, w.Article(next))
			next++
		}
		b.StartTimer()
		start, before := time.Now(), server(b, address)
		r, err := l.Record(ctx, inputs)
		spent, served = spent+time.Since(start), served+server(b, address)-before
		if err != nil {
			b.Fatal(err)
		}
		claims += r.Claims
	}
	b.ReportMetric(float64(claims)/spent.Seconds(), "claims/s")
	b.ReportMetric(float64(served.Microseconds())/float64(claims), "server-µs/claim")
	start, before := time.Now(), server(b, address)
	if err := l.Settle(ctx, nil); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(claims)/time.Since(start).Seconds(), "settled/s")
	b.ReportMetric(float64((server(b, address)-before).Microseconds())/float64(claims), "server-µs/settled")
	if err := l.Close(); err != nil {
		b.Fatal(err)
	}
}

// server is the processor time that the server has spent on the connections of a ledger, as Linux
// tells it: in hundredths of a second. Elsewhere it is 0.
func server(b *testing.B, address string) (spent time.Duration) {
	b.Helper()
	ctx := context.Background()
	c, err := pgx.Connect(ctx, address)
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close(ctx)
	rows, err := c.Query(ctx, "SELECT pid FROM pg_stat_activity WHERE application_name = 'waybill' AND datname = current_database()")
	if err != nil {
		b.Fatal(err)
	}
	pids, err := pgx.CollectRows(rows, pgx.RowTo[int])
	if err != nil {
		b.Fatal(err)
	}
	for _, pid := range pids {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if err != nil {
			continue
		}
		_, fields, _ := strings.Cut(string(stat), ") ")
		var state string
		var skip, user, system int64
		if _, err := fmt.Sscan(fields, &state, &skip, &skip, &skip, &skip, &skip, &skip, &skip, &skip, &skip, &skip, &user, &system); err != nil {
			b.Fatal(err)
		}
		spent += time.Duration(user+system) * 10 * time.Millisecond
	}
	return spent
}
