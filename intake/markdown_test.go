package intake

import (
	"strings"
	"testing"
)

// TestHostileMarkdown are the shapes by which parsers of Markdown are brought to a stand, as
// large as they are let through.
func TestHostileMarkdown(t *testing.T) {
	const n = 1 << 12
	for name, text := range map[string]string{
		"quotes in quotes":  strings.Repeat(">", n) + " a",
		"lists in lists":    strings.Repeat("* ", n) + "a",
		"open brackets":     strings.Repeat("[", n),
		"links in links":    strings.Repeat("[a](", n),
		"stars":             strings.Repeat("*a **a ", n/4),
		"backticks":         strings.Repeat("`a``b```c", n/8),
		"pictures":          strings.Repeat("![", n),
		"table":             strings.Repeat("|a", n) + "|\n" + strings.Repeat("|-", n) + "|\n",
		"angles":            strings.Repeat("<a", n),
		"entities":          strings.Repeat("&#", n),
		"indents":           strings.Repeat(" \t", n) + "a\n",
		"settings, no end":  "---\n" + strings.Repeat("a: b\n", n/4),
		"references":        strings.Repeat("[a]: b\n", n/4) + strings.Repeat("[a]", n/4),
		"underscores":       strings.Repeat("a_", n),
		"quotes, many rows": strings.Repeat(strings.Repeat(">", 50)+" a\n", n/50),
	} {
		t.Run(name, func(t *testing.T) {
			const head = "# Oslo\n\n## Kiew\n\n"
			text = text[:min(len(text), largestParagraph-3)]
			item := Item{Bytes: []byte(head + strings.Repeat(text+"\n\n", (largestMarkdown-len(head))/(len(text)+2)))}
			if err := cookMarkdown(&item, &Options{}); err != nil || !strings.HasPrefix(string(item.Bytes), "Oslo\n\nKiew\n") {
				t.Errorf("%.40q, %v", item.Bytes, err)
			}
			long := []byte(head + strings.Repeat(text, largestMarkdown/len(text)+1))
			item = Item{Bytes: long}
			if err := cookMarkdown(&item, &Options{}); err != nil || len(item.Bytes) != len(long) {
				t.Errorf("%d bytes became %d, %v", len(long), len(item.Bytes), err)
			}
		})
	}
}
