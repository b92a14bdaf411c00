package door

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// TestRoom holds that however many send large bodies at once, only some are in work, that small
// ones do not wait for them, and that nobody waits for ever.
func TestRoom(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var in, served atomic.Int64
		work := make(chan struct{})
		h := New(Options{Open: &Who{Name: "me", Role: Analyst}}).Mount([]Route{{Pattern: "POST /", Role: Analyst, Handler: http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			in.Add(r.ContentLength)
			_, _ = io.Copy(io.Discard, r.Body) // its size is what counts
			if r.ContentLength != 1 {
				<-work
			}
			in.Add(-r.ContentLength)
			served.Add(1)
		})}})
		const mebi = 1 << 20
		refused := make(chan *httptest.ResponseRecorder, 100)
		post := func(size int, told int64) {
			r := httptest.NewRequest("POST", "http://localhost/", bytes.NewReader(make([]byte, size)))
			r.ContentLength = told
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != http.StatusOK {
				refused <- w
			}
		}
		for range 100 {
			go post(10*mebi, 10*mebi)
		}
		synctest.Wait()
		if got := in.Load(); got != 10*mebi {
			t.Errorf("%d bytes are in work at once", got)
		}
		go post(10*mebi, -1)
		post(1, 1)
		if served.Load() != 1 {
			t.Error("a small body waits for large ones")
		}
		time.Sleep(bodyPatience + time.Second)
		for range 100 {
			if w := <-refused; w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
				t.Fatalf("%d %v", w.Code, w.Header())
			}
		}
		close(work)
		synctest.Wait()
		post(40*mebi, 40*mebi)
		post(10*mebi, -1)
		if in.Load() != 0 || served.Load() != 4 || len(refused) != 0 {
			t.Errorf("%d bytes stay, %d were served, %d refused", in.Load(), served.Load(), len(refused))
		}
	})
}
