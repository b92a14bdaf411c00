package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"waybill/ledger"
	"waybill/sqlstore"
)

// store is a ledger in a file. write is nil where it cannot be written.
type store struct {
	path        string
	write, read *sql.DB
	sums        *sqlstore.Sums
}

// dialect is what SQLite says in its own way.
var dialect = sqlstore.Dialect{
	Index: func(words string) any { return words },
	Words: "?",
	Match: "%[1]s MATCH ?",
	Query: ledger.Query.FTS5,
	Size:  "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
}

// turnPause is how long a writer waits before it asks again whether another process is done. SQLite itself
// would soon ask only ten times a second, so that the ledger lay idle between the batches of two workers.
const turnPause = 2 * time.Millisecond

func (s *store) Update(ctx context.Context, f func(ledger.Tx) error) error {
	if s.write == nil {
		return ledger.ErrReadOnly
	}
	began := time.Now()
	for {
		mine := false
		err := sqlstore.Run(ctx, s.write, &dialect, nil, "", nil, func(tx ledger.Tx) error {
			mine = true
			return f(tx)
		})
		if mine || !busy(err) || time.Since(began) > patience {
			return explain(err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(turnPause):
		}
	}
}

func (s *store) View(ctx context.Context, f func(ledger.Tx) error) error {
	return explain(sqlstore.Run(ctx, s.read, &dialect, &sql.TxOptions{ReadOnly: true}, "", s.sums, f))
}

func (s *store) ReadOnly() bool { return s.write == nil }

func (s *store) Place() string { return s.path }

func (s *store) Close() error {
	err := s.read.Close()
	if s.write != nil {
		err = errors.Join(err, s.write.Close())
	}
	return err
}
