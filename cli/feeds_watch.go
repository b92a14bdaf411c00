package cli

import (
	"cmp"
	"context"
	"log/slog"
	"sync"
	"time"

	"waybill"
	"waybill/fetch"
	"waybill/watch"
)

// How often it is looked whether another process changed the subscriptions, and how long a watching
// rests that the ledger ended.
const (
	relook = time.Minute
	rest   = time.Minute
)

// begin watches what is subscribed to until ctx is done or end is called.
func (f *feedDesk) begin(ctx context.Context) (end func()) {
	ctx, cancel := context.WithCancel(ctx)
	var work sync.WaitGroup
	work.Go(func() { f.run(ctx) })
	return func() {
		cancel()
		work.Wait()
	}
}

// run watches what is subscribed to until ctx is done. Where the ledger fails it tells so and
// begins again after a while: the pages go on meanwhile.
func (f *feedDesk) run(ctx context.Context) {
	if f.sink == nil {
		return
	}
	for ctx.Err() == nil {
		if err := f.watch(ctx); err != nil && ctx.Err() == nil {
			f.log.Error("the watching of feeds ended, and begins again in a minute", "error", err)
			_ = cmp.Or[fetch.Clock](f.clock, fetch.SystemClock{}).Sleep(ctx, rest) // done is done
		}
	}
}

// watch watches until ctx is done or the ledger fails.
func (f *feedDesk) watch(ctx context.Context) error {
	feeds, err := subscribed(ctx, f.ledger)
	if err != nil {
		return err
	}
	w, err := watch.New(ctx, feeds, watch.Options{Fetch: f.fetch, Sink: f.sink, Marks: f.ledger, Clock: f.clock, Tell: f.tell})
	if err != nil {
		return err
	}
	f.set(w)
	defer f.set(nil)
	looking, stop := context.WithCancel(ctx)
	var looker sync.WaitGroup
	looker.Go(func() { f.relook(looking) })
	defer looker.Wait()
	defer stop()
	return w.Run(ctx)
}

func (f *feedDesk) set(w *watch.Watcher) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.watcher = w
}

// relook follows what others change, and what was changed while the watching began.
func (f *feedDesk) relook(ctx context.Context) {
	ticks := time.NewTicker(relook)
	defer ticks.Stop()
	for {
		if err := f.follow(ctx); err != nil && ctx.Err() == nil {
			f.log.Warn("the list of feeds could not be read", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-ticks.C:
		}
	}
}

// tell logs what happens to feeds and the network.
func (f *feedDesk) tell(e watch.Event) {
	switch e.What {
	case watch.FeedFailed:
		f.log.Warn("a feed failed", "feed", e.Feed, "error", watch.Reason(e.Err))
	case watch.PageFailed:
		f.log.Warn("a page was given up", "feed", e.Feed, "page", e.Page, "error", watch.Reason(e.Err))
	case watch.Offline:
		f.log.Warn("the network is gone")
	default:
		f.log.Info(string(e.What), "feed", e.Feed, "for", e.For)
	}
}

// logCrier tells in a log what a watching brings.
type logCrier struct{ log *slog.Logger }

func (c logCrier) article(a watch.Article, r *waybill.Reading) error {
	c.log.Info("recorded", "article", r.Report.Article, "file", a.File, "claims", len(r.Claims))
	return nil
}

func (c logCrier) failure(err error) { c.log.Warn("an article could not be read", "error", err) }
