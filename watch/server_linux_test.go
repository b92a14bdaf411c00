package watch_test

import (
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// pause is the least time between two requests to a host.
const pause = time.Second

// site is the server of all hosts of a world. It goes by the clock of who asks, misbehaves at
// random, and holds clients to the limits of its hosts.
type site struct {
	world *world
	now   *atomic.Int64 // nanoseconds since 1970, by the watcher's clock
	down  func(time.Time) bool

	mu       sync.Mutex
	chance   *rand.Rand
	calm     bool
	hosts    map[string]*visited
	requests int
	statuses map[string]int
	minutes  map[int64]int // requests by minute
	faults   []string
}

// visited is what a host remembers of its visitors.
type visited struct {
	name   string
	number int
	// visit is the request being answered, nil if there is none; contest is closed once it is clear
	// whether another one came too early.
	visit   *http.Request
	contest chan struct{}
	next    time.Time // no request before
	why     string
}

// serve starts the server on an address of its own for each host, and gives their base URLs.
// It must be outside the bubble of synctest: inside, a goroutine that waits for a connection would
// hold its time.
func (s *site) serve(t *testing.T, hosts int) []string {
	t.Helper()
	// a connection that was dialled for a request called off meanwhile has no request
	server := &http.Server{Handler: s, ReadHeaderTimeout: 2 * time.Second}
	server.SetKeepAlivesEnabled(false) // an idle connection would hold the time as well
	t.Cleanup(func() { server.Close() })
	s.hosts, s.statuses, s.minutes = map[string]*visited{}, map[string]int{}, map[int64]int{}
	var bases []string
	for i := range hosts {
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.1.%d:0", i+1))
		if err != nil {
			t.Fatal(err)
		}
		go server.Serve(l)
		s.hosts[l.Addr().String()] = &visited{name: l.Addr().String(), number: i}
		bases = append(bases, "http://"+l.Addr().String())
	}
	return bases
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	now := time.Unix(0, s.now.Load()).UTC()
	host, act := s.enter(r, now)
	leave := sync.OnceFunc(func() { s.leave(host, r) })
	defer leave()
	if act != nil {
		act(w, r, leave)
		return
	}
	switch {
	case strings.HasPrefix(r.URL.Path, "/a/"):
		s.article(w, r, now)
	case strings.HasPrefix(r.URL.Path, "/feed/"):
		s.feed(w, r, now)
	default:
		http.NotFound(w, r)
	}
}

// enter holds the visitor to the limits, and chooses how to misbehave; nil is not at all.
func (s *site) enter(r *http.Request, now time.Time) (*visited, misdeed) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests++
	s.minutes[now.Unix()/60]++
	h := s.hosts[r.Host]
	s.await(h)
	if now.Before(h.next) {
		s.faults = append(s.faults, fmt.Sprintf("%s is asked for %s %v too early %s", h.name, r.URL, h.next.Sub(now), h.why))
	}
	h.visit = r
	if r.URL.Path != "/robots.txt" { // whoever has just read it may go on
		h.next, h.why = now.Add(pause), "after the request before"
	}
	if s.down(now) {
		s.statuses["down"]++
		return h, reset
	}
	if s.calm || r.URL.Path == "/robots.txt" {
		return h, nil
	}
	kind := s.chance.IntN(100)
	for _, m := range misdeeds {
		if kind -= m.percent; kind < 0 {
			s.statuses[m.name]++
			if m.after > 0 {
				h.next, h.why = now.Add(m.after), "although it wanted to be left alone"
			}
			return h, m.act
		}
	}
	return h, nil
}

// await notes a fault if a host is asked while it answers somebody who is still there: a client
// that was killed is not. s.mu is held.
func (s *site) await(h *visited) {
	if h.visit == nil {
		return
	}
	before, clear := h.visit, make(chan struct{})
	h.contest = clear
	s.mu.Unlock()
	gone := false
	select {
	case <-before.Context().Done():
		gone = true
	case <-time.After(2 * time.Second):
	}
	s.mu.Lock()
	close(clear)
	h.contest = nil
	if !gone {
		s.faults = append(s.faults, h.name+" is asked while it answers")
	}
}

func (s *site) leave(h *visited, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if contest := h.contest; contest != nil && h.visit == r {
		s.mu.Unlock()
		<-contest
		s.mu.Lock()
	}
	if h.visit == r {
		h.visit = nil
	}
}

// misdeed answers a request badly. It calls leave before the client can see that it is over.
type misdeed func(w http.ResponseWriter, r *http.Request, leave func())

// misdeeds are what goes wrong with a request, and how often.
var misdeeds = []struct {
	name    string
	percent int
	after   time.Duration
	act     misdeed
}{
	{"500", 3, 0, func(w http.ResponseWriter, r *http.Request, _ func()) {
		http.Error(w, "no", http.StatusInternalServerError)
	}},
	{"503", 2, 2 * time.Minute, leaveMe(http.StatusServiceUnavailable, 2*time.Minute)},
	{"429", 2, 20 * time.Minute, leaveMe(http.StatusTooManyRequests, 20*time.Minute)},
	{"reset", 2, 0, reset},
	{"cut off", 2, 0, func(w http.ResponseWriter, r *http.Request, _ func()) {
		w.Header().Set("Content-Length", "5000")
		fmt.Fprint(w, `<rss version="2.0"><channel><title>cut`)
	}},
	{"cut off in gzip", 1, 0, func(w http.ResponseWriter, r *http.Request, _ func()) {
		w.Header().Set("Content-Encoding", "gzip")
		fmt.Fprint(w, "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff\x4a\x4c")
	}},
	{"redirect", 4, 0, func(w http.ResponseWriter, r *http.Request, _ func()) {
		if r.URL.Query().Has("moved") {
			http.Error(w, "no", http.StatusBadGateway)
			return
		}
		http.Redirect(w, r, r.URL.Path+"?moved=1&utm_source=x", http.StatusFound)
	}},
	{"in circles", 1, 0, func(w http.ResponseWriter, r *http.Request, _ func()) {
		if strings.HasPrefix(r.URL.Path, "/a/") {
			http.Error(w, "no", http.StatusBadGateway)
			return
		}
		http.Redirect(w, r, r.URL.String(), http.StatusFound)
	}},
	{"garbage", 2, 0, func(w http.ResponseWriter, r *http.Request, _ func()) {
		if strings.HasPrefix(r.URL.Path, "/a/") {
			http.Error(w, "no", http.StatusBadGateway)
			return
		}
		w.Header().Set("ETag", `"garbage"`)
		fmt.Fprint(w, "<html><body>We are down for maintenance \xff\xfe\x00</body></html>")
	}},
	{"missing", 1, 0, func(w http.ResponseWriter, r *http.Request, _ func()) { http.NotFound(w, r) }},
}

func leaveMe(status int, wait time.Duration) misdeed {
	return func(w http.ResponseWriter, _ *http.Request, _ func()) {
		w.Header().Set("Retry-After", strconv.Itoa(int(wait.Seconds())))
		http.Error(w, "leave me alone", status)
	}
}

// reset ends the connection in the middle of things.
func reset(w http.ResponseWriter, _ *http.Request, leave func()) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		tcp.SetLinger(0)
	}
	leave()
	conn.Close()
}

func (s *site) article(w http.ResponseWriter, r *http.Request, now time.Time) {
	p := s.world.bodies[r.URL.Path]
	if p == nil || p.published.After(now) {
		http.NotFound(w, r)
		return
	}
	s.mu.Lock()
	page := p.page(s.chance)
	s.mu.Unlock()
	send(w, r, page)
}

func (s *site) feed(w http.ResponseWriter, r *http.Request, now time.Time) {
	i, err := strconv.Atoi(strings.TrimPrefix(r.URL.Path, "/feed/"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	o := s.world.outlets[i]
	_, etag := o.shown(now)
	if i%3 != 0 { // the others have none
		w.Header().Set("ETag", etag)
		if r.Header.Get("If-None-Match") == etag {
			s.mu.Lock()
			s.statuses["304"]++
			s.mu.Unlock()
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	if i%4 == 0 {
		w.Header().Set("Cache-Control", "max-age=900")
	}
	s.mu.Lock()
	document := s.world.document(o, "http://"+r.Host, now, s.chance)
	s.mu.Unlock()
	send(w, r, document)
}

// send sends a body, packed for half of all addresses.
func send(w http.ResponseWriter, r *http.Request, body string) {
	if len(r.URL.Path)%2 == 0 {
		fmt.Fprint(w, body)
		return
	}
	w.Header().Set("Content-Encoding", "gzip")
	z := gzip.NewWriter(w)
	fmt.Fprint(z, body)
	z.Close()
}
