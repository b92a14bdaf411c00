package article

import (
	"fmt"
	"strings"
	"time"

	"github.com/markusmobius/go-htmldate"
	trafilatura "github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"waybill"
)

// Pages beyond these bounds are not handed to the extractor, which copies the tree and
// searches it again and again, but read line by line (see visibleText). A news page has
// a few thousand tags. Nesting needs no bound here: html.Parse refuses trees deeper than
// 512 elements by an error, so that what walks a tree can recurse.
const (
	largestPage = 4 << 20
	mostTags    = 60_000
	mostNodes   = 200_000
	// Every paragraph repeats the formatting tags that were left open before it: 500 of
	// them and 10,000 paragraphs are five million nodes.
	mostUnclosed = 32
)

// content is what could be got out of a page.
type content struct {
	title, outlet, author, published string
	blocks                           []pageBlock
}

type pageBlock struct {
	kind waybill.BlockKind
	text string
}

// readPage makes the report of an HTML page: its main content, or where that is not
// found, everything visible outside navigation and the like.
func readPage(report *waybill.Report, page string) error {
	found, err := mainContent(page)
	if err != nil || !found.readable() {
		visible := visibleText(page)
		visible.takeOver(found)
		found = visible
		report.Notes = append(report.Notes, "The page's main text could not be told from the rest; all of its visible text is read.")
	}
	found.title = withoutOutlet(found.title, found.outlet)
	pieces := found.lay(report)
	if !hasText(pieces) {
		return fmt.Errorf("no paragraph was found in the page; it may need a browser to show its text, so save it from there or hand in the text: %w", ErrNoText)
	}
	report.Outlet, report.Author, report.Published = found.outlet, found.author, found.published
	fill(report, pieces)
	return nil
}

// mainContent extracts a page by go-trafilatura. A panic in there is a defect of a
// library on a page nobody has seen before; it is turned into an error, because one
// page must not end a run over a million, and the page's visible text is read instead.
func mainContent(page string) (found content, err error) {
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
	found = content{title: oneLine(meta.Title), outlet: oneLine(meta.Sitename), author: oneLine(meta.Author)}
	if !meta.Date.IsZero() {
		found.published = meta.Date.Format(time.DateOnly)
	}
	collector := blockCollector{}
	collector.walk(result.ContentNode, waybill.Paragraph)
	collector.flush(waybill.Paragraph)
	found.blocks = collector.blocks
	found.unglue(page)
	return found, nil
}

// extractOptions leaves out readers' comments and the slow search for dates in running
// text. The latest date accepted is fixed, because the library's own default is a year
// from now, and the same page must give the same report on every day.
func extractOptions() trafilatura.Options {
	return trafilatura.Options{
		ExcludeComments: true,
		EnableFallback:  true,
		HtmlDateOptions: &htmldate.Options{
			UseOriginalDate:     true,
			SkipExtensiveSearch: true,
			MaxDate:             time.Date(2199, 12, 31, 0, 0, 0, 0, time.UTC),
		},
	}
}

func countNodes(doc *html.Node) int {
	n := 0
	for range doc.Descendants() {
		n++
	}
	return n
}

// blockCollector gathers the text of a tree block by block. A line break ends a block:
// news pages use it between paragraphs and list items that have no tags of their own.
type blockCollector struct {
	text   strings.Builder
	blocks []pageBlock
}

func (c *blockCollector) walk(n *html.Node, kind waybill.BlockKind) {
	for child := range n.ChildNodes() {
		switch child.Type {
		case html.TextNode:
			c.text.WriteString(child.Data)
		case html.ElementNode:
			inner, block := blockKind(child.Data, kind)
			if block {
				c.flush(kind)
			}
			c.walk(child, inner)
			if block {
				c.flush(inner)
			}
		}
	}
}

func (c *blockCollector) flush(kind waybill.BlockKind) {
	if text := oneLine(c.text.String()); text != "" {
		c.blocks = append(c.blocks, pageBlock{kind, text})
	}
	c.text.Reset()
}

// blockKind is the kind of block an element makes inside a block of kind outer, and
// whether it makes one of its own.
func blockKind(tag string, outer waybill.BlockKind) (waybill.BlockKind, bool) {
	switch tag {
	case "h1":
		return waybill.Headline, true
	case "h2", "h3", "h4", "h5", "h6":
		return waybill.Heading, true
	case "li", "dt", "dd", "td", "th":
		return waybill.Item, true
	case "figcaption", "caption":
		return waybill.Caption, true
	case "br", "hr", "p", "div", "blockquote", "pre", "ul", "ol", "dl", "table", "tr", "tbody", "thead",
		"section", "article", "main", "header", "footer", "aside", "nav", "figure", "address", "form", "body":
		return outer, true
	}
	return outer, false
}

// oneLine gives text with every run of white space as one space, and without the soft
// hyphens by which pages tell the browser where a word may be broken.
func oneLine(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "\u00ad", "")), " ")
}
