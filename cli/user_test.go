package cli

import (
	"bufio"
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

// userKit runs waybill user over one ledger.
type userKit struct {
	t      *testing.T
	ledger string
}

func (k userKit) run(in string, args ...string) (out, errs string, status int) {
	k.t.Helper()
	s := Streams{In: strings.NewReader(in), Getenv: env(map[string]string{"WAYBILL_LEDGER": k.ledger, "WAYBILL_BY": "root"})}
	return try(k.t, s, append([]string{"user"}, args...)...)
}

// does checks what a command prints.
func (k userKit) does(in, want string, args ...string) {
	k.t.Helper()
	out, errs, status := k.run(in, args...)
	if status != 0 || errs != "" || out != want {
		k.t.Errorf("%q: status %d, %s%s", args, status, out, errs)
	}
}

func TestUser(t *testing.T) {
	k := userKit{t, filepath.Join(t.TempDir(), "ledger.db")}
	const good = "several good words\n"
	k.does("", "nobody: waybill user add NAME --role admin makes the first account\n", "list")
	k.does(good, "ada may come in as admin; a waybill serve that runs already asks for it once it is started anew\n", "add", "ada", "--role", "admin")
	k.does(strings.TrimSpace(good), "zoe may come in as viewer\n", "add", "zoe", "--role", "viewer")
	k.does("", "zoe is analyst now\n", "role", "zoe", "--role", "analyst")
	k.does("other good words\r\n", "zoe has another password now; its sessions are ended\n", "password", "zoe")
	k.does("", "no tokens: waybill user token NAME --name … makes one\n", "tokens")
	secret, errs, status := k.run("", "token", "zoe", "--name", "nightly run", "--role", "analyst", "--days", "0")
	if status != 0 || errs != "" || !strings.HasPrefix(secret, "waybill_") {
		t.Errorf("status %d, %s%s", status, secret, errs)
	}
	out, _, _ := k.run("", "tokens", "zoe")
	if lines := strings.Split(out, "\n"); len(lines) != 3 || !strings.HasPrefix(lines[1], "zoe      nightly run  analyst  never      ") || !strings.HasSuffix(lines[1], "never") || strings.Contains(out, strings.TrimSpace(secret)) {
		t.Errorf("the tokens are\n%s", out)
	}
	k.does("", "the token nightly run of zoe is ended\n", "revoke", "zoe", "--name", "nightly run")
	k.does("", "zoe may no longer come in\n", "disable", "zoe")
	out, _, _ = k.run("", "list")
	for _, want := range []string{"\nada   admin    never      ", " by root\nzoe   analyst  never ", " by root  disabled "} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	k.does("", "zoe may come in again\n", "enable", "zoe")
	k.does("", "zoe is gone\n", "remove", "zoe")
}

func TestUserRefuses(t *testing.T) {
	k := userKit{t, filepath.Join(t.TempDir(), "ledger.db")}
	k.run("several good words\n", "add", "ada", "--role", "admin")
	for _, test := range []struct {
		in, want string
		args     []string
	}{
		{"short\n", "a password has at least 12 characters: several words are easy to remember", []string{"add", "zoe", "--role", "viewer"}},
		{"", "standard input has no password: give it as one line, or run the command on a terminal", []string{"add", "zoe", "--role", "viewer"}},
		{"several good words\n", "a role is viewer, analyst or admin, not \"boss\"", []string{"add", "zoe", "--role", "boss"}},
		{"several good words\n", "add wants --role too: see waybill user add --help", []string{"add", "zoe"}},
		{"several good words\n", "there is an account ada already: choose another name", []string{"add", "Ada", "--role", "viewer"}},
		{"several good words\n", "a name is one word of letters, digits and signs as in a mail address, at most 64 of them", []string{"add", "two words", "--role", "viewer"}},
		{"", "it is the last admin that can log in: make another first", []string{"disable", "ada"}},
		{"", "there is no account \"zoe\": waybill user list names those there are", []string{"remove", "zoe"}},
		{"", "enable wants the name of one account, not 2 names: see waybill user enable --help", []string{"enable", "ada", "zoe"}},
		{"", "a token has a name, of at most 64 characters, that says what it is for", []string{"token", "ada", "--name", ""}},
		{"", "a token lasts 1 to 3650 days, or with 0 for ever", []string{"token", "ada", "--name", "x", "--days", "-1"}},
		{"", "the account has no token of that name", []string{"revoke", "ada", "--name", "x"}},
		{"", "unknown command \"user frobnicate\": see waybill user --help", []string{"frobnicate"}},
		{"several good words\n", "unknown flag: --password: see waybill user add --help", []string{"add", "zoe", "--role", "viewer", "--password", "x"}},
	} {
		out, errs, status := k.run(test.in, test.args...)
		if status != statusUsage || out != "" || errs != "waybill: "+test.want+"\n" {
			t.Errorf("%q: status %d, %s%s", test.args, status, out, errs)
		}
	}
}

// TestUserIsAskedTwice holds what a person on a terminal is asked.
func TestUserIsAskedTwice(t *testing.T) {
	var errs strings.Builder
	a := &app{Streams: Streams{Err: &errs}}
	answers := func(lines string) func() (string, error) {
		in := bufio.NewScanner(strings.NewReader(lines))
		return func() (string, error) {
			if !in.Scan() {
				return "", errors.New("the terminal is gone")
			}
			return in.Text(), nil
		}
	}
	if got, err := a.askTwice("ada", answers("one\none\n")); got != "one" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	if want := "Password for ada, at least 12 characters: Once more: "; errs.String() != want {
		t.Errorf("it asks %q", errs.String())
	}
	if _, err := a.askTwice("ada", answers("one\ntwo\n")); status(err) != statusUsage {
		t.Errorf("two that differ: %v", err)
	}
	for _, lines := range []string{"", "one\n"} {
		if _, err := a.askTwice("ada", answers(lines)); status(err) != statusInput {
			t.Errorf("%q: %v", lines, err)
		}
	}
}
