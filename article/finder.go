package article

import (
	"net/url"

	"golang.org/x/net/html/atom"

	"waybill"
)

// finder looks for the main content of a page in its tree.
type finder struct {
	*tree
	links  []int32 // bytes of text in links, by node
	cut    []treeBlock
	weight []int32 // of the running text in a node
	count  []int32 // of its paragraphs
}

func find(t *tree) *finder {
	f := &finder{tree: t}
	f.measure()
	f.drop()
	f.cut = t.blocks()
	f.weigh()
	return f
}

// measure adds up the text in each element.
func (f *finder) measure() {
	f.links = make([]int32, len(f.nodes))
	for i := len(f.nodes) - 1; i > 0; i-- {
		n := &f.nodes[i]
		if n.tag == atom.A {
			f.links[i] = n.size
		}
		f.nodes[n.parent].size += n.size
		f.links[n.parent] += f.links[i]
	}
}

// drop marks what is no part of the article by its tag and names. What holds most of the
// page's prose is kept whatever its names: "content with-sidebar", "page overlay".
func (f *finder) drop() {
	f.dropWhere(func(_ int32, n *node) bool {
		return alwaysDropped(n.tag) || n.hints&hintComment != 0 && n.hints&hintBody == 0
	})
	prose, titled := f.prose()
	most := prose[0] * 2 / 5
	f.dropWhere(func(i int32, n *node) bool {
		switch {
		case prose[i] > most && most > 0:
			return false
		case n.is(isUnseen) || n.tag == atom.Form:
			return true
		case titled[i]:
			return false
		case n.tag == atom.Aside:
			return true
		case n.is(isBody):
			return false
		}
		return n.hints&hintDrop != 0 || n.hints&hintAside != 0 && f.links[i]*3 > n.size
	})
}

func alwaysDropped(tag atom.Atom) bool {
	switch tag {
	case atom.Nav, atom.Footer, atom.Button, atom.Select, atom.Svg, atom.Object, atom.Video, atom.Audio, atom.Canvas,
		atom.Template, atom.Menu, atom.Dialog, atom.Label:
		return true
	}
	return false
}

func (f *finder) dropWhere(gone func(int32, *node) bool) {
	for i := int32(1); i < int32(len(f.nodes)); {
		n := &f.nodes[i]
		if n.is(isText) {
			i++
			continue
		}
		if n.is(isDropped) {
			i = n.end
			continue
		}
		switch {
		case n.hints&hintCaption != 0:
			n.flags |= captioned
		case n.hints&hintKicker != 0 && n.size < 150:
			n.flags |= kickered
		}
		if gone(i, n) {
			n.flags |= isDropped
			i = n.end
			continue
		}
		i++
	}
}

// prose is how much of the text in each element is in paragraphs of some length with few
// links, and whether the element has a heading of the first order.
func (f *finder) prose() (prose []int32, titled []bool) {
	prose, titled = make([]int32, len(f.nodes)), make([]bool, len(f.nodes))
	for i := len(f.nodes) - 1; i > 0; i-- {
		n := &f.nodes[i]
		if n.is(isDropped) {
			continue
		}
		switch {
		case n.tag == atom.P && n.size >= 60 && f.links[i]*3 < n.size:
			prose[i] = n.size
		case n.is(isText) && n.size >= 60 && f.nodes[n.parent].tag != atom.A && f.nodes[n.parent].tag != atom.P:
			prose[i] = n.size
		case n.tag == atom.H1:
			titled[i] = true
		}
		prose[n.parent] += prose[i]
		titled[n.parent] = titled[n.parent] || titled[i]
	}
	return prose, titled
}

// running reports whether a block is text as articles have it, and what it weighs.
func (b *treeBlock) running() int32 {
	if b.kind != waybill.Paragraph || b.linked() > 0.4 {
		return 0
	}
	own := b.size - b.link
	switch {
	case own >= 80 && b.stops > 0 || own > 160:
		return min(own, 800)
	case own >= 40 && b.stops > 0:
		return own / 2
	}
	return 0
}

func (f *finder) weigh() {
	f.weight = make([]int32, len(f.nodes))
	f.count = make([]int32, len(f.nodes))
	for i := range f.cut {
		b := &f.cut[i]
		w := b.running()
		f.weight[b.owner] += w
		if w > 0 {
			f.count[b.owner]++
		}
	}
	for i := len(f.nodes) - 1; i > 0; i-- {
		f.weight[f.nodes[i].parent] += f.weight[i]
		f.count[f.nodes[i].parent] += f.count[i]
	}
}

// dense is the innermost element that holds most of the running text.
func (f *finder) dense() int32 {
	at := int32(0)
	for {
		best := int32(-1)
		for i := at + 1; i < f.nodes[at].end; i = f.nodes[i].end {
			if best < 0 || f.weight[i] > f.weight[best] {
				best = i
			}
		}
		if best < 0 || f.weight[best]*10 < f.weight[at]*6 || f.count[best] < 2 {
			return at
		}
		at = best
	}
}

// named is the element that is said to be the article's body.
func (f *finder) named() int32 {
	best := int32(-1)
	for i := range f.nodes {
		n := &f.nodes[i]
		if n.is(isText) || n.is(isDropped) {
			continue
		}
		if n.tag == atom.P || isHeadingTag(n.tag) {
			continue
		}
		if !n.is(isBody) && n.hints&hintBody == 0 && n.tag != atom.Article && n.tag != atom.Main {
			continue
		}
		if best < 0 || f.weight[i] > f.weight[best] || int32(i) < f.nodes[best].end && f.weight[i]*10 >= f.weight[best]*9 {
			best = int32(i)
		}
	}
	return best
}

// within gives the blocks of the article's text, without rows of links and the names of
// buttons.
func (f *finder) within(root int32) []pageBlock {
	var found []pageBlock
	for i := range f.cut {
		b := &f.cut[i]
		if b.from < root || b.from >= f.nodes[root].end || b.linked() > 0.5 {
			continue
		}
		words := f.textOf(b)
		if b.size < 60 && phraseTable().judge(words) == useLine {
			continue
		}
		found = append(found, pageBlock{b.kind, words})
	}
	return found
}

// quick finds the main content in a page's tree, and says whether it is sure of it: the
// element that holds most of the running text and the one that is named the article's
// body must agree.
func quick(t *tree, from *url.URL) (found content, sure bool) {
	f := find(t)
	found.facts = t.head.facts(from)
	root, sure := f.choose()
	found.blocks = append(f.above(root, &found), f.within(root)...)
	found.walled = found.walled || f.behindPaywall(root, found.blocks)
	if found.published == "" {
		found.published = f.dayAbove(root)
	}
	return found, sure
}

// dayAbove is the day of publication that stands between the title and the first
// paragraph, in a <time> or written out. In a line that begins by telling of changes it is
// the day of the change.
func (f *finder) dayAbove(root int32) string {
	title, _ := f.titleBlock(root)
	if title < 0 {
		return ""
	}
	for i := title + 1; i < len(f.cut) && f.cut[i].running() == 0; i++ {
		b := &f.cut[i]
		words := f.textOf(b)
		if labelTable().startsChange(words) {
			continue
		}
		for _, t := range f.head.times {
			if t.at < f.cut[title].to || t.at < b.from-1 || t.at >= b.to {
				continue
			}
			if m, ok := readMoment(t.stated); ok {
				return m.day
			}
		}
		if day := labelledDay(words); day != "" {
			return day
		}
	}
	return ""
}

// choose gives the element with the article's text, and whether it is sure.
func (f *finder) choose() (root int32, sure bool) {
	d, n := f.dense(), f.named()
	all := f.weight[0]
	if n < 0 || f.weight[n]*2 < f.weight[d] {
		return d, n < 0 && f.enough(d) && f.weight[d]*20 >= all*19
	}
	inner, outer := max(d, n), min(d, n)
	nested := inner < f.nodes[outer].end
	if nested && f.weight[inner]*20 >= f.weight[outer]*19 {
		return inner, f.enough(inner)
	}
	if n == outer && nested && f.nodes[n].hints&hintBody != 0 && f.weight[d]*10 >= f.weight[n]*6 && f.weight[n]*10 >= all*9 {
		return n, true
	}
	return n, nested && f.weight[inner]*10 >= f.weight[outer]*9
}

// enough reports whether an element has so much running text that it is no teaser or notice.
func (f *finder) enough(i int32) bool { return f.weight[i] > leastSure && f.count[i] >= 2 }

// leastSure is the weight of running text below which nothing is sure: a short notice has
// hardly more than the teasers around it.
const leastSure = 400

// above gives what stands between the title and the text, which pages put into an element
// of its own: kicker, byline and the sentence that sums the article up. It makes the
// page's only first-order heading the title.
func (f *finder) above(root int32, found *content) []pageBlock {
	title, ahead := f.titleBlock(root)
	if title < 0 {
		return nil
	}
	if words := f.textOf(&f.cut[title]); wordCount(words) >= 3 || found.title == "" {
		found.title = words
	}
	if !ahead {
		return nil
	}
	var blocks []pageBlock
	size := int32(0)
	for i := title + 1; i < len(f.cut) && f.cut[i].from < root; i++ {
		b := &f.cut[i]
		size += b.size
		if size > mostAbove {
			return nil
		}
		switch {
		case b.kind == waybill.Kicker && b.size < 100, b.kind == waybill.Caption && b.linked() < 0.3,
			(b.kind == waybill.Paragraph || b.kind == waybill.Heading) && b.linked() < 0.3 && b.size >= 50:
			kind := b.kind
			if kind == waybill.Heading {
				kind = waybill.Paragraph
			}
			blocks = append(blocks, pageBlock{kind, f.textOf(b)})
		}
	}
	return blocks
}

// mostAbove is how much text, in bytes, may stand between title and text; what is more is
// another part of the page.
const mostAbove = 1500

// titleBlock is the first-order heading before the end of the text, -1 if there is none or
// more than one, and whether it stands ahead of the text.
func (f *finder) titleBlock(root int32) (at int, ahead bool) {
	at = -1
	for i := range f.cut {
		b := &f.cut[i]
		if b.kind != waybill.Headline || b.from >= f.nodes[root].end {
			continue
		}
		if at >= 0 {
			return -1, false
		}
		at, ahead = i, b.from < root
	}
	return at, ahead
}

func isHeadingTag(tag atom.Atom) bool {
	switch tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}
