package queue

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/nats-io/nats.go"
)

// Status asks how the queue stands.
func (q *Queue) Status(ctx context.Context) (Status, error) {
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	s := Status{Name: q.o.Name, Embedded: q.o.URL == ""}
	coming := q.roll.call(q.conn, q.names.workers())
	err := q.jobs(ctx, &s)
	if err == nil {
		err = q.beside(ctx, &s)
	}
	select {
	case s.Workers = <-coming:
	case <-ctx.Done():
	}
	if err != nil {
		return Status{}, fmt.Errorf("ask how the queue %s on %s stands: %w", q.o.Name, q.place, q.explain(err))
	}
	return s, nil
}

// jobs is what waits and runs.
func (q *Queue) jobs(ctx context.Context, s *Status) error {
	info, err := q.work.Info(ctx)
	if err != nil {
		return err
	}
	if info.State.Msgs > 0 {
		s.Oldest = info.State.FirstTime.UTC()
	}
	s.Bytes, s.Limit = info.State.Bytes, uint64(max(info.Config.MaxBytes, 0))
	s.Leader, s.Replicas, s.Current = q.conn.ConnectedServerName(), info.Config.Replicas, 1
	if c := info.Cluster; c != nil {
		s.Leader = c.Leader
		for _, peer := range c.Replicas {
			if peer.Current {
				s.Current++
			}
		}
	}
	all := q.work.ListConsumers(ctx)
	for c := range all.Info() {
		count := Count{c.NumPending, uint64(max(c.NumAckPending, 0))}
		switch stamp := c.Config.Metadata[stampField]; {
		case c.Name == articles:
			s.Articles, s.Paused = count, c.Paused
		case c.Name == sections:
			s.Sections = count
		case stamp != "":
			s.Rereads = append(s.Rereads, Rereads{stamp, count, c.AckFloor.Consumer})
		}
	}
	slices.SortFunc(s.Rereads, func(a, b Rereads) int { return cmp.Compare(a.Stamp, b.Stamp) })
	return all.Err()
}

// beside is what failed, and the bodies.
func (q *Queue) beside(ctx context.Context, s *Status) error {
	info, err := q.failed.Info(ctx)
	if err != nil {
		return err
	}
	s.Failed = info.State.Msgs
	bodies, err := q.bodies.Status(ctx)
	if err != nil {
		return err
	}
	s.Bodies = bodies.Size()
	return nil
}

// answer tells whoever asks how a worker stands.
func (w *working) answer() (*nats.Subscription, error) {
	return w.q.conn.Subscribe(w.q.names.workers(), func(m *nats.Msg) {
		w.mu.Lock()
		told, err := json.Marshal(w.status)
		w.mu.Unlock()
		if err == nil {
			_ = m.Respond(told) // who asked may be gone
		}
	})
}
