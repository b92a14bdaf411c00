package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"waybill/ledger"
	"waybill/sqlstore"
)

//go:embed migrations/*.sql
var migrations embed.FS

const (
	// applicationID marks a file as a ledger of Waybill: "WyBi".
	applicationID = 0x57794269
	// version is that of the last migration.
	version = 9
	// patience is how long a writer waits for another. One batch takes well under a second.
	patience = time.Minute
)

// Options say how a ledger is opened.
type Options struct {
	// Create makes the file, and the folder it lies in, if they are not there.
	Create bool
}

// Open opens the ledger in a file. A file that cannot be written is opened for reading.
func Open(ctx context.Context, path string, o Options) (ledger.Store, error) {
	s, err := open(ctx, path, o)
	if err != nil {
		return nil, fmt.Errorf("open ledger %s: %w", path, explain(err))
	}
	return s, nil
}

func open(ctx context.Context, path string, o Options) (*store, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !o.Create:
		return nil, ledger.ErrMissing
	case errors.Is(err, fs.ErrNotExist):
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return nil, err
		}
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, errors.New("it is a folder: name a file in it")
	case !writable(path):
		return openReadOnly(ctx, path)
	}
	if info != nil && info.Size() > 0 {
		if err := checkStamp(ctx, path); err != nil {
			return nil, err
		}
	}
	s := &store{path: path, sums: sqlstore.NewSums()}
	if s.write, err = connect(path, "mode=rwc&_txlock=immediate&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=wal_autocheckpoint(8192)&_pragma=cache_size(-16384)", 1); err != nil {
		return nil, err
	}
	if err := migrate(ctx, s.write); err != nil {
		return nil, errors.Join(err, s.write.Close())
	}
	// whose turn it is to write, Update asks
	if _, err := s.write.ExecContext(ctx, "PRAGMA busy_timeout = 0"); err != nil {
		return nil, errors.Join(err, s.write.Close())
	}
	if s.read, err = connect(path, "mode=ro&_pragma=cache_size(-2048)", readers); err != nil {
		return nil, errors.Join(err, s.write.Close())
	}
	return s, nil
}

// checkStamp refuses what is no ledger of this version or an older one, before anything of
// it is changed: to connect for writing turns on the log of writes.
func checkStamp(ctx context.Context, path string) error {
	db, err := connect(path, "mode=ro", 1)
	if err != nil {
		return err
	}
	_, err = stamped(ctx, db)
	return errors.Join(err, db.Close())
}

// readers is how many transactions of one process read at once. Each has 2 MiB of pages to
// itself: with eight of 64 MiB a server of a million claims took 1.3 GB and was no quicker, for
// the system keeps what is read anyway. The one that writes has 16 MiB, so that a page that a
// batch changes often is written once; with 64 recording is no quicker either.
var readers = min(8, 2*runtime.GOMAXPROCS(0))

// openReadOnly opens a ledger whose file or folder cannot be written.
func openReadOnly(ctx context.Context, path string) (*store, error) {
	mode := "mode=ro&_pragma=cache_size(-2048)"
	if _, err := os.Stat(path + "-wal"); errors.Is(err, fs.ErrNotExist) {
		// nobody writes: SQLite needs no lock, which it could not make
		mode += "&immutable=1"
	}
	db, err := connect(path, mode, readers)
	if err != nil {
		return nil, err
	}
	there, err := stamped(ctx, db)
	if err == nil && there < version {
		err = fmt.Errorf("%w, and is of an older version: make it writable once", ledger.ErrReadOnly)
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &store{path: path, read: db, sums: sqlstore.NewSums()}, nil
}

// writable reports whether both the file and its folder, where the log of writes goes, can
// be written.
func writable(path string) bool {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return false
	}
	if err := f.Close(); err != nil {
		return false
	}
	probe, err := os.CreateTemp(filepath.Dir(path), ".waybill-*")
	if err != nil {
		// a full disk is told of when something is written
		return !errors.Is(err, fs.ErrPermission) && !readOnlyDisk(err)
	}
	return errors.Join(probe.Close(), os.Remove(probe.Name())) == nil
}

func connect(path, options string, most int) (*sql.DB, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	name := url.URL{Scheme: "file", Path: filepath.ToSlash(full)}
	db, err := sql.Open("sqlite", fmt.Sprintf("%s?%s&_pragma=busy_timeout(%d)&_pragma=temp_store(MEMORY)", name.String(), options, patience.Milliseconds()))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(most)
	db.SetMaxIdleConns(most)
	return db, nil
}

// stamped is the version of the ledger in the file, 0 for an empty one.
func stamped(ctx context.Context, db *sql.DB) (int, error) {
	var id, there, tables int
	for _, q := range []struct {
		to   *int
		text string
	}{{&id, "PRAGMA application_id"}, {&there, "PRAGMA user_version"}, {&tables, "SELECT COUNT(*) FROM sqlite_master"}} {
		if err := db.QueryRowContext(ctx, q.text).Scan(q.to); err != nil {
			return 0, err
		}
	}
	switch {
	case id != applicationID && id != 0, id == 0 && there != 0:
		return 0, fmt.Errorf("%w: it belongs to another program", ledger.ErrCorrupt)
	case there > version:
		return 0, ledger.ErrNewer
	case id == 0 && tables > 0:
		var goose int
		if err := db.QueryRowContext(ctx, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'goose_db_version'").Scan(&goose); err != nil || goose == 0 {
			return 0, errors.Join(fmt.Errorf("%w: it belongs to another program", ledger.ErrCorrupt), err)
		}
	}
	return there, nil
}

// migrate brings the tables to this version. Two processes may try at once: who comes second
// finds the work done.
func migrate(ctx context.Context, db *sql.DB) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	began := time.Now()
	for tries := 1; ; tries++ {
		err := migrateOnce(ctx, db, files)
		switch {
		case err == nil || ctx.Err() != nil:
			return err
		case busy(err) && time.Since(began) < patience:
		case errors.As(err, new(*goose.PartialError)) && tries <= migrationTries:
		default:
			return err
		}
		time.Sleep(migrationPause)
	}
}

const (
	// migrationPause is how long a process waits before it looks again whether another has
	// made the tables. SQLite itself does not wait where the log of writes is turned on.
	migrationPause = 50 * time.Millisecond
	// migrationTries is how often a migration is begun that fails as another made the same
	// tables first.
	migrationTries = 5
)

func migrateOnce(ctx context.Context, db *sql.DB, files fs.FS) error {
	there, err := stamped(ctx, db)
	if err != nil || there == version {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, files)
	if err != nil {
		return err
	}
	_, err = p.Up(ctx)
	return err
}

// busy reports whether another process holds what is asked for.
func busy(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && (e.Code()&0xff == sqlite3.SQLITE_BUSY || e.Code()&0xff == sqlite3.SQLITE_LOCKED)
}

// explain turns what SQLite says into what is the matter.
func explain(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
		return fmt.Errorf("%w: %w", ledger.ErrCorrupt, err)
	case sqlite3.SQLITE_FULL:
		return fmt.Errorf("%w: the disk is full; nothing that was recorded before is lost: make room and try again: %w", ledger.ErrNotReady, err)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN:
		return fmt.Errorf("%w: %w", ledger.ErrReadOnly, err)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return fmt.Errorf("%w: another process has been writing for more than %.0f seconds: try again: %w", ledger.ErrNotReady, patience.Seconds(), err)
	case sqlite3.SQLITE_IOERR:
		return fmt.Errorf("%w: the disk cannot be read or written, or is full; nothing that was recorded before is lost: %w", ledger.ErrNotReady, err)
	}
	return err
}
