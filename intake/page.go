package intake

import (
	"html"
	"strings"

	"waybill/article"
)

// isHTML reports whether a text is HTML: a page, or a piece of one with paragraphs.
func isHTML(text string) bool {
	if page, err := article.Sniff([]byte(text[:min(len(text), headBytes)])); err == nil && page {
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
