package sqlstore

import (
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"waybill"
	"waybill/ledger"
)

// standing is how far a row has come and how sure that is, as one number, the greatest for
// what has been delivered as stated: the place of its stage, times ten, and that of its
// certainty.
func standing(stage waybill.Stage, certainty waybill.Certainty) int {
	return 10*(slices.Index(furthest[:], stage)+1) + len(waybill.Certainties()) - slices.Index(waybill.Certainties(), certainty)
}

// furthest are the stages in the order of how far they are: what was halted or refused has not
// come far.
var furthest = [...]waybill.Stage{
	waybill.Refused, waybill.Halted, waybill.Prospect, waybill.Sought, waybill.Offered, waybill.Negotiated, waybill.Agreed, waybill.Underway, waybill.Delivered,
}

// stands is the stage and certainty of a standing.
func stands(n int) (waybill.Stage, waybill.Certainty) {
	certainties := waybill.Certainties()
	stage, certainty := n/10-1, len(certainties)-n%10
	if stage < 0 || stage >= len(furthest) || certainty < 0 || certainty >= len(certainties) {
		return "", ""
	}
	return furthest[stage], certainties[certainty]
}

// Flows sums the rows that a filter chooses: in memory where bundles tell what is asked, else row by
// row, which are few then.
func (t *Tx) Flows(f ledger.Filter, by ledger.Dimensions, limit int) (flows []ledger.Flow, err error) {
	if !bundlesTell(&f) {
		return t.flowsOfRows(f, by, limit)
	}
	var with numbers
	if f.Query != nil {
		few, err := t.numbersWith(f.Query, rareWorded)
		if err != nil {
			return nil, err
		}
		if len(few) <= rareWorded {
			return t.flowsOfRows(f, by, limit)
		}
		list, err := t.listWith(f.Query, 0)
		if err != nil {
			return nil, err
		}
		with = numbersOf(list)
	}
	s := t.sums
	if s == nil {
		s = NewSums() // what this transaction writes is nobody else's yet
	}
	return s.flows(t, &f, by, limit, with)
}

// flowsOfRows sums rows one by one.
func (t *Tx) flowsOfRows(f ledger.Filter, by ledger.Dimensions, limit int) (flows []ledger.Flow, err error) {
	w := where{}
	if f.Query != nil {
		match := fmt.Sprintf(t.dialect.Match, "evidence")
		w.add("id IN (SELECT claim.transfer FROM evidence CROSS JOIN claim WHERE claim.transfer <> '' AND evidence.rowid = claim.id AND "+match+")", t.dialect.Query(f.Query))
		f.Query = nil
	}
	if err := t.filter(&w, &f, allOfIt); err != nil {
		return nil, err
	}
	columns := []string{"''", "''", "''", "''"}
	var groups []string
	for i, d := range []struct {
		asked  bool
		column string
	}{{by.Supplier, "supplier"}, {by.Recipient, "recipient"}, {by.Family, "family"}, {by.Year, "substr(ends, 1, 4)"}} {
		if d.asked {
			columns[i] = d.column
			groups = append(groups, strconv.Itoa(i+1))
		}
	}
	text := "SELECT " + strings.Join(columns, ", ") + `, COUNT(*), SUM(CASE WHEN standing >= ? THEN 1 ELSE 0 END),
		SUM(CASE WHEN affirm > 0 AND deny > 0 THEN 1 ELSE 0 END), SUM(exchange), MAX(standing) FROM transfer` + w.text()
	if len(groups) > 0 {
		text += " GROUP BY " + strings.Join(groups, ", ")
	}
	text += " HAVING COUNT(*) > 0 ORDER BY 5 DESC, 1, 2, 3, 4"
	if limit > 0 {
		text += " LIMIT " + strconv.Itoa(limit)
	}
	delivered := 10 * len(furthest)
	err = t.query(func(r *sql.Rows) error {
		var f ledger.Flow
		stand := 0
		err := r.Scan(&f.Supplier, &f.Recipient, &f.Family, &f.Year, &f.Transfers, &f.Delivered, &f.Contested, &f.Returned, &stand)
		f.Stage, f.Certainty = stands(stand)
		flows = append(flows, f)
		return err
	}, text, append([]any{delivered}, w.args...)...)
	return flows, err
}

// monthsText is months as a row keeps them: "2024-05:3 2024-06:1".
func monthsText(months []ledger.Month) string {
	parts := make([]string, len(months))
	for i, m := range months {
		parts[i] = m.Month + ":" + strconv.Itoa(m.Articles)
	}
	return strings.Join(parts, " ")
}

func monthsOf(text string) ([]ledger.Month, error) {
	var months []ledger.Month
	for part := range strings.FieldsSeq(text) {
		month, count, _ := strings.Cut(part, ":")
		n, err := strconv.Atoi(count)
		if err != nil {
			return nil, fmt.Errorf("%w: months %q", ledger.ErrCorrupt, text)
		}
		months = append(months, ledger.Month{Month: month, Articles: n})
	}
	return months, nil
}

// Reported is how many articles spoke of rows by months.
func (t *Tx) Reported(ids []string) (map[string][]ledger.Month, error) {
	by := map[string][]ledger.Month{}
	err := each(ids, func(list string, args []any) error {
		return t.query(func(r *sql.Rows) error {
			var id, text string
			if err := r.Scan(&id, &text); err != nil {
				return err
			}
			months, err := monthsOf(text)
			if len(months) > 0 {
				by[id] = months
			}
			return err
		}, "SELECT id, reports FROM transfer WHERE id IN "+list, args...)
	})
	return by, err
}
