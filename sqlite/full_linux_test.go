package sqlite_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"waybill/ledger"
)

// A disk becomes full while articles are recorded: the error says so, what was recorded before
// is there, and with room again it goes on.
func TestFullDisk(t *testing.T) {
	disk := t.TempDir()
	if err := unix.Mount("tmpfs", disk, "tmpfs", 0, "size=3m"); err != nil {
		t.Skip("a small disk cannot be mounted here: ", err)
	}
	w, filer := newWorld(t, 5000)
	l := openOnly(t, filepath.Join(disk, "ledger.db"), filer)
	t.Cleanup(func() {
		if err := errors.Join(l.Close(), unix.Unmount(disk, 0)); err != nil {
			t.Error(err)
		}
	})
	ctx := context.Background()
	var recorded int64
	var err error
	at := 0
	for ; err == nil && at < w.Articles(); at += 20 {
		var r ledger.Recorded
		r, err = l.Record(ctx, batch(w, at, at+20))
		recorded += int64(r.Articles)
	}
	if !errors.Is(err, ledger.ErrNotReady) || !strings.Contains(err.Error(), "full") || !strings.Contains(err.Error(), "nothing that was recorded before is lost") {
		t.Fatalf("after %d articles: %v", recorded, err)
	}
	if err := unix.Mount("tmpfs", disk, "tmpfs", unix.MS_REMOUNT, "size=64m"); err != nil {
		t.Fatal(err)
	}
	v, err := l.Verify(ctx, nil)
	if err != nil || v.Articles != recorded {
		t.Errorf("%d articles of %d: %v", v.Articles, recorded, err)
	}
	if r, err := l.Record(ctx, batch(w, at-20, at)); err != nil || r.Articles != 20 {
		t.Errorf("with room again: %+v, %v", r, err)
	}
}
