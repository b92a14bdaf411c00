package door

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// whence finds out where a request comes from: what a proxy of ours says, else what the
// connection does. The headers are taken away, so that nobody behind believes them.
func (g *Guard) whence(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		from := addressOf(r.RemoteAddr)
		secure, host, forwarded := r.TLS != nil, r.Host, forwarded(r)
		if g.proxy(from) {
			if chain := r.Header.Values("X-Forwarded-For"); len(chain) > 0 {
				from = g.client(from, chain)
			}
			if proto := last(r.Header.Values("X-Forwarded-Proto")); proto != "" {
				secure = strings.EqualFold(proto, "https")
			}
			if forwarded := last(r.Header.Values("X-Forwarded-Host")); forwarded != "" {
				host = forwarded
			}
		}
		r = r.WithContext(context.WithValue(r.Context(), whenceKey{}, came{secure, forwarded}))
		if forwarded {
			r.Header = r.Header.Clone()
		}
		for _, name := range forwarding {
			r.Header.Del(name)
		}
		r.Host = host
		if from.IsValid() {
			r.RemoteAddr = netip.AddrPortFrom(from, 0).String()
		}
		h.ServeHTTP(w, r)
	})
}

// forwarding are the headers by which proxies tell where a request comes from.
var forwarding = []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-Ip"}

func forwarded(r *http.Request) bool {
	return slices.ContainsFunc(forwarding, func(name string) bool { return r.Header.Get(name) != "" })
}

type whenceKey struct{}

// came is how a request came.
type came struct {
	// secure: over TLS; forwarded: a proxy says so, whosever it is.
	secure, forwarded bool
}

func cameBy(r *http.Request) came {
	c, _ := r.Context().Value(whenceKey{}).(came)
	return c
}

// Secure reports whether the one who asks does so over TLS, to us or to a proxy of ours.
func Secure(r *http.Request) bool { return cameBy(r).secure }

func (g *Guard) proxy(a netip.Addr) bool {
	for _, p := range g.o.Proxies {
		if p.Contains(a) {
			return true
		}
	}
	return false
}

// client is the last address of a chain that is not a proxy of ours: what stands before it,
// anybody can have written.
func (g *Guard) client(from netip.Addr, chain []string) netip.Addr {
	all := strings.Split(strings.Join(chain, ","), ",")
	for i := len(all) - 1; i >= 0 && g.proxy(from); i-- {
		a := addressOf(strings.TrimSpace(all[i]))
		if !a.IsValid() {
			break
		}
		from = a
	}
	return from
}

// last is the last value of a header, which the nearest proxy wrote.
func last(values []string) string {
	if len(values) == 0 {
		return ""
	}
	parts := strings.Split(values[len(values)-1], ",")
	return strings.TrimSpace(parts[len(parts)-1])
}

// addressOf reads an address, with or without a port.
func addressOf(s string) netip.Addr {
	if host, _, err := net.SplitHostPort(s); err == nil {
		s = host
	}
	a, err := netip.ParseAddr(strings.Trim(s, "[]"))
	if err != nil {
		return netip.Addr{}
	}
	return a.Unmap().WithZone("")
}

// hosts refuses requests that name another host than this machine, where nobody logs in: a
// page from elsewhere whose name was made to lead here could read everything.
func (g *Guard) hosts(h http.Handler) http.Handler {
	if g.o.Open == nil {
		return h
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if cameBy(r).forwarded {
			g.refuse(w, r, http.StatusForbidden, "this came through a proxy, and nobody logs in here: start waybill serve with --behind-proxy, and make an account with waybill user add")
			return
		}
		if !local(r.Host) {
			g.refuse(w, r, http.StatusMisdirectedRequest, "Waybill answers here only as localhost or 127.0.0.1: open it under the address that waybill serve prints")
			return
		}
		h.ServeHTTP(w, r)
	})
}

// apart refuses what a page of another site loads from here while nobody goes here: pictures,
// scripts, frames. It could not read them, but keep this machine at work, and tell by the time
// that it takes what there is.
func (g *Guard) apart(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.Header.Get("Sec-Fetch-Site") {
		case "cross-site", "same-site":
			if r.Header.Get("Sec-Fetch-Mode") != "navigate" || r.Header.Get("Sec-Fetch-Dest") != "document" {
				g.crossed(w, r)
				return
			}
		}
		h.ServeHTTP(w, r)
	})
}

// local reports whether a Host names this machine.
func local(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if strings.EqualFold(host, "localhost") {
		return true
	}
	a, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil && a.Unmap().IsLoopback()
}
