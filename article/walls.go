package article

import (
	_ "embed" // the table is compiled in
	"fmt"
	"strings"
	"sync"

	"golang.org/x/net/html"

	"waybill"
)

//go:embed data/walls.tsv
var wallsTSV string

// wall is what stands between a reader and an article; data/walls.tsv explains them.
type wall string

const (
	consentWall wall = "consent"
	paywall     wall = "paywall"
)

// wallTables is data/walls.tsv, ready for looking up.
type wallTables struct {
	phrases map[wall][]string
}

var wallTable = sync.OnceValue(func() *wallTables { return must(readWalls(wallsTSV)) })

func readWalls(tsv string) (*wallTables, error) {
	rows, err := readRows("data/walls.tsv", tsv, 4)
	if err != nil {
		return nil, err
	}
	t := &wallTables{phrases: map[wall][]string{}}
	for _, row := range rows {
		switch kind := wall(row[2]); kind {
		case consentWall, paywall:
			t.phrases[kind] = append(t.phrases[kind], row[0])
		default:
			return nil, fmt.Errorf("reading data/walls.tsv: %q has the unknown kind %q", row[0], row[2])
		}
	}
	return t, nil
}

// in counts the phrases of a kind in words.
func (t *wallTables) in(words string, kind wall) int {
	words, n := fold(words), 0
	for _, phrase := range t.phrases[kind] {
		if strings.Contains(words, phrase) {
			n++
		}
	}
	return n
}

// A consent page has hardly anything but the question: most of its text is in blocks that
// have words of it, and there are several. An article about cookies has them too, but by
// far not in most of its text.
const (
	leastConsent   = 3    // different phrases
	longestConsent = 1200 // words that are looked at; there is no longer question
)

// asksConsent reports whether what was found is a question for consent and no article.
func (c *content) asksConsent() bool {
	words, asking, phrases := 0, 0, 0
	for _, b := range c.blocks {
		n := wordCount(b.text)
		if words += n; words > longestConsent {
			return false
		}
		if found := wallTable().in(b.text, consentWall); found > 0 {
			asking += n
			phrases += found
		}
	}
	return phrases >= leastConsent && asking*2 > words
}

// What a paywall leaves of an article is short, and the line that asks for money too.
const (
	longestTeased  = 400 // words
	longestPaywall = 300 // bytes
)

// pastText is how many nodes behind the text are looked at for a paywall.
const pastText = 200

// behindPaywall reports whether a line in the text or right behind it asks for money, and
// there is not much text. What a page says of subscriptions at its top it says to all.
func (f *finder) behindPaywall(root int32, blocks []pageBlock) bool {
	words := 0
	for _, b := range blocks {
		if words += wordCount(b.text); words > longestTeased {
			return false
		}
	}
	end := min(int(f.nodes[root].end)+pastText, len(f.nodes))
	for _, n := range f.nodes[root:end] {
		if n.is(isText) && n.size > 8 && len(n.text) < longestPaywall && wallTable().in(n.text, paywall) > 0 {
			return true
		}
	}
	return false
}

// paywallNote is what a report of a page behind a paywall says of itself.
const paywallNote = "The page is behind a paywall; the text may be only the beginning of the article."

// bodyBlocks are the paragraphs of the text that JSON-LD has of the article: for pages that
// show their text only by script.
func (f *facts) bodyBlocks() []pageBlock {
	const leastBody = 20 // words
	if wordCount(f.linked) < leastBody {
		return nil
	}
	if strings.Contains(f.linked, "</") { // some put tags into it
		return visibleText(f.linked).blocks
	}
	var blocks []pageBlock
	for line := range strings.Lines(html.UnescapeString(f.linked)) {
		if line = oneLine(line); line != "" {
			blocks = append(blocks, pageBlock{waybill.Paragraph, line})
		}
	}
	return blocks
}
