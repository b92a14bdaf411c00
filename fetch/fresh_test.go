package fetch

import (
	"net/http"
	"testing"
	"time"
)

func TestMaxAge(t *testing.T) {
	for _, c := range []struct {
		control, age string
		want         time.Duration
	}{
		{"public, max-age=600", "", 10 * time.Minute},
		{`Max-Age="600", s-maxage=5`, "60", 9 * time.Minute},
		{"max-age=60", "600", 0},
		{"max-age=600, no-cache", "", 0},
		{"no-store", "", 0},
		{"max-age=-1", "", 0},
		{"max-age=soon", "", 0},
		{"max-age=99999999999999999999", "", 10 * 365 * 24 * time.Hour},
		{"", "", 0},
	} {
		h := http.Header{"Cache-Control": {c.control}, "Age": {c.age}}
		if got := maxAge(h); got != c.want {
			t.Errorf("%q, age %q: %v, want %v", c.control, c.age, got, c.want)
		}
	}
}
