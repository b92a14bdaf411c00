package feed

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxLinked is how many feeds of a page are taken.
const maxLinked = 20

// linkedTypes are the types of documents that a page names as its feeds.
var linkedTypes = []string{"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}

// Linked are the feeds that a page of the web names as its own in its head: what somebody means
// who gives the address of a site. base is the page's address.
func Linked(page []byte, base string) []Outline {
	at, err := url.Parse(base)
	if err != nil {
		return nil
	}
	var all []Outline
	seen := map[string]bool{}
	z := html.NewTokenizer(bytes.NewReader(page))
	for kind := z.Next(); kind != html.ErrorToken && len(all) < maxLinked; kind = z.Next() {
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		token := z.Token()
		switch token.DataAtom {
		case atom.Body:
			return all
		case atom.Link:
			if o, ok := linked(token.Attr, at); ok && !seen[o.URL] {
				seen[o.URL] = true
				all = append(all, o)
			}
		}
	}
	return all
}

// linked is the feed that a link element names.
func linked(attributes []html.Attribute, at *url.URL) (Outline, bool) {
	values := map[string]string{}
	for _, a := range attributes {
		values[a.Key] = strings.TrimSpace(a.Val)
	}
	rel := strings.Fields(strings.ToLower(values["rel"]))
	if !slices.Contains(rel, "alternate") || !slices.Contains(linkedTypes, strings.ToLower(values["type"])) || values["href"] == "" {
		return Outline{}, false
	}
	u, err := at.Parse(values["href"])
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return Outline{}, false
	}
	u.Fragment = ""
	return Outline{URL: u.String(), Title: values["title"]}, true
}
