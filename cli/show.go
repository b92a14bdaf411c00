package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"waybill/atlas"
	"waybill/desk"
	"waybill/export"
	"waybill/ledger"
)

const showLong = `Tells the whole story of one transfer: how its stage and certainty moved, who
affirms, doubts and denies it in which words, which articles are copies of one
text, what is given in return, how credible that makes it and why, and what
people judged of it. A transfer is also found by an id it once had.

[admission], [accusation] and [denial] mark origins that are themselves a side
of the transfer.`

const showExamples = `  waybill show KP-RU-missile-7K3QFA
  waybill show KP-RU-missile-7K3QFA --explain   why each claim belongs to it
  waybill show --json KP-RU-missile-7K3QFA      for programs (docs/ledger.schema.json)`

func (a *app) showCommand() *cobra.Command {
	var w what
	cmd := &cobra.Command{
		Use:     "show ID…",
		Short:   "Tell the whole story of a transfer",
		Long:    showLong,
		Example: showExamples,
		GroupID: "ledger",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("show wants the id of a transfer: waybill list shows the ids")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, ids []string) error { return a.show(cmd.Context(), ids, w) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.BoolVar(&w.explain, "explain", false, "why each claim belongs to the transfer")
	flags.BoolVar(&w.json, "json", false, "one line of JSON for each (docs/ledger.schema.json)")
	a.ledgerFlag(cmd)
	return cmd
}

func (a *app) show(ctx context.Context, ids []string, w what) error {
	return a.with(ctx, false, func(l *ledger.Ledger, known *atlas.Atlas) error {
		if err := a.settled(ctx, l); err != nil {
			return err
		}
		d := &desk.Desk{Ledger: l, Atlas: known}
		var missing error
		var out bytes.Buffer
		pg := &page{printer: a.printer(w, known), out: &out}
		for _, id := range ids {
			s, err := d.Story(ctx, id)
			if errors.Is(err, ledger.ErrNotFound) {
				a.report(notThere(err, l.Place()))
				missing = errReported
				continue
			}
			if err != nil {
				return err
			}
			if w.json {
				line, err := export.Line(s)
				if err != nil {
					return outputError{err}
				}
				out.Write(line)
				continue
			}
			if out.Len() > 0 {
				out.Write(pg.rule())
			}
			pg.story(s)
		}
		write := func(to io.Writer) error { return writeTo(to, out.Bytes()) }
		if w.json || out.Len() == 0 {
			return cmp.Or(write(a.Out), missing)
		}
		return cmp.Or(a.paged(write), missing)
	})
}
