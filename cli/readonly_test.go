//go:build unix

package cli_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// nobody is a user who may write nothing, where the tests may start programs as another.
const nobody = 65534

// TestReadOnlyFolder reads and tries to write a ledger in a folder that the user may not
// write. Run by root, the program runs as nobody.
func TestReadOnlyFolder(t *testing.T) {
	dir, err := os.MkdirTemp("", "readonly")
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(dir, "waybill")
	t.Cleanup(func() {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Error(err)
		}
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	data, err := os.ReadFile(waybill)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(program, data, 0o755); err != nil {
		t.Fatal(err)
	}
	article := filepath.Join(dir, "article.txt")
	if err := os.WriteFile(article, []byte(english), 0o644); err != nil {
		t.Fatal(err)
	}
	place := filepath.Join(dir, "ledger.db")
	if out, errs, status := run(t, dir, nil, "add", article, "--ledger", place); status != 0 {
		t.Fatalf("status %d: %s%s", status, out, errs)
	}
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	as := func(args ...string) (out, errs string, status int) {
		var o, e bytes.Buffer
		cmd := exec.Command(program, append(args, "--ledger", place)...)
		cmd.Stdout, cmd.Stderr = &o, &e
		if os.Geteuid() == 0 {
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		}
		err := cmd.Run()
		if cmd.ProcessState == nil {
			t.Skipf("programs cannot be started as another user here: %v", err)
		}
		return o.String(), e.String(), cmd.ProcessState.ExitCode()
	}
	out, errs, status := as("list", "--json")
	if status != 0 || errs != "" || strings.Count(out, "\n") != 1 {
		t.Fatalf("list: status %d, %s%s", status, out, errs)
	}
	_, id, _ := strings.Cut(out, `{"id":"`)
	id, _, _ = strings.Cut(id, `"`)
	for _, args := range [][]string{{"judge", id, "reject"}, {"undo"}, {"ledger", "rebuild"}} {
		if out, errs, status := as(args...); status != 1 || out != "" || !strings.Contains(errs, "the ledger cannot be written: ") || !strings.Contains(errs, "change its permissions") {
			t.Errorf("%q: status %d, %s%s", args, status, out, errs)
		}
	}
	place = filepath.Join(dir, "new.db")
	if out, errs, status := as("add", article); status != 1 || out != "" || !strings.Contains(errs, "open ledger "+place+": ") || !strings.Contains(errs, "name another with --ledger") || strings.Count(errs, "\n") != 1 {
		t.Errorf("add: status %d, %s%s", status, out, errs)
	}
	place = filepath.Join(dir, "deep", "new.db")
	if out, errs, status := as("add", article); status != 1 || out != "" || !strings.Contains(errs, "permission denied: name another with --ledger") {
		t.Errorf("add below: status %d, %s%s", status, out, errs)
	}
}
