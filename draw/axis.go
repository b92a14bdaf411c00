package draw

import (
	"time"

	"waybill/view"
)

// monthNumber counts months written YYYY-MM.
func monthNumber(month string) (int, bool) {
	t, err := time.Parse("2006-01", month)
	return t.Year()*12 + int(t.Month()) - 1, err == nil
}

// dayNumber counts days written YYYY-MM-DD.
func dayNumber(day view.Optional) (int, bool) {
	t, err := time.Parse(time.DateOnly, string(day))
	return int(t.Unix() / 86400), err == nil
}

// tick is a place on an axis of days.
type tick struct {
	day  int
	text string
}

// ticks are the beginnings of years, months or days, five at most.
func ticks(w Words, first, last int) []tick {
	const most = 5
	months := func(day int) int {
		t := dayTime(day)
		return t.Year()*12 + int(t.Month()) - 1
	}
	for _, step := range []int{1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200} {
		var all []tick
		for m := (months(first) + step) / step * step; m <= months(last); m += step {
			at := time.Date(m/12, time.Month(m%12+1), 1, 0, 0, 0, 0, time.UTC)
			text := w.Month(at.Format("2006-01"))
			if step >= 12 {
				text = at.Format("2006")
			}
			all = append(all, tick{int(at.Unix() / 86400), text})
		}
		switch {
		case len(all) > most:
			continue
		case len(all) > 1:
			return all
		}
		break
	}
	if first == last {
		return []tick{{first, w.Day(dayTime(first).Format(time.DateOnly))}}
	}
	return []tick{{first, w.Day(dayTime(first).Format(time.DateOnly))}, {last, w.Day(dayTime(last).Format(time.DateOnly))}}
}

func dayTime(day int) time.Time { return time.Unix(int64(day)*86400, 0).UTC() }
