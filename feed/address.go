package feed

import (
	"net/url"
	"strings"
)

// absolute is a reference resolved against a base, "" if it leads to no page on the web. Its
// fragment stays: it may be what tells two entries of one page apart.
func absolute(ref, base string) string {
	u, err := url.Parse(strings.TrimSpace(ref))
	if err != nil || ref == "" {
		return ""
	}
	if b, err := url.Parse(base); err == nil && base != "" {
		u = b.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// tracking are parameters of a query that say where a reader came from, never which page is
// meant. A name that ends in _ stands for all that begin so. Sources: the documentation of
// Google Analytics and Ads, Matomo, Piano (AT Internet), Meta, Microsoft, Mailchimp.
var tracking = []string{
	"utm_", "mtm_", "pk_", "at_", "gclid", "dclid", "gbraid", "wbraid", "fbclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid",
}

// Same is the form of an address that is the same for the same page: host in lower case, without
// tracking parameters, fragment and the slash at the end, http as https. It is for comparing, not
// for fetching. What is no address stays as it is.
func Same(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	if u.Scheme == "http" {
		u.Scheme = "https"
	}
	u.Host = strings.ToLower(u.Host)
	u.Fragment, u.RawFragment, u.ForceQuery = "", "", false
	var kept []string
	for parameter := range strings.SplitSeq(u.RawQuery, "&") {
		if name, _, _ := strings.Cut(parameter, "="); parameter != "" && !tracks(strings.ToLower(name)) {
			kept = append(kept, parameter)
		}
	}
	u.RawQuery = strings.Join(kept, "&")
	u.Path, u.RawPath = strings.TrimRight(u.Path, "/"), strings.TrimRight(u.RawPath, "/")
	return u.String()
}

func tracks(name string) bool {
	for _, t := range tracking {
		if name == t || strings.HasSuffix(t, "_") && strings.HasPrefix(name, t) {
			return true
		}
	}
	return false
}
