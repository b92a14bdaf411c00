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
	canonical string            // of <link rel=canonical>
	times     []string          // the datetime of each <time>
	lang      string
}

// note keeps what a <meta>, <link> or <time> tells.
func (h *head) note(tag atom.Atom, a *attributes) {
	switch tag {
	case atom.Meta:
		if a.label == "" || a.content == "" {
			return
		}
		if h.metas == nil {
			h.metas = map[string]string{}
		}
		if _, known := h.metas[a.label]; !known {
			h.metas[a.label] = a.content
		}
	case atom.Link:
		if h.canonical == "" && strings.EqualFold(a.rel, "canonical") {
			h.canonical = a.href
		}
	case atom.Time:
		if a.datetime != "" && len(h.times) < mostTimes {
			h.times = append(h.times, a.datetime)
		}
	}
}

func (h *head) language(tag atom.Atom, a *attributes) {
	if tag == atom.Html && h.lang == "" {
		h.lang = a.lang
	}
}

// mostTimes is how many <time> elements are kept: the article's is among the first.
const mostTimes = 16

// attributes are those of one tag that are of use.
type attributes struct {
	class, id, role, itemprop string
	label, content            string // of <meta>: its name, property or itemprop, small letters
	kind, rel, href           string // of <script> and <link>
	datetime, lang            string
	unseen, body              bool
	component                 string // what front ends name their parts by
}

func (a *attributes) read(tokens *html.Tokenizer, more bool) {
	*a = attributes{}
	for more {
		var key, value []byte
		key, value, more = tokens.TagAttr()
		a.take(string(key), value)
	}
}

func (a *attributes) take(key string, value []byte) {
	switch key {
	case "class":
		a.class = string(value)
	case "id":
		a.id = string(value)
	case "role":
		a.role = string(value)
	case "itemprop":
		a.itemprop = string(value)
		a.body = strings.EqualFold(a.itemprop, "articleBody")
		if a.label == "" {
			a.label = strings.ToLower(a.itemprop)
		}
	case "name", "property":
		a.label = strings.ToLower(strings.TrimSpace(string(value)))
	case "content":
		a.content = strings.TrimSpace(string(value))
	case "type":
		a.kind = strings.ToLower(string(value))
	case "rel":
		a.rel = string(value)
	case "href":
		a.href = string(value)
	case "datetime":
		a.datetime = strings.TrimSpace(string(value))
	case "lang":
		a.lang = string(value)
	case "data-component", "data-testid", "data-qa":
		a.component = string(value)
	case "hidden":
		a.unseen = true
	case "aria-hidden":
		a.unseen = a.unseen || string(value) == "true"
	case "style":
		a.unseen = a.unseen || strings.Contains(strings.ReplaceAll(strings.ToLower(string(value)), " ", ""), "display:none")
	}
}

// name is all of an element's names in one string, for looking hints up.
func (a *attributes) name() string {
	name := a.class
	for _, more := range []string{a.id, a.role, a.component} {
		switch {
		case more == "":
		case name == "":
			name = more
		default:
			name += " " + more
		}
	}
	return name
}
