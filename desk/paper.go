package desk

import (
	"context"
	"errors"

	"waybill"
	"waybill/ledger"
	"waybill/transfer"
	"waybill/view"
)

// Paper is a report of the ledger by the id of its article, or the beginning of one of eight
// digits at least; a *Missing if there is none.
func (d *Desk) Paper(ctx context.Context, article string) (*view.Paper, error) {
	p, err := d.Ledger.Report(ctx, transfer.Clean(article))
	if err != nil {
		return nil, noArticle(err, article)
	}
	paper := paperOf(p.Reading, view.Of(p.Reading))
	fill(paper, p, p.Stamp)
	return paper, nil
}

// Explain is a report of the ledger read anew, with the rule behind every value. Where this
// engine reads it otherwise than the reading in force, its claims have no place in the
// register yet.
func (d *Desk) Explain(ctx context.Context, article string) (*view.Paper, error) {
	a, err := d.Original(ctx, article)
	if err != nil {
		return nil, err
	}
	return d.Read(ctx, a)
}

// Original is an article as it came, by its id or the beginning of one; a *Missing if there is
// none.
func (d *Desk) Original(ctx context.Context, article string) (waybill.Article, error) {
	a, err := d.Ledger.Original(ctx, transfer.Clean(article))
	return a, noArticle(err, article)
}

// noArticle tells that there is no article with an id, or not one alone.
func noArticle(err error, article string) error {
	if errors.Is(err, ledger.ErrNotFound) {
		return &Missing{Thing: "article", ID: short(article)}
	}
	return err
}

// fill fills in what the ledger has of an article: of a reading with this stamp also the
// places of its claims.
func fill(paper *view.Paper, p *ledger.Paper, stamp string) {
	filed := articleOf(&p.Report)
	paper.Filed = &filed
	for _, v := range p.Readings {
		paper.Readings = append(paper.Readings, view.Version{
			Entry: v.Entry, At: moment(v.At), Stamp: v.Stamp, Claims: v.Claims, InForce: v.Entry == p.Report.Reading,
		})
	}
	for i := range p.Copies {
		paper.Copies = append(paper.Copies, articleOf(&p.Copies[i]))
	}
	if stamp != p.Stamp {
		return
	}
	for _, c := range p.Claims {
		for _, id := range c.In {
			paper.Placed = append(paper.Placed, view.Placed{ID: id, Key: c.Key, Transfer: c.Transfer})
		}
	}
}
