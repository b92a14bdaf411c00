package api

import (
	"fmt"
	"net/http"

	"waybill/door"
)

// Limits are how much each may ask: whoever is known by their name, others by their address.
type Limits struct {
	// Usual is for most questions, Dear for those that take long: the reading of articles,
	// and what is recorded.
	Usual, Dear Limit
}

// Limit is so many requests at once, and so many more in each second; its zero value is none.
type Limit = door.Limit

// UsualLimits are those for a server that several share.
func UsualLimits() Limits {
	return Limits{Usual: Limit{Burst: 300, PerSecond: 50}, Dear: Limit{Burst: 30, PerSecond: 3}}
}

// limited answers who asks too much, and tells everybody how much is left.
func (a *API) limited(l *door.Limiter, w http.ResponseWriter, r *http.Request) bool {
	if l == nil {
		return false
	}
	seconds := l.Meter(w, r, a.now())
	if seconds == 0 {
		return false
	}
	problem(w, http.StatusTooManyRequests, fmt.Sprintf("too many requests: try again in %d s", seconds))
	return true
}
