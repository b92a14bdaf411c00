package article

import (
	"strings"
	"testing"

	"golang.org/x/net/html/atom"
)

// nesting writes a tree as tags and text, each element closed.
func nesting(t *tree, i int32) string {
	n := &t.nodes[i]
	if n.is(isText) {
		return oneLine(n.text)
	}
	var inner strings.Builder
	for k := i + 1; k < n.end; k = t.nodes[k].end {
		inner.WriteString(nesting(t, k))
	}
	name := n.tag.String()
	if n.tag >= firstCustom {
		name = "custom"
	}
	if n.tag == atom.Html {
		return inner.String()
	}
	return "<" + name + ">" + inner.String() + "</" + name + ">"
}

func TestGrow(t *testing.T) {
	tests := []struct{ name, page, want string }{
		{"what closes a paragraph", "<p>a<p>b<div>c</div>d", "<p>a</p><p>b</p><div>c</div>d"},
		{"a paragraph through formatting", "<p>a <b>b<p>c", "<p>a<b>b</b></p><p>c</p>"},
		{"list items", "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li><li>d</li></ul>"},
		{"cells", "<table><tr><td>a<td><p>b<tr><th>c</table>d", "<table><tr><td>a</td><td><p>b</p></td></tr><tr><th>c</th></tr></table>d"},
		{"an end without a start", "<div>a</span></p>b</div></div>c", "<div>ab</div>c"},
		{"formatting that overlaps a block", "<div><b>a<p>b</b>c</p></div>", "<div><b>a<p>bc</p></b></div>"},
		{"a cell holds its end tags", "<div><table><tr><td>a</div>b</table>c</div>", "<div><table><tr><td>ab</td></tr></table>c</div>"},
		{"void elements", "<p>a<br>b<img src=x>c", "<p>a<br></br>b<img></img>c</p>"},
		{"elements HTML does not know", "<amp-ad>a<amp-img/>b</amp-ad>c", "<custom>a<custom></custom>b</custom>c"},
		{"what is not marked up", "<script>if (a<b) {}</script>a<style>p{}</style>b<noscript><p>c</p></noscript>", "ab"},
		{"entities", "<p>a&amp;b &uuml;", "<p>a&b ü</p>"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tree, err := grow("<!doctype html><html><head><title>T</title></head><body>" + test.page)
			if err != nil {
				t.Fatal(err)
			}
			if got := nesting(tree, 0); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if tree.head.title != "T" {
				t.Errorf("title %q", tree.head.title)
			}
		})
	}
}

func TestHintsAreFound(t *testing.T) {
	rows, err := readRows("data/hints.tsv", hintsTSV, 3)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]hint{"body": hintBody, "comment": hintComment, "drop": hintDrop, "aside": hintAside, "caption": hintCaption, "kicker": hintKicker}
	for _, row := range rows {
		if got := hintTable().of(row[2]); got&kinds[row[1]] == 0 {
			t.Errorf("%q is not found in its example %q", row[0], row[2])
		}
	}
	for _, name := range []string{"headline", "sharedContentWidth", "advertisers", "adaptive", "navy-blue", "commentary", "menus", "footage", "biology", "socialist"} {
		if got := hintTable().of(name); got&hintDrop != 0 && got&hintBody == 0 {
			t.Errorf("%q is taken for a part to drop", name)
		}
	}
}

func TestNameWords(t *testing.T) {
	const want = "article body most read c col"
	if got := strings.Join(nameWords("articleBody most-read2 c-col_12"), " "); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
