package cli

import (
	"errors"
	"net"
	"net/netip"
	"testing"
)

// callers is a listener at which connections of some addresses come in.
type callers struct {
	net.Listener
	from []string
	ends []net.Conn
}

type callOf struct {
	net.Conn
	from net.Addr
}

func (c callOf) RemoteAddr() net.Addr { return c.from }

var errNobody = errors.New("nobody calls")

func (c *callers) Accept() (net.Conn, error) {
	if len(c.from) == 0 {
		return nil, errNobody
	}
	here, there := net.Pipe()
	c.ends = append(c.ends, there)
	from := net.TCPAddrFromAddrPort(netip.MustParseAddrPort(c.from[0]))
	c.from = c.from[1:]
	return callOf{here, from}, nil
}

// TestConnectionsOfEach: one machine has so many connections, others have theirs all the same,
// and what is closed is had again.
func TestConnectionsOfEach(t *testing.T) {
	in := &callers{from: []string{
		"192.0.2.1:1", "192.0.2.1:2", "192.0.2.1:3", // one too many
		"198.51.100.7:1", "198.51.100.7:2", "198.51.100.7:3", // a proxy
		"192.0.2.2:1", "127.0.0.1:1", "127.0.0.1:2", "127.0.0.1:3",
		"[2001:db8::1]:1", "[2001:db8::2]:1", "[2001:db8::3]:1", // one too many of one network
	}}
	l := &eachListener{Listener: in, most: 2, proxies: []netip.Prefix{netip.MustParsePrefix("198.51.100.0/24")}, open: map[netip.Addr]int{}}
	var got []net.Conn
	for {
		c, err := l.Accept()
		if errors.Is(err, errNobody) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, c)
	}
	if len(got) != 11 {
		t.Errorf("%d connections of 13 were taken, want 11", len(got))
	}
	for _, c := range got {
		for range 2 { // to close twice counts once
			if err := c.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if len(l.open) != 0 {
		t.Errorf("still open: %v", l.open)
	}
}
