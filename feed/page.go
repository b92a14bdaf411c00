package feed

import (
	"html"
	"strings"
	"unicode/utf8"

	nethtml "golang.org/x/net/html"
)

// fullLength is from how many characters on the text of an entry can be a whole article. Teasers
// have up to some hundred; a short news item of four paragraphs has about this many.
const fullLength = 1200

// cutMarks end a text that goes on elsewhere, in lower case.
var cutMarks = []string{
	"…", "...", "[…]", "[...]", "[&hellip;]", "read more", "continue reading", "read the full story", "read full article",
	"weiterlesen", "mehr lesen", "zum artikel", "»", "→",
}

// footers are how programs end what they put behind every entry; the text before it counts. In
// lower case, without the name of the outlet: “The post … appeared first on …”.
var footers = []string{"the post ", "der beitrag "}

// full reports whether the HTML of an entry is long enough to be the article, and is not cut.
func full(source string) bool {
	if len(source) < fullLength {
		return false
	}
	text := strings.ToLower(plain(source))
	for _, f := range footers {
		if i := strings.LastIndex(text, f); i >= 0 && len(text)-i < 400 {
			text = text[:i]
		}
	}
	text = strings.TrimSpace(text)
	if utf8.RuneCountInString(text) < fullLength {
		return false
	}
	for _, mark := range cutMarks {
		if strings.HasSuffix(text, mark) {
			return false
		}
	}
	return true
}

// plain is the text of HTML as one line. Feeds escape titles once too often; both is read.
func plain(source string) string {
	if !strings.ContainsAny(source, "<&") {
		return strings.Join(strings.Fields(source), " ")
	}
	var b strings.Builder
	z := nethtml.NewTokenizer(strings.NewReader(source))
	for hidden := false; ; {
		switch z.Next() {
		case nethtml.ErrorToken:
			return strings.Join(strings.Fields(html.UnescapeString(b.String())), " ")
		case nethtml.TextToken:
			if !hidden {
				b.Write(z.Text())
			}
		case nethtml.StartTagToken, nethtml.EndTagToken, nethtml.SelfClosingTagToken:
			token := z.Token()
			name := token.Data
			if name == "script" || name == "style" {
				hidden = token.Type == nethtml.StartTagToken
			}
			if !inline[name] {
				b.WriteByte(' ')
			}
		}
	}
}

// inline are elements that part no words.
var inline = map[string]bool{"a": true, "b": true, "i": true, "em": true, "strong": true, "span": true, "u": true, "sub": true, "sup": true, "abbr": true, "mark": true, "small": true}

// paragraphs is plain text as HTML.
func paragraphs(text string) string {
	var b strings.Builder
	for p := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			b.WriteString("<p>" + html.EscapeString(p) + "</p>\n")
		}
	}
	return b.String()
}

// Teaser is the text of what the feed holds of the entry, as HTML without tags and with about
// most bytes at most, to be kept until the page is fetched.
func (e *Entry) Teaser(most int) string {
	text := plain(e.HTML)
	for len(text) > most {
		_, size := utf8.DecodeLastRuneInString(text[:most])
		text = text[:most-size]
	}
	return html.EscapeString(text)
}

// Page is the entry as a page of HTML in UTF-8, to be read as an article. It holds what the feed
// holds, and is the same each time.
func (e *Entry) Page() []byte {
	var b strings.Builder
	title := html.EscapeString(e.Title)
	b.WriteString("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>" + title + "</title>\n")
	if e.URL != "" {
		b.WriteString("<link rel=\"canonical\" href=\"" + html.EscapeString(e.URL) + "\">\n")
	}
	b.WriteString("</head><body><article>\n<h1>" + title + "</h1>\n")
	if strings.Contains(e.HTML, "<") {
		b.WriteString(e.HTML)
	} else {
		b.WriteString(paragraphs(html.UnescapeString(e.HTML)))
	}
	b.WriteString("\n</article></body></html>\n")
	return []byte(b.String())
}
