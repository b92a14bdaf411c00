package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/netip"
	"net/url"
	"time"

	"waybill"
)

// accept says what Waybill reads.
const accept = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/plain;q=0.9, */*;q=0.5"

// ask makes one request in its turn, if it is permitted. It gives a page, or where a redirect
// leads, with a page that has only the status.
func (c *Client) ask(ctx context.Context, at *url.URL, r request) (page *Page, to *url.URL, err error) {
	if ip, err := netip.ParseAddr(at.Hostname()); err == nil {
		// told before robots.txt is asked for; the only check where a proxy dials
		if err := checkAddress(ip, c.options.Allow); err != nil {
			return nil, nil, c.explain(at, err)
		}
	}
	var pause time.Duration
	if !r.robots {
		if pause, err = c.permit(ctx, at); err != nil {
			return nil, nil, err
		}
	}
	turn, err := c.hosts.turn(ctx, at.Hostname())
	if err != nil {
		return nil, nil, c.explain(at, err)
	}
	defer turn.end()
	page, to, err = c.exchange(ctx, at, r)
	c.settle(turn, err, pause)
	if ctx.Err() != nil {
		return nil, nil, ctx.Err()
	}
	return page, to, err
}

// settle says when the host may be asked next.
func (c *Client) settle(t *turn, err error, pause time.Duration) {
	var status *StatusError
	switch {
	case errors.As(err, &status) && (hopeful(status.Status) || status.RetryAfter > 0):
		t.failed(status.Status, status.RetryAfter, pause)
	case err != nil && status == nil && again(err):
		t.failed(0, 0, pause)
	default:
		t.went(pause)
	}
}

// exchange makes one request.
func (c *Client) exchange(ctx context.Context, at *url.URL, r request) (*Page, *url.URL, error) {
	ctx, guard := watchOver(ctx, c.clock, &c.limits)
	defer guard.stop()
	fail := func(err error) error {
		if cause := context.Cause(ctx); errors.Is(cause, errStalled) || errors.Is(cause, errOverTime) {
			err = cause
		}
		return c.explain(at, err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, nil, fail(err)
	}
	c.fill(req.Header, r)
	res, err := c.transport.RoundTrip(req)
	if err != nil {
		return nil, nil, fail(err)
	}
	defer res.Body.Close() // only read from
	guard.answered()
	page := c.head(at, res)
	switch to, err := res.Location(); {
	case res.StatusCode == http.StatusNotModified && r.known != Validators{}:
		page.NotModified = true
		return page, nil, nil
	case isRedirect(res.StatusCode) && err == nil:
		return page, to, nil
	case isRedirect(res.StatusCode) && !errors.Is(err, http.ErrNoLocation):
		return nil, nil, &Error{URL: at.String(), Kind: ErrRedirects, Err: err, Why: waybill.Because("redirect-nowhere")}
	case res.StatusCode/100 != 2 || res.StatusCode == http.StatusPartialContent:
		return nil, nil, &StatusError{URL: at.String(), Status: res.StatusCode, RetryAfter: page.RetryAfter}
	}
	if res.ContentLength > c.limits.Wire && !r.cut {
		return nil, nil, fail(ErrTooLarge)
	}
	page.Body, err = readBody(res.Header, &wire{from: res.Body, guard: guard, left: c.limits.Wire}, r.body, r.cut)
	if err != nil {
		return nil, nil, fail(err)
	}
	return page, nil, nil
}

func (c *Client) fill(h http.Header, r request) {
	h.Set("User-Agent", c.options.userAgent())
	h.Set("Accept-Encoding", acceptEncoding)
	if r.robots {
		h.Set("Accept", "text/plain, */*;q=0.5")
		return
	}
	h.Set("Accept", accept)
	if r.known.ETag != "" {
		h.Set("If-None-Match", r.known.ETag)
	}
	if r.known.LastModified != "" {
		h.Set("If-Modified-Since", r.known.LastModified)
	}
}

// head is the page without its body.
func (c *Client) head(at *url.URL, res *http.Response) *Page {
	return &Page{
		URL:         at.String(),
		Status:      res.StatusCode,
		ContentType: res.Header.Get("Content-Type"),
		Validators:  Validators{ETag: res.Header.Get("ETag"), LastModified: res.Header.Get("Last-Modified")},
		MaxAge:      maxAge(res.Header),
		RetryAfter:  parseRetryAfter(res.Header.Get("Retry-After"), c.clock.Now(), c.limits.RetryAfter),
	}
}

func isRedirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}
