package door

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/secure/precis"
)

// The shortest and the longest password: characters, and bytes. That of the length alone is
// asked for is what NIST SP 800-63B says; the name is the first that is tried.
const (
	MinPassword = 12
	MaxPassword = 1024
)

// cost is what a hash costs to make: the second choice of RFC 9106, section 4, for where
// memory is short. It is well above the least that OWASP asks for (19 MiB, 2 passes).
type cost struct {
	memory  uint32 // KiB
	passes  uint32
	threads uint8
}

var usual = cost{memory: 64 << 10, passes: 3, threads: 4}

const (
	saltSize = 16
	hashSize = 32
)

// hasher makes hashes of passwords, one at a time: each takes much memory.
type hasher struct {
	cost cost
	turn chan struct{}
	// derive is argon2.IDKey.
	derive func(password, salt []byte, passes, memory uint32, threads uint8, size uint32) []byte
}

func newHasher(c cost) *hasher { return &hasher{c, make(chan struct{}, 1), argon2.IDKey} }

// key is what a password and a salt give.
func (h *hasher) key(ctx context.Context, password string, salt []byte, c cost, size uint32) ([]byte, error) {
	select {
	case h.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-h.turn }()
	return h.derive([]byte(password), salt, c.passes, c.memory, c.threads, size), nil
}

// hash is a password's, in the form of PHC strings: with all that is needed to check it.
func (h *hasher) hash(ctx context.Context, password string) (string, error) {
	salt := make([]byte, saltSize)
	rand.Read(salt) // never fails
	key, err := h.key(ctx, password, salt, h.cost, hashSize)
	if err != nil {
		return "", err
	}
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, h.cost.memory, h.cost.passes, h.cost.threads, b64.EncodeToString(salt), b64.EncodeToString(key)), nil
}

// check reports whether a hash is of a password. It takes as long where there is no hash.
func (h *hasher) check(ctx context.Context, hash, password string) (bool, error) {
	c, salt, want, err := parseHash(hash)
	if hash == "" {
		c, salt, want, err = h.cost, make([]byte, saltSize), make([]byte, hashSize), nil
	}
	if err != nil {
		return false, err
	}
	got, err := h.key(ctx, password, salt, c, uint32(len(want)))
	return err == nil && hash != "" && subtle.ConstantTimeCompare(got, want) == 1, err
}

// outdated reports whether a hash was made at another cost than new ones are.
func (h *hasher) outdated(hash string) bool {
	c, _, _, err := parseHash(hash)
	return err == nil && c != h.cost
}

var errHash = errors.New("the hash of a password is damaged: set the password anew")

// parseHash takes a PHC string apart. One that would cost more than a machine has is damaged.
func parseHash(s string) (c cost, salt, key []byte, err error) {
	parts := strings.Split(s, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return c, nil, nil, errHash
	}
	if n, err := fmt.Sscanf(parts[3]+"\n", "m=%d,t=%d,p=%d\n", &c.memory, &c.passes, &c.threads); err != nil || n != 3 {
		return c, nil, nil, errHash
	}
	salt, err1 := base64.RawStdEncoding.DecodeString(parts[4])
	key, err2 := base64.RawStdEncoding.DecodeString(parts[5])
	if err1 != nil || err2 != nil || len(salt) < 8 || len(key) < 16 || len(key) > 64 ||
		c.memory < 8 || c.memory > 1<<20 || c.passes < 1 || c.passes > 100 || c.threads < 1 {
		return c, nil, nil, errHash
	}
	return c, salt, key, nil
}

// goodPassword gives a password as it is kept, or an *Error that says why it is none for an
// account of a name.
func goodPassword(password, name string) (string, error) {
	p, err := precis.OpaqueString.String(password)
	switch {
	case password != "" && err != nil || len(p) > MaxPassword:
		return "", &Error{Key: KeyPasswordLong, Why: fmt.Sprintf("a password is printable characters, at most %d bytes of them", MaxPassword)}
	case utf8.RuneCountInString(p) < MinPassword:
		return "", &Error{Key: KeyPasswordShort, Why: fmt.Sprintf("a password has at least %d characters: several words are easy to remember", MinPassword)}
	case strings.EqualFold(p, name):
		return "", &Error{Key: KeyPasswordName, Why: "the password is the name: choose another"}
	}
	return p, nil
}

// goodName gives a name as it is kept: its letters small, as people compare names.
func goodName(name string) (string, error) {
	n, err := precis.UsernameCaseMapped.String(name)
	if err != nil || n == "" || utf8.RuneCountInString(n) > 64 {
		return "", &Error{Key: KeyName, Why: "a name is one word of letters, digits and signs as in a mail address, at most 64 of them"}
	}
	return n, nil
}
