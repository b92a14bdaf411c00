package cli

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"waybill/atlas"
	"waybill/export"
	"waybill/ledger"
	"waybill/view"
)

const undoLong = `Withdraws a judgement by its number, or the last one that counts. The register
is then exactly as if it had not been made; waybill log keeps telling of both.
A withdrawal can be withdrawn too, by its number.`

func (a *app) undoCommand() *cobra.Command {
	var by, why string
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "undo [NUMBER]",
		Short:   "Withdraw a judgement",
		Long:    undoLong,
		Example: "  waybill undo            the last one\n  waybill undo 12         the one that waybill log calls 12",
		GroupID: "ledger",
		RunE: func(cmd *cobra.Command, args []string) error {
			var number int64
			if len(args) > 1 {
				return usagef("undo withdraws one judgement at a time, not %d", len(args))
			}
			if len(args) == 1 {
				n, err := strconv.ParseInt(args[0], 10, 64)
				if err != nil || n < 1 {
					return usagef("undo wants the number of a judgement, not %q: waybill log lists them", args[0])
				}
				number = n
			}
			return a.undo(cmd.Context(), number, a.judge(by), why, asJSON)
		},
	}
	a.whoAndWhy(cmd, &by, &why)
	cmd.Flags().BoolVar(&asJSON, "json", false, "the judgement withdrawn, as a line of JSON (docs/ledger.schema.json)")
	a.ledgerFlag(cmd)
	return cmd
}

func (a *app) undo(ctx context.Context, number int64, by, why string, asJSON bool) error {
	return a.with(ctx, false, func(l *ledger.Ledger, known *atlas.Atlas) error {
		withdrawn, err := l.Undo(ctx, number, by, why)
		if err != nil {
			return err
		}
		v := view.JudgementOf(&withdrawn, false)
		if asJSON {
			line, err := export.Line(v)
			if err != nil {
				return outputError{err}
			}
			return a.print(string(line))
		}
		var out bytes.Buffer
		pg := &page{printer: a.printer(what{}, known), out: &out}
		pg.judgement(&v)
		return a.print(out.String())
	})
}

const logLong = `Tells who judged what, when and why, the last judgement first, withdrawn ones
among them. This is the audit trail: nothing is ever taken out of it.`

func (a *app) logCommand() *cobra.Command {
	var f form
	var reverse bool
	cmd := &cobra.Command{
		Use:     "log",
		Short:   "Tell who judged what, when and why",
		Long:    logLong,
		GroupID: "ledger",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := f.check(); err != nil {
				return err
			}
			return a.log(cmd.Context(), f, reverse)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().BoolVar(&reverse, "reverse", false, "the first judgement first")
	f.flags(cmd.Flags())
	a.ledgerFlag(cmd)
	return cmd
}

func (a *app) log(ctx context.Context, f form, reverse bool) error {
	return a.with(ctx, false, func(l *ledger.Ledger, known *atlas.Atlas) error {
		judged, err := l.Log(ctx)
		if err != nil {
			return err
		}
		all := make([]view.Judgement, len(judged))
		for i := range judged {
			all[i] = view.JudgementOf(&judged[i].Judgement, judged[i].InForce)
		}
		if !reverse {
			slices.Reverse(all)
		}
		var out bytes.Buffer
		switch {
		case f.json:
			for i := range all {
				line, err := export.Line(all[i])
				if err != nil {
					return outputError{err}
				}
				out.Write(line)
			}
			return writeTo(a.Out, out.Bytes())
		case f.csv:
			if err := export.Log(&view.Log{Judgements: all}).CSV(a.Out); err != nil {
				return outputError{err}
			}
			return nil
		}
		pg := &page{printer: a.printer(what{}, known), out: &out}
		for i := range all {
			pg.judgement(&all[i])
		}
		if len(all) == 0 {
			pg.text(0, normal, "Nobody has judged anything yet.")
		}
		return a.paged(func(w io.Writer) error { return writeTo(w, out.Bytes()) })
	})
}
