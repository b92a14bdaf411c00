package cli

import (
	"context"
	"errors"
	"log/slog"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"waybill/atlas"
	"waybill/intake"
	"waybill/ledger"
	"waybill/pipeline"
	"waybill/queue"
	"waybill/reading"
)

const workerLong = `Does the work that waits in the queue: reads articles and records them in the
ledger. Any number of workers may do so at once, on this machine and others; all of
one queue work for one ledger, and several machines share one on PostgreSQL. An
archive that was handed out by its path must lie under that path for the worker
too. Nothing is recorded twice, whatever becomes of a worker: what it had in hand
goes to others.

Where the ledger or the servers do not answer it waits, says so, and goes on when
they do. Ctrl-C, or SIGTERM, ends it: what is at work is finished, the rest is
given back. Without a terminal it logs lines of JSON.`

const workerExamples = `  waybill worker --nats nats://a,b,c --ledger postgres://db/waybill
  waybill worker --drain                   until nothing waits, as for cron
  waybill worker --admin-listen 127.0.0.1:9091`

// working is how a worker works.
type working struct {
	jobs    int
	drain   bool
	private string
	level   slog.Level
}

func (a *app) workerCommand() *cobra.Command {
	var o working
	cmd := &cobra.Command{
		Use:     "worker",
		Short:   "Read and record what waits in the queue",
		Long:    workerLong,
		Example: workerExamples,
		GroupID: "ledger",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !cmd.Flags().Changed("jobs") {
				o.jobs = runtime.GOMAXPROCS(0)
			}
			if o.jobs < 1 {
				return usagef("--jobs wants a number of 1 or more, not %d", o.jobs)
			}
			a.onServers(cmd)
			return a.worker(cmd.Context(), o)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.IntVar(&o.jobs, "jobs", 0, "read `N` at once (default as many as there are processors)")
	flags.BoolVar(&o.drain, "drain", false, "end when nothing waits any more")
	flags.StringVar(&o.private, "admin-listen", "", "`ADDRESS` of this machine for health, metrics, profiles: 127.0.0.1:9091")
	flags.TextVar(&o.level, "log-level", slog.LevelInfo, "`LEVEL` of what is logged: debug, info, warn or error")
	a.queueFlags(cmd)
	a.ledgerFlag(cmd)
	return cmd
}

// workerMemory is from how many bytes on garbage is looked for more often.
const workerMemory = 256 << 20

// worker does what waits until ctx ends, or with drain until nothing waits.
func (a *app) worker(ctx context.Context, o working) error {
	if err := a.queue.check(); err != nil {
		return err
	}
	defer a.roomy()()
	reader, known, err := a.reader()
	if err != nil {
		return err
	}
	if a.Getenv("GOMEMLIMIT") == "" {
		defer debug.SetMemoryLimit(debug.SetMemoryLimit(workerMemory))
	}
	var waits *slog.Logger
	if !o.drain {
		waits = a.logger(o.level)
	}
	return a.withSoon(ctx, waits, func(l *ledger.Ledger, _ *atlas.Atlas) error {
		if l.ReadOnly() {
			// an empty record says why
			_, err := l.Record(ctx, nil, ledger.Bookmark{Kind: "worker", Key: "worker"})
			return err
		}
		b := a.workBoard(o.level, known)
		defer b.end()
		m := newMetrics(l, known.Version)
		k := a.queueKeeper(ctx, l, reader, known, o.jobs, b.log, m)
		k.tell = b.tell
		connect := k.connect
		if o.drain {
			connect = k.connectNow
		}
		switch err := connect(ctx); {
		case err != nil && ctx.Err() != nil && !o.drain:
			return nil // as it was asked to, before it began
		case err != nil:
			return err
		}
		if o.private != "" {
			end, err := a.servePrivate(ctx, o.private, m, b.log, healthRoutes(bothAnswer(l, k)))
			if err != nil {
				k.close()
				return err
			}
			defer end()
		}
		b.begin(k, l.Place())
		working, stop := context.WithCancelCause(ctx)
		defer stop(nil)
		if o.drain {
			go drain(working, k, stop)
		}
		k.keep(working)
		switch cause := context.Cause(working); {
		case ctx.Err() != nil:
			return nil // as it was asked to
		case errors.Is(cause, errDrained):
			b.log.Info(drained)
			return a.settled(ctx, l)
		default:
			return inputError{"work for " + k.place, cause}
		}
	})
}

// jobRun is how jobs of a queue are done.
func (a *app) jobRun(ctx context.Context, l *ledger.Ledger, reader *reading.Reader, known *atlas.Atlas, jobs int) *pipeline.Run {
	return &pipeline.Run{
		Reader: reader, Stamp: stamp(reader, known), Ledger: l, Workers: jobs,
		Scanner: &lateScanner{atlas: known, packs: reader.Languages()},
		Intake:  intake.Options{PDF: a.pdfText(ctx)},
	}
}

// bothAnswer tells whether a ledger and a queue do.
func bothAnswer(l *ledger.Ledger, k *queueKeeper) func(context.Context) error {
	return func(ctx context.Context) error {
		if err := answers(l)(ctx); err != nil {
			return err
		}
		if _, err := k.status(ctx); err != nil {
			return errors.New("the queue does not answer")
		}
		return nil
	}
}

// errDrained says that nothing waits any more.
var errDrained = errors.New("nothing waits")

// How often it is looked whether anything waits, and how often in a row it must be so that nothing
// does: a job may be on its way back from a worker.
const (
	drainEvery = 300 * time.Millisecond
	drainLooks = 2
)

// drained is what a worker logs before it brings the register up to date.
const drained = "nothing waits any more"

// drain stops a worker when there is nothing that it could do.
func drain(ctx context.Context, k *queueKeeper, stop context.CancelCauseFunc) {
	ticks := time.NewTicker(drainEvery)
	defer ticks.Stop()
	for looks := 0; looks < drainLooks; {
		select {
		case <-ctx.Done():
			return
		case <-ticks.C:
		}
		s, err := k.status(ctx)
		switch {
		case err != nil: // the worker tells, and goes on when it can
			looks = 0
		case s.Paused:
			stop(errors.New("the queue is paused: waybill queue resume lets workers go on"))
			return
		case leftFor(&s, k.run.Stamp) == 0:
			looks++
		default:
			looks = 0
		}
	}
	stop(errDrained)
}

// leftFor is how many jobs are left that a worker with a stamp could do.
func leftFor(s *queue.Status, stamp string) uint64 {
	n := s.Articles.Waiting + s.Articles.Running + s.Sections.Waiting + s.Sections.Running
	for _, r := range s.Rereads {
		if r.Stamp == stamp {
			n += r.Waiting + r.Running
		}
	}
	return n
}
