//go:build !unix

package pgtest

func start() (*server, error) { return nil, errNone }
