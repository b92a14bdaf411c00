package eval

import (
	"fmt"
	"math"
	"strings"
	"text/tabwriter"
	"time"
	"unicode"
)

// Overlap is how far found text is the wanted text, by their shingles: four words in a
// row, each counted as often as it comes. It is the measure of the public
// article-extraction-benchmark (github.com/scrapinghub/article-extraction-benchmark,
// evaluate.py), so that figures can be compared with those published there.
type Overlap struct {
	// Precision and Recall are NaN where there is nothing to divide by.
	Precision, Recall float64
}

// shingle is the number of words in a shingle.
const shingle = 4

// TextOverlap compares found with wanted text.
func TextOverlap(wanted, found string) Overlap {
	w, f := shingles(wanted), shingles(found)
	both, all, got := 0, 0, 0
	for s, n := range w {
		both += min(n, f[s])
		all += n
	}
	for _, n := range f {
		got += n
	}
	return Overlap{Precision: float64(both) / float64(got), Recall: float64(both) / float64(all)}
}

// shingles counts a text's shingles; a text of fewer words is one shingle.
func shingles(text string) map[string]int {
	words := strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_'
	})
	counts := map[string]int{}
	for i := 0; i < max(1, len(words)-shingle+1); i++ {
		if s := strings.Join(words[i:min(i+shingle, len(words))], " "); s != "" {
			counts[s]++
		}
	}
	return counts
}

// PageFigures are what an extractor reaches over many pages. Precision and recall are
// means over pages, as in the benchmark, where they can be told.
type PageFigures struct {
	Extractor string  `json:"extractor"`
	Pages     int     `json:"pages"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	// Thorough is how many of the pages were left to the thorough extractor.
	Thorough int `json:"thorough"`
	// Milliseconds is the mean time a page took.
	Milliseconds float64 `json:"milliseconds"`
}

// PageSum adds up the pages of one extractor.
type PageSum struct {
	Extractor                       string
	pages, thorough, precise, whole int
	precision, recall               float64
	took                            time.Duration
}

// Add counts one page.
func (s *PageSum) Add(o Overlap, thorough bool, took time.Duration) {
	s.pages++
	s.took += took
	if thorough {
		s.thorough++
	}
	if !math.IsNaN(o.Precision) {
		s.precise++
		s.precision += o.Precision
	}
	if !math.IsNaN(o.Recall) {
		s.whole++
		s.recall += o.Recall
	}
}

// Figures gives the means.
func (s *PageSum) Figures() PageFigures {
	f := PageFigures{Extractor: s.Extractor, Pages: s.pages, Thorough: s.thorough}
	if s.pages > 0 {
		f.Milliseconds = float64(s.took.Microseconds()) / 1000 / float64(s.pages)
	}
	if s.precise > 0 {
		f.Precision = s.precision / float64(s.precise)
	}
	if s.whole > 0 {
		f.Recall = s.recall / float64(s.whole)
	}
	if f.Precision+f.Recall > 0 {
		f.F1 = 2 * f.Precision * f.Recall / (f.Precision + f.Recall)
	}
	return f
}

// PageTable writes the figures of several extractors below each other.
func PageTable(all []PageFigures) string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(w, "extractor\tpages\tprecision\trecall\tF1\tthorough\tms a page") // a Builder never fails
	for _, f := range all {
		_, _ = fmt.Fprintf(w, "%s\t%d\t%.3f\t%.3f\t%.3f\t%d\t%.1f\n", f.Extractor, f.Pages, f.Precision, f.Recall, f.F1, f.Thorough, f.Milliseconds)
	}
	_ = w.Flush()
	return b.String()
}
