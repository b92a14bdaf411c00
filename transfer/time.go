package transfer

import (
	"time"

	"waybill"
)

// DefaultWindow is how many days may lie between two claims of one transfer, by default.
const DefaultWindow = 365

// days is a stretch of the calendar, both ends included, in days since 1970-01-01 UTC;
// known is false where no day is known.
type days struct {
	begin, end int
	known      bool
}

// day is the number of a day YYYY-MM-DD, and whether it is one.
func day(s string) (int, bool) {
	t, err := time.Parse(time.DateOnly, s)
	return int(t.Unix() / 86400), err == nil
}

// days is when the claim is of.
func (c *Claim) days() days {
	begin, ok := day(c.Begin)
	if c.End == c.Begin {
		return days{begin, begin, ok}
	}
	end, ok2 := day(c.End)
	return days{begin, end, ok && ok2}
}

// near reports whether at most window days lie between the two.
func (d days) near(other days, window int) bool {
	return d.known && other.known && d.begin-other.end <= window && other.begin-d.end <= window
}

// join is the stretch from the first day of both to the last.
func (d days) join(other days) days {
	switch {
	case !d.known:
		return other
	case !other.known:
		return d
	}
	return days{min(d.begin, other.begin), max(d.end, other.end), true}
}

// when is the first and last day a claim speaks of. What is still to come, and what goes on
// since a day long past, is told of the day of the report; what happened, of the day it
// happened. The days are "" where none is known.
func when(w waybill.Date, published string) (begin, end string) {
	switch {
	case !w.Resolved():
		return published, published
	case w.Begin == "":
		begin, end = w.End, w.End
	case w.End == "" && published != "":
		return published, published
	case w.End == "":
		begin, end = w.Begin, w.Begin
	default:
		begin, end = w.Begin, w.End
	}
	if published == "" {
		return begin, end
	}
	return min(begin, published), min(end, published)
}
