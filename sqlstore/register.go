package sqlstore

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"waybill"
	"waybill/ledger"
)

// MarkStale notes pairs.
func (t *Tx) MarkStale(pairs []ledger.Pair) error {
	return t.insert("stale (supplier, recipient)", tuple(2), "ON CONFLICT DO NOTHING", pairRows(pairs))
}

// MarkAllStale notes all pairs that have claims.
func (t *Tx) MarkAllStale() error {
	return t.exec("INSERT INTO stale (supplier, recipient) SELECT DISTINCT supplier, recipient FROM claim WHERE true ON CONFLICT DO NOTHING")
}

// Stale gives some of the pairs noted.
func (t *Tx) Stale(limit int) (all []ledger.Pair, err error) {
	err = t.query(func(r *sql.Rows) error {
		var p ledger.Pair
		err := r.Scan(&p.Supplier, &p.Recipient)
		all = append(all, p)
		return err
	}, "SELECT supplier, recipient FROM stale ORDER BY supplier, recipient LIMIT ?", limit)
	return all, err
}

// Settled strikes pairs off.
func (t *Tx) Settled(pairs []ledger.Pair) error {
	return t.inParts("DELETE FROM stale WHERE (supplier, recipient) IN (", tuple(2), ")", pairRows(pairs))
}

func pairRows(pairs []ledger.Pair) [][]any {
	rows := make([][]any, len(pairs))
	for i, p := range pairs {
		rows[i] = []any{string(p.Supplier), string(p.Recipient)}
	}
	return rows
}

// columns of a row, in the order of rowValues and scanRow.
var rowColumns = []string{
	"id", "supplier", "recipient", "class", "designation", "quantity", "begins", "ends", "reported_first", "reported_last", "stage", "certainty",
	"claims", "articles", "outlets", "origins", "unclear", "affirm", "doubt", "deny",
	"suggested", "reasons", "graded", "status", "exchange", "review",
}

func rowValues(r *waybill.Transfer) ([]any, error) {
	reasons, err := json.Marshal(r.Reasons)
	return []any{
		r.ID, string(r.Supplier), string(r.Recipient), string(r.Class), r.Designation, r.Quantity, r.Begin, r.End, r.FirstReport, r.LastReport, string(r.Stage), string(r.Certainty),
		r.Claims, r.Articles, r.Outlets, r.Origins, r.Unclear, r.Affirm, r.Doubt, r.Deny,
		int(r.Suggested), string(reasons), int(r.Graded), string(r.Status), truth(r.Exchange), r.Review,
	}, err
}

// scanRow scans a row, and what is asked for besides.
func scanRow(rows *sql.Rows, more ...any) (r waybill.Transfer, err error) {
	var reasons string
	err = rows.Scan(append([]any{
		&r.ID, (*string)(&r.Supplier), (*string)(&r.Recipient), (*string)(&r.Class), &r.Designation, &r.Quantity,
		&r.Begin, &r.End, &r.FirstReport, &r.LastReport, (*string)(&r.Stage), (*string)(&r.Certainty),
		&r.Claims, &r.Articles, &r.Outlets, &r.Origins, &r.Unclear, &r.Affirm, &r.Doubt, &r.Deny,
		&r.Suggested, &reasons, &r.Graded, (*string)(&r.Status), &r.Exchange, &r.Review,
	}, more...)...)
	if err == nil {
		err = json.Unmarshal([]byte(reasons), &r.Reasons)
	}
	return r, err
}

func (t *Tx) transfers(text string, args ...any) (all []waybill.Transfer, err error) {
	err = t.query(func(r *sql.Rows) error {
		row, err := scanRow(r)
		all = append(all, row)
		return err
	}, "SELECT "+strings.Join(rowColumns, ", ")+" FROM transfer"+text, args...)
	return all, err
}

// Transfers are rows by id.
func (t *Tx) Transfers(ids []string) (all []waybill.Transfer, err error) {
	err = each(ids, func(list string, args []any) error {
		some, err := t.transfers(" WHERE id IN "+list, args...)
		all = append(all, some...)
		return err
	})
	return all, err
}

// keptRow is a row as it is kept: with its home, and what is only found by it.
type keptRow struct {
	waybill.Transfer
	home                   ledger.Pair
	months, langs, numbers string
}

func keep(r *ledger.Homed) keptRow {
	return keptRow{r.Transfer, r.Home, monthsText(r.Months), langsText(r.Langs), numbersText(r.Numbers)}
}

// PutTransfers puts rows in place of those at home in the pairs, which it returns; rows that have
// not changed are left alone.
func (t *Tx) PutTransfers(pairs []ledger.Pair, rows []ledger.Homed) (before []waybill.Transfer, err error) {
	old := map[string]keptRow{}
	for _, p := range pairs {
		err := t.query(func(r *sql.Rows) error {
			k := keptRow{home: p}
			var err error
			k.Transfer, err = scanRow(r, &k.months, &k.langs, &k.numbers)
			before = append(before, k.Transfer)
			old[k.ID] = k
			return err
		}, "SELECT "+strings.Join(rowColumns, ", ")+", reports, langs, numbers FROM transfer WHERE home_supplier = ? AND home_recipient = ?", string(p.Supplier), string(p.Recipient))
		if err != nil {
			return nil, err
		}
	}
	kept := make([]keptRow, len(rows))
	for i := range rows {
		kept[i] = keep(&rows[i])
	}
	other, err := t.putRows(kept, old)
	if err != nil || len(other) == 0 {
		return before, err
	}
	return before, t.putBundles(slices.Collect(maps.Keys(other)), bundlesOf(slices.DeleteFunc(kept, func(r keptRow) bool { return !other[r.home] })))
}

// putRows puts rows in place of others, which old has by their ids, and tells the homes of those
// that are other than before.
func (t *Tx) putRows(rows []keptRow, old map[string]keptRow) (homes map[ledger.Pair]bool, err error) {
	homes = map[ledger.Pair]bool{}
	var changed [][]any
	for i := range rows {
		r := &rows[i]
		was, known := old[r.ID]
		delete(old, r.ID)
		if known && reflect.DeepEqual(was, *r) {
			continue
		}
		homes[r.home] = true
		if known {
			homes[was.home] = true
		}
		values, err := rowValues(&r.Transfer)
		if err != nil {
			return nil, err
		}
		changed = append(changed, append(values, string(r.home.Supplier), string(r.home.Recipient), r.Class.Family(), int(r.Credibility()), key(r.Designation), r.months, standing(r.Stage, r.Certainty), r.langs, r.numbers))
	}
	for _, was := range old {
		homes[was.home] = true
	}
	err = each(slices.Sorted(maps.Keys(old)), func(list string, args []any) error {
		return t.exec("DELETE FROM transfer WHERE id IN "+list, args...)
	})
	if err != nil {
		return nil, err
	}
	columns := append(slices.Clone(rowColumns), "home_supplier", "home_recipient", "family", "credibility", "designation_key", "reports", "standing", "langs", "numbers")
	var set []string
	for _, c := range columns[1:] {
		set = append(set, c+" = excluded."+c)
	}
	return homes, t.insert("transfer ("+strings.Join(columns, ", ")+")", tuple(len(columns)), "ON CONFLICT (id) DO UPDATE SET "+strings.Join(set, ", "), changed)
}

// List is a page of rows.
func (t *Tx) List(f ledger.Filter, p ledger.Page) ([]waybill.Transfer, error) {
	if f.Query != nil {
		return t.listWorded(f, p)
	}
	return t.list(f, p, "")
}

// list is a page of rows for which a condition holds besides, if one is given.
func (t *Tx) list(f ledger.Filter, p ledger.Page, besides string, args ...any) ([]waybill.Transfer, error) {
	w, o, err := t.chosen(f, p)
	if err != nil {
		return nil, err
	}
	if besides != "" {
		w.add(besides, args...)
	}
	order, err := w.byColumn(o, p.Limit)
	if err != nil {
		return nil, err
	}
	return t.transfers(w.text()+order, w.args...)
}

// chosen is which rows a filter chooses for a page, and the order of that.
func (t *Tx) chosen(f ledger.Filter, p ledger.Page) (where, ledger.Order, error) {
	w := where{}
	o, err := p.Order()
	if err != nil {
		return w, o, err
	}
	how := byOther
	if o.Column == "end" {
		how = byEnd
	}
	err = t.filter(&w, &f, how)
	return w, o, err
}

// columnOf is the column that rows are sorted by.
func columnOf(o ledger.Order) string {
	switch o.Column {
	case "end", "begin":
		return o.Column + "s"
	}
	return o.Column
}

// byColumn adds where the page begins, and gives the order of rows; a limit of 0 is none.
func (w *where) byColumn(o ledger.Order, most int) (_ string, err error) {
	column := columnOf(o)
	direction, beyond := " ASC", " > "
	if o.Down {
		direction, beyond = " DESC", " < "
	}
	if o.After {
		var value any = o.Value
		switch o.Column {
		case "origins", "articles", "claims", "credibility", "review":
			if value, err = strconv.Atoi(o.Value); err != nil {
				return "", fmt.Errorf("%w: there is no row behind %q %s", ledger.ErrPage, o.Value, o.ID)
			}
		}
		w.add("("+column+", id)"+beyond+"(?, ?)", value, o.ID)
	}
	return " ORDER BY " + column + direction + ", id" + direction + limit(most), nil
}

// byEntry adds where a page of reports begins, and gives their order: as they came in, the
// last first. Entry is the column of their entries.
func (w *where) byEntry(p ledger.Page, entry string) (string, error) {
	after, err := p.AfterReport()
	if err != nil {
		return "", err
	}
	direction, beyond := " DESC", " < ?"
	if p.Reverse {
		direction, beyond = " ASC", " > ?"
	}
	if after > 0 {
		w.add(entry+beyond, after)
	}
	return " ORDER BY " + entry + direction + limit(p.Limit), nil
}

func limit(most int) string {
	if most <= 0 {
		return ""
	}
	return " LIMIT " + strconv.Itoa(most)
}

// Counts counts.
func (t *Tx) Counts() (c ledger.Counts, err error) {
	for _, n := range []struct {
		to   *int64
		text string
	}{
		{&c.Entries, "SELECT COALESCE(MAX(seq), 0) FROM entry"}, // they count without a gap
		{&c.Articles, "SELECT COUNT(*) FROM report"},
		{&c.Readings, "SELECT COUNT(*) FROM entry WHERE kind NOT IN ('article', 'reading')"}, // those that are neither, at first
		{&c.Judgements, "SELECT COUNT(*) FROM judgement"},
		{&c.Claims, "SELECT COUNT(*) FROM claim"},
		{&c.Transfers, "SELECT COUNT(*) FROM transfer"},
		{&c.Stale, "SELECT COUNT(*) FROM stale"},
		{&c.Bytes, t.dialect.Size},
	} {
		if _, err := t.one([]any{n.to}, n.text); err != nil {
			return c, err
		}
	}
	c.Readings = c.Entries - c.Articles - c.Readings
	return c, nil
}
