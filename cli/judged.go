package cli

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"waybill"
	"waybill/atlas"
	"waybill/desk"
	"waybill/export"
	"waybill/ledger"
	"waybill/view"
)

func (a *app) recordVerdict(ctx context.Context, j judging) error {
	return a.with(ctx, false, func(l *ledger.Ledger, known *atlas.Atlas) error {
		if err := a.settled(ctx, l); err != nil {
			return err
		}
		d := &desk.Desk{Ledger: l, Atlas: known}
		made, err := d.Judge(ctx, j.Verdict)
		if err != nil {
			return j.misjudged(err)
		}
		return a.printJudged(ctx, l, known, made, j.json)
	})
}

// misjudged names the correction that has a wrong value.
func (j *judging) misjudged(err error) error {
	var wrong *desk.Error
	if errors.As(err, &wrong) && wrong.Value != "" && wrong.Field == j.Field {
		return usagef("correct wants another %s than %q: %s", wrong.Field, wrong.Value, wrong.Why)
	}
	return err
}

// printJudged prints a judgement that was just made, and how the transfer stands by it.
func (a *app) printJudged(ctx context.Context, l *ledger.Ledger, known *atlas.Atlas, made *view.Judgement, asJSON bool) error {
	if asJSON {
		line, err := export.Line(made)
		if err != nil {
			return outputError{err}
		}
		return a.print(string(line))
	}
	var out bytes.Buffer
	pg := &page{printer: a.printer(what{}, known), out: &out}
	pg.judgement(made)
	if made.Transfer != "" {
		t, err := standing(ctx, l, made)
		if err != nil {
			return err
		}
		if t != nil {
			row := view.TransferOf(t)
			pg.line("")
			pg.transfer(&row)
		}
	}
	return a.print(out.String())
}

// standing is the row that a judgement holds on to now, nil if it is not found: a correction
// can have moved its claims to another.
func standing(ctx context.Context, l *ledger.Ledger, made *view.Judgement) (*waybill.Transfer, error) {
	s, err := l.Show(ctx, string(made.Transfer))
	switch {
	case errors.Is(err, ledger.ErrNotFound):
		return nil, nil
	case err != nil:
		return nil, err
	case !slices.Contains(s.Row.Judgements, made.Number):
		return nil, nil
	}
	return &s.Transfer, nil
}
