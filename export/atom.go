package export

import (
	"encoding/xml"
	"io"
	"net/url"
	"time"

	"waybill/view"
)

// Feed is what an Atom feed (RFC 4287) says of itself, and what its entries are worded in.
type Feed struct {
	// Site is the address of the site without a slash at its end. Everything the feed links
	// to lies below it; ids are permanent addresses there.
	Site string
	// Path is the path of the page that the feed is the twin of, Query the query of both.
	Path, Query string
	// After is the cursor of the next page, "" on the last.
	After string
	// Title names the feed.
	Title string
	// Lang is the language of Words, "en".
	Lang  string
	Words Words
	// Updated is when the list changed last; of things that have no time of their own too.
	Updated time.Time
}

// Entry is one entry of a feed, in plain text.
type Entry struct {
	// Path is its permanent address on the site, with a query or fragment; Link that of the
	// page that shows it, where that is another.
	Path, Link string
	Title      string
	// Updated is a time of RFC 3339 or a day, the feed's own if it is neither.
	Updated string
	// Author is who said it, "" for Waybill.
	Author     string
	Categories []string
	Text       string
}

type atomFeed struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang      string      `xml:"xml:lang,attr,omitempty"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Updated   string      `xml:"updated"`
	Author    atomPerson  `xml:"author"`
	Generator string      `xml:"generator"`
	Links     []atomLink  `xml:"link"`
	Entries   []atomEntry `xml:"entry"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Author     *atomPerson    `xml:"author"`
	Link       atomLink       `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Content    atomText       `xml:"content"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// generator is what makes the feeds.
const generator = "Waybill"

func (f *Feed) write(w io.Writer, entries []Entry) error {
	self := f.address(f.Path+".atom", "")
	feed := atomFeed{
		Lang: f.Lang, ID: self, Title: view.Safe(f.Title), Author: atomPerson{generator}, Generator: generator,
		Links: []atomLink{{"self", "application/atom+xml", self}, {"alternate", "text/html", f.address(f.Path, "")}},
	}
	if f.After != "" {
		feed.Links = append(feed.Links, atomLink{"next", "application/atom+xml", f.address(f.Path+".atom", f.After)})
	}
	latest := time.Time{}
	for i := range entries {
		e := &entries[i]
		at := f.moment(e.Updated)
		if at.After(latest) {
			latest = at
		}
		feed.Entries = append(feed.Entries, f.entry(e, at))
	}
	if latest.IsZero() {
		latest = f.Updated
	}
	feed.Updated = latest.UTC().Format(time.RFC3339)
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", " ")
	if err := encoder.Encode(feed); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func (f *Feed) entry(e *Entry, at time.Time) atomEntry {
	link := e.Link
	if link == "" {
		link = e.Path
	}
	a := atomEntry{
		ID: f.Site + e.Path, Title: view.Safe(e.Title), Updated: at.UTC().Format(time.RFC3339),
		Link: atomLink{"alternate", "text/html", f.Site + link}, Content: atomText{"text", view.Safe(e.Text)},
	}
	if e.Author != "" {
		a.Author = &atomPerson{view.Safe(e.Author)}
	}
	for _, c := range e.Categories {
		if c != "" {
			a.Categories = append(a.Categories, atomCategory{view.Safe(c)})
		}
	}
	return a
}

// address is a page of the site with the feed's query, from a cursor on.
func (f *Feed) address(path, after string) string {
	query, err := url.ParseQuery(f.Query)
	if err != nil {
		query = url.Values{}
	}
	if after != "" {
		query.Set("after", after)
	}
	if len(query) == 0 {
		return f.Site + path
	}
	return f.Site + path + "?" + query.Encode()
}

// moment reads a time of RFC 3339, or a day.
func (f *Feed) moment(s string) time.Time {
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return f.Updated
}
