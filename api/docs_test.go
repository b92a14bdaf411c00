package api_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"waybill/api/apitest"
)

// example is a program in docs/api.md, with what it prints.
type example struct{ language, program, output string }

// examples are the blocks of code that are followed by a block of text.
func examples(t *testing.T) []example {
	t.Helper()
	doc, err := os.ReadFile("../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	var all []example
	var last *example
	for i, piece := range strings.Split(string(doc), "\n```") {
		if i%2 == 0 {
			if strings.TrimSpace(piece) != "" {
				last = nil
			}
			continue
		}
		language, text, _ := strings.Cut(piece, "\n")
		switch {
		case language == "text" && last != nil:
			last.output = text
			all = append(all, *last)
		default:
			last = &example{language: language, program: text}
		}
	}
	return all
}

// The examples of the documentation run as they stand, one after the other.
func TestExamples(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	dir := t.TempDir()
	tools := map[string][]string{"sh": {"curl", "sh", "-eu", "-c"}, "python": {"python3", "python3", "-c"}}
	ran := map[string]int{}
	for _, e := range examples(t) {
		tool := tools[e.language]
		if tool == nil {
			t.Errorf("an example in %q", e.language)
			continue
		}
		if _, err := exec.LookPath(tool[0]); err != nil {
			t.Logf("%s is not here: an example of docs/api.md was not run", tool[0])
			continue
		}
		ran[e.language]++
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		cmd := exec.CommandContext(ctx, tool[1], append(tool[2:], e.program)...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "WAYBILL="+s.URL, "TOKEN=", "no_proxy=127.0.0.1", "PYTHONIOENCODING=utf-8", "LC_ALL=C.UTF-8")
		var out, errs bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &errs
		err := cmd.Run()
		cancel()
		if got := strings.TrimSpace(out.String()); err != nil || got != strings.TrimSpace(e.output) {
			t.Errorf("%s\nsays %q, not %q (%v, %s)", e.program, got, e.output, err, errs.String())
		}
	}
	t.Logf("ran %v", ran)
}

func TestThereAreExamples(t *testing.T) {
	count := map[string]int{}
	for _, e := range examples(t) {
		count[e.language]++
	}
	if count["sh"] < 6 || count["python"] != 1 {
		t.Errorf("%v", count)
	}
}
