package draw

import (
	"html/template"
	"strings"

	"waybill/view"
)

// The size of a spark.
const (
	sparkWidth  = 72.0
	sparkHeight = 16.0
	// sparkBars is how many bars it has at most; over longer times a bar is several months.
	sparkBars = 24
)

// Spark is how many reports there were by month, small enough for a row. It is empty where no
// report has a day.
func Spark(w Words, reports []view.Month) template.HTML {
	counts, total, ok := byMonth(reports)
	if !ok {
		return ""
	}
	first, last := reports[0].Month, reports[len(reports)-1].Month
	title := w.Say("draw.spark", total, w.Month(first), w.Month(last))
	if first == last {
		title = w.Say("draw.spark.one", total, w.Month(first))
	}
	c := picture("spark", sparkWidth, sparkHeight, title, "", false)
	most := 1
	for _, n := range counts {
		most = max(most, n)
	}
	var path strings.Builder
	step := sparkWidth / sparkBars
	for i, n := range counts {
		if n == 0 {
			continue
		}
		height := 3 + (sparkHeight-4)*float64(n)/float64(most)
		path.WriteString("M" + num((float64(sparkBars-len(counts)+i)+0.5)*step) + " " + num(sparkHeight-1) + "v-" + num(height))
	}
	c.empty("path", "d", "M0 15.5H72", "stroke", "currentColor", "opacity", ".25")
	c.empty("path", "class", "bars", "d", path.String(), "stroke", "currentColor", "stroke-width", "2")
	return c.html()
}

// byMonth is the counts of all months from the first to the last, several months in one where
// there are too many.
func byMonth(reports []view.Month) (counts []int, total int, ok bool) {
	if len(reports) == 0 {
		return nil, 0, false
	}
	first, ok := monthNumber(reports[0].Month)
	last, ok2 := monthNumber(reports[len(reports)-1].Month)
	if !ok || !ok2 || last < first {
		return nil, 0, false
	}
	per := (last-first)/sparkBars + 1
	counts = make([]int, (last-first)/per+1)
	for _, r := range reports {
		if n, ok := monthNumber(r.Month); ok && n >= first && n <= last {
			// The last bar ends with the last month.
			counts[len(counts)-1-(last-n)/per] += r.Count
		}
		total += r.Count
	}
	return counts, total, true
}
