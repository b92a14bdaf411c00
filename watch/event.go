package watch

import "time"

// What is what an Event tells.
type What string

const (
	FeedFailed What = "feed failed" // a feed could not be polled; told once until it works again
	FeedWorks  What = "feed works"  // a feed that had failed works again
	PageFailed What = "page failed" // an article's page was given up; what the feed holds of it is taken
	Offline    What = "offline"     // the network is gone
	Online     What = "online"      // the network is there again
	Woke       What = "woke"        // the clock jumped: the machine slept
	Shortened  What = "shortened"   // a feed holds more than is taken
)

// Event is something worth a line.
type Event struct {
	What What
	// Feed is the address of the feed, Page that of an article; "" where there is none.
	Feed, Page string
	// Err is why, For how long.
	Err error
	For time.Duration
}

// Status is how the watching stands.
type Status struct {
	// Feeds are watched; Failing of them could not be polled the last time.
	Feeds, Failing int
	// Polls were made; New entries were found, Articles of them handed on, Pending are still to be
	// fetched.
	Polls, New, Articles, Pending int
	// Busy feeds are being polled; the next one is due at Next.
	Busy int
	Next time.Time
	// Offline says that the network is gone.
	Offline bool
}

// Status is how the watching stands now.
func (w *Watcher) Status() Status {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.status
}

// tell tells of an event.
func (w *Watcher) tell(e Event) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.o.Tell != nil {
		w.o.Tell(e)
	}
}

// count changes the status.
func (w *Watcher) count(change func(*Status)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	change(&w.status)
}
