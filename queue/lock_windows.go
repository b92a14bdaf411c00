package queue

import (
	"os"

	"golang.org/x/sys/windows"
)

// lock takes a file for this process alone, until it is closed, and reports whether it is free.
func lock(f *os.File) bool {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	return windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, new(windows.Overlapped)) == nil
}
