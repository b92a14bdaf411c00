package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"waybill"
)

// lay writes the content into the report's text, title first, blocks parted by blank
// lines, and gives the pieces with their kinds.
func (c *content) lay(report *waybill.Report) []piece {
	var text strings.Builder
	var pieces []piece
	put := func(kind waybill.BlockKind, words string) {
		if text.Len() > 0 {
			text.WriteString("\n\n")
		}
		begin := text.Len()
		text.WriteString(words)
		pieces = append(pieces, piece{Span: waybill.Span{Begin: begin, End: text.Len()}, words: words, kind: kind, gap: true})
	}
	if c.title == "" {
		c.title = c.firstHeadline()
	}
	if c.title != "" {
		put(waybill.Headline, c.title)
	}
	for _, b := range c.body() {
		put(b.kind, b.text)
	}
	report.Text = text.String()
	markLaid(pieces)
	return pieces
}

func (c *content) firstHeadline() string {
	for _, b := range c.blocks {
		if b.kind == waybill.Headline {
			return b.text
		}
	}
	return ""
}

// body leaves out the blocks that repeat the title; other first-order headings inside the
// text are headings of the text.
func (c *content) body() []pageBlock {
	blocks := make([]pageBlock, 0, len(c.blocks))
	for i, b := range c.blocks {
		heading := b.kind == waybill.Headline || b.kind == waybill.Heading
		if i < 8 && (heading || b.kind == waybill.Paragraph) && strings.EqualFold(withoutOutlet(b.text, c.outlet), c.title) {
			continue
		}
		if b.kind == waybill.Headline {
			b.kind = waybill.Heading
		}
		blocks = append(blocks, b)
	}
	return blocks
}

// markLaid judges the words of what the tags have named already: pages set teasers,
// share buttons and captions as paragraphs, and bold paragraphs as crossheads.
func markLaid(pieces []piece) {
	tags := make([]waybill.BlockKind, len(pieces))
	for i := range pieces {
		tags[i] = pieces[i].kind
	}
	markFurniture(pieces)
	for i := range pieces {
		p := &pieces[i]
		if p.kind != waybill.Paragraph || tags[i] != waybill.Paragraph {
			continue
		}
		switch {
		case i <= 3 && (isByline(p.words) || isDateline(p.words, 4)):
			p.kind = waybill.Kicker
		case isCaption(p.words):
			p.kind = waybill.Caption
		case startsItem(p.words):
			p.kind = waybill.Item
		}
	}
}

// readable reports whether there is anything to read but titles and captions.
func (c *content) readable() bool {
	for _, b := range c.blocks {
		if (b.kind == waybill.Paragraph || b.kind == waybill.Item) && wordCount(b.text) >= 3 {
			return true
		}
	}
	return false
}

func hasText(pieces []piece) bool {
	for _, p := range pieces {
		if (p.kind == waybill.Paragraph || p.kind == waybill.Item) && wordCount(p.words) >= 3 {
			return true
		}
	}
	return false
}

// takeOver keeps what the metadata told where the main content was not found.
func (c *content) takeOver(meta content) { c.facts = meta.or(c.facts) }

// separators part a title from the outlet's name after it.
func separators() []string { return []string{" | ", " - ", " – ", " — ", " · ", " :: ", " » "} }

// withoutOutlet takes the outlet's name off a title: "Oslo sagt Raketen zu - Hafenpost".
func withoutOutlet(title, outlet string) string {
	for _, sep := range separators() {
		rest, end, found := cutLast(title, sep)
		if found && rest != "" && strings.EqualFold(end, outlet) {
			return rest
		}
	}
	return title
}

// withoutEnding takes off what looks like an outlet's name where the name is not known:
// a few words after a bar, or a name after a dash. Only for the text of <title>, which
// mostly ends so; in a headline the last part may be news.
func withoutEnding(title string) string {
	for _, sep := range separators() {
		rest, end, found := cutLast(title, sep)
		if found && wordCount(rest) >= 3 && (sep == " | " && wordCount(end) <= 4 || isName(end)) {
			return rest
		}
	}
	return title
}

func cutLast(words, sep string) (before, after string, found bool) {
	i := strings.LastIndex(words, sep)
	if i < 0 {
		return words, "", false
	}
	return strings.TrimSpace(words[:i]), strings.TrimSpace(words[i+len(sep):]), true
}

func isName(words string) bool {
	names := strings.Fields(words)
	for _, w := range names {
		if first, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(first) {
			return false
		}
	}
	return 0 < len(names) && len(names) <= 3
}
