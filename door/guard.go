package door

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"runtime/debug"
	"time"
)

// Options are how a house is guarded.
type Options struct {
	// Open lets everybody in as this one, who sits at this machine. It is nil where people
	// log in.
	Open *Who
	// Accounts are those who may log in; nil where the house is open.
	Accounts *Accounts
	// Proxies are whose forwarded headers are believed.
	Proxies []netip.Prefix
	// TLSOnly refuses what comes without TLS, to us or to a proxy of ours.
	TLSOnly bool
	// Limit is how much each may ask of the doors that do not count for themselves: whoever is
	// known by their name, others by their address. Its zero value is no limit.
	Limit Limit
	// Log is told of faults, and, at its level debug, of every request; never of what they
	// hold. It is nil for none.
	Log *slog.Logger
	// Seen is told of every request that was answered, by the pattern of its route; it is
	// nil for nobody.
	Seen func(pattern string, status int, took time.Duration)
	// Refuse answers browsers with a page that says why they may not come in; it is nil for
	// a line of text.
	Refuse func(w http.ResponseWriter, r *http.Request, status int, why string)
}

// Guard stands at the doors.
type Guard struct {
	o     Options
	cross *http.CrossOriginProtection
	room  room
	limit *Limiter
}

// New makes a guard.
func New(o Options) *Guard {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Refuse == nil {
		o.Refuse = func(w http.ResponseWriter, _ *http.Request, status int, why string) {
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			w.WriteHeader(status)
			_, _ = w.Write([]byte(why + "\n")) // nobody is left to tell
		}
	}
	g := &Guard{o, http.NewCrossOriginProtection(), newRoom(), NewLimiter(o.Limit)}
	g.cross.SetDenyHandler(http.HandlerFunc(g.crossed))
	return g
}

// Mount is a handler of all routes, each behind its door.
func (g *Guard) Mount(routes ...[]Route) http.Handler {
	mux := http.NewServeMux()
	for _, some := range routes {
		for _, r := range some {
			mux.Handle(r.Pattern, g.door(r))
		}
	}
	var h http.Handler = mux
	h = g.cross.Handler(h)
	h = g.apart(h)
	h = g.hosts(h)
	h = headers(h)
	h = g.whence(h)
	return g.catch(h)
}

// door lets those in who have the role of a route.
func (g *Guard) door(r Route) http.Handler {
	most := int64(bodyOfMany)
	if r.Role == Anyone {
		most = bodyOfAnyone
	}
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if a, ok := w.(*answer); ok {
			a.pattern = r.Pattern
		}
		if g.o.TLSOnly && !r.Plain && !Secure(q) {
			g.refuse(w, q, http.StatusForbidden, "this came without TLS: ask by https://; a proxy before Waybill has to send X-Forwarded-Proto, from an address given with --behind-proxy")
			return
		}
		who, err := g.who(q)
		if err != nil {
			g.o.Log.Error("who asks could not be looked up", "route", r.Pattern, "error", err)
			g.refuse(w, q, http.StatusInternalServerError, "who asks could not be looked up: try again")
			return
		}
		if g.limit != nil && !r.Counted {
			if seconds := g.limit.Meter(w, q.WithContext(With(q.Context(), who)), time.Now()); seconds > 0 {
				g.refuse(w, q, http.StatusTooManyRequests, fmt.Sprintf("too many requests: try again in %d s", seconds))
				return
			}
		}
		switch {
		case who.Role >= r.Role:
			leave, full := g.room.take(q, most)
			if full {
				w.Header().Set("Retry-After", "30")
				g.refuse(w, q, http.StatusServiceUnavailable, "too many large texts are being read just now: try again in half a minute")
				return
			}
			defer leave()
			q.Body = http.MaxBytesReader(w, q.Body, most)
			r.Handler.ServeHTTP(w, q.WithContext(With(q.Context(), who)))
		case who.Role == Anyone:
			g.logIn(w, q)
		default:
			g.refuse(w, q.WithContext(With(q.Context(), who)), http.StatusForbidden, "this is for the role "+r.Role.String()+"; yours is "+who.Role.String())
		}
	})
}

const (
	// bodyOfMany is the most a request may bring: an article, which has at most 32 MiB, in
	// a form.
	bodyOfMany = 40 << 20
	// bodyOfAnyone is the most that one may bring who is not known.
	bodyOfAnyone = 64 << 10
)

// who is who asks.
func (g *Guard) who(r *http.Request) (Who, error) {
	switch {
	case g.o.Open != nil:
		return *g.o.Open, nil
	case g.o.Accounts != nil:
		return g.o.Accounts.who(r)
	}
	return Who{}, nil
}

// catch turns a panic of a handler into a line of the log and an answer, and tells of what
// was answered.
func (g *Guard) catch(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		seen := &answer{ResponseWriter: w}
		defer func() {
			fault := recover()
			if fault != nil && fault != http.ErrAbortHandler {
				g.o.Log.Error("a fault in Waybill: please report it", "fault", fault, "method", r.Method, "route", seen.pattern, "stack", string(debug.Stack()))
				if seen.status == 0 {
					g.refuse(seen, r, http.StatusInternalServerError, "a fault in Waybill: it is in the log; please report it")
					fault = nil
				}
			}
			seen.patience() // for what is flushed behind us
			g.tell(r, seen, time.Since(began))
			if fault != nil {
				panic(http.ErrAbortHandler)
			}
		}()
		h.ServeHTTP(seen, r)
	})
}

func (g *Guard) tell(r *http.Request, a *answer, took time.Duration) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	if g.o.Seen != nil {
		g.o.Seen(a.pattern, a.status, took)
	}
	g.o.Log.Debug("request", "method", r.Method, "route", a.pattern, "status", a.status, "bytes", a.bytes, "took", took, "from", r.RemoteAddr)
}

// answer notes what is answered.
type answer struct {
	http.ResponseWriter
	status  int
	bytes   int64
	pattern string
}

func (a *answer) WriteHeader(status int) {
	if a.status == 0 && status >= 200 {
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

func (a *answer) Write(b []byte) (int, error) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	n := 0
	for first := true; first || len(b) > 0; first = false {
		part := b[:min(len(b), writeAtOnce)]
		a.patience()
		m, err := a.ResponseWriter.Write(part)
		n, b = n+m, b[m:]
		a.bytes += int64(m)
		if err != nil {
			return n, err
		}
	}
	return n, nil
}

const (
	// writeAtOnce is how much of an answer a client must take within writePatience, so that
	// slow ones hold nothing for long.
	writeAtOnce   = 256 << 10
	writePatience = time.Minute
)

func (a *answer) patience() {
	// a writer without deadlines is none of a network
	_ = http.NewResponseController(a.ResponseWriter).SetWriteDeadline(time.Now().Add(writePatience))
}

// Unwrap is for http.ResponseController; Flush for those who do not know it.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

func (a *answer) Flush() {
	// a writer that cannot flush does so at the end
	_ = http.NewResponseController(a.ResponseWriter).Flush()
}
