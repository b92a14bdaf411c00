package article

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// linkedData is what JSON-LD (schema.org) tells of an article. Only the members named
// here are read; what has another form than expected counts as absent.
type linkedData struct {
	Type       texts           `json:"@type"`
	ID         loose           `json:"@id"`
	Graph      json.RawMessage `json:"@graph"`
	Headline   loose           `json:"headline"`
	Name       loose           `json:"name"`
	Published  loose           `json:"datePublished"`
	Modified   loose           `json:"dateModified"`
	Free       loose           `json:"isAccessibleForFree"`
	Body       loose           `json:"articleBody"`
	URL        loose           `json:"url"`
	Page       things          `json:"mainEntityOfPage"`
	Publisher  things          `json:"publisher"`
	Author     things          `json:"author"`
	MainEntity json.RawMessage `json:"mainEntity"`
}

// mostLinked is the largest piece of JSON-LD that is read, in bytes.
const mostLinked = 512 << 10

// readLinked reads the pieces of JSON-LD of a page and gives the article's. What is no
// JSON is passed over: nothing on a page must be right. Where there are several articles,
// those of teasers too, it is the one with the page's title or address, or none.
func readLinked(pieces []string, title, address string) linkedData {
	var all, articles []linkedData
	for _, piece := range pieces {
		if len(piece) <= mostLinked {
			all = append(all, linkedIn(repaired(piece), 2)...)
		}
	}
	for _, d := range all {
		if d.isArticle() && (d.Headline != "" || d.Published != "") {
			articles = append(articles, d)
		}
	}
	if len(articles) > 1 {
		articles = slices.DeleteFunc(articles, func(d linkedData) bool { return !d.isOf(title, address) })
	}
	if len(articles) == 0 {
		return linkedData{}
	}
	found := articles[0]
	found.Publisher = resolve(found.Publisher, all)
	found.Author = resolve(found.Author, all)
	return found
}

// isOf reports whether an article has the page's title or address.
func (d *linkedData) isOf(title, address string) bool {
	if title != "" && strings.EqualFold(oneLine(string(d.Headline)), title) {
		return true
	}
	stated := []loose{d.URL, d.ID}
	for _, page := range d.Page {
		stated = append(stated, page.ID, page.Name)
	}
	for _, s := range stated {
		if u := webAddress(string(s), nil); u != nil && cleaned(u) == address {
			return true
		}
	}
	return false
}

// linkedIn gives the things in a piece, those in its graph too.
func linkedIn(piece []byte, deep int) []linkedData {
	if piece = bytes.TrimSpace(piece); len(piece) == 0 || deep < 0 {
		return nil
	}
	if piece[0] == '[' {
		var list []json.RawMessage
		if json.Unmarshal(piece, &list) != nil {
			return nil
		}
		var all []linkedData
		for _, one := range list {
			all = append(all, linkedIn(one, deep-1)...)
		}
		return all
	}
	var one linkedData
	if json.Unmarshal(piece, &one) != nil {
		return nil
	}
	all := []linkedData{one}
	all = append(all, linkedIn(one.Graph, deep-1)...)
	return append(all, linkedIn(one.MainEntity, deep-1)...)
}

// isArticle is true for schema.org's articles: NewsArticle, ReportageNewsArticle,
// BlogPosting and so on, but not for a list of them.
func (d *linkedData) isArticle() bool {
	for _, t := range d.Type {
		if strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting") || t == "Report" {
			return true
		}
	}
	return false
}

// resolve gives things their names where the page only points at them.
func resolve(things []thing, all []linkedData) []thing {
	for i := range things {
		if things[i].Name != "" || things[i].ID == "" {
			continue
		}
		for _, d := range all {
			if d.ID == things[i].ID && d.Name != "" {
				things[i].Name = d.Name
				break
			}
		}
	}
	return things
}

// repaired takes off the comment marks that pages put around JSON-LD, and replaces the
// line breaks in strings, which JSON forbids and pages have.
func repaired(piece string) []byte {
	piece = strings.TrimSpace(piece)
	for _, marks := range [][2]string{{"<!--", "-->"}, {"//<![CDATA[", "//]]>"}, {"<![CDATA[", "]]>"}} {
		if inner, ok := strings.CutPrefix(piece, marks[0]); ok {
			piece = strings.TrimSuffix(strings.TrimSpace(inner), marks[1])
		}
	}
	b := []byte(strings.TrimRight(strings.TrimSpace(piece), ";"))
	for i, c := range b {
		if c < ' ' {
			b[i] = ' '
		}
	}
	return b
}

// loose is a string, or what JSON has instead of one: true, 4711, ["first", "second"].
type loose string

// UnmarshalJSON never fails: what is no text is "".
func (t *loose) UnmarshalJSON(b []byte) error {
	var all texts
	_ = all.UnmarshalJSON(b) // never fails
	*t = ""
	if len(all) > 0 {
		*t = loose(all[0])
	}
	return nil
}

// texts is a string or a list of strings.
type texts []string

// UnmarshalJSON never fails: what is no text is left out.
func (t *texts) UnmarshalJSON(b []byte) error {
	*t = nil
	var one string
	switch {
	case len(b) == 0 || b[0] == '{' || string(b) == "null":
	case b[0] == '[':
		var list []json.RawMessage
		if json.Unmarshal(b, &list) != nil {
			return nil
		}
		for _, l := range list {
			if json.Unmarshal(l, &one) == nil {
				*t = append(*t, one)
			}
		}
	case json.Unmarshal(b, &one) == nil:
		*t = texts{one}
	default:
		*t = texts{string(b)} // true, 4711
	}
	return nil
}

// thing is a person or an organisation, or a pointer at one.
type thing struct {
	ID   loose `json:"@id"`
	Name loose `json:"name"`
}

// things is a thing, a name, or a list of either.
type things []thing

// UnmarshalJSON never fails: what is no thing is left out.
func (t *things) UnmarshalJSON(b []byte) error {
	*t = nil
	list := []json.RawMessage{b}
	if len(b) > 0 && b[0] == '[' && json.Unmarshal(b, &list) != nil {
		return nil
	}
	for _, l := range list {
		var one thing
		if len(l) > 0 && l[0] == '"' {
			_ = one.Name.UnmarshalJSON(l) // never fails
		} else if json.Unmarshal(l, &one) != nil {
			continue
		}
		*t = append(*t, one)
	}
	return nil
}

func (t things) names() []string {
	var names []string
	for _, one := range t {
		if name := oneLine(string(one.Name)); name != "" {
			names = append(names, name)
		}
	}
	return names
}
