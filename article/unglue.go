package article

import (
	"strings"

	"waybill"
)

// unglue parts blocks that the extractor made of several of the page's own. Where it
// finds little main text, it takes all words of an element for one paragraph and joins
// headline and paragraphs without a space. A block that reads, white space apart, like
// several blocks of the page in a row is replaced by those; each is taken once.
func (c *content) unglue(page string) {
	own := ownBlocks(page)
	first := map[string]int{} // the first of the page's blocks with the words
	for i := len(own) - 1; i >= 0; i-- {
		first[own[i].squeezed] = i
	}
	taken := make([]bool, len(own))
	var blocks []pageBlock
	for _, b := range c.blocks {
		words := squeeze(b.text)
		if i, ok := first[words]; ok {
			taken[i] = true
			blocks = append(blocks, b)
			continue
		}
		i, n := run(own, words)
		if n == 0 {
			blocks = append(blocks, b)
			continue
		}
		for k := i; k < i+n; k++ {
			if !taken[k] {
				taken[k] = true
				blocks = append(blocks, own[k].pageBlock)
			}
		}
	}
	c.blocks = blocks
}

// ownBlock is a block as the page's tags have it.
type ownBlock struct {
	pageBlock
	squeezed string // the text without white space
}

// ownBlocks are the page's title and all its blocks, in their order.
func ownBlocks(page string) []ownBlock {
	s := tagged(page, false)
	all := []ownBlock{{pageBlock: pageBlock{waybill.Headline, oneLine(s.docTitle.String())}}}
	for _, b := range s.blocks {
		all = append(all, ownBlock{pageBlock: b})
	}
	for i := range all {
		all[i].squeezed = squeeze(all[i].text)
	}
	return all
}

// run finds the blocks in a row that make up the words: the first and how many, 0 if none.
func run(own []ownBlock, words string) (first, n int) {
	for i := range own {
		rest, k := words, i
		for k < len(own) && rest != "" && strings.HasPrefix(rest, own[k].squeezed) {
			rest = rest[len(own[k].squeezed):]
			k++
		}
		if rest == "" && k > i && own[i].squeezed != "" {
			return i, k - i
		}
	}
	return 0, 0
}

// squeeze gives text without white space.
func squeeze(text string) string { return strings.ReplaceAll(oneLine(text), " ", "") }
