package postgres

import (
	"errors"
	"os"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"waybill/ledger"
	"waybill/postgres/pgtest"
)

// TestFullDisk fills the disk of a server: that is trouble of the ledger, and goes by when there is
// room.
func TestFullDisk(t *testing.T) {
	address := pgtest.Database(t)
	disk, err := os.MkdirTemp("/tmp", "waybill-full-") // whoever the server runs as must reach it
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Remove(disk) }) // it is a folder for temporary files anyway
	if err := unix.Mount("tmpfs", disk, "tmpfs", 0, "size=2m,mode=777"); err != nil {
		t.Skip("a small disk cannot be mounted here: ", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	})
	// an own folder in it, as a server wants to own where it keeps tables
	pgtest.Exec(t, address, "COPY (SELECT 1) TO PROGRAM 'mkdir "+disk+"/tables'", "CREATE TABLESPACE small LOCATION '"+disk+"/tables'")
	s := openAgain(t, address)
	pgtest.Exec(t, address, "ALTER TABLE entry SET TABLESPACE small")
	t.Cleanup(func() {
		pgtest.Exec(t, address, "ALTER TABLE entry SET TABLESPACE pg_default", "DROP TABLESPACE small")
	})
	var seq int64
	next := func() error {
		return s.Update(t.Context(), func(tx ledger.Tx) error {
			// what cannot be packed, so that it takes the room it has
			body := make([]byte, 100_000)
			for i := range body {
				body[i] = byte(i * i * i >> 7)
			}
			return tx.Append([]ledger.Entry{{Seq: seq + 1, Kind: ledger.JudgementEntry, Body: body, Hash: []byte{byte(seq)}}})
		})
	}
	for err = next(); err == nil && seq < 1000; err = next() {
		seq++
	}
	if !errors.Is(err, ledger.ErrNotReady) || !strings.Contains(err.Error(), "disk is full; nothing that was recorded before is lost") {
		t.Fatalf("after %d entries: %v", seq, err)
	}
	if err := unix.Mount("tmpfs", disk, "tmpfs", unix.MS_REMOUNT, "size=64m,mode=777"); err != nil {
		t.Fatal(err)
	}
	if err := next(); err != nil {
		t.Errorf("with room again: %v", err)
	}
}
