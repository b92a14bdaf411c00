package door

import (
	"context"
	"errors"
	"slices"

	"waybill/ledger"
)

// welcome is the account of somebody whom the provider knows, made where there is none. Who
// it is, the provider's subject says; the name is for people, and stays as it once was. The
// role is what the provider says now; an account disabled here stays out.
func (a *Accounts) welcome(ctx context.Context, who identity) (account ledger.Account, err error) {
	name, err := goodName(who.name)
	if err != nil {
		return account, err
	}
	if who.role == Anyone {
		return account, &Error{Key: KeyNoRole, Why: "the provider gives " + name + " no role here"}
	}
	err = a.write(ctx, func(keys ledger.Keys) error {
		all, err := keys.Accounts()
		if err != nil {
			return err
		}
		i := slices.IndexFunc(all, func(x ledger.Account) bool { return x.Subject == who.subject })
		switch _, err := keys.Account(name); {
		case i >= 0:
			account = all[i]
		case err == nil:
			return &Error{Key: KeyTaken, Why: "there is another account " + name + " already"}
		case !errors.Is(err, ledger.ErrNotFound):
			return err
		default:
			account = ledger.Account{Name: name, Subject: who.subject, Made: a.now(), MadeBy: "the provider of identities"}
		}
		if !account.Disabled.IsZero() {
			return &Error{Key: KeyDisabled, Why: "the account " + account.Name + " is disabled"}
		}
		account.Role = who.role.String()
		return keys.PutAccount(account)
	})
	return account, err
}
