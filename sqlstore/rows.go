package sqlstore

import (
	"strings"

	"waybill"
	"waybill/ledger"
)

// filter adds what a filter says of rows of the register.
func (t *Tx) filter(w *where, f *ledger.Filter, how way) error {
	in(w, "id", f.IDs, "")
	for _, l := range append(lookups(f), oneOf(f.Statuses, "status")) {
		if len(l.args) == 0 {
			continue
		}
		if err := t.look(w, l, how); err != nil {
			return err
		}
	}
	if len(f.Statuses) == 0 && !f.WithRejected {
		w.add("(status || '') <> ?", string(waybill.Rejected))
	}
	if err := t.numbers(w, f); err != nil {
		return err
	}
	w.span("begins", "ends", f.Since, f.Until)
	if f.Contested {
		w.add("affirm > 0 AND deny > 0")
	}
	if f.Exchange {
		w.add("exchange = 1")
	}
	return t.spoken(w, f, how)
}

// numbers adds what a filter says of a row's numbers.
func (t *Tx) numbers(w *where, f *ledger.Filter) error {
	var credibility []any
	for _, c := range f.Credibility {
		credibility = append(credibility, int(c))
	}
	for _, n := range []struct {
		column, is string
		args       []any
		given      bool
	}{
		{"credibility", " IN " + tuple(max(1, len(credibility))), credibility, len(credibility) > 0},
		{"origins", " >= ?", []any{f.MinOrigins}, f.MinOrigins > 0},
		{"articles", " >= ?", []any{f.MinArticles}, f.MinArticles > 0},
		{"review", " > ?", []any{0}, f.Undecided},
	} {
		if !n.given {
			continue
		}
		many, err := t.many("transfer", n.column+n.is, n.args)
		if err != nil {
			return err
		}
		if many {
			n.column = "(" + n.column + " + 0)" // no index knows that
		}
		w.add(n.column+n.is, n.args...)
	}
	return nil
}

// spoken adds what a filter says of who speaks of a row, where and when.
func (t *Tx) spoken(w *where, f *ledger.Filter, how way) error {
	if len(f.Origins) > 0 {
		origin := where{}
		in(&origin, "origin_key", keys(f.Origins), "")
		if err := t.claimed(w, "claim", &origin, how); err != nil {
			return err
		}
	}
	if len(f.Outlets) > 0 {
		outlet := where{}
		in(&outlet, "outlet_key", keys(f.Outlets), "")
		if err := t.claimed(w, "report", &outlet, how); err != nil {
			return err
		}
	}
	if err := t.languages(w, f.Langs, how); err != nil {
		return err
	}
	// a row whose first or last report is of a day between has one between; of others whose
	// time goes beyond both ends it must be looked for
	w.span("reported_first", "reported_last", f.ReportSince, f.ReportUntil)
	if f.ReportSince == "" || f.ReportUntil == "" {
		return nil
	}
	day := where{}
	day.span("published", "published", f.ReportSince, f.ReportUntil)
	some := where{}
	if err := t.claimed(&some, "report", &day, how); err != nil {
		return err
	}
	w.add("(reported_first >= ? OR reported_last <= ? OR "+some.conditions[0]+")", append([]any{f.ReportSince, f.ReportUntil}, some.args...)...)
	return nil
}

// claimed adds that a claim of a row is so, or its report: by what is so, where
// that is few or all rows are wanted, else row by row.
func (t *Tx) claimed(w *where, table string, about *where, how way) error {
	condition := strings.Join(about.conditions, " AND ")
	probe := condition
	if table == "claim" {
		probe += " AND transfer <> ''" // as the index has it
	}
	many := false
	if how != allOfIt {
		var err error
		if many, err = t.many(table, probe, about.args); err != nil {
			return err
		}
	}
	// the order of tables is that in which they are looked into (CROSS JOIN, see SQLite's
	// documentation of its query planner)
	join := ""
	if table != "claim" {
		join = table + ".entry = claim.entry AND "
	}
	if many {
		from := "claim"
		if table != "claim" {
			from += " CROSS JOIN " + table
		}
		// not EXISTS, which PostgreSQL may join as a whole before it makes the page
		w.add("(SELECT true FROM "+from+" WHERE claim.transfer = transfer.id AND claim.transfer <> '' AND "+join+condition+" LIMIT 1)", about.args...)
		return nil
	}
	from := table
	if table != "claim" {
		from += " CROSS JOIN claim"
	}
	w.add("id IN (SELECT claim.transfer FROM "+from+" WHERE claim.transfer <> '' AND "+join+condition+")", about.args...)
	return nil
}

// languages adds that a report of a row is in one of some languages: by the reports where few
// are, else as the row itself tells.
func (t *Tx) languages(w *where, langs []string, how way) error {
	if len(langs) == 0 {
		return nil
	}
	reports := where{}
	in(&reports, "lang", langs, "")
	if how != allOfIt {
		many, err := t.many("report", reports.conditions[0], reports.args)
		if err != nil {
			return err
		}
		if !many {
			return t.claimed(w, "report", &reports, how)
		}
	}
	either := make([]string, len(langs))
	args := make([]any, len(langs))
	for i, lang := range langs {
		either[i], args[i] = "replace(langs, ?, '') <> langs", "|"+lang+"|"
	}
	w.add("("+strings.Join(either, " OR ")+")", args...)
	return nil
}
