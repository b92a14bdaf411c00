package door

import (
	"slices"
	"strings"
	"testing"
	"time"

	"waybill/ledger"
)

func TestAccounts(t *testing.T) {
	a, c := kept(t)
	ctx := t.Context()
	if yes, err := a.Any(ctx); yes || err != nil {
		t.Errorf("there is one already: %v", err)
	}
	must(t, a.Add(ctx, "Ada", Admin, password, "root"))
	c.pass(time.Hour)
	must(t, a.Add(ctx, "zoe", Viewer, password, "ada"))
	wants(t, "a name taken, written otherwise", a.Add(ctx, "ADA", Viewer, password, "ada"), KeyTaken)
	wants(t, "no name", a.Add(ctx, "a da", Viewer, password, "ada"), KeyName)
	wants(t, "no role", a.Add(ctx, "bo", Anyone, password, "ada"), KeyRole)
	wants(t, "a short password", a.Add(ctx, "bo", Viewer, "short", "ada"), KeyPasswordShort)

	must(t, a.SetRole(ctx, "Zoe", Analyst))
	must(t, a.Disable(ctx, "zoe", "ada"))
	c.pass(time.Hour)
	must(t, a.Disable(ctx, "zoe", "somebody later"))
	all, err := a.List(ctx)
	must(t, err)
	begin := time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)
	want := []Account{
		{Name: "ada", Role: Admin, Password: true, Made: begin, MadeBy: "root"},
		{Name: "zoe", Role: Analyst, Password: true, Made: begin.Add(time.Hour), MadeBy: "ada", Disabled: begin.Add(time.Hour), DisabledBy: "ada"},
	}
	if !slices.Equal(all, want) {
		t.Errorf("the accounts are %+v, not %+v", all, want)
	}
	must(t, a.Enable(ctx, "zoe"))
	must(t, a.Remove(ctx, "zoe"))
	for what, err := range map[string]error{
		"role": a.SetRole(ctx, "zoe", Viewer), "password": a.SetPassword(ctx, "zoe", password), "disable": a.Disable(ctx, "zoe", "ada"),
		"enable": a.Enable(ctx, "zoe"), "remove": a.Remove(ctx, "zoe"), "revoke": a.RevokeToken(ctx, "zoe", "x"), "no name": a.Enable(ctx, "two words"),
	} {
		wants(t, what+" of one that is gone", err, KeyUnknown)
	}
}

func TestTheLastAdminStays(t *testing.T) {
	a, _ := kept(t)
	ctx := t.Context()
	must(t, a.Add(ctx, "ada", Admin, password, "root"))
	must(t, a.Add(ctx, "bo", Admin, password, "root"))
	must(t, a.Disable(ctx, "bo", "ada"))
	wants(t, "to disable the last", a.Disable(ctx, "ada", "ada"), KeyLast)
	wants(t, "to demote the last", a.SetRole(ctx, "ada", Analyst), KeyLast)
	wants(t, "to remove the last", a.Remove(ctx, "ada"), KeyLast)
	must(t, a.SetRole(ctx, "bo", Viewer)) // who is disabled is none that matters
	all, err := a.List(ctx)
	if err != nil || len(all) != 2 || all[0].Role != Admin || !all[0].Disabled.IsZero() {
		t.Errorf("something of a refused change was kept: %+v, %v", all, err)
	}
	must(t, a.Enable(ctx, "bo"))
	must(t, a.SetRole(ctx, "bo", Admin))
	must(t, a.Remove(ctx, "ada"))
}

func TestTokens(t *testing.T) {
	a, c := staff(t)
	ctx := t.Context()
	s := serve(t, Options{Accounts: a}, site(a)...)
	program := visit(t, s)

	wants(t, "more than the account", second(a.NewToken(ctx, "viewer", "x", Analyst, 1)), KeyRole)
	wants(t, "no name", second(a.NewToken(ctx, "viewer", " ", Viewer, 1)), KeyToken)
	wants(t, "a bell in the name", second(a.NewToken(ctx, "viewer", "x\a", Viewer, 1)), KeyToken)
	wants(t, "days", second(a.NewToken(ctx, "viewer", "x", Viewer, -1)), KeyDays)
	wants(t, "no account", second(a.NewToken(ctx, "nobody", "x", Viewer, 1)), KeyUnknown)

	secret, err := a.NewToken(ctx, "Admin", "nightly", Analyst, 30)
	must(t, err)
	wants(t, "a name taken", second(a.NewToken(ctx, "admin", "nightly", Viewer, 1)), KeyTaken)
	if !strings.HasPrefix(secret, tokenPrefix) || len(secret) < 50 {
		t.Errorf("a secret is %q", secret)
	}
	program.token = secret
	program.in("a token", "admin")
	if status, _ := program.get("/admin"); status != 403 {
		t.Errorf("a token of an analyst gets %d as admin", status)
	}
	if answer, body := program.send("POST", "/analyst", nil); answer.StatusCode != 200 || body != "admin analyst" {
		t.Errorf("a token of an analyst gets %d %s", answer.StatusCode, body)
	}
	must(t, a.keep(ctx))
	c.pass(30*time.Minute + 5*time.Second)
	program.in("half an hour later", "admin")
	all, err := a.Tokens(ctx, "")
	if err != nil || len(all) != 1 || all[0].Name != "nightly" || !all[0].Used.Equal(c.now()) || !all[0].Expires.Equal(all[0].Made.AddDate(0, 0, 30)) {
		t.Errorf("the tokens are %+v, %v", all, err)
	}
	must(t, a.Add(ctx, "another", Admin, password, "admin"))
	must(t, a.SetRole(ctx, "admin", Viewer))
	if answer, _ := program.send("POST", "/analyst", nil); answer.StatusCode != 403 {
		t.Errorf("a token may do more than its account: %d", answer.StatusCode)
	}
	must(t, a.Disable(ctx, "admin", "another"))
	program.in("its account is disabled", "")
	must(t, a.Enable(ctx, "admin"))
	program.in("its account is enabled", "admin")
	must(t, a.SetPassword(ctx, "admin", password+"!"))
	program.in("its account has another password", "admin")
	c.pass(30 * 24 * time.Hour)
	program.in("it has ended", "")

	lasting, err := a.NewToken(ctx, "admin", "lasting", Viewer, 0)
	must(t, err)
	program.token = lasting
	c.pass(5 * 365 * 24 * time.Hour)
	program.in("one that lasts", "admin")
	must(t, a.RevokeToken(ctx, "admin", "lasting"))
	program.in("it is revoked", "")
	wants(t, "to revoke it again", a.RevokeToken(ctx, "admin", "lasting"), KeyUnknown)
}

func second(_ string, err error) error { return err }

// TestNothingSecretIsKept looks for passwords, tokens and sessions in all that is kept.
func TestNothingSecretIsKept(t *testing.T) {
	a, _ := staff(t)
	s := serve(t, Options{Accounts: a}, site(a)...)
	token, err := a.NewToken(t.Context(), "admin", "x", Viewer, 1)
	must(t, err)
	answer, _ := visit(t, s).logIn("admin", password)
	session := answer.Cookies()[0].Value
	must(t, a.read(t.Context(), func(keys ledger.Keys) error {
		accounts, err := keys.Accounts()
		must(t, err)
		for _, x := range accounts {
			if strings.Contains(x.Password, password) || !strings.HasPrefix(x.Password, "$argon2id$") {
				t.Errorf("%s is kept of a password", x.Password)
			}
		}
		passes, err := keys.Passes("")
		must(t, err)
		if len(passes) != 2 {
			t.Errorf("%d passes are kept", len(passes))
		}
		for _, p := range passes {
			if h := string(p.Hash); h == token || h == session || len(h) != 32 {
				t.Errorf("%q is kept of a secret", h)
			}
		}
		return err
	}))
}
