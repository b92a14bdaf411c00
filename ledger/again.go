package ledger

import (
	"context"
	"fmt"

	"waybill"
)

// Stats counts what there is.
func (l *Ledger) Stats(ctx context.Context) (c Counts, err error) {
	err = l.look(ctx, "count what is in", func(tx Tx) error {
		c, err = tx.Counts()
		return err
	})
	return c, err
}

// Kept is an article as it was kept.
type Kept struct {
	waybill.Article
	Provenance waybill.Provenance
	// Stamp is the versions of its reading in force.
	Stamp string
}

// Outdated calls f for the articles whose reading in force has another stamp than the one
// given, a few at a time. What f records is seen; f may not keep what it is given.
func (l *Ledger) Outdated(ctx context.Context, stamp string, f func([]Kept) error) error {
	waiting, err := l.outdated(ctx, stamp)
	for len(waiting) > 0 && err == nil {
		some := waiting[:min(rereadAtOnce, len(waiting))]
		waiting = waiting[len(some):]
		var kept []Kept
		err = l.store.View(ctx, func(tx Tx) error {
			for i := range some {
				p, data, err := l.articleOf(tx, some[i].Entry)
				if err != nil {
					return err
				}
				kept = append(kept, Kept{waybill.Article{File: p.File, Bytes: data}, p, some[i].Stamp})
			}
			return nil
		})
		if err == nil {
			err = f(kept)
		}
	}
	if err != nil {
		return fmt.Errorf("read again what is in %s: %w", l.Place(), err)
	}
	return nil
}

// outdated are the reports of readings with another stamp, without what is not needed to find
// their articles.
func (l *Ledger) outdated(ctx context.Context, stamp string) (waiting []Report, err error) {
	err = l.store.View(ctx, func(tx Tx) error {
		return tx.EachReport(func(r Report) error {
			if r.Stamp != stamp {
				waiting = append(waiting, Report{Article: r.Article, Entry: r.Entry, Stamp: r.Stamp})
			}
			return ctx.Err()
		})
	})
	return waiting, err
}

// OutdatedArticles are the ids of the articles whose reading in force has another stamp than the
// one given, in the order in which they were recorded.
func (l *Ledger) OutdatedArticles(ctx context.Context, stamp string) ([]string, error) {
	waiting, err := l.outdated(ctx, stamp)
	if err != nil {
		return nil, fmt.Errorf("look for what is to be read again in %s: %w", l.Place(), err)
	}
	ids := make([]string, len(waiting))
	for i := range waiting {
		ids[i] = waiting[i].Article
	}
	return ids, nil
}

// Article is an article as it was kept, by its id.
func (l *Ledger) Article(ctx context.Context, id string) (kept Kept, err error) {
	err = l.store.View(ctx, func(tx Tx) error {
		reports, err := tx.Reports([]string{id})
		if err != nil {
			return err
		}
		if len(reports) == 0 {
			return fmt.Errorf("article %s: %w", id, ErrNotFound)
		}
		p, data, err := l.articleOf(tx, reports[0].Entry)
		kept = Kept{waybill.Article{File: p.File, Bytes: data}, p, reports[0].Stamp}
		return err
	})
	if err != nil {
		return Kept{}, fmt.Errorf("look into %s: %w", l.Place(), err)
	}
	return kept, nil
}

// rereadAtOnce is how many articles Outdated hands out at a time.
const rereadAtOnce = 100

// Reading is the reading in force of an article.
func (l *Ledger) Reading(ctx context.Context, article string) (r *waybill.Reading, err error) {
	err = l.store.View(ctx, func(tx Tx) error {
		reports, err := tx.Reports([]string{article})
		if err != nil {
			return err
		}
		if len(reports) == 0 {
			return fmt.Errorf("article %s: %w", article, ErrNotFound)
		}
		r, err = l.readingOf(tx, reports[0].Reading)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("look into %s: %w", l.Place(), err)
	}
	return r, nil
}
