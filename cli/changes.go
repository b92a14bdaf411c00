package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	"waybill/atlas"
	"waybill/desk"
	"waybill/export"
	"waybill/ledger"
	"waybill/view"
)

const changesLong = `Tells what changed in the ledger, in order, a line each: articles recorded and
read anew, judgements made and withdrawn, and transfers that are new, changed
(from what to what), merged into another, or gone. With flags that choose, only
changes of such transfers are told.

Changes are numbered. They are kept for 30 days, and no more than 100,000 of
them: what is older, waybill log and the register tell.`

const changesExamples = `  waybill changes --follow                     what changes from now on, until Ctrl-C
  waybill changes --party KP --class missile   what changed about missiles of KP
  waybill changes --after 1200 --json          all behind the one with that number`

// following is what of the changes is wanted.
type following struct {
	after  int64
	follow bool
	json   bool
}

func (a *app) changesCommand() *cobra.Command {
	var c choice
	var f following
	cmd := &cobra.Command{
		Use:     "changes",
		Short:   "Tell what changed, as it changes",
		Long:    changesLong,
		Example: changesExamples,
		GroupID: "ledger",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if f.after < 0 {
				return usagef("--after wants the number of a change, not %d", f.after)
			}
			if f.follow && !cmd.Flags().Changed("after") {
				f.after = -1
			}
			return a.changes(cmd.Context(), &c, f)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.BoolVar(&f.follow, "follow", false, "go on with what changes from now on")
	flags.Int64Var(&f.after, "after", 0, "only those behind the one with this `NUMBER`")
	c.wareFlags(flags)
	flags.StringSliceVar(&c.Filter.IDs, "id", nil, "`ID` of a transfer")
	flags.BoolVar(&f.json, "json", false, "one line of JSON for each (docs/ledger.schema.json)")
	a.ledgerFlag(cmd)
	return cmd
}

func (a *app) changes(ctx context.Context, c *choice, f following) error {
	return a.with(ctx, false, func(l *ledger.Ledger, known *atlas.Atlas) error {
		filter, err := c.Look(known)
		if err != nil {
			return err
		}
		if err := a.settled(ctx, l); err != nil {
			return err
		}
		t := &teller{app: a, desk: &desk.Desk{Ledger: l, Atlas: known}, asked: desk.Asked{Filter: filter}, following: f}
		if f.after < 0 {
			now, err := l.ChangesAfter(ctx, ledger.Filter{}, 0, 1)
			if err != nil {
				return err
			}
			t.after = now.Last
		}
		if f.follow {
			return t.goOn(ctx)
		}
		if f.json {
			return t.tell(ctx, a.Out)
		}
		return a.paged(func(w io.Writer) error { return t.tell(ctx, w) })
	})
}

// teller tells changes, a line each.
type teller struct {
	*app
	desk  *desk.Desk
	asked desk.Asked
	following
}

// goOn tells what changes until it is interrupted.
func (t *teller) goOn(ctx context.Context) error {
	for {
		page, err := t.next(ctx)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			return err
		}
		if err := t.show(t.Out, page); err != nil {
			return err
		}
	}
}

// tell tells all there are.
func (t *teller) tell(ctx context.Context, w io.Writer) error {
	none := true
	for {
		page, err := t.next(ctx)
		if err != nil {
			return err
		}
		if err := t.show(w, page); err != nil {
			return err
		}
		none = none && len(page.Changes) == 0
		if page.Next == "" {
			break
		}
	}
	if none && !t.json {
		return writeTo(w, []byte("Nothing changed.\n"))
	}
	return nil
}

func (t *teller) next(ctx context.Context) (*view.Changes, error) {
	t.asked.Page = ledger.Page{After: strconv.FormatInt(t.after, 10), Limit: desk.MostRows}
	wait := desk.MostWait
	if !t.follow {
		wait = 0
	}
	page, err := t.desk.Changes(ctx, t.asked, wait)
	if err != nil {
		return nil, err
	}
	if page.First > t.after+1 && t.after > 0 {
		fmt.Fprintf(t.Err, "waybill: changes %d to %d are kept no more\n", t.after+1, page.First-1)
	}
	t.after = page.Seen
	return page, nil
}

func (t *teller) show(w io.Writer, page *view.Changes) error {
	var out bytes.Buffer
	for i := range page.Changes {
		c := &page.Changes[i]
		if t.json {
			line, err := export.Line(c)
			if err != nil {
				return outputError{err}
			}
			out.Write(line)
			continue
		}
		fmt.Fprintf(&out, "%d  %s  %s\n", c.Number, minute(c.At), c.Title())
	}
	return writeTo(w, out.Bytes())
}
