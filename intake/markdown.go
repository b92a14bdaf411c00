package intake

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Markdown is told by its beginning. What is larger than these bounds, as a whole or from one
// empty line to the next, is left as the plain text it is, too: the time goldmark takes grows
// with the square of a paragraph, and some hundred kilobytes of brackets hold it up for minutes.
const markdownHead, largestMarkdown, largestParagraph = 8 << 10, 256 << 10, 8 << 10

// markdownMarks are the marks that a text may have beside headings.
var markdownMarks = []func(line string) bool{
	func(line string) bool { return strings.Contains(line, "](http") || strings.Contains(line, "](/") },
	func(line string) bool { return strings.Count(line, "**") >= 2 && !strings.Contains(line, "***") },
	func(line string) bool { return strings.HasPrefix(line, "> ") },
	func(line string) bool { return strings.HasPrefix(line, "```") },
	func(line string) bool { return strings.HasPrefix(line, "|") && strings.Contains(line, "---") },
}

// isMarkdown reports whether a text is Markdown beyond doubt: it begins with a heading or a
// block of settings and has another mark, or has three kinds of marks. One mark alone may
// stand in any plain text, which is better left as it is.
func isMarkdown(head []byte) bool {
	head = bytes.TrimPrefix(head[:min(len(head), markdownHead)], []byte("\xef\xbb\xbf"))
	begins, headings, marks := false, 0, make([]bool, len(markdownMarks))
	lines := 0
	for line := range bytes.Lines(head) {
		line := strings.TrimRight(string(line), "\r\n")
		if line == "" {
			continue
		}
		if lines++; isHeading(line) {
			headings++
		}
		begins = begins || lines == 1 && (headings == 1 || line == "---")
		for i, marked := range markdownMarks {
			marks[i] = marks[i] || marked(line)
		}
	}
	n := min(headings, 2)
	for _, seen := range marks {
		if seen {
			n++
		}
	}
	return begins && n >= 2 || n >= 3
}

// isHeading reports whether a line is a heading after the manner of ATX: "# Oslo".
func isHeading(line string) bool {
	words := strings.TrimLeft(line, "#")
	n := len(line) - len(words)
	return n >= 1 && n <= 6 && len(words) > 1 && words[0] == ' '
}

// cookMarkdown makes a plain text of Markdown: the words of its blocks, an empty line between
// them, without marks, addresses, pictures and code.
func cookMarkdown(item *Item, _ *Options) error {
	if len(item.Bytes) > largestMarkdown || longestParagraph(item.Bytes) > largestParagraph {
		return nil
	}
	source := decodeRecord(bytes.TrimPrefix(item.Bytes, []byte("\xef\xbb\xbf")))
	settings, body := frontMatter(source)
	doc := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser().Parse(text.NewReader(body))
	m := markdown{source: body}
	if title := settings["title"]; title != "" {
		m.blocks = append(m.blocks, title)
	}
	m.walk(doc)
	if len(m.blocks) > 1 && m.blocks[0] == m.blocks[1] {
		m.blocks = m.blocks[1:]
	}
	item.Bytes = []byte(strings.Join(m.blocks, "\n\n") + "\n")
	item.Provenance.Published = day(settings["date"])
	return nil
}

// longestParagraph is how many bytes lie between two empty lines at most.
func longestParagraph(source []byte) int {
	most, length := 0, 0
	for line := range bytes.Lines(source) {
		if length += len(line); len(bytes.TrimSpace(line)) == 0 {
			length = 0
		}
		most = max(most, length)
	}
	return most
}

// frontMatter takes the block of settings off a text, lines of "name: value" between two of
// "---".
func frontMatter(source []byte) (settings map[string]string, body []byte) {
	lines := strings.SplitAfter(string(source[:min(len(source), headBytes)]), "\n")
	if strings.TrimRight(lines[0], "\r\n") != "---" {
		return nil, source
	}
	settings, size := map[string]string{}, len(lines[0])
	for _, line := range lines[1:] {
		size += len(line)
		line = strings.TrimRight(line, "\r\n")
		if line == "---" {
			return settings, source[size:]
		}
		if name, value, ok := strings.Cut(line, ":"); ok {
			settings[strings.ToLower(name)] = strings.Trim(strings.TrimSpace(value), `"'`)
		}
	}
	return nil, source
}

// markdown gathers the words of a document block by block.
type markdown struct {
	source []byte
	blocks []string
}

func (m *markdown) walk(n ast.Node) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child.Kind() {
		case ast.KindParagraph, ast.KindTextBlock, ast.KindHeading, east.KindTableCell:
			var words strings.Builder
			m.inline(&words, child)
			if text := strings.TrimSpace(words.String()); text != "" {
				m.blocks = append(m.blocks, text)
			}
		case ast.KindCodeBlock, ast.KindFencedCodeBlock, ast.KindHTMLBlock, ast.KindThematicBreak:
		default:
			m.walk(child)
		}
	}
}

func (m *markdown) inline(words *strings.Builder, n ast.Node) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch node := child.(type) {
		case *ast.Text:
			words.Write(util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(node.Segment.Value(m.source)))))
			if node.SoftLineBreak() || node.HardLineBreak() {
				words.WriteByte(' ')
			}
		case *ast.String:
			words.Write(node.Value)
		case *ast.AutoLink:
			words.Write(node.Label(m.source))
		case *ast.RawHTML, *ast.Image:
		default:
			m.inline(words, child)
		}
	}
}
