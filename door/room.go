package door

import (
	"context"
	"net/http"
	"time"

	"golang.org/x/sync/semaphore"
)

const (
	// smallBody is how large a body may be that is let in whatever else is in work: a form, a
	// call of a tool. What comes from an article is many times its size while it is read, so
	// of larger ones no more than bodiesAtOnce are in work, in bytes; others wait.
	smallBody    = 64 << 10
	bodiesAtOnce = 16 << 20
	// bodyPatience is how long a body waits for its turn.
	bodyPatience = 30 * time.Second
)

// room is what there is for the bodies of requests.
type room struct{ left *semaphore.Weighted }

func newRoom() room { return room{semaphore.NewWeighted(bodiesAtOnce)} }

// take waits until there is room for the body of a request; full says that there was none for
// too long. A body whose size is not told counts as the largest that is taken.
func (m room) take(r *http.Request, most int64) (leave func(), full bool) {
	size := r.ContentLength
	if size < 0 {
		size = most
	}
	if size <= smallBody {
		return func() {}, false
	}
	size = min(size, bodiesAtOnce)
	ctx, done := context.WithTimeout(r.Context(), bodyPatience)
	defer done()
	if m.left.Acquire(ctx, size) != nil {
		return nil, true
	}
	return func() { m.left.Release(size) }, false
}
