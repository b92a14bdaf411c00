package web

import (
	"html/template"
	"strings"

	"waybill/view"
)

// snippet is a passage of a report with the words that were looked for marked.
func snippet(s view.Snippet) template.HTML {
	var out strings.Builder
	runes, at := []rune(s.Text), 0
	for _, h := range s.Hits {
		begin, end := max(at, h.Begin-s.Begin), min(len(runes), h.End-s.Begin)
		if begin >= end {
			continue
		}
		writeForeign(&out, string(runes[at:begin]))
		out.WriteString("<mark>")
		writeForeign(&out, string(runes[begin:end]))
		out.WriteString("</mark>")
		at = end
	}
	writeForeign(&out, string(runes[at:]))
	return template.HTML(out.String())
}
