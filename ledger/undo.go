package ledger

import (
	"context"
	"errors"
	"fmt"

	"waybill"
)

// Undo withdraws a judgement, or, with number 0, the last one that counts and is no
// withdrawal. A withdrawal can be withdrawn too, by its number. The register is then
// exactly as if it had not been made.
func (l *Ledger) Undo(ctx context.Context, number int64, by, why string) (withdrawn waybill.Judgement, err error) {
	err = l.store.Update(ctx, func(tx Tx) error {
		if withdrawn, err = toWithdraw(tx, number); err != nil {
			return err
		}
		row, _, err := l.row(tx, withdrawn.Transfer)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		_, err = l.judge(tx, waybill.Judgement{Kind: waybill.Withdraw, By: by, Why: why, Transfer: withdrawn.Transfer, Withdraws: withdrawn.Number}, StandingOf(&row))
		return err
	})
	if err != nil {
		return withdrawn, fmt.Errorf("undo in %s: %w", l.Place(), err)
	}
	return withdrawn, l.Settle(ctx, nil)
}

// toWithdraw is the judgement with a number, if it counts; with 0 the last that does and is no
// withdrawal.
func toWithdraw(tx Tx, number int64) (waybill.Judgement, error) {
	if number != 0 {
		some, err := tx.JudgementsNumbered([]int64{number})
		switch {
		case err != nil:
			return waybill.Judgement{}, err
		case len(some) == 0:
			return waybill.Judgement{}, fmt.Errorf("%w: %d: the log lists them", ErrJudgement, number)
		case !some[0].InForce:
			return some[0].Judgement, fmt.Errorf("%w: %d is withdrawn already", ErrJudgement, number)
		}
		return some[0].Judgement, nil
	}
	const atOnce = 50
	for {
		some, err := tx.JudgementsBefore(number, atOnce)
		if err != nil {
			return waybill.Judgement{}, err
		}
		for i := range some {
			if j := &some[i]; j.InForce && j.Kind != waybill.Withdraw {
				return j.Judgement, nil
			}
		}
		if len(some) < atOnce {
			return waybill.Judgement{}, fmt.Errorf("%w: there is none to withdraw", ErrJudgement)
		}
		number = some[len(some)-1].Number
	}
}
