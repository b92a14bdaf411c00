package desk

import (
	"context"
	"strconv"

	"waybill"
	"waybill/ledger"
	"waybill/view"
)

// Register is a page of rows; a limit of 0 is 50, the most is 500.
func (d *Desk) Register(ctx context.Context, a Asked) (*view.Register, error) {
	limit := limitOf(a.Page, usualLimit, MostRows)
	a.Page.Limit = limit + 1
	rows, err := d.Ledger.List(ctx, a.Filter, a.Page)
	if err != nil {
		return nil, asked(err)
	}
	r := &view.Register{Rows: []view.Row{}}
	if len(rows) > limit {
		rows = rows[:limit]
		r.Next = view.Optional(a.Page.Next(&rows[limit-1]))
	}
	r.Rows = rowsOf(rows)
	return r, nil
}

func rowsOf(rows []waybill.Transfer) []view.Row {
	all := make([]view.Row, len(rows))
	for i := range rows {
		all[i] = view.Row{Transfer: view.TransferOf(&rows[i]), Reports: []view.Month{}}
	}
	return all
}

// Log is a page of the judgements, the newest first. After is the cursor.
func (d *Desk) Log(ctx context.Context, after string, limit int) (*view.Log, error) {
	before := int64(0)
	if after != "" {
		n, err := strconv.ParseInt(after, 10, 64)
		if err != nil || n < 1 {
			return nil, wrong("after", after, "it is not the end of a page: take it from the page before")
		}
		before = n
	}
	limit = limitOf(ledger.Page{Limit: limit}, usualLimit, MostRows)
	all, err := d.Ledger.Log(ctx)
	if err != nil {
		return nil, err
	}
	log := &view.Log{Judgements: []view.Judgement{}}
	for i := len(all) - 1; i >= 0; i-- {
		j := &all[i]
		if before != 0 && j.Number >= before {
			continue
		}
		if len(log.Judgements) == limit {
			log.Next = view.Optional(strconv.FormatInt(log.Judgements[limit-1].Number, 10))
			break
		}
		log.Judgements = append(log.Judgements, view.JudgementOf(&j.Judgement, j.InForce))
	}
	return log, nil
}
