package sqlite

import (
	"context"
	"database/sql"
	"errors"

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

func (s *store) Update(ctx context.Context, f func(ledger.Tx) error) error {
	if s.write == nil {
		return ledger.ErrReadOnly
	}
	return explain(sqlstore.Run(ctx, s.write, &dialect, nil, "", nil, f))
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
