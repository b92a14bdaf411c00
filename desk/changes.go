package desk

import (
	"context"
	"strconv"
	"time"

	"waybill/ledger"
	"waybill/view"
)

// MostWait is how long Changes waits at most for something to change.
const MostWait = time.Minute

// waitStep is how often it looks meanwhile.
const waitStep = 500 * time.Millisecond

// Changes is a page of what changed behind a number, in its order. Where nothing did it waits for
// a while, until something does. A limit of 0 is 50, the most is 500.
func (d *Desk) Changes(ctx context.Context, a Asked, wait time.Duration) (*view.Changes, error) {
	after, limit, err := d.changesAsked(&a)
	if err != nil {
		return nil, err
	}
	patience := time.NewTimer(min(wait, MostWait))
	defer patience.Stop()
	for {
		c, err := d.Ledger.ChangesAfter(ctx, a.Filter, after, limit+1)
		if err != nil {
			return nil, err
		}
		if len(c.Changes) > 0 || wait <= 0 {
			return changesOf(&c, limit), nil
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-patience.C:
			wait = 0
		case <-time.After(waitStep):
		}
	}
}

// LatestChanges is a page of what changed, the newest first.
func (d *Desk) LatestChanges(ctx context.Context, a Asked) (*view.Changes, error) {
	before, limit, err := d.changesAsked(&a)
	if err != nil {
		return nil, err
	}
	c, err := d.Ledger.ChangesBefore(ctx, a.Filter, before, limit+1)
	if err != nil {
		return nil, err
	}
	return changesOf(&c, limit), nil
}

// changesAsked is from which number on, and how many, changes are asked for.
func (d *Desk) changesAsked(a *Asked) (number int64, limit int, err error) {
	for _, no := range []struct {
		name  string
		given bool
	}{
		{"origin", len(a.Filter.Origins) > 0}, {"outlet", len(a.Filter.Outlets) > 0}, {"lang", len(a.Filter.Langs) > 0}, {"match", a.Filter.Query != nil},
		{"published-since", a.Filter.ReportSince != ""}, {"published-until", a.Filter.ReportUntil != ""},
	} {
		if no.given {
			return 0, 0, &Error{Field: no.name, Why: "changes cannot be chosen by it: choose by parties, goods, stage, certainty, grade or status", Kind: NoChoice}
		}
	}
	if a.Page.After != "" {
		if number, err = strconv.ParseInt(a.Page.After, 10, 64); err != nil || number < 0 {
			return 0, 0, noPage(a.Page.After)
		}
	}
	return number, limitOf(a.Page, usualLimit, MostRows), nil
}

// changesOf is a page of at most so many changes, of which one more was looked for.
func changesOf(c *ledger.Changed, limit int) *view.Changes {
	v := &view.Changes{Changes: []view.Change{}, First: c.First, Last: c.Last, Seen: c.Last}
	some := c.Changes
	if len(some) > limit {
		some = some[:limit]
		v.Seen = some[limit-1].Number
		v.Next = view.Optional(strconv.FormatInt(v.Seen, 10))
	}
	for i := range some {
		v.Changes = append(v.Changes, ChangeOf(&some[i]))
	}
	return v
}

// ChangeOf is what is shown of a change.
func ChangeOf(c *ledger.Change) view.Change {
	v := view.Change{
		Number: c.Number, At: moment(c.At), Kind: string(c.Kind), Into: view.Optional(c.Into), Values: []view.Became{},
	}
	if c.Article != "" {
		a := articleOf(&ledger.Report{Article: c.Article, File: c.File, Seen: c.Seen, Outlet: c.Outlet, Published: c.Published, Title: c.Title, Lang: c.Lang})
		v.Article = &a
	}
	if c.Judgement != nil {
		j := view.JudgementOf(c.Judgement, c.InForce)
		v.Judgement = &j
	}
	if r := &c.Row; r.ID != "" {
		v.Transfer = &view.Standing{
			ID: r.ID, Supplier: view.Optional(r.Supplier), Recipient: view.Optional(r.Recipient), Class: view.Optional(r.Class),
			Designation: view.Optional(r.Designation), Quantity: view.Optional(r.Quantity), From: view.Optional(r.Begin), To: view.Optional(r.End),
			Stage: view.Optional(r.Stage), Certainty: view.Optional(r.Certainty), Origins: r.Origins, Articles: r.Articles, Contested: r.Contested,
			Credibility: int(r.Credibility), Status: string(r.Status), Exchange: r.Exchange,
		}
	}
	for _, b := range c.Values {
		v.Values = append(v.Values, view.Became{Field: b.Field, From: view.Optional(b.From), To: view.Optional(b.To)})
	}
	return v
}
