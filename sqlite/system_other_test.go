//go:build !linux

package sqlite_test

import (
	"testing"
	"time"
)

// forget cannot let other systems forget: there, cold is a new process's state.
func forget(testing.TB, string) {}

// processor is not known of other systems.
func processor(testing.TB) time.Duration { return 0 }
