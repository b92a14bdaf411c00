package door

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"time"

	"waybill/ledger"
)

// Account is somebody who may log in.
type Account struct {
	// Name is lower-case.
	Name string
	Role Role
	// Password says that there is one: who comes in by OIDC has none.
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

// Book is where accounts are kept: a *ledger.Ledger.
type Book interface {
	Keys(ctx context.Context, f func(ledger.Keys) error) error
	ChangeKeys(ctx context.Context, f func(ledger.Keys) error) error
}

// Accounts are those who may come in. It is safe for several goroutines at once.
type Accounts struct {
	book Book
	now  func() time.Time
	hash *hasher
	// by name and by address
	names, addresses *throttle
	uses             uses
	elsewhere        *OIDC
}

// NewAccounts gives the accounts that are kept in a book.
func NewAccounts(book Book) *Accounts {
	return &Accounts{
		book: book, now: time.Now, hash: newHasher(usual),
		names: newThrottle(10, 30*time.Second), addresses: newThrottle(30, 10*time.Second),
	}
}

// read and write look into the book. What cannot be done as it is asked for is told as it is.
func (a *Accounts) read(ctx context.Context, f func(ledger.Keys) error) error {
	return plain(a.book.Keys(ctx, f))
}

func (a *Accounts) write(ctx context.Context, f func(ledger.Keys) error) error {
	return plain(a.book.ChangeKeys(ctx, f))
}

// Any reports whether there is an account at all.
func (a *Accounts) Any(ctx context.Context) (yes bool, err error) {
	err = a.read(ctx, func(keys ledger.Keys) error {
		all, err := keys.Accounts()
		yes = len(all) > 0
		return err
	})
	return yes, err
}

// List is all accounts, by their names.
func (a *Accounts) List(ctx context.Context) (all []Account, err error) {
	err = a.read(ctx, func(keys ledger.Keys) error {
		accounts, err := keys.Accounts()
		if err != nil {
			return err
		}
		passes, err := keys.Passes("")
		used := map[string]time.Time{}
		for _, p := range passes {
			if last := a.uses.last(p); last.After(p.Made) && last.After(used[p.Account]) {
				used[p.Account] = last
			}
		}
		for _, x := range accounts {
			all = append(all, Account{
				Name: x.Name, Role: roleOf(x.Role), Password: x.Password != "", Made: x.Made, MadeBy: x.MadeBy,
				Disabled: x.Disabled, DisabledBy: x.DisabledBy, Used: used[x.Name],
			})
		}
		return err
	})
	return all, err
}

// Add makes an account. By is who does so.
func (a *Accounts) Add(ctx context.Context, name string, role Role, password, by string) error {
	name, err := goodName(name)
	if err != nil {
		return err
	}
	if err := goodRole(role); err != nil {
		return err
	}
	if password, err = goodPassword(password, name); err != nil {
		return err
	}
	hash, err := a.hash.hash(ctx, password)
	if err != nil {
		return err
	}
	return a.write(ctx, func(keys ledger.Keys) error {
		switch _, err := keys.Account(name); {
		case err == nil:
			return &Error{Key: KeyTaken, Why: "there is an account " + name + " already: choose another name"}
		case !errors.Is(err, ledger.ErrNotFound):
			return err
		}
		return keys.PutAccount(ledger.Account{Name: name, Role: role.String(), Password: hash, Made: a.now(), MadeBy: by})
	})
}

// SetRole gives an account another role; tokens that may do more may do no more than it.
func (a *Accounts) SetRole(ctx context.Context, name string, role Role) error {
	if err := goodRole(role); err != nil {
		return err
	}
	return a.change(ctx, name, func(_ ledger.Keys, x *ledger.Account) error {
		x.Role = role.String()
		return nil
	})
}

// SetPassword gives an account another password, and ends its sessions.
func (a *Accounts) SetPassword(ctx context.Context, name, password string) error {
	name, err := goodName(name)
	if err != nil {
		return unknown(name)
	}
	if password, err = goodPassword(password, name); err != nil {
		return err
	}
	hash, err := a.hash.hash(ctx, password)
	if err != nil {
		return err
	}
	return a.change(ctx, name, func(keys ledger.Keys, x *ledger.Account) error {
		if x.Subject != "" {
			return &Error{Key: KeyElsewhere, Why: "the account " + x.Name + " logs in with the provider of identities, and has no password here"}
		}
		x.Password = hash
		return endSessions(keys, x.Name)
	})
}

// Disable keeps an account out and ends its sessions; its tokens rest. By is who does so.
func (a *Accounts) Disable(ctx context.Context, name, by string) error {
	return a.change(ctx, name, func(keys ledger.Keys, x *ledger.Account) error {
		if x.Disabled.IsZero() {
			x.Disabled, x.DisabledBy = a.now(), by
		}
		return endSessions(keys, x.Name)
	})
}

// Enable lets a disabled account in again.
func (a *Accounts) Enable(ctx context.Context, name string) error {
	return a.change(ctx, name, func(_ ledger.Keys, x *ledger.Account) error {
		x.Disabled, x.DisabledBy = time.Time{}, ""
		return nil
	})
}

// Remove takes an account away with all its tokens. What it judged stays.
func (a *Accounts) Remove(ctx context.Context, name string) error {
	return a.change(ctx, name, func(keys ledger.Keys, x *ledger.Account) error {
		gone := x.Name
		*x = ledger.Account{}
		return keys.RemoveAccount(gone)
	})
}

// change changes an account, or takes it away where f leaves it without a name. An admin who
// can come in must be left, where there was one.
func (a *Accounts) change(ctx context.Context, name string, f func(ledger.Keys, *ledger.Account) error) error {
	return a.write(ctx, func(keys ledger.Keys) error {
		x, err := find(keys, name)
		if err != nil {
			return err
		}
		was := admin(x)
		if err := f(keys, &x); err != nil {
			return err
		}
		if x.Name != "" {
			if err := keys.PutAccount(x); err != nil {
				return err
			}
		}
		if !was || admin(x) {
			return nil
		}
		all, err := keys.Accounts()
		if err == nil && !slices.ContainsFunc(all, admin) {
			err = &Error{Key: KeyLast, Why: "it is the last admin that can log in: make another first"}
		}
		return err
	})
}

func admin(x ledger.Account) bool { return roleOf(x.Role) == Admin && x.Disabled.IsZero() }

// find is the account of a name as people write it.
func find(keys ledger.Keys, name string) (ledger.Account, error) {
	kept, err := goodName(name)
	if err != nil {
		return ledger.Account{}, unknown(name)
	}
	x, err := keys.Account(kept)
	if errors.Is(err, ledger.ErrNotFound) {
		err = unknown(kept)
	}
	return x, err
}

func unknown(name string) error {
	return &Error{Key: KeyUnknown, Why: "there is no account " + strconv.Quote(name) + ": waybill user list names those there are"}
}

// endSessions ends those of an account.
func endSessions(keys ledger.Keys, name string) error {
	passes, err := keys.Passes(name)
	if err != nil {
		return err
	}
	var gone [][]byte
	for _, p := range passes {
		if p.Kind == ledger.SessionPass {
			gone = append(gone, p.Hash)
		}
	}
	return keys.RemovePasses(gone)
}
