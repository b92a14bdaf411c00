package fetch

import (
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// maxAge reads how long a page stays fresh for whoever asked for it (RFC 9111, section 4.2): the
// max-age of Cache-Control without the time it lay in caches. It is 0 for what makes no sense.
func maxAge(h http.Header) time.Duration {
	var age time.Duration
	for directive := range strings.SplitSeq(strings.ToLower(strings.Join(h.Values("Cache-Control"), ",")), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(directive), "=")
		switch strings.TrimSpace(name) {
		case "no-store", "no-cache":
			return 0
		case "max-age":
			age = seconds(strings.Trim(strings.TrimSpace(value), `"`))
		}
	}
	return max(age-seconds(strings.TrimSpace(h.Get("Age"))), 0)
}

// seconds reads a count of seconds, up to ten years; 0 for what is none.
func seconds(s string) time.Duration {
	n, err := strconv.ParseUint(s, 10, 64)
	if err != nil && n != math.MaxUint64 {
		return 0
	}
	return time.Duration(min(n, 10*365*24*3600)) * time.Second
}
