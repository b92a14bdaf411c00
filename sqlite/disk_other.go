//go:build !unix

package sqlite

// readOnlyDisk reports whether an error says that the file system takes no writes; elsewhere
// that is an error of permission.
func readOnlyDisk(error) bool { return false }
