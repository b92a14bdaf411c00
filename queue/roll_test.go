package queue_test

import (
	"slices"
	"testing"
	"time"

	"waybill/queue"
)

// TestRoll asks again and again which workers there are: who begins is soon seen, who ended no more.
func TestRoll(t *testing.T) {
	q := open(t, queue.Options{})
	seen := func(want ...string) {
		t.Helper()
		var names []string
		for end := time.Now().Add(time.Minute); time.Now().Before(end); {
			names = nil
			for _, w := range must[queue.Status](t)(q.Status(t.Context())).Workers {
				names = append(names, w.Name)
			}
			if slices.Equal(names, want) {
				return
			}
		}
		t.Errorf("workers %q, want %q", names, want)
	}
	seen()
	stopA := working(t, q, queue.Worker{Name: "a"})
	seen("a")
	working(t, q, queue.Worker{Name: "b"})
	seen("a", "b")
	seen("a", "b")
	stopA()
	seen("b")
}
