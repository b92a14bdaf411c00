package feed

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// Outline is a feed in an OPML list.
type Outline struct {
	// URL is the feed's address (xmlUrl), Title what the list calls it.
	URL, Title string
	// Folders are the outlines it stands in, the outermost first.
	Folders []string
}

// maxOutlines is how many feeds of a list are taken.
const maxOutlines = 20_000

// OPML reads a list of feeds, however deep they stand in it, each address once. What comes
// before damage is given together with the error.
func OPML(b []byte) ([]Outline, error) {
	doc, err := open(b)
	switch {
	case err != nil:
		return nil, err
	case doc.kind != OPMLList:
		return nil, fault(ErrNoFeed, "feed-no-list")
	}
	var all []Outline
	var folders []string
	seen := map[string]bool{}
	d := decoder(doc.text)
	for {
		token, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return all, nil
		case err != nil:
			return all, damaged(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if !strings.EqualFold(token.Name.Local, "outline") {
				continue
			}
			o := outline(token)
			if o.URL != "" && !seen[o.URL] && len(all) < maxOutlines {
				seen[o.URL] = true
				o.Folders = append([]string(nil), folders...)
				all = append(all, o)
			}
			folders = append(folders, o.Title)
		case xml.EndElement:
			if strings.EqualFold(token.Name.Local, "outline") && len(folders) > 0 {
				folders = folders[:len(folders)-1]
			}
		}
	}
}

// outline takes the attributes of an outline, whose names are written in all ways.
func outline(e xml.StartElement) Outline {
	var o Outline
	text := ""
	for _, a := range e.Attr {
		switch strings.ToLower(a.Name.Local) {
		case "xmlurl":
			o.URL = absolute(strings.Replace(strings.TrimSpace(a.Value), "feed://", "https://", 1), "")
		case "title":
			o.Title = plain(a.Value)
		case "text":
			text = plain(a.Value)
		}
	}
	if o.Title == "" {
		o.Title = text
	}
	return o
}
