package sqlstore

import (
	"fmt"
	"strings"

	"waybill"
	"waybill/ledger"
	"waybill/transfer"
)

// where gathers conditions, all of which hold.
type where struct {
	dialect    *Dialect
	conditions []string
	args       []any
}

func (w *where) add(condition string, args ...any) {
	w.conditions = append(w.conditions, condition)
	w.args = append(w.args, args...)
}

func (w *where) text() string {
	if len(w.conditions) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(w.conditions, " AND ")
}

// in adds that an expression is one of some values, if there are any; list is what stands
// around them.
func in[T ~string](w *where, before string, values []T, after string) {
	if len(values) == 0 {
		return
	}
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = string(v)
	}
	w.add(before+" IN "+tuple(len(args))+after, args...)
}

// rows adds what a filter says of rows of the register.
func (w *where) rows(f *ledger.Filter) {
	in(w, "id", f.IDs, "")
	w.goods(f)
	in(w, "status", f.Statuses, "")
	if len(f.Statuses) == 0 && !f.WithRejected {
		w.add("status <> ?", string(waybill.Rejected))
	}
	if len(f.Credibility) > 0 {
		var args []any
		for _, c := range f.Credibility {
			args = append(args, int(c))
		}
		w.add("credibility IN "+tuple(len(args)), args...)
	}
	w.span("begins", "ends", f.Since, f.Until)
	if f.MinOrigins > 0 {
		w.add("origins >= ?", f.MinOrigins)
	}
	if f.MinArticles > 0 {
		w.add("articles >= ?", f.MinArticles)
	}
	if f.Contested {
		w.add("affirm > 0 AND deny > 0")
	}
	if f.Exchange {
		w.add("exchange = 1")
	}
	in(w, "id IN (SELECT transfer FROM claim WHERE transfer <> '' AND origin_key", keys(f.Origins), ")")
	const reported = "id IN (SELECT transfer FROM claim JOIN report ON report.entry = claim.entry WHERE "
	in(w, reported+"outlet_key", keys(f.Outlets), ")")
	in(w, reported+"lang", f.Langs, ")")
	if f.ReportSince != "" || f.ReportUntil != "" {
		inner := where{}
		inner.span("published", "published", f.ReportSince, f.ReportUntil)
		w.add(reported+strings.Join(inner.conditions, " AND ")+")", inner.args...)
	}
	if f.Query != nil {
		w.add("id IN (SELECT transfer FROM evidence JOIN claim ON claim.id = evidence.rowid WHERE "+fmt.Sprintf(w.dialect.Match, "evidence")+")", w.dialect.Query(f.Query))
	}
}

// goods adds what a filter says of parties, goods and how far they have come, of which rows
// and claims have columns of the same names.
func (w *where) goods(f *ledger.Filter) {
	in(w, "supplier", f.Suppliers, "")
	in(w, "recipient", f.Recipients, "")
	if len(f.Parties) > 0 {
		list := tuple(len(f.Parties))
		var args []any
		for range 2 {
			for _, p := range f.Parties {
				args = append(args, string(p))
			}
		}
		w.add("(supplier IN "+list+" OR recipient IN "+list+")", args...)
	}
	w.classes(f.Classes)
	in(w, "designation_key", keys(f.Designations), "")
	in(w, "stage", f.Stages, "")
	in(w, "certainty", f.Certainties, "")
}

// span adds that a stretch of days touches another. Days that are unknown touch none.
func (w *where) span(begin, end, since, until string) {
	if since != "" {
		w.add(end+" >= ?", since)
	}
	if until != "" {
		w.add(begin+" <= ? AND "+begin+" <> ''", until)
	}
}

// classes adds that the class is one of some; a family means its subs too.
func (w *where) classes(classes []waybill.Class) {
	if len(classes) == 0 {
		return
	}
	var any []string
	for _, c := range classes {
		column := "class"
		if string(c) == c.Family() {
			column = "family"
		}
		any = append(any, column+" = ?")
		w.args = append(w.args, string(c))
	}
	w.conditions = append(w.conditions, "("+strings.Join(any, " OR ")+")")
}

// reports adds what a filter says of reports, and that one claim in them is as it says.
func (w *where) reports(f *ledger.Filter) {
	in(w, "outlet_key", keys(f.Outlets), "")
	in(w, "lang", f.Langs, "")
	w.span("published", "published", f.ReportSince, f.ReportUntil)
	claim := where{}
	claim.goods(f)
	in(&claim, "transfer", f.IDs, "")
	in(&claim, "origin_key", keys(f.Origins), "")
	claim.span("begins", "ends", f.Since, f.Until)
	if len(claim.conditions) > 0 {
		w.add("report.entry IN (SELECT entry FROM claim"+claim.text()+")", claim.args...)
	}
}

// keyMost is how many bytes of a name are compared: PostgreSQL takes no more than 2,700 into
// a row of an index.
const keyMost = 500

// key is a name as it is compared, whatever its letters' case.
func key(name string) string {
	name = strings.ToLower(transfer.Clean(name))
	if len(name) > keyMost {
		name = strings.ToValidUTF8(name[:keyMost], "")
	}
	return name
}

func keys(names []string) []string {
	all := make([]string, len(names))
	for i, name := range names {
		all[i] = key(name)
	}
	return all
}
