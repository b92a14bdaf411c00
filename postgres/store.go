package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"

	"waybill/ledger"
	"waybill/sqlstore"
)

// store is a ledger in a schema of a database.
type store struct {
	place string
	// readOnly is why it cannot be written, nil if it can.
	readOnly    error
	write, read *sql.DB
	sums        *sqlstore.Sums
}

// dialect is what PostgreSQL says in its own way.
var dialect = sqlstore.Dialect{
	Numbered: true,
	Cached:   true,
	Arrays:   true,
	Index:    vector,
	Words:    "CAST(? AS tsvector)",
	Match:    "%[1]s.text @@ CAST(? AS tsquery)",
	Query:    ledger.Query.TSQuery,
	Size: `SELECT COALESCE(SUM(pg_total_relation_size(oid)), 0)::bigint FROM pg_class
		WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND relname IN ('entry', 'report', 'anchor',
			'claim', 'held', 'mark', 'side', 'judgement', 'quote', 'transfer', 'bundle', 'stale', 'words', 'evidence', 'change')`,
}

// alone is what makes a writer the only one in its schema until its transaction ends.
var alone = fmt.Sprintf("SELECT pg_advisory_xact_lock(%d, hashtext(current_schema()))", writeLock)

func (s *store) Update(ctx context.Context, f func(ledger.Tx) error) error {
	if s.readOnly != nil {
		return s.readOnly
	}
	err := explain(sqlstore.Run(ctx, s.write, &dialect, nil, alone, nil, f), "")
	if said := (*pgconn.PgError)(nil); errors.As(err, &said) && said.Code == "42501" {
		return fmt.Errorf("%w: %w", ledger.ErrReadOnly, err)
	}
	return err
}

func (s *store) View(ctx context.Context, f func(ledger.Tx) error) error {
	o := sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}
	return explain(sqlstore.Run(ctx, s.read, &dialect, &o, "", s.sums, f), "")
}

func (s *store) ReadOnly() bool { return s.readOnly != nil }

func (s *store) Place() string { return s.place }

func (s *store) Close() error { return errors.Join(s.read.Close(), s.write.Close()) }
