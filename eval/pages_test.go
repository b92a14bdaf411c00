package eval

import (
	"math"
	"strings"
	"testing"
	"time"
)

func TestTextOverlap(t *testing.T) {
	tests := []struct {
		name, wanted, found string
		precision, recall   float64
	}{
		{"equal, but for punctuation", "Oslo sagt Kiew Raketen zu.", "Oslo sagt: Kiew „Raketen“ zu", 1, 1},
		{"half of it", "a b c d e f g h", "a b c d e", 1, 2.0 / 5},
		{"more than it", "a b c d", "a b c d e f g", 1.0 / 4, 1},
		{"repeated", "a b c d", "a b c d a b c d", 1.0 / 5, 1},
		{"another", "a b c d", "e f g h", 0, 0},
		{"short", "a b", "a b", 1, 1},
		{"nothing found", "a b c d", "", math.NaN(), 0},
		{"nothing wanted", "", "a b c d", 0, math.NaN()},
	}
	for _, test := range tests {
		got := TextOverlap(test.wanted, test.found)
		if !same(got.Precision, test.precision) || !same(got.Recall, test.recall) {
			t.Errorf("%s: got %+v, want %v, %v", test.name, got, test.precision, test.recall)
		}
	}
}

func same(a, b float64) bool { return math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) < 1e-9 }

// TestPageSum: pages on which a figure cannot be told do not count in its mean.
func TestPageSum(t *testing.T) {
	s := PageSum{Extractor: "quick"}
	s.Add(Overlap{1, 1}, false, 3*time.Millisecond)
	s.Add(Overlap{math.NaN(), 0}, true, 5*time.Millisecond)
	f := s.Figures()
	if f.Precision != 1 || f.Recall != 0.5 || math.Abs(f.F1-2.0/3) > 1e-9 || f.Thorough != 1 || f.Milliseconds != 4 {
		t.Errorf("got %+v", f)
	}
	if table := PageTable([]PageFigures{f}); !strings.Contains(table, "quick      2      1.000      0.500   0.667  1         4.0") {
		t.Errorf("got\n%s", table)
	}
}
