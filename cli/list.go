package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"waybill"
	"waybill/atlas"
	"waybill/export"
	"waybill/ledger"
	"waybill/view"
)

const listLong = `Lists the register of alleged transfers that is computed from all claims in
the ledger, one row for each, with its stage and certainty as the last report
has it, how many articles, outlets and origins speak of it, and how credible
that makes it. Of several values of one flag one is enough; of several flags
all must hold.

Stages: prospect, sought, offered, negotiated, agreed, underway, delivered,
halted, refused. Certainties: stated, likely, possible, conditional, doubted,
denied. Sorted by end (the last day spoken of), begin, id, origins, articles,
claims, credibility or review (what wants a look most, docs/grades.md).
docs/terms.md explains the words.`

const listExamples = `  waybill list --recipient Russia --class missile --since 2023
  waybill list --party KP --contested             what is both affirmed and denied
  waybill list --min-origins 2 --sort origins     what several origins tell
  waybill list --sort review                      what nobody has decided, by doubt and weight
  waybill list --match '"Kurzstreckenraketen" AND Iskander'
  waybill list --json > register.jsonl            one object a line (docs/ledger.schema.json)
  waybill list --csv > register.csv               for spreadsheets`

// form is in which form a listing is printed.
type form struct{ json, csv bool }

func (f *form) flags(flags *pflag.FlagSet) {
	flags.BoolVar(&f.json, "json", false, "one line of JSON for each (docs/ledger.schema.json)")
	flags.BoolVar(&f.csv, "csv", false, "comma-separated values; a text like a formula begins with '")
}

func (f *form) check() error {
	if f.json && f.csv {
		return usagef("--json and --csv exclude each other: give one of them")
	}
	return nil
}

// forPeople reports whether it is for people, and may be paged.
func (f *form) forPeople() bool { return !f.json && !f.csv }

func (a *app) listCommand() *cobra.Command {
	var c choice
	var p ledger.Page
	var f form
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List the register of alleged transfers",
		Long:    listLong,
		Example: listExamples,
		GroupID: "ledger",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := f.check(); err != nil {
				return err
			}
			return a.list(cmd.Context(), &c, p, f)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	c.flags(flags)
	c.rowFlags(flags)
	flags.StringVar(&p.Sort, "sort", "", "by this `COLUMN`, see above (default end)")
	pageFlags(flags, &p)
	f.flags(flags)
	a.ledgerFlag(cmd)
	return cmd
}

// pageFlags declares which part of a long answer is wanted.
func pageFlags(flags *pflag.FlagSet, p *ledger.Page) {
	flags.BoolVar(&p.Reverse, "reverse", false, "the other way round")
	flags.IntVar(&p.Limit, "limit", 0, "at most `N`")
	flags.StringVar(&p.After, "after", "", "go on behind the `END` of the listing before")
}

// noArguments refuses arguments, with a way out.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef("%s takes no %q: choose with flags, see %s --help", cmd.CommandPath(), args[0], cmd.CommandPath())
	}
	return nil
}

// pageRows is how many rows are fetched at a time.
const pageRows = 500

func (a *app) list(ctx context.Context, c *choice, p ledger.Page, f form) error {
	return a.with(ctx, false, func(l *ledger.Ledger, known *atlas.Atlas) error {
		filter, err := c.Look(known)
		if err != nil {
			return err
		}
		if err := a.settled(ctx, l); err != nil {
			return err
		}
		first, err := l.List(ctx, filter, part(p, 0))
		if err != nil {
			return err
		}
		write := func(w io.Writer) error { return a.rows(ctx, l, first, filter, p, a.rowWriter(w, f, known)) }
		if f.forPeople() {
			return a.paged(write)
		}
		return write(a.Out)
	})
}

// part is the next part of a page of which so many rows are there: one more than is
// wanted, to tell whether there are others.
func part(p ledger.Page, done int) ledger.Page {
	if p.Limit <= 0 {
		p.Limit = pageRows
	} else {
		p.Limit = min(pageRows, p.Limit-done+1)
	}
	return p
}

// rows writes all rows that are asked for, a part at a time.
func (a *app) rows(ctx context.Context, l *ledger.Ledger, some []waybill.Transfer, f ledger.Filter, p ledger.Page, w rowWriter) error {
	limit := p.Limit
	for done := 0; ; {
		more := len(some) == part(p, done).Limit
		if over := done + len(some) - limit; limit > 0 && over > 0 {
			some = some[:len(some)-over]
		}
		if err := w.rows(some); err != nil {
			return err
		}
		done += len(some)
		if len(some) > 0 {
			p.After = p.Next(&some[len(some)-1])
		}
		if !more || limit > 0 && done >= limit {
			end := ""
			if more {
				end = p.After
			}
			return w.end(done, end)
		}
		var err error
		if some, err = l.List(ctx, f, part(p, done)); err != nil {
			return err
		}
	}
}

// rowWriter writes rows in one form; end tells of the end of the listing, after which more
// can be asked for if it is not "".
type rowWriter interface {
	rows(some []waybill.Transfer) error
	end(count int, after string) error
}

func (a *app) rowWriter(w io.Writer, f form, known *atlas.Atlas) rowWriter {
	switch {
	case f.json:
		return jsonRows{a, w}
	case f.csv:
		return &csvRows{app: a, table: export.Transfers.Table(w)}
	}
	var buffer bytes.Buffer
	return &tableRows{a, w, &page{printer: a.printer(what{}, known), out: &buffer}, false}
}

// more tells on standard error how to go on, where the output is for programs.
func (a *app) more(after string) {
	if after != "" {
		fmt.Fprintln(a.Err, "waybill: there is more: --after "+after)
	}
}

type jsonRows struct {
	app *app
	w   io.Writer
}

func (j jsonRows) rows(some []waybill.Transfer) error {
	var out []byte
	for i := range some {
		line, err := export.Line(view.TransferOf(&some[i]))
		if err != nil {
			return outputError{err}
		}
		out = append(out, line...)
	}
	return writeTo(j.w, out)
}

func (j jsonRows) end(_ int, after string) error {
	j.app.more(after)
	return nil
}

// tableRows writes rows for people.
type tableRows struct {
	app    *app
	w      io.Writer
	pg     *page
	headed bool
}

func (t *tableRows) rows(some []waybill.Transfer) error {
	if len(some) > 0 && !t.headed {
		t.headed = true
		t.pg.rowsHead()
	}
	for i := range some {
		v := view.TransferOf(&some[i])
		t.pg.transfer(&v)
	}
	return t.flush()
}

func (t *tableRows) end(count int, after string) error {
	switch {
	case count == 0:
		t.pg.text(0, normal, "No transfer in the register is like that.")
	case after != "":
		t.pg.more(after)
	}
	return t.flush()
}

// more tells people how to go on; the end is never broken, so that it can be copied.
func (pg *page) more(after string) {
	pg.line(pg.paint(dim, "There are more: --after "+safe(after)))
}

func (t *tableRows) flush() error {
	err := writeTo(t.w, t.pg.out.Bytes())
	t.pg.out.Reset()
	return err
}
