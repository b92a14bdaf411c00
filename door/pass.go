package door

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/http"
	"strings"
	"sync"
	"time"

	"waybill/ledger"
)

const (
	// tokenPrefix lets people, and programs that look for secrets, tell what a token is.
	tokenPrefix = "waybill_"
	// sessionIdle is how long a session lasts that is not used, sessionMost at all.
	sessionIdle = 12 * time.Hour
	sessionMost = 7 * 24 * time.Hour
	// useEvery is how exactly it is kept when a pass was last used.
	useEvery = time.Minute
)

// newSecret is 256 bits that nobody can guess.
func newSecret() string {
	b := make([]byte, 32)
	rand.Read(b) // never fails
	return base64.RawURLEncoding.EncodeToString(b)
}

// hashOf is what is kept of a secret. It is long and random, so a fast hash will do.
func hashOf(secret string) []byte {
	h := sha256.Sum256([]byte(secret))
	return h[:]
}

// cookieName is that of a session's cookie. The prefix makes browsers take it only over TLS
// and only from this very host.
func cookieName(secure bool) string {
	if secure {
		return "__Host-waybill"
	}
	return "waybill"
}

// shown is the secret that a request shows, and what it should be of.
func shown(r *http.Request) (secret string, kind ledger.PassKind) {
	if scheme, token, ok := strings.Cut(r.Header.Get("Authorization"), " "); ok && strings.EqualFold(scheme, "Bearer") {
		return strings.TrimSpace(token), ledger.TokenPass
	}
	if c, err := r.Cookie(cookieName(Secure(r))); err == nil {
		return c.Value, ledger.SessionPass
	}
	return "", ""
}

// who is whose pass a request shows; nobody, where it shows none that is good.
func (a *Accounts) who(r *http.Request) (who Who, err error) {
	secret, kind := shown(r)
	if secret == "" {
		return Who{}, nil
	}
	hash := hashOf(secret)
	var pass ledger.Pass
	var account ledger.Account
	err = a.read(r.Context(), func(keys ledger.Keys) error {
		if pass, err = keys.Pass(hash); err != nil {
			return err
		}
		account, err = keys.Account(pass.Account)
		return err
	})
	switch {
	case errors.Is(err, ledger.ErrNotFound):
		return Who{}, nil
	case err != nil:
		return Who{}, err
	case pass.Kind != kind, !account.Disabled.IsZero(), !a.lasts(pass):
		return Who{}, nil
	}
	a.uses.note(pass, a.now())
	return Who{Name: account.Name, Role: min(roleOf(pass.Role), roleOf(account.Role)), LoggedIn: kind == ledger.SessionPass}, nil
}

// lasts reports whether a pass has not ended yet.
func (a *Accounts) lasts(p ledger.Pass) bool {
	now := a.now()
	if !p.Expires.IsZero() && !now.Before(p.Expires) {
		return false
	}
	return p.Kind != ledger.SessionPass || now.Before(a.uses.last(p).Add(sessionIdle))
}

// uses is when passes were last used, before it is kept: so that to read needs no writing.
type uses struct {
	mu sync.Mutex
	at map[[sha256.Size]byte]time.Time
}

// note notes that a pass is used, if what is known of it is older than a minute.
func (u *uses) note(p ledger.Pass, now time.Time) {
	if now.Sub(u.last(p)) < useEvery {
		return
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.at == nil {
		u.at = map[[sha256.Size]byte]time.Time{}
	}
	u.at[[sha256.Size]byte(p.Hash)] = now
}

// last is when a pass was last used, or made.
func (u *uses) last(p ledger.Pass) time.Time {
	last := p.Made
	if p.Used.After(last) {
		last = p.Used
	}
	if len(p.Hash) != sha256.Size {
		return last
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	if at := u.at[[sha256.Size]byte(p.Hash)]; at.After(last) {
		last = at
	}
	return last
}

// take takes all notes.
func (u *uses) take() map[[sha256.Size]byte]time.Time {
	u.mu.Lock()
	defer u.mu.Unlock()
	at := u.at
	u.at = nil
	return at
}

// Keep keeps every minute when sessions and tokens were last used, until ctx ends, and once
// more then. What goes wrong is told and tried again later.
func (a *Accounts) Keep(ctx context.Context, tell func(error)) {
	tick := time.NewTicker(useEvery)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			tell(a.keep(ctx))
		case <-ctx.Done():
			last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
			defer cancel()
			tell(a.keep(last))
			return
		}
	}
}

func (a *Accounts) keep(ctx context.Context) error {
	at := a.uses.take()
	if len(at) == 0 {
		return nil
	}
	return a.write(ctx, func(keys ledger.Keys) error {
		for hash, when := range at {
			p, err := keys.Pass(hash[:])
			switch {
			case errors.Is(err, ledger.ErrNotFound):
				continue
			case err != nil:
				return err
			}
			p.Used = when
			if err := keys.PutPass(p); err != nil {
				return err
			}
		}
		return nil
	})
}
