package cli

import (
	"context"
	"crypto/tls"
	"log/slog"
	"net"

	"github.com/spf13/pflag"

	"waybill/door"
	"waybill/ledger"
)

// doors is how the house is guarded, as flags say.
type doors struct {
	proxies   []string
	cert, key string
	insecure  bool
	oidc      oidcFlags
}

func (d *doors) flags(flags *pflag.FlagSet) {
	flags.StringVar(&d.cert, "tls-cert", "", "`FILE` with the certificate and those above it (PEM); read anew when it changes")
	flags.StringVar(&d.key, "tls-key", "", "`FILE` with its key (PEM)")
	flags.StringSliceVar(&d.proxies, "behind-proxy", nil, "`ADDRESS` or prefix of a proxy that has the TLS; its X-Forwarded headers are believed")
	flags.BoolVar(&d.insecure, "insecure-http", false, "answer other machines without TLS: everybody in the network can read along")
	d.oidc.flags(flags)
}

// guard is how the house is guarded that answers at an address, which was asked for by another
// name maybe ("0.0.0.0:8080" for [::]:8080). It refuses what would let in
// everybody, or show passwords to the network.
func (a *app) guard(ctx context.Context, l *ledger.Ledger, at net.Addr, asked string, d doors, log *slog.Logger) (*door.Options, error) {
	g := &door.Options{Log: log}
	for _, s := range d.proxies {
		p, err := prefix(s)
		if err != nil {
			return nil, usagef("--behind-proxy wants an address or a prefix, as in 127.0.0.1 or 10.1.0.0/16, not %q", s)
		}
		g.Proxies = append(g.Proxies, p)
	}
	accounts := door.NewAccounts(l)
	there, err := accounts.Any(ctx)
	if err != nil {
		return nil, err
	}
	provider, err := a.provider(d.oidc, log)
	if err != nil {
		return nil, err
	}
	if provider != nil {
		accounts.UseOIDC(provider)
		there = true
	}
	here := ofThisMachine(at)
	secure := d.cert != "" || d.key != "" || len(g.Proxies) > 0
	switch {
	case !there && here && len(g.Proxies) == 0:
		g.Open = &door.Who{Name: a.judge(""), Role: door.Admin}
		return g, nil
	case !there:
		return nil, usagef("answer at %s: anybody who reaches it would be let in: make an account with waybill user add NAME --role admin, or let people log in elsewhere with --oidc-issuer", asked)
	case !here && !secure && !d.insecure:
		return nil, usagef("answer at %s: without TLS the network could read passwords along: give --tls-cert and --tls-key, or --behind-proxy with the address of the proxy that has it (or --insecure-http, if nobody else is in the network)", asked)
	}
	g.Accounts = accounts
	g.Limit = door.UsualLimit()
	g.TLSOnly = secure && !d.insecure
	return g, nil
}

// tls is nil where the house has no certificate.
func (d *doors) tls() (*tls.Config, error) {
	if d.cert == "" && d.key == "" {
		return nil, nil
	}
	if d.cert == "" || d.key == "" {
		return nil, usagef("--tls-cert and --tls-key go together: give both")
	}
	c := &certificate{cert: d.cert, key: d.key}
	if err := c.load(); err != nil {
		return nil, inputError{"read the certificate " + d.cert + " and its key " + d.key, err}
	}
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: c.get}, nil
}
