package scan

import (
	"bytes"
	"strconv"
)

// markup goes through a page of HTML and takes in its text: all that stands between tags but
// scripts and style sheets, and in the tags' attributes what may become a headline.
//
// It skips only what no reader of HTML shows as text. Where the standard's grammar is
// intricate it takes in too much: what stands in comments that end early, in attributes with
// quotation marks out of place, in elements that are hidden.
func (w *walk) markup() {
	p := w.page
	for i := 0; i < len(p) && !w.found; {
		k := bytes.IndexByte(p[i:], '<')
		if k < 0 {
			w.text(i, len(p))
			break
		}
		if k > 0 {
			w.text(i, i+k)
		}
		i = w.tag(i + k)
	}
	w.endUnit()
}

// tag goes past the markup that begins at i, and returns where it ends.
func (w *walk) tag(i int) int {
	p := w.page
	if i+1 >= len(p) {
		return len(p)
	}
	at := i + 1
	closing := p[at] == '/'
	if closing {
		at++
	}
	if at >= len(p) || !isLetter(p[at]) {
		return w.noTag(i, closing)
	}
	kind := w.v.elements.kind(p[at:])
	end := tagEnd(p, at)
	switch kind {
	case inline:
		if w.begin >= 0 && w.cut < 0 {
			w.cut = w.n
		}
	case apart:
		w.mayEnd(i)
	case block:
		w.endUnit()
	case meta:
		w.mayEnd(i)
		if !closing && titles(p[at:end]) {
			w.endUnit()
			w.text(at, end)
			w.endUnit()
		}
	default:
		w.endUnit()
		if !closing {
			end = w.raw(kind, at, end)
			w.endUnit()
		}
	}
	w.term = 0
	return end
}

// titles reports whether a meta tag may hold a title: all that do have one of two words in
// their name ("og:title", "parsely-title", "headline").
func titles(tag []byte) bool {
	for i := 0; i+5 <= len(tag); i++ {
		if tag[i]|0x20 == 't' && bytes.EqualFold(tag[i:i+5], []byte("title")) || tag[i]|0x20 == 'h' && bytes.EqualFold(tag[i:min(len(tag), i+8)], []byte("headline")) {
			return true
		}
	}
	return false
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// noTag goes past markup that is no tag: comments, declarations, or a bare "<".
func (w *walk) noTag(i int, closing bool) int {
	p := w.page
	rest := p[i:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		w.mayEnd(i)
		return commentEnd(p, i+4)
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		return i + len("<![CDATA[") // in pictures and formulas it is text
	case closing || p[i+1] == '!' || p[i+1] == '?':
		if k := bytes.IndexByte(rest, '>'); k >= 0 {
			return i + k + 1
		}
		return len(p)
	}
	w.gap('<', i)
	return i + 1
}

// commentEnd is where a comment ends whose text begins at i: "<!-->" is a whole one.
func commentEnd(p []byte, i int) int {
	for i -= 2; i < len(p); i++ {
		k := bytes.Index(p[i:], []byte("--"))
		if k < 0 {
			return len(p)
		}
		i += k
		switch rest := p[i+2:]; {
		case bytes.HasPrefix(rest, []byte(">")):
			return i + 3
		case bytes.HasPrefix(rest, []byte("!>")):
			return i + 4
		}
	}
	return len(p)
}

// tagEnd is where the tag ends whose name begins at i: behind the first ">" that stands in no
// quoted value. It looks closely only where a quotation mark is left open, or where there are
// single ones.
func tagEnd(p []byte, i int) int {
	k := bytes.IndexByte(p[i:], '>')
	if k < 0 {
		return len(p)
	}
	tag := p[i : i+k]
	if k < 12 && !quoted(tag) {
		return i + k + 1
	}
	if bytes.IndexByte(tag, '\'') < 0 && bytes.Count(tag, []byte{'"'})%2 == 0 {
		return i + k + 1
	}
	return exactEnd(p, i)
}

// quoted reports whether a short tag has quotation marks.
func quoted(tag []byte) bool {
	for _, c := range tag {
		if c == '"' || c == '\'' {
			return true
		}
	}
	return false
}

// exactEnd is tagEnd by the grammar of the standard: a quotation mark opens a value only right
// behind the equals sign.
func exactEnd(p []byte, i int) int {
	value := false // an equals sign came, and nothing but space behind it
	for ; i < len(p); i++ {
		switch c := p[i]; {
		case c == '>':
			return i + 1
		case c == '=':
			value = true
		case value && (c == '"' || c == '\''):
			k := bytes.IndexByte(p[i+1:], c)
			if k < 0 {
				return len(p)
			}
			i += k + 1
			value = false
		case c > ' ':
			value = false
		}
	}
	return len(p)
}

// raw goes past an element whose content is no markup: nameAt is where the name in its tag
// begins, i where its content does. It returns where its end tag begins.
func (w *walk) raw(kind element, nameAt, i int) int {
	p := w.page
	if kind == rest {
		w.text(i, len(p))
		return len(p)
	}
	name := p[nameAt:]
	n := 0
	for n < len(name) && isLetter(name[n]) {
		n++
	}
	end, nested := rawEnd(p, i, name[:n])
	switch {
	case kind == text:
		w.text(i, end)
	case bytes.Contains(p[nameAt:i], []byte("ld+json")):
		w.json(i, end)
	case nested:
		w.found = true // scripts in scripts: where they end is not worth telling
	}
	return end
}

// rawEnd is where the end tag of an element begins whose content is no markup. nested reports
// that a comment and a script begin in it, and so that it may not end there.
func rawEnd(p []byte, i int, name []byte) (end int, nested bool) {
	comment := false
	for i < len(p) {
		k := bytes.IndexByte(p[i:], '<')
		if k < 0 {
			break
		}
		i += k + 1
		rest := p[i:]
		switch {
		case len(rest) > len(name)+1 && rest[0] == '/' && bytes.EqualFold(rest[1:1+len(name)], name) && !isLetter(rest[1+len(name)]):
			return i - 1, nested
		case bytes.HasPrefix(rest, []byte("!--")):
			comment = true
		case comment && len(rest) > 6 && bytes.EqualFold(rest[:6], []byte("script")):
			nested = true
		}
	}
	return len(p), nested
}

// json takes in the strings of a script of data: publishers put headlines there, and articles.
func (w *walk) json(i, end int) {
	p := w.page
	for i < end && !w.found {
		k := bytes.IndexAny(p[i:end], `"\`)
		if k < 0 {
			w.text(i, end)
			return
		}
		w.text(i, i+k)
		i += k
		if p[i] == '"' {
			w.endUnit()
			i++
			continue
		}
		if i+6 <= end && p[i+1] == 'u' {
			if r, err := strconv.ParseUint(string(p[i+2:i+6]), 16, 16); err == nil {
				w.put(rune(r), i, i+6)
				i += 6
				continue
			}
		}
		w.gap(' ', i)
		i += 2
	}
}

// element is how an element's tags part the text.
type element uint8

const (
	inline element = iota // not at all: a word may go on behind it
	apart                 // words, but not sentences
	block                 // blocks
	meta                  // its attributes may be a headline
	script                // its content is not text, unless it is data
	text                  // its content is text without tags
	rest                  // all that follows is
)

// elements tells the kinds of elements by the first eight letters of their names.
type elements struct {
	keys  [256]uint64
	kinds [256]element
}

// newElements has the elements that article makes blocks of, but those whose tags the search
// for the main content takes away and leaves their text (address, hgroup, tbody, thead).
func newElements() *elements {
	e := &elements{}
	for kind, names := range map[element][]string{
		apart:  {"br", "img", "input", "svg", "template", "noscript", "select", "option", "button", "video", "audio", "canvas", "object", "embed", "iframe", "wbr"},
		block:  {"html", "head", "body", "link", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "td", "th", "figcaption", "caption", "hr", "p", "div", "blockquote", "pre", "ul", "ol", "dl", "table", "tr", "section", "article", "main", "header", "footer", "aside", "nav", "figure", "form"},
		meta:   {"meta"},
		script: {"script", "style"},
		text:   {"textarea", "title", "iframe", "noembed", "noframes", "xmp"},
		rest:   {"plaintext"},
	} {
		for _, name := range names {
			key, _ := elementKey([]byte(name))
			i := slot(key)
			for e.keys[i] != 0 && e.keys[i] != key {
				i++
			}
			e.keys[i], e.kinds[i] = key, max(kind, e.kinds[i])
		}
	}
	return e
}

func slot(key uint64) uint8 { return uint8(key * 0x9e3779b97f4a7c15 >> 56) }

// kind is the kind of the element whose name begins p.
func (e *elements) kind(p []byte) element {
	key, _ := elementKey(p)
	for i := slot(key); e.keys[i] != 0; i++ {
		if e.keys[i] == key {
			return e.kinds[i]
		}
	}
	return inline
}

// elementKey is a name's first eight letters and digits as a number.
func elementKey(p []byte) (key uint64, n int) {
	for n < len(p) && n < 8 {
		c := folds[p[n]]
		if c <= other {
			break
		}
		key = key<<8 | uint64(c)
		n++
	}
	return key, n
}
