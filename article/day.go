package article

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

// moment is a date as a page's metadata states it.
type moment struct {
	day     string    // YYYY-MM-DD in the zone the page states
	instant time.Time // zero where no time of day or no zone is stated
	utc     bool      // the zone is UTC, which servers write whatever the outlet's own is
}

// layouts are the forms of dates in metadata that are not RFC 3339's, as seen on pages.
func layouts() []string {
	return []string{
		time.RFC3339Nano, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700",
		"2006-01-02T15:04:05 Z07:00", "2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05Z07:00",
		time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 -0700", time.RFC1123, "Mon, 2 Jan 2006 15:04:05 MST",
	}
}

// readMoment reads a date; it is not understood where day and month may be taken for each
// other (4/9/2023).
func readMoment(stated string) (moment, bool) {
	stated = oneLine(stated)
	if len(stated) > 64 {
		return moment{}, false
	}
	for _, layout := range layouts() {
		at, err := time.Parse(layout, stated)
		if err != nil {
			continue
		}
		day := at.Format(time.DateOnly)
		_, offset := at.Zone()
		return moment{day: day, instant: at, utc: offset == 0}, plausible(day)
	}
	day := ""
	if len(stated) == 8 && strings.Trim(stated, "0123456789") == "" {
		day = stated[:4] + "-" + stated[4:6] + "-" + stated[6:]
	} else if len(stated) > 10 && stated[4] == '-' && (stated[10] == ' ' || stated[10] == 'T') {
		day = stated[:10] // a time without zone
	} else {
		day = publishedIn(stated)
	}
	return moment{day: day}, plausible(day)
}

// plausible is true for a day of the calendar on which something may have been published.
// The first of January 1970 is what programs write that know no date.
func plausible(day string) bool {
	at, err := time.Parse(time.DateOnly, day)
	return err == nil && at.Year() >= 1600 && at.Year() < 2200 && day != "1970-01-01"
}

// dayIn gives the day of a moment, in the outlet's own zone where another statement of
// the same moment tells it: 2024-05-14T22:30:00Z is the 15th if elsewhere the page has
// 2024-05-15T00:30:00+02:00.
func (m moment) dayIn(others []string) string {
	if !m.utc {
		return m.day
	}
	for _, stated := range others {
		if other, ok := readMoment(stated); ok && !other.utc && !other.instant.IsZero() && other.instant.Equal(m.instant) {
			return other.day
		}
	}
	return m.day
}

// pathDay finds a day in an address: /2024/05/15/, /2024/may/15/, /2024-05-15-, -20240515.
var pathDay = regexp.MustCompile(`(?:^|[/_.-])((?:19|20)[0-9]{2})([/_-]?)([0-9]{1,2}|[a-z]{3,9})([/_-]?)([0-9]{1,2})(?:[/_.-]|$)`)

// dayInPath is the day of publication that an address tells, "" if it tells none or
// several.
func dayInPath(path string) string {
	found := ""
	for path = strings.ToLower(path); ; {
		m := pathDay.FindStringSubmatchIndex(path)
		if m == nil {
			return found
		}
		part := func(n int) string { return path[m[2*n]:m[2*n+1]] }
		if part(2) == part(4) && (part(2) != "" || len(part(3)+part(5)) == 4) {
			day := pathDate(part(1), part(3), part(5))
			if found != "" && day != "" && day != found {
				return ""
			}
			found = first(day, found)
		}
		path = path[m[3]:] // the next may begin with what ends this one
	}
}

func pathDate(year, month, day string) string {
	var m int
	if isDigit(month[0]) {
		_, _ = fmt.Sscanf(month, "%d", &m) // one or two digits, as matched
	} else {
		m = labelTable().calendar[month]
	}
	stated, ok := dateOf(year, m, day)
	if !ok || !plausible(stated) {
		return ""
	}
	return stated
}
