package queue

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
)

// user is who may use the server inside a process.
const user = "waybill"

// embedded is a server inside the process.
type embedded struct {
	server *server.Server
	lock   *os.File
	disk   *fullness
}

// within connects to the server that keeps its files in a folder: one inside this process, or, if
// another process has one, that one, also after another takes its place.
func (o *Options) within(ctx context.Context) (*nats.Conn, *embedded, error) {
	if o.Dir == "" {
		return nil, nil, errors.New("open the queue: it has no folder, and no server is named")
	}
	if err := os.MkdirAll(o.Dir, 0o700); err != nil {
		return nil, nil, fmt.Errorf("open the queue: %w", err)
	}
	own, err := os.OpenFile(filepath.Join(o.Dir, "lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, nil, fmt.Errorf("open the queue: %w", err)
	}
	if lock(own) {
		conn, e, err := o.start(own)
		if err != nil {
			own.Close() // nothing was written
			return nil, nil, fmt.Errorf("open the queue in %s: %w", o.Dir, err)
		}
		return conn, e, nil
	}
	own.Close() // nothing was written
	conn, err := o.join(ctx)
	return conn, nil, err
}

// start starts the server and writes down its address.
func (o *Options) start(own *os.File) (*nats.Conn, *embedded, error) {
	password := rand.Text()
	if u, err := o.address(); err == nil {
		// who was connected to the server before comes in again
		if p, ok := u.User.Password(); ok {
			password = p
		}
	}
	s, err := server.NewServer(&server.Options{
		ServerName: "waybill", Host: "127.0.0.1", Port: server.RANDOM_PORT, NoSigs: true, NoLog: true,
		Username: user, Password: password,
		JetStream: true, StoreDir: o.Dir, DisableJetStreamBanner: true,
	})
	if err != nil {
		return nil, nil, err
	}
	e := &embedded{server: s, lock: own}
	s.Start()
	if !s.ReadyForConnections(startTime) || !s.JetStreamEnabled() {
		s.Shutdown()
		return nil, nil, errors.New("the server inside does not start: see that the disk has room and the folder can be written")
	}
	address := url.URL{Scheme: "nats", User: url.UserPassword(user, password), Host: s.Addr().String()}
	conn, err := nats.Connect("", append(o.common(), nats.InProcessServer(s), nats.UserInfo(user, password))...)
	if err == nil {
		err = writeFile(o.addressFile(), address.String()+"\n")
	}
	if err != nil {
		s.Shutdown()
		return nil, nil, err
	}
	e.disk = o.fullness(s)
	return conn, e, nil
}

// startTime is how long a server may take to start: it reads what waits.
const startTime = time.Minute

func (o *Options) addressFile() string { return filepath.Join(o.Dir, "address") }

// address is that of the server in the folder.
func (o *Options) address() (*url.URL, error) {
	line, err := os.ReadFile(o.addressFile())
	if err != nil {
		return nil, err
	}
	for len(line) > 0 && line[len(line)-1] == '\n' {
		line = line[:len(line)-1]
	}
	return url.Parse(string(line))
}

// writeFile writes a file that only its owner can read, whole or not at all.
func writeFile(name, content string) error {
	if err := os.WriteFile(name+".new", []byte(content), 0o600); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

// join connects to the server inside another process, that may be starting.
func (o *Options) join(ctx context.Context) (*nats.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for wait := (backoff{most: time.Second}); ; {
		conn, err := o.joinNow()
		if err == nil {
			return conn, nil
		}
		if !wait.sleep(ctx) {
			return nil, fmt.Errorf("connect to the queue in %s, which another process has: %w: %w", o.Dir, ErrUnreachable, err)
		}
	}
}

func (o *Options) joinNow() (*nats.Conn, error) {
	u, err := o.address()
	if err != nil {
		return nil, err
	}
	return nats.Connect(u.String(), append(o.common(), nats.SetCustomDialer(&dialer{o}))...)
}

// dialer dials the address that stands in the folder at the time: whatever process has the server
// now, it listens at another port.
type dialer struct{ o *Options }

func (d *dialer) Dial(network, _ string) (net.Conn, error) {
	u, err := d.o.address()
	if err != nil {
		return nil, err
	}
	return net.DialTimeout(network, u.Host, connectTime)
}

func (e *embedded) close() {
	e.disk.end()
	e.server.Shutdown()
	e.server.WaitForShutdown()
	e.lock.Close() // lets go of the lock
}
