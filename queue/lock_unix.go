//go:build unix

package queue

import (
	"os"

	"golang.org/x/sys/unix"
)

// lock takes a file for this process alone, until it is closed, and reports whether it is free.
func lock(f *os.File) bool {
	return unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB) == nil
}
