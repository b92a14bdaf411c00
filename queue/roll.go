package queue

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
)

const (
	// firstAnswer and nextAnswer are how long is waited for the first worker to answer, and for the next.
	firstAnswer, nextAnswer = 300 * time.Millisecond, 100 * time.Millisecond
	// rollTime is how long it is taken as known which workers there are.
	rollTime = 10 * time.Second
)

// roll is which workers answered when all were asked last.
type roll struct {
	mu    sync.Mutex
	names map[string]bool
	asked time.Time
}

// expected are the workers that answered a short while ago; false where nobody was asked then.
func (r *roll) expected() (map[string]bool, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return maps.Clone(r.names), time.Since(r.asked) < rollTime
}

func (r *roll) keep(all map[string]WorkerStatus) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.asked, r.names = time.Now(), map[string]bool{}
	for name := range all {
		r.names[name] = true
	}
}

// call asks all workers how they stand. It gives those who answered as soon as all who are expected have,
// or no more come; who answers later is expected the next time.
func (r *roll) call(conn *nats.Conn, subject string) <-chan []WorkerStatus {
	told := make(chan []WorkerStatus, 1)
	inbox := conn.NewInbox()
	answers, err := conn.SubscribeSync(inbox)
	if err != nil || conn.PublishRequest(subject, inbox, nil) != nil {
		told <- nil
		return told
	}
	go func() {
		defer func() { _ = answers.Unsubscribe() }()
		missing, known := r.expected()
		all := map[string]WorkerStatus{}
		early := false
		for wait := firstAnswer; ; wait = nextAnswer {
			if known && !early && len(missing) == 0 {
				told <- byName(all)
				early = true
			}
			m, err := answers.NextMsg(wait)
			if err != nil {
				break
			}
			var w WorkerStatus
			if json.Unmarshal(m.Data, &w) == nil && w.Name != "" {
				all[w.Name] = w
				delete(missing, w.Name)
			}
		}
		r.keep(all)
		if !early {
			told <- byName(all)
		}
	}()
	return told
}

func byName(all map[string]WorkerStatus) []WorkerStatus {
	return slices.SortedFunc(maps.Values(all), func(a, b WorkerStatus) int { return cmp.Compare(a.Name, b.Name) })
}
