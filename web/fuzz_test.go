package web

import (
	"html"
	"strings"
	"testing"

	"waybill/view"
)

// FuzzForeign writes any text: no mark-up of its own and no control is left, and what is left
// of the text is all that it was.
func FuzzForeign(f *testing.F) {
	for _, s := range []string{"<b>", "a\u202Eb", "</bdi><script>", "\x00\x1b[31m", "&amp;", "\xff", "U+202E"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out := string(foreign(s))
		inner := strings.TrimSuffix(strings.TrimPrefix(out, "<bdi>"), "</bdi>")
		for _, c := range inner {
			if harmful(c) {
				t.Fatalf("%q keeps %U: %q", s, c, out)
			}
		}
		inner = strings.ReplaceAll(inner, `<span class="ctl">`, "")
		inner = strings.ReplaceAll(inner, "</span>", "")
		if strings.ContainsAny(inner, "<>") {
			t.Fatalf("%q becomes mark-up: %q", s, out)
		}
	})
}

// FuzzSnippet marks words anywhere: the text stays what it is.
func FuzzSnippet(f *testing.F) {
	f.Add("ab cd ef", 10, 13, 15, 12, 20)
	f.Add("Ünï", 0, -5, 2, 1, 1<<30)
	f.Fuzz(func(t *testing.T, s string, begin, a, b, c, d int) {
		if strings.ContainsFunc(s, harmful) || strings.ToValidUTF8(s, "") != s || strings.Contains(s, "\x00") {
			return
		}
		out := string(snippet(view.Snippet{Begin: begin, Text: s, Hits: []view.Words{{Begin: a, End: b}, {Begin: c, End: d}}}))
		out = strings.NewReplacer("<mark>", "", "</mark>", "").Replace(out)
		if got := html.UnescapeString(out); got != s {
			t.Fatalf("%q becomes %q", s, got)
		}
	})
}
