package queue_test

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"golang.org/x/sys/unix"

	"waybill/queue"
)

// smallDisk is a disk of 256 MiB, and what leaves 16 MiB of it for others.
func smallDisk(t *testing.T) (dir, ballast string) {
	t.Helper()
	dir = t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=256m"); err != nil {
		t.Skip("a small disk cannot be mounted here: ", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir, filepath.Join(dir, "ballast")
}

// TestFullDisk fills the disk of the server while jobs are handed out: the producer waits and says why.
// With room again it goes on, by itself where the server is inside, else when the server is started
// again, as NATS wants it. Nothing is lost.
func TestFullDisk(t *testing.T) {
	if testing.Short() {
		t.Skip("it waits for answers that do not come")
	}
	for _, inside := range []bool{true, false} {
		t.Run(map[bool]string{true: "inside", false: "a server"}[inside], func(t *testing.T) {
			disk, ballast := smallDisk(t)
			o := queue.Options{Dir: filepath.Join(disk, "queue"), MaxBytes: 48 << 20}
			var s *server.Server
			if !inside {
				s = natsServer(t, server.Options{StoreDir: disk})
				o = queue.Options{URL: s.ClientURL(), MaxBytes: 48 << 20}
			}
			q := open(t, o)
			if err := os.WriteFile(ballast, make([]byte, 240<<20), 0o600); err != nil {
				t.Fatal(err)
			}
			const n = 30000 // some 35 MB
			why := make(chan error, 1)
			put := make(chan queue.Handed, 1)
			go func() {
				h, err := q.Put(t.Context(), many(n), queue.Producer{Tell: func(h queue.Handed) {
					if h.Waiting != nil {
						select {
						case why <- h.Waiting:
						default: // one is enough
						}
					}
				}})
				if err != nil {
					t.Error(err)
				}
				put <- h
			}()
			select {
			case err := <-why:
				if inside && !errors.Is(err, queue.ErrFull) || !inside && !errors.Is(err, queue.ErrNotReady) {
					t.Errorf("it waits as %v", err)
				}
			case <-time.After(limit):
				t.Fatal("the disk does not become full")
			}
			if err := os.Remove(ballast); err != nil {
				t.Fatal(err)
			}
			if !inside {
				port := s.Addr().(*net.TCPAddr).Port
				s.Shutdown()
				s.WaitForShutdown()
				natsServer(t, server.Options{StoreDir: disk, Port: port})
			}
			var done counting
			working(t, q, queue.Worker{Do: done.do})
			select {
			case h := <-put:
				if h.Jobs != n || h.Waiting != nil {
					t.Errorf("handed out %+v", h)
				}
			case <-time.After(limit):
				t.Fatal("it does not go on")
			}
			drained(t, q)
			if done.jobs() != n {
				t.Errorf("%d of %d jobs were done", done.jobs(), n)
			}
		})
	}
}
