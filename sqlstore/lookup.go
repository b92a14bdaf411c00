package sqlstore

import (
	"fmt"
	"strings"

	"waybill/ledger"
)

// few is how many rows may be fetched and sorted for one page. What more rows have is looked
// at in the order of the page instead, until the page is full. SQLite cannot tell by itself:
// it keeps no statistics of a ledger that grows all the time.
const few = 2000

// many reports whether more than few rows of a table are so.
func (t *Tx) many(table, condition string, args []any) (bool, error) {
	return t.more(few, table, condition, args)
}

// more reports whether more rows of a table are so than a number.
func (t *Tx) more(than int, table, condition string, args []any) (bool, error) {
	n := 0
	_, err := t.one([]any{&n}, fmt.Sprintf("SELECT COUNT(*) FROM (SELECT 1 FROM %s WHERE %s LIMIT %d) AS few", table, condition, than+1), args...)
	return n > than, err
}

// lookup is a condition that indexes know: that columns have some of some values.
type lookup struct {
	columns []string
	// single says that it is one column with one value: the rows of an index on it are in
	// the usual order of pages.
	single bool
	args   []any
	text   func(columns []string) string
}

// lookups are what a filter says of parties, goods and how far they have come.
func lookups(f *ledger.Filter) []lookup {
	all := []lookup{
		oneOf(f.Suppliers, "supplier"),
		oneOf(f.Recipients, "recipient"),
		oneOf(f.Parties, "supplier", "recipient"),
		classes(f),
		oneOf(keys(f.Designations), "designation_key"),
		oneOf(f.Stages, "stage"),
		oneOf(f.Certainties, "certainty"),
	}
	some := all[:0]
	for _, l := range all {
		if len(l.args) > 0 {
			some = append(some, l)
		}
	}
	return some
}

// oneOf is that one of the columns has one of the values.
func oneOf[T ~string](values []T, columns ...string) lookup {
	l := lookup{columns: columns, single: len(values) == 1 && len(columns) == 1}
	for range columns {
		for _, v := range values {
			l.args = append(l.args, string(v))
		}
	}
	l.text = func(columns []string) string {
		either := make([]string, len(columns))
		for i, c := range columns {
			either[i] = c + " IN " + tuple(len(values))
		}
		return "(" + strings.Join(either, " OR ") + ")"
	}
	return l
}

// classes is that the class is one of some; a family means its subs too.
func classes(f *ledger.Filter) lookup {
	l := lookup{columns: []string{"family", "class"}, single: len(f.Classes) == 1}
	for _, c := range f.Classes {
		l.args = append(l.args, string(c))
	}
	l.text = func(columns []string) string {
		either := make([]string, len(f.Classes))
		for i, c := range f.Classes {
			column := columns[1]
			if string(c) == c.Family() {
				column = columns[0]
			}
			either[i] = column + " = ?"
		}
		return "(" + strings.Join(either, " OR ") + ")"
	}
	return l
}

// way is how the rows that a filter chooses are come by.
type way int

const (
	byEnd   way = iota // a page in the usual order, by the last day
	byOther            // a page in another order
	allOfIt            // all rows, to be summed
)

// look adds a condition on rows: by the index if few rows have it, or if the index has them
// in the order of the page, or by side for sums, else as one to be checked row by row.
func (t *Tx) look(w *where, l lookup, how way) error {
	if how == allOfIt && l.columns[0] != "supplier" && l.columns[0] != "recipient" {
		return t.lookMany(w, l, false)
	}
	return t.lookMany(w, l, how == allOfIt || l.single && how == byEnd)
}

// lookMany adds a condition on rows; always says that the index is used even where many rows
// have it.
func (t *Tx) lookMany(w *where, l lookup, always bool) error {
	many, err := t.many("transfer", l.text(l.columns), l.args)
	if err != nil {
		return err
	}
	if many && !always {
		w.add(l.text(checked(l.columns)), l.args...)
	} else {
		w.add(l.text(l.columns), l.args...)
	}
	return nil
}

// checked are columns of text as expressions that no index knows.
func checked(columns []string) []string {
	all := make([]string, len(columns))
	for i, c := range columns {
		all[i] = "(" + c + " || '')"
	}
	return all
}
