package ledger

import (
	"context"
	"fmt"
	"time"
)

// Account is somebody who may use the ledger over a network. Accounts are no part of the
// record: no entry tells of them, and no backup has them.
type Account struct {
	// Name is one of all accounts.
	Name string
	// Role is what it may do, as package door names it.
	Role string
	// Password is a hash that tells how it was made, "" for one that has no password.
	Password string
	// Subject is who it is to a provider of identities, "" where it is none of a provider's.
	Subject string
	Made    time.Time
	MadeBy  string
	// Disabled is zero, and DisabledBy "", for one that is in use.
	Disabled   time.Time
	DisabledBy string
}

// PassKind is what a pass is for.
type PassKind string

// The kinds of passes: of a browser in which somebody logged in, and of a program.
const (
	SessionPass PassKind = "session"
	TokenPass   PassKind = "token"
)

// Pass is a secret by which an account is known without its password.
type Pass struct {
	// Hash is that of the secret, which is kept nowhere.
	Hash    []byte
	Account string
	Kind    PassKind
	// Name is what people call it; a session has none.
	Name string
	// Role is at most the account's.
	Role string
	Made time.Time
	// Used is when it was last seen, Expires when it ends; zero for never.
	Used, Expires time.Time
}

// Keys is who may come in, in a transaction.
type Keys interface {
	// Accounts are all, by their names; Account is one, or ErrNotFound.
	Accounts() ([]Account, error)
	Account(name string) (Account, error)
	// PutAccount keeps an account, in place of the one of its name; RemoveAccount takes it
	// away with its passes.
	PutAccount(a Account) error
	RemoveAccount(name string) error
	// Pass is the one with a hash, or ErrNotFound; Passes are those of an account, or with ""
	// all, by account, kind, name and hash.
	Pass(hash []byte) (Pass, error)
	Passes(account string) ([]Pass, error)
	// PutPass keeps a pass, in place of the one with its hash; RemovePasses takes some away.
	PutPass(p Pass) error
	RemovePasses(hashes [][]byte) error
	// RemoveExpired takes away the passes that ended before a time.
	RemoveExpired(before time.Time) error
}

// Keys looks at who may come in.
func (l *Ledger) Keys(ctx context.Context, f func(Keys) error) error {
	return l.keys(l.store.View(ctx, func(tx Tx) error { return f(tx) }))
}

// ChangeKeys changes who may come in. If f fails nothing is changed.
func (l *Ledger) ChangeKeys(ctx context.Context, f func(Keys) error) error {
	return l.keys(l.store.Update(ctx, func(tx Tx) error { return f(tx) }))
}

func (l *Ledger) keys(err error) error {
	if err != nil {
		return fmt.Errorf("look after the accounts of %s: %w", l.Place(), err)
	}
	return nil
}
