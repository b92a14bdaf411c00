package intake

import (
	"strconv"
	"strings"
	"time"
)

// layouts are the forms of dates in records that can be understood in one way only. Days
// written 04/09/2023 are two days, and are left alone.
func layouts() []string {
	return []string{
		time.RFC3339Nano, "2006-01-02T15:04:05.999999999", "2006-01-02T15:04Z07:00", "2006-01-02T15:04",
		"2006-01-02T15:04:05.999999999Z0700", "2006-01-02 15:04:05.999999999Z07:00", "2006-01-02 15:04:05.999999999 Z07:00",
		"2006-01-02 15:04:05.999999999 -0700", "2006-01-02 15:04:05.999999999 -0700 MST", "2006-01-02 15:04:05 MST",
		"2006-01-02 15:04:05.999999999", "2006-01-02 15:04",
		time.DateOnly, "2006/01/02", "2006/01/02 15:04:05", "20060102", "20060102T150405Z", "20060102150405",
		"2.1.2006", "2.1.2006 15:04", "2.1.2006, 15:04", "2.1.2006 15:04:05",
		time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST",
		"2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 MST", "2 Jan 2006", "2 January 2006",
		"Jan 2, 2006", "January 2, 2006", "Monday, January 2, 2006", "Mon Jan 2 15:04:05 2006", time.UnixDate,
	}
}

// day is the day of a date in the zone the date itself is written in, as YYYY-MM-DD; "" if
// it is not understood or is not a day of news. Seconds and milliseconds since 1970 are in
// UTC by what they are.
func day(date string) string {
	date = strings.TrimSpace(date)
	if len(date) > 64 {
		return ""
	}
	for _, layout := range layouts() {
		if t, err := time.Parse(layout, date); err == nil {
			return newsDay(t)
		}
	}
	seconds, err := strconv.ParseFloat(date, 64)
	if err != nil || len(date) < 9 {
		return ""
	}
	if seconds > 1e11 {
		seconds /= 1000
	}
	if seconds < 0 || seconds > 1e11 {
		return ""
	}
	return newsDay(time.Unix(int64(seconds), 0).UTC())
}

// newsDay leaves out the days that machines write for none, as 0001-01-01 and 1970-01-01.
func newsDay(t time.Time) string {
	if t.Year() < 1800 || t.Year() > 2199 || t.Year() == 1970 && t.YearDay() == 1 {
		return ""
	}
	return t.Format(time.DateOnly)
}
