package door

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"waybill/ledger"
)

// MaxDays is the most days a token can be asked to last.
const MaxDays = 3650

// Tokens are those of an account, or with name "" of all, by account and name.
func (a *Accounts) Tokens(ctx context.Context, name string) (all []Token, err error) {
	err = a.read(ctx, func(keys ledger.Keys) error {
		if name != "" {
			x, err := find(keys, name)
			if err != nil {
				return err
			}
			name = x.Name
		}
		passes, err := keys.Passes(name)
		for _, p := range passes {
			if p.Kind != ledger.TokenPass {
				continue
			}
			t := Token{Account: p.Account, Name: p.Name, Role: roleOf(p.Role), Made: p.Made, Expires: p.Expires}
			if used := a.uses.last(p); used.After(p.Made) {
				t.Used = used
			}
			all = append(all, t)
		}
		return err
	})
	return all, err
}

// NewToken makes one and gives its secret, which nobody can look up later. It lasts so many
// days, 0 for ever.
func (a *Accounts) NewToken(ctx context.Context, account, name string, role Role, days int) (secret string, err error) {
	name = strings.TrimSpace(name)
	switch {
	case name == "" || utf8.RuneCountInString(name) > 64 || strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }):
		return "", &Error{Key: KeyToken, Why: "a token has a name, of at most 64 characters, that says what it is for"}
	case days < 0 || days > MaxDays:
		return "", &Error{Key: KeyDays, Why: fmt.Sprintf("a token lasts 1 to %d days, or with 0 for ever", MaxDays)}
	}
	if err := goodRole(role); err != nil {
		return "", err
	}
	secret = tokenPrefix + newSecret()
	err = a.write(ctx, func(keys ledger.Keys) error {
		x, err := find(keys, account)
		if err != nil {
			return err
		}
		if role > roleOf(x.Role) {
			return &Error{Key: KeyRole, Why: "a token may do no more than its account, which is " + x.Role}
		}
		switch _, err := tokenOf(keys, x.Name, name); {
		case err == nil:
			return &Error{Key: KeyTaken, Why: "the account has a token of that name: choose another, or revoke that one first"}
		case !errors.As(err, new(*Error)):
			return err
		}
		p := ledger.Pass{Hash: hashOf(secret), Account: x.Name, Kind: ledger.TokenPass, Name: name, Role: role.String(), Made: a.now()}
		if days > 0 {
			p.Expires = p.Made.AddDate(0, 0, days)
		}
		return keys.PutPass(p)
	})
	if err != nil {
		return "", err
	}
	return secret, nil
}

// RevokeToken ends one.
func (a *Accounts) RevokeToken(ctx context.Context, account, name string) error {
	return a.write(ctx, func(keys ledger.Keys) error {
		x, err := find(keys, account)
		if err != nil {
			return err
		}
		p, err := tokenOf(keys, x.Name, name)
		if err != nil {
			return err
		}
		return keys.RemovePasses([][]byte{p.Hash})
	})
}

// RevokeTokens ends all tokens of an account.
func (a *Accounts) RevokeTokens(ctx context.Context, account string) error {
	return a.write(ctx, func(keys ledger.Keys) error {
		x, err := find(keys, account)
		if err != nil {
			return err
		}
		passes, err := keys.Passes(x.Name)
		if err != nil {
			return err
		}
		var all [][]byte
		for _, p := range passes {
			if p.Kind == ledger.TokenPass {
				all = append(all, p.Hash)
			}
		}
		if len(all) == 0 {
			return nil
		}
		return keys.RemovePasses(all)
	})
}

func tokenOf(keys ledger.Keys, account, name string) (ledger.Pass, error) {
	passes, err := keys.Passes(account)
	if err != nil {
		return ledger.Pass{}, err
	}
	for _, p := range passes {
		if p.Kind == ledger.TokenPass && p.Name == name {
			return p, nil
		}
	}
	return ledger.Pass{}, &Error{Key: KeyUnknown, Why: "the account has no token of that name"}
}
