package ledger

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"waybill"
	"waybill/transfer"
)

// Paper is an article of the ledger with all that is kept and filed of it.
type Paper struct {
	Report
	Provenance waybill.Provenance
	// Reading is the one in force.
	Reading *waybill.Reading
	// Readings are all that were made of it, the oldest first.
	Readings []Version
	// Claims are those filed of it, in the order of the reading's.
	Claims []Read
	// Copies are the other articles that are copies of the same text, by their ids.
	Copies []Report
}

// Version is a reading by the versions it was made with.
type Version struct {
	// Entry is the number of its entry, At when that was appended.
	Entry int64
	At    time.Time
	// Stamp is the versions, Claims how many claims it has, of events too.
	Stamp  string
	Claims int
}

// Read is a claim as it is filed, with the ids of the claims of the reading that it is: several
// where the report says the same twice in the same words.
type Read struct {
	Filed
	In []string
}

// Report is an article by its id, or the beginning of one of eight hexadecimal digits at
// least; ErrNotFound if there is none, or if there are several.
func (l *Ledger) Report(ctx context.Context, article string) (p *Paper, err error) {
	err = l.look(ctx, "show a report of", func(tx Tx) error {
		report, err := l.begins(tx, article)
		if err != nil {
			return err
		}
		p = &Paper{Report: report}
		if p.Provenance, _, err = l.articleOf(tx, report.Entry); err != nil {
			return err
		}
		if err := l.versions(tx, p); err != nil {
			return err
		}
		if p.Claims, err = l.reads(tx, p); err != nil {
			return err
		}
		copies, err := tx.Copied([]string{report.Copies})
		for i := range copies {
			if copies[i].Article != report.Article {
				p.Copies = append(p.Copies, copies[i])
			}
		}
		slices.SortFunc(p.Copies, func(a, b Report) int { return cmp.Compare(a.Article, b.Article) })
		return err
	})
	return p, err
}

// shortest is how many digits of an article's id name it at least.
const shortest = 8

// begins is the report of the one article whose id begins so.
func (l *Ledger) begins(tx Tx, article string) (Report, error) {
	if len(article) < shortest {
		return Report{}, fmt.Errorf("article %q: %w: its id, or the first %d digits of it at least, are wanted", article, ErrNotFound, shortest)
	}
	ids, err := tx.Beginning(article, 2)
	if err != nil {
		return Report{}, err
	}
	switch len(ids) {
	case 0:
		return Report{}, fmt.Errorf("article %q: %w", article, ErrNotFound)
	case 2:
		return Report{}, fmt.Errorf("article %q: %w: several begin so, give more of its id", article, ErrNotFound)
	}
	reports, err := tx.Reports(ids)
	if err == nil && len(reports) != 1 {
		err = fmt.Errorf("article %q: %w", article, ErrNotFound)
	}
	if err != nil {
		return Report{}, err
	}
	return reports[0], nil
}

// versions fills in the readings.
func (l *Ledger) versions(tx Tx, p *Paper) error {
	entries, err := tx.Earlier(p.Article)
	if err != nil {
		return err
	}
	for _, entry := range append(entries, p.Report.Reading) {
		e, err := tx.Entry(entry)
		if err != nil {
			return err
		}
		reading, err := l.readingOf(tx, entry)
		if err != nil {
			return err
		}
		p.Readings = append(p.Readings, Version{Entry: entry, At: e.At, Stamp: Stamp(reading), Claims: len(reading.Claims)})
		p.Reading = reading
	}
	return nil
}

// reads are the claims filed of an article, in the order of those of its reading, which are
// filed anew to tell which they are.
func (l *Ledger) reads(tx Tx, p *Paper) ([]Read, error) {
	filed, err := tx.Claims([]string{p.Article})
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	in := map[string][]string{}
	for i := range p.Reading.Claims {
		c := &p.Reading.Claims[i]
		if c.Kind != waybill.TransferClaim {
			continue
		}
		key := l.filer.Claim(p.Reading, c, transfer.Told{Outlet: p.Outlet, Published: p.Published}).Key
		if _, known := at[key]; !known {
			at[key] = i
		}
		in[key] = append(in[key], c.ID)
	}
	all := make([]Read, len(filed))
	for i := range filed {
		all[i] = Read{filed[i], in[filed[i].Key]}
	}
	slices.SortStableFunc(all, func(a, b Read) int { return cmp.Compare(at[a.Key], at[b.Key]) })
	return all, nil
}

// Original is an article as it came in, by its id or the beginning of one.
func (l *Ledger) Original(ctx context.Context, article string) (a waybill.Article, err error) {
	err = l.store.View(ctx, func(tx Tx) error {
		report, err := l.begins(tx, article)
		if err != nil {
			return err
		}
		p, data, err := l.articleOf(tx, report.Entry)
		a = waybill.Article{File: p.File, Bytes: data}
		return err
	})
	if err != nil {
		return a, fmt.Errorf("get an article of %s: %w", l.Place(), err)
	}
	return a, nil
}

// Evidence is the text of a report, with where its blocks and the evidence of its claims are.
type Evidence struct {
	Text           string
	Blocks, Claims []waybill.Span
}

// Evidence is that of the readings in force of some articles, by their ids; what is not there is
// left out.
func (l *Ledger) Evidence(ctx context.Context, articles []string) (map[string]*Evidence, error) {
	by := map[string]*Evidence{}
	err := l.store.View(ctx, func(tx Tx) error {
		reports, err := tx.Reports(articles)
		if err != nil {
			return err
		}
		for i := range reports {
			payload, err := l.payload(tx, reports[i].Reading, ReadingEntry)
			if err != nil {
				return err
			}
			if by[reports[i].Article], err = parseEvidence(payload); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("look into %s: %w", l.Place(), err)
	}
	return by, nil
}

// Articles is a page of the articles, those recorded last first, with the rows that their
// claims are of; their texts are left out. Of the filter what is said of reports counts, and
// of their claims.
func (l *Ledger) Articles(ctx context.Context, f Filter, p Page) (all []Found, err error) {
	err = l.look(ctx, "list the articles of", func(tx Tx) error {
		all, err = foundOf(tx, f, p)
		return err
	})
	return all, err
}
