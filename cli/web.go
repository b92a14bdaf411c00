package cli

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"waybill"
	"waybill/fetch"
	"waybill/intake"
	"waybill/reading"
)

// fetching is how pages are fetched.
type fetching struct {
	contact, proxy string
	allow          []string
	// clock is nil for that of the machine.
	clock fetch.Clock

	once   sync.Once
	client *fetch.Client
	err    error
}

// webFlags lets a command that fetches be told how to.
func (a *app) webFlags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&a.web.contact, "contact", "", "where webmasters can write to: `URL` or mail (default $WAYBILL_CONTACT)")
	flags.StringSliceVar(&a.web.allow, "allow-address", nil, "fetch from `IP` too, which is not public; or a prefix: 10.1.0.0/16")
	flags.StringVar(&a.web.proxy, "proxy", "", "fetch through the proxy at `URL`; it has to guard its network")
}

// isURL reports whether an input is to be fetched.
func isURL(input string) bool {
	scheme, _, ok := strings.Cut(input, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// fetcher is the client that fetches in this run.
func (a *app) fetcher() (*fetch.Client, error) {
	w := &a.web
	w.once.Do(func() {
		var o fetch.Options
		if o, w.err = a.fetchOptions(); w.err == nil {
			w.client = fetch.New(o)
		}
	})
	return w.client, w.err
}

// fetchOptions are what flags and environment say of fetching.
func (a *app) fetchOptions() (o fetch.Options, err error) {
	o = fetch.Options{Version: reading.Engine, Contact: a.web.contact, Clock: a.web.clock}
	if o.Contact == "" {
		o.Contact = a.Getenv("WAYBILL_CONTACT")
	}
	if err := fetch.CheckContact(o.Contact); err != nil {
		return o, usageError{err.Error()}
	}
	for _, s := range a.web.allow {
		p, err := prefix(s)
		if err != nil {
			return o, usagef("--allow-address wants an address or a prefix, as in 127.0.0.1 or 10.1.0.0/16, not %q", s)
		}
		o.Allow = append(o.Allow, p)
	}
	if a.web.proxy != "" {
		o.Proxy, err = url.Parse(a.web.proxy)
		if err != nil || o.Proxy.Host == "" {
			return o, usagef("--proxy wants the URL of a proxy, as in http://proxy.example.org:3128, not %q", a.web.proxy)
		}
	}
	return o, nil
}

// prefix reads a range of addresses; an address is a range of one.
func prefix(s string) (netip.Prefix, error) {
	if ip, err := netip.ParseAddr(s); err == nil {
		ip = ip.Unmap()
		return netip.PrefixFrom(ip, ip.BitLen()), nil
	}
	p, err := netip.ParsePrefix(s)
	return p.Masked(), err
}

// closeWeb ends the connections of this run.
func (a *app) closeWeb() {
	if a.web.client != nil {
		a.web.client.Close()
	}
}

// fetchSource fetches what is at a URL as a source.
func (a *app) fetchSource(ctx context.Context, url string, o intake.Options) (intake.Source, error) {
	client, err := a.fetcher()
	if err != nil {
		return nil, err
	}
	page, err := client.Get(ctx, url, fetch.Validators{})
	if err != nil {
		return nil, unfetched(url, err)
	}
	return intake.Fetched(page.URL, page.Body, page.ContentType, o)
}

// fetchArticle fetches the one article at a URL.
func (a *app) fetchArticle(ctx context.Context, url string) (waybill.Article, error) {
	source, err := a.fetchSource(ctx, url, intake.Options{PDF: a.pdfText(ctx)})
	if err != nil {
		return waybill.Article{}, err
	}
	defer source.Close() // only read from
	if source.Many() {
		return waybill.Article{}, fmt.Errorf("is no article but holds many (%s): add it, as in waybill add %s", source.Kind(), url)
	}
	var got waybill.Article
	for part, err := range source.Parts(0) {
		if err != nil {
			return got, err
		}
		err = part.Each(ctx, func(item intake.Item) error {
			got = waybill.Article{File: source.Name(), Bytes: item.Bytes}
			return item.Err
		})
		if err != nil {
			return got, err
		}
	}
	return got, nil
}

// unfetched tells why a page could not be had, without its address: that is said already,
// unless redirects led elsewhere.
func unfetched(asked string, err error) error {
	var status *fetch.StatusError
	var page *fetch.Error
	switch {
	case errors.As(err, &status):
		return redirected(asked, status.URL, status.Reason())
	case errors.As(err, &page):
		return redirected(asked, page.URL, page.Reason())
	}
	return err
}

func redirected(asked, at, reason string) error {
	before, err := url.Parse(asked)
	after, err2 := url.Parse(at)
	if err == nil && err2 == nil && (before.Host != after.Host || before.Path != after.Path && after.Path != "/") {
		return fmt.Errorf("redirected to %s: %s", at, reason)
	}
	return errors.New(reason)
}
