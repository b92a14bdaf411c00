// Package cli is Waybill's command line: it opens what the user names, has it read,
// and prints what was found, for people or for programs.
//
// Exit status: 0 if all went well, 1 if an input could not be read (the others are),
// 2 for wrong usage, 130 if interrupted, 141 if nobody read the output any more.
package cli

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"

	"golang.org/x/term"
)

// Streams is what a command reads from and writes to, and what it knows of them.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
	// InTerminal, OutTerminal and ErrTerminal report whether a person sits at the other end.
	InTerminal, OutTerminal, ErrTerminal bool
	// Columns is the width of the terminal written to, 0 if it is not known.
	Columns int
	// Getenv looks up an environment variable.
	Getenv func(string) string
}

// Main runs the command the program was started with and returns its exit status.
// The first Ctrl-C, or SIGTERM, ends it cleanly, a second one at once.
func Main() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	defer stop()
	return Run(ctx, system(), os.Args[1:])
}

// system is the streams of this process.
func system() Streams {
	out := int(os.Stdout.Fd())
	s := Streams{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv,
		InTerminal: term.IsTerminal(int(os.Stdin.Fd())), OutTerminal: term.IsTerminal(out),
		ErrTerminal: term.IsTerminal(int(os.Stderr.Fd())),
	}
	if s.OutTerminal {
		if columns, _, err := term.GetSize(out); err == nil {
			s.Columns = columns
		}
	}
	return s
}
