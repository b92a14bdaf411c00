package feed

import (
	"bytes"
	"strings"
)

// Kind is what something is, in the words shown to people.
type Kind string

const (
	None         Kind = ""
	RSS          Kind = "RSS"
	Atom         Kind = "Atom"
	JSON         Kind = "JSON Feed"
	OPMLList     Kind = "OPML"
	Sitemap      Kind = "sitemap"
	SitemapIndex Kind = "sitemap index"
)

// roots are the first elements the formats are told by, in lower case and without prefix.
var roots = map[string]Kind{
	"rss":          RSS,
	"rdf":          RSS, // RSS 0.90 and 1.0
	"feed":         Atom,
	"opml":         OPMLList,
	"urlset":       Sitemap,
	"sitemapindex": SitemapIndex,
}

// jsonMark stands in the version of every JSON Feed: https://jsonfeed.org/version/1.1.
const jsonMark = "jsonfeed.org/version/"

// sniffed is how many bytes are looked at to tell what something is. A comment or a
// document type may stand in front of the first element.
const sniffed = 64 << 10

// Sniff tells what the beginning of a document is; the first few KB are enough.
func Sniff(head []byte) Kind {
	text, err := decode(head[:min(len(head), sniffed)])
	if err != nil {
		return None
	}
	return kindOf(text)
}

// kindOf tells what a decoded document is.
func kindOf(text []byte) Kind {
	text = bytes.TrimLeft(text, " \t\r\n\x00\ufeff")
	if len(text) == 0 {
		return None
	}
	switch text[0] {
	case '{':
		if bytes.Contains(text[:min(len(text), sniffed)], []byte(jsonMark)) || bytes.Contains(text[:min(len(text), sniffed)], []byte(`jsonfeed.org\/version\/`)) {
			return JSON
		}
	case '<':
		return roots[root(text[:min(len(text), sniffed)])]
	}
	return None
}

// root is the name of the first element, in lower case, without its prefix; "" if there is none.
func root(text []byte) string {
	for {
		text = bytes.TrimLeft(text, " \t\r\n")
		switch {
		case bytes.HasPrefix(text, []byte("<?")):
			text = after(text, "?>")
		case bytes.HasPrefix(text, []byte("<!--")):
			text = after(text, "-->")
		case bytes.HasPrefix(text, []byte("<!")):
			text = afterDoctype(text)
		case bytes.HasPrefix(text, []byte("<")):
			name := text[1:]
			if end := bytes.IndexAny(name, " \t\r\n/>"); end >= 0 {
				name = name[:end]
			}
			if _, local, ok := bytes.Cut(name, []byte(":")); ok {
				name = local
			}
			return strings.ToLower(string(name[:min(len(name), 32)]))
		default:
			return ""
		}
	}
}

// after is what follows the mark, nothing if there is none.
func after(text []byte, mark string) []byte {
	_, rest, _ := bytes.Cut(text, []byte(mark))
	return rest
}

// afterDoctype is what follows a document type, whose own declarations stand in brackets.
func afterDoctype(text []byte) []byte {
	end := bytes.IndexAny(text, "[>")
	if end < 0 {
		return nil
	}
	if text[end] == '[' {
		return after(after(text[end:], "]"), ">")
	}
	return text[end+1:]
}
