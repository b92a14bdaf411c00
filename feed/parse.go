package feed

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	"github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/json"
	"github.com/mmcdole/gofeed/rss"
)

// parseFeed reads RSS, Atom and JSON Feed with gofeed. What gofeed knows more of than its common
// form keeps (time zones, ttl, sources) is taken from the form of the format.
func parseFeed(doc document) (f *Feed, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			f, err = nil, damaged(fmt.Errorf("the parser gave up: %v", fault))
		}
	}()
	r := bytes.NewReader(doc.text)
	switch doc.kind {
	case RSS:
		in, err := (&rss.Parser{}).Parse(r)
		if err != nil {
			return nil, damaged(err)
		}
		return fromRSS(in)
	case Atom:
		in, err := (&atom.Parser{}).Parse(r)
		if err != nil {
			return nil, damaged(err)
		}
		return fromAtom(in)
	default:
		in, err := (&json.Parser{}).Parse(r)
		if err != nil {
			return nil, damaged(err)
		}
		return fromJSON(in)
	}
}

func fromRSS(in *rss.Feed) (*Feed, error) {
	common, err := (&gofeed.DefaultRSSTranslator{DisableContentImageScan: true}).Translate(in)
	if err != nil {
		return nil, damaged(err)
	}
	f := fromCommon(common)
	f.Every = every(in)
	for i := range f.Entries {
		e, item := &f.Entries[i], in.Items[i]
		if e.URL == "" && item.GUID != nil && item.GUID.IsPermalink != "false" {
			e.URL = item.GUID.Value
		}
		if original := extension(item.Extensions, "feedburner", "origLink"); original != "" {
			e.URL = original
		}
		if item.Source != nil {
			e.Outlet = plain(item.Source.Title)
		}
	}
	return f, nil
}

func fromAtom(in *atom.Feed) (*Feed, error) {
	common, err := (&gofeed.DefaultAtomTranslator{}).Translate(in)
	if err != nil {
		return nil, damaged(err)
	}
	f := fromCommon(common)
	for i := range f.Entries {
		e, entry := &f.Entries[i], in.Entries[i]
		for _, l := range entry.Links {
			if e.URL == "" && l != nil && (l.Rel == "" || l.Rel == "alternate") {
				e.URL = l.Href
			}
		}
		if entry.Source != nil {
			e.Outlet = plain(entry.Source.Title)
		}
	}
	return f, nil
}

func fromJSON(in *json.Feed) (*Feed, error) {
	in.Items = slices.DeleteFunc(in.Items, func(i *json.Item) bool { return i == nil })
	in.Authors = nil // not needed, and a null in them is more than gofeed bears
	for _, i := range in.Items {
		i.Authors = nil
		if i.ContentHTML == "" {
			i.ContentHTML = paragraphs(i.ContentText)
		}
	}
	common, err := (&gofeed.DefaultJSONTranslator{}).Translate(in)
	if err != nil {
		return nil, damaged(err)
	}
	f := fromCommon(common)
	for i := range f.Entries {
		if f.Entries[i].URL == "" {
			f.Entries[i].URL = cmp.Or(in.Items[i].ExternalURL, in.Items[i].ID)
		}
	}
	return f, nil
}

// fromCommon takes what is the same for all formats. Addresses are not resolved yet, and entries
// stand as in the feed.
func fromCommon(in *gofeed.Feed) *Feed {
	f := &Feed{Title: plain(in.Title), Link: strings.TrimSpace(in.Link)}
	for _, item := range in.Items[:min(len(in.Items), maxEntries)] {
		e := Entry{
			ID:        strings.TrimSpace(item.GUID),
			URL:       strings.TrimSpace(item.Link),
			Title:     plain(item.Title),
			Published: date(item.Published),
			HTML:      item.Content,
		}
		if len(item.Description) > len(e.HTML) {
			e.HTML = item.Description
		}
		e.Full = full(e.HTML)
		f.Entries = append(f.Entries, e)
	}
	return f
}

// resolve makes the addresses of a feed absolute, drops what is none, and gives every entry an ID.
func (f *Feed) resolve(base string) {
	f.Link = absolute(f.Link, base)
	if f.Link != "" {
		base = f.Link
	}
	for i := range f.Entries {
		e := &f.Entries[i]
		e.URL = absolute(e.URL, base)
		e.ID = cmp.Or(e.ID, e.URL)
		if e.ID == "" {
			sum := sha256.Sum256([]byte(e.Title + "\x00" + e.HTML))
			e.ID = "sha256:" + hex.EncodeToString(sum[:])
		}
	}
	f.Entries = slices.DeleteFunc(f.Entries, func(e Entry) bool { return e.URL == "" && e.HTML == "" })
	for i := range f.Sitemaps {
		f.Sitemaps[i].URL = absolute(f.Sitemaps[i].URL, base)
	}
	f.Sitemaps = slices.DeleteFunc(f.Sitemaps, func(r Ref) bool { return r.URL == "" })
}

// extension is the value of an element outside the format's own names, "" if it is not there.
func extension(all ext.Extensions, prefix, name string) string {
	if found := all[prefix][name]; len(found) > 0 {
		return strings.TrimSpace(found[0].Value)
	}
	return ""
}
