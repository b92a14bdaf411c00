package draw

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"waybill"
	"waybill/transfer"
	"waybill/view"
)

// The measures of a timeline: stages and quantities as lanes, days from left to right.
const (
	timeWidth  = 400.0
	laneHeight = 24.0
	laneLabel  = 112.0
	axisHeight = 22.0
	// mostQuantities is how many are drawn, those said last.
	mostQuantities = 8
)

// chart is what a timeline shows, with the place of each day.
type chart struct {
	words       Words
	stages      []string
	quantities  []quantity
	first, last int
	dated       bool
}

// quantity is words for how much, and when they were said.
type quantity struct {
	words string
	said  []point
}

type point struct {
	day    int
	stance string
}

// mostTold is how many steps the words beside the picture tell; each point has its own.
const mostTold = 12

// Timeline draws how the stage moved by the days of the reports, for those who affirm, doubt and
// deny it apart, and below when which quantity was said. It is empty where no report has a day.
func Timeline(w Words, s *view.Story) template.HTML {
	t := newChart(w, s)
	if !t.dated {
		return ""
	}
	height := laneHeight*float64(len(t.stages)) + axisHeight + 20
	if len(t.quantities) > 0 {
		height += laneHeight*float64(len(t.quantities)) + 14
	}
	var told []string
	for i := range s.Course[:min(len(s.Course), mostTold)] {
		told = append(told, t.step(&s.Course[i]))
	}
	c := picture("timeline", timeWidth, height, w.Say("draw.timeline"), strings.Join(told, " "), false)
	y := 4.0
	for _, stage := range t.stages {
		c.lane(w.Stage(stage), y)
		y += laneHeight
	}
	for _, stance := range stances() {
		t.course(c, s.Course, string(stance))
	}
	if len(t.quantities) > 0 {
		y += 14
		for i := range t.quantities {
			t.quantity(c, &t.quantities[i], y)
			y += laneHeight
		}
	}
	t.axis(c, y)
	t.legend(c, s.Course, y+axisHeight+8)
	return c.html()
}

func stances() []transfer.Stance {
	return []transfer.Stance{transfer.Affirming, transfer.Doubting, transfer.Denying}
}

func newChart(w Words, s *view.Story) *chart {
	t := &chart{words: w}
	see := func(day view.Optional) {
		if n, ok := dayNumber(day); ok {
			if !t.dated {
				t.first, t.last, t.dated = n, n, true
			}
			t.first, t.last = min(t.first, n), max(t.last, n)
		}
	}
	used := map[string]bool{}
	for i := range s.Course {
		step := &s.Course[i]
		see(step.From)
		see(step.To)
		if step.From != "" {
			used[step.Stage] = true
		}
	}
	// The furthest stands on top.
	for _, stage := range slices.Backward(waybill.Stages()) {
		if used[string(stage)] {
			t.stages = append(t.stages, string(stage))
		}
	}
	t.quantities = quantities(s)
	return t
}

// quantities are those said, in the order in which they were said first.
func quantities(s *view.Story) []quantity {
	published := map[string]view.Optional{}
	for i := range s.Articles {
		published[s.Articles[i].ID] = s.Articles[i].Published
	}
	var all []quantity
	for i := range s.Voices {
		for k := range s.Voices[i].Said {
			said := &s.Voices[i].Said[k]
			day, ok := dayNumber(published[said.Article])
			if said.Quantity == "" || !ok {
				continue
			}
			at := slices.IndexFunc(all, func(q quantity) bool { return q.words == string(said.Quantity) })
			if at < 0 {
				at = len(all)
				all = append(all, quantity{words: string(said.Quantity)})
			}
			all[at].said = append(all[at].said, point{day, said.Stance()})
		}
	}
	for i := range all {
		slices.SortStableFunc(all[i].said, func(a, b point) int { return cmp.Compare(a.day, b.day) })
	}
	slices.SortStableFunc(all, func(a, b quantity) int { return cmp.Compare(a.said[0].day, b.said[0].day) })
	return all[max(0, len(all)-mostQuantities):]
}

// x is the place of a day.
func (t *chart) x(day int) float64 {
	const left, right = laneLabel + 10, timeWidth - 10
	if t.first == t.last {
		return (left + right) / 2
	}
	return left + (right-left)*float64(day-t.first)/float64(t.last-t.first)
}

// y is the middle of a stage's lane; those who doubt and deny stand a little lower.
func (t *chart) y(stage, stance string) float64 {
	y := 4 + laneHeight*(float64(slices.Index(t.stages, stage))+.5)
	switch transfer.Stance(stance) {
	case transfer.Affirming:
		return y - 5
	case transfer.Denying:
		return y + 6
	}
	return y + 1
}

func (c *canvas) lane(label string, y float64) {
	c.text(laneLabel-4, y+laneHeight/2+4, cut(label, laneLabel-6, fontSize), "text-anchor", "end")
	c.empty("path", "class", "grid", "d", "M"+num(laneLabel)+" "+num(y+laneHeight)+"H"+num(timeWidth), "stroke", "currentColor", "opacity", ".15")
}

// course draws the steps of one stance: a thick line as long as it is reported, a thin one until
// the next step.
func (t *chart) course(c *canvas, steps []view.Step, stance string) {
	var before *view.Step
	for i := range steps {
		step := &steps[i]
		from, ok := dayNumber(step.From)
		to, ok2 := dayNumber(step.To)
		if step.Stance != stance || !ok || !ok2 {
			continue
		}
		kind := toneOf(step.Stage, step.Certainty)
		x, y := t.x(from), t.y(step.Stage, stance)
		c.toned(kind)
		c.label("title", t.step(step))
		if before != nil {
			day, _ := dayNumber(before.To)
			c.empty("path", "d", "M"+num(t.x(day))+" "+num(t.y(before.Stage, stance))+"H"+num(x)+"V"+num(y), "stroke-dasharray", "1 3")
		}
		if to > from {
			c.empty("path", "d", "M"+num(x)+" "+num(y)+"H"+num(t.x(to)), "stroke-width", "3", "stroke-dasharray", dashes(step.Certainty))
		}
		c.mark(x, y, stance)
		if to > from {
			c.mark(t.x(to), y, stance)
		}
		c.end()
		before = step
	}
}

// mark is the sign of a stance: a disc affirms, a ring doubts, a cross denies.
func (c *canvas) mark(x, y float64, stance string) {
	switch transfer.Stance(stance) {
	case transfer.Affirming:
		c.empty("circle", "cx", num(x), "cy", num(y), "r", "4.2", "fill", "currentColor", "stroke-width", "1.5")
	case transfer.Denying:
		c.empty("path", "d", "M"+num(x-4)+" "+num(y-4)+"l8 8m0 -8l-8 8", "stroke-width", "2.2")
	default:
		c.empty("circle", "cx", num(x), "cy", num(y), "r", "3.8", "stroke-width", "2")
	}
}

func (t *chart) quantity(c *canvas, q *quantity, y float64) {
	c.start("g", "class", "quantity")
	c.label("title", q.words)
	c.lane(q.words, y)
	middle := y + laneHeight/2
	c.start("g", "stroke", "currentColor", "fill", "none")
	if first, last := t.x(q.said[0].day), t.x(q.said[len(q.said)-1].day); last > first {
		c.empty("path", "d", "M"+num(first)+" "+num(middle)+"H"+num(last), "opacity", ".5")
	}
	drawn := map[point]bool{}
	for _, p := range q.said {
		if !drawn[p] {
			drawn[p] = true
			c.mark(t.x(p.day), middle, p.stance)
		}
	}
	c.end()
	c.end()
}

func (t *chart) axis(c *canvas, y float64) {
	const size = fontSize - 1.5
	free := laneLabel
	for _, k := range ticks(t.words, t.first, t.last) {
		x := t.x(k.day)
		c.empty("path", "class", "grid", "d", "M"+num(x)+" 4V"+num(y+4), "stroke", "currentColor", "opacity", ".15")
		half := measure(k.text, size) / 2
		at := min(max(x, half+2), timeWidth-half)
		if at-half < free && free > laneLabel {
			continue
		}
		free = at + half + 4
		c.text(at, y+16, k.text, "text-anchor", "middle", "font-size", num(size))
	}
}

// legend explains the signs that are used.
func (t *chart) legend(c *canvas, steps []view.Step, y float64) {
	x := laneLabel + 6
	for _, stance := range stances() {
		if !slices.ContainsFunc(steps, func(s view.Step) bool { return s.Stance == string(stance) }) {
			continue
		}
		c.start("g", "stroke", "currentColor", "fill", "none")
		c.mark(x, y-4, string(stance))
		c.end()
		word := t.words.Stance(string(stance))
		c.text(x+9, y, word, "font-size", num(fontSize-1))
		x += 26 + measure(word, fontSize-1)
	}
}

// step tells a step in words.
func (t *chart) step(s *view.Step) string {
	origins := make([]string, len(s.Origins))
	for i, name := range s.Origins {
		origins[i] = t.words.Origin(name)
	}
	return t.words.Say("draw.step", t.words.Day(string(s.From)), t.words.Stage(s.Stage), t.words.Certainty(s.Certainty),
		t.words.Stance(s.Stance), strings.Join(origins, ", "))
}
