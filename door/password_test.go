package door

import (
	"context"
	"strings"
	"testing"
)

// TestHash holds hashes against one of the reference implementation's tests.
func TestHash(t *testing.T) {
	h := newHasher(usual)
	const known = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	if good, err := h.check(t.Context(), known, "password"); !good || err != nil {
		t.Errorf("the known hash: %v, %v", good, err)
	}
	if good, err := h.check(t.Context(), known, "differentpassword"); good || err != nil {
		t.Errorf("another password: %v, %v", good, err)
	}
	if !h.outdated(known) {
		t.Error("the known hash was made at another cost")
	}
	hash, err := h.hash(t.Context(), password)
	if err != nil || !strings.HasPrefix(hash, "$argon2id$v=19$m=65536,t=3,p=4$") || h.outdated(hash) {
		t.Fatalf("%s, %v", hash, err)
	}
	if good, err := h.check(t.Context(), hash, password); !good || err != nil {
		t.Errorf("a hash of ours: %v, %v", good, err)
	}
	if twin, err := h.hash(t.Context(), password); err != nil || twin == hash {
		t.Errorf("two hashes of one password are the same: %s, %v", twin, err)
	}
}

func TestHashDamaged(t *testing.T) {
	h := newHasher(cost{memory: 64, passes: 1, threads: 1})
	for _, hash := range []string{
		"plain", "$argon2id$", "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=16$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=19$m=99999999,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=19$m=64,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$", "$argon2id$v=19$m=64,t=1,p=1$!$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
	} {
		if good, err := h.check(t.Context(), hash, password); good || err == nil {
			t.Errorf("%s: %v, %v", hash, good, err)
		}
	}
}

// TestHashWaitsItsTurn holds that who gave up is not hashed for.
func TestHashWaitsItsTurn(t *testing.T) {
	h := newHasher(cost{memory: 64, passes: 1, threads: 1})
	h.turn <- struct{}{}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := h.hash(ctx, password); err == nil {
		t.Error("two hashes were made at once")
	}
}

func FuzzParseHash(f *testing.F) {
	f.Add("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
	f.Add("$argon2id$v=19$m=8,t=1,p=1\n$$")
	f.Fuzz(func(t *testing.T, s string) {
		c, salt, key, err := parseHash(s)
		if err == nil && (c.memory > 1<<20 || c.passes > 100 || c.threads == 0 || len(salt) == 0 || len(key) < 16) {
			t.Errorf("%q gives %+v", s, c)
		}
	})
}

func TestGoodPassword(t *testing.T) {
	for given, want := range map[string]string{
		"elevenchars": KeyPasswordShort, "": KeyPasswordShort, "    ": KeyPasswordShort,
		strings.Repeat("x", MaxPassword+1): KeyPasswordLong, "a bell \a in the middle": KeyPasswordLong,
		"Ada@Example.org": KeyPasswordName, "twelve chars": "", "zwölf Zeichen": "", "密码密码密码密码密码密码": "",
	} {
		_, err := goodPassword(given, "ada@example.org")
		if want == "" {
			must(t, err)
			continue
		}
		wants(t, given, err, want)
	}
	one, err1 := goodPassword("cafe\u0301 and more", "x")
	two, err2 := goodPassword("café and\u00a0more", "x")
	if one != two || err1 != nil || err2 != nil {
		t.Errorf("two ways to type one password: %q, %q", one, two)
	}
}

func TestGoodName(t *testing.T) {
	for given, want := range map[string]string{
		"Ada": "ada", "zoë@example.org": "zoë@example.org", "ZOE\u0308": "zoë", "a.b-c_d+e": "a.b-c_d+e", "ａｄａ": "ada",
		"": "!", "two words": "!", "new\nline": "!", strings.Repeat("x", 65): "!", "\u202eada": "!", "a\x00": "!",
	} {
		got, err := goodName(given)
		if want == "!" {
			wants(t, given, err, KeyName)
		} else if got != want || err != nil {
			t.Errorf("%q: %q, %v", given, got, err)
		}
	}
}
