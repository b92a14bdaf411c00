package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"waybill/view"
)

// Columns are those of a table of things of one sort.
type Columns[T any] []column[T]

// column is one column, named as the field is in JSON.
type column[T any] struct {
	name  string
	value func(*T) string
}

// Names are those of the columns.
func (c Columns[T]) Names() []string {
	names := make([]string, len(c))
	for i := range c {
		names[i] = c[i].name
	}
	return names
}

// Cells are the values of one thing.
func (c Columns[T]) Cells(v *T) []string {
	all := make([]string, len(c))
	for i := range c {
		all[i] = c[i].value(v)
	}
	return all
}

// Table begins a table; its header is written with the first thing, or at the end.
func (c Columns[T]) Table(w io.Writer) *Table[T] {
	t := &Table[T]{columns: c, out: csv.NewWriter(w)}
	t.out.UseCRLF = true
	return t
}

// Table writes comma-separated values as RFC 4180 has them, things of one sort in rows.
type Table[T any] struct {
	columns Columns[T]
	out     *csv.Writer
	headed  bool
}

// Write adds a row.
func (t *Table[T]) Write(v *T) error {
	if err := t.head(); err != nil {
		return err
	}
	return t.out.Write(t.columns.Cells(v))
}

// Flush writes what is still held back. More rows may follow.
func (t *Table[T]) Flush() error {
	if err := t.head(); err != nil {
		return err
	}
	t.out.Flush()
	return t.out.Error()
}

func (t *Table[T]) head() error {
	if t.headed {
		return nil
	}
	t.headed = true
	return t.out.Write(t.columns.Names())
}

// Cell is a text as a cell: on one line, without what steers terminals, and, where a
// spreadsheet would take it for a formula, with an apostrophe before it (OWASP, “CSV
// Injection”).
func Cell(s string) string {
	s = view.Safe(s)
	if begin := strings.TrimLeft(s, " "); begin != "" && strings.IndexAny(begin, "=+-@＝＋－＠") == 0 {
		return "'" + s
	}
	return s
}

// text is a column of texts.
func text[T any, S ~string](name string, value func(*T) S) column[T] {
	return column[T]{name, func(v *T) string { return Cell(string(value(v))) }}
}

// texts is a column of several texts in each cell.
func texts[T any](name, between string, value func(*T) []string) column[T] {
	return column[T]{name, func(v *T) string { return Cell(strings.Join(value(v), between)) }}
}

// count is a column of whole numbers.
func count[T any, N int | int64](name string, value func(*T) N) column[T] {
	return column[T]{name, func(v *T) string { return strconv.FormatInt(int64(value(v)), 10) }}
}

// maybe is a column of whole numbers that may be missing.
func maybe[T any, N int | int64](name string, value func(*T) *N) column[T] {
	return column[T]{name, func(v *T) string {
		if n := value(v); n != nil {
			return strconv.FormatInt(int64(*n), 10)
		}
		return ""
	}}
}

// truth is a column of true and false.
func truth[T any](name string, value func(*T) bool) column[T] {
	return column[T]{name, func(v *T) string { return strconv.FormatBool(value(v)) }}
}
