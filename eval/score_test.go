package eval_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"waybill/eval"
)

var update = flag.Bool("update", false, "write gold/score.txt anew")

const scoreFile = "../gold/score.txt"

const scoreHead = `How well the reading does on gold/, by waybill eval. Kept by a test: after a change to
the reading, see which way the figures went, then: go test ./eval -run Score -update
`

// TestScore holds the reading against the committed figures. It fails whenever the
// reading changed, for better or worse: the change belongs in the diff.
func TestScore(t *testing.T) {
	got := scoreText(t)
	if *update {
		if err := os.WriteFile(scoreFile, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(scoreFile)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the reading changed; if for the better: go test ./eval -run Score -update\n%s", diff(string(want), got))
	}
}

func scoreText(t *testing.T) string {
	t.Helper()
	gold := mustLoad(t, "../gold", "")
	results := scoreAll(gold, readAll(t, gold))
	out := bytes.NewBufferString(scoreHead)
	for _, set := range []struct{ title, lang string }{{"All", ""}, {"German", "de"}, {"English", "en"}} {
		var some []eval.Result
		for _, r := range results {
			if set.lang == "" || r.Lang == set.lang {
				some = append(some, r)
			}
		}
		fmt.Fprintf(out, "\n%s: ", set.title)
		figures := eval.Sum(some)
		if err := errors.Join(figures.Table(out), figures.Errors.Table(out)); err != nil {
			t.Fatal(err)
		}
	}
	fmt.Fprint(out, "\nF1 of each article\n")
	for i := range results {
		fmt.Fprintln(out, results[i].Line())
	}
	return out.String()
}

// diff shows the lines in which two texts of the same layout differ.
func diff(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	var b strings.Builder
	for i := range max(len(w), len(g)) {
		var old, now string
		if i < len(w) {
			old = w[i]
		}
		if i < len(g) {
			now = g[i]
		}
		if old != now {
			fmt.Fprintf(&b, "-%s\n+%s\n", old, now)
		}
	}
	return b.String()
}
