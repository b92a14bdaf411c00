package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"

	"waybill/atlas"
	"waybill/ledger"
	"waybill/pipeline"
	"waybill/queue"
)

// handed is what was handed out, as it is printed for programs.
type handed struct {
	Queue string `json:"queue"`
	// Jobs were handed out, Known of them the queue had already; Bytes is how much travelled.
	Jobs  int   `json:"jobs"`
	Known int   `json:"known"`
	Bytes int64 `json:"bytes"`
	// Failed could not be read.
	Failed int `json:"failed"`
	// Before counts the archives that were handed out before, or read.
	Before int `json:"archives_read_before"`
}

// withProducer does something with the queue that is meant, and with the ledger where one is: nil
// where work goes to NATS servers and no ledger is named.
func (a *app) withProducer(ctx context.Context, create bool, work func(*ledger.Ledger, *queue.Queue) error) error {
	open := func(l *ledger.Ledger) error {
		q, err := a.openQueue(ctx, l, a.quietLog())
		if err != nil {
			return err
		}
		defer q.Close()
		return work(l, q)
	}
	if err := a.queue.check(); err != nil {
		return err
	}
	if a.queue.nats != "" && !a.ledgerNamed() {
		return open(nil)
	}
	return a.with(ctx, create, func(l *ledger.Ledger, _ *atlas.Atlas) error { return open(l) })
}

// quietLog is for commands that tell in other ways what goes wrong.
func (a *app) quietLog() *slog.Logger { return slog.New(slog.DiscardHandler) }

// handOut hands out what add would take in.
func (a *app) handOut(ctx context.Context, inputs []string, o adding) error {
	if err := a.queue.check(); err != nil {
		return err
	}
	t, err := a.taking(ctx, inputs, o)
	if err != nil {
		return err
	}
	return a.withProducer(ctx, true, func(l *ledger.Ledger, q *queue.Queue) error {
		p := a.byteProgress(t.bytes, "handing out")
		run := t.run(l, o, p)
		run.Send, run.Intake = o.send, t.options
		// without a ledger nobody knows how far an archive was handed out before
		run.Afresh = run.Afresh || l == nil
		var sum pipeline.Sum
		run.Tell = func(s pipeline.Sum) {
			sum = s
			p.at(s.Bytes)
		}
		h, err := a.put(ctx, q, run, run.Jobs(ctx, t.each(ctx)), p)
		if closing := t.failures.close(); err == nil {
			err = closing
		}
		done := handed{Queue: a.queueSaid(l), Jobs: h.Jobs, Known: h.Known, Bytes: h.Bytes, Failed: sum.Failed + t.failed, Before: sum.Before}
		return a.finishHanding(&done, "job", err, o.json)
	})
}

// put hands jobs out, and tells when that has to wait.
func (a *app) put(ctx context.Context, q *queue.Queue, run *pipeline.Run, jobs iter.Seq2[pipeline.Job, error], p progress) (queue.Handed, error) {
	waits := ""
	producer := queue.Producer{Tell: func(h queue.Handed) {
		why := ""
		if h.Waiting != nil {
			why = h.Waiting.Error()
		}
		if why != waits && why != "" {
			p.clear()
			fmt.Fprintln(a.Err, "waybill: "+safe("handing out waits: "+why))
		}
		waits = why
	}}
	if run.Ledger != nil {
		producer.Kept = run.HandedOut
	}
	h, err := q.Put(ctx, jobs, producer)
	p.clear()
	return h, err
}

// finishHanding tells what was handed out, also where that was interrupted.
func (a *app) finishHanding(done *handed, thing string, err error, asJSON bool) error {
	if err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	if printing := a.printHanded(done, thing, asJSON, err != nil); err == nil {
		err = printing
	}
	if err == nil && done.Failed > 0 {
		err = errReported
	}
	return err
}

func (a *app) printHanded(h *handed, thing string, asJSON, interrupted bool) error {
	if asJSON {
		return a.printJSON(h)
	}
	line := many(h.Jobs, thing) + " handed out"
	if h.Known > 0 {
		line += fmt.Sprintf(", %s of them waiting already", grouped(float64(h.Known)))
	}
	if h.Before > 0 {
		line += ", " + many(h.Before, "archive") + " handed out before"
	}
	if h.Failed > 0 {
		line += fmt.Sprintf(", %d not readable", h.Failed)
	}
	if interrupted {
		line = "interrupted: " + line + "; the same command goes on from here"
	}
	return a.print(safe(line+" ("+h.Queue+"); waybill queue shows how the work stands") + "\n")
}

// handOutRereads hands out what reread would read again.
func (a *app) handOutRereads(ctx context.Context, asJSON bool) error {
	reader, known, err := a.reader()
	if err != nil {
		return err
	}
	return a.with(ctx, false, func(l *ledger.Ledger, _ *atlas.Atlas) error {
		q, err := a.openQueue(ctx, l, a.quietLog())
		if err != nil {
			return err
		}
		defer q.Close()
		run := &pipeline.Run{Reader: reader, Stamp: stamp(reader, known), Ledger: l}
		p := a.progress(-1, "handing out")
		run.Tell = func(s pipeline.Sum) { p.at(int64(s.Looked)) }
		h, err := a.put(ctx, q, run, run.Rereads(ctx), p)
		done := handed{Queue: a.queueSaid(l), Jobs: h.Jobs, Known: h.Known, Bytes: h.Bytes}
		return a.finishHanding(&done, "article", err, asJSON)
	})
}
