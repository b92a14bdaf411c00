package cli

import (
	"fmt"
	"strings"

	"waybill"
	"waybill/view"
)

// typeColumns is the width of the longest type of statement, "indirect".
const typeColumns = 8

// said renders who said what, in the order of the text; what one speaker says in a
// row stands under the name once.
func (pg *page) said() {
	statements := pg.doc.Statements
	if len(statements) == 0 {
		pg.line("")
		pg.text(0, normal, "Nobody is quoted.")
		return
	}
	pg.heading("Who said what")
	for i := range statements {
		s := &statements[i]
		if i == 0 || !sameSpeaker(&statements[i-1], s) {
			pg.line("")
			pg.speaker(s)
		}
		pg.statement(s)
	}
}

func sameSpeaker(a, b *view.Statement) bool {
	return a.Speaker == b.Speaker && a.Role == b.Role
}

// speaker writes the name in bold and the role behind it.
func (pg *page) speaker(s *view.Statement) {
	name, role := safe(string(s.Speaker)), safe(string(s.Role))
	if name == "" {
		name = "somebody unnamed"
	}
	if role == "" {
		pg.text(2, bold, name)
		return
	}
	lines := wrap(name+" ("+role+")", pg.width-2)
	for i, l := range lines {
		head, tail := "", l
		if i == 0 {
			if head, tail = name, strings.TrimPrefix(l, name); len(tail) == len(l) {
				head, tail = l, ""
			}
		}
		pg.line("  " + pg.paint(bold, head) + pg.paint(dim, tail))
	}
}

func (pg *page) statement(s *view.Statement) {
	words := safe(s.Text)
	if s.Type == string(waybill.Direct) {
		words = quoted(s.Text)
	}
	if s.Medium != string(waybill.Speech) && s.Medium != "" {
		words += " (" + safe(s.Medium) + ")"
	}
	indent := rowIndent + typeColumns + gap
	for i, l := range wrap(words, pg.width-indent) {
		kind := ""
		if i == 0 {
			kind = safe(s.Type)
		}
		pg.line(strings.Repeat(" ", rowIndent) + pg.paint(dim, kind) + pad("", typeColumns-columns(kind)) + strings.Repeat(" ", gap) + l)
	}
	if pg.all {
		pg.text(indent, dim, strings.Join(statementParts(s), " · "))
	}
}

// statementParts are the words around a statement, with where they stand.
func statementParts(s *view.Statement) []string {
	parts := []string{safe(s.ID)}
	for _, span := range s.Spans {
		parts = append(parts, fmt.Sprintf("words %d–%d", span.Begin, span.End))
	}
	add := func(name string, w view.Words) {
		parts = append(parts, fmt.Sprintf("%s %s %d–%d", name, quoted(w.Text), w.Begin, w.End))
	}
	if s.Mention != nil {
		add("named", *s.Mention)
	}
	for _, w := range s.Cue {
		add("cue", w)
	}
	for _, w := range s.Frame {
		add("frame", w)
	}
	if s.Addressee != nil {
		add("to", *s.Addressee)
	}
	if s.Party != "" {
		parts = append(parts, "party "+safe(string(s.Party)))
	}
	return parts
}
