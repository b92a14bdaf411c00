package cli

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"waybill"
	"waybill/article"
	"waybill/eval"
)

// extractors are those that pages are scored with, each by itself and both as they are
// used.
func extractors() []struct {
	name string
	by   article.Extractor
} {
	return []struct {
		name string
		by   article.Extractor
	}{{"thorough", article.Thorough}, {"quick", article.Quick}, {"as used", article.Either}}
}

// evalPages scores how well the main content of pages is found.
func (a *app) evalPages(ctx context.Context, folder string, s scoring) error {
	doing := "score the pages of " + folder
	bodies, err := wantedBodies(folder)
	if err != nil {
		return inputError{doing, err}
	}
	sums := make([]eval.PageSum, len(extractors()))
	for _, name := range slices.Sorted(maps.Keys(bodies)) {
		if err := ctx.Err(); err != nil {
			return err
		}
		page, err := readWantedPage(folder, name)
		if err != nil {
			return inputError{doing, err}
		}
		if err := a.scorePage(name, page, bodies[name].Body, sums, s); err != nil {
			return err
		}
	}
	figures := make([]eval.PageFigures, len(sums))
	for i := range sums {
		figures[i] = sums[i].Figures()
	}
	if s.json {
		data, err := json.Marshal(figures)
		if err != nil {
			return outputError{err}
		}
		return a.print(string(data) + "\n")
	}
	return a.print(eval.PageTable(figures))
}

// scorePage reads one page with each extractor in turn, so that they meet the same load.
func (a *app) scorePage(name string, page []byte, wanted string, sums []eval.PageSum, s scoring) error {
	line := name
	input := waybill.Article{File: name, Bytes: page}
	for i, e := range extractors() {
		begin := time.Now()
		report, err := article.ReadBy(input, e.by)
		took := time.Since(begin)
		found := ""
		if err == nil {
			found = runningText(report)
		}
		overlap := eval.TextOverlap(wanted, found)
		sums[i].Extractor = e.name
		sums[i].Add(overlap, e.by == article.Thorough || e.by == article.Either && !article.Sure(input), took)
		line += fmt.Sprintf("  %s %.2f %.2f", e.name, overlap.Precision, overlap.Recall)
	}
	if !s.perDoc {
		return nil
	}
	return a.print(line + "\n")
}

// runningText is what counts as an article's body: no title, kicker or caption.
func runningText(r *waybill.Report) string {
	var text strings.Builder
	for _, b := range r.Blocks {
		switch b.Kind {
		case waybill.Paragraph, waybill.Item, waybill.Heading:
			text.WriteString(b.Span.Of(r.Text) + "\n")
		}
	}
	return text.String()
}

// wantedBody is the truth about one page.
type wantedBody struct {
	Body string `json:"articleBody"`
}

func wantedBodies(folder string) (map[string]wantedBody, error) {
	data, err := os.ReadFile(filepath.Join(folder, "ground-truth.json"))
	if err != nil {
		return nil, opening(err)
	}
	bodies := map[string]wantedBody{}
	if err := json.Unmarshal(data, &bodies); err != nil {
		return nil, fmt.Errorf("ground-truth.json is not as it should be: %w", err)
	}
	if len(bodies) == 0 {
		return nil, errors.New("ground-truth.json names no page")
	}
	return bodies, nil
}

// readWantedPage reads html/NAME.html, packed or not. A name is no path.
func readWantedPage(folder, name string) ([]byte, error) {
	file := filepath.Join(folder, "html", filepath.Base(name)+".html")
	page, err := os.ReadFile(file)
	if err == nil {
		return page, nil
	}
	packed, err := os.Open(file + ".gz")
	if err != nil {
		return nil, opening(err)
	}
	defer func() { _ = packed.Close() }() // read only
	unpacked, err := gzip.NewReader(packed)
	if err != nil {
		return nil, fmt.Errorf("unpacking %s.html.gz: %w", name, err)
	}
	page, err = io.ReadAll(io.LimitReader(unpacked, article.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("unpacking %s.html.gz: %w", name, err)
	}
	return page, nil
}
