package cli

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"waybill"
	"waybill/atlas"
	"waybill/ledger"
)

const addLong = `Reads articles and records them in the ledger with their claims. Folders are
searched for .txt, .html, .htm and .xhtml files. An article that is there
already, read by the same engine with the same data, is not read again. An
input that cannot be read costs one line; the others are still recorded.

The ledger is a file of its own: the one --ledger or $WAYBILL_LEDGER names,
else ledger.db in the waybill folder of your data folder. It is made when the
first article is added. Ctrl-C records what is read by then; the same command
goes on from there.`

const addExamples = `  waybill add news/ today.html             a folder with all below it, and a file
  curl -s https://… | waybill add - --outlet "Kieler Anzeiger" --date 2024-05-15
  waybill add news/ --ledger trade.db      into a ledger of your choice`

// adding is what is told of the articles, and how the adding is done.
type adding struct {
	outlet, date string
	jobs         int
	json         bool
}

func (a *app) addCommand() *cobra.Command {
	var o adding
	cmd := &cobra.Command{
		Use:     "add FILE|FOLDER|-…",
		Short:   "Read articles and record them in the ledger",
		Long:    addLong,
		Example: addExamples,
		GroupID: "ledger",
		RunE: func(cmd *cobra.Command, inputs []string) error {
			if !cmd.Flags().Changed("jobs") {
				o.jobs = runtime.GOMAXPROCS(0)
			}
			if err := o.check(); err != nil {
				return err
			}
			inputs, err := a.inputs(inputs)
			if err != nil {
				return err
			}
			return a.add(cmd.Context(), inputs, o)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.outlet, "outlet", "", "`NAME` of the outlet that published them; wins over what they say themselves")
	flags.StringVar(&o.date, "date", "", "`DAY` on which they were published, YYYY-MM-DD; likewise")
	flags.IntVar(&o.jobs, "jobs", 0, "read `N` at once (default as many as there are processors)")
	flags.BoolVar(&o.json, "json", false, "the figures as one JSON object")
	a.ledgerFlag(cmd)
	return cmd
}

func (o *adding) check() error {
	if o.date != "" {
		if _, err := time.Parse(time.DateOnly, o.date); err != nil {
			return usagef("--date wants a day as YYYY-MM-DD, not %q", o.date)
		}
	}
	if o.jobs < 1 {
		return usagef("--jobs wants a number of 1 or more, not %d", o.jobs)
	}
	return nil
}

// added is what a run added, as it is printed for programs.
type added struct {
	Ledger string `json:"ledger"`
	// Articles were new, Readings were added, those of new articles among them; Known were
	// there already; Failed could not be read.
	Articles int `json:"articles"`
	Readings int `json:"readings"`
	Known    int `json:"known"`
	Failed   int `json:"failed"`
	Claims   int `json:"claims"`
	// Transfers is how many the register has now, null where it was not brought up to date.
	Transfers *int64 `json:"transfers"`
}

func (a *app) add(ctx context.Context, inputs []string, o adding) error {
	files, failed := a.walk(inputs)
	if len(files) == 0 {
		return errReported
	}
	reader, known, err := a.reader()
	if err != nil {
		return err
	}
	return a.with(ctx, true, func(l *ledger.Ledger, _ *atlas.Atlas) error {
		r := &recorder{app: a, ledger: l, told: waybill.Provenance{Outlet: o.outlet, Published: o.date}, sum: added{Ledger: l.Place()}}
		r.progress = a.progress(int64(len(files)), "reading")
		chunks := chunked(files, o.jobs)
		work := func(i int) []readInput { return a.readChunk(ctx, reader, l, stamp(reader, known), chunks[i]) }
		err := inOrder(ctx, len(chunks), o.jobs, work, func(some []readInput) error { return r.take(ctx, some) })
		if err == nil || errors.Is(err, context.Canceled) {
			// what is read by now is recorded, also after Ctrl-C
			err = errors.Join(r.record(context.WithoutCancel(ctx)), err)
		}
		if err := r.finish(ctx, err, o.json); err != nil || !failed {
			return err
		}
		return errReported
	})
}

// The sizes of a batch that is recorded in one transaction.
const batchArticles, batchBytes = 200, 8 << 20

// recorder gathers what is read into batches and records them.
type recorder struct {
	app      *app
	ledger   *ledger.Ledger
	told     waybill.Provenance
	batch    []ledger.Input
	bytes    int
	done     int64
	sum      added
	progress progress
}

// take adds what was read to the batch, and records it once it is full.
func (r *recorder) take(ctx context.Context, some []readInput) error {
	for _, in := range some {
		r.done++
		switch {
		case in.err != nil && errors.As(in.err, new(inputError)):
			r.sum.Failed++
			r.progress.clear()
			r.app.report(in.err)
		case in.err != nil:
			return in.err
		case in.reading == nil:
			r.sum.Known++
		default:
			told := r.told
			told.File = in.article.File
			r.batch = append(r.batch, ledger.Input{Bytes: in.article.Bytes, Provenance: told, Reading: in.reading})
			r.bytes += len(in.article.Bytes)
		}
		if len(r.batch) >= batchArticles || r.bytes >= batchBytes {
			// a batch that is begun is finished
			if err := r.record(context.WithoutCancel(ctx)); err != nil {
				return err
			}
		}
	}
	r.progress.at(r.done)
	return nil
}

func (r *recorder) record(ctx context.Context) error {
	if len(r.batch) == 0 {
		return nil
	}
	n, err := r.ledger.Record(ctx, r.batch)
	if err != nil {
		return err
	}
	r.batch, r.bytes = slices.Delete(r.batch, 0, len(r.batch)), 0
	r.sum.Articles += n.Articles
	r.sum.Readings += n.Readings
	r.sum.Known += n.Known
	r.sum.Claims += n.Claims
	return nil
}

// finish settles and tells what was recorded, also where the work was interrupted.
func (r *recorder) finish(ctx context.Context, err error, asJSON bool) error {
	if err == nil {
		err = r.settle(ctx)
	}
	r.progress.clear()
	if err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	if printing := r.print(asJSON, err != nil); err == nil {
		err = printing
	}
	if err == nil && r.sum.Failed > 0 {
		err = errReported
	}
	return err
}

// settle brings the register up to date and counts it.
func (r *recorder) settle(ctx context.Context) error {
	r.progress.clear()
	r.progress = r.app.progress(-1, "bringing the register up to date")
	if err := r.ledger.Settle(ctx, func(pairs int) { r.progress.at(int64(pairs)) }); err != nil {
		return err
	}
	counts, err := r.ledger.Stats(ctx)
	r.sum.Transfers = &counts.Transfers
	return err
}

// print tells what was added.
func (r *recorder) print(asJSON, interrupted bool) error {
	if asJSON {
		line, err := jsonLine(r.sum)
		if err != nil {
			return outputError{err}
		}
		return r.app.print(string(line))
	}
	s := &r.sum
	line := many(s.Articles, "article") + " added, "
	if again := s.Readings - s.Articles; again > 0 {
		line += fmt.Sprintf("%d read again, ", again)
	}
	line += fmt.Sprintf("%d known, %s", s.Known, many(s.Claims, "claim"))
	if s.Failed > 0 {
		line += fmt.Sprintf(", %d not readable", s.Failed)
	}
	if s.Transfers != nil {
		line += "; register: " + many(int(*s.Transfers), "transfer")
	}
	if interrupted {
		line = "interrupted: " + line + "; the same command goes on from here"
	}
	return r.app.print(strings.TrimSpace(line) + " (ledger " + safe(s.Ledger) + ")\n")
}
