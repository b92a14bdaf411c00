package cli

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"waybill"
)

// TestFetchesInTurn holds that however many ask for pages at once, only some are fetched, and
// that who does not want to wait any more is gone at once.
func TestFetchesInTurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var in, done atomic.Int64
		answer := make(chan struct{})
		fetch := inTurn(3, func(context.Context, string) (waybill.Article, error) {
			in.Add(1)
			<-answer
			in.Add(-1)
			done.Add(1)
			return waybill.Article{}, errors.New("slow")
		})
		for range 50 {
			go fetch(t.Context(), "https://example.org/") // how it ends, done counts
		}
		synctest.Wait()
		if got := in.Load(); got != 3 {
			t.Errorf("%d pages are fetched at once", got)
		}
		gone, leave := context.WithCancel(t.Context())
		leave()
		if _, err := fetch(gone, "https://example.org/"); !errors.Is(err, context.Canceled) {
			t.Errorf("who is gone gets %v", err)
		}
		close(answer)
		synctest.Wait()
		if in.Load() != 0 || done.Load() != 50 {
			t.Errorf("%d stay, %d were fetched", in.Load(), done.Load())
		}
	})
}
