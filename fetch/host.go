package fetch

import (
	"context"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"time"
)

// maxHosts is about how many hosts and robots.txt files are kept in mind. Those not needed for
// the longest time are forgotten first.
const maxHosts = 4096

// host is a machine that is asked for one thing at a time.
type host struct {
	slot chan struct{} // holds one token while a request is on its way

	// What follows is guarded by hosts.mu.
	users    int       // how many wait for the slot or have it
	next     time.Time // no request before
	failures int       // in a row
	status   int       // why the host rests, 0 for a network that failed
}

// hosts are the machines asked so far.
type hosts struct {
	clock  Clock
	limits *Limits

	mu  sync.Mutex
	all map[string]*host
}

// turn waits until the host may be asked, and gives what ends that turn. It fails if the host
// wants to be left alone for longer than there is patience.
func (hs *hosts) turn(ctx context.Context, name string) (*turn, error) {
	h := hs.enter(name)
	select {
	case h.slot <- struct{}{}:
	case <-ctx.Done():
		hs.leave(h)
		return nil, ctx.Err()
	}
	t := &turn{hs, h}
	if err := t.wait(ctx); err != nil {
		t.end()
		return nil, err
	}
	return t, nil
}

func (hs *hosts) enter(name string) *host {
	hs.mu.Lock()
	defer hs.mu.Unlock()
	h := hs.all[name]
	if h == nil {
		if len(hs.all) >= maxHosts {
			hs.forget()
		}
		h = &host{slot: make(chan struct{}, 1)}
		hs.all[name] = h
	}
	h.users++
	return h
}

// forget drops the hosts that could be asked at once by anybody: nothing is lost with them.
func (hs *hosts) forget() {
	now := hs.clock.Now()
	for name, h := range hs.all {
		if h.users == 0 && !h.next.After(now) {
			delete(hs.all, name)
		}
	}
}

func (hs *hosts) leave(h *host) {
	hs.mu.Lock()
	defer hs.mu.Unlock()
	h.users--
}

// turn is the right to ask a host.
type turn struct {
	hosts *hosts
	host  *host
}

// restingError is a host that wants to be left alone for longer than there is patience.
type restingError struct {
	status int
	left   time.Duration
}

func (e *restingError) Error() string { return "the host is left alone for " + e.left.String() }

func (t *turn) wait(ctx context.Context) error {
	t.hosts.mu.Lock()
	left, failures, status := t.host.next.Sub(t.hosts.clock.Now()), t.host.failures, t.host.status
	t.hosts.mu.Unlock()
	if failures > 0 && left > t.hosts.limits.Patience {
		return &restingError{status, left}
	}
	return t.hosts.clock.Sleep(ctx, left)
}

// end gives the turn to the next.
func (t *turn) end() {
	<-t.host.slot
	t.hosts.leave(t.host)
}

// went well: the next request comes after the pause.
func (t *turn) went(pause time.Duration) {
	t.hosts.mu.Lock()
	defer t.hosts.mu.Unlock()
	t.host.failures, t.host.status = 0, 0
	t.later(pause)
}

// failed makes the host rest: for as long as it asked to, or for longer with each failure.
func (t *turn) failed(status int, retryAfter, pause time.Duration) {
	t.hosts.mu.Lock()
	defer t.hosts.mu.Unlock()
	l := t.hosts.limits
	t.host.failures++
	t.host.status = status
	if retryAfter > 0 {
		t.later(max(retryAfter, pause))
		return
	}
	wait := min(l.Backoff<<min(t.host.failures-1, 16), l.Patience)
	t.later(max(wait/2+rand.N(wait/2+1), pause))
}

func (t *turn) later(pause time.Duration) {
	if next := t.hosts.clock.Now().Add(pause); next.After(t.host.next) {
		t.host.next = next
	}
}

// hopeful are the statuses that another try may change.
func hopeful(status int) bool {
	switch status {
	case http.StatusRequestTimeout, http.StatusTooEarly, http.StatusTooManyRequests,
		http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// parseRetryAfter reads a Retry-After header: seconds or a date (RFC 9110, section 10.2.3). It is
// 0 for what makes no sense or lies in the past, and never more than most.
func parseRetryAfter(value string, now time.Time, most time.Duration) time.Duration {
	value = strings.TrimSpace(value)
	if value == "" {
		return 0
	}
	if strings.Trim(value, "0123456789") == "" {
		var seconds int64
		for _, c := range []byte(value) {
			seconds = seconds*10 + int64(c-'0')
			if time.Duration(seconds) > most/time.Second {
				return most
			}
		}
		return min(time.Duration(seconds)*time.Second, most)
	}
	at, err := http.ParseTime(value)
	if err != nil {
		return 0
	}
	return min(max(at.Sub(now), 0), most)
}
