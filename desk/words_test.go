package desk_test

import (
	"strings"
	"testing"

	"waybill/desk"
)

func TestDay(t *testing.T) {
	for _, test := range []struct{ in, first, last string }{
		{"2024", "2024-01-01", "2024-12-31"}, {"2024-02", "2024-02-01", "2024-02-29"}, {"2023-12", "2023-12-01", "2023-12-31"}, {"2024-05-31", "2024-05-31", "2024-05-31"},
	} {
		if first, err := desk.Day("since", test.in, false); err != nil || first != test.first {
			t.Errorf("%s begins %s, %v", test.in, first, err)
		}
		if last, err := desk.Day("until", test.in, true); err != nil || last != test.last {
			t.Errorf("%s ends %s, %v", test.in, last, err)
		}
	}
	for _, wrong := range []string{"", "24", "2024-13", "2024-02-30", "May 2024", "2024-1-1"} {
		if got, err := desk.Day("since", wrong, false); err == nil {
			t.Errorf("%q is taken for %s", wrong, got)
		}
	}
}

// FuzzDay checks that what is taken for a stretch of days is one.
func FuzzDay(f *testing.F) {
	for _, seed := range []string{"2024", "2024-02", "2023-12-31", "0000", "9999-12", "2024-02-30"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		first, begins := desk.Day("since", s, false)
		last, ends := desk.Day("until", s, true)
		if (begins == nil) != (ends == nil) {
			t.Fatalf("%q begins %v, ends %v", s, begins, ends)
		}
		if begins == nil && (first > last || !strings.HasPrefix(first, s) && len(s) <= len(first)) {
			t.Errorf("%q is taken for %s to %s", s, first, last)
		}
	})
}
