package measure

import (
	"strings"

	"waybill"
	"waybill/text"
)

// figures reads a day in figures: 03.05.2023, 2023-05-03.
func (r *Reader) figures(i int, _ bool) (moment, int, bool) {
	if i >= len(r.pieces) {
		return moment{}, i, false
	}
	year, month, day, next := 0, 0, 0, i+1
	if p := &r.pieces[i]; p.kind == text.Number && strings.Count(p.lower, ".") == 2 {
		parts := strings.Split(p.lower, ".")
		for k, at := range []*int{&day, &month, &year} {
			if !allDigits(parts[k]) || len(parts[k]) > 4 {
				return moment{}, i, false
			}
			for _, c := range parts[k] {
				*at = 10**at + int(c-'0')
			}
		}
	} else if i+2 < len(r.pieces) && r.pieces[i+1].joined && r.pieces[i+2].joined {
		year, month, day, next = r.fourDigits(i), r.plain(i+1), r.plain(i+2), i+3
	}
	if year < 1900 || year > 2099 || !isDay(month, day) {
		return moment{}, i, false
	}
	return moment{unit: waybill.Day, year: year, n: month, day: day}, next, true
}

// isDay reports whether there is such a day in some year.
func isDay(month, day int) bool {
	return month >= 1 && month <= 12 && day >= 1 && day <= date(2024, month+1, 0).Day()
}

// onDay reads a day of the week, with the day of the month that may follow it.
func (r *Reader) onDay(i int, led bool) (moment, int, bool) {
	n, next := r.weekday(i)
	if n == 0 {
		return moment{}, i, false
	}
	if _, behind, ok := r.when(next, "daytime"); ok {
		next = behind
	}
	if m, behind, ok := r.dayMonth(r.the(next), led); ok {
		return m, behind, true
	}
	if t, behind, ok := r.when(next, "shift"); ok {
		if p, end, ok := r.when(behind, "period"); ok && p.Value == "week" {
			return moment{unit: waybill.Day, weekday: n, shift: whole(t), shifted: true}, end, true
		}
	}
	return moment{unit: waybill.Day, weekday: n}, next, true
}

// weekday is the day of the week at piece i, 0 for none; German joins the part of the day
// to it ("Dienstagabend").
func (r *Reader) weekday(i int) (int, int) {
	if i >= len(r.pieces) || !r.pieces[i].upper {
		return 0, i
	}
	if t, next, ok := r.when(i, "weekday"); ok {
		return whole(t), next
	}
	word := r.pieces[i].lower
	if len(word) > 24 {
		return 0, i
	}
	for k := len(word) - 3; k >= 6; k-- {
		if t, ok := r.pack.Calendar.Get(word[:k], "weekday"); ok {
			if _, ok := r.pack.Calendar.Get(word[k:], "daytime"); ok {
				return whole(t), i + 1
			}
		}
	}
	return 0, i
}

// dayMonth reads a day of a month: "3. Mai 2023", "May 3, 2023", "the 3rd of May".
func (r *Reader) dayMonth(i int, _ bool) (moment, int, bool) {
	if day, next := r.dayFigure(i); day > 0 {
		if n, behind := r.monthName(r.the(next)); n > 0 && isDay(n, day) {
			m := moment{unit: waybill.Day, n: n, day: day}
			return m, r.ofYear(behind, &m), true
		}
		return moment{}, i, false
	}
	n, next := r.monthName(i)
	if n == 0 || r.pack.Rules.Ordinals {
		return moment{}, i, false
	}
	day, behind := r.dayFigure(next)
	if !isDay(n, day) {
		return moment{}, i, false
	}
	m := moment{unit: waybill.Day, n: n, day: day}
	return m, r.ofYear(behind, &m), true
}

// dayFigure reads the figure of a day with its full stop or suffix, 0 for none.
func (r *Reader) dayFigure(i int) (int, int) {
	if i >= len(r.pieces) || r.pieces[i].kind != text.Number {
		return 0, i
	}
	word := r.pieces[i].lower
	digits := strings.TrimRightFunc(word, func(c rune) bool { return c < '0' || c > '9' })
	if len(digits) > 2 || !allDigits(digits) {
		return 0, i
	}
	if _, ok := r.pack.Calendar.Get(word[len(digits):], "suffix"); !ok && digits != word {
		return 0, i
	}
	day, next := 0, i+1
	for _, c := range digits {
		day = 10*day + int(c-'0')
	}
	if r.pack.Rules.Ordinals && r.is(next, ".") && r.pieces[next].glued {
		next++
	}
	return day, next
}
