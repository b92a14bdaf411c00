package feed

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// parseSitemap reads a sitemap, with the elements of Google's news sitemaps, or an index of
// sitemaps. Prefixes are not looked at: sites get them wrong. See https://www.sitemaps.org/protocol.html.
func parseSitemap(doc document) (*Feed, error) {
	f := &Feed{}
	d := decoder(doc.text)
	for {
		token, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return f, nil
		case err != nil:
			return nil, damaged(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch strings.ToLower(start.Name.Local) {
		case "url":
			var u sitemapURL
			if err := d.DecodeElement(&u, &start); err != nil {
				return nil, damaged(err)
			}
			if len(f.Entries) < maxEntries {
				f.Entries = append(f.Entries, u.entry())
			}
		case "sitemap":
			var s sitemapURL
			if err := d.DecodeElement(&s, &start); err != nil {
				return nil, damaged(err)
			}
			if len(f.Sitemaps) < maxEntries {
				f.Sitemaps = append(f.Sitemaps, Ref{strings.TrimSpace(s.Loc), date(s.Lastmod)})
			}
		}
	}
}

// sitemapURL is a page in a sitemap, or a sitemap in an index. Of its news only the first is read.
type sitemapURL struct {
	Loc     string `xml:"loc"`
	Lastmod string `xml:"lastmod"`
	News    struct {
		Publication struct {
			Name string `xml:"name"`
		} `xml:"publication"`
		Date  string `xml:"publication_date"`
		Title string `xml:"title"`
	} `xml:"news"`
}

// entry is the page as an entry. A day of last change is no day of publication.
func (u *sitemapURL) entry() Entry {
	return Entry{
		URL: strings.TrimSpace(u.Loc), Title: plain(u.News.Title), Outlet: plain(u.News.Publication.Name),
		Published: date(u.News.Date), Changed: date(u.Lastmod),
	}
}
