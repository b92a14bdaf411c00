package cli

import (
	"context"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"waybill"
	"waybill/atlas"
	"waybill/ledger"
	"waybill/pipeline"
	"waybill/reading"
)

const addLong = `Reads articles and records them in the ledger with their claims: text, HTML,
Markdown, PDF and mail, and what holds many of them: folders, ZIP and TAR
archives, JSON Lines, CSV, mailboxes, saved feeds, web archives (WARC, WET).
What a file is, is told by its content.

Articles you name, and those in folders, are all read and recorded. Of an
archive only those are read in which a claim can stand (waybill scan shows
which, and why), and only those recorded that make one; --all records the rest
too. A run that was interrupted or killed goes on where it stopped, and nothing
is added twice. What cannot be read costs one line; the others are recorded.

The ledger is a file of its own: the one --ledger or $WAYBILL_LEDGER names,
else ledger.db in the waybill folder of your data folder. It is made when the
first article is added. Ctrl-C records what is read by then; the same command
goes on from there.

With --nats, or --background, the work is handed out instead to waybill worker and
waybill serve. Archives are handed out by their paths, which must be the same for
the workers, or travel with --send. waybill queue shows how that stands.`

const addExamples = `  waybill add news/ today.html             a folder with all below it, and a file
  waybill add crawl.warc.gz dump.jsonl     of archives, what speaks of transfers
  waybill add https://example.org/news     a page of the web
  waybill add --list failed.tsv            again what could not be read
  curl -s https://… | waybill add - --outlet "Kieler Anzeiger" --date 2024-05-15
  waybill add news/ --ledger trade.db      into a ledger of your choice
  waybill add big/*.warc.gz --nats nats://a,b,c     workers read it`

// adding is what is told of the articles, and how the adding is done.
type adding struct {
	outlet, date string
	jobs         int
	json         bool
	all, afresh  bool
	list, failed string
	// background hands the work out to workers, send lets the bytes of archives travel too.
	background, send bool
	fields           []string
}

func (a *app) addCommand() *cobra.Command {
	var o adding
	cmd := &cobra.Command{
		Use:     "add FILE|FOLDER|URL|-…",
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
			hand := a.onServers(cmd) || o.background
			if o.send && !hand {
				return usagef("--send is for work that is handed out: give --nats or --background too")
			}
			inputs, err := a.listed(inputs, o.list)
			if err != nil {
				return err
			}
			if hand {
				return a.handOut(cmd.Context(), inputs, o)
			}
			return a.add(cmd.Context(), inputs, o)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.outlet, "outlet", "", "`NAME` of the outlet that published them; wins over what they say")
	flags.StringVar(&o.date, "date", "", "`DAY` on which they were published, YYYY-MM-DD; likewise")
	flags.StringSliceVar(&o.fields, "fields", nil, "which `FIELDS` of records hold what: text=body,title=head,date=day")
	flags.BoolVar(&o.all, "all", false, "of archives too, read and record every article")
	flags.BoolVar(&o.afresh, "afresh", false, "read archives from the beginning, also those read before")
	flags.StringVar(&o.failed, "failed", "", "write what could not be read into `FILE`, one a line, for --list")
	flags.StringVar(&o.list, "list", "", "take what is named in `FILE`, one a line, too")
	flags.IntVar(&o.jobs, "jobs", 0, "read `N` at once (default as many as there are processors)")
	flags.BoolVar(&o.json, "json", false, "the figures as one JSON object")
	flags.BoolVar(&o.background, "background", false, "hand the work out to workers, and to waybill serve, instead of doing it")
	flags.BoolVar(&o.send, "send", false, "handed out, let what is in archives travel: for workers that cannot open them")
	a.queueFlags(cmd)
	a.webFlags(cmd)
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

func (a *app) add(ctx context.Context, inputs []string, o adding) error {
	defer a.roomy()()
	t, err := a.taking(ctx, inputs, o)
	if err != nil {
		return err
	}
	return a.with(ctx, true, func(l *ledger.Ledger, _ *atlas.Atlas) error {
		p := a.byteProgress(t.bytes, "reading")
		run := t.run(l, o, p)
		run.Tell = func(s pipeline.Sum) { p.at(s.Bytes) }
		sum, err := run.Add(ctx, t.each(ctx))
		p.clear()
		if closing := t.failures.close(); err == nil {
			err = closing
		}
		sum.Failed += t.failed
		return a.finish(ctx, l, sum, err, o.json)
	})
}

// taking is what articles are taken in from, or handed out to be, and with what.
type taking struct {
	*sources
	reader   *reading.Reader
	atlas    *atlas.Atlas
	failures *failures
}

func (a *app) taking(ctx context.Context, inputs []string, o adding) (*taking, error) {
	var t taking
	var err error
	if t.sources, err = a.sources(ctx, inputs, o.fields); err != nil {
		return nil, err
	}
	if t.reader, t.atlas, err = a.reader(); err != nil {
		return nil, err
	}
	t.failures, err = a.failures(o.failed)
	return &t, err
}

// run is how it is done; what cannot be taken in is told beside the progress.
func (t *taking) run(l *ledger.Ledger, o adding, p progress) *pipeline.Run {
	run := &pipeline.Run{
		Reader: t.reader, Stamp: stamp(t.reader, t.atlas), Ledger: l, Workers: o.jobs, Afresh: o.afresh,
		Told: waybill.Provenance{Outlet: o.outlet, Published: o.date},
		Fail: func(f pipeline.Failure) {
			p.clear()
			t.failures.add(f)
		},
	}
	if !o.all {
		run.Scanner = &lateScanner{atlas: t.atlas, packs: t.reader.Languages()}
	}
	return run
}
