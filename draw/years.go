package draw

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"waybill/view"
)

// The measures of what passed by year.
const (
	yearsWidth = 400.0
	yearsSide  = 56.0 // the highest bar of a side
	mostYears  = 40
)

// year is how many rows speak of a year last, and how many of these have come.
type year struct {
	year, given, got int
	came, arrived    int
}

// Years draws how much a party gives (above the line) and gets (below) by year; what has come is
// filled, the rest is drawn in outline. It is empty where no row speaks of a year.
func Years(w Words, a *view.Account) template.HTML {
	all := yearsOf(a)
	if len(all) == 0 {
		return ""
	}
	most := 1
	for _, y := range all {
		most = max(most, y.given, y.got)
	}
	var told []string
	for _, y := range all {
		if y.given+y.got > 0 {
			told = append(told, yearWords(w, y))
		}
	}
	const axis = yearsSide + 22
	c := picture("years", yearsWidth, 2*yearsSide+58, w.Say("draw.years", w.Party(a.Party.ID)), strings.Join(told, " "), false)
	c.text(0, 12, w.Say("draw.given"), "font-size", num(fontSize-1), "opacity", ".75")
	c.text(0, 2*yearsSide+54, w.Say("draw.got"), "font-size", num(fontSize-1), "opacity", ".75")
	step := min(yearsWidth/float64(len(all)), 44)
	height := func(n int) float64 { return yearsSide * float64(n) / float64(most) }
	free := 0.0
	for i, y := range all {
		x, width := float64(i)*step+step*.15, step*.7
		c.start("g", "stroke", "currentColor")
		c.label("title", yearWords(w, y))
		c.bar(x, width, axis-height(y.given), height(y.given))
		c.solid(x, width, axis-height(y.came), height(y.came))
		c.bar(x, width, axis+18, height(y.got))
		c.solid(x, width, axis+18, height(y.arrived))
		c.end()
		text := strconv.Itoa(y.year)
		half := measure(text, fontSize-1.5) / 2
		if at := min(max(x+width/2, half), yearsWidth-half); at-half >= free {
			c.text(at, axis+13, text, "text-anchor", "middle", "font-size", num(fontSize-1.5))
			free = at + half + 6
		}
	}
	return c.html()
}

func yearWords(w Words, y year) string {
	return w.Say("draw.year", strconv.Itoa(y.year), y.given, y.got)
}

func (c *canvas) bar(x, width, y, height float64) {
	if height > 0 {
		c.empty("rect", "x", num(x), "y", num(y), "width", num(width), "height", num(height), "fill", "currentColor", "fill-opacity", ".12", "rx", "1")
	}
}

func (c *canvas) solid(x, width, y, height float64) {
	if height > 0 {
		c.empty("rect", "class", string(delivered), "color", delivered.colour(), "x", num(x), "y", num(y), "width", num(width), "height", num(height), "fill", "currentColor", "stroke", "none", "rx", "1")
	}
}

// yearsOf are all years from the first to the last, the last ones if there are too many.
func yearsOf(a *view.Account) []year {
	at := map[int]*year{}
	first, last := 0, 0
	for i := range a.Years {
		f := &a.Years[i]
		n, err := strconv.Atoi(string(f.Year))
		if err != nil || n < 1 || n > 9999 {
			continue
		}
		if len(at) == 0 {
			first, last = n, n
		}
		first, last = min(first, n), max(last, n)
		if at[n] == nil {
			at[n] = &year{year: n}
		}
		if string(f.Supplier) == a.Party.ID {
			at[n].given, at[n].came = at[n].given+f.Transfers, at[n].came+f.Delivered
		}
		if string(f.Recipient) == a.Party.ID {
			at[n].got, at[n].arrived = at[n].got+f.Transfers, at[n].arrived+f.Delivered
		}
	}
	if len(at) == 0 {
		return nil
	}
	var all []year
	for n := last; n >= first && len(all) < mostYears; n-- {
		y := year{year: n}
		if at[n] != nil {
			y = *at[n]
		}
		all = append(all, y)
	}
	slices.Reverse(all)
	return all
}
