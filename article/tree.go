package article

import (
	"errors"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tree is a page's elements and text, light enough to be built in one pass of the
// tokenizer: a slice of nodes in the order of the page, where an element is followed by
// what is in it. It follows the standard where news pages depend on it (what closes a
// paragraph, a list item, a cell) and leaves out what only matters to a browser: the
// repair of formatting tags that overlap, the moving of what stands between table rows.
type tree struct {
	nodes []node
	head  head
}

// node is an element, or a stretch of text.
type node struct {
	tag    atom.Atom // 0 for text
	text   string    // of a stretch of text
	parent int32
	end    int32 // the first node behind an element and all in it
	size   int32 // bytes of text that are not white space
	flags  nodeFlag
	hints  hint // what an element's class, id and the like tell
}

type nodeFlag uint8

const (
	isText    nodeFlag = 1 << iota
	isUnseen           // hidden from who looks at the page, by attribute or style
	isBody             // marked as the article's body by itemprop
	isDropped          // no part of the article
	captioned          // the words under a picture
	kickered           // the short lines around the title
)

func (n *node) is(f nodeFlag) bool { return n.flags&f != 0 }

// deepest is how deep elements may lie in each other; those further in are taken for
// part of the one around them. html.Parse refuses to go deeper than that.
const deepest = 512

var errTooManyNodes = errors.New("the page has too many elements")

// grower builds a tree; open are the elements not closed yet, outermost first.
type grower struct {
	tree
	tokens *html.Tokenizer
	open   []int32
	attrs  attributes
	custom map[string]atom.Atom // made up for elements that HTML does not know
	hints  map[string]hint      // what the names on this page tell, each looked up once
}

// firstCustom is beyond all atoms of the table.
const firstCustom atom.Atom = 0xff000000

func (g *grower) tag(name []byte) atom.Atom {
	if tag := atom.Lookup(name); tag != 0 {
		return tag
	}
	tag, known := g.custom[string(name)]
	if !known {
		if g.custom == nil {
			g.custom = map[string]atom.Atom{}
		}
		tag = firstCustom + atom.Atom(len(g.custom))
		g.custom[string(name)] = tag
	}
	return tag
}

// grow builds the tree of a page.
func grow(page string) (*tree, error) {
	g := &grower{tokens: html.NewTokenizer(strings.NewReader(page)), hints: map[string]hint{}}
	g.nodes = make([]node, 0, 64+strings.Count(page, "<"))
	g.push(node{tag: atom.Html})
	for {
		switch g.tokens.Next() {
		case html.ErrorToken: // the end; the tokenizer knows no other error in a string
			g.closeTo(0)
			return &g.tree, nil
		case html.TextToken:
			g.addText(g.tokens.Text())
		case html.StartTagToken:
			g.start(false)
		case html.SelfClosingTagToken:
			g.start(true)
		case html.EndTagToken:
			name, _ := g.tokens.TagName()
			g.shut(g.tag(name))
		}
		if len(g.nodes) > mostNodes {
			return nil, errTooManyNodes
		}
	}
}

// hint gives what the names of the element being read tell.
func (g *grower) hint() hint {
	name := g.attrs.names
	if len(name) == 0 {
		return 0
	}
	h, known := g.hints[string(name)]
	if !known {
		h = hintTable().of(string(name))
		g.hints[string(name)] = h
	}
	return h
}

func (g *grower) push(n node) {
	n.parent = -1
	if len(g.open) > 0 {
		n.parent = g.open[len(g.open)-1]
	}
	g.open = append(g.open, int32(len(g.nodes)))
	g.nodes = append(g.nodes, n)
}

// closeTo closes open elements until n are left.
func (g *grower) closeTo(n int) {
	for len(g.open) > n {
		g.nodes[g.open[len(g.open)-1]].end = int32(len(g.nodes))
		g.open = g.open[:len(g.open)-1]
	}
}

func (g *grower) addText(words []byte) {
	size := 0
	for _, c := range words {
		if c > ' ' {
			size++
		}
	}
	text := " "
	if size > 0 {
		text = string(words)
	}
	i := int32(len(g.nodes))
	g.nodes = append(g.nodes, node{text: text, parent: g.open[len(g.open)-1], end: i + 1, size: int32(size), flags: isText})
}

func (g *grower) start(closed bool) {
	name, more := g.tokens.TagName()
	tag := g.tag(name)
	g.attrs.read(g.tokens, tag, more)
	if tag >= firstCustom {
		g.attrs.addName(name)
	}
	switch tag {
	case atom.Html, atom.Body:
		return
	case atom.Head:
		return
	case atom.Script, atom.Style, atom.Title, atom.Textarea, atom.Iframe, atom.Noembed, atom.Noframes, atom.Xmp, atom.Noscript:
		if !closed || tag == atom.Script || tag == atom.Title {
			g.raw(tag)
		}
		return
	}
	g.imply(tag)
	g.head.note(tag, &g.attrs, int32(len(g.nodes)))
	n := node{tag: tag, hints: g.hint()}
	if g.attrs.unseen {
		n.flags |= isUnseen
	}
	if g.attrs.body {
		n.flags |= isBody
	}
	if isVoid(tag) || closed && tag >= firstCustom || len(g.open) >= deepest {
		n.parent, n.end = g.open[len(g.open)-1], int32(len(g.nodes)+1)
		g.nodes = append(g.nodes, n)
		return
	}
	g.push(n)
}

// raw passes over an element whose content is not marked up, keeping what the head needs.
func (g *grower) raw(tag atom.Atom) {
	linked := tag == atom.Script && strings.Contains(g.attrs.kind, "ld+json")
	for {
		switch g.tokens.Next() {
		case html.ErrorToken:
			return
		case html.TextToken:
			switch {
			case linked:
				g.head.linked = append(g.head.linked, string(g.tokens.Raw()))
			case tag == atom.Title && g.head.title == "" && !g.inside(atom.Svg):
				g.head.title = oneLine(string(g.tokens.Text()))
			}
		case html.EndTagToken:
			if name, _ := g.tokens.TagName(); atom.Lookup(name) == tag {
				return
			}
		}
	}
}

func (g *grower) inside(tag atom.Atom) bool {
	for _, i := range g.open {
		if g.nodes[i].tag == tag {
			return true
		}
	}
	return false
}

// imply closes the elements that a start tag ends without saying so.
func (g *grower) imply(tag atom.Atom) {
	switch tag {
	case atom.A:
		g.shutWithin(atom.A, atom.Div, atom.P, atom.Li, atom.Td, atom.Section, atom.Article)
		return
	case atom.Li:
		g.shutWithin(atom.Li, atom.Ul, atom.Ol, atom.Menu)
	case atom.Dt, atom.Dd:
		g.shutWithin(atom.Dt, atom.Dl)
		g.shutWithin(atom.Dd, atom.Dl)
	case atom.Td, atom.Th:
		g.shutWithin(atom.Td, atom.Tr, atom.Table)
		g.shutWithin(atom.Th, atom.Tr, atom.Table)
		return
	case atom.Tr:
		g.shutWithin(atom.Tr, atom.Table)
		return
	case atom.Tbody, atom.Thead, atom.Tfoot:
		for _, t := range []atom.Atom{atom.Tbody, atom.Thead, atom.Tfoot} {
			g.shutWithin(t, atom.Table)
		}
		return
	}
	if !endsParagraph(tag) {
		return
	}
	// Only formatting may lie between a paragraph and what ends it.
	for k := len(g.open) - 1; k > 0; k-- {
		switch t := g.nodes[g.open[k]].tag; {
		case t == atom.P:
			g.closeTo(k)
			return
		case endsParagraph(t) || t == atom.Td || t == atom.Th || t == atom.Button || t == atom.Object:
			return
		}
	}
}

// shutWithin closes the innermost open tag unless one of the bounds is further in.
func (g *grower) shutWithin(tag atom.Atom, bounds ...atom.Atom) {
	for k := len(g.open) - 1; k > 0; k-- {
		t := g.nodes[g.open[k]].tag
		if t == tag {
			g.closeTo(k)
			return
		}
		for _, b := range bounds {
			if t == b {
				return
			}
		}
	}
}

// shut closes the element an end tag names. One that is not open is passed over; nothing
// in a table's cell closes what is around the table, and no formatting a block around it.
func (g *grower) shut(tag atom.Atom) {
	if tag == atom.Html || tag == atom.Body || tag == atom.Head {
		return
	}
	for k := len(g.open) - 1; k > 0; k-- {
		t := g.nodes[g.open[k]].tag
		switch {
		case t == tag:
			g.closeTo(k)
			return
		case !isTable(tag) && isTable(t):
			return
		case !endsParagraph(tag) && !isTable(tag) && endsParagraph(t):
			return
		}
	}
}

func isTable(tag atom.Atom) bool {
	switch tag {
	case atom.Table, atom.Tr, atom.Td, atom.Th, atom.Tbody, atom.Thead, atom.Tfoot:
		return true
	}
	return false
}

// endsParagraph is true for the elements whose start ends an open paragraph.
func endsParagraph(tag atom.Atom) bool {
	switch tag {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Center, atom.Details, atom.Dialog, atom.Dir,
		atom.Div, atom.Dl, atom.Dt, atom.Dd, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Li, atom.Main,
		atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Ul:
		return true
	}
	return false
}

func isVoid(tag atom.Atom) bool {
	switch tag {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta,
		atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}
