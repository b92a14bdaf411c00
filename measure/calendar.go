package measure

import (
	"time"

	"waybill"
)

// moment is a date as it is worded: a stretch of the calendar, and how it is found.
type moment struct {
	// unit is the stretch named: a day, a month, a year.
	unit waybill.Precision
	// n is which one of its year: the month, season, quarter or half; with unit Day the
	// month of day, or 0 where weekday or shift tell the day.
	n            int
	day, weekday int
	// year is the year named; sameYear counts from the report's where related is set.
	year, sameYear int
	related        bool
	// shift counts from the report's stretch where shifted is set: last week, next May.
	shift   int
	shifted bool
	// third is which third of the stretch is meant, 0 for all of it.
	third int
	// count is how many units ago it was; with past how many end with the report, or
	// begin with it where it is negative.
	count     int
	ago, past bool
	weekend   bool
}

// window is the stretch from a first to a last day.
type window struct{ begin, end time.Time }

// date is a day of the calendar.
func date(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// days finds the days a moment may be. published is the day of the report, the zero time
// where it is not known; ahead says that the moment lies before the writer. It reports
// false where the words do not tell.
func (m *moment) days(published time.Time, ahead bool) (window, bool) {
	w, ok := m.whole(published, ahead)
	if ok && m.third > 0 {
		w = m.part(w)
	}
	return w, ok
}

func (m *moment) whole(published time.Time, ahead bool) (window, bool) {
	known := !published.IsZero()
	switch {
	case m.ago || m.past:
		return m.counted(published), known && m.count != 0
	case m.unit == waybill.Year || m.unit == waybill.Decade:
		year := m.year
		if year == 0 {
			year = published.Year() + m.sameYear
		}
		if m.unit == waybill.Decade {
			return window{date(year, 1, 1), date(year+9, 12, 31)}, m.year != 0
		}
		return window{date(year, 1, 1), date(year, 12, 31)}, m.year != 0 || known && m.related
	case m.n > 0 && m.year != 0:
		return m.of(m.year), true
	case !known:
		return window{}, false
	case m.n > 0 && m.related:
		return m.of(published.Year() + m.sameYear), true
	case m.n > 0:
		return m.nearest(published, ahead), true
	case m.unit == waybill.Day && m.weekday > 0:
		return m.onWeekday(published, ahead), true
	}
	return m.shiftedBy(published), true
}

// of is the stretch in a year.
func (m *moment) of(year int) window {
	first, months := 1, 1
	switch m.unit {
	case waybill.Day:
		d := date(year, m.n, m.day)
		return window{d, d}
	case waybill.Month:
		first = m.n
	case waybill.Quarter:
		first, months = 3*m.n-2, 3
	case waybill.Half:
		first, months = 6*m.n-5, 6
	case waybill.Season:
		first, months = 3*m.n, 3 // spring begins in March, winter in December
	}
	return window{date(year, first, 1), date(year, first+months, 0)}
}

// nearest is the stretch nearest the report that is told by no year: behind the writer,
// or ahead.
func (m *moment) nearest(published time.Time, ahead bool) window {
	year := published.Year()
	switch {
	case m.shifted && m.shift == 0:
		return m.of(year)
	case m.shifted && m.shift > 0:
		for y := year - 1; ; y++ {
			if w := m.of(y); w.begin.After(published) {
				return w
			}
		}
	case m.shifted:
		for y := year + 1; ; y-- {
			if w := m.of(y); w.end.Before(published) {
				return w
			}
		}
	case ahead:
		for y := year - 1; ; y++ {
			if w := m.of(y); !w.end.Before(published) {
				return w
			}
		}
	}
	for y := year + 1; ; y-- {
		if w := m.of(y); !w.begin.After(published) {
			return w
		}
	}
}

// onWeekday is the last such day up to that of the report, or the next one from it on.
// "Last" and "next" leave out the day of the report.
func (m *moment) onWeekday(published time.Time, ahead bool) window {
	step, d := -1, published
	if ahead && !m.shifted || m.shifted && m.shift > 0 {
		step = 1
	}
	if m.shifted && m.shift != 0 {
		d = d.AddDate(0, 0, step)
	}
	for int(d.Weekday()+6)%7+1 != m.weekday {
		d = d.AddDate(0, 0, step)
	}
	return window{d, d}
}

// shiftedBy is the stretch so many after that of the report.
func (m *moment) shiftedBy(published time.Time) window {
	y, month := published.Year(), int(published.Month())
	switch m.unit {
	case waybill.Week:
		monday := published.AddDate(0, 0, 7*m.shift-int(published.Weekday()+6)%7)
		if m.weekend {
			if !m.shifted && int(published.Weekday()+6)%7 < 5 {
				monday = monday.AddDate(0, 0, -7) // "at the weekend", told during the week
			}
			return window{monday.AddDate(0, 0, 5), monday.AddDate(0, 0, 6)}
		}
		return window{monday, monday.AddDate(0, 0, 6)}
	case waybill.Month:
		return window{date(y, month+m.shift, 1), date(y, month+m.shift+1, 0)}
	case waybill.Quarter:
		first := (month-1)/3*3 + 1 + 3*m.shift
		return window{date(y, first, 1), date(y, first+3, 0)}
	case waybill.Half:
		first := (month-1)/6*6 + 1 + 6*m.shift
		return window{date(y, first, 1), date(y, first+6, 0)}
	}
	d := published.AddDate(0, 0, m.shift)
	return window{d, d}
}

// counted is the stretch so many units ago, or the units that end or begin with the
// report.
func (m *moment) counted(published time.Time) window {
	back := func(n int) time.Time {
		switch m.unit {
		case waybill.Day:
			return published.AddDate(0, 0, -n)
		case waybill.Week:
			return published.AddDate(0, 0, -7*n)
		case waybill.Month:
			return addMonths(published, -n)
		case waybill.Quarter:
			return addMonths(published, -3*n)
		case waybill.Decade:
			return addMonths(published, -120*n)
		}
		return addMonths(published, -12*n)
	}
	at := back(m.count)
	switch {
	case m.past && m.count < 0:
		return window{published, at}
	case m.past:
		return window{at, published}
	}
	switch m.unit {
	case waybill.Day:
		return window{at, at}
	case waybill.Week:
		return window{at.AddDate(0, 0, -3), at.AddDate(0, 0, 3)}
	case waybill.Month:
		return window{date(at.Year(), int(at.Month()), 1), date(at.Year(), int(at.Month())+1, 0)}
	case waybill.Quarter:
		return window{date(at.Year(), int(at.Month())-1, 1), date(at.Year(), int(at.Month())+2, 0)}
	case waybill.Decade:
		return window{date(at.Year()-5, 1, 1), date(at.Year()+4, 12, 31)}
	}
	return window{date(at.Year(), 1, 1), date(at.Year(), 12, 31)}
}

// addMonths adds months and keeps to the last day of a shorter one.
func addMonths(d time.Time, n int) time.Time {
	end := date(d.Year(), int(d.Month())+n+1, 0)
	return date(end.Year(), int(end.Month()), min(d.Day(), end.Day()))
}

// part is the third of a stretch that is meant: of a month its first ten days, the next
// ten, the rest; of a year four months.
func (m *moment) part(w window) window {
	switch m.unit {
	case waybill.Year:
		return window{date(w.begin.Year(), 4*m.third-3, 1), date(w.begin.Year(), 4*m.third+1, 0)}
	case waybill.Decade:
		y := w.begin.Year() + [...]int{0, 3, 6}[m.third-1]
		return window{date(y, 1, 1), date(y+3, 12, 31)}
	}
	length := int(w.end.Sub(w.begin).Hours()/24) + 1
	first, last := (m.third-1)*length/3, m.third*length/3-1
	if m.unit == waybill.Month {
		first = 10 * (m.third - 1)
		if last = first + 9; m.third == 3 {
			last = length - 1
		}
	}
	return window{w.begin.AddDate(0, 0, first), w.begin.AddDate(0, 0, max(first, last))}
}

// precision is what the words are exact to.
func (m *moment) precision() waybill.Precision {
	if m.third > 0 {
		return waybill.Third
	}
	return m.unit
}
