package fetch

import (
	"mime"
	"strings"
	"time"
)

// Page is what a server answered with.
type Page struct {
	// URL is where the page was found in the end, after redirects, without its fragment.
	URL string
	// Moved reports that all redirects on the way there were permanent ones, and that there
	// were some: the page should be asked for at URL from now on.
	Moved bool
	// Status is that of HTTP: 2xx, or 304 with NotModified.
	Status int
	// NotModified says that the page is still the one the validators were given with. Then
	// there is no body.
	NotModified bool
	// Body is the page with its content encoding undone, in the charset it was sent in.
	Body []byte
	// ContentType is the header of that name, as it was sent.
	ContentType string
	// Validators are to be given back the next time this page is asked for.
	Validators Validators
	// RetryAfter is the time the server wants to be left alone, 0 if it said nothing.
	RetryAfter time.Duration
	// MaxAge is for how long the page stays fresh by its Cache-Control header (max-age, less its
	// Age): asking again before is of no use. 0 if nothing is said, or it must not be stored.
	MaxAge time.Duration
}

// Validators tell a server which copy of a page is known already. The zero value is none.
type Validators struct {
	// ETag and LastModified are the headers of these names, as they were sent.
	ETag, LastModified string
}

// MediaType is the page's type, as "text/html", and the charset it claims to be in, both in
// lower case; "" where nothing is said.
func (p *Page) MediaType() (mediaType, charset string) {
	// a type may be given with parameters that are not well formed
	mediaType, params, err := mime.ParseMediaType(p.ContentType)
	if err != nil {
		bare, _, _ := strings.Cut(p.ContentType, ";")
		mediaType = strings.ToLower(strings.TrimSpace(bare))
	}
	return mediaType, strings.ToLower(params["charset"])
}
