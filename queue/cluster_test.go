package queue_test

import (
	"fmt"
	"net"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"waybill/queue"
)

// ports are some that are free.
func ports(t testing.TB, n int) (free []int) {
	t.Helper()
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		free = append(free, l.Addr().(*net.TCPAddr).Port)
	}
	return free
}

// node is what a server of a cluster is started with.
func node(i int, client, cluster []int, dir string) server.Options {
	o := server.Options{ServerName: fmt.Sprintf("n%d", i), Port: client[i], StoreDir: dir, Cluster: server.ClusterOpts{Name: "c", Host: "127.0.0.1", Port: cluster[i]}}
	for k, port := range cluster {
		if k == i {
			continue
		}
		o.Routes = append(o.Routes, &url.URL{Scheme: "nats", Host: fmt.Sprintf("127.0.0.1:%d", port)})
	}
	return o
}

// TestCluster holds that everything is kept on three servers, and that producer and workers go on
// when the one that leads ends.
func TestCluster(t *testing.T) {
	if testing.Short() {
		t.Skip("three servers")
	}
	free := ports(t, 6)
	client, cluster := free[:3], free[3:]
	servers := map[string]*server.Server{}
	var urls []string
	started := make(chan *server.Server, 3)
	for i := range client {
		urls = append(urls, fmt.Sprintf("nats://127.0.0.1:%d", client[i]))
		dir := t.TempDir()
		go func() { started <- natsServer(t, node(i, client, cluster, dir)) }()
	}
	for range client {
		s := <-started
		servers[s.Name()] = s
	}
	q := open(t, queue.Options{URL: strings.Join(urls, ",")})
	s := must[queue.Status](t)(q.Status(t.Context()))
	if s.Replicas != 3 || s.Embedded {
		t.Errorf("it is kept so: %+v", s)
	}
	var done counting
	working(t, q, queue.Worker{Batch: 20, Do: done.do}, queue.Worker{Batch: 20, Do: done.do})
	const n = 4000
	put := make(chan error, 1)
	go func() {
		h, err := q.Put(t.Context(), many(n), queue.Producer{})
		if err == nil && h.Jobs != n {
			err = fmt.Errorf("handed out %+v", h)
		}
		put <- err
	}()
	until(t, "a third of it", func() bool { return done.jobs() > n/3 })
	leader := ""
	until(t, "a leader", func() bool {
		s, err := q.Status(t.Context())
		leader = s.Leader
		return err == nil && leader != ""
	})
	servers[leader].Shutdown()
	if err := <-put; err != nil {
		t.Fatal(err)
	}
	drained(t, q)
	if done.jobs() != n {
		t.Errorf("%d of %d jobs were done", done.jobs(), n)
	}
	if s := must[queue.Status](t)(q.Status(t.Context())); s.Leader == leader || s.Failed != 0 {
		t.Errorf("%s ended: %+v", leader, s)
	}
}

// TestWithin holds that processes with the same folder use one server, and that another takes its
// place when it ends.
func TestWithin(t *testing.T) {
	dir := t.TempDir()
	first, err := queue.Open(t.Context(), queue.Options{Dir: dir, Ledger: "a ledger", MaxBytes: 64 << 20})
	if err != nil {
		t.Fatal(err)
	}
	second := open(t, queue.Options{Dir: dir})
	if _, err := first.Put(t.Context(), many(10), queue.Producer{}); err != nil {
		t.Fatal(err)
	}
	if s := must[queue.Status](t)(second.Status(t.Context())); s.Articles.Waiting != 10 {
		t.Errorf("the second sees %+v", s)
	}
	first.Close()
	until(t, "a lost connection", func() bool { return second.Connection().Server == "" })
	var done counting
	working(t, second, queue.Worker{Do: done.do})
	third := open(t, queue.Options{Dir: dir})
	drained(t, third)
	if done.jobs() != 10 {
		t.Errorf("%d of 10 jobs were done", done.jobs())
	}
}

// TestSweep holds that bodies which nothing speaks of are thrown away, and no others.
func TestSweep(t *testing.T) {
	q := open(t, queue.Options{Delays: []time.Duration{}})
	large := strings.Repeat("a large article\n", 20000)
	if _, err := q.Put(t.Context(), given(article(large)), queue.Producer{}); err != nil {
		t.Fatal(err)
	}
	q.Leave(t, "left")
	if n := must[int](t)(q.Sweep(t.Context(), time.Hour)); n != 0 {
		t.Errorf("swept %d before their time", n)
	}
	if n := must[int](t)(q.Sweep(t.Context(), 0)); n != 1 {
		t.Errorf("swept %d", n)
	}
	// what was handed out again the queue has already, and so its body
	if h, err := q.Put(t.Context(), given(article(large)), queue.Producer{}); err != nil || h.Known != 1 {
		t.Errorf("handed out again: %+v, %v", h, err)
	}
	if n := must[int](t)(q.Sweep(t.Context(), 0)); n != 0 {
		t.Errorf("swept %d", n)
	}
	var done counting
	working(t, q, queue.Worker{Do: done.do})
	drained(t, q)
	if s := must[queue.Status](t)(q.Status(t.Context())); done.jobs() != 1 || s.Failed != 0 {
		t.Errorf("%d done, %+v", done.jobs(), s)
	}
}

// TestSentAgain holds that a job whose answer was lost keeps its body.
func TestSentAgain(t *testing.T) {
	q := open(t, queue.Options{Delays: []time.Duration{}})
	q.SendAgain(t, article(strings.Repeat("a large article\n", 20000)))
	var done counting
	working(t, q, queue.Worker{Do: done.do})
	drained(t, q)
	if s := must[queue.Status](t)(q.Status(t.Context())); done.jobs() != 1 || s.Failed != 0 {
		t.Errorf("%d done, %+v", done.jobs(), s)
	}
}
