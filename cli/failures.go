package cli

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"waybill/pipeline"
)

// toldAtMost is how many failures in one archive are told one by one: some archives hold
// thousands of pages that are none.
const toldAtMost = 10

// failures tells of what could not be taken in, and writes it down for another try.
type failures struct {
	app  *app
	file *os.File
	out  *bufio.Writer
	told map[string]int // by archive
	err  error
}

// failures begins with an empty file, "" for none.
func (a *app) failures(file string) (*failures, error) {
	f := &failures{app: a, told: map[string]int{}}
	if file == "" {
		return f, nil
	}
	var err error
	if f.file, err = os.Create(file); err != nil {
		return nil, usagef("open %s for --failed: %s: name a file that can be written", file, reason(err))
	}
	f.out = bufio.NewWriter(f.file)
	return f, nil
}

func (f *failures) add(failed pipeline.Failure) {
	f.tell(failed)
	if f.out == nil || failed.Input == "" || f.err != nil {
		return
	}
	name := failed.Input
	if strings.ContainsFunc(name, func(r rune) bool { return r < ' ' }) || strings.HasPrefix(name, `"`) {
		name = strconv.Quote(name)
	}
	_, f.err = fmt.Fprintf(f.out, "%s\t%s\n", name, strings.Join(strings.Fields(failed.Err.Error()), " "))
}

func (f *failures) tell(failed pipeline.Failure) {
	err := failed.Err
	if !errors.As(err, new(inputError)) {
		err = inputError{"read " + shown(failed.Name), unreadable(failed.Name, err)}
	}
	if failed.Archive == "" {
		f.app.report(err)
		return
	}
	f.told[failed.Archive]++
	switch n := f.told[failed.Archive]; {
	case n <= toldAtMost:
		f.app.report(err)
	case n == toldAtMost+1:
		hint := "--failed FILE lists all"
		if f.out != nil {
			hint = "all are in " + f.file.Name()
		}
		f.app.report(inputError{"read " + failed.Archive, errors.New("more of it cannot be read: " + hint)})
	}
}

// close ends the file.
func (f *failures) close() error {
	if f.out == nil {
		return nil
	}
	if err := errors.Join(f.err, f.out.Flush(), f.file.Close()); err != nil {
		return outputError{err}
	}
	return nil
}
