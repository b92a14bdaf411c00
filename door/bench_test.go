package door

import (
	"net/http/httptest"
	"testing"
)

// BenchmarkHash is what a log-in costs.
func BenchmarkHash(b *testing.B) {
	h := newHasher(usual)
	for b.Loop() {
		if _, err := h.hash(b.Context(), password); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWho is what it costs to look who asks, for each request.
func BenchmarkWho(b *testing.B) {
	a, _ := staff(b)
	token, err := a.NewToken(b.Context(), "viewer", "x", Viewer, 0)
	must(b, err)
	r := httptest.NewRequest("GET", "/", nil)
	r.Header.Set("Authorization", "Bearer "+token)
	for b.Loop() {
		if who, err := a.who(r); err != nil || who.Name != "viewer" {
			b.Fatal(who, err)
		}
	}
}
