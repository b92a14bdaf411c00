package cli

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
)

// paged writes what may be long: on a terminal through the pager of the user's choice, as
// git does, else as it is. An empty $PAGER, or cat, means none.
func (a *app) paged(write func(io.Writer) error) error {
	pager := a.Getenv("PAGER")
	if pager == "" {
		pager = "less"
	}
	if !a.OutTerminal || strings.TrimSpace(pager) == "cat" || a.Getenv("TERM") == "dumb" {
		return write(a.Out)
	}
	cmd := exec.Command("sh", "-c", pager)
	if !strings.ContainsAny(pager, " \t|;&<>$`'\"\\") {
		cmd = exec.Command(pager)
	}
	cmd.Stdout, cmd.Stderr, cmd.Env = a.Out, a.Err, pagerEnv(os.Environ())
	in, err := cmd.StdinPipe()
	if err != nil {
		return write(a.Out)
	}
	if err := cmd.Start(); err != nil { // there is no such pager
		return write(a.Out)
	}
	// Ctrl-C is the pager's from now on: it ends searches, not the pager.
	signal.Ignore(os.Interrupt)
	defer signal.Reset(os.Interrupt)
	err = write(in)
	var output outputError
	if errors.As(err, &output) && errors.Is(err, syscall.EPIPE) {
		err = nil // the reader has seen enough
	}
	closing, waiting := in.Close(), cmd.Wait()
	if err == nil && closing != nil && !errors.Is(closing, os.ErrClosed) && !errors.Is(closing, syscall.EPIPE) {
		err = outputError{closing}
	}
	var exit *exec.ExitError
	if err == nil && waiting != nil && !errors.As(waiting, &exit) {
		err = outputError{waiting}
	}
	return err
}

// pagerEnv lets less show colours and end by itself where all fits on the screen, unless
// the user has said otherwise.
func pagerEnv(env []string) []string {
	for name, value := range map[string]string{"LESS": "FRX", "LV": "-c"} {
		has := false
		for _, e := range env {
			has = has || strings.HasPrefix(e, name+"=")
		}
		if !has {
			env = append(env, name+"="+value)
		}
	}
	return env
}

// writeTo writes a piece of output.
func writeTo(w io.Writer, piece []byte) error {
	if len(piece) == 0 {
		return nil
	}
	if _, err := w.Write(piece); err != nil {
		return outputError{err}
	}
	return nil
}
