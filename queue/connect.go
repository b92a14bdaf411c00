package queue

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

const (
	// connectTime is how long a server may take to answer when it is called, answerTime when it
	// is asked something.
	connectTime, answerTime = 5 * time.Second, 10 * time.Second
	// patience is how long is waited for a cluster that is just starting.
	patience = 30 * time.Second
)

// common are the options of every connection. One that was open is tried again for ever: what is
// done over it waits, and says so.
func (o *Options) common() []nats.Option {
	return []nats.Option{
		nats.Name("waybill"), nats.Timeout(connectTime), nats.MaxReconnects(-1), nats.IgnoreAuthErrorAbort(),
		nats.ReconnectWait(250 * time.Millisecond), nats.ReconnectJitter(250*time.Millisecond, time.Second),
		nats.PingInterval(10 * time.Second), nats.MaxPingsOutstanding(2),
		nats.DisconnectErrHandler(func(_ *nats.Conn, err error) {
			if err != nil {
				o.Log.Warn("the queue is lost, trying again", "error", err)
			}
		}),
		nats.ReconnectHandler(func(c *nats.Conn) { o.Log.Info("the queue is back", "server", c.ConnectedServerName()) }),
		nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) {
			if err != nil {
				o.Log.Debug("NATS", "error", err)
			}
		}),
	}
}

// connect connects to the servers that are named.
func (o *Options) connect() (*nats.Conn, error) {
	options := o.common()
	if o.Creds != "" {
		options = append(options, nats.UserCredentials(o.Creds))
	}
	if o.CA != "" {
		options = append(options, nats.RootCAs(o.CA))
	}
	if o.Cert != "" || o.Key != "" {
		options = append(options, nats.ClientCert(o.Cert, o.Key))
	}
	conn, err := nats.Connect(o.URL, options...)
	place := hidden(o.URL)
	switch {
	case err == nil:
		return conn, nil
	case errors.Is(err, nats.ErrAuthorization), errors.Is(err, nats.ErrAuthExpired), errors.Is(err, nats.ErrAuthRevoked):
		return nil, fmt.Errorf("connect to %s: %w by the servers: see the user and password, or the file of credentials", place, ErrRefused)
	case errors.Is(err, nats.ErrSecureConnRequired):
		return nil, fmt.Errorf("connect to %s: the servers want TLS: name their CA: %w", place, err)
	case errors.Is(err, nats.ErrNoServers), errors.Is(err, nats.ErrTimeout):
		return nil, fmt.Errorf("connect to %s: %w: see that it runs, and the address", place, ErrUnreachable)
	}
	return nil, fmt.Errorf("connect to %s: %w", place, err)
}

// hidden is a list of addresses without their passwords.
func hidden(list string) string {
	var shown []string
	for one := range strings.SplitSeq(list, ",") {
		one = strings.TrimSpace(one)
		if u, err := url.Parse(one); err == nil && u.Host != "" {
			one = u.Redacted()
		} else if _, host, ok := strings.Cut(one, "@"); ok {
			one = host
		}
		shown = append(shown, one)
	}
	return strings.Join(shown, ",")
}

// ready waits until JetStream answers: a cluster that is starting chooses its leader first.
func (q *Queue) ready(ctx context.Context) error {
	patient, cancel := context.WithTimeout(ctx, q.o.Patience)
	defer cancel()
	for wait := (backoff{most: 2 * time.Second}); ; {
		err := asking(patient, func(ctx context.Context) error {
			_, err := q.js.AccountInfo(ctx)
			return err
		})
		switch {
		case err == nil:
			return nil
		case errors.Is(err, jetstream.ErrJetStreamNotEnabledForAccount):
			return fmt.Errorf("JetStream is not enabled for this user on %s: give the account JetStream", q.place)
		case q.denied() != nil:
			return q.denied()
		}
		if !wait.sleep(patient) {
			return cmp.Or(ctx.Err(), q.late(err))
		}
	}
}

// late is why a queue cannot be had that was waited for.
func (q *Queue) late(err error) error {
	c := code(err)
	switch {
	case !q.conn.IsConnected():
		return fmt.Errorf("%w at %s: see that it runs", ErrUnreachable, q.place)
	case c == jetstream.JSErrCodeJetStreamNotEnabled:
		return fmt.Errorf("JetStream is not enabled on %s: see that the servers run with it: %w", q.place, err)
	case c == codeNoPeers, silent(err):
		return fmt.Errorf("%w on %s: see that most of the cluster is up: %w", ErrNotReady, q.place, err)
	}
	return err
}

// silent reports whether an error is that JetStream gave no answer.
func silent(err error) bool {
	for _, e := range []error{nats.ErrNoResponders, nats.ErrTimeout, jetstream.ErrNoStreamResponse, jetstream.ErrAsyncPublishTimeout, context.DeadlineExceeded} {
		if errors.Is(err, e) {
			return true
		}
	}
	return code(err) == codeUnavailable
}

// asking asks the servers once. What is asked while they choose a leader is never answered.
func asking(ctx context.Context, ask func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, connectTime)
	defer cancel()
	return ask(ctx)
}

// denied is that the servers do not let the user do what it must, nil if they have not said so.
func (q *Queue) denied() error {
	if err := q.conn.LastError(); errors.Is(err, nats.ErrPermissionViolation) {
		return fmt.Errorf("use the queue %s on %s: %w: %w", q.o.Name, q.place, ErrRefused, err)
	}
	return nil
}

// backoff grows from try to try, up to a most.
type backoff struct{ next, most time.Duration }

// sleep waits, and reports whether to go on.
func (b *backoff) sleep(ctx context.Context) bool {
	b.next = min(max(2*b.next, 100*time.Millisecond), b.most)
	return sleep(ctx, b.next)
}

// sleep waits a while, and reports whether ctx did not end before.
func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return true
	}
}
