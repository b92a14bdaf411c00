package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"waybill/ledger"
	"waybill/transfer"
)

// Dialect is what the stores say differently.
type Dialect struct {
	// Numbered says that parameters are $1, $2, … instead of ?.
	Numbered bool
	// Cached says that the driver itself keeps statements prepared, from one transaction
	// to the next.
	Cached bool
	// Arrays says that rows are handed over as an array for each column, so that a statement of
	// any number of rows is the same.
	Arrays bool
	// Index is the parameter for the words of a text, folded and with single spaces between
	// them, and Words the expression of it that goes into an index of words; Match is the condition that an index of words, named by %s, has a query's
	// words; Query gives that query.
	Index        func(words string) any
	Words, Match string
	Query        func(ledger.Query) string
	// Size gives the size of the ledger in bytes.
	Size string
}

// Tx is a transaction.
type Tx struct {
	ctx     context.Context
	tx      *sql.Tx
	dialect *Dialect
	stmts   map[string]*sql.Stmt
	sums    *Sums // nil where it writes
}

var _ ledger.Tx = (*Tx)(nil)

// Run runs f in a transaction of db, and keeps what it wrote if it did not fail. first, if
// not "", is run before; sums are those of the store, nil where f writes.
func Run(ctx context.Context, db *sql.DB, d *Dialect, o *sql.TxOptions, first string, sums *Sums, f func(ledger.Tx) error) (err error) {
	tx, err := db.BeginTx(ctx, o)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			// the transaction is undone whatever this says
			_ = tx.Rollback()
		}
	}()
	if first != "" {
		if _, err = tx.ExecContext(ctx, first); err != nil {
			return err
		}
	}
	t := &Tx{ctx, tx, d, map[string]*sql.Stmt{}, sums}
	if err = f(t); err != nil {
		return err
	}
	return tx.Commit()
}

// prepare gives the statement of a text with ? for parameters, made once in a transaction.
func (t *Tx) prepare(text string) (*sql.Stmt, error) {
	if s := t.stmts[text]; s != nil {
		return s, nil
	}
	s, err := t.tx.PrepareContext(t.ctx, text)
	if err == nil {
		t.stmts[text] = s
	}
	return s, err
}

// number writes parameters as the dialect has them. No text of ours holds a ? otherwise.
func (d *Dialect) number(text string) string {
	if !d.Numbered {
		return text
	}
	var b strings.Builder
	n := 0
	for {
		before, after, more := strings.Cut(text, "?")
		b.WriteString(before)
		if !more {
			return b.String()
		}
		n++
		fmt.Fprintf(&b, "$%d", n)
		text = after
	}
}

func (t *Tx) exec(text string, args ...any) error {
	text = t.dialect.number(text)
	cleanAll(args)
	if t.dialect.Cached {
		_, err := t.tx.ExecContext(t.ctx, text, args...)
		return err
	}
	s, err := t.prepare(text)
	if err == nil {
		_, err = s.ExecContext(t.ctx, args...)
	}
	return err
}

func (t *Tx) rows(text string, args []any) (*sql.Rows, error) {
	text = t.dialect.number(text)
	cleanAll(args)
	if t.dialect.Cached {
		return t.tx.QueryContext(t.ctx, text, args...)
	}
	s, err := t.prepare(text)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(t.ctx, args...)
}

// query calls scan for each row.
func (t *Tx) query(scan func(*sql.Rows) error, text string, args ...any) (err error) {
	rows, err := t.rows(text, args)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// one scans the only row there can be, and reports whether there is one.
func (t *Tx) one(to []any, text string, args ...any) (bool, error) {
	found := false
	err := t.query(func(r *sql.Rows) error {
		found = true
		return r.Scan(to...)
	}, text, args...)
	return found, err
}

// rowsAtOnce is how many rows one statement takes at most; what is left is taken by a quarter
// of them, and so on, so that few statements are made. SQLite allows 32,766 parameters.
const rowsAtOnce = 64

// insert inserts rows. Values is the tuple of one row ("(?,?)"), end what follows the
// tuples ("ON CONFLICT …").
func (t *Tx) insert(into, values, end string, rows [][]any) error {
	return t.inParts("INSERT INTO "+into+" ", values, " "+end, rows)
}

// insertWords adds texts, by their numbers, to an index of words.
func (t *Tx) insertWords(table string, rows [][]any) error {
	// all at once: with each statement of several rows that comes next SQLite writes out what it
	// has gathered of an index, and merges that with what is there
	const atOnce = 8192
	values := "(?, " + t.dialect.Words + ")"
	for some := range slices.Chunk(rows, atOnce) {
		if err := t.withRows("INSERT INTO "+table+" (rowid, text) ", values, "", some); err != nil {
			return err
		}
	}
	return nil
}

// inParts runs a statement over rows, many at once.
func (t *Tx) inParts(begin, values, end string, rows [][]any) error {
	return t.parts(rows, func(some [][]any) error { return t.withRows(begin, values, end, some) })
}

// parts calls f with rows, as many at once as a statement takes.
func (t *Tx) parts(rows [][]any, f func(some [][]any) error) error {
	for len(rows) > 0 {
		n := rowsAtOnce
		if t.dialect.Arrays {
			n = len(rows)
		}
		for n > len(rows) {
			n /= 4
		}
		if err := f(rows[:n]); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

// withRows runs a statement in which rows are a table, between its begin and its end.
func (t *Tx) withRows(begin, values, end string, rows [][]any) error {
	table, args := t.table(values, rows)
	return t.exec(begin+table+end, args...)
}

// table is a query that gives rows, whose columns are column1, column2 …, and its parameters.
func (t *Tx) table(values string, rows [][]any) (text string, args []any) {
	if t.dialect.Arrays {
		return asArrays(values, rows)
	}
	args = make([]any, 0, len(rows)*len(rows[0]))
	for _, row := range rows {
		args = append(args, row...)
	}
	return "VALUES " + strings.Repeat(values+",", len(rows)-1) + values, args
}

// tuple is the parameters of a row of n values.
func tuple(n int) string { return "(" + strings.Repeat("?,", n-1) + "?)" }

// listAtOnce is how many values a list in a statement has at most.
const listAtOnce = 500

// each calls f with the list of parameters and the values of each part of a long list. All
// but the last part are of one length, so that statements are made once; short ones are
// filled up with their last value to a power of two.
func each[T any](values []T, f func(list string, args []any) error) error {
	for len(values) > 0 {
		n := min(listAtOnce, len(values))
		args := make([]any, 0, listAtOnce)
		for _, v := range values[:n] {
			args = append(args, v)
		}
		size := 1
		for size < n {
			size *= 2
		}
		for size = min(size, listAtOnce); len(args) < size; {
			args = append(args, args[n-1])
		}
		if err := f(tuple(len(args)), args); err != nil {
			return err
		}
		values = values[n:]
	}
	return nil
}

// cleanAll makes the texts among parameters ones that every store keeps.
func cleanAll(args []any) {
	for i, arg := range args {
		if s, ok := arg.(string); ok {
			args[i] = transfer.Clean(s)
		}
	}
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}
