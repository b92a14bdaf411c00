//go:build unix

package sqlite

import (
	"errors"
	"syscall"
)

// readOnlyDisk reports whether an error says that the file system takes no writes.
func readOnlyDisk(err error) bool { return errors.Is(err, syscall.EROFS) }
