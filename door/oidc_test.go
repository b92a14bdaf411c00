package door

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/oauth2-proxy/mockoidc"
)

// provider is a provider of identities that really runs, and a site that lets its people in.
func provider(t *testing.T, roles map[string]Role) (*mockoidc.MockOIDC, *Accounts, *httptest.Server) {
	t.Helper()
	m, err := mockoidc.Run()
	must(t, err)
	t.Cleanup(func() {
		if err := m.Shutdown(); err != nil {
			t.Error(err)
		}
	})
	a, c := staff(t)
	c.pass(time.Since(c.now())) // id_tokens are of now
	c2 := m.Config()
	a.UseOIDC(&OIDC{Issuer: c2.Issuer, Client: c2.ClientID, Secret: c2.ClientSecret, RoleClaim: "groups", Roles: roles, Scopes: []string{"groups"}})
	return m, a, serve(t, Options{Accounts: a}, append(site(a), a.Routes()...)...)
}

// travel goes to the provider and back, as a browser does; it gives where it ends up.
func (v *visitor) travel(t *testing.T, begin string) string {
	t.Helper()
	at := begin
	for range 6 {
		answer, body := v.send("GET", strings.TrimPrefix(at, v.at), nil)
		if answer.StatusCode/100 != 3 {
			t.Fatalf("%s: %d %s", at, answer.StatusCode, body)
		}
		to, err := answer.Request.URL.Parse(answer.Header.Get("Location"))
		must(t, err)
		at = to.String()
		if strings.HasPrefix(at, v.at) && to.Path != oidcBack {
			return strings.TrimPrefix(at, v.at)
		}
		if !strings.HasPrefix(at, v.at) { // the provider answers with one more redirect
			r, err := http.NewRequestWithContext(t.Context(), "GET", at, nil)
			must(t, err)
			answer, err := v.client.Do(r)
			must(t, err)
			answer.Body.Close()
			to, err := r.URL.Parse(answer.Header.Get("Location"))
			must(t, err)
			at = to.String()
		}
	}
	t.Fatal("it goes round and round")
	return ""
}

func user(name string, groups ...string) *mockoidc.MockUser {
	return &mockoidc.MockUser{Subject: "subject of " + name, Email: name + "@example.org", EmailVerified: true, PreferredUsername: name, Groups: groups}
}

func TestOIDC(t *testing.T) {
	m, a, s := provider(t, map[string]Role{"desk": Analyst, "chiefs": Admin})
	m.QueueUser(user("Mira", "desk", "choir"))
	v := visit(t, s)
	if to := v.travel(t, "/login/oidc?to=/viewer?x=1"); to != "/viewer?x=1" {
		t.Fatalf("it ends at %s", to)
	}
	if status, body := v.get("/viewer"); status != 200 || body != "mira@example.org analyst" {
		t.Errorf("%d %s", status, body)
	}
	if status, _ := v.get("/admin"); status != 403 {
		t.Errorf("an analyst is let in as admin: %d", status)
	}
	if path, name := a.Elsewhere(); path != "/login/oidc" || name != "127.0.0.1" {
		t.Errorf("logging in elsewhere is %s at %s", path, name)
	}
	wants(t, "a password for it", a.SetPassword(t.Context(), "mira@example.org", password), KeyElsewhere)
	if answer, _ := v.logIn("mira@example.org", ""); answer.StatusCode != 401 {
		t.Errorf("it logs in without a password: %d", answer.StatusCode)
	}

	// the subject says who it is, whatever it is called now; the role is what the claim says now
	again := user("Mira", "chiefs")
	again.Email = "mira.feld@example.org"
	m.QueueUser(again)
	v.travel(t, "/login/oidc")
	if status, body := v.get("/admin"); status != 200 || body != "mira@example.org admin" {
		t.Errorf("%d %s", status, body)
	}
	if to := v.travel(t, "/login/oidc?to=https://evil.example/"); !strings.HasPrefix(to, "/") || strings.Contains(to, "evil") {
		t.Errorf("it leads to %s", to)
	}
}

func TestOIDCRefuses(t *testing.T) {
	m, a, s := provider(t, map[string]Role{"desk": Analyst})
	v := visit(t, s)
	comes := func(u *mockoidc.MockUser, key string) {
		t.Helper()
		m.QueueUser(u)
		to := v.travel(t, "/login/oidc?to=/viewer")
		if want := "/login?" + (url.Values{"to": {"/viewer"}, "wrong": {key}}).Encode(); to != want {
			t.Errorf("%s: it ends at %s, not %s", u.Subject, to, want)
		}
		v.in(u.Subject, "")
	}
	comes(user("bo", "choir"), KeyNoRole)
	comes(user("bo"), KeyNoRole)
	taken := user("x", "desk")
	taken.Email = "admin" // the name of an account with a password
	comes(taken, KeyTaken)
	unverified := user("viewer", "desk")
	unverified.EmailVerified = false // so that the name counts, which is taken too
	comes(unverified, KeyTaken)
	nameless := user("y", "desk")
	nameless.Email, nameless.PreferredUsername = "", ""
	comes(nameless, KeyName)

	m.QueueUser(user("zoe", "desk"))
	v.travel(t, "/login/oidc")
	v.in("zoe", "zoe@example.org")
	must(t, a.Disable(t.Context(), "zoe@example.org", "admin"))
	v.in("zoe, disabled", "")
	comes(user("zoe", "desk"), KeyDisabled)
	impostor := user("zoe", "desk")
	impostor.Subject = "somebody else"
	comes(impostor, KeyTaken)

	m.QueueError(&mockoidc.ServerError{Code: 500, Error: "server_error"})
	m.QueueUser(user("zoe", "desk"))
	if status, _ := v.get("/login/oidc/callback?code=x&state=y"); status != 303 {
		t.Errorf("%d", status)
	}
}

// TestOIDCJourneys holds that nobody can be sent here to log in as somebody else.
func TestOIDCJourneys(t *testing.T) {
	m, _, s := provider(t, map[string]Role{"*": Viewer})
	attacker, victim := visit(t, s), visit(t, s)
	m.QueueUser(user("attacker"))
	answer, _ := attacker.send("GET", "/login/oidc", nil)
	ask, err := url.Parse(answer.Header.Get("Location"))
	must(t, err)
	if q := ask.Query(); q.Get("code_challenge_method") != "S256" || q.Get("code_challenge") == "" || q.Get("nonce") == "" || q.Get("state") == "" || q.Get("scope") != "openid profile email groups" {
		t.Errorf("it asks for %v", q)
	}
	if c := answer.Cookies()[0]; !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.MaxAge != 600 {
		t.Errorf("the cookie is %+v", c)
	}
	reply, err := attacker.client.Get(ask.String())
	must(t, err)
	reply.Body.Close()
	back, err := url.Parse(reply.Header.Get("Location"))
	must(t, err)
	const lost = "/login?to=%2F&wrong=" + KeyProvider
	if answer, _ := victim.send("GET", back.RequestURI(), nil); answer.Header.Get("Location") != lost {
		t.Errorf("a victim ends at %s", answer.Header.Get("Location"))
	}
	victim.in("sent with the code of another", "")
	victim.send("GET", "/login/oidc", nil)
	if answer, _ := victim.send("GET", back.RequestURI(), nil); answer.Header.Get("Location") != lost {
		t.Errorf("a victim on a journey ends at %s", answer.Header.Get("Location"))
	}
	victim.in("sent with the code of another, on a journey", "")

	attacker.send("GET", back.RequestURI(), nil)
	attacker.in("who began it", "attacker@example.org")
	attacker.send("POST", "/logout", nil)
	if answer, _ := attacker.send("GET", back.RequestURI(), nil); answer.Header.Get("Location") != lost {
		t.Errorf("once more with the same code it ends at %s", answer.Header.Get("Location"))
	}
	attacker.in("once more with the same code", "")
}

// TestOIDCAway holds that accounts of our own come in while the provider is away, and that it
// is asked again once it is back.
func TestOIDCAway(t *testing.T) {
	a, _ := staff(t)
	a.UseOIDC(&OIDC{Issuer: "http://127.0.0.1:1", Client: "x", RoleClaim: "groups", Roles: map[string]Role{"*": Viewer}})
	v := visit(t, serve(t, Options{Accounts: a}, append(site(a), a.Routes()...)...))
	for range 2 {
		if answer, _ := v.send("GET", "/login/oidc?to=/viewer", nil); answer.Header.Get("Location") != "/login?to=%2Fviewer&wrong="+KeyProvider {
			t.Errorf("it ends at %s", answer.Header.Get("Location"))
		}
	}
	v.logIn("viewer", password)
	v.in("with a password", "viewer")
}

func TestCheckOIDC(t *testing.T) {
	roles := map[string]Role{"*": Viewer}
	for what, o := range map[string]*OIDC{
		"no issuer":  {Client: "x", Roles: roles},
		"no TLS":     {Issuer: "http://id.example.org", Client: "x", Roles: roles},
		"no client":  {Issuer: "https://id.example.org", Roles: roles},
		"no role":    {Issuer: "https://id.example.org", Client: "x"},
		"no address": {Issuer: "id.example.org", Client: "x", Roles: roles},
	} {
		if CheckOIDC(o) == nil {
			t.Errorf("%s: all is well", what)
		}
	}
	for _, issuer := range []string{"https://id.example.org/realms/desk", "http://127.0.0.1:8081"} {
		must(t, CheckOIDC(&OIDC{Issuer: issuer, Client: "x", Roles: roles}))
	}
}

func TestClaimWords(t *testing.T) {
	o := &OIDC{Roles: map[string]Role{"desk": Analyst, "readers": Viewer, "all of it": Admin}}
	for claim, want := range map[string]Role{
		`["desk","x"]`: Analyst, `["readers","desk"]`: Analyst, `"readers"`: Viewer, `"x readers"`: Viewer, `["all of it"]`: Admin, `"all of it"`: Anyone,
		`[]`: Anyone, `null`: Anyone, `7`: Anyone, `{"desk":true}`: Anyone, ``: Anyone, `["Desk"]`: Anyone,
	} {
		if got := o.role(words([]byte(claim))); got != want {
			t.Errorf("%s gives %v, not %v", claim, got, want)
		}
	}
}
