package article

import (
	"strings"

	"golang.org/x/net/html/atom"

	"waybill"
)

// treeBlock is a paragraph-like part of a page as its tags have it.
type treeBlock struct {
	kind       waybill.BlockKind
	owner      int32 // the innermost block element around it
	from, to   int32 // its nodes
	size, link int32 // bytes that are not white space: all, and those in links
	stops      int32 // text nodes' ends of sentences and commas
}

func (b *treeBlock) linked() float64 { return float64(b.link) / float64(max(b.size, 1)) }

// blocks cuts what is not dropped into blocks. A line break ends a block, as for
// blockCollector.
func (t *tree) blocks() []treeBlock {
	c := cutter{tree: t}
	c.state = cutState{owner: 0, kind: waybill.Paragraph}
	for i := int32(1); i < int32(len(t.nodes)); {
		n := &t.nodes[i]
		c.leave(i)
		switch {
		case n.is(isText):
			c.take(i, n)
		case n.is(isDropped):
			if _, block := tagBlock(n.tag, c.state.kind); block {
				c.flush()
			}
			i = n.end
			continue
		default:
			c.enter(i, n)
		}
		i++
	}
	c.leave(int32(len(t.nodes)))
	c.flush()
	return c.done
}

// cutState is what the elements around a place make of the text there.
type cutState struct {
	owner int32
	kind  waybill.BlockKind
	link  bool
	block bool
	end   int32
}

type cutter struct {
	*tree
	state cutState
	outer []cutState
	now   treeBlock
	done  []treeBlock
}

func (c *cutter) take(i int32, n *node) {
	if n.size == 0 {
		return
	}
	if c.now.size == 0 {
		c.now = treeBlock{kind: c.state.kind, owner: c.state.owner, from: i}
	}
	c.now.to = i + 1
	c.now.size += n.size
	if c.state.link {
		c.now.link += n.size
	}
	c.now.stops += int32(strings.Count(n.text, ", ") + strings.Count(n.text, ". "))
}

func (c *cutter) enter(i int32, n *node) {
	kind, block := tagBlock(n.tag, c.state.kind)
	switch {
	case n.is(captioned):
		kind, block = waybill.Caption, true
	case n.is(kickered) && kind != waybill.Headline && c.state.kind != waybill.Kicker:
		kind, block = waybill.Kicker, true
	}
	if block {
		c.flush()
	}
	if n.end == i+1 {
		return
	}
	c.outer = append(c.outer, c.state)
	c.state.end, c.state.block, c.state.kind = n.end, block, kind
	c.state.link = c.state.link || n.tag == atom.A
	if block {
		c.state.owner = i
	}
}

func (c *cutter) leave(i int32) {
	for len(c.outer) > 0 && c.state.end <= i {
		if c.state.block {
			c.flush()
		}
		c.state = c.outer[len(c.outer)-1]
		c.outer = c.outer[:len(c.outer)-1]
	}
}

func (c *cutter) flush() {
	if c.now.size > 0 {
		c.done = append(c.done, c.now)
	}
	c.now = treeBlock{}
}

// textOf gives a block's words, with white space as the page has it.
func (t *tree) textOf(b *treeBlock) string {
	var text strings.Builder
	for i := b.from; i < b.to; {
		n := &t.nodes[i]
		if n.is(isDropped) {
			i = n.end
			continue
		}
		text.WriteString(n.text)
		i++
	}
	return oneLine(text.String())
}

func tagBlock(tag atom.Atom, outer waybill.BlockKind) (waybill.BlockKind, bool) {
	if tag == 0 || tag >= firstCustom {
		return outer, false
	}
	return blockKind(tag.String(), outer)
}
