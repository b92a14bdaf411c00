package door

import (
	"context"
	"net/http"
	"time"
)

// Account is somebody who may log in.
type Account struct {
	// Name is lower-case.
	Name string
	Role Role
	// Password says that there is one: who comes in by OIDC alone has none.
	Password bool
	// Made and Disabled are when, and by whom; Disabled is zero for one that is in use.
	Made       time.Time
	MadeBy     string
	Disabled   time.Time
	DisabledBy string
	// Used is when it was last used, to a minute or so; zero for never.
	Used time.Time
}

// Token is a program's way in. Its secret is shown once, when it is made.
type Token struct {
	// Account and Name name it: an account has one token of a name.
	Account, Name string
	// Role is at most the account's.
	Role Role
	Made time.Time
	// Used is zero for never, Expires for a token that lasts.
	Used, Expires time.Time
}

// Error is something that cannot be done as it is asked for, told to who asked.
type Error struct {
	// Key names the reason, to be told in another language: "password-short".
	Key string
	// Why is the reason, with what is wanted instead.
	Why string
	// Wait is how long is to be waited before the next try; 0 where waiting does not help.
	Wait time.Duration
}

func (e *Error) Error() string { return e.Why }

// The keys of an Error.
const (
	// KeyLogIn: there is no such account, or the password is another.
	KeyLogIn = "login"
	// KeyWait: too many tries; Wait says for how long.
	KeyWait = "wait"
	// KeyPasswordShort, KeyPasswordLong and KeyPasswordName: a password of fewer than
	// MinPassword characters, of more than MaxPassword bytes, or that is the name.
	KeyPasswordShort = "password-short"
	KeyPasswordLong  = "password-long"
	KeyPasswordName  = "password-name"
	// KeyName: no name an account can have; KeyTaken: there is one of that name.
	KeyName  = "name"
	KeyTaken = "taken"
	// KeyUnknown: there is no such account, or no such token.
	KeyUnknown = "unknown"
	// KeyLast: it is the last admin that can log in.
	KeyLast = "last"
	// KeyRole: no role an account or a token can have.
	KeyRole = "role"
	// KeyDays: no number of days a token can last.
	KeyDays = "days"
)

// Accounts are those who may come in. All of it is kept in the ledger's store.
type Accounts struct{}

// List is all accounts, by their names.
func (a *Accounts) List(ctx context.Context) ([]Account, error) { panic("soon") }

// Add makes an account. By is who does so.
func (a *Accounts) Add(ctx context.Context, name string, role Role, password, by string) error {
	panic("soon")
}

// SetRole gives an account another role; tokens that may more may no more than it.
func (a *Accounts) SetRole(ctx context.Context, name string, role Role) error { panic("soon") }

// SetPassword gives an account another password, and ends its sessions.
func (a *Accounts) SetPassword(ctx context.Context, name, password string) error { panic("soon") }

// Disable keeps an account out, and ends its sessions; its tokens rest. Enable lets it in again.
func (a *Accounts) Disable(ctx context.Context, name, by string) error { panic("soon") }

// Enable lets a disabled account in again.
func (a *Accounts) Enable(ctx context.Context, name string) error { panic("soon") }

// Remove takes an account away with all its tokens. What it judged stays.
func (a *Accounts) Remove(ctx context.Context, name string) error { panic("soon") }

// Tokens are those of an account, or with name "" of all, by account and name.
func (a *Accounts) Tokens(ctx context.Context, name string) ([]Token, error) { panic("soon") }

// NewToken makes one and gives its secret, which nobody can look up later. It lasts so many
// days, 0 for ever.
func (a *Accounts) NewToken(ctx context.Context, account, name string, role Role, days int) (secret string, err error) {
	panic("soon")
}

// RevokeToken ends one.
func (a *Accounts) RevokeToken(ctx context.Context, account, name string) error { panic("soon") }

// LogIn begins a session and sets its cookie. It fails with an *Error: KeyLogIn whatever is
// wrong, KeyWait after too many tries.
func (a *Accounts) LogIn(w http.ResponseWriter, r *http.Request, name, password string) error {
	panic("soon")
}

// LogOut ends the session of a request and takes its cookie away.
func (a *Accounts) LogOut(w http.ResponseWriter, r *http.Request) error { panic("soon") }

// Elsewhere is the address at which who is known to an OIDC provider logs in, and the name of
// the provider; "" where there is none. The page may add ?to=.
func (a *Accounts) Elsewhere() (address, provider string) { panic("soon") }
