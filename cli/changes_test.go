//go:build unix

package cli_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"waybill/view"
)

// What one process records, another that follows tells; Ctrl-C ends it cleanly.
func TestChangesAreFollowed(t *testing.T) {
	dir := t.TempDir()
	place := filepath.Join(dir, "ledger.db")
	add := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, errs, status := run(t, dir, nil, "add", name, "--ledger", place); status != 0 {
			t.Fatalf("add %s: %d %s", name, status, errs)
		}
	}
	add("a.txt", "Tanks for Ukraine\n\nNorway delivered 14 tanks to Ukraine in March 2024.\n")
	out, errs, status := run(t, dir, nil, "changes", "--ledger", place)
	if lines := strings.Split(strings.TrimSpace(out), "\n"); status != 0 || len(lines) != 2 ||
		!strings.Contains(lines[0], "UTC  article recorded: Tanks for Ukraine") || !strings.Contains(lines[1], "UTC  transfer new: NO-UA-armour-") {
		t.Errorf("%d %q %s", status, out, errs)
	}
	out, errs, status = run(t, dir, nil, "changes", "--json", "--party", "Norwegen", "--ledger", place)
	var c view.Change
	if err := json.Unmarshal([]byte(out), &c); err != nil || status != 0 || c.Number != 2 || c.Kind != "new" || c.Transfer.Recipient != "UA" {
		t.Errorf("%d %q %s", status, out, errs)
	}
	for args, want := range map[string]string{"--after 2": "Nothing changed.\n", "--party FR": "Nothing changed.\n", "--after 2 --json": ""} {
		if out, errs, status := run(t, dir, nil, append(strings.Fields("changes --ledger "+place), strings.Fields(args)...)...); status != 0 || out != want {
			t.Errorf("%s: %d %q %s", args, status, out, errs)
		}
	}
	for _, args := range []string{"--after -1", "--after x", "--outlet x", "--party Nowhere", "more"} {
		if _, errs, status := run(t, dir, nil, append(strings.Fields("changes --ledger "+place), strings.Fields(args)...)...); status != 2 || errs == "" {
			t.Errorf("%s: %d %s", args, status, errs)
		}
	}

	cmd := exec.Command(waybill, "changes", "--follow", "--after", "1", "--ledger", place)
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(pipe)
	next := func(want string) {
		t.Helper()
		if !lines.Scan() || !strings.Contains(lines.Text(), want) {
			t.Fatalf("it tells %q, not %q: %s", lines.Text(), want, said.String())
		}
	}
	next("transfer new: NO-UA-armour-")
	add("b.txt", "Norway denies\n\nNorway has not delivered tanks to Ukraine, the ministry in Oslo said on 5 April 2024.\n")
	next("article recorded: Norway denies")
	next("transfer changed: NO-UA-armour-")
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("interrupted: %v: %s", err, said.String())
	}
}
