package ledgertest

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"waybill/ledger"
)

func moment(second int) time.Time { return time.Date(2024, 5, 1, 12, 0, second, 5000, time.UTC) }

// testKeys holds what is kept of accounts and their passes, and that rebuilding the register
// does not touch them.
func testKeys(t *testing.T, k *kit) {
	s := k.New(t)
	l := k.ledger(t, s)
	ada := ledger.Account{Name: "ada", Role: "admin", Password: "$argon2id$…", Made: moment(1), MadeBy: "root"}
	zoe := ledger.Account{Name: "zoë@example.org", Role: "viewer", Subject: "https://id.example.org 7", Made: moment(2), MadeBy: "ada"}
	session := ledger.Pass{Hash: []byte{0, 0xff, '\''}, Account: "ada", Kind: ledger.SessionPass, Role: "admin", Made: moment(3), Used: moment(4), Expires: moment(50)}
	token := ledger.Pass{Hash: []byte{1}, Account: "ada", Kind: ledger.TokenPass, Name: "night run", Role: "viewer", Made: moment(3)}
	other := ledger.Pass{Hash: []byte{2}, Account: zoe.Name, Kind: ledger.TokenPass, Name: "night run", Role: "viewer", Made: moment(3), Expires: moment(40)}

	change(t, l, func(keys ledger.Keys) error {
		return errors.Join(keys.PutAccount(zoe), keys.PutAccount(ledger.Account{Name: "ada", Role: "viewer"}), keys.PutAccount(ada),
			keys.PutPass(token), keys.PutPass(other), keys.PutPass(session))
	})
	if err := l.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	look(t, k.ledger(t, k.Again(t, s)), []ledger.Account{ada, zoe}, []ledger.Pass{session, token, other})

	zoe.Disabled, zoe.DisabledBy = moment(9), "ada"
	session.Used = moment(30)
	change(t, l, func(keys ledger.Keys) error { return errors.Join(keys.PutAccount(zoe), keys.PutPass(session)) })
	look(t, l, []ledger.Account{ada, zoe}, []ledger.Pass{session, token, other})

	change(t, l, func(keys ledger.Keys) error { return keys.RemoveExpired(moment(41)) })
	look(t, l, []ledger.Account{ada, zoe}, []ledger.Pass{session, token})
	change(t, l, func(keys ledger.Keys) error {
		return errors.Join(keys.RemovePasses([][]byte{session.Hash, {7}}), keys.RemovePasses(nil), keys.PutPass(other))
	})
	look(t, l, []ledger.Account{ada, zoe}, []ledger.Pass{token, other})
	change(t, l, func(keys ledger.Keys) error {
		return errors.Join(keys.RemoveAccount("ada"), keys.RemoveAccount("nobody"))
	})
	look(t, l, []ledger.Account{zoe}, []ledger.Pass{other})
	verify(t, l)
}

// testKeysRefused holds what the store refuses, and that nothing is kept of it.
func testKeysRefused(t *testing.T, k *kit) {
	l := k.ledger(t, k.New(t))
	token := ledger.Pass{Hash: []byte{1}, Account: "ada", Kind: ledger.TokenPass, Name: "n", Role: "viewer", Made: moment(3)}
	twin := token
	twin.Hash = []byte{2}
	for name, f := range map[string]func(ledger.Keys) error{
		"two tokens of one name": func(keys ledger.Keys) error {
			return errors.Join(keys.PutPass(token), keys.PutPass(twin))
		},
		"a change that fails": func(keys ledger.Keys) error {
			return errors.Join(keys.PutAccount(ledger.Account{Name: "ada"}), keys.PutPass(token), errOnPurpose)
		},
	} {
		if err := l.ChangeKeys(t.Context(), f); err == nil {
			t.Errorf("%s: it did not fail", name)
		}
		look(t, l, nil, nil)
	}
	err := l.Keys(t.Context(), func(keys ledger.Keys) error {
		_, err := keys.Account("ada")
		return err
	})
	if !errors.Is(err, ledger.ErrNotFound) {
		t.Errorf("an account that is not there: %v", err)
	}
	err = l.Keys(t.Context(), func(keys ledger.Keys) error {
		_, err := keys.Pass([]byte{1})
		return err
	})
	if !errors.Is(err, ledger.ErrNotFound) {
		t.Errorf("a pass that is not there: %v", err)
	}
}

func change(t *testing.T, l *ledger.Ledger, f func(ledger.Keys) error) {
	t.Helper()
	if err := l.ChangeKeys(t.Context(), f); err != nil {
		t.Fatal(err)
	}
}

// look compares all accounts and passes, also one by one, with those there should be.
func look(t *testing.T, l *ledger.Ledger, accounts []ledger.Account, passes []ledger.Pass) {
	t.Helper()
	err := l.Keys(t.Context(), func(keys ledger.Keys) error {
		got, err := keys.Accounts()
		if err != nil || !reflect.DeepEqual(got, accounts) {
			t.Errorf("the accounts are %+v, %v; not %+v", got, err, accounts)
		}
		all, err := keys.Passes("")
		if err != nil || !reflect.DeepEqual(all, passes) {
			t.Errorf("the passes are %+v, %v; not %+v", all, err, passes)
		}
		for _, a := range accounts {
			one, err := keys.Account(a.Name)
			if err != nil || one != a {
				t.Errorf("the account is %+v, %v; not %+v", one, err, a)
			}
		}
		for _, p := range passes {
			one, err := keys.Pass(p.Hash)
			if err != nil || !reflect.DeepEqual(one, p) {
				t.Errorf("the pass is %+v, %v; not %+v", one, err, p)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
