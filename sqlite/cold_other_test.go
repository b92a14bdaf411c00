//go:build !linux

package sqlite_test

import "testing"

// forget cannot let other systems forget: there, cold is a new process's state.
func forget(testing.TB, string) {}
