package fetchtest

import (
	"context"
	"net"
	"net/netip"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

// Names is a name server on the loopback address.
type Names struct {
	conn net.PacketConn

	mu    sync.Mutex
	known map[string][]netip.Addr
	asked map[string]int
}

// NewNames starts a name server that knows no name yet and ends with the test.
func NewNames(t testing.TB) *Names {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	n := &Names{conn: conn, known: map[string][]netip.Addr{}, asked: map[string]int{}}
	done := make(chan struct{})
	go func() {
		defer close(done)
		n.serve()
	}()
	t.Cleanup(func() { conn.Close(); <-done })
	return n
}

// Set gives a name one address for each time it is asked for; the last one stays.
func (n *Names) Set(name string, addresses ...string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.known[name], n.asked[name] = nil, 0
	for _, a := range addresses {
		n.known[name] = append(n.known[name], netip.MustParseAddr(a))
	}
}

// Asked is how often the address of a name was asked for.
func (n *Names) Asked(name string) int {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.asked[name]
}

// Resolver asks this name server alone.
func (n *Names) Resolver() *net.Resolver {
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp", n.conn.LocalAddr().String())
	}}
}

func (n *Names) serve() {
	buffer := make([]byte, 1500)
	for {
		size, from, err := n.conn.ReadFrom(buffer)
		if err != nil {
			return
		}
		var query dnsmessage.Message
		if query.Unpack(buffer[:size]) != nil || len(query.Questions) != 1 {
			continue
		}
		answer := n.answer(query)
		packed, err := answer.Pack()
		if err != nil {
			continue
		}
		// a client that does not hear asks again
		_, _ = n.conn.WriteTo(packed, from)
	}
}

func (n *Names) answer(query dnsmessage.Message) dnsmessage.Message {
	n.mu.Lock()
	defer n.mu.Unlock()
	q := query.Questions[0]
	answer := dnsmessage.Message{
		Header:    dnsmessage.Header{ID: query.ID, Response: true, Authoritative: true, RecursionAvailable: true, RecursionDesired: query.RecursionDesired},
		Questions: query.Questions,
	}
	name := strings.TrimSuffix(q.Name.String(), ".")
	addresses := n.known[name]
	if len(addresses) == 0 {
		answer.RCode = dnsmessage.RCodeNameError
		return answer
	}
	if q.Type != dnsmessage.TypeA {
		return answer
	}
	ip := addresses[min(n.asked[name], len(addresses)-1)]
	n.asked[name]++
	answer.Answers = []dnsmessage.Resource{{
		Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class, TTL: 0},
		Body:   &dnsmessage.AResource{A: ip.As4()},
	}}
	return answer
}
