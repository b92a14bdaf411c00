package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"waybill/export"
	"waybill/view"
)

// hits are reports that were found: one with all there is, one with next to nothing.
func hits() []view.Hit {
	const passage = "sechs Drohnen 🚂 des Typs Shahed-136 seien über den Hafen geliefert worden, auch Shahed-131"
	points := []rune(passage)
	at := func(words string, n int) view.Words {
		begin := len([]rune(strings.Join(strings.Split(passage, words)[:n+1], words)))
		return view.Words{Begin: 100 + begin, End: 100 + begin + len([]rune(words)), Text: words}
	}
	return []view.Hit{
		{
			Article:   view.Article{ID: strings.Repeat("a", 64), File: "news/drohnen.html", Seen: "2024-05-15T10:00:00Z", Outlet: "Elbe-Bote", Published: "2024-05-14", Title: "Hafen meldet Drohnen", Lang: "de"},
			Snippets:  []view.Snippet{{Begin: 100, End: 100 + len(points), Text: passage, Hits: []view.Words{at("Shahed", 0), at("Shahed", 1)}}},
			Transfers: []string{"IR-RU-uncrewed-IXS2J4", "IR-SD-uncrewed-S3ZN36", "IR-Houthis-missile-W4HN3G"},
		},
		{Article: view.Article{ID: strings.Repeat("b", 64), File: "-", Seen: "2024-05-15T10:00:00Z"}, Snippets: []view.Snippet{}, Transfers: []string{}},
	}
}

func shownHits(p *printer, all []view.Hit) []byte {
	var out bytes.Buffer
	pg := &page{printer: p, out: &out}
	for i := range all {
		pg.hit(&all[i])
	}
	return out.Bytes()
}

func TestHits(t *testing.T) {
	p := testPrinter(t, what{}, 50, true)
	golden(t, "search-color-50", shownHits(p, hits()))
	p.on = false
	for _, p.width = range []int{40, 100} {
		golden(t, fmt.Sprintf("search-%d", p.width), shownHits(p, hits()))
	}
	fits(t, func(p *printer) []byte { return shownHits(p, hits()) })
}

// Whatever articles and people write, only line breaks and our own colours reach the
// terminal, and no cell of CSV becomes a formula.
func TestHostileRegister(t *testing.T) {
	const evil = "=\x1b]0;owned\x07\x1b[2J\u009b31m\u202eesrever\u2066\r\x00\x7f\u200b\u200e\u200f"
	text := regexp.MustCompile(`":"[^"]*"|\["[^"]*"|,"[^"]*"(,|\])`)
	quoted, err := json.Marshal(evil)
	if err != nil {
		t.Fatal(err)
	}
	spoil := func(from, to any) {
		t.Helper()
		data, err := json.Marshal(from)
		if err != nil {
			t.Fatal(err)
		}
		data = text.ReplaceAllFunc(data, func(m []byte) []byte {
			i := bytes.IndexByte(m, '"')
			if m[0] == '"' {
				i = 2
			}
			end := bytes.LastIndexByte(m, '"')
			return bytes.Join([][]byte{m[:i], quoted, m[end+1:]}, nil)
		})
		if err := json.Unmarshal(data, to); err != nil {
			t.Fatalf("%v: %s", err, data)
		}
	}
	var s view.Story
	var found []view.Hit
	spoil(shells(t), &s)
	spoil(hits(), &found)
	if !strings.Contains(string(s.Transfer.Quantity), evil) || s.Voices[0].Said[0].Words != evil || s.Judgements[1].Why != evil {
		t.Fatalf("the story is not spoilt: %+v", s)
	}
	p := testPrinter(t, what{explain: true}, 80, true)
	line, err := export.Line(s)
	if err != nil {
		t.Fatal(err)
	}
	row := strings.Join(export.Transfers.Cells(&s.Transfer), "\t") + "\t" + strings.Join(export.Judgements.Cells(&s.Judgements[1]), "\t")
	for name, out := range map[string]string{
		"list": string(listed(p, []view.Transfer{s.Transfer})), "show": string(shownStory(p, &s)), "log": string(logged(p, &s)),
		"search": string(shownHits(p, found)), "json": string(line), "csv": strings.ReplaceAll(row, "\t", "|"),
	} {
		for _, r := range strings.ReplaceAll(escape.ReplaceAllString(out, ""), "\n", "") {
			if r < 0x20 || r == 0x7f || view.Steers(r) {
				t.Errorf("%s lets %U through", name, r)
				break
			}
		}
	}
	for _, cell := range strings.Split(row, "\t") {
		if strings.HasPrefix(cell, "=") {
			t.Errorf("a cell begins %q", cell)
		}
	}
}
