package ledger

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"waybill"
	"waybill/transfer"
)

// List is a page of the register.
func (l *Ledger) List(ctx context.Context, f Filter, p Page) (rows []waybill.Transfer, err error) {
	err = l.look(ctx, "list the register of", func(tx Tx) error {
		rows, err = tx.List(f, p)
		return err
	})
	return rows, err
}

// Story is one transfer with all that is known of it.
type Story struct {
	transfer.Row
	// Asked is the id it was asked for by, where that is not its id now.
	Asked string
	// Reports are the articles that speak of it, by their ids.
	Reports map[string]Report
	// Exchanges tell what is given in return, by which words.
	Exchanges []waybill.Exchange
	// Judgements are those that hold on to it, also withdrawn ones.
	Judgements []Judged
	// Reliability are people's grades of the origins that speak of it, by their names.
	Reliability map[string]waybill.Reliability
}

// Show is one transfer by its id, or by an id it once had.
func (l *Ledger) Show(ctx context.Context, id string) (s *Story, err error) {
	err = l.look(ctx, "show a transfer of", func(tx Tx) error {
		s, err = l.story(tx, id)
		return err
	})
	return s, err
}

// Found is a report in which words were found.
type Found struct {
	Report
	// Text is the report's text, in which the words stand.
	Text string
	// Transfers are the ids of the rows that its claims are of.
	Transfers []string
}

// Search is a page of reports with words, the newest first. Of the filter only what is said
// of reports and their claims counts.
func (l *Ledger) Search(ctx context.Context, f Filter, p Page) (hits []Found, err error) {
	err = l.look(ctx, "search", func(tx Tx) error {
		if hits, err = foundOf(tx, f, p); err != nil {
			return err
		}
		for i := range hits {
			if hits[i].Text, err = l.textOf(tx, hits[i].Reading); err != nil {
				return err
			}
		}
		return nil
	})
	return hits, err
}

// foundOf is a page of reports with the rows that their claims are of.
func foundOf(tx Tx, f Filter, p Page) ([]Found, error) {
	reports, err := tx.Search(f, p)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(reports))
	for i := range reports {
		ids[i] = reports[i].Article
	}
	rows, err := tx.TransfersOf(ids)
	if err != nil {
		return nil, err
	}
	found := make([]Found, len(reports))
	for i := range reports {
		found[i] = Found{Report: reports[i], Transfers: slices.Sorted(slices.Values(rows[ids[i]]))}
	}
	return found, nil
}

// looks is how often a register is settled for one look at it, when others record all the
// time; then it is looked at as it is.
const looks = 3

// errUnsettled says that others have recorded since the register was settled.
var errUnsettled = errors.New("not settled")

// look settles, unless that is done beside, then reads.
func (l *Ledger) look(ctx context.Context, doing string, f func(tx Tx) error) error {
	for try := 1; ; try++ {
		stands := l.asItStands()
		if !stands {
			if err := l.Settle(ctx, nil); err != nil {
				return err
			}
		}
		err := l.store.View(ctx, func(tx Tx) error {
			if try < looks && !stands {
				if stale, err := tx.Stale(1); err != nil {
					return err
				} else if len(stale) > 0 {
					return errUnsettled
				}
			}
			return f(tx)
		})
		switch {
		case errors.Is(err, errUnsettled):
			continue
		case err != nil:
			return fmt.Errorf("%s %s: %w", doing, l.Place(), err)
		}
		return nil
	}
}

func (l *Ledger) story(tx Tx, id string) (*Story, error) {
	t, claims, err := l.row(tx, id)
	if err != nil {
		return nil, err
	}
	bare := make([]transfer.Claim, len(claims))
	because := map[string]transfer.Because{}
	var articles []string
	for i := range claims {
		bare[i] = claims[i].Claim
		because[claims[i].Key] = claims[i].Because
		articles = append(articles, claims[i].Article)
	}
	s := &Story{Row: transfer.Gather(t, bare), Reports: map[string]Report{}}
	for i := range s.Claims {
		s.Because = append(s.Because, because[s.Claims[i].Key])
	}
	if id != t.ID {
		s.Asked = id
	}
	reports, err := tx.Reports(articles)
	if err != nil {
		return nil, err
	}
	for _, r := range reports {
		s.Reports[r.Article] = r
	}
	if s.Exchanges, err = exchanges(tx, s.Claims); err != nil {
		return nil, err
	}
	return s, l.judged(tx, s)
}

// judged fills in what people judged.
func (l *Ledger) judged(tx Tx, s *Story) error {
	holding, err := tx.JudgementsNumbered(s.Row.Judgements)
	if err != nil {
		return err
	}
	withdrawn, err := tx.Withdrawn()
	if err != nil {
		return err
	}
	s.Judgements = holding
	for i := range withdrawn {
		if j := &withdrawn[i]; j.Kind != waybill.Withdraw && j.Transfer == s.ID && !slices.Contains(s.Row.Judgements, j.Number) {
			s.Judgements = append(s.Judgements, *j)
		}
	}
	slices.SortFunc(s.Judgements, func(a, b Judged) int { return cmp.Compare(a.Number, b.Number) })
	var origins []string
	for i := range s.Voices {
		origins = append(origins, s.Voices[i].Origin.Name)
	}
	s.Reliability, err = tx.Grades(origins)
	return err
}

// exchanges are what articles say is given in return for a row.
func exchanges(tx Tx, claims []transfer.Claim) ([]waybill.Exchange, error) {
	labelled := map[[2]string]bool{}
	var articles []string
	for i := range claims {
		if c := &claims[i]; c.Exchange != "" && !labelled[[2]string{c.Article, c.Exchange}] {
			labelled[[2]string{c.Article, c.Exchange}] = true
			articles = append(articles, c.Article)
		}
	}
	if len(articles) == 0 {
		return nil, nil
	}
	sides, err := tx.ClaimsInExchange(articles)
	if err != nil {
		return nil, err
	}
	all := map[[2]string]*waybill.Exchange{}
	for i := range sides {
		c := &sides[i]
		key := [2]string{c.Article, c.Exchange}
		if !labelled[key] {
			continue
		}
		x := all[key]
		if x == nil {
			x = &waybill.Exchange{Article: c.Article, Label: c.Exchange}
			all[key] = x
		}
		if c.Transfer != "" && !slices.Contains(x.Transfers, c.Transfer) {
			x.Transfers = append(x.Transfers, c.Transfer)
		}
		if !slices.Contains(x.Words, c.Words) {
			x.Words = append(x.Words, c.Words)
		}
	}
	var list []waybill.Exchange
	for _, key := range slices.SortedFunc(maps.Keys(all), func(a, b [2]string) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	}) {
		slices.Sort(all[key].Transfers)
		list = append(list, *all[key])
	}
	return list, nil
}

// row is a transfer by its id, or by an id it once had, with its claims in the order of
// their keys.
func (l *Ledger) row(tx Tx, id string) (waybill.Transfer, []Filed, error) {
	rows, err := tx.Transfers([]string{id})
	if err != nil {
		return waybill.Transfer{}, nil, err
	}
	if len(rows) == 1 {
		claims, err := tx.ClaimsOfTransfer(id)
		return rows[0], claims, err
	}
	now, err := formerly(tx, id)
	if err != nil {
		return waybill.Transfer{}, nil, err
	}
	if rows, err = tx.Transfers([]string{now}); err != nil {
		return waybill.Transfer{}, nil, err
	}
	if len(rows) != 1 {
		return waybill.Transfer{}, nil, fmt.Errorf("transfer %q: %w: waybill list shows the ids", id, ErrNotFound)
	}
	claims, err := tx.ClaimsOfTransfer(now)
	return rows[0], claims, err
}
