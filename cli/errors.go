package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"waybill/desk"
)

// The exit statuses.
const (
	statusOK          = 0
	statusInput       = 1
	statusUsage       = 2
	statusInterrupted = 130 // 128 + SIGINT, as shells count
	statusClosedPipe  = 141 // 128 + SIGPIPE
)

// errReported says that an input could not be read and that its line is printed.
var errReported = errors.New("an input could not be read")

// usageError is a wrong use of the command line: what is wrong, and what is right.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

func usagef(format string, args ...any) error {
	return usageError{fmt.Sprintf(format, args...)}
}

// inputError is a fault of what the user gave, told as: what was done, to what, what
// was wrong, and what the user can do.
type inputError struct {
	doing string // "read news/x.pdf"
	err   error
}

func (e inputError) Error() string { return e.doing + ": " + e.err.Error() }
func (e inputError) Unwrap() error { return e.err }

// outputError is a failure to write what was found.
type outputError struct{ err error }

func (e outputError) Error() string {
	return "write the output: " + reason(e.err) + ": see that there is space, and that it may be written to"
}
func (e outputError) Unwrap() error { return e.err }

// status is the exit status an error ends the program with. What is neither of ours
// nor of the output comes from cobra's parsing of the command line.
func status(err error) int {
	var output outputError
	var input inputError
	var book ledgerError
	switch {
	case err == nil:
		return statusOK
	case errors.Is(err, context.Canceled):
		return statusInterrupted
	case errors.As(err, &output) && errors.Is(err, syscall.EPIPE):
		return statusClosedPipe
	case errors.As(err, &output), errors.As(err, &input), errors.As(err, &book), errors.Is(err, errReported):
		return statusInput
	}
	return statusUsage
}

// report prints an error as one line, unless there is nothing left to say.
func (a *app) report(err error) {
	switch {
	case err == nil, errors.Is(err, errReported), errors.Is(err, context.Canceled):
		return
	case status(err) == statusClosedPipe:
		return
	}
	fmt.Fprintln(a.Err, "waybill: "+safe(err.Error()))
}

// opening explains why a file or folder could not be opened and what to do.
func opening(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("there is no such file: check its name")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("no permission to read it: change its permissions, or run as a user who may")
	}
	return errors.New(reason(err) + ": check the file, or name another")
}

// reason is an error's own words without the path and the call it came from.
func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return strings.TrimSpace(err.Error())
}

// unreadable tells why an article could not be read and what to do.
func unreadable(file string, err error) error { return errors.New(desk.Unreadable(shown(file), err)) }
