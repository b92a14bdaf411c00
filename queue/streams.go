package queue

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// What the servers keep, at most, where nothing else is told. Bodies may take as much as the work,
// what failed an eighth of it; events are kept for a week, as many as go into eventBytes.
const (
	workBytes  = 4 << 30
	leastBytes = 16 << 20
	eventBytes = 256 << 20
	eventTime  = 7 * 24 * time.Hour
	// twiceTime is for how long the servers know what was handed out again.
	twiceTime = 2 * time.Minute
)

// ledgerField is the field of the stream that holds the identity of the ledger.
const ledgerField = "waybill_ledger"

// names are those of a queue on its servers.
type names struct{ work, failed, events, bodies, prefix string }

func namesOf(name string) names {
	up := strings.ToUpper(name)
	return names{up + "_WORK", up + "_FAILED", up + "_EVENTS", up + "_BODIES", "waybill." + name + "."}
}

func isName(name string) bool {
	return regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,31}$`).MatchString(name)
}

// The subjects of jobs end in the name of their body, or in this.
const noBody = "-"

func (n names) article(body string) string { return n.prefix + "work.article." + body }
func (n names) section() string            { return n.prefix + "work.section." + noBody }
func (n names) reread(stamp string) string { return n.prefix + "reread." + short(stamp) }
func (n names) failure(body string) string { return n.prefix + "failed." + body }
func (n names) event(kind string) string   { return n.prefix + "events." + kind }
func (n names) workers() string            { return n.prefix + "workers" }

// setUp makes what is missing on the servers, and sees that the queue is this ledger's.
func (q *Queue) setUp(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, q.o.Patience)
	defer cancel()
	n := q.names
	most := q.o.MaxBytes
	var err error
	if q.work, err = q.stream(ctx, jetstream.StreamConfig{
		Name: n.work, Subjects: []string{n.prefix + "work.*.*", n.prefix + "reread.*"},
		Retention: jetstream.WorkQueuePolicy, Discard: jetstream.DiscardNew, MaxBytes: cmp.Or(most, workBytes),
		Duplicates: twiceTime, Metadata: map[string]string{ledgerField: q.o.Ledger}, AllowDirect: true,
	}); err != nil {
		return err
	}
	if err := q.owned(ctx); err != nil {
		return err
	}
	most = q.work.CachedInfo().Config.MaxBytes
	if q.failed, err = q.stream(ctx, jetstream.StreamConfig{
		Name: n.failed, Subjects: []string{n.prefix + "failed.*"}, Discard: jetstream.DiscardNew, MaxBytes: most / 8,
		Duplicates: twiceTime, AllowDirect: true,
	}); err != nil {
		return err
	}
	if _, err = q.stream(ctx, jetstream.StreamConfig{
		Name: n.events, Subjects: []string{n.prefix + "events.*"}, Discard: jetstream.DiscardOld, MaxBytes: min(most/8, eventBytes),
		MaxAge: eventTime, Duplicates: twiceTime, AllowDirect: true,
	}); err != nil {
		return err
	}
	if err := q.bucket(ctx, most); err != nil {
		return err
	}
	for _, c := range []string{articles, sections} {
		if _, err := q.consumer(ctx, c, ""); err != nil {
			return err
		}
	}
	return nil
}

// stream is a stream as it is, or a new one.
func (q *Queue) stream(ctx context.Context, c jetstream.StreamConfig) (jetstream.Stream, error) {
	c.Storage = jetstream.FileStorage
	var s jetstream.Stream
	err := q.settle(ctx, func(ctx context.Context, replicas int, halved int64) (err error) {
		if s, err = q.js.Stream(ctx, c.Name); err == nil {
			return q.widen(ctx, &s, c.MaxBytes)
		}
		if !errors.Is(err, jetstream.ErrStreamNotFound) {
			return err
		}
		c.Replicas = replicas
		asked := c
		asked.MaxBytes = max(c.MaxBytes/halved, leastBytes)
		s, err = q.js.CreateStream(ctx, asked)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("set up the queue %s on %s: %w", c.Name, q.place, err)
	}
	return s, nil
}

// owned sees that the queue works for this ledger, from now on if it has worked for none.
func (q *Queue) owned(ctx context.Context) error {
	c := q.work.CachedInfo().Config
	switch owner := c.Metadata[ledgerField]; {
	case q.o.Ledger == "", owner == q.o.Ledger:
		return nil
	case owner != "":
		return fmt.Errorf("the queue %s on %s: %w: give this ledger a queue of its own with --queue NAME", q.o.Name, q.place, ErrOtherLedger)
	}
	metadata := map[string]string{ledgerField: q.o.Ledger}
	for field, value := range c.Metadata {
		metadata[field] = cmp.Or(metadata[field], value)
	}
	c.Metadata = metadata
	s, err := q.js.UpdateStream(ctx, c)
	if err != nil {
		return fmt.Errorf("set up the queue %s on %s: %w", q.o.Name, q.place, q.explain(err))
	}
	q.work = s
	return nil
}

// widen gives a stream another limit, if the user asks for one.
func (q *Queue) widen(ctx context.Context, s *jetstream.Stream, most int64) error {
	c := (*s).CachedInfo().Config
	if q.o.MaxBytes == 0 || c.MaxBytes == most || q.o.Ledger != "" && c.Metadata[ledgerField] != "" && c.Metadata[ledgerField] != q.o.Ledger {
		return nil
	}
	c.MaxBytes = most
	changed, err := q.js.UpdateStream(ctx, c)
	if err == nil {
		*s = changed
	}
	return err
}

// bucket is where bodies are kept.
func (q *Queue) bucket(ctx context.Context, most int64) error {
	err := q.settle(ctx, func(ctx context.Context, replicas int, halved int64) (err error) {
		if q.bodies, err = q.js.ObjectStore(ctx, q.names.bodies); err == nil {
			return nil
		}
		if !errors.Is(err, jetstream.ErrBucketNotFound) {
			return err
		}
		q.bodies, err = q.js.CreateObjectStore(ctx, jetstream.ObjectStoreConfig{
			Bucket: q.names.bodies, Storage: jetstream.FileStorage, Replicas: replicas, MaxBytes: max(most/halved, leastBytes),
		})
		return err
	})
	if err != nil {
		return fmt.Errorf("set up the queue %s on %s: %w", q.names.bodies, q.place, err)
	}
	return nil
}

// The codes of what servers answer (nats-server, errors.json).
const (
	codeNoPeers, codeUnavailable, codeStorage, codeNoReplicas, codeStoreFailed, codeResources = 10005, 10008, 10047, 10074, 10077, 10023
)

func code(err error) jetstream.ErrorCode {
	if e := (*jetstream.APIError)(nil); errors.As(err, &e) {
		return e.ErrorCode
	}
	return 0
}

// settle tries to make something, with fewer replicas where there are no more servers, with less room
// where there is no more, and again where two try at once or the servers are not ready.
func (q *Queue) settle(ctx context.Context, try func(ctx context.Context, replicas int, halved int64) error) error {
	replicas, halved := q.o.Replicas, int64(1)
	if replicas == 0 {
		replicas = 1
		if q.conn.ConnectedClusterName() != "" {
			replicas = 3
		}
	}
	for wait := (backoff{most: 2 * time.Second}); ; {
		err := asking(ctx, func(ctx context.Context) error { return try(ctx, replicas, halved) })
		c := code(err)
		// a cluster says what is wrong with any of its servers in one line
		storage := c == codeStorage || c == codeNoPeers && strings.Contains(err.Error(), "insufficient storage")
		switch {
		case err == nil:
			return nil
		case storage && q.o.MaxBytes == 0 && workBytes/halved > leastBytes:
			halved *= 2
			continue
		case storage && (c == codeStorage || strings.HasSuffix(err.Error(), "placement, insufficient storage")):
			return fmt.Errorf("the servers have no room for %d MB: give JetStream more, or the account: %w", max(cmp.Or(q.o.MaxBytes, workBytes/halved), leastBytes)/1e6, err)
		case c == codeNoReplicas && q.o.Replicas == 0 && replicas > 1:
			replicas = 1
			continue
		case c == codeNoPeers && q.o.Replicas == 0 && replicas > 1 && len(q.conn.Servers()) < 3:
			q.o.Log.Warn("the cluster has fewer than three servers: what waits is kept on one")
			replicas, halved = 1, 1
			continue
		case c == codeNoReplicas:
			return fmt.Errorf("it cannot be kept on %d servers: %w", replicas, err)
		case q.denied() != nil:
			return q.denied()
		}
		halved = 1 // more servers may come, with more room
		if !wait.sleep(ctx) {
			if errors.Is(ctx.Err(), context.Canceled) {
				return ctx.Err()
			}
			return q.late(err)
		}
	}
}

// The names of the consumers of jobs that every worker can do.
const articles, sections = "articles", "sections"

// stampField is the field of a consumer of rereads that holds the stamp.
const stampField = "waybill_stamp"

// consumer is that of a kind of jobs, or of the rereads for a stamp.
func (q *Queue) consumer(ctx context.Context, name, stamp string) (jetstream.Consumer, error) {
	c := jetstream.ConsumerConfig{
		Durable: name, AckPolicy: jetstream.AckExplicitPolicy, AckWait: q.o.Lease, MaxDeliver: -1, MaxAckPending: 20000,
		FilterSubject: q.names.prefix + "work.article.*",
	}
	switch {
	case stamp != "":
		c.Durable, c.FilterSubject = "rereads-"+short(stamp), q.names.reread(stamp)
		c.Metadata = map[string]string{stampField: stamp}
	case name == sections:
		c.FilterSubject = q.names.prefix + "work.section.*"
	}
	if there, err := q.work.Consumer(ctx, c.Durable); err == nil && there.CachedInfo().Config.AckWait == c.AckWait {
		return there, nil
	}
	if all, err := q.work.Consumer(ctx, articles); err == nil && all.CachedInfo().Paused {
		c.PauseUntil = all.CachedInfo().Config.PauseUntil
	}
	made, err := q.work.CreateOrUpdateConsumer(ctx, c)
	if err != nil {
		return nil, fmt.Errorf("set up %s of the queue %s: %w", c.Durable, q.o.Name, q.explain(err))
	}
	return made, nil
}

// ErrFull is that the queue has no room for more.
var ErrFull = errors.New("the queue is full")

// explain says what an answer of the servers, or none, means.
func (q *Queue) explain(err error) error {
	switch c := code(err); {
	case err == nil:
		return nil
	case q.own != nil && q.own.disk.is.Load():
		return fmt.Errorf("%w: the disk with %s has no room left: make some, and it goes on: %w", ErrFull, q.place, err)
	case c == codeStoreFailed, c == codeStorage, c == codeResources:
		return fmt.Errorf("%w: it goes on when workers have done some: %w", ErrFull, err)
	case q.denied() != nil:
		return q.denied()
	case !q.conn.IsConnected():
		return fmt.Errorf("%w at %s: it is tried again", ErrUnreachable, q.place)
	case silent(err):
		return fmt.Errorf("%w on %s, it is tried again: %w", ErrNotReady, q.place, err)
	}
	return err
}
