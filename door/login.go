package door

import (
	"context"
	"errors"
	"math"
	"net/http"
	"net/netip"
	"strconv"
	"time"

	"golang.org/x/text/secure/precis"

	"waybill/ledger"
)

// errNotKnown is all that is said of a log-in that failed.
func errNotKnown() error {
	return &Error{Key: KeyLogIn, Why: "the name or the password is not right"}
}

// LogIn begins a session and sets its cookie. It fails with an *Error: KeyLogIn whatever is
// wrong, KeyWait after too many tries, with Retry-After set.
func (a *Accounts) LogIn(w http.ResponseWriter, r *http.Request, name, password string) error {
	account, err := a.known(w, r, name, password)
	if err != nil {
		return err
	}
	return a.begin(w, r, account, account.Role)
}

// ChangePassword is for who knows the old one. It ends all sessions of the account.
func (a *Accounts) ChangePassword(w http.ResponseWriter, r *http.Request, name, old, password string) error {
	account, err := a.known(w, r, name, old)
	if err != nil {
		return err
	}
	return a.SetPassword(r.Context(), account.Name, password)
}

// known is the account of a name and password, whose tries are counted.
func (a *Accounts) known(w http.ResponseWriter, r *http.Request, name, password string) (ledger.Account, error) {
	kept, err := goodName(name)
	if err != nil {
		kept = "" // nobody's; it takes as long
	}
	from := network(r.RemoteAddr)
	now := a.now()
	wait := max(a.addresses.take(from, now), a.names.take(kept, now))
	if wait > 0 {
		seconds := int(math.Ceil(wait.Seconds()))
		w.Header().Set("Retry-After", strconv.Itoa(seconds))
		return ledger.Account{}, &Error{Key: KeyWait, Wait: wait, Why: "too many tries: wait " + strconv.Itoa(seconds) + " seconds"}
	}
	account, err := a.check(r.Context(), kept, password)
	if err == nil {
		a.addresses.give(from)
		a.names.give(kept)
	}
	return account, err
}

// check looks whether a password is an account's. It takes as long if there is no such
// account, if it is disabled, and if it has no password.
func (a *Accounts) check(ctx context.Context, name, password string) (account ledger.Account, err error) {
	err = a.read(ctx, func(keys ledger.Keys) (err error) {
		account, err = keys.Account(name)
		if errors.Is(err, ledger.ErrNotFound) {
			err = nil
		}
		return err
	})
	if err != nil {
		return account, err
	}
	if p, err := precis.OpaqueString.String(password); err == nil {
		password = p
	}
	if len(password) > MaxPassword {
		password = ""
	}
	good, err := a.hash.check(ctx, account.Password, password)
	if err != nil {
		return account, err
	}
	if !good || !account.Disabled.IsZero() {
		return account, errNotKnown()
	}
	if a.hash.outdated(account.Password) {
		if account.Password, err = a.renew(ctx, account, password); err != nil {
			return account, err
		}
	}
	return account, nil
}

// renew keeps the hash of a password at the cost that hashes have now.
func (a *Accounts) renew(ctx context.Context, was ledger.Account, password string) (string, error) {
	hash, err := a.hash.hash(ctx, password)
	if err != nil {
		return "", err
	}
	err = a.change(ctx, was.Name, func(_ ledger.Keys, x *ledger.Account) error {
		if x.Password == was.Password {
			x.Password = hash
		}
		return nil
	})
	return hash, err
}

// begin begins a session of an account with a role, in place of the one that the request
// shows, if the account is still as it was.
func (a *Accounts) begin(w http.ResponseWriter, r *http.Request, was ledger.Account, role string) error {
	secret, now := newSecret(), a.now()
	old := ""
	if secret, kind := shown(r); kind == ledger.SessionPass {
		old = secret // a token stays
	}
	err := a.write(r.Context(), func(keys ledger.Keys) error {
		x, err := keys.Account(was.Name)
		if errors.Is(err, ledger.ErrNotFound) || err == nil && (x.Password != was.Password || !x.Disabled.IsZero()) {
			return errNotKnown()
		}
		if err != nil {
			return err
		}
		if err := keys.RemoveExpired(now); err != nil {
			return err
		}
		if err := keys.RemovePasses([][]byte{hashOf(old)}); err != nil {
			return err
		}
		return keys.PutPass(ledger.Pass{Hash: hashOf(secret), Account: x.Name, Kind: ledger.SessionPass, Role: role, Made: now, Used: now, Expires: now.Add(sessionMost)})
	})
	if err != nil {
		return err
	}
	http.SetCookie(w, sessionCookie(r, secret, int(sessionMost/time.Second)))
	return nil
}

// LogOut ends the session of a request and takes its cookie away.
func (a *Accounts) LogOut(w http.ResponseWriter, r *http.Request) error {
	http.SetCookie(w, sessionCookie(r, "", -1))
	w.Header().Set("Clear-Site-Data", `"cache"`)
	secret, kind := shown(r)
	if kind != ledger.SessionPass {
		return nil
	}
	return a.write(r.Context(), func(keys ledger.Keys) error {
		return keys.RemovePasses([][]byte{hashOf(secret)})
	})
}

func sessionCookie(r *http.Request, secret string, seconds int) *http.Cookie {
	return &http.Cookie{
		Name: cookieName(Secure(r)), Value: secret, Path: "/", MaxAge: seconds,
		HttpOnly: true, Secure: Secure(r), SameSite: http.SameSiteLaxMode,
	}
}

// network is where tries from an address are counted: for IPv6 the network of a customer, who
// has as many addresses as they like.
func network(remote string) string {
	a := addressOf(remote)
	bits := 32
	if a.Is6() {
		bits = 64
	}
	p, err := a.Prefix(bits)
	if err != nil {
		return netip.Prefix{}.String()
	}
	return p.String()
}
