package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"sync"
	"time"

	"waybill"
)

// How long what is known of a robots.txt holds.
const (
	robotsFresh       = 24 * time.Hour   // RFC 9309, section 2.4: no longer, unless it is out of reach
	robotsUnreachable = 10 * time.Minute // until it is asked for again
	robotsFailed      = time.Minute      // the same where the network failed
)

// maxRules is about how much memory all rules kept in mind may take, in bytes. A site can have
// half a MiB of them; most have a few KiB.
const maxRules = 32 << 20

// robotsRedirects is how many are followed for a robots.txt (RFC 9309, section 2.3.1.2).
const robotsRedirects = 5

// robots is what is known of the robots.txt of one authority (scheme, host and port).
type robots struct {
	authority string
	lock      chan struct{} // holds one token while somebody looks after what follows

	rules rules
	had   bool      // the rules are those of a file, or of there being none
	err   error     // why the file is out of reach, nil if it is not
	until time.Time // when it is asked for again

	size int // of the rules; guarded by allRobots.mu
}

// allRobots are the robots.txt files asked for so far.
type allRobots struct {
	mu   sync.Mutex
	all  map[string]*robots
	size int // of all rules
}

func (a *allRobots) of(authority string) *robots {
	a.mu.Lock()
	defer a.mu.Unlock()
	r := a.all[authority]
	if r == nil {
		r = &robots{authority: authority, lock: make(chan struct{}, 1)}
		a.all[authority] = r
		a.forget(r)
	}
	return r
}

// weigh notes the size of rules that are new.
func (a *allRobots) weigh(r *robots) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.all[r.authority] != r {
		return // forgotten meanwhile
	}
	size := r.rules.size()
	a.size += size - r.size
	r.size = size
	a.forget(r)
}

// forget drops any that there is no room for beside one: they are asked for again.
func (a *allRobots) forget(but *robots) {
	for authority, r := range a.all {
		if len(a.all) <= maxHosts && a.size <= maxRules {
			return
		}
		if r != but {
			delete(a.all, authority)
			a.size -= r.size
			r.size = 0
		}
	}
}

// permit fails if the robots.txt of the page's site forbids it, and gives the pause between
// requests that the site wishes.
func (c *Client) permit(ctx context.Context, page *url.URL) (pause time.Duration, err error) {
	r := c.robots.of(page.Scheme + "://" + page.Host)
	select {
	case r.lock <- struct{}{}:
	case <-ctx.Done():
		return 0, ctx.Err()
	}
	defer func() { <-r.lock }()
	if !c.clock.Now().Before(r.until) {
		if err := c.refresh(ctx, r, page); err != nil {
			return 0, err
		}
	}
	if r.err != nil && !r.had {
		return 0, c.robotsOutOfReach(page, r.err)
	}
	path := page.EscapedPath()
	if path == "" {
		path = "/"
	}
	if page.RawQuery != "" || page.ForceQuery {
		path += "?" + page.RawQuery
	}
	if !r.rules.allows(path) {
		return 0, &Error{URL: page.String(), Kind: ErrRobots, Why: waybill.Because("robots", page.Host)}
	}
	return min(max(c.limits.Delay, r.rules.delay), max(c.limits.Delay, c.limits.CrawlDelay)), nil
}

// refresh asks for a robots.txt (RFC 9309, section 2.3.1). It fails only if ctx is done: the file
// is out of reach otherwise, and what it said the last time still holds.
func (c *Client) refresh(ctx context.Context, r *robots, page *url.URL) error {
	at := &url.URL{Scheme: page.Scheme, Host: page.Host, Path: "/robots.txt"}
	got, err := c.follow(ctx, at, request{redirects: robotsRedirects, body: maxRobots, cut: true, robots: true})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var status *StatusError
	now := c.clock.Now()
	switch {
	case err == nil:
		r.rules, r.had, r.err, r.until = parseRules(got.Body, product), true, nil, now.Add(robotsFresh)
	case errors.As(err, &status) && status.Status < 500 && !hopeful(status.Status),
		errors.Is(err, ErrRedirects):
		// there is none
		r.rules, r.had, r.err, r.until = rules{}, true, nil, now.Add(robotsFresh)
	case status != nil:
		r.err, r.until = err, now.Add(max(robotsUnreachable, status.RetryAfter))
	default:
		r.err, r.until = err, now.Add(robotsFailed)
	}
	c.robots.weigh(r)
	return nil
}

// robotsOutOfReach is the error for a page whose robots.txt cannot be had: as good as forbidden.
func (c *Client) robotsOutOfReach(page *url.URL, err error) error {
	var status *StatusError
	var failed *Error
	switch {
	case errors.As(err, &status):
	case errors.As(err, &failed):
		same := *failed
		same.URL = page.String() // it would fare no better
		return &same
	default:
		return err
	}
	return &Error{URL: page.String(), Kind: ErrRobots, Err: err, Why: waybill.Because("robots-unknown", page.Host, http.StatusText(status.Status))}
}
