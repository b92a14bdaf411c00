package intake

import (
	"bytes"
	"html"
	"strings"

	nethtml "golang.org/x/net/html"

	"waybill/article"
)

// isHTML reports whether a text is HTML: a page, or a piece of one with paragraphs.
func isHTML(text string) bool {
	if page, err := article.Sniff([]byte(text[:min(len(text), articleHead)])); err == nil && page {
		return true
	}
	for _, tag := range []string{"</p>", "<br>", "<br/>", "<br />", "</div>", "</P>", "<BR>"} {
		if strings.Contains(text, tag) {
			return true
		}
	}
	return false
}

// composePage makes a page of a headline and HTML. A whole page keeps its own title.
func composePage(title, text string) string {
	head := strings.ToLower(text[:min(len(text), headBytes)])
	whole := strings.Contains(head, "<head") || strings.Contains(head, "<body") || strings.Contains(head, "<html")
	switch {
	case title == "" && whole, strings.Contains(head, "<title"):
		return text
	case whole:
		return "<title>" + html.EscapeString(title) + "</title>\n" + text
	}
	title = html.EscapeString(title)
	return "<!DOCTYPE html>\n<html><head><title>" + title + "</title></head><body><article>\n<h1>" + title + "</h1>\n" +
		text + "\n</article></body></html>\n"
}

// wordsOf counts the words of a page that are shown.
func wordsOf(page string) int {
	n, hidden := 0, ""
	z := nethtml.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case nethtml.ErrorToken:
			return n
		case nethtml.TextToken:
			if hidden == "" {
				n += len(bytes.Fields(z.Text()))
			}
		case nethtml.StartTagToken:
			if name, _ := z.TagName(); string(name) == "script" || string(name) == "style" || string(name) == "title" {
				hidden = string(name)
			}
		case nethtml.EndTagToken:
			if name, _ := z.TagName(); string(name) == hidden {
				hidden = ""
			}
		}
	}
}
