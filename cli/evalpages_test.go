package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEvalPages(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "html"), 0o755); err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../article/testdata/news-en.html")
	if err != nil {
		t.Fatal(err)
	}
	write := func(name string, data []byte) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("html/a.html", page)
	write("ground-truth.json", []byte(`{"a":{"articleBody":"The manufacturer confirmed the order but declined to comment further."}}`))
	out, errs, status := try(t, Streams{}, "eval", "--pages", dir)
	if status != 0 || errs != "" {
		t.Fatalf("status %d: %s", status, errs)
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != 4 {
		t.Fatalf("got\n%s", out)
	}
	for i, name := range []string{"extractor", "thorough", "quick", "as used"} {
		if !strings.HasPrefix(lines[i], name) || i > 0 && !strings.Contains(lines[i], "1.000") {
			t.Errorf("line %d: %q, want %s with all of the text found", i, lines[i], name)
		}
	}
	write("ground-truth.json", []byte(`{"b":{"articleBody":"x"}}`))
	if _, errs, status = try(t, Streams{}, "eval", "--pages", dir); status != 1 || !strings.Contains(errs, "there is no such file") {
		t.Errorf("status %d: %s", status, errs)
	}
}
