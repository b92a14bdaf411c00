package postgres

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"waybill/ledger"
)

//go:embed migrations/*.sql
var migrations embed.FS

const (
	// version is that of the last migration.
	version = 9
	// versions is the table that holds which migrations were run; the database may hold
	// that of another program.
	versions = "ledger_version"
	// migrationLock is the advisory lock that is held while tables are made, and
	// writeLock the first half of the one that a writer holds: "WyBi".
	migrationLock = writeLock
	writeLock     = 0x57794269
	// lockTries is how often, once a second, another process is waited for that makes
	// the tables.
	lockTries = 300
)

// stamped is the version of the ledger in the schema, 0 where there is none.
func stamped(ctx context.Context, db *sql.DB) (there int, err error) {
	var known bool
	err = db.QueryRowContext(ctx, "SELECT to_regclass(quote_ident(current_schema()) || '."+versions+"') IS NOT NULL").Scan(&known)
	if err != nil || !known {
		return 0, err
	}
	err = db.QueryRowContext(ctx, "SELECT COALESCE(MAX(version_id), 0) FROM "+versions+" WHERE is_applied").Scan(&there)
	if err == nil && there > version {
		err = ledger.ErrNewer
	}
	return there, err
}

// migrate brings the tables from a version, 0 for none, to this one. Of several processes that try at once, one
// makes them.
func migrate(ctx context.Context, db *sql.DB, there int) error {
	may := false
	if err := db.QueryRowContext(ctx, "SELECT has_schema_privilege(current_schema(), 'CREATE')").Scan(&may); err != nil {
		return err
	}
	if !may {
		if there > 0 {
			return fmt.Errorf("the ledger is of version %d, this program needs %d, and the user may not change tables: open it once as its owner, as in waybill ledger stats --ledger postgres://owner@…", there, version)
		}
		return errors.New("the user may not make tables in the schema: GRANT CREATE ON SCHEMA to them, or open the ledger once as its owner")
	}
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockID(migrationLock), lock.WithLockTimeout(1, lockTries))
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectPostgres, db, files, goose.WithTableName(versions), goose.WithSessionLocker(locker), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	_, err = p.Up(ctx)
	return err
}
