package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"waybill/atlas"
	"waybill/desk"
	"waybill/ledger"
	"waybill/postgres"
	"waybill/reading"
	"waybill/sqlite"
	"waybill/transfer"
)

// ledgerFlag lets a command be told which ledger is meant.
func (a *app) ledgerFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&a.ledger, "ledger", "", "`PATH` or postgres://… (default $WAYBILL_LEDGER, else your own)")
}

// place is which ledger is meant: what --ledger says, else $WAYBILL_LEDGER, else the file
// ledger.db in the user's folder for data of programs.
func (a *app) place() (string, error) {
	if a.ledger != "" {
		return a.ledger, nil
	}
	if place := a.Getenv("WAYBILL_LEDGER"); place != "" {
		return place, nil
	}
	folder := dataFolder(runtime.GOOS, a.Getenv)
	if folder == "" {
		return "", usagef("which ledger? Name it with --ledger, or set $WAYBILL_LEDGER")
	}
	return filepath.Join(folder, "waybill", "ledger.db"), nil
}

// dataFolder is where an operating system keeps the data of programs, "" if the environment
// does not tell. That of Unix is the XDG Base Directory Specification's.
func dataFolder(system string, getenv func(string) string) string {
	if folder := getenv("XDG_DATA_HOME"); filepath.IsAbs(folder) {
		return folder
	}
	home := getenv("HOME")
	switch {
	case system == "windows":
		return getenv("LocalAppData")
	case home == "":
		return ""
	case system == "darwin":
		return filepath.Join(home, "Library", "Application Support")
	}
	return filepath.Join(home, ".local", "share")
}

// onServer reports whether a place is the URL of a PostgreSQL server.
func onServer(place string) bool {
	return strings.HasPrefix(place, "postgres://") || strings.HasPrefix(place, "postgresql://")
}

// openStore opens the store at a place.
func openStore(ctx context.Context, place string, create bool) (ledger.Store, error) {
	if onServer(place) {
		return postgres.Open(ctx, place)
	}
	return sqlite.Open(ctx, place, sqlite.Options{Create: create})
}

// open opens the ledger that is meant; create makes it if it is not there.
func (a *app) open(ctx context.Context, create bool) (*ledger.Ledger, *atlas.Atlas, error) {
	place, err := a.place()
	if err != nil {
		return nil, nil, err
	}
	known, err := a.loadAtlas()
	if err != nil {
		return nil, nil, err
	}
	filer, err := transfer.NewFiler(known)
	if err != nil {
		return nil, nil, inputError{"prepare the register", err}
	}
	store, err := openStore(ctx, place, create)
	if err != nil {
		return nil, nil, advised(err)
	}
	l, err := ledger.New(store, filer, ledger.Options{})
	if err != nil {
		return nil, nil, ledgerError{errors.Join(err, store.Close()), ""}
	}
	return l, known, nil
}

// with opens the ledger for one piece of work and closes it behind it.
func (a *app) with(ctx context.Context, create bool, work func(*ledger.Ledger, *atlas.Atlas) error) error {
	l, known, err := a.open(ctx, create)
	if err != nil {
		return err
	}
	return a.closing(l, func() error { return work(l, known) })
}

// withSoon does too, and makes the ledger if it is not there. For a server that is not ready yet it
// waits, says so once to log, and ends without an error where ctx does; without a log it does not wait.
// What waiting will not mend is told at once.
func (a *app) withSoon(ctx context.Context, log *slog.Logger, work func(*ledger.Ledger, *atlas.Atlas) error) error {
	place, _ := a.place() // if there is none, to open it says so
	said := false
	for wait := firstReopen; ; wait = min(2*wait, longestLedgerWait) {
		l, known, err := a.open(ctx, true)
		if err == nil {
			return a.closing(l, func() error { return work(l, known) })
		}
		if log == nil || !onServer(place) || !errors.Is(err, ledger.ErrNotReady) && ctx.Err() == nil {
			return err
		}
		if !said && ctx.Err() == nil {
			log.Warn("the ledger is not there, and is tried again until it is", "error", err)
			said = true
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(wait):
		}
	}
}

// longestLedgerWait is the longest wait between tries to open a ledger.
const longestLedgerWait = 10 * time.Second

// closing closes a ledger behind a piece of work.
func (a *app) closing(l *ledger.Ledger, work func() error) (err error) {
	defer func() {
		if closing := l.Close(); err == nil && closing != nil {
			err = advised(closing)
		}
	}()
	return advised(notThere(work(), l.Place()))
}

// settled brings the register up to date, and tells a person so where that takes long.
func (a *app) settled(ctx context.Context, l *ledger.Ledger) error {
	var p progress
	defer func() { p.clear() }()
	return l.Settle(ctx, func(pairs int) {
		if p.bar == nil {
			p = a.progress(-1, "bringing the register up to date")
		}
		p.at(int64(pairs))
	})
}

// ledgerError is a failure of a ledger, told in the ledger's words with what the user can do.
type ledgerError struct {
	err    error
	advice string
}

func (e ledgerError) Error() string {
	if e.advice == "" {
		return e.err.Error()
	}
	return e.err.Error() + ": " + e.advice
}
func (e ledgerError) Unwrap() error { return e.err }

// advised adds what the user can do about a failure of the ledger. What is no such failure
// stays as it is.
func advised(err error) error {
	var usage usageError
	var input inputError
	var output outputError
	var already ledgerError
	var wrong *desk.Error
	switch {
	case err == nil, errors.Is(err, context.Canceled), errors.Is(err, errReported), errors.As(err, &already),
		errors.As(err, &usage), errors.As(err, &input), errors.As(err, &output):
		return err
	case errors.As(err, &wrong) && (wrong.Field == "query" || wrong.Value != ""):
		return usageError{wrong.Error()}
	case errors.As(err, &wrong):
		return usageError{wrong.Why}
	case errors.Is(err, ledger.ErrPage), errors.Is(err, ledger.ErrWindow):
		return usageError{err.Error()}
	case errors.Is(err, ledger.ErrReadOnly) && strings.Contains(err.Error(), "GRANT"):
		return ledgerError{err, ""}
	case errors.Is(err, ledger.ErrReadOnly):
		return ledgerError{err, "change its permissions and those of its folder, or name another with --ledger"}
	case errors.Is(err, fs.ErrPermission):
		return ledgerError{err, "name another with --ledger, or set $WAYBILL_LEDGER"}
	case errors.Is(err, ledger.ErrCorrupt) && !strings.Contains(err.Error(), "waybill ledger rebuild"):
		return ledgerError{err, "see that --ledger names a ledger; waybill ledger restore makes one anew from a backup"}
	case errors.Is(err, syscall.ENOSPC):
		return ledgerError{err, "make room and run it again; what was recorded before is not lost"}
	}
	return ledgerError{err, ""}
}

// notThere says in which ledger a transfer is not.
func notThere(err error, place string) error {
	var m *desk.Missing
	if !errors.As(err, &m) {
		return err
	}
	advice := "waybill list shows the ids"
	if len(m.Near) > 0 {
		advice = "did you mean " + desk.Alternatives(m.Near) + "?"
	}
	return ledgerError{fmt.Errorf("there is no %s %s in %s", m.Thing, m.ID, place), advice}
}

// stamp is the versions that readings of a reader bear.
func stamp(r *reading.Reader, known *atlas.Atlas) string {
	return ledger.StampOf(reading.Engine, known.Version, r.Packs())
}
