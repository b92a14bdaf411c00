package cli

import (
	"context"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"waybill/view"
)

// TestFeedsHandOut holds that the articles of feeds wait in the queue, once, and are recorded by a
// worker; and that a feed whose articles the queue did not take is read again.
func TestFeedsHandOut(t *testing.T) {
	site, _ := feedSite(t)
	place := filepath.Join(t.TempDir(), "l.db")
	f := newFeedDesk(t, place)
	built, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	a := &app{Streams: Streams{Getenv: env(nil)}, built: built}
	reader, known, err := a.reader()
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	k := a.queueKeeper(t.Context(), f.ledger, reader, known, 1, log, newMetrics(f.ledger, known.Version))
	sink := &queueSink{ledger: f.ledger, queue: k.queueDesk, scanner: k.scanner, log: log, life: t.Context()}
	f.sink = sink
	// the queue is not there yet: the watching ends, and nothing is noted as seen
	if err := f.Add(t.Context(), site.URL+"/rss", "", "ada"); err != nil {
		t.Fatal(err)
	}
	if err := f.watch(t.Context()); err == nil {
		t.Fatal("articles were handed to no queue")
	}
	q, err := k.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	k.set(q, nil)
	end := f.begin(t.Context())
	feedThat(t, f, func(x view.Feed) bool { return !x.Busy && x.Documents >= 1 && x.Pending <= 1 })
	end()
	v, err := k.Status(t.Context())
	if err != nil || v.Articles == 0 {
		t.Fatalf("the queue stands as %+v, %v", v, err)
	}
	if counts, err := f.ledger.Stats(t.Context()); err != nil || counts.Articles != 0 {
		t.Errorf("before the work there are %d articles, %v", counts.Articles, err)
	}
	want := v.Articles
	k.set(nil, nil)
	k.first = q
	ctx, cancel := context.WithCancel(t.Context())
	defer k.begin(ctx)()
	defer cancel()
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(10 * time.Millisecond) {
		counts, err := f.ledger.Stats(t.Context())
		if err == nil && counts.Articles == want {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("%d articles of %d are recorded, %v", counts.Articles, want, err)
		}
	}
}
