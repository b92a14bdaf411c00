package web

import (
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"waybill/door"
)

// browser keeps the cookies of somebody who visits a guarded site.
type browser struct {
	*testing.T
	http.Handler
	cookies map[string]string
}

// guarded is a site behind its guard, with the accounts of an admin and an analyst, and
// browsers that visit it.
func guarded(t *testing.T) (open func() *browser, accounts *door.Accounts) {
	t.Helper()
	d := empty(t).Desk
	accounts = door.NewAccounts(d.Ledger)
	for name, role := range map[string]door.Role{"root": door.Admin, "ada": door.Analyst} {
		if err := accounts.Add(t.Context(), name, role, "a long password of "+name, "test"); err != nil {
			t.Fatal(err)
		}
	}
	s, err := New(Options{Desk: d, Doors: accounts})
	if err != nil {
		t.Fatal(err)
	}
	h := door.New(door.Options{Accounts: accounts, Refuse: s.Refuse}).Mount(s.Routes())
	return func() *browser { return &browser{t, h, map[string]string{}} }, accounts
}

func (b *browser) do(method, target string, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, strings.NewReader(form.Encode()))
	r.Header.Set("Accept", "text/html")
	r.Header.Set("Accept-Language", "en")
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	for name, value := range b.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	w := httptest.NewRecorder()
	b.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		if b.cookies[c.Name] = c.Value; c.MaxAge < 0 {
			delete(b.cookies, c.Name)
		}
	}
	return w
}

func (b *browser) get(target string) *httptest.ResponseRecorder {
	return b.do(http.MethodGet, target, nil)
}

// post sends a form given as names and values.
func (b *browser) post(target string, form ...string) *httptest.ResponseRecorder {
	return b.do(http.MethodPost, target, with(nil, form...))
}

func (b *browser) wants(w *httptest.ResponseRecorder, status int, what string) {
	b.Helper()
	if w.Code != status || !strings.Contains(w.Body.String()+w.Header().Get("Location"), what) {
		b.Errorf("%d, want %d with %q: %s %.2000s", w.Code, status, what, w.Header().Get("Location"), w.Body)
	}
}

func (b *browser) logIn(name string) {
	b.Helper()
	b.wants(b.post("/login", "name", name, "password", "a long password of "+name, "to", "/account"), http.StatusSeeOther, "/account")
}

func TestLogIn(t *testing.T) {
	open, _ := guarded(t)
	b := open()
	b.wants(b.get("/review?row=x"), http.StatusSeeOther, "/login?to=%2Freview%3Frow%3Dx")
	b.wants(b.get("/login?to=/review"), http.StatusOK, `name="to" value="/review"`)
	b.wants(b.get("/login?to=https://evil.example/"), http.StatusOK, `name="to" value="/"`)
	b.wants(b.post("/login", "name", "ada", "password", "wrong"), http.StatusUnauthorized, "The name or the password is not right.")
	b.wants(b.post("/login", "name", "ada", "password", "a long password of ada", "to", "//evil.example/"), http.StatusSeeOther, "/")
	if len(b.cookies) == 0 {
		t.Fatal("there is no session")
	}
	b.wants(b.get("/account"), http.StatusOK, "Your account")
	b.wants(b.get("/login?to=/activity"), http.StatusSeeOther, "/activity")
	b.wants(b.get("/about"), http.StatusOK, "with log-in")
	b.wants(b.get("/accounts"), http.StatusForbidden, "<h1>You may not do this here</h1>")
	b.wants(b.post("/logout"), http.StatusSeeOther, "/login")
	b.wants(b.get("/account"), http.StatusSeeOther, "/login")
}

// Tries of passwords are few.
func TestLogInThrottled(t *testing.T) {
	open, _ := guarded(t)
	b := open()
	for range 50 {
		w := b.post("/login", "name", "ada", "password", "wrong")
		if w.Code == http.StatusTooManyRequests {
			if w.Header().Get("Retry-After") == "" || !strings.Contains(w.Body.String(), "Too many tries") {
				t.Errorf("%v %s", w.Header(), w.Body)
			}
			return
		}
	}
	t.Error("fifty passwords could be tried")
}

// TestTokensAndPassword: a change of password leaves tokens in force, unless it is asked for.
func TestTokensAndPassword(t *testing.T) {
	open, accounts := guarded(t)
	b := open()
	b.logIn("ada")
	if _, err := accounts.NewToken(t.Context(), "ada", "feeder", door.Viewer, 30); err != nil {
		t.Fatal(err)
	}
	b.wants(b.get("/account"), http.StatusOK, `name="tokens"`)
	for i, c := range []struct {
		old, next, tokens string
		left              int
	}{{"a long password of ada", "another long password", "", 1}, {"another long password", "a third long password", "revoke", 0}} {
		b.wants(b.post("/account/password", "old", c.old, "password", c.next, "again", c.next, "tokens", c.tokens), http.StatusSeeOther, "/account?changed=1")
		if left, err := accounts.Tokens(t.Context(), "ada"); err != nil || len(left) != c.left {
			t.Errorf("%d: %d tokens are left: %v", i, len(left), err)
		}
	}
}

func TestOwnAccount(t *testing.T) {
	open, accounts := guarded(t)
	b := open()
	b.logIn("ada")
	const password, next = "a long password of ada", "another long password"
	b.wants(b.post("/account/password", "old", password, "password", next, "again", "different words here"), 422, "The two new passwords differ.")
	b.wants(b.post("/account/password", "old", "not that one here", "password", next, "again", next), 422, "is not right")
	b.wants(b.post("/account/password", "old", password, "password", "short", "again", "short"), 422, "too short: it wants at least 12")
	other := open()
	other.logIn("ada")
	b.wants(b.post("/account/password", "old", password, "password", next, "again", next), http.StatusSeeOther, "/account?changed=1")
	b.wants(b.get("/account?changed=1"), http.StatusOK, "The new password is in force.")
	other.wants(other.get("/account"), http.StatusSeeOther, "/login")

	w := b.post("/account/tokens", "name", "my <script>", "role", "viewer", "days", "30")
	secret := regexp.MustCompile(`<p class="secret" tabindex="0">([^<]+)</p>`).FindStringSubmatch(w.Body.String())
	if w.Code != http.StatusOK || secret == nil || w.Header().Get("Cache-Control") != "no-store" {
		t.Fatalf("no token is shown: %d %s", w.Code, w.Body)
	}
	if body := b.get("/account").Body.String(); strings.Contains(body, secret[1]) || !strings.Contains(body, "my &lt;script&gt;") {
		t.Error("the token is shown again, or not listed")
	}
	for want, form := range map[string][]string{
		"no name": nil, "role": {"name", "x", "role", "admin"}, "1 to 3650 days": {"name", "x", "role", "viewer", "days", "many"},
		"of that name already": {"name", "my <script>", "role", "viewer"}, "That role": {"name", "x", "role", "king"},
	} {
		if want == "no name" {
			want, form = "Give the token a name", []string{"role", "viewer"}
		}
		b.wants(b.post("/account/tokens", form...), 422, want)
	}
	// a token is no way to another
	r := httptest.NewRequest(http.MethodPost, "/account/tokens", strings.NewReader("name=y&role=viewer"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Authorization", "Bearer "+html.UnescapeString(secret[1]))
	refused := httptest.NewRecorder()
	b.ServeHTTP(refused, r)
	if refused.Code != http.StatusNotFound {
		t.Errorf("a token makes another: %d", refused.Code)
	}
	b.wants(b.post("/account/tokens/revocation", "name", "my <script>"), http.StatusSeeOther, "/account")
	b.wants(b.post("/account/tokens/revocation", "name", "my <script>"), 422, "not there any more")
	if all, err := accounts.Tokens(t.Context(), "ada"); err != nil || len(all) != 0 {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestAccounts(t *testing.T) {
	open, accounts := guarded(t)
	admin, bob := open(), open()
	admin.logIn("root")
	admin.wants(admin.get("/accounts"), http.StatusOK, `<a href="/accounts" aria-current="page">`)
	admin.wants(admin.post("/accounts", "name", "bob", "role", "viewer", "password", "a long password of bob"), http.StatusSeeOther, "/accounts")
	for want, form := range map[string][]string{
		"of that name already": {"name", "bob", "role", "viewer", "password", "a long password of bob"}, "cannot be named so": {"name", "two words", "role", "viewer", "password", "a long password of bob"},
		"That role": {"name", "eve", "role", "king", "password", "a long password of eve"}, "too short": {"name", "eve", "role", "viewer", "password", "short"},
	} {
		admin.wants(admin.post("/accounts", form...), 422, want)
	}
	bob.logIn("bob")
	bob.wants(bob.post("/transfers/x/judgements", "kind", "accept"), http.StatusForbidden, "")
	admin.wants(admin.post("/accounts/change", "account", "bob", "do", "role", "role", "analyst"), http.StatusSeeOther, "/accounts")
	bob.logIn("bob") // a session has the role with which it began
	bob.wants(bob.post("/transfers/x/judgements", "kind", "accept"), http.StatusNotFound, "")
	admin.wants(admin.post("/accounts/change", "account", "bob", "do", "disable"), http.StatusSeeOther, "/accounts")
	bob.wants(bob.get("/account"), http.StatusSeeOther, "/login")
	admin.wants(admin.get("/accounts"), http.StatusOK, "✕ disabled")
	admin.wants(admin.post("/accounts/change", "account", "bob", "do", "enable"), http.StatusSeeOther, "/accounts")
	admin.wants(admin.post("/accounts/change", "account", "bob", "do", "password", "password", "words that nobody knows"), http.StatusSeeOther, "/accounts")
	bob.wants(bob.post("/login", "name", "bob", "password", "words that nobody knows"), http.StatusSeeOther, "/")
	if _, err := accounts.NewToken(t.Context(), "bob", "feed", door.Viewer, 0); err != nil {
		t.Fatal(err)
	}
	admin.wants(admin.get("/accounts"), http.StatusOK, `name="token" value="feed"`)
	admin.wants(admin.post("/accounts/change", "account", "bob", "do", "revoke", "token", "feed"), http.StatusSeeOther, "/accounts")
	admin.wants(admin.post("/accounts/change", "account", "root", "do", "role", "role", "viewer"), 422, "must be left")
	admin.wants(admin.post("/accounts/change", "account", "nobody", "do", "disable"), 422, "not there any more")
	admin.wants(admin.post("/accounts/change", "account", "bob", "do", "burn"), http.StatusNotFound, "")
	admin.wants(admin.post("/accounts/change", "account", "bob", "do", "remove"), http.StatusSeeOther, "/accounts")
	all, err := accounts.List(t.Context())
	if err != nil || fmt.Sprint(len(all)) != "2" {
		t.Errorf("%+v, %v", all, err)
	}
}

// TestTokensMakeNoAccounts holds that whoever got hold of a token, be it an admin's, cannot stay
// for longer than it lasts: with it no account is made or changed, and no other token.
func TestTokensMakeNoAccounts(t *testing.T) {
	open, accounts := guarded(t)
	token, err := accounts.NewToken(t.Context(), "root", "nightly", door.Admin, 1)
	if err != nil {
		t.Fatal(err)
	}
	b := open()
	thief := func(method, path, form string) int {
		r := httptest.NewRequest(method, path, strings.NewReader(form))
		r.Header.Set("Authorization", "Bearer "+token)
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		b.ServeHTTP(w, r)
		return w.Code
	}
	if got := thief("GET", "/transfers", ""); got != http.StatusOK {
		t.Fatalf("the token is worth nothing: %d", got)
	}
	for _, x := range [][3]string{
		{"GET", "/accounts", ""},
		{"POST", "/accounts", "name=eve&role=admin&password=a+long+password+of+eve"},
		{"POST", "/accounts/change", "account=ada&do=password&password=a+long+password+of+eve"},
		{"POST", "/accounts/change", "account=ada&do=role&role=admin"},
		{"GET", "/account", ""},
		{"POST", "/account/tokens", "name=other&role=admin&days=0"},
		{"POST", "/account/password", "old=a+long+password+of+root&password=another+long+one&again=another+long+one"},
	} {
		if got := thief(x[0], x[1], x[2]); got != http.StatusNotFound {
			t.Errorf("%s %s %s: %d", x[0], x[1], x[2], got)
		}
	}
	all, err := accounts.List(t.Context())
	if err != nil || len(all) != 2 {
		t.Errorf("%v, %v", all, err)
	}
	tokens, err := accounts.Tokens(t.Context(), "")
	if err != nil || len(tokens) != 1 {
		t.Errorf("%v, %v", tokens, err)
	}
}
