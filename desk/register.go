package desk

import (
	"cmp"
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
	r.Rows, err = d.rowsOf(ctx, rows)
	return r, err
}

// rowsOf are rows as they are shown, with how often they were reported.
func (d *Desk) rowsOf(ctx context.Context, rows []waybill.Transfer) ([]view.Row, error) {
	ids := make([]string, len(rows))
	for i := range rows {
		ids[i] = rows[i].ID
	}
	reported, err := d.Ledger.Reported(ctx, ids)
	if err != nil {
		return nil, err
	}
	all := make([]view.Row, len(rows))
	for i := range rows {
		all[i] = view.Row{Transfer: view.TransferOf(&rows[i]), Reports: []view.Month{}}
		for _, m := range reported[ids[i]] {
			all[i].Reports = append(all[i].Reports, view.Month{Month: m.Month, Count: m.Articles})
		}
	}
	return all, nil
}

// Review is a page of the rows that nobody has decided, those first that want a look most.
func (d *Desk) Review(ctx context.Context, a Asked) (*view.Register, error) {
	a.Filter.Undecided = true
	a.Page.Sort = cmp.Or(a.Page.Sort, "review")
	return d.Register(ctx, a)
}

// mostStories is how many exchanges a page has at most: each is told in full.
const mostStories = 50

// Exchanges are a page of the rows in which something is given in return, each with what is,
// and where the next page begins; a limit of 0 is 20, the most is 50.
func (d *Desk) Exchanges(ctx context.Context, a Asked) ([]view.Story, view.Optional, error) {
	a.Filter.Exchange = true
	a.Page.Limit = limitOf(a.Page, usualHits, mostStories)
	r, err := d.Register(ctx, a)
	if err != nil {
		return nil, "", err
	}
	stories := []view.Story{}
	for i := range r.Rows {
		s, err := d.Story(ctx, r.Rows[i].ID)
		if err != nil {
			return nil, "", err
		}
		stories = append(stories, *s)
	}
	return stories, r.Next, nil
}

// Log is a page of the judgements, the newest first. After is the cursor.
func (d *Desk) Log(ctx context.Context, after string, limit int) (*view.Log, error) {
	before := int64(0)
	if after != "" {
		n, err := strconv.ParseInt(after, 10, 64)
		if err != nil || n < 1 {
			return nil, noPage(after)
		}
		before = n
	}
	limit = limitOf(ledger.Page{Limit: limit}, usualLimit, MostRows)
	judged, err := d.Ledger.LogPage(ctx, before, limit+1)
	if err != nil {
		return nil, err
	}
	log := &view.Log{Judgements: []view.Judgement{}}
	if len(judged) > limit {
		judged = judged[:limit]
		log.Next = view.Optional(strconv.FormatInt(judged[limit-1].Number, 10))
	}
	for i := range judged {
		log.Judgements = append(log.Judgements, view.JudgementOf(&judged[i].Judgement, judged[i].InForce))
	}
	return log, nil
}
