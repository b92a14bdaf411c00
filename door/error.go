package door

import (
	"errors"
	"time"
)

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
	// KeyDays: no number of days a token can last; KeyToken: no name a token can have.
	KeyDays  = "days"
	KeyToken = "token"
	// KeyElsewhere: the account comes in by OIDC, and has no password.
	KeyElsewhere = "elsewhere"
	// KeyProvider: logging in by the provider did not work; KeyNoRole: it gives somebody no
	// role; KeyDisabled: the account is disabled, which is told only to whom the provider knows.
	KeyProvider = "provider"
	KeyNoRole   = "no-role"
	KeyDisabled = "disabled"
)

func plain(err error) error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return err
}
