package generate

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"waybill"
)

// layout is how a text is written into a file.
type layout struct {
	page, wrap, crlf, apart bool
	encoding                string // "" is UTF-8
}

func asPage(d *draft) bool {
	d.lay.page = true
	return true
}

func wrapped(d *draft) bool {
	d.lay.wrap, d.lay.crlf = true, d.rng.IntN(2) == 0
	return true
}

func encoded(d *draft) bool {
	d.lay.encoding = []string{"windows-1252", "utf-16", "bom"}[d.rng.IntN(3)]
	return true
}

func decomposed(d *draft) bool {
	d.lay.apart = true
	return !d.lay.page && d.lay.encoding == ""
}

// article writes the draft as an outlet's file.
func (d *draft) article(name string) waybill.Article {
	var s string
	if d.lay.page {
		s, name = d.asHTML(), name+".html"
	} else {
		s, name = d.asPlain(), name+".txt"
	}
	if d.lay.apart && d.lay.encoding == "" {
		s = norm.NFD.String(s)
	}
	return waybill.Article{File: name, Bytes: d.encode(s)}
}

func (d *draft) blocks() []string {
	var all []string
	for _, p := range d.Paragraphs {
		all = append(all, strings.Join(p, " "))
	}
	return all
}

func (d *draft) asPlain() string {
	blocks := append([]string{d.Head}, d.before...)
	blocks = append(append(blocks, d.blocks()...), d.after...)
	if d.lay.wrap {
		for i := range blocks {
			blocks[i] = wrap(blocks[i], 72)
		}
	}
	s := strings.Join(blocks, "\n\n") + "\n"
	if d.lay.crlf {
		s = strings.ReplaceAll(s, "\n", "\r\n")
	}
	return s
}

// wrap breaks lines at so many bytes.
func wrap(s string, width int) string {
	var b strings.Builder
	at := 0
	for i, w := range strings.Fields(s) {
		switch {
		case i == 0:
		case at+1+len(w) > width:
			b.WriteByte('\n')
			at = 0
		default:
			b.WriteByte(' ')
			at++
		}
		b.WriteString(w)
		at += len(w)
	}
	return b.String()
}

// asHTML is a page of an outlet: the text between its navigation, teasers and imprint.
func (d *draft) asHTML() string {
	var b strings.Builder
	charset := map[string]string{"": "utf-8", "bom": "utf-8", "utf-16": "utf-16"}[d.lay.encoding]
	if charset == "" {
		charset = d.lay.encoding
	}
	head := html.EscapeString(d.Head)
	fmt.Fprintf(&b, "<!DOCTYPE html>\n<html lang=%q><head><meta charset=%q><title>%s</title>\n<style>.nav{display:flex}</style></head>\n<body>", d.Lang, charset, head)
	b.WriteString("<nav class=\"nav\"><ul><li><a href=\"/\">Start</a></li><li><a href=\"/politik\">Politik</a></li><li><a href=\"/sport\">Sport</a></li></ul></nav>\n")
	b.WriteString("<div class=\"cookie-bar\"><p>Cookies</p><button>OK</button></div>\n<main><article>\n")
	fmt.Fprintf(&b, "<h1>%s</h1>\n", head)
	for _, line := range d.before {
		fmt.Fprintf(&b, "<div class=\"meta\">%s</div>\n", html.EscapeString(line))
	}
	for i, p := range d.blocks() {
		fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(p))
		if i == 1 {
			b.WriteString("<aside class=\"ad\"><a href=\"/abo\">Abo</a></aside>\n")
		}
	}
	for _, line := range d.after {
		fmt.Fprintf(&b, "<p class=\"note\">%s</p>\n", html.EscapeString(line))
	}
	b.WriteString("</article></main>\n<footer><a href=\"/impressum\">Impressum</a> <a href=\"/agb\">AGB</a></footer></body></html>\n")
	return b.String()
}

// encode writes a text in the layout's encoding. What windows-1252 does not have is left out
// there, as it is by systems that still use it.
func (d *draft) encode(s string) []byte {
	switch d.lay.encoding {
	case "windows-1252":
		var out []byte
		for _, r := range s {
			if b, ok := charmap.Windows1252.EncodeRune(r); ok {
				out = append(out, b)
			}
		}
		return out
	case "utf-16":
		out := []byte{0xff, 0xfe}
		for _, unit := range utf16.Encode([]rune(s)) {
			out = append(out, byte(unit), byte(unit>>8))
		}
		return out
	case "bom":
		return append([]byte("\ufeff"), s...)
	}
	return []byte(s)
}
