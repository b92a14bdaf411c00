package browsertest

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// failing serves a ledger whose queue has two jobs that failed, and waits until they have.
func failing(t *testing.T) *tab {
	t.Helper()
	dir := t.TempDir()
	ledger := filepath.Join(dir, "ledger.db")
	args := []string{"add", "--background", "--ledger", ledger}
	for _, text := range []string{"\n\n", "\n\n \n"} {
		file := filepath.Join(dir, fmt.Sprintf("empty-%d.txt", len(text)))
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	run(t, args...)
	b := newTab(t, serve(t, ledger))
	for begin := time.Now(); b.count("table.jobs tbody tr") < 2; time.Sleep(50 * time.Millisecond) {
		if time.Since(begin) > time.Minute {
			t.Fatal("nothing fails")
		}
		b.open("/activity?ui=en")
	}
	return b
}

// The queue with what failed fits a phone, and keeps nobody out.
func TestQueueAccessible(t *testing.T) {
	source := axe(t)
	b := failing(t)
	for _, theme := range []string{"light", "dark"} {
		b.scheme(theme)
		for _, width := range []int64{320, phone, screen} {
			b.size(width)
			for _, lang := range []string{"en", "de"} {
				what := fmt.Sprintf("activity, %s, %d, %s", theme, width, lang)
				b.open("/activity?ui=" + lang)
				b.accessible(source, what)
				b.inert(what)
			}
		}
	}
}

// The queue is looked after without scripts.
func TestQueueWithoutScripts(t *testing.T) {
	b := failing(t)
	b.noScript()
	b.open("/activity?ui=en")
	for _, step := range []struct{ button, said string }{
		{"form[action='/queue/pause'] button", "The queue is paused."}, {"form[action='/queue/retry'] button", "1 job is tried again."},
		{"form[action='/queue/drop'] button", "1 job was dropped."}, {"form[action='/queue/resume'] button", "The queue goes on."},
	} {
		b.follow(step.button)
		b.has(step.said)
	}
}
