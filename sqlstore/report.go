package sqlstore

import (
	"database/sql"
	"slices"
	"time"

	"waybill/ledger"
)

const (
	columnsOfReport = "report.entry, article, reading, stamp, file, seen, outlet, published, title, lang, copies, sketch"
	reportColumns   = "SELECT " + columnsOfReport + " FROM report "
)

func scanReport(r *sql.Rows) (x ledger.Report, err error) {
	var seen int64
	err = r.Scan(&x.Entry, &x.Article, &x.Reading, &x.Stamp, &x.File, &seen, &x.Outlet, &x.Published, &x.Title, &x.Lang, &x.Copies, &x.Sketch)
	x.Seen = time.UnixMicro(seen).UTC()
	return x, err
}

func (t *Tx) reports(text string, args ...any) (all []ledger.Report, err error) {
	err = t.query(func(r *sql.Rows) error {
		x, err := scanReport(r)
		all = append(all, x)
		return err
	}, text, args...)
	return all, err
}

// reportsBy are the reports with a column among some values.
func reportsBy[T any](t *Tx, column string, values []T) (all []ledger.Report, err error) {
	err = each(values, func(list string, args []any) error {
		some, err := t.reports(reportColumns+"WHERE "+column+" IN "+list, args...)
		all = append(all, some...)
		return err
	})
	return all, err
}

// Reports are those of some articles.
func (t *Tx) Reports(articles []string) ([]ledger.Report, error) {
	return reportsBy(t, "article", articles)
}

// Copied are those of some groups of copies.
func (t *Tx) Copied(copies []string) ([]ledger.Report, error) {
	return reportsBy(t, "copies", copies)
}

// PutReports files reports.
func (t *Tx) PutReports(reports []ledger.Report) error {
	rows, words := make([][]any, len(reports)), make([][]any, len(reports))
	indexed := t.indexed(len(reports), func(i int) string { return reports[i].Text })
	var anchors [][]any
	entries := make([]int64, len(reports))
	for i := range reports {
		r := &reports[i]
		entries[i] = r.Entry
		rows[i] = []any{
			r.Entry, r.Article, r.Reading, r.Stamp, r.File, r.Seen.UnixMicro(), r.Outlet, r.Published,
			r.Title, r.Lang, r.Copies, append([]byte{}, r.Sketch...), key(r.Outlet),
		}
		words[i] = []any{r.Entry, indexed[i]}
		for _, a := range r.Anchors {
			anchors = append(anchors, []any{a, r.SketchKey, r.Entry})
		}
	}
	again, err := t.reportsAgain(entries)
	if err != nil {
		return err
	}
	if err := t.supersede(again); err != nil {
		return err
	}
	if err := t.deleteBy("words", "rowid", again); err != nil {
		return err
	}
	err = t.insert("report (entry, article, reading, stamp, file, seen, outlet, published, title, lang, copies, sketch, outlet_key)", tuple(13),
		`ON CONFLICT (entry) DO UPDATE SET reading = excluded.reading, stamp = excluded.stamp, file = excluded.file,
			seen = excluded.seen, outlet = excluded.outlet, published = excluded.published, title = excluded.title,
			lang = excluded.lang, copies = excluded.copies, sketch = excluded.sketch,
			outlet_key = excluded.outlet_key`, rows)
	if err != nil {
		return err
	}
	// what an earlier reading is kept under stays: what is found by it is looked at anyway
	if err := t.insert("anchor (anchor, sketch_key, entry)", tuple(3), "ON CONFLICT DO NOTHING", anchors); err != nil {
		return err
	}
	return t.insertWords("words", words)
}

// reportsAgain are those of some reports that are filed already.
func (t *Tx) reportsAgain(entries []int64) (again []int64, err error) {
	err = each(entries, func(list string, args []any) error {
		return t.query(func(r *sql.Rows) error {
			var entry int64
			err := r.Scan(&entry)
			again = append(again, entry)
			return err
		}, "SELECT entry FROM report WHERE entry IN "+list, args...)
	})
	return again, err
}

// supersede notes the readings of reports, which others take the place of.
func (t *Tx) supersede(entries []int64) error {
	return each(entries, func(list string, args []any) error {
		return t.exec("INSERT INTO earlier (entry, reading) SELECT entry, reading FROM report WHERE entry IN "+list+" ON CONFLICT DO NOTHING", args...)
	})
}

// Earlier are the readings of an article that another took the place of.
func (t *Tx) Earlier(article string) (all []int64, err error) {
	err = t.query(func(r *sql.Rows) error {
		var reading int64
		err := r.Scan(&reading)
		all = append(all, reading)
		return err
	}, `SELECT earlier.reading FROM earlier JOIN report ON report.entry = earlier.entry
		WHERE article = ? AND earlier.reading <> report.reading ORDER BY earlier.reading`, article)
	return all, err
}

func (t *Tx) deleteBy(table, column string, values []int64) error {
	return each(values, func(list string, args []any) error {
		return t.exec("DELETE FROM "+table+" WHERE "+column+" IN "+list, args...)
	})
}

// EachReport walks the reports. No statement is open while f runs.
func (t *Tx) EachReport(f func(ledger.Report) error) error {
	for after := int64(0); ; {
		some, err := t.reports(reportColumns+"WHERE report.entry > ? ORDER BY report.entry LIMIT ?", after, walkAtOnce)
		if err != nil || len(some) == 0 {
			return err
		}
		for _, r := range some {
			if err := f(r); err != nil {
				return err
			}
			after = r.Entry
		}
	}
}

// alikeRows are the entries kept under some anchors. Of an anchor that many have, only the first are
// looked at, not all that are there.
const alikeRows = `) AS list JOIN anchor ON anchor.anchor = list.column1 AND anchor.sketch_key <= COALESCE(
	(SELECT last.sketch_key FROM anchor AS last WHERE last.anchor = list.column1 ORDER BY last.sketch_key LIMIT 1 OFFSET ?),
	9223372036854775807)`

// Alike are the reports kept under some anchors.
func (t *Tx) Alike(anchors []int64) ([]ledger.Report, error) {
	var asked [][]any
	for _, a := range slices.Compact(slices.Sorted(slices.Values(anchors))) {
		asked = append(asked, []any{a})
	}
	found := map[int64][]int64{}
	var entries []int64
	err := t.parts(asked, func(some [][]any) error {
		table, args := t.table("(CAST(? AS BIGINT))", some)
		return t.query(func(r *sql.Rows) error {
			var anchor, entry int64
			err := r.Scan(&anchor, &entry)
			if found[entry] == nil {
				entries = append(entries, entry)
			}
			found[entry] = append(found[entry], anchor)
			return err
		}, "SELECT anchor.anchor, anchor.entry FROM ("+table+alikeRows, append(args, ledger.MostAlike-1)...)
	})
	if err != nil {
		return nil, err
	}
	all, err := reportsBy(t, "report.entry", entries)
	for i := range all {
		all[i].Anchors = found[all[i].Entry]
	}
	return all, err
}

// SetCopies puts articles into a group.
func (t *Tx) SetCopies(articles []string, copies string) error {
	return each(articles, func(list string, args []any) error {
		return t.exec("UPDATE report SET copies = ? WHERE article IN "+list, append([]any{copies}, args...)...)
	})
}
