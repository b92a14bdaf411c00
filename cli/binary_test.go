//go:build unix

package cli_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// waybill is the program, built once for all tests.
var waybill string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "waybill")
	if err != nil {
		panic(err)
	}
	waybill = filepath.Join(dir, "waybill")
	if out, err := exec.Command("go", "build", "-o", waybill, "waybill/cmd/waybill").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "build: %v\n%s", err, out)
		os.Exit(1)
	}
	status := m.Run()
	os.RemoveAll(dir)
	os.Exit(status)
}

const english = "Iran Sends Drones to Russia\n\nIran delivered drones to Russia, an official said.\n"

// folder holds one input of each sort, good and bad.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"good.txt": english, "second.txt": english, "empty.txt": "",
		"picture.png": "\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR", "line.txt": strings.Repeat("the government said that Iran had delivered drones to Russia and ", 16_000),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	huge := filepath.Join(dir, "huge.txt")
	if err := os.WriteFile(huge, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(huge, 5<<30); err != nil {
		t.Fatal(err)
	}
	return dir
}

// run runs the program in a folder and returns what it printed and its status.
func run(t *testing.T, dir string, in io.Reader, args ...string) (out, errs string, status int) {
	t.Helper()
	var o, e bytes.Buffer
	cmd := exec.Command(waybill, args...)
	cmd.Dir, cmd.Stdin, cmd.Stdout, cmd.Stderr = dir, in, &o, &e
	cmd.WaitDelay = 5 * time.Second
	timer := time.AfterFunc(30*time.Second, func() { cmd.Process.Kill() })
	defer timer.Stop()
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) && !errors.Is(err, exec.ErrWaitDelay) {
		t.Fatal(err)
	}
	return o.String(), e.String(), cmd.ProcessState.ExitCode()
}

func TestStatusAndErrors(t *testing.T) {
	dir := folder(t)
	for _, test := range []struct {
		args   []string
		status int
		out    string // how standard output begins
		errs   string // all of standard error
	}{
		{[]string{"read", "good.txt"}, 0, "Iran Sends Drones to Russia\n", ""},
		{[]string{"version"}, 0, "waybill ", ""},
		{[]string{"--version"}, 0, "waybill ", ""},
		{[]string{}, 0, "Waybill reads German", ""},
		{[]string{"completion", "bash"}, 0, "# bash completion", ""},
		{[]string{"completion", "nope"}, 2, "", "waybill: no completion for \"nope\": see waybill completion --help for the shells there are\n"},
		{[]string{"read", "missing.txt", "good.txt"}, 1, "Iran Sends", "waybill: read missing.txt: there is no such file: check its name\n"},
		{[]string{"read", "folder/", "good.txt"}, 1, "Iran Sends", "waybill: read folder/: is a folder: name the files in it, as in folder/*.txt\n"},
		{[]string{"read", "huge.txt", "good.txt"}, 1, "Iran Sends", "waybill: read huge.txt: larger than 32 MiB: cut it into single articles\n"},
		{[]string{"read", "/dev/zero", "good.txt"}, 1, "Iran Sends", "waybill: read /dev/zero: larger than 32 MiB: cut it into single articles\n"},
		{[]string{"read", "empty.txt", "good.txt"}, 1, "Iran Sends", "waybill: read empty.txt: *\n"},
		{[]string{"read", "picture.png", "good.txt"}, 1, "Iran Sends", "waybill: read picture.png: *\n"},
		{[]string{"read", "line.txt"}, 0, "", ""},
		{[]string{"read", "-", "-"}, 2, "", "waybill: standard input (-) is named twice: it can be read only once\n"},
		{[]string{"read", "--json", "--all", "good.txt"}, 2, "", "waybill: --all and --json exclude each other: give one of them\n"},
		{[]string{"read", "--jason", "good.txt"}, 2, "", "waybill: unknown flag: --jason: see waybill read --help\n"},
		{[]string{"read", "--color", "red", "good.txt"}, 2, "", "waybill: invalid argument \"red\" for \"--color\" flag: it is auto, always or never: see waybill read --help\n"},
		{[]string{"raed", "good.txt"}, 2, "", "waybill: unknown command \"raed\": did you mean read or add?\n"},
		{[]string{"xyzzy"}, 2, "", "waybill: unknown command \"xyzzy\": see waybill --help\n"},
		{[]string{"good.txt"}, 2, "", "waybill: \"good.txt\" is a file, not a command: try waybill read good.txt\n"},
		{[]string{"eval"}, 2, "", "waybill: eval wants one folder with gold, not 0: as in waybill eval gold\n"},
		{[]string{"eval", "good.txt"}, 1, "", "waybill: score good.txt: is a file: name the folder it lies in\n"},
		{[]string{"eval", "nowhere"}, 1, "", "waybill: score nowhere: there is no such file: check its name\n"},
	} {
		out, errs, status := run(t, dir, strings.NewReader(""), test.args...)
		if status != test.status {
			t.Errorf("%q: status %d, want %d", test.args, status, test.status)
		}
		if !strings.HasPrefix(out, test.out) || test.status == 2 && out != "" {
			t.Errorf("%q: printed %q", test.args, out[:min(len(out), 300)])
		}
		begin, open := strings.CutSuffix(test.errs, "*\n")
		if !open && errs != test.errs || !strings.HasPrefix(errs, begin) || strings.Count(errs, "\n") > 1 {
			t.Errorf("%q: error %q, want %q", test.args, errs, test.errs)
		}
	}
}

func TestPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	dir := folder(t)
	if err := os.Chmod(filepath.Join(dir, "second.txt"), 0); err != nil {
		t.Fatal(err)
	}
	_, errs, status := run(t, dir, nil, "read", "second.txt")
	if status != 1 || !strings.HasPrefix(errs, "waybill: read second.txt: no permission to read it") {
		t.Errorf("status %d: %s", status, errs)
	}
}

// endless never ends.
type endless struct{}

func (endless) Read(p []byte) (int, error) { return copy(p, strings.Repeat("Iran ", len(p)/5+1)), nil }

func TestStandardInput(t *testing.T) {
	dir := folder(t)
	for _, args := range [][]string{{"read"}, {"read", "-"}, {"read", "good.txt", "-"}} {
		out, errs, status := run(t, dir, strings.NewReader(english), args...)
		if status != 0 || errs != "" || !strings.Contains(out, "\nstandard input · ") {
			t.Errorf("%q: status %d: %s%s", args, status, out, errs)
		}
	}
	_, errs, status := run(t, dir, endless{}, "read")
	if status != 1 || errs != "waybill: read standard input: larger than 32 MiB: cut it into single articles\n" {
		t.Errorf("endless input: status %d: %s", status, errs)
	}
}

func TestJSONLinesInOrder(t *testing.T) {
	dir := folder(t)
	args := []string{"read", "--json", "second.txt", "empty.txt"}
	for range 50 {
		args = append(args, "good.txt")
	}
	out, errs, status := run(t, dir, nil, append(args, "second.txt")...)
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if status != 1 || len(lines) != 52 || strings.Count(errs, "\n") != 1 {
		t.Fatalf("status %d, %d lines, errors %q", status, len(lines), errs)
	}
	for i, line := range lines {
		want := `{"report":{"file":"good.txt",`
		if i == 0 || i == 51 {
			want = `{"report":{"file":"second.txt",`
		}
		if !strings.HasPrefix(line, want) || !strings.HasSuffix(line, "}") {
			t.Errorf("line %d: %.60s", i, line)
		}
	}
}

func TestInterrupt(t *testing.T) {
	in, keepOpen, err := os.Pipe() // never written to, never ends
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	defer keepOpen.Close()
	cmd := exec.Command(waybill, "read", "--json", "good.txt", "-", "second.txt")
	cmd.Dir, cmd.Stdin = folder(t), in
	var errs bytes.Buffer
	cmd.Stderr = &errs
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	out := bufio.NewReader(stdout)
	if line, err := out.ReadString('\n'); err != nil || !strings.HasSuffix(line, "}\n") {
		t.Fatalf("%q, %v", line, err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(20*time.Second, func() { cmd.Process.Kill() })
	defer timer.Stop()
	rest, _ := io.ReadAll(out)
	cmd.Wait()
	if status := cmd.ProcessState.ExitCode(); status != 130 || len(rest) > 0 || errs.Len() > 0 {
		t.Errorf("status %d, then %q, errors %q", status, rest, errs.String())
	}
}

func TestClosedPipe(t *testing.T) {
	args := []string{"read", "--json"}
	for range 400 {
		args = append(args, "good.txt")
	}
	cmd := exec.Command(waybill, args...)
	cmd.Dir = folder(t)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReaderSize(stdout, 16).ReadByte(); err != nil {
		t.Fatal(err)
	}
	stdout.Close()
	cmd.Wait()
	state := cmd.ProcessState.Sys().(syscall.WaitStatus)
	quiet := state.Signaled() && state.Signal() == syscall.SIGPIPE || state.ExitStatus() == 141
	if !quiet || errs.Len() > 0 {
		t.Errorf("%v, errors %q", cmd.ProcessState, errs.String())
	}
}

// Memory stays flat however many articles are read.
func TestMemory(t *testing.T) {
	if testing.Short() || runtime.GOOS != "linux" {
		t.Skip("long")
	}
	articles, err := filepath.Glob("../gold/*/*.txt")
	if err != nil || len(articles) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	var files []string
	for len(files) < 3000 {
		files = append(files, articles...)
	}
	cmd := exec.Command(waybill, append([]string{"read", "--json"}, files...)...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// The last documents are more than a pipe holds, so that it still runs when it is asked.
	lines := bufio.NewReader(out)
	for range len(files) - len(articles) {
		if _, err := lines.ReadString('\n'); err != nil {
			t.Fatal(err)
		}
	}
	peak := peakMemory(t, cmd.Process.Pid)
	if _, err := io.Copy(io.Discard, lines); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	const limit = 300 << 10 // KiB
	if peak > limit {
		t.Errorf("%d articles took %d MiB", len(files), peak>>10)
	}
}

// peakMemory is the most a running process has had in memory, in KiB. What the kernel tells
// of it at its end counts the process it was forked from as well.
func peakMemory(t testing.TB, pid int) int {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(status), "VmHWM:")
	fields := strings.Fields(rest)
	if !found || len(fields) == 0 {
		t.Fatalf("no peak in %q", status)
	}
	peak, err := strconv.Atoi(fields[0])
	if err != nil {
		t.Fatal(err)
	}
	return peak
}
