package queue

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"waybill/pipeline"
)

// Options say where a queue is.
type Options struct {
	// URL names the servers, with commas between; "" is a server inside the process, that keeps
	// its files in Dir. If another process has one there already, that one is used.
	URL, Dir string
	// Creds is a file of credentials; CA, Cert and Key are files of certificates for TLS.
	Creds, CA, Cert, Key string
	// Name tells queues on the same servers apart; "" is "waybill".
	Name string
	// Ledger is the identity of the ledger worked for (ledger.ID). A queue works for one; "" is
	// whichever it works for.
	Ledger string
	// Replicas is on how many servers everything is kept; 0 is 3 where the cluster has as many,
	// else 1.
	Replicas int
	// MaxBytes is how much may wait in the queue; 0 is 4 GiB, or what the servers offer.
	MaxBytes int64
	// Lease is after how long without a word a worker's jobs are given to others; 0 is 20 s.
	Lease time.Duration
	// Delays are the waits before a job that failed is tried again, so one less than it is tried;
	// nil is 1 s, 5 s, 15 s, 60 s.
	Delays []time.Duration
	// Patience is how long Open waits for a cluster that is just starting; 0 is 30 s.
	Patience time.Duration
	Log      *slog.Logger
}

// What opening a queue can fail with; test with errors.Is.
var (
	// ErrRefused is that the servers do not let the user in.
	ErrRefused = errors.New("refused")
	// ErrUnreachable is that no server answers.
	ErrUnreachable = errors.New("no NATS server answers")
	// ErrNotReady is that servers answer, but not JetStream on them: most of the cluster is away, or it
	// has no leader. As with ErrUnreachable, it may be otherwise later.
	ErrNotReady = errors.New("JetStream does not answer")
	// ErrOtherLedger is that the queue works for another ledger.
	ErrOtherLedger = errors.New("the queue works for another ledger")
)

// Queue is a connection to a queue. It is safe for several goroutines at once.
type Queue struct {
	o     Options
	place string
	names names
	conn  *nats.Conn
	own   *embedded
	js    jetstream.JetStream

	work, failed jetstream.Stream
	bodies       jetstream.ObjectStore
	roll         roll
}

// Open opens a queue, and makes it where there is none.
func Open(ctx context.Context, o Options) (*Queue, error) {
	o.fill()
	if !isName(o.Name) {
		return nil, fmt.Errorf("the queue %q: a name is up to 32 of a to z, 0 to 9 and -", o.Name)
	}
	q := &Queue{o: o, place: hidden(o.URL), names: namesOf(o.Name)}
	var err error
	if o.URL == "" {
		q.place = o.Dir
		q.conn, q.own, err = q.o.within(ctx)
	} else {
		q.conn, err = q.o.connect()
	}
	if err != nil {
		return nil, err
	}
	if q.js, err = jetstream.New(q.conn, jetstream.WithDefaultTimeout(answerTime), jetstream.WithPublishAsyncTimeout(answerTime), jetstream.WithPublishAsyncMaxPending(4*pendingJobs)); err == nil {
		if err = q.ready(ctx); err == nil {
			err = q.setUp(ctx)
		}
	}
	if err != nil {
		q.Close()
		return nil, err
	}
	return q, nil
}

// fill gives what is not told its value.
func (o *Options) fill() {
	o.Name = cmp.Or(o.Name, "waybill")
	o.Lease = cmp.Or(o.Lease, 20*time.Second)
	o.Patience = cmp.Or(o.Patience, patience)
	if o.Delays == nil {
		o.Delays = []time.Duration{time.Second, 5 * time.Second, 15 * time.Second, time.Minute}
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
}

// Place names the queue to people: the addresses of its servers without a password, or its folder.
func (q *Queue) Place() string { return q.place }

// Close ends the connection, and the server inside the process.
func (q *Queue) Close() {
	q.conn.Close()
	if q.own != nil {
		q.own.close()
	}
}

// Producer is who hands out jobs.
type Producer struct {
	// Kept is called with jobs that the queue has taken over, in their order (pipeline.Run.HandedOut);
	// nil for nobody to be told.
	Kept func(ctx context.Context, jobs []pipeline.Job) error
	// Tell is called now and then with what is handed out, and whenever that has to wait; nil for
	// nobody to be told.
	Tell func(Handed)
}

// Handed counts what a producer has handed out.
type Handed struct {
	// Jobs were taken over, Known of them the queue had already; Bytes is what travelled.
	Jobs, Known int
	Bytes       int64
	// Waiting is why the producer waits: the queue is full, or does not answer. nil if it does not.
	Waiting error
}

// Worker is who does jobs.
type Worker struct {
	// Name tells workers apart; "" is made of the machine and the process.
	Name string
	// Stamp is the versions the worker reads with: it takes rereads for these only.
	Stamp string
	// Batch is how many articles are done at once, 0 is 200; Bytes about how many bytes they may
	// have, 0 is 8 MiB.
	Batch, Bytes int
	// Do does jobs: pipeline.Run.Do.
	Do func(ctx context.Context, jobs []pipeline.Job) (pipeline.Sum, []pipeline.Outcome, error)
	// Tell is called after each batch, and whenever the worker has to wait; by one goroutine at a
	// time. It may be nil.
	Tell func(Done)
	// Timed is called with how long it took to get jobs that were there (Fetching), and to
	// acknowledge those that are done (Acking). It may be nil.
	Timed func(step pipeline.Step, took time.Duration)
}

// The steps of a worker beside those of package pipeline.
const (
	Fetching pipeline.Step = "fetch"
	Acking   pipeline.Step = "ack"
)

// Done is what a worker has come to.
type Done struct {
	// Jobs were done and Sum is what came of them; Retried will be tried again, Failed are among
	// the failed now. All are of the batch alone.
	Jobs, Retried, Failed int
	// Redelivered of them had been handed out before.
	Redelivered int
	Sum         pipeline.Sum
	// Took is how long reading and recording took.
	Took time.Duration
	// Waiting is why the worker waits: the ledger or the queue does not answer. nil if it does not.
	Waiting error
}

// Status is how a queue stands.
type Status struct {
	Name string
	// Articles, Sections and Rereads are what waits and runs of each.
	Articles, Sections Count
	Rereads            []Rereads
	// Oldest is when the oldest job that is not done was handed out, zero without any.
	Oldest time.Time
	// Failed is how many jobs are among the failed.
	Failed uint64
	// Bytes is how much of Limit waits; Bodies is the size of what travels beside the jobs.
	Bytes, Bodies, Limit uint64
	Paused               bool
	// Embedded says that the server is inside a process of Waybill. Leader is the server that leads
	// the queue, "" while there is none; Replicas on how many it is kept, of which Current are up to
	// date.
	Embedded          bool
	Leader            string
	Replicas, Current int
	Workers           []WorkerStatus
}

// Count is how many jobs wait, and how many workers are at.
type Count struct{ Waiting, Running uint64 }

// Rereads are the jobs for workers with a stamp.
type Rereads struct {
	Stamp string
	Count
	// Done is about how many workers have done since the first were handed out.
	Done uint64
}

// WorkerStatus is a worker that answers.
type WorkerStatus struct {
	Name  string    `json:"name"`
	Stamp string    `json:"stamp"`
	Since time.Time `json:"since"`
	// Jobs, Articles and Claims were done since, Failed failed; Running are being done.
	Jobs     int `json:"jobs"`
	Articles int `json:"articles"`
	Claims   int `json:"claims"`
	Failed   int `json:"failed"`
	Running  int `json:"running"`
	// Waiting is why it waits, "" if it does not.
	Waiting string `json:"waiting,omitempty"`
}

// Waiting and Running are the sums over all kinds of jobs.
func (s *Status) Waiting() uint64 { return s.sum().Waiting }

// Running is how many jobs workers are at.
func (s *Status) Running() uint64 { return s.sum().Running }

func (s *Status) sum() Count {
	c := Count{s.Articles.Waiting + s.Sections.Waiting, s.Articles.Running + s.Sections.Running}
	for _, r := range s.Rereads {
		c.Waiting += r.Waiting
		c.Running += r.Running
	}
	return c
}

// Connection is how the connection to the servers is: to which of them, "" for none just now, and
// how often it was made again.
type Connection struct {
	Server     string
	Reconnects uint64
}

// Connection tells how the connection is, without asking anybody.
func (q *Queue) Connection() Connection {
	return Connection{q.conn.ConnectedServerName(), q.conn.Stats().Reconnects}
}

// Failed is a job, or an item of one, that could not be done.
type Failed struct {
	// Number names it to Retry and Drop.
	Number uint64    `json:"-"`
	At     time.Time `json:"at"`
	// Kind is "article", "section", "item" or "reread"; Name names it to people; Archive is the
	// archive it is in, "" for none.
	Kind    string `json:"kind"`
	Name    string `json:"name"`
	Archive string `json:"archive,omitempty"`
	// Reason is why it failed; Tries how often it was tried; Worker who tried last.
	Reason string `json:"reason"`
	Worker string `json:"worker,omitempty"`
	Tries  int    `json:"tries"`
	// Again says that it is kept whole and can be tried again.
	Again bool `json:"-"`
}
