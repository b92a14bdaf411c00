package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"waybill/door"
)

// newPassword asks for a password twice on a terminal, or reads it as one line from standard
// input.
func (a *app) newPassword(ctx context.Context, name string) (string, error) {
	if file, ok := a.In.(*os.File); ok && a.InTerminal {
		return a.askTwice(name, func() (string, error) { return a.hidden(ctx, int(file.Fd())) })
	}
	line, err := bufio.NewReader(io.LimitReader(a.In, door.MaxPassword+2)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", inputError{"read the password from standard input", err}
	}
	line = strings.TrimRight(line, "\r\n")
	if line == "" {
		return "", usagef("standard input has no password: give it as one line, or run the command on a terminal")
	}
	return line, nil
}

func (a *app) askTwice(name string, ask func() (string, error)) (string, error) {
	fmt.Fprintf(a.Err, "Password for %s, at least %d characters: ", safe(name), door.MinPassword)
	first, err := ask()
	if err != nil {
		return "", inputError{"ask for the password", err}
	}
	fmt.Fprint(a.Err, "Once more: ")
	second, err := ask()
	if err != nil {
		return "", inputError{"ask for the password", err}
	}
	if first != second {
		return "", usagef("the two passwords differ: try again")
	}
	return first, nil
}

// hidden reads a line of a terminal that is not shown. A terminal that is left by Ctrl-C shows
// again what is typed.
func (a *app) hidden(ctx context.Context, terminal int) (string, error) {
	before, err := term.GetState(terminal)
	if err != nil {
		return "", err
	}
	type answer struct {
		line []byte
		err  error
	}
	answered := make(chan answer, 1)
	go func() {
		line, err := term.ReadPassword(terminal)
		answered <- answer{line, err}
	}()
	defer fmt.Fprintln(a.Err)
	select {
	case got := <-answered:
		return string(got.line), got.err
	case <-ctx.Done():
		return "", errors.Join(ctx.Err(), term.Restore(terminal, before))
	}
}
