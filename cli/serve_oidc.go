package cli

import (
	"log/slog"
	"os"
	"strings"

	"github.com/spf13/pflag"

	"waybill/door"
)

// oidcFlags is which provider of identities lets people in, as flags say.
type oidcFlags struct {
	issuer, client, secretFile, claim string
	roles, scopes                     []string
}

func (o *oidcFlags) flags(flags *pflag.FlagSet) {
	flags.StringVar(&o.issuer, "oidc-issuer", "", "let in whom the provider at `URL` knows (OpenID Connect)")
	flags.StringVar(&o.client, "oidc-client", "", "`ID` by which the provider knows this Waybill")
	flags.StringVar(&o.secretFile, "oidc-secret-file", "", "`FILE` with the secret that goes with it (or $WAYBILL_OIDC_SECRET)")
	flags.StringVar(&o.claim, "oidc-role-claim", "groups", "`CLAIM` that says what somebody may do")
	flags.StringArrayVar(&o.roles, "oidc-role", nil, "`ROLE=WORD` of the claim that gives it, as in analyst=arms-desk; WORD * is anybody")
	flags.StringSliceVar(&o.scopes, "oidc-scope", nil, "`SCOPE` to ask for as well: some providers tell of groups only with groups")
}

// provider is nil where no flag names one.
func (a *app) provider(o oidcFlags, log *slog.Logger) (*door.OIDC, error) {
	if o.issuer == "" {
		if o.client != "" || o.secretFile != "" || len(o.roles) > 0 {
			return nil, usagef("--oidc-client, --oidc-secret-file and --oidc-role want a provider: name it with --oidc-issuer")
		}
		return nil, nil
	}
	p := &door.OIDC{
		Issuer: o.issuer, Client: o.client, Secret: a.Getenv("WAYBILL_OIDC_SECRET"), RoleClaim: o.claim, Roles: map[string]door.Role{}, Scopes: o.scopes,
		Log: func(why string, err error) {
			log.Warn("somebody could not come in by the provider of identities", "why", why, "error", err)
		},
	}
	if o.secretFile != "" {
		secret, err := os.ReadFile(o.secretFile)
		if err != nil {
			return nil, inputError{"read the secret in " + o.secretFile, opening(err)}
		}
		p.Secret = strings.TrimSpace(string(secret))
	}
	for _, s := range o.roles {
		name, word, ok := strings.Cut(s, "=")
		role, err := door.ParseRole(name)
		if !ok || err != nil || word == "" {
			return nil, usagef("--oidc-role wants a role and a word of the claim, as in analyst=arms-desk, not %q", s)
		}
		p.Roles[word] = max(p.Roles[word], role)
	}
	if err := door.CheckOIDC(p); err != nil {
		return nil, usagef("let people in by %s: %s (--oidc-issuer, --oidc-client, --oidc-role)", o.issuer, err)
	}
	return p, nil
}
