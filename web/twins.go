package web

import (
	"bytes"
	"fmt"
	"net/http"
	"time"

	"waybill/door"
	"waybill/export"
	"waybill/view"
)

// twin is the list of a page in another form.
func (s *Site) twin(r *http.Request, f form, p *page) (body []byte, kind string, err error) {
	list, err := p.list()
	if err != nil {
		return nil, "", err
	}
	var out bytes.Buffer
	switch f {
	case asJSON:
		kind, err = export.TypeJSON, list.JSON(&out)
	case asCSV:
		kind, err = export.TypeCSV, list.CSV(&out)
	case asAtom:
		kind, err = export.TypeAtom, list.Atom(&out, s.feed(r, p))
	}
	return out.Bytes(), kind, err
}

// feed is what the Atom feed of a page says of itself.
func (s *Site) feed(r *http.Request, p *page) export.Feed {
	lang := langOf(r)
	return export.Feed{
		Site: siteOf(r), Path: bare(r, asAtom), Query: asked(r).Encode(), After: string(p.Next),
		Title: "Waybill · " + p.Title, Lang: lang, Words: s.in(lang), Updated: time.Now().Truncate(time.Second),
	}
}

// siteOf is the address of this site as who asks knows it.
func siteOf(r *http.Request) string {
	if door.Secure(r) {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// list is what the twins of a page show.
func (p *page) list() (export.List, error) {
	data := p.List
	if data == nil {
		data = p.Data
	}
	switch v := data.(type) {
	case export.List:
		return v, nil
	case *view.Register:
		return export.Register(v), nil
	case *view.Results:
		return export.Results(v), nil
	case *view.Log:
		return export.Log(v), nil
	case *view.Parties:
		return export.Parties(v), nil
	case *view.Network:
		return export.Network(v), nil
	case *view.Account:
		return export.Account(v), nil
	case *view.Witnesses:
		return export.Witnesses(v), nil
	case *view.Changes:
		return export.Changes(v), nil
	case *view.Feeds:
		return export.Feeds(v), nil
	case *view.Paper:
		return export.Readings(v), nil
	case *view.Story:
		return export.Story(v), nil
	}
	return nil, fmt.Errorf("web: page %s has no list but %T", p.Template, data)
}
