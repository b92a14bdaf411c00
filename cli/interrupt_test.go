//go:build unix

package cli_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// manyArticles makes a folder of different articles.
func manyArticles(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		text := fmt.Sprintf("Iran Sends Drones to Russia\n\nIran delivered %d drones to Russia, an official said.\n", i+2)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.txt", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// articlesIn is how many articles a ledger holds, 0 as long as there is none.
func articlesIn(t *testing.T, place string) int {
	t.Helper()
	out, _, status := run(t, t.TempDir(), nil, "ledger", "stats", "--json", "--ledger", place)
	if status != 0 {
		return 0
	}
	var counts struct{ Articles int }
	if err := json.Unmarshal([]byte(out), &counts); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return counts.Articles
}

// Ctrl-C in the midst of adding keeps what is read, says so, and the same command goes on.
func TestInterruptedAdd(t *testing.T) {
	const n = 450
	folder, place := manyArticles(t, n), filepath.Join(t.TempDir(), "ledger.db")
	in, keepOpen, err := os.Pipe() // an article that never ends
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	defer keepOpen.Close()
	cmd := exec.Command(waybill, "add", folder, "-", "--ledger", place)
	var out, errs bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = in, &out, &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(60*time.Second, func() { cmd.Process.Kill() })
	defer timer.Stop()
	for deadline := time.Now().Add(60 * time.Second); articlesIn(t, place) < 400; {
		if time.Now().After(deadline) {
			t.Fatal("it does not record batches as it goes")
		}
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	told := regexp.MustCompile(`^interrupted: (\d+) articles added, 0 known, \d+ claims; the same command goes on from here \(ledger .*\)\n$`).FindStringSubmatch(out.String())
	if status := cmd.ProcessState.ExitCode(); status != 130 || told == nil || errs.Len() > 0 {
		t.Fatalf("status %d: %s%s", status, out.String(), errs.String())
	}
	recorded, err := strconv.Atoi(told[1])
	if err != nil || recorded < 400 || articlesIn(t, place) != recorded {
		t.Errorf("%d said to be recorded, %d are, %v", recorded, articlesIn(t, place), err)
	}
	rest, more, status := run(t, folder, nil, "add", folder, "--ledger", place)
	if want := fmt.Sprintf("%d articles added, %d known, ", n-recorded, recorded); status != 0 || !strings.HasPrefix(rest, want) {
		t.Errorf("status %d: %s%s, want %s", status, rest, more, want)
	}
	if _, errs, status := run(t, folder, nil, "verify", "--ledger", place); status != 0 {
		t.Errorf("verify: status %d, %s", status, errs)
	}
}

// Who reads only the first rows of a listing ends it quietly.
func TestListingIntoAClosedPipe(t *testing.T) {
	folder, place := manyArticles(t, 300), filepath.Join(t.TempDir(), "ledger.db")
	if out, errs, status := run(t, folder, nil, "add", folder, "--ledger", place); status != 0 {
		t.Fatalf("status %d: %s%s", status, out, errs)
	}
	for _, args := range [][]string{{"search", "--json", "drones"}, {"search", "drones"}} {
		cmd := exec.Command(waybill, append(args, "--ledger", place)...)
		var errs bytes.Buffer
		cmd.Stderr = &errs
		stdout, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadFull(bufio.NewReaderSize(stdout, 16), make([]byte, 10)); err != nil {
			t.Fatal(err)
		}
		stdout.Close()
		cmd.Wait()
		state := cmd.ProcessState.Sys().(syscall.WaitStatus)
		quiet := state.Signaled() && state.Signal() == syscall.SIGPIPE || state.ExitStatus() == 141
		if !quiet || errs.Len() > 0 {
			t.Errorf("%q: %v, errors %q", args, cmd.ProcessState, errs.String())
		}
	}
}
