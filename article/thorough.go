package article

import (
	"fmt"
	"strings"

	trafilatura "github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"waybill"
)

// thorough extracts a page by go-trafilatura. A panic in there is a defect of a
// library on a page nobody has seen before; it is turned into an error, because one
// page must not end a run over a million, and the page's visible text is read instead.
func thorough(page string) (found content, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			found, err = content{}, fmt.Errorf("extracting the main content: %v", cause)
		}
	}()
	if err := bounded(page); err != nil {
		return content{}, err
	}
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return content{}, fmt.Errorf("parsing the page: %w", err)
	}
	if n := countNodes(doc); n > mostNodes {
		return content{}, fmt.Errorf("parsing the page: its tree has %d nodes", n)
	}
	result, err := trafilatura.ExtractDocument(doc, extractOptions())
	if err != nil {
		return content{}, fmt.Errorf("extracting the main content: %w", err)
	}
	meta := result.Metadata
	found.facts = facts{title: oneLine(meta.Title), outlet: oneLine(meta.Sitename), author: oneLine(meta.Author)}
	collector := blockCollector{}
	collector.walk(result.ContentNode, waybill.Paragraph)
	collector.flush(waybill.Paragraph)
	found.blocks = collector.blocks
	found.unglue(page)
	return found, nil
}

// extractOptions leaves out readers' comments, and the day of publication: the library
// also looks for days in places where other days stand, and head.published does not.
func extractOptions() trafilatura.Options {
	return trafilatura.Options{
		ExcludeComments: true,
		EnableFallback:  true,
		HtmlDateMode:    trafilatura.Disabled,
	}
}

func countNodes(doc *html.Node) int {
	n := 0
	for range doc.Descendants() {
		n++
	}
	return n
}
