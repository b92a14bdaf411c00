package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"waybill/atlas"
	"waybill/desk"
	"waybill/ledger"
	"waybill/view"
)

const queueLong = `Shows how the work stands that was handed out: what waits, what workers have in
hand, what was given up. Work is handed out by waybill add and waybill reread, with
--nats or --background, and done by waybill worker, and by waybill serve.

A job that fails is tried again; after five times it is given up and kept, with its
reason, until somebody lets it be tried again, or drops it.`

const queueExamples = `  waybill queue                            what waits, runs and failed
  waybill queue failed                     what was given up, and why
  waybill queue retry 12 14                these again
  waybill queue retry --all                all again
  waybill queue drop --all                 let all go that failed
  waybill queue pause                      workers finish what they have; then resume`

func (a *app) queueCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "queue",
		Short:   "Show the work that waits for workers, and what of it failed",
		Long:    queueLong,
		Example: queueExamples,
		GroupID: "ledger",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("unknown command %q: it is failed, retry, drop, pause or resume", "queue "+args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return a.queueStatus(cmd, asJSON) },
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().BoolVar(&asJSON, "json", false, "as one JSON object (docs/api.md, get-queue)")
	cmd.AddCommand(a.queueFailed(),
		a.queueJobs("retry", "Let jobs be tried again that were given up", "again", desk.Queue.Retry),
		a.queueJobs("drop", "Let jobs go that were given up", "dropped", desk.Queue.Drop),
		a.queueSwitch("pause", "Let workers take nothing new until resume", "paused: workers finish what they have; waybill queue resume lets them go on", desk.Queue.Pause),
		a.queueSwitch("resume", "Let workers go on", "workers go on", desk.Queue.Resume))
	for _, c := range append(cmd.Commands(), cmd) {
		a.queueFlags(c)
		a.ledgerFlag(c)
	}
	return cmd
}

// withQueue opens the queue for one piece of work.
func (a *app) withQueue(cmd *cobra.Command, work func(context.Context, *queueDesk) error) error {
	ctx := cmd.Context()
	if a.onServers(cmd) && !a.ledgerNamed() {
		return a.atQueue(ctx, nil, work)
	}
	return a.with(ctx, false, func(l *ledger.Ledger, _ *atlas.Atlas) error { return a.atQueue(ctx, l, work) })
}

func (a *app) atQueue(ctx context.Context, l *ledger.Ledger, work func(context.Context, *queueDesk) error) error {
	o, err := a.queueOptions(ctx, l)
	if err != nil {
		return err
	}
	if o.Dir != "" {
		// to look makes no queue
		if _, err := os.Stat(o.Dir); errors.Is(err, fs.ErrNotExist) {
			return inputError{"look at " + a.queueSaid(l), errors.New("nothing was handed out yet: waybill add --background does, or name NATS servers with --nats")}
		}
	}
	q, err := a.openQueue(ctx, l, a.quietLog())
	if err != nil {
		return err
	}
	defer q.Close()
	d := &queueDesk{place: a.queueSaid(l)}
	d.set(q, nil)
	if err := work(ctx, d); err != nil {
		if errors.Is(err, desk.ErrQueue) {
			return queueFault(errors.New(troubleOf(err)))
		}
		return err
	}
	return nil
}

func (a *app) queueStatus(cmd *cobra.Command, asJSON bool) error {
	return a.withQueue(cmd, func(ctx context.Context, d *queueDesk) error {
		v, err := d.Status(ctx)
		if err != nil {
			return err
		}
		if v.Trouble != "" {
			return queueFault(errors.New(string(v.Trouble)))
		}
		if asJSON {
			return a.printJSON(v)
		}
		var out bytes.Buffer
		pg := &page{printer: a.printer(what{}, nil), out: &out}
		pg.queue(v, time.Now())
		return a.print(out.String())
	})
}

// queue tells how a queue stands.
func (pg *page) queue(v *view.Queue, now time.Time) {
	pg.text(0, bold, safe(string(v.Place)))
	if v.Paused {
		pg.text(0, yellow, "Paused: workers take nothing new until waybill queue resume.")
	}
	waits := []string{}
	for _, w := range []struct {
		n    int64
		what string
	}{{v.Articles, "article"}, {v.Sections, "section"}} {
		if w.n > 0 {
			waits = append(waits, many(int(w.n), w.what))
		}
	}
	pg.row("waits", strings.Join(append(waits, rereads(v)...), ", "))
	if v.Waiting() == 0 {
		pg.row("waits", "nothing")
	}
	pg.row("runs", grouped(float64(v.Running)))
	failed := grouped(float64(v.Failed))
	if v.Failed > 0 {
		failed += " (waybill queue failed tells why)"
	}
	pg.row("failed", failed)
	if at, err := time.Parse(time.RFC3339, string(v.Oldest)); err == nil {
		pg.row("oldest", "handed out "+max(now.Sub(at), 0).Round(time.Second).String()+" ago")
	}
	pg.row("size", sizes(v.Bytes, v.Limit))
	workers := grouped(float64(v.Workers))
	if v.Workers == 0 && v.Waiting() > 0 {
		workers = "none: waybill worker does what waits, or waybill serve"
	}
	pg.row("workers", workers)
	if v.Replicas > 1 {
		leader := "none at the moment"
		if v.Leader != "" {
			leader = string(v.Leader)
		}
		pg.row("servers", fmt.Sprintf("kept on %d; %s leads", v.Replicas, leader))
	}
}

// rereads tells what waits to be read again, by the version it waits for.
func rereads(v *view.Queue) (all []string) {
	for _, r := range v.Rereads {
		if r.Waiting > 0 {
			all = append(all, many(int(r.Waiting), "article")+" to be read again with "+engineOf(r.Version))
		}
	}
	return all
}

// engineOf is the first part of a stamp, which tells versions apart in most cases.
func engineOf(stamp string) string {
	engine, _, _ := strings.Cut(stamp, " ")
	return engine
}

func sizes(bytes, limit int64) string {
	size := fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
	if limit > 0 {
		size += fmt.Sprintf(" of %.0f (%.0f %%)", float64(limit)/1e6, 100*float64(bytes)/float64(limit))
	}
	return size
}

// numbersOf are the numbers of jobs that arguments name.
func numbersOf(name string, args []string, all bool) (jobs desk.Jobs, err error) {
	jobs.All = all
	for _, arg := range args {
		n, err := strconv.ParseInt(arg, 10, 64)
		if err != nil || n < 1 {
			return jobs, usagef("queue %s wants the numbers of failed jobs, not %q: waybill queue failed lists them", name, arg)
		}
		jobs.Numbers = append(jobs.Numbers, n)
	}
	if jobs.Check() != nil {
		return jobs, usagef("queue %s wants the numbers of failed jobs, or --all: waybill queue failed lists them", name)
	}
	return jobs, nil
}

// queueJobs is a command that does something with jobs that were given up.
func (a *app) queueJobs(name, short, done string, do func(desk.Queue, context.Context, desk.Jobs) (int, error)) *cobra.Command {
	var all bool
	cmd := &cobra.Command{
		Use: name + " [NUMBER…]", Short: short,
		RunE: func(cmd *cobra.Command, args []string) error {
			jobs, err := numbersOf(name, args, all)
			if err != nil {
				return err
			}
			return a.withQueue(cmd, func(ctx context.Context, d *queueDesk) error {
				n, err := do(d, ctx, jobs)
				if err != nil {
					return err
				}
				if err := a.print(many(n, "job") + " " + done + "\n"); err != nil {
					return err
				}
				if missing := len(jobs.Numbers) - n; missing > 0 {
					return inputError{"queue " + name, fmt.Errorf("%s not among the failed: waybill queue failed lists those", many(missing, "number"))}
				}
				return nil
			})
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().BoolVar(&all, "all", false, "all that failed")
	return cmd
}

// queueSwitch is a command about the whole queue.
func (a *app) queueSwitch(name, short, done string, do func(desk.Queue, context.Context) error) *cobra.Command {
	return &cobra.Command{
		Use: name, Short: short, Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withQueue(cmd, func(ctx context.Context, d *queueDesk) error {
				if err := do(d, ctx); err != nil {
					return err
				}
				return a.print(done + "\n")
			})
		},
	}
}
