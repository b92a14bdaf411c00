package pgtest

import (
	"cmp"
	"errors"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// homes are where packages put the programs of a server, which Debian keeps out of PATH.
var homes = []string{
	"/usr/lib/postgresql/*/bin",         // Debian, Ubuntu, Alpine
	"/usr/pgsql-*/bin",                  // Red Hat, from postgresql.org
	"/opt/homebrew/opt/postgresql*/bin", // macOS
	"/usr/local/opt/postgresql*/bin",
}

// errNone says that the machine has no PostgreSQL.
var errNone = errors.New("there is no PostgreSQL here (initdb and pg_ctl, in PATH or in /usr/lib/postgresql)")

// programs is the folder of initdb, pg_ctl and postgres.
func programs() (string, error) {
	if p, err := exec.LookPath("initdb"); err == nil {
		if p, err = filepath.EvalSymlinks(p); err == nil && complete(filepath.Dir(p)) {
			return filepath.Dir(p), nil
		}
	}
	var found []string
	for _, pattern := range homes {
		some, err := filepath.Glob(pattern)
		if err != nil {
			return "", err
		}
		found = append(found, some...)
	}
	slices.SortStableFunc(found, func(a, b string) int { return -cmp.Compare(major(a), major(b)) })
	for _, dir := range found {
		if complete(dir) {
			return dir, nil
		}
	}
	return "", errNone
}

func complete(dir string) bool {
	for _, name := range []string{"initdb", "pg_ctl", "postgres"} {
		if _, err := exec.LookPath(filepath.Join(dir, name)); err != nil {
			return false
		}
	}
	return true
}

// major is the version in the name of a folder, 0 without.
func major(dir string) int {
	n, err := strconv.Atoi(strings.TrimLeft(filepath.Base(filepath.Dir(dir)), "abcdefghijklmnopqrstuvwxyz-@"))
	if err != nil {
		return 0
	}
	return n
}
