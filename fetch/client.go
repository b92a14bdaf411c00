package fetch

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/idna"

	"waybill"
)

// Client gets pages. Any number of goroutines may use it at once; those that ask one host wait
// for one another.
type Client struct {
	options   Options
	limits    Limits
	clock     Clock
	transport *http.Transport
	hosts     hosts
	robots    allRobots
}

// New is a client that behaves as the options say.
func New(o Options) *Client {
	c := &Client{options: o, limits: o.Limits.filled(), clock: cmp.Or[Clock](o.Clock, SystemClock{})}
	c.hosts = hosts{clock: c.clock, limits: &c.limits, all: map[string]*host{}}
	c.robots.all = map[string]*robots{}
	c.transport = transport(o, c.limits)
	return c
}

func transport(o Options, l Limits) *http.Transport {
	dialer := &net.Dialer{Timeout: l.Stall, Resolver: o.Resolver, ControlContext: control(o.Allow)}
	t := &http.Transport{
		DialContext:            dialer.DialContext,
		TLSClientConfig:        &tls.Config{RootCAs: o.Roots, MinVersion: tls.VersionTLS12},
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // unpack does it, with limits
		MaxResponseHeaderBytes: l.Header,
		MaxIdleConns:           100,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        90 * time.Second,
	}
	if o.Proxy != nil {
		t.Proxy = http.ProxyURL(o.Proxy)
		dialer.ControlContext = nil // only the proxy is dialled, wherever it is
	}
	return t
}

// Close ends the connections kept open. Nothing may be asked for any more.
func (c *Client) Close() { c.transport.CloseIdleConnections() }

// Get gets the page at a web address, or says that it is still the known one. It waits for its
// turn, follows redirects and tries again where there is hope. Its error is an *Error or a
// *StatusError, or that of ctx once it is done.
func (c *Client) Get(ctx context.Context, address string, known Validators) (*Page, error) {
	u, err := c.parse(address)
	if err != nil {
		return nil, err
	}
	return c.follow(ctx, u, request{known: known, redirects: c.limits.Redirects, body: c.limits.Body})
}

// request is what is asked for, besides the address.
type request struct {
	known     Validators
	redirects int
	body      int64 // how much is taken, in bytes
	cut       bool  // of a larger body the beginning is taken
	robots    bool  // it is a robots.txt, which no robots.txt forbids
}

// parse reads the address of a page and refuses what is no web address.
func (c *Client) parse(address string) (*url.URL, error) {
	bad := func(err error, code string, args ...any) error {
		return &Error{URL: address, Kind: ErrURL, Why: waybill.Because(code, args...), Err: err}
	}
	u, err := url.Parse(strings.TrimSpace(address))
	var syntax *url.Error
	switch {
	case errors.As(err, &syntax):
		return nil, bad(err, "address-syntax", syntax.Err)
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, bad(nil, "address-scheme")
	case u.Hostname() == "":
		return nil, bad(nil, "address-no-host")
	case u.User != nil:
		return nil, bad(nil, "address-password")
	}
	if u.Host, err = asciiHost(u); err != nil {
		return nil, bad(err, "address-host", err)
	}
	return tidy(u), nil
}

// asciiHost is the host with its name as the name system has it, as xn--….
func asciiHost(u *url.URL) (string, error) {
	name := u.Hostname()
	if !strings.ContainsFunc(name, func(r rune) bool { return r > '~' }) || strings.Contains(name, ":") {
		return u.Host, nil
	}
	ascii, err := idna.Lookup.ToASCII(name)
	if err != nil || u.Port() == "" {
		return ascii, err
	}
	return ascii + ":" + u.Port(), nil
}

// tidy leaves out what is no part of the page's identity: fragment, case of the host, the
// default port.
func tidy(u *url.URL) *url.URL {
	t := *u
	t.User, t.Fragment, t.RawFragment = nil, "", ""
	t.Host = strings.TrimSuffix(strings.ToLower(t.Host), ":"+map[string]string{"http": "80", "https": "443"}[t.Scheme])
	if t.Path == "" {
		t.Path = "/"
	}
	return &t
}

// follow gets what a request asks for, with redirects and further tries.
func (c *Client) follow(ctx context.Context, at *url.URL, r request) (*Page, error) {
	seen := map[string]bool{at.String(): true}
	moved := true
	for tries := 1; ; {
		page, to, err := c.ask(ctx, at, r)
		switch {
		case err != nil && tries < c.limits.Tries && again(err) && ctx.Err() == nil:
			tries++
		case err != nil:
			return nil, err
		case to == nil:
			page.Moved = moved && len(seen) > 1
			return page, nil
		default:
			moved = moved && permanent(page.Status)
			if at, err = c.redirect(at, to, seen, r); err != nil {
				return nil, err
			}
		}
	}
}

// redirect is where a redirect leads, unless it must not be followed.
func (c *Client) redirect(from, to *url.URL, seen map[string]bool, r request) (*url.URL, error) {
	bad := func(code string, args ...any) error {
		return &Error{URL: from.String(), Kind: ErrRedirects, Why: waybill.Because(code, args...)}
	}
	if from.Scheme == "https" && to.Scheme == "http" && !r.robots {
		return nil, bad("redirect-plain", to)
	}
	next, err := c.parse(to.String())
	if err != nil {
		return nil, bad("redirect-unfetched", to.Redacted())
	}
	if seen[next.String()] {
		return nil, bad("redirect-circle")
	}
	if len(seen) > r.redirects {
		return nil, bad("redirect-many")
	}
	seen[next.String()] = true
	return next, nil
}

func permanent(status int) bool {
	return status == http.StatusMovedPermanently || status == http.StatusPermanentRedirect
}

// again reports whether another try may end differently.
func again(err error) bool {
	var status *StatusError
	if errors.As(err, &status) {
		return hopeful(status.Status)
	}
	var resting *restingError
	if errors.As(err, &resting) || errors.Is(err, ErrRobots) {
		return false
	}
	var dns *net.DNSError
	if errors.As(err, &dns) && dns.IsNotFound {
		return false
	}
	return errors.Is(err, ErrNetwork) || errors.Is(err, ErrSlow)
}
