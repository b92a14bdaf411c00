package door

import (
	"fmt"
	"math"
	"net"
	"net/http"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limit is so many requests at once, and so many more in each second; its zero value is none.
type Limit struct {
	Burst     int
	PerSecond float64
}

// UsualLimit is that of pages and tools, of a server that several share: a page with all that
// belongs to it is some five requests, and nobody turns ten pages a second.
func UsualLimit() Limit { return Limit{Burst: 300, PerSecond: 50} }

// mostAskers is how many are kept in mind at once. Behind it those are forgotten who have
// all of their requests again.
const mostAskers = 10_000

// Limiter counts the requests of each.
type Limiter struct {
	limit  Limit
	mu     sync.Mutex
	askers map[string]*rate.Limiter
}

// NewLimiter is nil for no limit.
func NewLimiter(l Limit) *Limiter {
	if l.Burst <= 0 || l.PerSecond <= 0 {
		return nil
	}
	return &Limiter{limit: l, askers: map[string]*rate.Limiter{}}
}

// Take counts a request. It gives how many are left; where there is none, wait is how long
// until there is one.
func (l *Limiter) Take(asker string, now time.Time) (left int, wait time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	one := l.askers[asker]
	if one == nil {
		if len(l.askers) >= mostAskers {
			l.forget(now)
		}
		one = rate.NewLimiter(rate.Limit(l.limit.PerSecond), l.limit.Burst)
		l.askers[asker] = one
	}
	if one.AllowN(now, 1) {
		return int(math.Max(0, one.TokensAt(now))), 0
	}
	missing := 1 - one.TokensAt(now)
	return 0, time.Duration(missing / l.limit.PerSecond * float64(time.Second))
}

// forget drops those who have all of their requests again, and everybody where nobody has:
// to be forgotten is to have them.
func (l *Limiter) forget(now time.Time) {
	for asker, one := range l.askers {
		if one.TokensAt(now) >= float64(l.limit.Burst) {
			delete(l.askers, asker)
		}
	}
	if len(l.askers) >= mostAskers {
		clear(l.askers)
	}
}

// Meter counts a request, of whoever is known by their name, else of an address, and tells how
// much is left in its headers. Where there is nothing left it gives after how many seconds there
// is, else 0.
func (l *Limiter) Meter(w http.ResponseWriter, r *http.Request, now time.Time) (seconds int) {
	left, wait := l.Take(asker(r), now)
	full := math.Ceil(float64(l.limit.Burst) / l.limit.PerSecond)
	w.Header().Set("RateLimit-Policy", fmt.Sprintf(`"waybill";q=%d;w=%.0f`, l.limit.Burst, full))
	again := math.Ceil(wait.Seconds())
	if wait == 0 {
		again = math.Ceil(float64(l.limit.Burst-left) / l.limit.PerSecond)
	}
	w.Header().Set("RateLimit", fmt.Sprintf(`"waybill";r=%d;t=%.0f`, left, again))
	if wait == 0 {
		return 0
	}
	seconds = int(math.Max(1, again))
	w.Header().Set("Retry-After", fmt.Sprint(seconds))
	return seconds
}

// asker is who asks, as the limits know them.
func asker(r *http.Request) string {
	if who := Of(r.Context()); who.Name != "" {
		return "name " + who.Name
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	return "address " + host
}
