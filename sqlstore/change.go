package sqlstore

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"waybill"
	"waybill/ledger"
)

// LastChange is the number of the last change.
func (t *Tx) LastChange() (n int64, err error) {
	_, err = t.one([]any{&n}, "SELECT number FROM change ORDER BY number DESC LIMIT 1")
	return n, err
}

// FirstChange is that of the first one written at some time or later.
func (t *Tx) FirstChange(since time.Time) (n int64, err error) {
	micro := int64(0)
	if !since.IsZero() {
		micro = since.UnixMicro()
	}
	_, err = t.one([]any{&n}, "SELECT number FROM change WHERE at >= ? ORDER BY number LIMIT 1", micro)
	return n, err
}

// told is what is kept of a change besides its columns.
type told struct {
	Row    ledger.Standing `json:"r"`
	Into   string          `json:"i,omitempty"`
	Values []ledger.Became `json:"v,omitempty"`
}

// PutChanges keeps changes. Those of articles, which are most, have few columns.
func (t *Tx) PutChanges(changes []ledger.Change) error {
	var few, full [][]any
	for i := range changes {
		c := &changes[i]
		row := []any{c.Number, c.At.UnixMicro(), string(c.Kind), c.Entry}
		if c.Row.ID == "" {
			few = append(few, row)
			continue
		}
		data, err := json.Marshal(told{c.Row, c.Into, c.Values})
		if err != nil {
			return err
		}
		full = append(full, append(row, c.Row.ID, string(c.Row.Supplier), string(c.Row.Recipient), string(c.Row.Class), string(data)))
	}
	if err := t.insert("change (number, at, kind, entry)", tuple(4), "", few); err != nil {
		return err
	}
	return t.insert("change (number, at, kind, entry, transfer, supplier, recipient, class, data)", tuple(9), "", full)
}

// DropChanges drops those up to a number.
func (t *Tx) DropChanges(through int64) error {
	return t.exec("DELETE FROM change WHERE number <= ? AND number < (SELECT MAX(number) FROM change)", through)
}

// ChangesAfter are changes in their order.
func (t *Tx) ChangesAfter(f ledger.Filter, number int64, limit int) ([]ledger.Change, error) {
	return t.changes(&f, limit, func(w *where, last *ledger.Change) string {
		if last != nil {
			number = last.Number
		}
		w.add("change.number > ?", number)
		return " ORDER BY change.number"
	})
}

// ChangesBefore are changes, the newest first.
func (t *Tx) ChangesBefore(f ledger.Filter, number int64, limit int) ([]ledger.Change, error) {
	return t.changes(&f, limit, func(w *where, last *ledger.Change) string {
		if last != nil {
			number = last.Number
		}
		if number > 0 {
			w.add("change.number < ?", number)
		}
		return " ORDER BY change.number DESC"
	})
}

// changes are those a filter chooses, read some at a time until there are enough. From adds
// where the next begin, and gives their order.
func (t *Tx) changes(f *ledger.Filter, limit int, from func(w *where, last *ledger.Change) string) ([]ledger.Change, error) {
	var all []ledger.Change
	var last *ledger.Change
	for len(all) < limit {
		w := where{}
		order := from(&w, last)
		ofChanges(&w, f)
		some, err := t.someChanges(w.text()+order+" LIMIT ?", append(w.args, max(limit, walkAtOnce))...)
		if err != nil {
			return nil, err
		}
		for i := range some {
			if f.Chooses(&some[i]) && len(all) < limit {
				all = append(all, some[i])
			}
		}
		if len(some) < max(limit, walkAtOnce) {
			break
		}
		last = &some[len(some)-1]
	}
	return all, nil
}

// ofChanges adds what leaves most changes out; what is left is looked at one by one.
func ofChanges(w *where, f *ledger.Filter) {
	if f.OfRows() {
		w.add("change.transfer <> ''")
	}
	in(w, "change.supplier", f.Suppliers, "")
	in(w, "change.recipient", f.Recipients, "")
	if len(f.Parties) == 0 {
		return
	}
	side := where{}
	in(&side, "change.supplier", f.Parties, "")
	in(&side, "change.recipient", f.Parties, "")
	w.add("("+side.conditions[0]+" OR "+side.conditions[1]+")", side.args...)
}

const changeColumns = `SELECT change.number, change.at, change.kind, change.entry, change.transfer, change.supplier, change.recipient, change.class, change.data,
	COALESCE(report.article, ''), COALESCE(report.file, ''), COALESCE(report.seen, 0), COALESCE(report.outlet, ''), COALESCE(report.published, ''),
	COALESCE(report.title, ''), COALESCE(report.lang, ''), judgement.data, COALESCE(judgement.in_force, 0)
	FROM change LEFT JOIN report ON report.entry = change.entry LEFT JOIN judgement ON judgement.number = change.entry`

func (t *Tx) someChanges(text string, args ...any) (all []ledger.Change, err error) {
	err = t.query(func(r *sql.Rows) error {
		c, err := scanChange(r)
		all = append(all, c)
		return err
	}, changeColumns+text, args...)
	return all, err
}

func scanChange(r *sql.Rows) (c ledger.Change, err error) {
	var at, seen int64
	var id, data string
	var supplier, recipient waybill.PartyID
	var class waybill.Class
	var judgement []byte
	err = r.Scan(&c.Number, &at, &c.Kind, &c.Entry, &id, &supplier, &recipient, &class, &data,
		&c.Article, &c.File, &seen, &c.Outlet, &c.Published, &c.Title, &c.Lang, &judgement, &c.InForce)
	if err != nil {
		return c, err
	}
	c.At, c.Seen = instant(at), instant(seen)
	if data != "" {
		var d told
		if err := json.Unmarshal([]byte(data), &d); err != nil {
			return c, fmt.Errorf("change %d: %w: %w", c.Number, ledger.ErrCorrupt, err)
		}
		c.Row, c.Into, c.Values = d.Row, d.Into, d.Values
		c.Row.ID, c.Row.Supplier, c.Row.Recipient, c.Row.Class = id, supplier, recipient, class
	}
	if judgement != nil {
		c.Judgement = &waybill.Judgement{}
		if err := json.Unmarshal(judgement, c.Judgement); err != nil {
			return c, fmt.Errorf("judgement %d: %w: %w", c.Entry, ledger.ErrCorrupt, err)
		}
	}
	return c, nil
}
