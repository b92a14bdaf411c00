package sqlstore

import (
	"database/sql"
	"fmt"
	"time"

	"waybill/ledger"
)

const accountColumns = "name, role, password, subject, made, made_by, disabled, disabled_by"

func scanAccount(r *sql.Rows) (a ledger.Account, err error) {
	var made, disabled int64
	err = r.Scan(&a.Name, &a.Role, &a.Password, &a.Subject, &made, &a.MadeBy, &disabled, &a.DisabledBy)
	a.Made, a.Disabled = instant(made), instant(disabled)
	return a, err
}

// Accounts are all accounts.
func (t *Tx) Accounts() (all []ledger.Account, err error) {
	err = t.query(func(r *sql.Rows) error {
		a, err := scanAccount(r)
		all = append(all, a)
		return err
	}, "SELECT "+accountColumns+" FROM account ORDER BY name")
	return all, err
}

// Account is one account.
func (t *Tx) Account(name string) (a ledger.Account, err error) {
	found := false
	err = t.query(func(r *sql.Rows) (err error) {
		found = true
		a, err = scanAccount(r)
		return err
	}, "SELECT "+accountColumns+" FROM account WHERE name = ?", name)
	if err == nil && !found {
		err = fmt.Errorf("account %s: %w", name, ledger.ErrNotFound)
	}
	return a, err
}

// PutAccount keeps an account.
func (t *Tx) PutAccount(a ledger.Account) error {
	return t.exec("INSERT INTO account ("+accountColumns+") VALUES "+tuple(8)+` ON CONFLICT (name) DO UPDATE SET
		role = excluded.role, password = excluded.password, subject = excluded.subject, made = excluded.made, made_by = excluded.made_by,
		disabled = excluded.disabled, disabled_by = excluded.disabled_by`,
		a.Name, a.Role, a.Password, a.Subject, micros(a.Made), a.MadeBy, micros(a.Disabled), a.DisabledBy)
}

// RemoveAccount takes an account away with its passes.
func (t *Tx) RemoveAccount(name string) error {
	if err := t.exec("DELETE FROM pass WHERE account = ?", name); err != nil {
		return err
	}
	return t.exec("DELETE FROM account WHERE name = ?", name)
}

const passColumns = "hash, account, kind, name, role, made, used, expires"

func scanPass(r *sql.Rows) (p ledger.Pass, err error) {
	var made, used, expires int64
	err = r.Scan(&p.Hash, &p.Account, &p.Kind, &p.Name, &p.Role, &made, &used, &expires)
	p.Made, p.Used, p.Expires = instant(made), instant(used), instant(expires)
	return p, err
}

// Pass is the pass with a hash.
func (t *Tx) Pass(hash []byte) (p ledger.Pass, err error) {
	found := false
	err = t.query(func(r *sql.Rows) (err error) {
		found = true
		p, err = scanPass(r)
		return err
	}, "SELECT "+passColumns+" FROM pass WHERE hash = ?", hash)
	if err == nil && !found {
		err = fmt.Errorf("pass: %w", ledger.ErrNotFound)
	}
	return p, err
}

// Passes are those of an account, or all.
func (t *Tx) Passes(account string) (all []ledger.Pass, err error) {
	where, args := "", []any(nil)
	if account != "" {
		where, args = " WHERE account = ?", []any{account}
	}
	err = t.query(func(r *sql.Rows) error {
		p, err := scanPass(r)
		all = append(all, p)
		return err
	}, "SELECT "+passColumns+" FROM pass"+where+" ORDER BY account, kind, name, hash", args...)
	return all, err
}

// PutPass keeps a pass.
func (t *Tx) PutPass(p ledger.Pass) error {
	return t.exec("INSERT INTO pass ("+passColumns+") VALUES "+tuple(8)+` ON CONFLICT (hash) DO UPDATE SET
		account = excluded.account, kind = excluded.kind, name = excluded.name, role = excluded.role,
		made = excluded.made, used = excluded.used, expires = excluded.expires`,
		p.Hash, p.Account, string(p.Kind), p.Name, p.Role, micros(p.Made), micros(p.Used), micros(p.Expires))
}

// RemovePasses takes some away.
func (t *Tx) RemovePasses(hashes [][]byte) error {
	return each(hashes, func(list string, args []any) error {
		return t.exec("DELETE FROM pass WHERE hash IN "+list, args...)
	})
}

// RemoveExpired takes away those that ended before a time.
func (t *Tx) RemoveExpired(before time.Time) error {
	return t.exec("DELETE FROM pass WHERE expires <> 0 AND expires < ?", micros(before))
}

// micros and instant keep a time as microseconds, and no time as 0.
func micros(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

func instant(us int64) time.Time {
	if us == 0 {
		return time.Time{}
	}
	return time.UnixMicro(us).UTC()
}
