package cli

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"waybill"
	"waybill/atlas"
	"waybill/export"
	"waybill/ledger"
	"waybill/view"
)

func (a *app) recordVerdict(ctx context.Context, j judging) error {
	return a.with(ctx, false, func(l *ledger.Ledger, known *atlas.Atlas) error {
		if err := j.named(known); err != nil {
			return err
		}
		if err := a.settled(ctx, l); err != nil {
			return err
		}
		for _, id := range []string{j.Transfer, j.Other} {
			if id == "" {
				continue
			}
			if _, err := a.storyOf(ctx, l, id); err != nil {
				return err
			}
		}
		made, err := l.Judge(ctx, j.Verdict)
		if err != nil {
			return err
		}
		return a.printJudged(ctx, l, known, made, j.json)
	})
}

// printJudged prints a judgement that was just made, and how the transfer stands by it.
func (a *app) printJudged(ctx context.Context, l *ledger.Ledger, known *atlas.Atlas, made waybill.Judgement, asJSON bool) error {
	v := view.JudgementOf(&made, true)
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
	if made.Transfer != "" {
		t, err := standing(ctx, l, &made)
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
func standing(ctx context.Context, l *ledger.Ledger, made *waybill.Judgement) (*waybill.Transfer, error) {
	s, err := l.Show(ctx, made.Transfer)
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
