package deploy_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// programs is the folder the programs are built into.
var programs string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "waybill-deploy-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	programs = dir
	status := m.Run()
	_ = os.RemoveAll(dir) // it is a folder for temporary files anyway
	os.Exit(status)
}

// built builds a program once and returns its path; $WAYBILL and $NATS_SERVER are taken instead, as
// local-cluster.sh does.
func built(t testing.TB, pkg string) string {
	t.Helper()
	mu.Lock()
	defer mu.Unlock()
	name := filepath.Base(strings.TrimSuffix(pkg, "/v2"))
	if there := os.Getenv(strings.ToUpper(strings.ReplaceAll(name, "-", "_"))); there != "" {
		return there
	}
	path := filepath.Join(programs, name)
	if _, err := os.Stat(path); err == nil {
		return path
	}
	if out, err := exec.Command("go", "build", "-o", path, pkg).CombinedOutput(); err != nil {
		t.Fatalf("build %s: %v\n%s", pkg, err, out)
	}
	return path
}

var mu sync.Mutex

func waybill(t testing.TB) string { return built(t, "waybill/cmd/waybill") }

// run runs a program and returns what it says; failed is its exit status if it is not 0.
func run(t testing.TB, env []string, name string, args ...string) (out, errs string, failed error) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Env = append(os.Environ(), env...)
	var o, e bytes.Buffer
	cmd.Stdout, cmd.Stderr = &o, &e
	failed = cmd.Run()
	return o.String(), e.String(), failed
}

// must runs a program that may not fail.
func must(t testing.TB, env []string, name string, args ...string) string {
	t.Helper()
	out, errs, err := run(t, env, name, args...)
	if err != nil {
		t.Fatalf("%s %s: %v: %s", filepath.Base(name), strings.Join(args, " "), err, errs)
	}
	return out
}
