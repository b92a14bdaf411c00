package door

import (
	"cmp"
	"context"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// OIDC is a provider of identities (OpenID Connect), and what its people may do here.
type OIDC struct {
	// Issuer is its address, Client and Secret what it knows this house by.
	Issuer, Client, Secret string
	// RoleClaim is the claim that says what somebody may do: a word or several. Roles are
	// the roles its words give; of several the greatest counts, and "*" is anybody's.
	RoleClaim string
	Roles     map[string]Role
	// Scopes are asked for beside openid, profile and email: some providers tell of groups
	// only then.
	Scopes []string
	// Log is told why somebody could not come in; nil tells nobody.
	Log func(why string, err error)

	mu       sync.Mutex
	provider *oidc.Provider
	client   *http.Client
}

// CheckOIDC says what is missing for people to come in by a provider.
func CheckOIDC(o *OIDC) error {
	u, err := url.Parse(o.Issuer)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "https" && !(u.Scheme == "http" && local(u.Host)):
		return errors.New("the issuer is an address that begins with https://")
	case o.Client == "":
		return errors.New("the provider knows this Waybill by a client id")
	case len(o.Roles) == 0:
		return errors.New("nobody is given a role: say which words of the claim " + o.RoleClaim + " give which, as in analyst=arms-desk, or viewer=* for all whom the provider knows")
	}
	return nil
}

// UseOIDC lets people in by a provider too. It is not asked for anything before somebody comes.
func (a *Accounts) UseOIDC(o *OIDC) {
	o.client = &http.Client{Timeout: 15 * time.Second}
	a.elsewhere = o
}

const (
	oidcPath     = "/login/oidc"
	oidcBack     = "/login/oidc/callback"
	oidcPatience = 10 * time.Minute
)

// Elsewhere is the path at which who is known to a provider of identities logs in, and the
// name of the provider; "" where there is none. ?to= may be added to it.
func (a *Accounts) Elsewhere() (path, provider string) {
	if a.elsewhere == nil {
		return "", ""
	}
	u, err := url.Parse(a.elsewhere.Issuer)
	if err != nil {
		return "", ""
	}
	return oidcPath, u.Hostname()
}

// Routes are the doors of logging in by a provider.
func (a *Accounts) Routes() []Route {
	if a.elsewhere == nil {
		return nil
	}
	return []Route{
		{Pattern: "GET " + oidcPath, Handler: http.HandlerFunc(a.leave)},
		{Pattern: "GET " + oidcBack, Handler: http.HandlerFunc(a.comeBack)},
	}
}

// journey is what a browser keeps while its user is with the provider.
type journey struct {
	State, Nonce, Verifier, To string
}

func journeyName(r *http.Request) string { return cookieName(Secure(r)) + "-oidc" }

// leave sends a browser to the provider.
func (a *Accounts) leave(w http.ResponseWriter, r *http.Request) {
	to := Local(r.URL.Query().Get("to"))
	flow, err := a.elsewhere.flow(r)
	if err != nil {
		a.failed(w, r, to, KeyProvider, err)
		return
	}
	j := journey{State: newSecret(), Nonce: newSecret(), Verifier: oauth2.GenerateVerifier(), To: to}
	http.SetCookie(w, a.journeyCookie(r, j.encode(), int(oidcPatience/time.Second)))
	http.Redirect(w, r, flow.AuthCodeURL(j.State, oidc.Nonce(j.Nonce), oauth2.S256ChallengeOption(j.Verifier)), http.StatusSeeOther)
}

// comeBack lets in whom the provider sends back.
func (a *Accounts) comeBack(w http.ResponseWriter, r *http.Request) {
	var j journey
	c, err := r.Cookie(journeyName(r))
	if err == nil {
		j, err = decodeJourney(c.Value)
	}
	http.SetCookie(w, a.journeyCookie(r, "", -1))
	to := Local(j.To)
	q := r.URL.Query()
	switch {
	case err != nil || j.State == "" || subtle.ConstantTimeCompare([]byte(j.State), []byte(q.Get("state"))) != 1:
		a.failed(w, r, to, KeyProvider, errors.New("who came back had not been sent, or too long ago"))
		return
	case q.Get("error") != "":
		a.failed(w, r, to, KeyProvider, fmt.Errorf("the provider says %q", q.Get("error")))
		return
	}
	who, err := a.elsewhere.identify(r, j, q.Get("code"))
	if err != nil {
		a.failed(w, r, to, KeyProvider, err)
		return
	}
	account, err := a.welcome(r.Context(), who)
	if err == nil {
		err = a.begin(w, r, account, who.role.String())
	}
	var refused *Error
	switch {
	case errors.As(err, &refused):
		a.failed(w, r, to, refused.Key, err)
	case err != nil:
		a.failed(w, r, to, KeyProvider, err)
	default:
		http.Redirect(w, r, to, http.StatusSeeOther)
	}
}

// failed sends a browser back to the log-in page, which tells of the key.
func (a *Accounts) failed(w http.ResponseWriter, r *http.Request, to, key string, err error) {
	if a.elsewhere.Log != nil {
		a.elsewhere.Log(key, err)
	}
	http.Redirect(w, r, "/login?"+url.Values{"to": {to}, "wrong": {key}}.Encode(), http.StatusSeeOther)
}

func (a *Accounts) journeyCookie(r *http.Request, value string, seconds int) *http.Cookie {
	c := sessionCookie(r, value, seconds)
	c.Name = journeyName(r)
	return c
}

func (j journey) encode() string {
	return url.Values{"s": {j.State}, "n": {j.Nonce}, "v": {j.Verifier}, "t": {j.To}}.Encode()
}

func decodeJourney(s string) (journey, error) {
	v, err := url.ParseQuery(s)
	return journey{v.Get("s"), v.Get("n"), v.Get("v"), v.Get("t")}, err
}

// flow is how the provider is asked, for a browser that asks under the host of a request.
func (o *OIDC) flow(r *http.Request) (*oauth2.Config, error) {
	p, err := o.discovered()
	if err != nil {
		return nil, err
	}
	back := url.URL{Scheme: "http", Host: r.Host, Path: oidcBack}
	if Secure(r) {
		back.Scheme = "https"
	}
	return &oauth2.Config{
		ClientID: o.Client, ClientSecret: o.Secret, Endpoint: p.Endpoint(), RedirectURL: back.String(),
		Scopes: append([]string{oidc.ScopeOpenID, "profile", "email"}, o.Scopes...),
	}, nil
}

// discovered is what the provider tells of itself, asked for once.
func (o *OIDC) discovered() (*oidc.Provider, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.provider != nil {
		return o.provider, nil
	}
	p, err := oidc.NewProvider(oidc.ClientContext(context.Background(), o.client), o.Issuer)
	if err == nil {
		o.provider = p
	}
	return p, err
}

// identity is who somebody is to the provider.
type identity struct {
	subject, name string
	role          Role
}

// identify asks the provider who came back with a code.
func (o *OIDC) identify(r *http.Request, j journey, code string) (identity, error) {
	flow, err := o.flow(r)
	if err != nil {
		return identity{}, err
	}
	ctx := oidc.ClientContext(r.Context(), o.client)
	token, err := flow.Exchange(ctx, code, oauth2.VerifierOption(j.Verifier))
	if err != nil {
		return identity{}, exchangeError(err)
	}
	raw, ok := token.Extra("id_token").(string)
	if !ok {
		return identity{}, errors.New("the provider gave no id_token")
	}
	id, err := o.provider.VerifierContext(ctx, &oidc.Config{ClientID: o.Client}).Verify(ctx, raw)
	if err != nil {
		return identity{}, err
	}
	if subtle.ConstantTimeCompare([]byte(id.Nonce), []byte(j.Nonce)) != 1 {
		return identity{}, errors.New("the id_token is of another log-in")
	}
	return o.identity(id)
}

// exchangeError leaves out the body of the provider's answer, which may hold what is secret.
func exchangeError(err error) error {
	var e *oauth2.RetrieveError
	if errors.As(err, &e) {
		return fmt.Errorf("the provider does not take the code: %s", cmp.Or(e.ErrorCode, e.Response.Status))
	}
	return err
}

// identity reads what an id_token claims.
func (o *OIDC) identity(id *oidc.IDToken) (identity, error) {
	var claims struct {
		Email    string `json:"email"`
		Verified bool   `json:"email_verified"`
		Name     string `json:"preferred_username"`
	}
	var all map[string]json.RawMessage
	if err := errors.Join(id.Claims(&claims), id.Claims(&all)); err != nil {
		return identity{}, err
	}
	who := identity{subject: id.Issuer + " " + id.Subject, name: claims.Name, role: o.role(words(all[o.RoleClaim]))}
	if claims.Email != "" && claims.Verified {
		who.name = claims.Email // any other may be somebody else's
	}
	return who, nil
}

// words are those of a claim: one, or several.
func words(claim json.RawMessage) []string {
	var several []string
	if json.Unmarshal(claim, &several) == nil {
		return several
	}
	var one string
	if json.Unmarshal(claim, &one) == nil {
		return strings.Fields(one)
	}
	return nil
}

// role is the greatest that some words give.
func (o *OIDC) role(words []string) Role {
	most := o.Roles["*"]
	for _, w := range words {
		most = max(most, o.Roles[w])
	}
	return most
}
