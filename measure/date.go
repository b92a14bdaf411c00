package measure

import (
	"strconv"
	"time"

	"waybill"
	"waybill/lang"
	"waybill/text"
)

// Date is a date that a sentence names.
type Date struct {
	// First and Last are the tokens it touches, half open.
	First, Last int
	Span        waybill.Span
	// Attached reports that it tells a noun apart ("the treaty of 2019", "Tuesday's
	// statement") and is no adverbial.
	Attached bool

	from, to      moment
	ranged        bool
	opens, closes bool // open at its begin (until …), at its end (since …)
	outside       bool // before or after the moment, which is not of it
	begun         bool // speaks of what has begun, never of what is to come
}

// Resolve finds the days of a date. published is the day of the report, YYYY-MM-DD, or ""
// where it is not known: what counts from it stays unresolved then. ahead says that the
// date lies before the writer, as that of a promise.
func (d *Date) Resolve(published string, ahead bool) waybill.Date {
	day, err := time.Parse(time.DateOnly, published)
	if err != nil {
		day = time.Time{}
	}
	out := waybill.Date{Span: d.Span}
	ahead = ahead && !d.begun
	w, ok := d.from.days(day, ahead)
	if d.ranged {
		upper, known := d.to.days(day, ahead)
		w.end, ok = upper.end, ok && known && !upper.end.Before(w.begin)
	}
	if !ok || w.begin.Year() < 1 || w.end.Year() > 9998 {
		return out
	}
	switch {
	case d.opens && d.outside && d.from.third == 3: // "before the end of the year" is in it
	case d.opens && d.outside:
		w.end = w.begin.AddDate(0, 0, -1)
	case d.closes && d.outside:
		w.begin = w.end.AddDate(0, 0, 1)
	}
	if !d.opens {
		out.Begin = w.begin.Format(time.DateOnly)
	}
	if !d.closes {
		out.End = w.end.Format(time.DateOnly)
	}
	out.Precision = d.from.precision()
	return out
}

// Day is the day that the words tell in full, with its year, as YYYY-MM-DD; "" where they
// do not.
func (d *Date) Day() string {
	if d.from.unit != waybill.Day || d.from.year == 0 || d.ranged || d.opens || d.closes {
		return ""
	}
	return d.Resolve("", false).Begin
}

// Dates lists the dates of the sentence from left to right, without overlap, and keeps
// their numbers from being amounts.
func (r *Reader) Dates() []Date {
	var all []Date
	for i := 0; i < len(r.pieces); {
		d, next, ok := r.date(i)
		if !ok {
			i++
			continue
		}
		for k := i; k < next; k++ {
			r.dated[k] = true
		}
		d.Span = r.span(i, next)
		d.First, d.Last = r.tokens(i, next)
		d.Attached = d.Attached || next < len(r.pieces) && r.pieces[next].kind == text.Clitic
		all = append(all, d)
		i = next
	}
	return all
}

// date reads the date that begins at piece i.
func (r *Reader) date(i int) (Date, int, bool) {
	if !r.datable[i] {
		return Date{}, i, false
	}
	if m, next, ok := r.ago(i); ok {
		return Date{from: m}, next, true // before "vor" is taken for a preposition
	}
	var d Date
	led, between, next := r.lead(i, &d)
	m, next, ok := r.moment(next, led)
	if !ok {
		return Date{}, i, false
	}
	d.from = m
	if upper, behind, ok := r.until(next, between); ok && (between || !r.coordinated(next) || m.follows(&upper)) {
		d.to, d.ranged, next = upper, true, behind
		if d.from.year == 0 && !d.from.related {
			d.from.year, d.from.sameYear, d.from.related = upper.year, upper.sameYear, upper.related
		}
		d.Attached = false
	}
	return d, next, true
}

// lead reads the prepositions before a date and notes what they make of it. led reports
// that one stands there, between that it opens a range.
func (r *Reader) lead(i int, d *Date) (led, between bool, next int) {
	next = i
	for range 4 {
		kind, behind := "", next
		for _, k := range [...]string{"since", "until", "before", "after", "between", "from", "of", "at"} {
			if t, n, ok := r.when(next, k); ok && n > behind {
				kind, behind = k, n
				d.begun = d.begun || t.Number != nil
			}
		}
		switch kind {
		case "":
			return led, between, next
		case "since":
			d.closes = true
		case "until":
			d.opens = true
		case "before":
			d.opens, d.outside = true, true
		case "after":
			d.closes, d.outside = true, true
		case "between":
			between = true
		case "from", "of":
			d.Attached = true
		}
		led, next = true, behind
	}
	return led, between, next
}

// until reads the upper end of a range behind its lower one.
func (r *Reader) until(i int, between bool) (moment, int, bool) {
	next, ok := r.dash(i)
	if !ok && r.is(i, "/") && r.pieces[i].glued {
		next, ok = i+1, true
	}
	if !ok {
		_, next, ok = r.when(i, "to")
	}
	if !ok {
		return moment{}, i, false
	}
	if y := r.yearOn(i, next); y > 0 {
		return moment{unit: waybill.Year, year: y}, next + 1, true
	}
	for _, k := range [...]string{"at", "of"} {
		if _, behind, led := r.when(next, k); led {
			next = behind
		}
	}
	return r.moment(next, true)
}

// coordinated reports whether a coordinator stands at piece i.
func (r *Reader) coordinated(i int) bool { return r.a.Tokens[r.pieces[i].token].Has(lang.Coordinator) }

// follows reports whether another year or month comes right after m, so that "in 2021 and
// 2022" is one stretch; others are two dates.
func (m *moment) follows(o *moment) bool {
	switch {
	case m.unit != o.unit || m.third+o.third > 0:
		return false
	case m.unit == waybill.Year:
		return m.year > 0 && o.year == m.year+1
	}
	return m.unit == waybill.Month && m.year == 0 && o.n == m.n+1
}

// yearOn is the second year of a short form like "2026-27" or "2022/23", 0 for none; next
// is where its two digits stand.
func (r *Reader) yearOn(i, next int) int {
	y := r.fourDigits(i - 1)
	if y == 0 || next >= len(r.pieces) || !r.pieces[next].glued || len(r.pieces[next].lower) != 2 {
		return 0
	}
	if n := r.plain(next); n > y%100 {
		return y - y%100 + n
	}
	return 0
}

// the passes over articles and such words inside a date.
func (r *Reader) the(i int) int {
	for range 3 {
		_, next, ok := r.when(i, "the")
		if !ok {
			break
		}
		i = next
	}
	return i
}

// moment reads a date without the words that lead it. led reports that such words stand
// before it: some stretches count as dates only then.
func (r *Reader) moment(i int, led bool) (moment, int, bool) {
	start := i
	if led {
		i = r.the(i)
	}
	if i >= len(r.pieces) || !r.datable[i] {
		return moment{}, start, false
	}
	for _, read := range [...]func(*Reader, int, bool) (moment, int, bool){(*Reader).figures, (*Reader).offset, (*Reader).past, (*Reader).thirdOf, (*Reader).shiftedPeriod,
		(*Reader).ordinal, (*Reader).onDay, (*Reader).dayMonth, (*Reader).month, (*Reader).season, (*Reader).yearly} {
		if m, next, ok := read(r, i, led); ok {
			return m, next, true
		}
	}
	return moment{}, start, false
}

// plain is the number of a piece of digits alone, 0 for none.
func (r *Reader) plain(i int) int {
	if i < 0 || i >= len(r.pieces) || len(r.pieces[i].lower) > 4 || !allDigits(r.pieces[i].lower) || r.named(i) {
		return 0
	}
	n, _ := strconv.Atoi(r.pieces[i].lower)
	return n
}

// fourDigits is the year that piece i reads as, 0 for none.
func (r *Reader) fourDigits(i int) int {
	if n := r.plain(i); n >= 1900 && n <= 2099 && len(r.pieces[i].lower) == 4 {
		return n
	}
	return 0
}

// ofYear reads the year behind a month or another part of one: "May 2023", "Mai
// vergangenen Jahres", "the end of the year", "May, 2023", "May last year".
func (r *Reader) ofYear(i int, m *moment) int {
	next := r.the(i)
	if y := r.fourDigits(next); y > 0 && (next == i || !r.is(i, ",") || m.unit == waybill.Day) {
		m.year = y
		return next + 1
	}
	if t, behind, ok := r.when(next, "shift"); ok {
		if p, end, ok := r.when(behind, "period"); ok && p.Value == "year" {
			m.related, m.sameYear = true, int(t.Number.Num().Int64())
			return end
		}
	}
	if _, behind, ok := r.when(next, "of"); ok {
		next = r.the(behind)
		if y := r.fourDigits(next); y > 0 {
			m.year = y
			return next + 1
		}
	}
	if p, end, ok := r.when(next, "period"); ok && p.Value == "year" && next > i {
		m.related = true
		return end
	}
	return i
}
