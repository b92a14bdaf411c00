package cli

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"waybill"
	"waybill/api"
	"waybill/atlas"
	"waybill/desk"
	"waybill/door"
	"waybill/ledger"
	"waybill/mcp"
	"waybill/reading"
	"waybill/web"
)

// house is what is served.
type house struct {
	desk       *desk.Desk
	feeds      *feedDesk
	queue      *queueKeeper   // nil where the ledger cannot be written
	accounts   *door.Accounts // nil where nobody logs in
	site       *web.Site
	programs   *api.API
	assistants *mcp.Server
	metrics    *metrics
	log        *slog.Logger
}

// house furnishes all rooms. Each reads what is embedded in it, so that they are made side by side.
func (a *app) house(ctx context.Context, l *ledger.Ledger, known *atlas.Atlas, soon func() (*reading.Reader, error), accounts *door.Accounts, o serving, log *slog.Logger, m *metrics) (*house, error) {
	reader, err := soon()
	if err != nil {
		return nil, err
	}
	d := &desk.Desk{Ledger: l, Atlas: known, Reader: reader, Fetch: inTurn(fetchedAtOnce, a.fetchArticle), Timed: m.reading}
	h := &house{desk: d, accounts: accounts, metrics: m, log: log}
	if h.feeds, err = a.feedDesk(l, reader, known, log, !o.noWatch); err != nil {
		return nil, err
	}
	h.queue = a.queueKeeper(ctx, l, reader, known, o.workers, log, m)
	if h.queue != nil && a.queue.nats != "" && h.feeds.sink != nil {
		h.feeds.sink = &queueSink{ledger: l, queue: h.queue.queueDesk, scanner: h.queue.scanner, log: log, life: ctx}
	}
	programs := api.Options{Desk: d, Feeds: h.feeds, Queue: h.queue.desk(), PDF: a.withoutPDF, Version: reading.Engine, Log: log}
	if accounts != nil {
		programs.Limits = api.UsualLimits()
	}
	var rooms errgroup.Group
	rooms.Go(func() (err error) {
		h.site, err = web.New(web.Options{Desk: d, Feeds: h.feeds, Queue: h.queue.desk(), Doors: accounts, PDF: a.withoutPDF, Log: log})
		return err
	})
	rooms.Go(func() (err error) {
		h.programs = api.New(programs)
		h.assistants, err = mcp.New(mcp.Options{Desk: d, Write: o.mcpWrite, Version: reading.Engine, Log: log})
		return err
	})
	return h, rooms.Wait()
}

// fetchedAtOnce is how many articles are fetched at once for those who ask; others wait. What
// is behind an address may be large, and slow.
const fetchedAtOnce = 8

// inTurn fetches with at most so many at once.
func inTurn(atOnce int, fetch func(context.Context, string) (waybill.Article, error)) func(context.Context, string) (waybill.Article, error) {
	turns := make(chan struct{}, atOnce)
	return func(ctx context.Context, address string) (waybill.Article, error) {
		select {
		case turns <- struct{}{}:
		case <-ctx.Done():
			return waybill.Article{}, ctx.Err()
		}
		defer func() { <-turns }()
		return fetch(ctx, address)
	}
}

// settleEvery is how soon what other processes recorded is in the register.
const settleEvery = 2 * time.Second

// begin begins what goes on beside the answering; what it gives ends it, and waits for that.
func (h *house) begin(ctx context.Context) (end func()) {
	ctx, cancel := context.WithCancel(ctx)
	endFeeds := h.feeds.begin(ctx)
	waitQueue := h.queue.begin(ctx)
	var going sync.WaitGroup
	if h.accounts != nil {
		going.Go(func() {
			h.accounts.Keep(ctx, func(err error) {
				if err != nil {
					h.log.Warn("when accounts were last used could not be kept", "error", err)
				}
			})
		})
	}
	going.Go(func() {
		h.desk.Ledger.KeepSettled(ctx, settleEvery, func(err error) { h.log.Warn("the register could not be brought up to date", "error", err) })
	})
	going.Go(func() {
		// what sums are made from is read before anybody waits for it
		if _, err := h.desk.Parties(ctx, desk.Asked{}); err != nil && ctx.Err() == nil {
			h.log.Warn("parties could not be counted", "error", err)
		}
	})
	return func() {
		cancel()
		endFeeds()
		waitQueue()
		going.Wait()
	}
}

// routes are the doors of all rooms.
func (h *house) routes() [][]door.Route {
	all := [][]door.Route{healthRoutes(answers(h.desk.Ledger)), h.metrics.routes(door.Admin), h.site.Routes(), h.programs.Routes(), h.assistants.Routes()}
	if h.accounts != nil {
		all = append(all, h.accounts.Routes())
	}
	return all
}

// healthRoutes tell those who look after servers whether this one runs, and can answer.
func healthRoutes(ready func(context.Context) error) []door.Route {
	return []door.Route{
		{Pattern: "GET /healthz", Plain: true, Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			say(w, http.StatusOK, "ok "+shortVersion())
		})},
		{Pattern: "GET /readyz", Plain: true, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if err := ready(r.Context()); err != nil {
				say(w, http.StatusServiceUnavailable, err.Error())
				return
			}
			say(w, http.StatusOK, "ready")
		})},
	}
}

// answers tells whether a ledger does.
func answers(l *ledger.Ledger) func(context.Context) error {
	return func(ctx context.Context) error {
		if _, err := l.Window(ctx); err != nil {
			return errors.New("the ledger does not answer")
		}
		return nil
	}
}

// say answers with a line of text.
func say(w http.ResponseWriter, status int, line string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(line + "\n")) // nobody is left to tell
}
