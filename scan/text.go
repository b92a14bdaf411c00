package scan

import (
	"bytes"
	"html"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// text takes in a stretch of the page without markup.
func (w *walk) text(i, end int) {
	p := w.page
	for i < end && !w.found {
		c := folds[p[i]]
		if c > other {
			if w.begin < 0 {
				w.open(i, p[i] <= 'Z')
			}
			n, room := w.n, min(end, i+longest-(w.n-w.begin))
			for i < room {
				if c = folds[p[i]]; c <= other {
					break
				}
				w.buf[n] = c
				n++
				i++
			}
			w.n = n
			if i == room && i < end && c > other { // too long for a word
				for i < end && folds[p[i]] > other {
					i++
				}
			}
			continue
		}
		switch {
		case p[i] == ' ' || p[i] == '\n' || p[i] == '\t' || p[i] == '\r':
			if w.begin >= 0 {
				w.endWord(i)
			}
			if w.term == 1 {
				w.term = 2
			}
			for i++; i < end && (p[i] == ' ' || p[i] == '\n' || p[i] == '\t' || p[i] == '\r'); i++ {
			}
		case c == other:
			i = w.character(i, end)
		case c == ending && w.dotted(i, end):
			i++
		default:
			w.gap(p[i], i)
			i++
		}
	}
}

// dotted reports whether the byte at i is a full stop inside an abbreviation: behind a single
// letter and before another ("U.S.").
func (w *walk) dotted(i, end int) bool {
	return w.page[i] == '.' && w.begin >= 0 && i+1 < end && folds[w.page[i+1]] >= 'a' &&
		(w.n-w.begin == 1 || i >= 2 && w.page[i-2] == '.') && w.buf[w.n-1] >= 'a'
}

// character takes in an entity or a character outside ASCII, and returns where it ends.
func (w *walk) character(i, end int) int {
	p := w.page
	if p[i] == '&' {
		return w.entity(i, end)
	}
	if !w.latin {
		if r, size := utf8.DecodeRune(p[i:end]); r != utf8.RuneError || size > 1 {
			w.strange = w.strange || size == 2 && (p[i] == 0xc4 || p[i] == 0xd6 || p[i] == 0xdc || p[i] == 0xdf)
			w.put(r, i, i+size)
			return i + size
		}
		w.strange = true
	}
	w.put(charmap.Windows1252.DecodeByte(p[i]), i, i+1)
	return i + 1
}

// longestEntity is how many bytes the longest name of an entity has, and its semicolon.
const longestEntity = 34

// entity takes in the entity at i, or the ampersand if there is none.
func (w *walk) entity(i, end int) int {
	p := w.page
	name := p[i+1 : min(end, i+longestEntity)]
	if k := bytes.IndexByte(name, ';'); k >= 0 {
		name = name[:k+1]
	}
	n := 0
	for n < len(name) && (folds[name[n]] > other || name[n] == '#') {
		n++
	}
	if n == 0 {
		w.gap('&', i)
		return i + 1
	}
	if n < len(name) && name[n] == ';' {
		n++
	}
	if r := common(name[:n]); r != 0 {
		w.put(r, i, i+1+n)
		return i + 1 + n
	}
	entity := string(p[i : i+1+n])
	decoded := html.UnescapeString(entity)
	if decoded == entity {
		w.gap('&', i)
		return i + 1
	}
	for _, r := range decoded {
		w.put(r, i, i+1+n)
	}
	return i + 1 + n
}

// common decodes the entities that most pages have, so that they cost no memory; 0 for others.
func common(name []byte) rune {
	switch string(name) {
	case "amp;":
		return '&'
	case "nbsp;", "#160;":
		return '\u00a0'
	case "quot;", "#34;":
		return '"'
	case "lt;":
		return '<'
	case "gt;":
		return '>'
	case "#39;", "apos;", "#x27;":
		return '\''
	case "shy;":
		return '\u00ad'
	case "rsquo;", "#8217;":
		return '’'
	case "ldquo;", "#8220;":
		return '“'
	case "rdquo;", "#8221;":
		return '”'
	case "ndash;", "#8211;":
		return '–'
	case "mdash;", "#8212;":
		return '—'
	case "auml;":
		return 'ä'
	case "ouml;":
		return 'ö'
	case "uuml;":
		return 'ü'
	case "Auml;":
		return 'Ä'
	case "Ouml;":
		return 'Ö'
	case "Uuml;":
		return 'Ü'
	case "szlig;":
		return 'ß'
	}
	return 0
}
