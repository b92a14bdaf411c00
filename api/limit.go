package api

import (
	"fmt"
	"math"
	"net"
	"net/http"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"waybill/door"
)

// Limits are how much each may ask: whoever is known by their name, others by their address.
type Limits struct {
	// Usual is for most questions, Dear for those that take long: the reading of articles,
	// and what is recorded.
	Usual, Dear Limit
}

// Limit is so many requests at once, and so many more in each second; its zero value is none.
type Limit struct {
	Burst     int
	PerSecond float64
}

// UsualLimits are those for a server that several share.
func UsualLimits() Limits {
	return Limits{Usual: Limit{Burst: 300, PerSecond: 50}, Dear: Limit{Burst: 30, PerSecond: 3}}
}

// mostAskers is how many are kept in mind at once. Behind it those are forgotten who have
// all of their requests again.
const mostAskers = 10_000

// limiter counts the requests of each.
type limiter struct {
	limit  Limit
	mu     sync.Mutex
	askers map[string]*rate.Limiter
}

// newLimiter is nil for no limit.
func newLimiter(l Limit) *limiter {
	if l.Burst <= 0 || l.PerSecond <= 0 {
		return nil
	}
	return &limiter{limit: l, askers: map[string]*rate.Limiter{}}
}

// take counts a request. It gives how many are left; where there is none, wait is how long
// until there is one.
func (l *limiter) take(asker string, now time.Time) (left int, wait time.Duration) {
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
func (l *limiter) forget(now time.Time) {
	for asker, one := range l.askers {
		if one.TokensAt(now) >= float64(l.limit.Burst) {
			delete(l.askers, asker)
		}
	}
	if len(l.askers) >= mostAskers {
		clear(l.askers)
	}
}

// limited answers who asks too much, and tells everybody how much is left.
func (a *API) limited(l *limiter, w http.ResponseWriter, r *http.Request) bool {
	if l == nil {
		return false
	}
	left, wait := l.take(asker(r), a.now())
	full := math.Ceil(float64(l.limit.Burst) / l.limit.PerSecond)
	w.Header().Set("RateLimit-Policy", fmt.Sprintf(`"waybill";q=%d;w=%.0f`, l.limit.Burst, full))
	again := math.Ceil(wait.Seconds())
	if wait == 0 {
		again = math.Ceil(float64(l.limit.Burst-left) / l.limit.PerSecond)
	}
	w.Header().Set("RateLimit", fmt.Sprintf(`"waybill";r=%d;t=%.0f`, left, again))
	if wait == 0 {
		return false
	}
	w.Header().Set("Retry-After", fmt.Sprintf("%.0f", math.Max(1, again)))
	problem(w, http.StatusTooManyRequests, fmt.Sprintf("too many requests: try again in %.0f s", math.Max(1, again)))
	return true
}

// asker is who asks, as the limits know them.
func asker(r *http.Request) string {
	if who := door.Of(r.Context()); who.Name != "" {
		return "name " + who.Name
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	return "address " + host
}
