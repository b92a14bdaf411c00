package sqlstore

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"waybill"
	"waybill/ledger"
)

const (
	// rareWorded is how many claims with words are looked up for a page, fewWorded how many are
	// told apart by their numbers; of words that more have, nearly every row has one that is soon
	// found.
	rareWorded, fewWorded = 1000, 50_000
	// rowsAtATime is how many rows are looked at together at most for words in their evidence,
	// rowsThrough how many before that is given up: few of them have the words.
	rowsAtATime, rowsThrough = 500, 8000
)

// listWorded is a page of rows with words in their evidence: by the claims that have them where
// these are few. Else rows are looked at in the order of the page until it is full: whether one
// of their claims is among those with the words, or where these are too many, what they say.
func (t *Tx) listWorded(f ledger.Filter, p ledger.Page) ([]waybill.Transfer, error) {
	if p.Limit <= 0 {
		return t.byClaims(f, p)
	}
	with, err := t.numbersWith(f.Query, fewWorded)
	switch {
	case err != nil:
		return nil, err
	case len(with) <= rareWorded:
		return t.byClaims(f, p)
	case len(with) > fewWorded:
		return t.byWords(f, p)
	}
	rows, through, err := t.byNumbers(f, p, with, rowsThrough)
	if err != nil || through {
		return rows, err
	}
	return t.byClaims(f, p)
}

// byClaims looks up all claims with the words first.
func (t *Tx) byClaims(f ledger.Filter, p ledger.Page) ([]waybill.Transfer, error) {
	q := f.Query
	f.Query = nil
	return t.list(f, p, "id IN (SELECT claim.transfer FROM evidence CROSS JOIN claim WHERE claim.transfer <> '' AND evidence.rowid = claim.id AND "+t.matching()+")", t.dialect.Query(q))
}

// byNumbers looks whether a row has one of the claims with the words; it gives up behind most rows.
func (t *Tx) byNumbers(f ledger.Filter, p ledger.Page, with map[string]bool, most int) (_ []waybill.Transfer, through bool, err error) {
	return t.through(f, p, most, func(rows []worded) (map[string]bool, error) { return having(rows, with), nil })
}

// byWords looks into what the claims of a row say.
func (t *Tx) byWords(f ledger.Filter, p ledger.Page) ([]waybill.Transfer, error) {
	rows, _, err := t.through(f, p, 0, func(rows []worded) (map[string]bool, error) { return t.saying(rows, f.Query) })
	return rows, err
}

// matching is the condition that evidence has words.
func (t *Tx) matching() string { return fmt.Sprintf(t.dialect.Match, "evidence") }

// listWith is a list of the numbers of claims with words, of no more than some; a limit of 0 is none.
// It comes as one text: to get each number as a row would take several times as long.
func (t *Tx) listWith(q ledger.Query, most int) (list string, err error) {
	_, err = t.one([]any{&list}, fmt.Sprintf("SELECT COALESCE(string_agg(CAST(id AS TEXT), ','), '') FROM (SELECT rowid AS id FROM evidence WHERE %s%s) AS worded", t.matching(), limit(most)), t.dialect.Query(q))
	return list, err
}

// numbersWith are the numbers of claims with words, as texts: at most one more than a number.
func (t *Tx) numbersWith(q ledger.Query, most int) (map[string]bool, error) {
	list, err := t.listWith(q, most+1)
	with := make(map[string]bool, strings.Count(list, ",")+1)
	for number := range strings.SplitSeq(list, ",") {
		with[number] = true
	}
	delete(with, "")
	return with, err
}

// worded is a row by its id, with the numbers of its claims.
type worded struct{ id, numbers string }

// having tells which rows have a claim with one of some numbers.
func having(rows []worded, with map[string]bool) map[string]bool {
	found := map[string]bool{}
	for _, row := range rows {
		for number := range strings.SplitSeq(row.numbers, ",") {
			if with[number] {
				found[row.id] = true
				break
			}
		}
	}
	return found
}

var errFound = errors.New("found")

// saying tells which rows have a claim whose words match. Of each no more is read than it takes.
func (t *Tx) saying(rows []worded, q ledger.Query) (map[string]bool, error) {
	found := map[string]bool{}
	for _, row := range rows {
		err := t.query(func(r *sql.Rows) error {
			var words string
			err := r.Scan(&words)
			if err == nil && q.Matches(words) {
				err = errFound
			}
			return err
		}, "SELECT words FROM claim WHERE transfer <> '' AND transfer = ?", row.id)
		switch {
		case errors.Is(err, errFound):
			found[row.id] = true
		case err != nil:
			return nil, err
		}
	}
	return found, nil
}

// through is a page of those rows that are picked among the ones that a filter chooses without
// regard to words. Some are looked at at a time. It gives up behind most rows, if that is not 0, and then reports
// that it did not get through.
func (t *Tx) through(f ledger.Filter, p ledger.Page, most int, pick func([]worded) (map[string]bool, error)) (_ []waybill.Transfer, through bool, err error) {
	f.Query = nil
	w, o, err := t.chosen(f, p)
	if err != nil {
		return nil, false, err
	}
	var found []string
	for size, looked := p.Limit, 0; len(found) < p.Limit; size = min(2*size, rowsAtATime) {
		if most > 0 && looked >= most {
			return nil, false, nil
		}
		rows, last, err := t.next(w, o, size)
		if err != nil {
			return nil, false, err
		}
		picked, err := pick(rows)
		if err != nil {
			return nil, false, err
		}
		for _, row := range rows {
			if picked[row.id] {
				found = append(found, row.id)
			}
		}
		if len(rows) < size {
			break
		}
		looked += size
		o.After, o.Value, o.ID = true, last, rows[size-1].id
	}
	rows, err := t.inOrder(found[:min(len(found), p.Limit)])
	return rows, true, err
}

// next are the next rows, as many as a limit says, and the value of the last of them in the column
// that they are sorted by.
func (t *Tx) next(w where, o ledger.Order, limit int) (rows []worded, last string, err error) {
	w = where{slices.Clone(w.conditions), slices.Clone(w.args)}
	order, err := w.byColumn(o, limit)
	if err != nil {
		return nil, "", err
	}
	err = t.query(func(r *sql.Rows) error {
		var row worded
		err := r.Scan(&row.id, &row.numbers, &last)
		rows = append(rows, row)
		return err
	}, "SELECT id, numbers, "+columnOf(o)+" FROM transfer"+w.text()+order, w.args...)
	return rows, last, err
}

// inOrder are rows in the order of their ids as they are given.
func (t *Tx) inOrder(ids []string) ([]waybill.Transfer, error) {
	rows, err := t.Transfers(ids)
	place := make(map[string]int, len(ids))
	for i, id := range ids {
		place[id] = i
	}
	slices.SortFunc(rows, func(a, b waybill.Transfer) int { return place[a.ID] - place[b.ID] })
	return rows, err
}
