package sqlstore

import (
	"database/sql"
	"fmt"
	"slices"

	"waybill"
	"waybill/ledger"
)

const (
	// rowsThrough is how many rows are looked through at a time for words in their evidence.
	rowsThrough = 200
	// fewWorded is how many claims with words are fetched for a page. It is more than few: to
	// look through a row costs as much as to fetch ten claims or so.
	fewWorded = 20_000
)

// listWorded is a page of rows with words in their evidence: by the index of words where few
// claims have them. Words that many have are looked for in the evidence of one row after the
// other, in the order of the page: the index of words would give all of them first.
func (t *Tx) listWorded(f ledger.Filter, p ledger.Page) ([]waybill.Transfer, error) {
	q := f.Query
	f.Query = nil
	match := fmt.Sprintf(t.dialect.Match, "evidence")
	many, err := t.more(fewWorded, "evidence", match, []any{t.dialect.Query(q)})
	if err != nil {
		return nil, err
	}
	if !many || p.Limit <= 0 {
		return t.list(f, p, "id IN (SELECT claim.transfer FROM evidence CROSS JOIN claim WHERE claim.transfer <> '' AND evidence.rowid = claim.id AND "+match+")", t.dialect.Query(q))
	}
	var found []waybill.Transfer
	for next := p; ; {
		next.Limit = max(rowsThrough, p.Limit)
		some, err := t.list(f, next, "")
		if err != nil {
			return nil, err
		}
		full := len(some) == next.Limit
		if full {
			next.After = next.Next(&some[len(some)-1])
		}
		worded, err := t.worded(some, q)
		if err != nil {
			return nil, err
		}
		found = append(found, slices.DeleteFunc(some, func(r waybill.Transfer) bool { return !worded[r.ID] })...)
		if !full || len(found) >= p.Limit {
			return found[:min(len(found), p.Limit)], nil
		}
	}
}

// worded tells which rows have a claim whose words match.
func (t *Tx) worded(rows []waybill.Transfer, q ledger.Query) (map[string]bool, error) {
	ids := make([]string, len(rows))
	for i := range rows {
		ids[i] = rows[i].ID
	}
	worded := map[string]bool{}
	err := each(ids, func(list string, args []any) error {
		return t.query(func(r *sql.Rows) error {
			var id, words string
			if err := r.Scan(&id, &words); err != nil {
				return err
			}
			if !worded[id] && q.Matches(words) {
				worded[id] = true
			}
			return nil
		}, "SELECT transfer, words FROM claim WHERE transfer <> '' AND transfer IN "+list, args...)
	})
	return worded, err
}
