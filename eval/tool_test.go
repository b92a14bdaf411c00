package eval_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"waybill"
	"waybill/atlas"
	"waybill/eval"
	"waybill/reading"
	"waybill/view"
)

const tool = "../../shared/tools/score_claims.py"

var missLine = regexp.MustCompile(`(?m)^  [-+~] `)

// needTool skips where Python or the reference tool are not there.
func needTool(t *testing.T) string {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3")
	}
	if _, err := os.Stat(tool); err != nil {
		t.Skip("no " + tool)
	}
	return python
}

// goldFolders are the folders the two scorers are compared on.
func goldFolders(t *testing.T) []string {
	t.Helper()
	folders := []string{articlesOnly(t)}
	if _, err := os.Stat("../../shared/gold"); err == nil {
		folders = append(folders, "../../shared/gold")
	}
	return folders
}

// articlesOnly copies the project's gold without the stories, which the tool does not know.
func articlesOnly(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "gold")
	for _, lang := range []string{"de", "en"} {
		if err := os.CopyFS(filepath.Join(folder, lang), os.DirFS("../gold/"+lang)); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestFiguresAreThoseOfTheTool(t *testing.T) {
	python := needTool(t)
	for _, folder := range goldFolders(t) {
		gold := mustLoad(t, folder, "")
		for seed := range uint64(4) {
			t.Run(fmt.Sprintf("%s/seed%d", filepath.Base(filepath.Dir(folder)), seed), func(t *testing.T) {
				docs := map[string]*view.Document{}
				for i := range gold {
					if (uint64(i)+seed)%11 != 0 { // some articles have no prediction
						docs[gold[i].Key] = perturb(&gold[i], seed)
					}
				}
				compareWithTool(t, python, folder, "", gold, docs)
			})
		}
	}
}

func TestFiguresOfTheReadingAreThoseOfTheTool(t *testing.T) {
	python := needTool(t)
	for _, folder := range goldFolders(t) {
		for _, lang := range []string{"", "de", "en"} {
			gold := mustLoad(t, folder, lang)
			compareWithTool(t, python, folder, lang, gold, readAll(t, gold))
		}
	}
}

// compareWithTool prints both scorers' output for the same predictions and wants it
// equal: figures as JSON to the last digit, table and per-article lines by the letter.
func compareWithTool(t *testing.T, python, folder, lang string, gold []eval.Gold, docs map[string]*view.Document) {
	t.Helper()
	pred := filepath.Join(t.TempDir(), "pred.jsonl")
	writeLines(t, pred, docs)
	args := []string{tool, folder, "--pred", pred}
	if lang != "" {
		args = append(args, "--lang", lang)
	}
	results, misses := scoreAll(gold, docs), 0
	var lines, table bytes.Buffer
	for i := range results {
		fmt.Fprintln(&lines, results[i].Line())
		for _, m := range results[i].Misses {
			if !strings.HasPrefix(m, "! ") {
				misses++
			}
		}
	}
	figures := eval.Sum(results)
	figures.Errors = eval.Errors{} // the tool counts none
	if err := figures.Table(&table); err != nil {
		t.Fatal(err)
	}
	var want eval.Figures
	if err := json.Unmarshal(run(t, python, append(args, "--json")), &want); err != nil {
		t.Fatal(err)
	}
	if figures != want {
		t.Errorf("figures differ:\n got %+v\nwant %+v", figures, want)
	}
	if got, want := lines.String()+table.String(), string(run(t, python, append(args, "--per-doc"))); got != want {
		t.Errorf("tables differ:\n--- got\n%s--- want\n%s", got, want)
	}
	if want := len(missLine.FindAll(run(t, python, append(args, "--misses")), -1)); misses != want {
		t.Errorf("%d misses, the tool tells %d", misses, want)
	}
}

func run(t *testing.T, python string, args []string) []byte {
	t.Helper()
	cmd := exec.Command(python, args...)
	cmd.Stderr = os.Stderr
	cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", strings.Join(args, " "), err)
	}
	return out
}

func writeLines(t *testing.T, file string, docs map[string]*view.Document) {
	t.Helper()
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	for _, d := range docs {
		if err := encoder.Encode(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(file, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

func mustLoad(t testing.TB, folder, lang string) []eval.Gold {
	t.Helper()
	var fsys fs.FS = os.DirFS(folder)
	gold, err := eval.Load(fsys, lang)
	if err != nil {
		t.Fatal(err)
	}
	return gold
}

func scoreAll(gold []eval.Gold, docs map[string]*view.Document) []eval.Result {
	results := make([]eval.Result, len(gold))
	for i := range gold {
		results[i] = eval.Score(&gold[i], docs[gold[i].Key])
	}
	return results
}

// readAll reads the gold's articles with the real reader.
func readAll(t testing.TB, gold []eval.Gold) map[string]*view.Document {
	t.Helper()
	a, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := reading.New(a)
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string]*view.Document{}
	for i := range gold {
		r, err := reader.Read(waybill.Article{File: gold[i].File, Bytes: gold[i].Raw})
		if err != nil {
			t.Fatalf("%s: %v", gold[i].Key, err)
		}
		d := view.Of(r)
		docs[gold[i].Key] = &d
	}
	return docs
}
