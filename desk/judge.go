package desk

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"waybill"
	"waybill/ledger"
	"waybill/transfer"
	"waybill/view"
)

// Judge records a judgement; names of parties, designations and the like in a correction may
// be given as people write them. It fails with an *Error, a *Missing or ledger.ErrJudgement.
func (d *Desk) Judge(ctx context.Context, v ledger.Verdict) (*view.Judgement, error) {
	if err := tidy(&v); err != nil {
		return nil, err
	}
	if err := d.lookUp(&v); err != nil {
		return nil, err
	}
	made, err := d.Ledger.Judge(ctx, v)
	if errors.Is(err, ledger.ErrNotFound) {
		return nil, d.whichMissing(ctx, err, v.Transfer, v.Other)
	}
	if err != nil {
		return nil, err
	}
	j := view.JudgementOf(&made, true)
	return &j, nil
}

// The longest a reason and a name may be, in bytes.
const longestWhy, longestName = 4000, 300

// tidy takes out what no store keeps, and refuses what is too long.
func tidy(v *ledger.Verdict) error {
	for _, text := range []struct {
		field string
		to    *string
		most  int
	}{{"why", &v.Why, longestWhy}, {"by", &v.By, longestName}, {"origin", &v.Origin, longestName}, {"transfer", &v.Transfer, longestName}, {"other", &v.Other, longestName}} {
		*text.to = transfer.Clean(strings.TrimSpace(*text.to))
		if len(*text.to) > text.most {
			return tooLong(text.field, *text.to, text.most)
		}
	}
	return nil
}

// whichMissing tells which of some transfers is not there.
func (d *Desk) whichMissing(ctx context.Context, otherwise error, ids ...string) error {
	for _, id := range ids {
		if id == "" {
			continue
		}
		if _, err := d.Ledger.Show(ctx, id); errors.Is(err, ledger.ErrNotFound) {
			return d.missing(ctx, id)
		}
	}
	return otherwise
}

// lookUp looks the value of a correction up, where it is a name or one of a list.
func (d *Desk) lookUp(v *ledger.Verdict) (err error) {
	if v.Kind != waybill.Correct || v.Value == "" {
		return nil
	}
	switch v.Field {
	case "class":
		_, err = Among(v.Field, waybill.Classes(), v.Value)
	case "stage":
		_, err = Among(v.Field, waybill.Stages(), v.Value)
	case "certainty":
		_, err = Among(v.Field, waybill.Certainties(), v.Value)
	case "date":
		if _, wrong := time.Parse(time.DateOnly, v.Value); wrong != nil {
			err = &Error{Field: v.Field, Why: fmt.Sprintf("correct wants a date as YYYY-MM-DD, not %q", short(v.Value)), Kind: NoDate}
		}
	case "supplier", "recipient":
		var id waybill.PartyID
		id, err = PartyNamed(d.Atlas, v.Field, v.Value)
		v.Value = string(id)
	case "designation":
		v.Value, err = DesignationNamed(d.Atlas, v.Field, v.Value)
	}
	return err
}

// Undo withdraws a judgement, or, with number 0, the last one in force; by is who does so. It
// gives the judgement that was withdrawn.
func (d *Desk) Undo(ctx context.Context, number int64, by, why string) (*view.Judgement, error) {
	said := ledger.Verdict{By: by, Why: why}
	if err := tidy(&said); err != nil {
		return nil, err
	}
	by, why = said.By, said.Why
	withdrawn, err := d.Ledger.Undo(ctx, number, by, why)
	if err != nil {
		return nil, err
	}
	j := view.JudgementOf(&withdrawn, false)
	return &j, nil
}
