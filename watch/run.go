package watch

import (
	"context"
	"net/url"
	"slices"
	"time"

	"waybill/ledger"
)

const (
	// glance is how often the clock is looked at: timers stand still while a machine sleeps.
	glance = 30 * time.Second
	// jump is how much later than planned a glance comes where the machine has slept.
	jump = 2 * time.Minute
	// saving is how often states that changed are kept where no article goes with them.
	saving = 5 * time.Minute
	// What has come due together is polled one after the other, step apart, all within catchUp.
	step    = 250 * time.Millisecond
	catchUp = 5 * time.Minute
	// The network is gone where so many hosts failed with no answer from any in between. Then one
	// feed is polled after probeFirst, doubling up to probeMost.
	goneHosts  = 5
	probeFirst = 30 * time.Second
	probeMost  = 5 * time.Minute
)

// contact is what a poll tells of the network.
type contact int

const (
	unasked contact = iota
	reached
	unreachable
)

// outcome is how a poll ended. Its error is one of the ledger and ends the watching.
type outcome struct {
	*state
	contact contact
	err     error
}

// run is the scheduling of one call of Run. All of it belongs to one goroutine.
type run struct {
	*Watcher
	done chan outcome
	busy int
	// planned is when the clock is looked at next, last when it was.
	planned, last, saved time.Time

	// lost are the hosts that failed since one answered.
	lost         map[string]bool
	hosts        int
	offline      bool
	probe        time.Time
	probeWait    time.Duration
	offlineSince time.Time
}

// Run watches until ctx is done, or with Once until each feed was polled. What is on its way then
// is dropped, what is being recorded is finished, and the states are kept. It fails only where
// the ledger does.
func (w *Watcher) Run(ctx context.Context) error {
	work, cancel := context.WithCancel(ctx)
	defer cancel()
	now := w.now()
	r := &run{Watcher: w, done: make(chan outcome), planned: now, last: now, saved: now, lost: map[string]bool{}, hosts: countHosts(w.feeds)}
	if !w.o.Once {
		r.spread(now, w.feeds)
	}
	err := r.loop(work)
	cancel()
	for r.busy > 0 {
		if o := r.ended(<-r.done); err == nil {
			err = o.err
		}
	}
	if saving := r.save(context.WithoutCancel(ctx)); err == nil {
		err = saving
	}
	return err
}

// loop starts polls and waits for them.
func (r *run) loop(ctx context.Context) error {
	tick := make(chan struct{}, 1)
	for {
		now := r.now()
		r.look(now)
		r.start(ctx, now)
		if r.o.Once && r.busy == 0 {
			return nil
		}
		if now.Sub(r.saved) >= saving {
			r.saved = now
			if err := r.save(context.WithoutCancel(ctx)); err != nil {
				return err
			}
		}
		stop := r.wake(now, tick)
		select {
		case <-ctx.Done():
			stop()
			return nil
		case <-tick:
		case <-r.changed:
			stop()
			if err := r.change(ctx); err != nil {
				return err
			}
		case o := <-r.done:
			stop()
			if o := r.ended(o); o.err != nil {
				return o.err
			}
			if err := r.drop(ctx); err != nil {
				return err
			}
		}
	}
}

// wake sets an alarm for when there is something to do. A single round only waits for its polls.
func (r *run) wake(now time.Time, tick chan<- struct{}) (stop func()) {
	if r.o.Once {
		return func() {}
	}
	wait := r.wait(now)
	r.planned = now.Add(wait)
	return r.clock.AfterFunc(wait, func() {
		select {
		case tick <- struct{}{}:
		default:
		}
	})
}

// look notices that the machine slept, or that its clock was put back.
func (r *run) look(now time.Time) {
	if r.o.Once {
		return
	}
	if slept := now.Sub(r.planned); slept > jump {
		r.tell(Event{What: Woke, For: slept})
		r.spread(now, r.feeds)
	}
	if now.Before(r.last.Add(-jump)) {
		for _, s := range r.feeds {
			if !s.busy && s.Due.After(now.Add(longest)) {
				s.Due, s.NotBefore = now, now
			}
		}
		r.spread(now, r.feeds)
	}
	r.last = now
}

// spread puts off what is overdue so that it comes one after the other.
func (r *run) spread(now time.Time, feeds []*state) {
	var over []*state
	for _, s := range feeds {
		if !s.busy && !s.next().After(now) {
			over = append(over, s)
		}
	}
	defer func() { r.show(over...) }()
	slices.SortStableFunc(over, func(a, b *state) int { return a.next().Compare(b.next()) })
	apart := min(step, catchUp/time.Duration(max(len(over), 1)))
	for i, s := range over {
		at := now.Add(time.Duration((float64(i) + r.chance()) * float64(apart)))
		if s.Due.Before(at) {
			s.Due = at
		}
		for j := range s.Pending {
			if s.Pending[j].Next.Before(at) {
				s.Pending[j].Next = at
			}
		}
	}
}

// start begins the polls that are due, those that have waited longest first.
func (r *run) start(ctx context.Context, now time.Time) {
	room := r.o.Jobs
	if r.offline {
		if now.Before(r.probe) {
			return
		}
		room = 1
	}
	if ctx.Err() != nil || r.busy >= room {
		return
	}
	var due []*state
	for _, s := range r.feeds {
		if !s.busy && r.due(s, now) {
			due = append(due, s)
		}
	}
	slices.SortStableFunc(due, func(a, b *state) int { return a.next().Compare(b.next()) })
	for _, s := range due[:min(len(due), room-r.busy)] {
		s.busy, s.asked = true, true
		r.show(s)
		var poll context.Context
		poll, s.stop = context.WithCancel(ctx)
		r.busy++
		go func() {
			contact, err := r.poll(poll, s)
			r.done <- outcome{s, contact, err}
		}()
	}
	r.stand()
}

// due reports whether there is something to do for a feed.
func (r *run) due(s *state, now time.Time) bool {
	if r.o.Once {
		return !s.asked
	}
	return !s.next().After(now)
}

// stand brings the status up to date.
func (r *run) stand() {
	pending, failing, next := 0, 0, time.Time{}
	for _, s := range r.feeds {
		if s.busy {
			continue // it belongs to its poll
		}
		pending += len(s.Pending)
		if s.Failures > 0 {
			failing++
		}
		if at := s.next(); next.IsZero() || at.Before(next) {
			next = at
		}
	}
	r.count(func(s *Status) {
		s.Busy, s.Pending, s.Failing, s.Next, s.Offline = r.busy, pending, failing, next, r.offline
	})
}

// wait is how long there is nothing to do.
func (r *run) wait(now time.Time) time.Duration {
	wait := glance
	switch {
	case r.busy >= r.o.Jobs, r.offline && r.busy > 0:
		return wait
	case r.offline:
		return min(wait, max(r.probe.Sub(now), time.Millisecond))
	}
	for _, s := range r.feeds {
		if !s.busy {
			wait = min(wait, max(s.next().Sub(now), time.Millisecond))
		}
	}
	return wait
}

// ended takes the feed back from its poll.
func (r *run) ended(o outcome) outcome {
	o.busy = false
	o.stop()
	r.busy--
	now := r.now()
	switch o.contact {
	case reached:
		clear(r.lost)
		if r.offline {
			r.online(now)
		}
	case unreachable:
		r.lost[host(o.url)] = true
		if r.offline {
			r.probeWait = min(2*r.probeWait, probeMost)
			r.probe = now.Add(r.probeWait)
		} else if !r.o.Once && r.hosts > 1 && len(r.lost) >= min(goneHosts, r.hosts) {
			r.offline, r.offlineSince, r.probeWait = true, now, probeFirst
			r.probe = now.Add(r.probeWait)
			r.tell(Event{What: Offline})
		}
	}
	r.show(o.state)
	r.stand()
	return o
}

// online goes on where the network was lost.
func (r *run) online(now time.Time) {
	r.offline = false
	r.tell(Event{What: Online, For: now.Sub(r.offlineSince)})
	for _, s := range r.feeds {
		if !s.busy && s.network && s.Failures > 0 {
			s.Failures, s.Due = 0, now
		}
	}
	r.spread(now, r.feeds)
}

// save keeps the states that changed.
func (r *run) save(ctx context.Context) error {
	var marks []ledger.Bookmark
	var saved []*state
	for _, s := range r.feeds {
		if s.busy || !s.dirty { // while it is polled it is not looked at
			continue
		}
		m, err := s.bookmark()
		if err != nil {
			return err
		}
		marks, saved = append(marks, m), append(saved, s)
	}
	if len(marks) == 0 {
		return nil
	}
	if err := r.o.Sink.Take(ctx, nil, marks...); err != nil {
		return err
	}
	for _, s := range saved {
		s.dirty = false
	}
	return nil
}

func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return u.Hostname()
}

func countHosts(feeds []*state) int {
	hosts := map[string]bool{}
	for _, s := range feeds {
		hosts[host(s.url)] = true
	}
	return len(hosts)
}
