package article

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"waybill"
)

// Pages beyond these bounds are not handed to the thorough extractor, which copies the tree and
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
	facts
	blocks []pageBlock
}

type pageBlock struct {
	kind waybill.BlockKind
	text string
}

// readPage makes the report of an HTML page: its main content, or where that is not
// found, everything visible outside navigation and the like.
func readPage(report *waybill.Report, page string, by Extractor) error {
	found := mainContent(page, webAddress(report.File, nil), by)
	if !found.readable() {
		found.blocks = found.bodyBlocks()
	}
	if !found.readable() {
		visible := visibleText(page)
		visible.takeOver(found)
		found = visible
		report.Notes = append(report.Notes, "The page's main text could not be told from the rest; all of its visible text is read.")
	}
	if found.asksConsent() {
		return refuse(ErrConsent, "article-consent")
	}
	if found.walled {
		report.Notes = append(report.Notes, paywallNote)
	}
	found.title = withoutOutlet(found.title, found.outlet)
	pieces := found.lay(report)
	if !hasText(pieces) {
		return refuse(ErrNoText, "article-no-text")
	}
	report.Outlet, report.Author, report.Published, report.Canonical = found.outlet, found.author, found.published, found.canonical
	if report.Published == "" {
		report.Published = dayOf(pieces)
	}
	fill(report, pieces)
	return nil
}

// mainContent finds a page's main content: quickly where two ways of finding it agree,
// and by the thorough extractor, at ten times the cost, where they do not. It has no
// blocks where neither finds any.
func mainContent(page string, from *url.URL, by Extractor) content {
	tree, err := grow(page)
	if err != nil {
		found, _ := thorough(page) // an error leaves found empty
		return found
	}
	found, sure := quick(tree, from)
	if by == Thorough || by == Either && !sure {
		slow, err := thorough(page)
		if err != nil || !slow.readable() || len(slow.blocks) == 1 && squeeze(slow.blocks[0].text) == squeeze(found.linked) {
			slow.blocks = nil
		}
		slow.facts = found.or(slow.facts)
		found = slow
	}
	found.complete(&tree.head, from)
	return found
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
