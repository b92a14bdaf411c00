package sqlite

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"waybill/ledger"
)

// TestTurn has two processes, as far as SQLite can tell, write to one ledger: the second waits for the
// first, gives up when its caller does, and otherwise writes when the first is done.
func TestTurn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	first, second := openAgain(t, path), openAgain(t, path)
	writing, end := make(chan struct{}), make(chan struct{})
	ended := make(chan error, 1)
	go func() {
		ended <- first.Update(context.Background(), func(ledger.Tx) error {
			close(writing)
			<-end
			return nil
		})
	}()
	<-writing

	ctx, cancel := context.WithCancel(t.Context())
	waited := make(chan error, 1)
	go func() {
		waited <- second.Update(ctx, func(ledger.Tx) error { return errors.New("both write") })
	}()
	cancel()
	if err := <-waited; !errors.Is(err, context.Canceled) {
		t.Errorf("a writer who gives up waiting: %v", err)
	}

	go func() { waited <- second.Update(t.Context(), func(ledger.Tx) error { return nil }) }()
	close(end)
	if err := errors.Join(<-ended, <-waited); err != nil {
		t.Error(err)
	}
}
