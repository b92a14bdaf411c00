package fetch

import (
	"cmp"
	"crypto/x509"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strings"
	"time"
)

// Options are how a Client behaves. The zero value is a polite client for the public web.
type Options struct {
	// Version is Waybill's, for the user agent.
	Version string
	// Contact is where a webmaster can complain: a URL or a mail address, for the user agent.
	Contact string
	// Allow are addresses that may be dialled although they are not public.
	Allow []netip.Prefix
	// Proxy is asked for every page, nil for none; the environment is not looked at. A proxy
	// resolves names itself: with one, only addresses written as such in a URL are checked.
	Proxy *url.URL
	// Resolver resolves names, nil for that of the system.
	Resolver *net.Resolver
	// Roots are the certificate authorities trusted, nil for those of the system.
	Roots *x509.CertPool
	// Clock is nil for that of the system.
	Clock Clock
	// Limits bound what a Client bears with; a zero in it stands for its default.
	Limits Limits
}

// Limits bound what is waited for and what is taken.
type Limits struct {
	// Tries is how often a page is asked for where there is hope: the network failed, or the
	// server said 429 or 5xx.
	Tries int
	// Redirects is how many are followed for one page.
	Redirects int
	// Header and Body are sizes in bytes: of the header, of the body as it is unpacked. Wire is
	// that of the body as it is sent.
	Header, Body, Wire int64
	// Time is how long one request may take, from its dialling to the end of its body.
	Time time.Duration
	// Stall is how long a server may send less than Progress bytes.
	Stall    time.Duration
	Progress int64
	// Delay is the pause between two requests to one host. A Crawl-delay in robots.txt makes it
	// longer, up to CrawlDelay.
	Delay, CrawlDelay time.Duration
	// Backoff is the pause after a first failure; it doubles with each further one, up to
	// Patience, and is shortened by chance by up to a half.
	Backoff time.Duration
	// Patience is how long a Get waits for a host that wants to be left alone (Retry-After,
	// failures). If it wants longer, Get fails at once and says how long.
	Patience time.Duration
	// RetryAfter is the longest time a host is left alone, whatever it says.
	RetryAfter time.Duration
}

// DefaultLimits are used where Options.Limits has a zero.
var DefaultLimits = Limits{
	Tries:      3,
	Redirects:  10, // as most clients; robots.txt has its own (RFC 9309: at least five)
	Header:     128 << 10,
	Body:       32 << 20,
	Wire:       32 << 20,
	Time:       2 * time.Minute,
	Stall:      30 * time.Second,
	Progress:   1 << 10,
	Delay:      time.Second,
	CrawlDelay: time.Minute,
	Backoff:    2 * time.Second,
	Patience:   time.Minute,
	RetryAfter: 24 * time.Hour,
}

// filled has the defaults where l has zeros.
func (l Limits) filled() Limits {
	d := DefaultLimits
	return Limits{
		Tries:      cmp.Or(l.Tries, d.Tries),
		Redirects:  cmp.Or(l.Redirects, d.Redirects),
		Header:     cmp.Or(l.Header, d.Header),
		Body:       cmp.Or(l.Body, d.Body),
		Wire:       cmp.Or(l.Wire, d.Wire),
		Time:       cmp.Or(l.Time, d.Time),
		Stall:      cmp.Or(l.Stall, d.Stall),
		Progress:   cmp.Or(l.Progress, d.Progress),
		Delay:      cmp.Or(l.Delay, d.Delay),
		CrawlDelay: cmp.Or(l.CrawlDelay, d.CrawlDelay),
		Backoff:    cmp.Or(l.Backoff, d.Backoff),
		Patience:   cmp.Or(l.Patience, d.Patience),
		RetryAfter: cmp.Or(l.RetryAfter, d.RetryAfter),
	}
}

// product is the name robots.txt files know Waybill by.
const product = "Waybill"

// CheckContact says what is wrong with a contact for the user agent, nil if nothing is.
func CheckContact(contact string) error {
	for _, r := range contact {
		if r <= ' ' || r > '~' || strings.ContainsRune(`()\`, r) {
			return fmt.Errorf("the contact %q has %q in it: give a URL or a mail address, as in bot@example.org", contact, r)
		}
	}
	return nil
}

// userAgent is what requests call themselves.
func (o Options) userAgent() string {
	agent := product
	if o.Version != "" {
		agent += "/" + o.Version
	}
	if o.Contact != "" {
		agent += " (+" + o.Contact + ")"
	}
	return agent
}
