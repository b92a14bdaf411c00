package article_test

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"waybill"
	"waybill/article"
	"waybill/eval"
)

// TestMainContentOfPages scores the extractors on the pages of the folder named by
// WAYBILL_PAGES, laid out as the public article-extraction-benchmark is: ground-truth.json
// with the articleBody of each page, html/NAME.html.gz.
func TestMainContentOfPages(t *testing.T) {
	folder := os.Getenv("WAYBILL_PAGES")
	if folder == "" {
		t.Skip("WAYBILL_PAGES names no folder with pages")
	}
	truth := map[string]struct {
		Body string `json:"articleBody"`
	}{}
	data, err := os.ReadFile(filepath.Join(folder, "ground-truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &truth); err != nil {
		t.Fatal(err)
	}
	extractors := []article.Extractor{article.Thorough, article.Quick, article.Either}
	sums := []eval.PageSum{{Extractor: "thorough"}, {Extractor: "quick"}, {Extractor: "as used"}}
	for name, wanted := range truth {
		a := waybill.Article{File: name, Bytes: unpacked(t, filepath.Join(folder, "html", name+".html.gz"))}
		sure := article.Sure(a)
		for i, by := range extractors {
			begin := time.Now()
			report, err := article.ReadBy(a, by)
			took := time.Since(begin)
			found := ""
			if err == nil {
				found = body(report)
			}
			sums[i].Add(eval.TextOverlap(wanted.Body, found), by == article.Thorough || by == article.Either && !sure, took)
		}
	}
	var figures []eval.PageFigures
	for i := range sums {
		figures = append(figures, sums[i].Figures())
	}
	t.Log("\n" + eval.PageTable(figures))
	if f := figures[2]; f.F1 < 0.95 {
		t.Errorf("F1 %.3f as used, want 0.95", f.F1)
	}
}

func unpacked(t *testing.T, file string) []byte {
	t.Helper()
	packed, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = packed.Close() }() // read only
	unpacker, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	page, err := io.ReadAll(unpacker)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// body is what counts as an article's body: no title, kicker or caption.
func body(r *waybill.Report) string {
	var text strings.Builder
	for _, b := range r.Blocks {
		switch b.Kind {
		case waybill.Paragraph, waybill.Item, waybill.Heading:
			text.WriteString(b.Span.Of(r.Text) + "\n")
		}
	}
	return text.String()
}
