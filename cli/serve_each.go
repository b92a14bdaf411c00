package cli

import (
	"net"
	"net/netip"
	"slices"
	"sync"
)

// eachListener takes so many connections of each other machine and ends what is more. This
// machine has no limit of its own, nor has a proxy: it speaks for everybody.
type eachListener struct {
	net.Listener
	most    int
	proxies []netip.Prefix

	mu   sync.Mutex
	open map[netip.Addr]int
}

// Accept waits for a connection that may be had.
func (l *eachListener) Accept() (net.Conn, error) {
	for {
		c, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		at, err := netip.ParseAddrPort(c.RemoteAddr().String())
		from := machine(at.Addr())
		if err != nil || from.IsLoopback() || l.proxy(at.Addr()) {
			return c, nil
		}
		if l.take(from) {
			return &eachConn{Conn: c, leave: func() { l.leave(from) }}, nil
		}
		_ = c.Close() // it is told nothing: that would hold us
	}
}

func newEachListener(l net.Listener, proxies []netip.Prefix) *eachListener {
	return &eachListener{Listener: l, most: mostOfEach, proxies: proxies, open: map[netip.Addr]int{}}
}

func (l *eachListener) proxy(a netip.Addr) bool {
	return slices.ContainsFunc(l.proxies, func(p netip.Prefix) bool { return p.Contains(a.Unmap()) })
}

// machine is what counts as one: of IPv6 the network of 64 bits that one machine has.
func machine(a netip.Addr) netip.Addr {
	a = a.Unmap().WithZone("")
	if a.Is6() && !a.IsLoopback() {
		if p, err := a.Prefix(64); err == nil {
			return p.Addr()
		}
	}
	return a
}

func (l *eachListener) take(from netip.Addr) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.open[from] >= l.most {
		return false
	}
	l.open[from]++
	return true
}

func (l *eachListener) leave(from netip.Addr) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.open[from]--; l.open[from] <= 0 {
		delete(l.open, from)
	}
}

// eachConn is a connection that is counted until it is closed.
type eachConn struct {
	net.Conn
	once  sync.Once
	leave func()
}

func (c *eachConn) Close() error {
	c.once.Do(c.leave)
	return c.Conn.Close()
}
