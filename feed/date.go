package feed

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/mmcdole/gofeed/rss"
)

// layouts are the ways days are written in feeds. All name the month or begin with the year: a
// day that can be read in two ways is not read. RSS asks for RFC 822, Atom, JSON Feed and
// sitemaps for RFC 3339 or W3C's profile of ISO 8601; the others are what is met instead.
var layouts = []string{
	"2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 -07:00", "2 Jan 2006 15:04:05 Z", "2 Jan 2006 15:04:05",
	"2 Jan 2006 15:04 -0700", "2 Jan 2006 15:04 Z", "2 Jan 2006 15:04", "2 Jan 2006",
	"2 Jan 06 15:04:05 -0700", "2 Jan 06 15:04:05", "2 Jan 06 15:04 -0700", "2 Jan 06 15:04",
	"2 January 2006 15:04:05 -0700", "2 January 2006 15:04:05", "2 January 2006 15:04 -0700", "2 January 2006",
	"January 2 2006 15:04:05 -0700", "January 2 2006", "Jan 2 2006 15:04:05 -0700", "Jan 2 2006",
	"Jan 2 15:04:05 2006", "Jan 2 15:04:05 -0700 2006",
	time.RFC3339, "2006-01-02T15:04:05-0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04-0700", "2006-01-02T15:04:05", "2006-01-02T15:04",
	"2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05-07:00", "2006-01-02 15:04:05Z", "2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02",
	"2006/01/02 15:04:05", "2006/01/02", "20060102T150405Z", "2006-01", "2006",
}

// zones are abbreviations of time zones and how far they are ahead of UTC. Those of RFC 822, and
// of Europe. Others are ambiguous (IST) or rare, and are read as UTC.
var zones = map[string]string{
	"UT": "+0000", "GMT": "+0000", "UTC": "+0000", "WET": "+0000", "WEST": "+0100", "BST": "+0100",
	"CET": "+0100", "MEZ": "+0100", "CEST": "+0200", "MESZ": "+0200", "EET": "+0200", "EEST": "+0300", "MSK": "+0300",
	"EST": "-0500", "EDT": "-0400", "CST": "-0600", "CDT": "-0500", "MST": "-0700", "MDT": "-0600", "PST": "-0800", "PDT": "-0700",
}

var (
	weekday  = regexp.MustCompile(`^\pL{2,9}\.?,?\s+(\d|\pL)`)
	lastWord = regexp.MustCompile(`\s\(?([A-Z]{2,5})\)?$`)
	offset   = regexp.MustCompile(`[+-]\d{2}:?\d{2}$`)
)

// date reads the day and time of a feed, in the zone it is given in. The zero time means that there
// is none, or none that can be read in one way only.
func date(s string) time.Time {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > 60 {
		return time.Time{}
	}
	if t := inLayouts(s); !t.IsZero() {
		return t
	}
	if m := weekday.FindStringSubmatchIndex(s); m != nil {
		if t := inLayouts(s[m[2]:]); !t.IsZero() {
			return t
		}
	}
	return time.Time{}
}

// inLayouts reads a day without the day of the week before it.
func inLayouts(s string) time.Time {
	s = strings.NewReplacer(",", "", "Sept ", "Sep ").Replace(s)
	if m := lastWord.FindStringSubmatchIndex(s); m != nil {
		before := s[:m[0]]
		if zone, known := zones[s[m[2]:m[3]]]; known && !offset.MatchString(before) {
			s = before + " " + zone
		} else if known || offset.MatchString(before) {
			s = before // the offset says it already
		}
	}
	for _, layout := range layouts {
		// years outside those of the web are slips
		if t, err := time.Parse(layout, s); err == nil && t.Year() >= 1970 && t.Year() < 2200 {
			return zoned(t)
		}
	}
	return time.Time{}
}

// zoned is the time with its offset only: which names an offset has depends on the machine.
func zoned(t time.Time) time.Time {
	_, seconds := t.Zone()
	if seconds == 0 {
		return t.UTC()
	}
	return t.In(time.FixedZone("", seconds))
}

// periods are the values of sy:updatePeriod.
var periods = map[string]time.Duration{
	"hourly": time.Hour, "daily": 24 * time.Hour, "weekly": 7 * 24 * time.Hour, "monthly": 30 * 24 * time.Hour, "yearly": 365 * 24 * time.Hour,
}

// every is how often an RSS feed asks to be looked at: its ttl, in minutes, or the period and
// frequency of the syndication module; the longer of both.
func every(in *rss.Feed) time.Duration {
	var wait time.Duration
	if minutes, err := strconv.ParseFloat(in.TTL, 64); err == nil && minutes > 0 {
		wait = time.Duration(min(minutes, 525600) * float64(time.Minute))
	}
	period := periods[strings.ToLower(extension(in.Extensions, "sy", "updatePeriod"))]
	if times, err := strconv.ParseFloat(extension(in.Extensions, "sy", "updateFrequency"), 64); err == nil && times >= 1 {
		period = time.Duration(float64(period) / times)
	}
	return max(wait, period)
}
