package article

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"waybill"
)

// visibleText gives the text of a page that has no main content to be found, or is too
// large or too deeply nested to build a tree of. It goes through the tags once, without
// recursion and without a tree: 100,000 nested tags cost no more than 100,000 in a row.
func visibleText(page string) content {
	found := scan(page, true)
	if !found.readable() {
		// An unclosed <nav> or <header> hides all that follows it.
		found = scan(page, false)
	}
	return found
}

// scanner is the state of one pass over a page's tags.
type scanner struct {
	blockCollector
	kind     waybill.BlockKind
	hidden   map[string]int // how many of each hidden element are open
	inTitle  bool
	docTitle strings.Builder
}

func scan(page string, hideNavigation bool) content {
	s := tagged(page, hideNavigation)
	return s.content()
}

// tagged goes through a page's tags once.
func tagged(page string, hideNavigation bool) *scanner {
	s := &scanner{kind: waybill.Paragraph, hidden: map[string]int{}}
	tokens := html.NewTokenizer(strings.NewReader(page))
	for {
		switch tokens.Next() {
		case html.ErrorToken: // the end; the tokenizer knows no other error in a string
			s.flush(s.kind)
			return s
		case html.TextToken:
			s.write(tokens)
		case html.StartTagToken:
			tag, _ := tokens.TagName()
			s.open(string(tag), hideNavigation)
		case html.SelfClosingTagToken:
			tag, _ := tokens.TagName()
			if _, block := blockKind(string(tag), s.kind); block {
				s.flush(s.kind)
			}
		case html.EndTagToken:
			tag, _ := tokens.TagName()
			s.shut(string(tag))
		}
	}
}

func (s *scanner) write(tokens *html.Tokenizer) {
	switch {
	case s.inTitle:
		s.docTitle.Write(tokens.Text())
	case len(s.hidden) == 0:
		s.text.Write(tokens.Text())
	}
}

func (s *scanner) open(tag string, hideNavigation bool) {
	if isHidden(tag, hideNavigation) {
		s.flush(s.kind)
		s.hidden[tag]++
		return
	}
	if tag == "title" {
		s.inTitle = true
	}
	if kind, block := blockKind(tag, waybill.Paragraph); block {
		s.flush(s.kind)
		s.kind = kind
	}
}

func (s *scanner) shut(tag string) {
	if s.hidden[tag] > 0 {
		if s.hidden[tag]--; s.hidden[tag] == 0 {
			delete(s.hidden, tag)
		}
		return
	}
	if tag == "title" {
		s.inTitle = false
	}
	if _, block := blockKind(tag, waybill.Paragraph); block {
		s.flush(s.kind)
		s.kind = waybill.Paragraph
	}
}

// content makes the first <h1> the title, or else the page's <title>.
func (s *scanner) content() content {
	found := content{facts: facts{title: withoutEnding(oneLine(s.docTitle.String()))}, blocks: s.blocks}
	for i, b := range found.blocks {
		if b.kind == waybill.Headline {
			found.title = b.text
			found.blocks = append(found.blocks[:i:i], found.blocks[i+1:]...)
			break
		}
	}
	return found
}

func isHidden(tag string, hideNavigation bool) bool {
	switch tag {
	case "script", "style", "noscript", "template", "svg", "iframe", "select", "button", "textarea", "object", "video", "audio", "canvas":
		return true
	case "nav", "footer", "aside", "header", "form":
		return hideNavigation
	}
	return false
}

// bounded refuses pages that would cost the tree builder or the extractor too much time
// or memory; the constants tell why.
func bounded(page string) error {
	if len(page) > largestPage {
		return fmt.Errorf("measuring the page: it has %d bytes", len(page))
	}
	if n := strings.Count(page, "<"); n > mostTags {
		return fmt.Errorf("measuring the page: it has %d tags", n)
	}
	open, sum := map[string]int{}, 0
	tokens := html.NewTokenizer(strings.NewReader(page))
	for {
		switch kind := tokens.Next(); kind {
		case html.ErrorToken:
			return nil
		case html.StartTagToken, html.EndTagToken:
			name, _ := tokens.TagName()
			if !formats(string(name)) {
				continue
			}
			tag := string(name)
			switch {
			case kind == html.StartTagToken:
				open[tag]++
				sum++
			case open[tag] > 0:
				open[tag]--
				sum--
			}
			if sum > mostUnclosed {
				return fmt.Errorf("measuring the page: %d formatting tags are left open", sum)
			}
		}
	}
}

// formats is true for the elements that the tree builder repeats in every paragraph
// until they are closed (the standard's "formatting elements").
func formats(tag string) bool {
	switch tag {
	case "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u":
		return true
	}
	return false
}
