package desk

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"waybill"
	"waybill/ledger"
	"waybill/transfer"
	"waybill/view"
)

// Story is one transfer by its id, or one it once had. It fails with a *Missing if there is
// none.
func (d *Desk) Story(ctx context.Context, id string) (*view.Story, error) {
	id = transfer.Clean(id)
	s, err := d.Ledger.Show(ctx, id)
	if errors.Is(err, ledger.ErrNotFound) {
		return nil, d.missing(ctx, id)
	}
	if err != nil {
		return nil, err
	}
	p := &view.Parts{
		Row: s.Row, Asked: s.Asked, Articles: map[string]view.Article{}, Copies: map[string]string{},
		Exchanges: s.Exchanges, Reliability: s.Reliability,
	}
	for article, r := range s.Reports {
		p.Articles[article], p.Copies[article] = articleOf(&r), r.Copies
	}
	for i := range s.Judgements {
		p.Judgements = append(p.Judgements, view.JudgementOf(&s.Judgements[i].Judgement, s.Judgements[i].InForce))
	}
	var others []string
	for _, x := range s.Exchanges {
		others = append(others, x.Transfers...)
	}
	if p.Others, err = d.rowsByID(ctx, others); err != nil {
		return nil, err
	}
	story := view.StoryOf(p)
	return &story, nil
}

// rowsByID are rows by their ids, those that are there.
func (d *Desk) rowsByID(ctx context.Context, ids []string) (map[string]view.Transfer, error) {
	all := map[string]view.Transfer{}
	if len(ids) == 0 {
		return all, nil
	}
	rows, err := d.Ledger.List(ctx, ledger.Filter{IDs: ids, WithRejected: true}, ledger.Page{})
	for i := range rows {
		all[rows[i].ID] = view.TransferOf(&rows[i])
	}
	return all, err
}

// articleOf is an article as it is shown.
func articleOf(r *ledger.Report) view.Article {
	return view.Article{
		ID: r.Article, File: strings.ToValidUTF8(r.File, "\uFFFD"), Seen: moment(r.Seen), Outlet: view.Optional(r.Outlet),
		Published: view.Optional(r.Published), Title: view.Optional(r.Title), Lang: view.Optional(r.Lang),
	}
}

func moment(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// The limits of what is suggested for an id that is not there.
const nearIDs, nearScanned = 3, 500

// missing says that there is no transfer with an id, and which ids are like it.
func (d *Desk) missing(ctx context.Context, id string) error {
	f := ledger.Filter{WithRejected: true}
	if sides := strings.SplitN(strings.ToUpper(id), "-", 3); len(sides) == 3 && len(sides[0]) == 2 && len(sides[1]) == 2 {
		f.Suppliers, f.Recipients = sideNamed(sides[0]), sideNamed(sides[1])
	}
	rows, err := d.Ledger.List(ctx, f, ledger.Page{Sort: "id", Limit: nearScanned})
	if err != nil {
		return err
	}
	begin := sidesOf(id)
	var near []string
	for i := range rows {
		if strings.EqualFold(sidesOf(rows[i].ID), begin) {
			near = append(near, rows[i].ID)
		}
	}
	slices.SortStableFunc(near, func(x, y string) int { return cmp.Compare(alike(y, id), alike(x, id)) })
	return &Missing{"transfer", short(id), near[:min(nearIDs, len(near))]}
}

// sideNamed is the party of a side in an id, where XX stands for nobody named.
func sideNamed(side string) []waybill.PartyID {
	if side == "XX" {
		side = ""
	}
	return []waybill.PartyID{waybill.PartyID(side)}
}

// sidesOf is the begin of an id up to the goods: "KP-RU".
func sidesOf(id string) string {
	parts := strings.SplitN(id, "-", 3)
	return strings.Join(parts[:min(2, len(parts))], "-")
}

// alike counts the letters that two ids have in common at their begin and their end.
func alike(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n]|0x20 == b[n]|0x20 {
		n++
	}
	for i := 1; i <= len(a)-n && i <= len(b)-n && a[len(a)-i]|0x20 == b[len(b)-i]|0x20; i++ {
		n++
	}
	return n
}
