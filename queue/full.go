package queue

import (
	"errors"
	"os"
	"path/filepath"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

// fullness minds the disk of the server inside: where that is full, JetStream takes nothing more until
// it is started again.
type fullness struct {
	o           *Options
	server      *server.Server
	is          atomic.Bool
	heard       chan error
	stop, ended chan struct{}
}

func (o *Options) fullness(s *server.Server) *fullness {
	f := &fullness{o: o, server: s, heard: make(chan error, 1), stop: make(chan struct{}), ended: make(chan struct{})}
	s.SetLoggerV2(f, false, false, false)
	go f.mind()
	return f
}

// Errorf hears what the server logs as an error.
func (f *fullness) Errorf(_ string, about ...any) {
	for _, v := range about {
		if err, is := v.(error); is && errors.Is(err, syscall.ENOSPC) {
			f.is.Store(true)
			select {
			case f.heard <- err:
			default: // it is known
			}
		}
	}
}

// The rest of what the server logs nobody hears.
func (f *fullness) Noticef(string, ...any) {}
func (f *fullness) Warnf(string, ...any)   {}
func (f *fullness) Fatalf(string, ...any)  {}
func (f *fullness) Debugf(string, ...any)  {}
func (f *fullness) Tracef(string, ...any)  {}

// roomEvery is how often it is looked whether a full disk has room again, and leastRoom how much that is.
const (
	roomEvery = time.Second
	leastRoom = 4 << 20
)

// mind starts JetStream again when there is room, until it is stopped.
func (f *fullness) mind() {
	defer close(f.ended)
	for {
		select {
		case <-f.stop:
			return
		case err := <-f.heard:
			f.o.Log.Error("the disk of the queue is full: make room, and it goes on", "folder", f.o.Dir, "error", err)
		}
		for f.is.Load() {
			select {
			case <-f.stop:
				return
			case <-time.After(roomEvery):
			}
			if f.room() {
				f.again()
			}
		}
	}
}

// room reports whether something can be written.
func (f *fullness) room() bool {
	name := filepath.Join(f.o.Dir, "room")
	err := os.WriteFile(name, make([]byte, leastRoom), 0o600)
	return errors.Join(err, os.Remove(name)) == nil
}

// again starts JetStream again; what was acknowledged is there.
func (f *fullness) again() {
	if err := f.server.ShutdownJetStream(); err != nil {
		f.o.Log.Debug("JetStream does not end", "error", err)
	}
	select {
	case <-f.heard: // of the one that ended
	default:
	}
	f.is.Store(false)
	if err := f.server.EnableJetStream(&server.JetStreamConfig{StoreDir: f.o.Dir}); err != nil {
		f.is.Store(true)
		f.o.Log.Debug("JetStream does not start again", "error", err)
		return
	}
	f.o.Log.Info("the queue goes on: its disk has room again", "folder", f.o.Dir)
}

// end ends the minding.
func (f *fullness) end() {
	close(f.stop)
	<-f.ended
}
