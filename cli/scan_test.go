package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestScan(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"drones.txt":  "Iran Sends Drones to Russia\n\nIran delivered 20 drones to Russia in May, the ministry said.\n",
		"garden.html": "<!DOCTYPE html><title>Roses</title><p>Roses need sun, water and a little patience.</p>",
		"paper.jsonl": `{"title": "Panzer für Kiew", "text": "Deutschland liefert der Ukraine 18 Panzer, teilte die Regierung mit. Die ersten sollen im Mai eintreffen."}` + "\n" + `{"title": "Regen", "text": "Morgen regnet es im Norden, und im Süden scheint die Sonne den ganzen Tag."}` + "\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, errs, status := run(t, dir, nil, "scan", "drones.txt", "garden.html", "paper.jsonl")
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if status != 0 || len(lines) != 2 || !strings.HasPrefix(lines[0], "drones.txt: Iran, Sends, Drones, Russia") || !strings.HasPrefix(lines[1], "paper.jsonl") || !strings.Contains(lines[1], "Panzer") {
		t.Errorf("status %d\n%s%s", status, out, errs)
	}
	if !strings.HasPrefix(errs, "4 articles, 2 of them would be read (50.0 %); ") {
		t.Errorf("the summary: %q", errs)
	}
	out, _, _ = run(t, dir, nil, "scan", "--explain", "drones.txt")
	if want := "drones.txt\n         0  party   Iran\n         5  passes  Sends\n        11  goods   Drones\n        21  party   Russia\n"; !strings.HasPrefix(out, want) {
		t.Errorf("explained:\n%s\nwant\n%s", out, want)
	}
	out, _, _ = run(t, dir, nil, "scan", "--json", "drones.txt")
	var got struct {
		File  string
		Words []struct {
			Word, Need string
			Begin, End int
		}
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil || got.File != "drones.txt" || got.Words[2].Word != "Drones" || got.Words[2].Begin != 11 || got.Words[2].Need != "goods" {
		t.Errorf("%v\n%s", err, out)
	}
	if _, errs, status := run(t, dir, nil, "scan", "missing.txt", "drones.txt"); status != 1 || !strings.Contains(errs, "missing.txt: there is no such file") {
		t.Errorf("a file that is not there: status %d\n%s", status, errs)
	}
}
