package cli

import (
	"strings"

	"waybill/view"
)

// hit renders a report that was found: its headline, where it is from, the passage with the
// words, and its transfers.
func (pg *page) hit(h *view.Hit) {
	title := "(no headline)"
	if h.Article.Title != "" {
		title = safe(string(h.Article.Title))
	}
	pg.text(0, bold, title)
	pg.text(0, dim, place(&h.Article))
	for i := range h.Snippets {
		pg.snippet(&h.Snippets[i])
	}
	if len(h.Transfers) > 0 {
		ids := make([]span, len(h.Transfers))
		for i, id := range h.Transfers {
			ids[i] = span{safe(id), blue}
		}
		pg.spans(2, ids)
	}
}

// The marks around words that were found, while a passage is wrapped: of no width, and never
// in what safe lets through.
const markOn, markOff = "\u200e", "\u200f"

// snippet renders a passage with the words found in bold.
func (pg *page) snippet(s *view.Snippet) {
	points := []rune(s.Text)
	var marked strings.Builder
	from := 0
	piece := func(to int) string {
		to = max(from, min(to, len(points)))
		words := safe(string(points[from:to]))
		from = to
		return words
	}
	for _, hit := range s.Hits {
		marked.WriteString(piece(hit.Begin - s.Begin))
		marked.WriteString(markOn + piece(hit.End-s.Begin) + markOff)
	}
	marked.WriteString(piece(len(points)))
	on := false
	for _, line := range wrap(marked.String(), pg.width-rowIndent) {
		pg.line(strings.Repeat(" ", rowIndent) + pg.highlighted(line, &on))
	}
}

// highlighted paints what stands between the marks; on tells whether the line begins inside
// of them, and is kept for the next.
func (pg *page) highlighted(line string, on *bool) string {
	var out strings.Builder
	for line != "" {
		mark := markOn
		if *on {
			mark = markOff
		}
		words, rest, found := strings.Cut(line, mark)
		if *on {
			words = pg.paint(bold, words)
		}
		out.WriteString(words)
		if found {
			*on = !*on
		}
		line = rest
	}
	return out.String()
}
