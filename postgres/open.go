package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"waybill/ledger"
	"waybill/sqlstore"
)

const (
	// oldest is the oldest server that is supported, as server_version_num gives it.
	oldest = 140000
	// readers is how many transactions of one process read at once.
	readers = 8
	// patience is how long a server has to answer where the URL sets no connect_timeout.
	patience = 10 * time.Second
)

// Open opens the ledger in the database that a URL names (postgres://user@host/database),
// and makes its tables if they are not there. Of a database that takes no writes, or none
// from this user, it is opened for reading. The parameter search_path chooses the schema;
// what the URL leaves out is taken from the environment (PGHOST, PGPASSWORD, …) and from
// ~/.pgpass, as psql does.
func Open(ctx context.Context, address string) (ledger.Store, error) {
	place, config, err := parse(address)
	if err != nil {
		return nil, err
	}
	s := &store{place: place, sums: sqlstore.NewSums()}
	s.read, s.write = connect(config, readers), connect(config, 1)
	if err := s.prepare(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open ledger %s: %w", place, explain(err, config.Database)), s.Close())
	}
	return s, nil
}

// parse reads an address. Errors do not repeat it: it may hold a password.
func parse(address string) (place string, config *pgx.ConnConfig, err error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "postgres" && u.Scheme != "postgresql" {
		return "", nil, errors.New("open ledger: the address of a PostgreSQL database is written postgres://user@host/database")
	}
	place = public(*u)
	if config, err = pgx.ParseConfig(address); err != nil {
		// the text of the error may repeat the address; its cause does not
		cause := err
		for next := errors.Unwrap(cause); next != nil; next = errors.Unwrap(cause) {
			cause = next
		}
		if cause == err {
			return "", nil, fmt.Errorf("open ledger %s: the address cannot be understood", place)
		}
		return "", nil, fmt.Errorf("open ledger %s: the address cannot be understood: %w", place, cause)
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = patience
	}
	if config.RuntimeParams["application_name"] == "" {
		config.RuntimeParams["application_name"] = "waybill"
	}
	return place, config, nil
}

// public is an address without its secrets.
func public(u url.URL) string {
	if u.User != nil {
		u.User = url.User(u.User.Username())
	}
	q := u.Query()
	for _, secret := range []string{"password", "sslpassword"} {
		q.Del(secret)
	}
	u.RawQuery = q.Encode()
	return u.String()
}

func connect(config *pgx.ConnConfig, most int) *sql.DB {
	db := stdlib.OpenDB(*config, stdlib.OptionAfterConnect(func(ctx context.Context, c *pgx.Conn) error {
		// compiling a query costs more than the short ones of a ledger take
		_, err := c.Exec(ctx, "SET jit = off")
		return err
	}))
	db.SetMaxOpenConns(most)
	db.SetMaxIdleConns(most)
	return db
}

// prepare looks at the server and brings the tables to this version.
func (s *store) prepare(ctx context.Context) error {
	if err := supported(ctx, s.read); err != nil {
		return err
	}
	there, err := stamped(ctx, s.read)
	if err != nil {
		return err
	}
	writable, err := takesWrites(ctx, s.read)
	if err != nil {
		return err
	}
	if there < version {
		if !writable {
			return fmt.Errorf("%w, and has no ledger of this version yet: open it once where it can be written", ledger.ErrReadOnly)
		}
		if err := migrate(ctx, s.write, there); err != nil {
			return err
		}
	}
	if !writable {
		s.readOnly = ledger.ErrReadOnly
		return nil
	}
	err = lacking(ctx, s.read)
	if errors.Is(err, ledger.ErrReadOnly) {
		s.readOnly = err
		return nil
	}
	return err
}

// supported checks what the server is.
func supported(ctx context.Context, db *sql.DB) error {
	var number int
	var name, encoding string
	var schema sql.NullString
	err := db.QueryRowContext(ctx, `SELECT current_setting('server_version_num')::int, current_setting('server_version'),
		current_setting('server_encoding'), current_schema()`).Scan(&number, &name, &encoding, &schema)
	switch {
	case err != nil:
		return err
	case number < oldest:
		return fmt.Errorf("the server is PostgreSQL %s; 14 or newer is needed", name)
	case encoding != "UTF8":
		return fmt.Errorf("the database keeps texts in %s: make one with createdb --encoding=UTF8 --template=template0", encoding)
	case !schema.Valid:
		return errors.New("none of the schemas in search_path is there: make it with CREATE SCHEMA")
	}
	return nil
}

// takesWrites reports whether the server takes writes at all: a standby does not.
func takesWrites(ctx context.Context, db *sql.DB) (yes bool, err error) {
	err = db.QueryRowContext(ctx, "SELECT NOT pg_is_in_recovery() AND current_setting('default_transaction_read_only') = 'off'").Scan(&yes)
	return yes, err
}
