package deploy_test

import (
	"errors"
	"fmt"
	"net"
	"strings"
	"sync"
	"testing"
)

// network is all links between the nodes of a cluster, so that they can be cut.
type network struct {
	// nowhere is an address at which nobody answers: nodes tell it to one another, so that they
	// find no way around the links.
	nowhere string
	links   map[way]*link
}

// way is from a node to another, counted from 1.
type way struct{ from, to int }

// link passes on what comes over connections from one node to another, and back.
type link struct {
	listener net.Listener
	target   string
	// gate is held while the link is cut: nothing passes, and nobody is told.
	gate sync.RWMutex
}

// newNetwork lays links between nodes that listen at these addresses for one another.
func newNetwork(t *testing.T, nodes []string) *network {
	t.Helper()
	n := &network{links: map[way]*link{}}
	for from := range nodes {
		for to, target := range nodes {
			l := &link{listener: listen(t), target: target}
			n.links[way{from + 1, to + 1}] = l
			go l.serve()
			t.Cleanup(func() { l.listener.Close() })
		}
	}
	none := listen(t)
	n.nowhere = name(none)
	none.Close()
	return n
}

func listen(t *testing.T) net.Listener {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// name is the address of a listener by the name in the certificates.
func name(l net.Listener) string { return fmt.Sprintf("localhost:%d", l.Addr().(*net.TCPAddr).Port) }

// routes is where a node finds all others, and itself, as the configuration has it.
func (n *network) routes(from int) string {
	var all []string
	for to := 1; n.links[way{from, to}] != nil; to++ {
		all = append(all, fmt.Sprintf("%q", "tls://"+name(n.links[way{from, to}].listener)))
	}
	return "[" + strings.Join(all, ", ") + "]"
}

// cut lets nothing pass between two nodes until heal is called.
func (n *network) cut(one, other int) (heal func()) {
	links := []*link{n.links[way{one, other}], n.links[way{other, one}]}
	for _, l := range links {
		l.gate.Lock()
	}
	return func() {
		for _, l := range links {
			l.gate.Unlock()
		}
	}
}

func (l *link) serve() {
	for {
		c, err := l.listener.Accept()
		if errors.Is(err, net.ErrClosed) {
			return
		}
		if err == nil {
			go l.pass(c)
		}
	}
}

func (l *link) pass(c net.Conn) {
	defer c.Close()
	l.open()
	to, err := net.Dial("tcp", l.target)
	if err != nil {
		return
	}
	defer to.Close()
	go l.copy(c, to)
	l.copy(to, c)
}

// copy passes on what comes in, and ends both when one ends.
func (l *link) copy(to, from net.Conn) {
	defer to.Close()
	defer from.Close()
	buffer := make([]byte, 64<<10)
	for {
		n, err := from.Read(buffer)
		l.open()
		if _, w := to.Write(buffer[:n]); err != nil || w != nil {
			return
		}
	}
}

// open waits while the link is cut.
func (l *link) open() {
	l.gate.RLock()
	defer l.gate.RUnlock()
}
