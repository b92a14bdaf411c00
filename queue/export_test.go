package queue

import (
	"testing"
)

// Events is how many events are kept.
func (q *Queue) Events(t testing.TB) uint64 {
	t.Helper()
	s, err := q.js.Stream(t.Context(), q.names.events)
	if err != nil {
		t.Fatal(err)
	}
	return s.CachedInfo().State.Msgs
}

// Leave puts a body without a job there, as a producer that is killed does.
func (q *Queue) Leave(t testing.TB, body string) {
	t.Helper()
	if _, err := q.bodies.PutString(t.Context(), body, "left over"); err != nil {
		t.Fatal(err)
	}
}
