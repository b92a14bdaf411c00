package warc

import (
	"fmt"
	"strings"
	"time"
)

// Page is a page, or what looks like one: HTML or plain text.
type Page struct {
	// URI is where it was got, Date when.
	URI  string
	Date time.Time
	// Status is that of its HTTP response, 0 if there was none.
	Status int
	// ContentType is as the server told it, with the charset; "" if it did not.
	ContentType string
	// Fields are those of the HTTP response, if there was one.
	Fields Fields
	// Body is the page, its transfer and content encodings undone. Like the record's block it
	// is valid until the next record is read.
	Body []byte
}

// Page gives the page that the record holds: of a successful response, a resource or a
// conversion. Of all other records, and of all other types of content, it fails with
// [ErrNoPage]. Other errors are of type [*Error].
func (r *Record) Page() (Page, error) {
	p := Page{URI: r.URI, Date: r.Date, ContentType: r.ContentType, Body: r.Block}
	switch r.Type {
	case "response":
		if strings.HasPrefix(r.URI, "dns:") || r.ContentType != "" && mediaType(r.ContentType) != "application/http" {
			return Page{}, ErrNoPage
		}
		if err := r.response(&p); err != nil {
			return Page{}, err
		}
	case "resource", "conversion":
		if strings.HasPrefix(r.URI, "dns:") {
			return Page{}, ErrNoPage
		}
	default:
		return Page{}, ErrNoPage
	}
	if len(p.Body) == 0 || !readable(p.ContentType, p.Body) {
		return Page{}, ErrNoPage
	}
	return p, nil
}

// response takes the HTTP response in the block apart.
func (r *Record) response(p *Page) error {
	fail := func(err error) error { return &Error{r.Offset, r.URI, err} }
	h, err := parseResponse(r.Block)
	if err != nil {
		return fail(err)
	}
	p.Status, p.Fields, p.ContentType = h.status, h.fields, h.fields.Get("Content-Type")
	if h.status < 200 || h.status > 299 || !possible(p.ContentType) {
		return ErrNoPage
	}
	if r.decoder == nil {
		r.decoder = &decoder{limit: DefaultLargest}
	}
	if p.Body, err = r.decoder.decode(h.body, h.fields); err != nil {
		return fail(fmt.Errorf("its payload: %w", err))
	}
	return nil
}

// pageTypes are the media types of pages. Those that mean nothing are looked into.
var pageTypes = map[string]contents{
	"text/html":                isPage,
	"application/xhtml+xml":    isPage,
	"application/xhtml":        isPage,
	"text/plain":               isPage,
	"":                         isUnknown,
	"application/octet-stream": isUnknown,
	"binary/octet-stream":      isUnknown,
	"application/unknown":      isUnknown,
	"application/x-unknown":    isUnknown,
	"unknown/unknown":          isUnknown,
	"text":                     isUnknown,
	"html":                     isUnknown,
	"*/*":                      isUnknown,
}

type contents uint8

const (
	isOther contents = iota
	isPage
	isUnknown
)

// mediaType is a content type without its parameters, in lower case.
func mediaType(contentType string) string {
	t, _, _ := strings.Cut(contentType, ";")
	t, _, _ = strings.Cut(t, ",")
	return strings.ToLower(strings.TrimSpace(t))
}

// possible reports whether content of a type may be a page.
func possible(contentType string) bool { return pageTypes[mediaType(contentType)] != isOther }

// readable reports whether content is a page, by its type, or by its look where the type says
// nothing.
func readable(contentType string, body []byte) bool {
	switch pageTypes[mediaType(contentType)] {
	case isPage:
		return true
	case isUnknown:
		return looksLikeText(body)
	}
	return false
}

// looksLikeText reports whether content has the bytes of text: no NUL outside of UTF-16 that
// says so, hardly any other control characters.
func looksLikeText(b []byte) bool {
	b = b[:min(len(b), 1024)]
	if len(b) >= 2 && (b[0] == 0xff && b[1] == 0xfe || b[0] == 0xfe && b[1] == 0xff) {
		return true
	}
	odd := 0
	for _, c := range b {
		switch {
		case c == 0:
			return false
		case c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b:
			odd++
		}
	}
	return len(b) > 0 && odd*100 <= len(b) && !strings.HasPrefix(string(b[:min(len(b), 5)]), "%PDF-")
}
