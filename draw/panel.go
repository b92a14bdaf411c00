package draw

import (
	"html/template"
	"strings"
)

// The measures of an exchange: two parties left and right, arrows between their lines.
const (
	panelWidth = 400.0
	panelHead  = 34.0
	lineLeft   = 12.0
	lineRight  = panelWidth - lineLeft
	labelWidth = panelWidth - 4*lineLeft
	labelStep  = 15.0
)

// exchange draws pairs below each other.
func exchange(w Words, pairs []pair, story bool) template.HTML {
	height := 4.0
	var told []string
	links := false
	for i := range pairs {
		height += pairs[i].height()
		told = append(told, pairs[i].describe(w))
		for k := range pairs[i].gives {
			links = links || pairs[i].gives[k].href != ""
		}
	}
	if len(pairs) == 0 {
		return ""
	}
	title := w.Say("draw.exchange")
	if story {
		title = w.Say("draw.exchange.of", w.Party(pairs[0].left), w.Party(pairs[0].right))
	}
	c := picture("exchange", panelWidth, height, title, strings.Join(told, " "), links)
	y := 2.0
	for i := range pairs {
		c.panel(w, &pairs[i], y)
		y += pairs[i].height()
	}
	return c.html()
}

// height is that of a pair's panel.
func (p *pair) height() float64 {
	h := panelHead + 10
	for i := range p.gives {
		h += p.gives[i].height()
	}
	return h + 10
}

func (g *give) lines() []string { return fold(g.goods, labelWidth, fontSize, 2) }

func (g *give) height() float64 {
	h := float64(len(g.lines()))*labelStep + 20
	if len(g.says) > 0 || g.inReturn {
		h += float64(max(1, len(g.says))) * labelStep
	}
	return h
}

func (c *canvas) panel(w Words, p *pair, y float64) {
	bottom := y + p.height() - 12
	for _, x := range []float64{lineLeft, lineRight} {
		c.empty("path", "class", "life", "d", "M"+num(x)+" "+num(y+panelHead-6)+"V"+num(bottom), "stroke", "currentColor", "opacity", ".35")
	}
	c.side(w, p.left, 0, y)
	c.side(w, p.right, panelWidth/2+4, y)
	y += panelHead + 2
	for i := range p.gives {
		c.give(w, &p.gives[i], y)
		y += p.gives[i].height()
	}
}

// side is the box with a party's name, half of the picture wide at most.
func (c *canvas) side(w Words, party string, x, y float64) {
	const most = panelWidth/2 - 4
	name := w.Party(party)
	label := cut(name, most-2*lineLeft, fontSize+1)
	width := max(measure(label, fontSize+1)+2*lineLeft, 4*lineLeft)
	at, anchor := x+width/2, "middle"
	if x > 0 {
		at = panelWidth - width/2
		x = panelWidth - width
	}
	href, dash := "/parties/"+escapePath(party), ""
	if party == "" {
		href, dash = "", "4 3"
	}
	c.link(href, true, "class", "party")
	c.label("title", name)
	c.empty("rect", "x", num(x+.5), "y", num(y+.5), "width", num(width-1), "height", num(panelHead-8), "rx", "6",
		"fill", "none", "stroke", "currentColor", "stroke-dasharray", dash)
	c.text(at, y+18, label, "text-anchor", anchor, "font-size", num(fontSize+1), "font-weight", "600")
	c.end()
}

// give is an arrow with its goods above and what is said of it below.
func (c *canvas) give(w Words, g *give, y float64) {
	const middle = panelWidth / 2
	c.link(g.href, true, "class", "give")
	c.label("title", g.goods+": "+g.told(w))
	for _, line := range g.lines() {
		y += labelStep
		c.text(middle, y, line, "text-anchor", "middle", "font-weight", "600")
	}
	y += 8
	kind, certainty := unsaid, ""
	if len(g.says) > 0 {
		kind, certainty = toneOf(g.says[0].stage, g.says[0].certainty), g.says[0].certainty
	}
	c.arrow(g.back, y, kind, certainty)
	y += 1
	for i := range max(len(g.says), 1) {
		var parts []string
		if i == 0 && g.inReturn {
			parts = append(parts, w.Say("draw.return"))
		}
		kind := unsaid
		if i < len(g.says) {
			parts = append(parts, g.says[i].words(w))
			kind = toneOf(g.says[i].stage, g.says[i].certainty)
		}
		if len(parts) == 0 {
			continue
		}
		y += labelStep
		c.text(middle, y, cut(strings.Join(parts, " · "), labelWidth, fontSize), "text-anchor", "middle", "class", string(kind), "color", kind.colour(), "fill", "currentColor")
	}
	c.end()
}

// arrow goes across the panel; one that is denied is crossed out.
func (c *canvas) arrow(back bool, y float64, kind tone, certainty string) {
	from, to, point := lineLeft+3, lineRight-3, -8.0
	if back {
		from, to, point = to, from, 8.0
	}
	c.toned(kind, "stroke-width", "2.2")
	c.empty("path", "d", "M"+num(from)+" "+num(y)+"H"+num(to), "stroke-dasharray", dashes(certainty))
	c.empty("path", "d", "M"+num(to+point)+" "+num(y-5)+"L"+num(to)+" "+num(y)+"L"+num(to+point)+" "+num(y+5))
	if kind == denied {
		c.empty("path", "d", "M"+num(panelWidth/2-5)+" "+num(y-5)+"l10 10m0 -10l-10 10")
	}
	c.end()
}
