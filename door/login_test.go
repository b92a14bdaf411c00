package door

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/argon2"
)

func TestLogInAndOut(t *testing.T) {
	a, _ := staff(t)
	s := serve(t, Options{Accounts: a}, site(a)...)
	v := visit(t, s)
	v.in("before", "")
	for _, try := range [][2]string{{"admin", password + "!"}, {"nobody", password}, {"", ""}, {"two words", password}, {"admin", ""}, {"admin", strings.Repeat("x", 5000)}} {
		if answer, body := v.logIn(try[0], try[1]); answer.StatusCode != 401 || strings.TrimSpace(body) != KeyLogIn || len(answer.Cookies()) > 0 {
			t.Errorf("%.50q: %d %s", try, answer.StatusCode, body)
		}
	}
	answer, _ := v.logIn("ADMIN", password)
	c := answer.Cookies()[0]
	if answer.StatusCode != 200 || c.Name != "waybill" || !c.HttpOnly || c.Secure || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || c.MaxAge != 7*24*60*60 {
		t.Errorf("%d, cookie %+v", answer.StatusCode, c)
	}
	v.in("logged in", "admin")

	program := visit(t, s)
	program.token = c.Value
	program.in("a session as a token", "")

	token, err := a.NewToken(t.Context(), "admin", "x", Viewer, 1)
	must(t, err)
	thief := visit(t, s)
	thief.header = http.Header{"Cookie": {"waybill=" + token}}
	thief.in("a token as a session", "")
	thief.header = http.Header{"Cookie": {"waybill=" + c.Value}}
	thief.in("the same session elsewhere", "admin")

	answer, _ = v.send("POST", "/logout", nil)
	if answer.StatusCode != 200 || answer.Cookies()[0].MaxAge >= 0 {
		t.Errorf("%d, %v", answer.StatusCode, answer.Cookies())
	}
	v.in("logged out", "")
	thief.in("the same session, logged out", "")
}

// TestCookieOverTLS holds that browsers are told to send a session's cookie only over TLS, and
// that one set otherwise does not count there.
func TestCookieOverTLS(t *testing.T) {
	a, _ := staff(t)
	s := httptest.NewTLSServer(New(Options{Accounts: a, TLSOnly: true}).Mount(site(a)))
	defer s.Close()
	v := visit(t, s)
	answer, _ := v.logIn("admin", password)
	c := answer.Cookies()[0]
	if c.Name != "__Host-waybill" || !c.Secure || c.Domain != "" || c.Path != "/" {
		t.Errorf("the cookie is %+v", c)
	}
	v.in("logged in", "admin")
	other := visit(t, s)
	other.header = http.Header{"Cookie": {"waybill=" + c.Value}}
	other.in("a cookie that anybody in the network can set", "")
}

func TestSessionsEnd(t *testing.T) {
	ctx := context.Background()
	for name, end := range map[string]func(*Accounts, *clock) error{
		"unused for twelve hours": func(_ *Accounts, c *clock) error { c.pass(12 * time.Hour); return nil },
		"used, and kept, for a week": func(a *Accounts, c *clock) error {
			for range 6 {
				c.pass(6 * time.Hour)
				if err := a.keep(ctx); err != nil {
					return err
				}
			}
			c.pass(7 * 24 * time.Hour)
			return nil
		},
		"another password": func(a *Accounts, _ *clock) error { return a.SetPassword(ctx, "viewer", password+"!") },
		"disabled":         func(a *Accounts, _ *clock) error { return a.Disable(ctx, "viewer", "admin") },
		"disabled and enabled": func(a *Accounts, _ *clock) error {
			if err := a.Disable(ctx, "viewer", "admin"); err != nil {
				return err
			}
			return a.Enable(ctx, "viewer")
		},
		"removed": func(a *Accounts, _ *clock) error { return a.Remove(ctx, "viewer") },
		"removed and made anew": func(a *Accounts, _ *clock) error {
			if err := a.Remove(ctx, "viewer"); err != nil {
				return err
			}
			return a.Add(ctx, "viewer", Viewer, password, "admin")
		},
	} {
		t.Run(name, func(t *testing.T) {
			a, c := staff(t)
			v, other := visit(t, serve(t, Options{Accounts: a}, site(a)...)), visit(t, serve(t, Options{Accounts: a}, site(a)...))
			v.logIn("viewer", password)
			other.logIn("analyst", password)
			v.in("at first", "viewer")
			must(t, end(a, c))
			v.in("then", "")
		})
	}
}

// TestUsedSessionsLast holds that a session that is used lasts beyond twelve hours, also where
// another server takes over, and no more than seven days.
func TestUsedSessionsLast(t *testing.T) {
	a, c := staff(t)
	v := visit(t, serve(t, Options{Accounts: a}, site(a)...))
	v.logIn("viewer", password)
	begin := c.now()
	for c.now().Sub(begin) < 7*24*time.Hour-11*time.Hour {
		c.pass(11 * time.Hour)
		v.in("after "+c.now().Sub(begin).String(), "viewer")
		must(t, a.keep(t.Context()))
		a.uses.take() // as a server does not know that begins anew
	}
	c.pass(11 * time.Hour)
	v.in("after a week", "")
}

func TestASessionIsNewAtLogIn(t *testing.T) {
	a, _ := staff(t)
	s := serve(t, Options{Accounts: a}, site(a)...)
	v := visit(t, s)
	first, _ := v.logIn("viewer", password)
	second, _ := v.logIn("admin", password)
	old := visit(t, s)
	old.header = http.Header{"Cookie": {"waybill=" + first.Cookies()[0].Value}}
	old.in("the session before", "")
	v.in("the session now", "admin")
	if first.Cookies()[0].Value == second.Cookies()[0].Value {
		t.Error("a log-in goes on with the session there was")
	}
}

// TestATokenOutlivesLogIn holds that who logs in with a token at hand takes it away from nobody.
func TestATokenOutlivesLogIn(t *testing.T) {
	a, _ := staff(t)
	token, err := a.NewToken(t.Context(), "analyst", "nightly", Analyst, 0)
	must(t, err)
	s := serve(t, Options{Accounts: a}, site(a)...)
	program := visit(t, s)
	program.token = token
	program.logIn("viewer", password)
	program.in("after a log-in", "analyst")
}

func TestTooManyTries(t *testing.T) {
	a, c := staff(t)
	v := visit(t, serve(t, Options{Accounts: a}, site(a)...))
	for range 10 {
		v.logIn("viewer", "wrong password")
	}
	answer, body := v.logIn("viewer", password)
	wait, err := strconv.Atoi(answer.Header.Get("Retry-After"))
	if strings.TrimSpace(body) != KeyWait || err != nil || wait != 30 {
		t.Fatalf("the eleventh try: %d %s, Retry-After %q", answer.StatusCode, body, answer.Header.Get("Retry-After"))
	}
	if answer, _ := v.logIn("analyst", password); answer.StatusCode != 200 {
		t.Errorf("another account waits too: %d", answer.StatusCode)
	}
	c.pass(time.Duration(wait) * time.Second)
	for range 20 { // what is right costs no tries
		if answer, _ := v.logIn("viewer", password); answer.StatusCode != 200 {
			t.Fatalf("after the wait: %d", answer.StatusCode)
		}
	}
	for i := range 40 {
		v.logIn("somebody"+strconv.Itoa(i), "wrong password")
	}
	if answer, body := v.logIn("admin", password); strings.TrimSpace(body) != KeyWait {
		t.Errorf("one address tries forty names: %d %s", answer.StatusCode, body)
	}
}

// TestTriesAreCountedByNetwork holds that neighbours in one IPv6 network count as one, and
// that nobody can claim another address.
func TestTriesAreCountedByNetwork(t *testing.T) {
	for remote, want := range map[string]string{
		"192.0.2.7:1234": "192.0.2.7/32", "[2001:db8:1:2:3::4]:99": "2001:db8:1:2::/64", "[2001:db8:1:2:ff::]:1": "2001:db8:1:2::/64",
		"[::ffff:192.0.2.7]:1": "192.0.2.7/32", "[fe80::1%eth0]:1": "fe80::/64", "@": "invalid Prefix",
	} {
		if got := network(remote); got != want {
			t.Errorf("%s counts as %s, not %s", remote, got, want)
		}
	}
	a, _ := staff(t)
	v := visit(t, serve(t, Options{Accounts: a}, site(a)...))
	for i := range 40 {
		v.header = http.Header{"X-Forwarded-For": {"192.0.2." + strconv.Itoa(i)}}
		v.logIn("somebody"+strconv.Itoa(i), "wrong password")
	}
	if answer, body := v.logIn("admin", password); strings.TrimSpace(body) != KeyWait {
		t.Errorf("with addresses made up: %d %s", answer.StatusCode, body)
	}
}

// TestUnknownNamesCostTheSame holds that a try takes the same work whatever is wrong.
func TestUnknownNamesCostTheSame(t *testing.T) {
	a, _ := staff(t)
	type work struct {
		passes, memory uint32
		threads        uint8
		size           uint32
	}
	var did []work
	a.hash.derive = func(password, salt []byte, passes, memory uint32, threads uint8, size uint32) []byte {
		did = append(did, work{passes, memory, threads, size})
		return argon2.IDKey(password, salt, passes, memory, threads, size)
	}
	must(t, a.Disable(t.Context(), "viewer", "admin"))
	w := httptest.NewRecorder()
	for _, name := range []string{"admin", "nobody", "viewer", "two words", ""} {
		did = nil
		r := httptest.NewRequest("POST", "/login", nil)
		wants(t, name, a.LogIn(w, r, name, "wrong password"), KeyLogIn)
		if want := (work{1, 64, 1, hashSize}); len(did) != 1 || did[0] != want {
			t.Errorf("%q: the work is %v", name, did)
		}
	}
	r := httptest.NewRequest("POST", "/login", nil)
	wants(t, "disabled, with the right password", a.LogIn(w, r, "viewer", password), KeyLogIn)
}

// TestHashesAreRenewed holds that a hash made at an earlier cost is made anew at log-in.
func TestHashesAreRenewed(t *testing.T) {
	a, _ := staff(t)
	a.hash.cost.passes = 2
	v := visit(t, serve(t, Options{Accounts: a}, site(a)...))
	for range 2 {
		if answer, body := v.logIn("viewer", password); answer.StatusCode != 200 {
			t.Fatalf("%d %s", answer.StatusCode, body)
		}
	}
	account, err := a.check(t.Context(), "viewer", password)
	if err != nil || a.hash.outdated(account.Password) {
		t.Errorf("the hash is %s, %v", account.Password, err)
	}
	v.in("with the hash made anew", "viewer")
}

func TestChangePassword(t *testing.T) {
	a, _ := staff(t)
	w, r := httptest.NewRecorder(), httptest.NewRequest("POST", "/account/password", nil)
	wants(t, "the old one is wrong", a.ChangePassword(w, r, "viewer", "wrong password", password+"!"), KeyLogIn)
	wants(t, "the new one is short", a.ChangePassword(w, r, "viewer", password, "short"), KeyPasswordShort)
	must(t, a.ChangePassword(w, r, "viewer", password, password+"!"))
	v := visit(t, serve(t, Options{Accounts: a}, site(a)...))
	if answer, _ := v.send("POST", "/login", url.Values{"name": {"viewer"}, "password": {password}}); answer.StatusCode != 401 {
		t.Errorf("the old password: %d", answer.StatusCode)
	}
	v.logIn("viewer", password+"!")
	v.in("the new password", "viewer")
}
