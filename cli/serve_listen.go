package cli

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"syscall"
	"time"

	"golang.org/x/net/netutil"
)

// listen takes an address that a flag names. Without a host it is of this machine alone.
func listen(ctx context.Context, flag, address string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, usagef("%s wants an address with a port, as in 127.0.0.1:8080, not %q", flag, address)
	}
	if host == "" {
		address = net.JoinHostPort("127.0.0.1", port)
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return nil, inputError{"listen at " + address, listening(flag, err)}
	}
	return l, nil
}

// listening tells why an address cannot be had.
func listening(flag string, err error) error {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return errors.New("another program answers there, maybe another waybill serve: end it, or choose another port, as in " + flag + " 127.0.0.1:8081 (port 0 is any that is free)")
	case errors.Is(err, syscall.EACCES):
		return errors.New("this user may not: choose a port above 1023, as in " + flag + " 127.0.0.1:8080")
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return errors.New("this machine does not have that address: 0.0.0.0 is all it has")
	}
	var op *net.OpError
	var wrong *net.AddrError
	var unknown *net.DNSError
	switch {
	case errors.As(err, &unknown):
		return fmt.Errorf("%s: name an address of this machine and the number of a port, as in %s 127.0.0.1:8080", unknown.Err, flag)
	case errors.As(err, &wrong):
		return fmt.Errorf("%s: a port is a number from 0 to 65535, as in %s 127.0.0.1:8080", wrong.Err, flag)
	case errors.As(err, &op):
		err = op.Err
	}
	return err
}

// ofThisMachine reports whether only this machine can reach an address.
func ofThisMachine(a net.Addr) bool {
	tcp, ok := a.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// named is an address as it was asked for, with the port that was got: the system calls 0.0.0.0
// by another name.
func named(asked string, got net.Addr) string {
	host, _, err := net.SplitHostPort(asked)
	_, port, bad := net.SplitHostPort(got.String())
	if err != nil || bad != nil || host == "" {
		return got.String()
	}
	return net.JoinHostPort(host, port)
}

// shownAddress is where a browser finds a listener: one that takes all addresses is found at
// this machine's own.
func shownAddress(a net.Addr, secure bool) string {
	host, port, err := net.SplitHostPort(a.String())
	if err != nil {
		return a.String()
	}
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	if secure {
		return "https://" + net.JoinHostPort(host, port)
	}
	return "http://" + net.JoinHostPort(host, port)
}

const (
	// mostConnections is how many connections are open at once; more wait.
	mostConnections = 1024
	// mostOfEach is how many of them one other machine may have, so that none can take all.
	mostOfEach = 256
	// closing is how long requests that are being answered are waited for.
	closing = 10 * time.Second
)

// newServer is a server that slow clients cannot hold for long. How long they may take to read
// answers is the guard's matter.
func newServer(h http.Handler, tls *tls.Config, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           h,
		TLSConfig:         tls,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       5 * time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
}

// serveUntil serves until ctx ends, then lets what was asked for be answered.
func serveUntil(ctx context.Context, s *http.Server, l net.Listener) error {
	limited := netutil.LimitListener(l, mostConnections)
	failed := make(chan error, 1)
	go func() {
		if s.TLSConfig != nil {
			failed <- s.ServeTLS(limited, "", "")
			return
		}
		failed <- s.Serve(limited)
	}()
	select {
	case err := <-failed:
		return inputError{"serve at " + l.Addr().String(), err}
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), closing)
	defer cancel()
	if err := s.Shutdown(last); err != nil {
		// they hold on: nothing is lost, as what is recorded is in a transaction
		s.ErrorLog.Print("requests were cut off: ", errors.Join(err, s.Close()))
	}
	return nil
}
