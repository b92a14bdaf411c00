package cli

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"waybill/atlas"
	"waybill/queue"
)

// workBoard tells what a worker does: on a terminal by a line at its end, else by a log.
type workBoard struct {
	log   *slog.Logger
	board *board // nil without a terminal
	stop  func()

	mu      sync.Mutex
	done    worked
	began   time.Time
	waiting string // why the worker waits, "" if it does not
}

// worked counts what a worker has done.
type worked struct{ jobs, articles, readings, claims, retried, failed int }

func (a *app) workBoard(level slog.Level, known *atlas.Atlas) *workBoard {
	if !a.ErrTerminal {
		return &workBoard{log: a.logger(level), stop: func() {}}
	}
	b := a.board(false, known)
	return &workBoard{log: slog.New(slog.NewTextHandler(aboveLine{b}, &slog.HandlerOptions{Level: level})), board: b, stop: func() {}}
}

// aboveLine writes above the last line of a terminal.
type aboveLine struct{ board *board }

func (l aboveLine) Write(p []byte) (n int, err error) {
	err = l.board.above(func() error {
		n, err = l.board.app.Err.Write(p)
		return err
	})
	return n, err
}

// reportEvery is how often a worker logs what it did.
const reportEvery = time.Minute

// begin tells of the work until end.
func (b *workBoard) begin(k *queueKeeper, ledger string) {
	b.began = time.Now()
	b.log.Info("a worker begins", "queue", k.place, "ledger", ledger, "version", k.run.Stamp)
	if b.board != nil {
		b.stop = b.board.telling(time.Second, b.line(k))
		return
	}
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		ticks := time.NewTicker(reportEvery)
		defer ticks.Stop()
		for {
			select {
			case <-done:
				return
			case <-ticks.C:
				b.log.Info("worked", b.figures()...)
			}
		}
	}()
	b.stop = func() { close(done); <-ended }
}

// end ends the telling with what was done in all.
func (b *workBoard) end() {
	b.stop()
	if !b.began.IsZero() {
		b.log.Info("a worker ends", b.figures()...)
	}
}

// tell takes in what a batch came to, or why the worker waits.
func (b *workBoard) tell(d queue.Done) {
	b.mu.Lock()
	b.done.jobs += d.Jobs
	b.done.retried += d.Retried
	b.done.failed += d.Failed
	b.done.articles += d.Sum.Articles
	b.done.readings += d.Sum.Readings
	b.done.claims += d.Sum.Claims
	before := b.waiting
	b.waiting = ""
	if d.Waiting != nil {
		b.waiting = d.Waiting.Error()
	}
	now := b.waiting
	b.mu.Unlock()
	switch {
	case now != before && now != "":
		b.log.Warn("waits", "why", now)
	case now == "" && before != "":
		b.log.Info("goes on")
	}
	if d.Jobs+d.Retried+d.Failed == 0 {
		return
	}
	figures := []any{"jobs", d.Jobs, "articles", d.Sum.Articles, "claims", d.Sum.Claims, "retried", d.Retried, "failed", d.Failed, "took", d.Took}
	if d.Failed > 0 {
		b.log.Warn("jobs were given up: waybill queue failed tells why", figures...)
		return
	}
	b.log.Debug("a batch was recorded", figures...)
}

func (b *workBoard) figures() []any {
	b.mu.Lock()
	defer b.mu.Unlock()
	d := &b.done
	return []any{"jobs", d.jobs, "articles", d.articles, "readings", d.readings, "claims", d.claims, "retried", d.retried, "failed", d.failed}
}

// line is how it stands, with what waits.
func (b *workBoard) line(k *queueKeeper) func(time.Time) string {
	return func(now time.Time) string {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		s, err := k.status(ctx)
		b.mu.Lock()
		defer b.mu.Unlock()
		d := &b.done
		line := many(d.jobs, "job") + " done, " + many(d.articles, "article") + " added, " + many(d.claims, "claim")
		if rate := float64(d.jobs) / max(now.Sub(b.began).Seconds(), 1); d.jobs > 0 {
			line += fmt.Sprintf(" (%.1f jobs/s)", rate)
		}
		if d.failed > 0 {
			line += fmt.Sprintf(", %d failed", d.failed)
		}
		if err == nil {
			line += fmt.Sprintf("; %s wait, %s at work", grouped(float64(s.Waiting())), grouped(float64(s.Running())))
		}
		if b.waiting != "" {
			line += "; waits: " + b.waiting
		}
		return line
	}
}
