package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"waybill"
	"waybill/atlas"
)

// try runs a command inside the test, with an environment and standard input.
func try(t *testing.T, s Streams, args ...string) (out, errs string, status int) {
	t.Helper()
	var o, e bytes.Buffer
	if s.In == nil {
		s.In = strings.NewReader("")
	}
	if s.Out == nil {
		s.Out = &o
	}
	if s.Getenv == nil {
		s.Getenv = func(string) string { return "" }
	}
	s.Err = &e
	known, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	a := &app{Streams: s, color: "auto", built: known}
	status = a.run(context.Background(), args)
	return o.String(), e.String(), status
}

// builtIn loads the atlas once for all tests.
var builtIn = sync.OnceValues(func() (*atlas.Atlas, error) { return atlas.Load() })

func env(values map[string]string) func(string) string {
	return func(name string) string { return values[name] }
}

func TestNothingToReadOnATerminal(t *testing.T) {
	_, errs, status := try(t, Streams{InTerminal: true}, "read")
	if status != statusUsage || !strings.HasPrefix(errs, "waybill: nothing to read: name a file") {
		t.Errorf("status %d: %s", status, errs)
	}
}

func TestColor(t *testing.T) {
	for _, test := range []struct {
		name     string
		terminal bool
		env      map[string]string
		args     []string
		want     bool
	}{
		{"terminal", true, nil, nil, true},
		{"pipe", false, nil, nil, false},
		{"NO_COLOR", true, map[string]string{"NO_COLOR": "1"}, nil, false},
		{"dumb terminal", true, map[string]string{"TERM": "dumb"}, nil, false},
		{"never", true, nil, []string{"--color", "never"}, false},
		{"always", false, map[string]string{"NO_COLOR": "1"}, []string{"--color=always"}, true},
	} {
		s := Streams{In: strings.NewReader("A headline\n\nSome text.\n"), OutTerminal: test.terminal, Getenv: env(test.env)}
		out, errs, status := try(t, s, append([]string{"read"}, test.args...)...)
		if status != 0 || errs != "" || strings.Contains(out, "\x1b[") != test.want {
			t.Errorf("%s: status %d, %q, %q", test.name, status, out, errs)
		}
	}
}

func TestWidth(t *testing.T) {
	for _, test := range []struct {
		terminal int
		env      string
		want     int
	}{{0, "", 80}, {100, "60", 100}, {0, "60", 60}, {0, "many", 80}, {7, "", minWidth}, {500, "", maxWidth}, {0, "-3", 80}} {
		a := &app{Streams: Streams{Columns: test.terminal, Getenv: env(map[string]string{"COLUMNS": test.env})}}
		if got := a.width(); got != test.want {
			t.Errorf("%+v: got %d", test, got)
		}
	}
}

func TestAtlasOverlay(t *testing.T) {
	dir := t.TempDir()
	if _, errs, status := try(t, Streams{}, "version", "--atlas", filepath.Join(dir, "none")); status != statusUsage || !strings.Contains(errs, "there is no such folder") {
		t.Errorf("missing: status %d, %s", status, errs)
	}
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, errs, status := try(t, Streams{}, "version", "--atlas", file); status != statusUsage || !strings.Contains(errs, "is a file") {
		t.Errorf("file: status %d, %s", status, errs)
	}
	if _, errs, status := try(t, Streams{}, "version", "--atlas", dir); status == 0 || !strings.Contains(errs, "the folder has no file of an atlas; those are states.tsv") {
		t.Errorf("empty overlay: status %d, %s", status, errs)
	}
	if err := os.WriteFile(filepath.Join(dir, "weapon.tsv"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, errs, status := try(t, Streams{}, "version", "--atlas", dir); status == 0 || !strings.Contains(errs, "weapon.tsv is no file of an atlas") {
		t.Errorf("misspelt overlay: status %d, %s", status, errs)
	}
}

// failing is a reader with a fault.
type failing struct{ fault any }

func (f failing) Read(waybill.Article) (*waybill.Reading, error) {
	if err, ok := f.fault.(error); ok && !errors.Is(err, errPanic) {
		return nil, err
	}
	panic(f.fault)
}

var errPanic = errors.New("index out of range\n[7]")

func TestAFaultIsAnErrorOfOneFile(t *testing.T) {
	var errs bytes.Buffer
	a := &app{Streams: Streams{In: strings.NewReader("text"), Err: &errs}}
	r := a.readOne(t.Context(), failing{errPanic}, stdin, nil)
	a.report(r.err)
	want := "waybill: read standard input: a fault in Waybill (index out of range [7]): please report it, with the file\n"
	if errs.String() != want || status(r.err) != statusInput {
		t.Errorf("status %d: %q", status(r.err), errs.String())
	}
}

// full is an output that cannot be written to.
type full struct{ err error }

func (f full) Write([]byte) (int, error) {
	return 0, &fs.PathError{Op: "write", Path: "/dev/stdout", Err: f.err}
}

func TestOutputThatFails(t *testing.T) {
	for _, test := range []struct {
		err    error
		status int
		text   string
	}{
		{syscall.ENOSPC, statusInput, "waybill: write the output: no space left on device: see that there is space, and that it may be written to\n"},
		{syscall.EPIPE, statusClosedPipe, ""},
	} {
		for _, args := range [][]string{{"read"}, {"read", "--json"}, {"version"}, {"eval", "../gold"}} {
			_, errs, status := try(t, Streams{In: strings.NewReader("Title\n\nText."), Out: full{test.err}}, args...)
			if errs != test.text || status != test.status {
				t.Errorf("%v, %v: status %d: %q", args, test.err, status, errs)
			}
		}
	}
}

func TestHelp(t *testing.T) {
	for _, args := range [][]string{nil, {"read", "--help"}, {"eval", "--help"}, {"atlas", "--help"}, {"add", "--help"}, {"list", "--help"},
		{"show", "--help"}, {"search", "--help"}, {"judge", "--help"}, {"undo", "--help"}, {"log", "--help"}, {"reread", "--help"}, {"verify", "--help"}, {"ledger", "--help"},
		{"worker", "--help"}, {"queue", "--help"}} {
		out, errs, status := try(t, Streams{}, args...)
		if status != 0 || errs != "" {
			t.Errorf("%v: status %d, %s", args, status, errs)
		}
		golden(t, strings.TrimSuffix("help-"+strings.Join(args[:min(1, len(args))], ""), "-"), []byte(out))
		for line := range strings.Lines(out) {
			if columns(strings.TrimSpace(line)) > 100 {
				t.Errorf("%v: too long: %q", args, line)
			}
		}
	}
}

func TestEvalCommand(t *testing.T) {
	out, errs, status := try(t, Streams{}, "eval", "../gold", "--lang", "en", "--per-doc", "--misses")
	if status != 0 || errs != "" {
		t.Fatalf("status %d, %s", status, errs)
	}
	english, err := filepath.Glob("../gold/en/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\nen/agni-prime-rail-test", "  - missed ", fmt.Sprintf("%d articles\n", len(english)), "claim ", "on matched claims: class", "  ! wrong direction: ", "\nclaim in a near miss "} {
		if !strings.Contains("\n"+out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	out, _, status = try(t, Streams{}, "eval", "../gold", "--json")
	files, err := filepath.Glob("../gold/*/*.txt")
	if err != nil || status != 0 || !strings.HasPrefix(out, fmt.Sprintf(`{"docs":%d,"claim":{"p":`, len(files))) {
		t.Errorf("status %d, %s", status, out)
	}
}

func TestEvalSaysWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	lang := filepath.Join(dir, "de")
	if err := os.Mkdir(lang, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"good.txt": "Titel\n\nText.\n", "good.json": `{"doc":"de/good.txt","lang":"de","published":null,"transfers":[],"quotes":[],"events":[]}`,
		"bad.json":  `{"doc":"de/bad.txt","lang":"de"}`,
		"ugly.json": `not JSON`,
	} {
		if err := os.WriteFile(filepath.Join(lang, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, errs, status := try(t, Streams{}, "eval", dir)
	if status != statusInput || !strings.Contains(out, "1 articles") {
		t.Errorf("status %d: %s", status, out)
	}
	for line := range strings.Lines(errs) {
		if !strings.HasPrefix(line, "waybill: score ") || !strings.Contains(line, ": de/") {
			t.Errorf("unclear: %q", line)
		}
	}
	_, errs, status = try(t, Streams{}, "eval", t.TempDir())
	if status != statusInput || !strings.Contains(errs, "no gold found") {
		t.Errorf("status %d: %s", status, errs)
	}
}
