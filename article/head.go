package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// head is what a page tells of itself outside its text.
type head struct {
	title     string            // of <title>
	metas     map[string]string // content of <meta> by its name or property, the first of each
	linked    []string          // JSON-LD
	link      string            // of <link rel=canonical>
	times     []timeTag         // the first <time> elements
	published string            // of the first element that is marked as datePublished
}

// timeTag is a <time> element.
type timeTag struct {
	stated string // its datetime
	at     int32  // its node
}

// note keeps what an element tells; at is its node.
func (h *head) note(tag atom.Atom, a *attributes, at int32) {
	switch {
	case tag == atom.Meta && a.label != "" && a.content != "":
		if h.metas == nil {
			h.metas = map[string]string{}
		}
		if _, known := h.metas[a.label]; !known {
			h.metas[a.label] = a.content
		}
	case tag == atom.Link && h.link == "" && strings.EqualFold(a.rel, "canonical"):
		h.link = a.href
	case a.label == "datepublished" && h.published == "":
		h.published = first(a.datetime, a.content)
	}
	if tag == atom.Time && a.datetime != "" && len(h.times) < mostTimes {
		h.times = append(h.times, timeTag{a.datetime, at})
	}
}

// mostTimes is how many <time> elements are kept; teasers may come before the article's.
const mostTimes = 64

// attributes are those of one tag that are of use.
type attributes struct {
	names           []byte // class, id, role and the like with spaces between them
	label, content  string // of <meta>: its name, property or itemprop, small letters
	kind, rel, href string // of <script> and <link>
	datetime        string
	unseen, body    bool
}

func (a *attributes) read(tokens *html.Tokenizer, tag atom.Atom, more bool) {
	*a = attributes{names: a.names[:0]}
	for more {
		var key, value []byte
		key, value, more = tokens.TagAttr()
		if !a.takeAny(string(key), value) {
			a.takeOf(tag, string(key), value)
		}
	}
}

// takeAny takes an attribute that any element may have.
func (a *attributes) takeAny(key string, value []byte) bool {
	switch key {
	// The last three are by what front ends name their parts.
	case "class", "id", "role", "data-component", "data-testid", "data-qa":
		a.addName(value)
	case "hidden":
		a.unseen = true
	case "aria-hidden":
		a.unseen = a.unseen || string(value) == "true"
	case "style":
		a.unseen = a.unseen || isUndisplayed(string(value))
	default:
		return false
	}
	return true
}

func isUndisplayed(style string) bool {
	return strings.Contains(strings.ReplaceAll(strings.ToLower(style), " ", ""), "display:none")
}

// takeOf takes an attribute that tells something on some elements only.
func (a *attributes) takeOf(tag atom.Atom, key string, value []byte) {
	switch {
	case key == "itemprop":
		a.body = strings.EqualFold(string(value), "articleBody")
		if a.label == "" {
			a.label = strings.ToLower(string(value))
		}
	case key == "datetime":
		a.datetime = strings.TrimSpace(string(value))
	case tag == atom.Meta && (key == "name" || key == "property"):
		a.label = strings.ToLower(strings.TrimSpace(string(value)))
	case key == "content":
		a.content = strings.TrimSpace(string(value))
	case tag == atom.Script && key == "type":
		a.kind = strings.ToLower(string(value))
	case tag == atom.Link && key == "rel":
		a.rel = string(value)
	case tag == atom.Link && key == "href":
		a.href = string(value)
	}
}

func (a *attributes) addName(name []byte) {
	if len(a.names) > 0 {
		a.names = append(a.names, ' ')
	}
	a.names = append(a.names, name...)
}
