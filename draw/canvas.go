package draw

import (
	"encoding/xml"
	"html/template"
	"net/url"
	"strconv"
	"strings"
)

// canvas writes SVG. Names of elements and attributes are those of this package; every value
// and every text goes through escape, so that what it writes is well-formed whatever they say.
type canvas struct {
	out  strings.Builder
	open []string
}

// picture begins a picture of some width and height with a title and a description. One with
// links in it is a group to screen readers, else they would pass the links over.
func picture(class string, width, height float64, title, description string, links bool) *canvas {
	c := &canvas{}
	role := "img"
	if links {
		role = "group"
	}
	c.start("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "draw "+class, "role", role, "viewBox", "0 0 "+num(width)+" "+num(height),
		"width", num(width), "height", num(height), "font-size", num(fontSize), "fill", "currentColor")
	c.label("title", title)
	if description != "" {
		c.label("desc", description)
	}
	return c
}

// start opens an element; attributes are names and values by turns, and one whose value is ""
// is left out.
func (c *canvas) start(name string, attributes ...string) {
	c.tag(name, attributes)
	c.out.WriteByte('>')
	c.open = append(c.open, name)
}

// empty writes an element with nothing in it.
func (c *canvas) empty(name string, attributes ...string) {
	c.tag(name, attributes)
	c.out.WriteString("/>")
}

func (c *canvas) tag(name string, attributes []string) {
	c.out.WriteByte('<')
	c.out.WriteString(name)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] == "" {
			continue
		}
		c.out.WriteByte(' ')
		c.out.WriteString(attributes[i])
		c.out.WriteString(`="`)
		c.escape(attributes[i+1])
		c.out.WriteByte('"')
	}
}

// toned opens a group of lines in the colour of a tone.
func (c *canvas) toned(kind tone, attributes ...string) {
	c.start("g", append([]string{"class", string(kind), "color", kind.colour(), "stroke", "currentColor", "fill", "none"}, attributes...)...)
}

// end closes the element opened last.
func (c *canvas) end() {
	last := len(c.open) - 1
	c.out.WriteString("</" + c.open[last] + ">")
	c.open = c.open[:last]
}

// label writes an element that holds text only.
func (c *canvas) label(name, text string, attributes ...string) {
	c.start(name, attributes...)
	c.escape(text)
	c.end()
}

// text writes words at a place.
func (c *canvas) text(x, y float64, text string, attributes ...string) {
	c.label("text", text, append([]string{"x", num(x), "y", num(y)}, attributes...)...)
}

// link opens a link, or a group where there is nowhere to go. Links that are reached by other
// ways too are left out of the order of the Tab key.
func (c *canvas) link(to string, tab bool, attributes ...string) {
	if to == "" {
		c.start("g", attributes...)
		return
	}
	index := ""
	if !tab {
		index = "-1"
	}
	c.start("a", append([]string{"href", to, "tabindex", index}, attributes...)...)
}

func (c *canvas) escape(s string) {
	// xml.EscapeText fails only where its writer does.
	_ = xml.EscapeText(&c.out, []byte(harmless(s)))
}

// html closes the picture and gives it.
func (c *canvas) html() template.HTML {
	for len(c.open) > 0 {
		c.end()
	}
	return template.HTML(c.out.String())
}

// num is a number with a tenth at most.
func num(f float64) string {
	s := strconv.FormatFloat(f, 'f', 1, 64)
	s = strings.TrimSuffix(s, ".0")
	if s == "-0" {
		return "0"
	}
	return s
}

// harmless leaves out what turns text around or does not show.
func harmless(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0x200E, r == 0x200F, r == 0x061C:
			return -1
		case r < ' ' && r != '\n' && r != '\t', r >= 0x7F && r < 0xA0:
			return -1
		}
		return r
	}, s)
}

// escapePath makes an id fit for the path of an address.
func escapePath(id string) string { return url.PathEscape(id) }
