package cli

import (
	"cmp"
	"context"
	"crypto/x509"
	"errors"
	"io/fs"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"waybill/ledger"
	"waybill/queue"
)

// queueing is which queue is meant, and how its servers are reached.
type queueing struct{ nats, creds, ca, cert, key, name string }

// queueFlags let a command be told which queue is meant.
func (a *app) queueFlags(cmd *cobra.Command) {
	q, flags := &a.queue, cmd.Flags()
	flags.StringVar(&q.nats, "nats", "", "`URL` of NATS servers, several with commas (default $WAYBILL_NATS)")
	flags.StringVar(&q.creds, "nats-creds", "", "`FILE` of credentials for them")
	flags.StringVar(&q.ca, "nats-ca", "", "`FILE` with the certificates by which theirs are signed (PEM)")
	flags.StringVar(&q.cert, "nats-cert", "", "`FILE` with the certificate to show them (PEM)")
	flags.StringVar(&q.key, "nats-key", "", "`FILE` with its key (PEM)")
	flags.StringVar(&q.name, "queue", "", "`NAME` that tells queues on the same servers apart (default waybill)")
}

// onServers reports whether the queue is on NATS servers, and not beside the ledger. --nats= says
// that it is not, whatever the environment says.
func (a *app) onServers(cmd *cobra.Command) bool {
	if a.queue.nats == "" && !cmd.Flags().Changed("nats") {
		a.queue.nats = a.Getenv("WAYBILL_NATS")
	}
	return a.queue.nats != ""
}

var queueName = regexp.MustCompile(`^[a-z0-9-]{1,32}$`)

// check refuses flags that do not go together.
func (q *queueing) check() error {
	if q.name != "" && !queueName.MatchString(q.name) {
		return usagef("--queue wants a name of a to z, 0 to 9 and -, at most 32, not %q", q.name)
	}
	if (q.cert == "") != (q.key == "") {
		return usagef("--nats-cert and --nats-key go together: give both")
	}
	files := []struct{ flag, file string }{{"--nats-creds", q.creds}, {"--nats-ca", q.ca}, {"--nats-cert", q.cert}, {"--nats-key", q.key}}
	for _, f := range files {
		if f.file == "" {
			continue
		}
		if q.nats == "" {
			return usagef("%s is for NATS servers: name them with --nats, or set $WAYBILL_NATS", f.flag)
		}
		if _, err := os.ReadFile(f.file); err != nil {
			return usagef("read %s for %s: %s", f.file, f.flag, opening(err))
		}
	}
	for server := range strings.SplitSeq(q.nats, ",") {
		u, err := url.Parse(strings.TrimSpace(server))
		if q.nats != "" && strings.Contains(server, "://") && (err != nil || u.Host == "" || !isNATS(u.Scheme)) {
			return usagef("--nats wants servers as in nats://nats.example.org:4222, several with commas, not %q", withoutSecrets(server))
		}
	}
	return nil
}

func isNATS(scheme string) bool {
	return scheme == "nats" || scheme == "tls" || scheme == "ws" || scheme == "wss"
}

var secret = regexp.MustCompile(`[^/@,]*@`)

// withoutSecrets is a list of servers without users and passwords.
func withoutSecrets(servers string) string { return secret.ReplaceAllString(servers, "") }

// ledgerNamed reports whether the user named a ledger. Who hands work to NATS servers needs none.
func (a *app) ledgerNamed() bool { return a.ledger != "" || a.Getenv("WAYBILL_LEDGER") != "" }

// openQueue opens the queue that is meant, of a ledger; nil is a ledger that is not known.
func (a *app) openQueue(ctx context.Context, l *ledger.Ledger, log *slog.Logger) (*queue.Queue, error) {
	o, err := a.queueOptions(ctx, l)
	if err != nil {
		return nil, err
	}
	o.Log = log
	q, err := queue.Open(ctx, o)
	if err != nil {
		return nil, queueFault(err)
	}
	return q, nil
}

func (a *app) queueOptions(ctx context.Context, l *ledger.Ledger) (o queue.Options, err error) {
	q := &a.queue
	if err := q.check(); err != nil {
		return o, err
	}
	o = queue.Options{URL: q.nats, Creds: q.creds, CA: q.ca, Cert: q.cert, Key: q.key, Name: q.name}
	if l == nil {
		return o, nil
	}
	if o.Ledger, err = l.ID(ctx); err != nil {
		return o, err
	}
	if o.URL == "" {
		o.Dir, err = a.queueFolder(l, o.Ledger)
	}
	return o, err
}

// queueFolder is where the queue of a ledger is that is on no servers: beside its file, or for one
// on PostgreSQL in the user's folder for data of programs.
func (a *app) queueFolder(l *ledger.Ledger, id string) (string, error) {
	if !onServer(l.Place()) {
		return filepath.Abs(l.Place() + ".queue")
	}
	folder := dataFolder(runtime.GOOS, a.Getenv)
	if folder == "" {
		return "", usagef("where is the queue? Name NATS servers with --nats, or set $XDG_DATA_HOME to a folder for it")
	}
	return filepath.Join(folder, "waybill", "queues", id), nil
}

// queueSaid names the queue to people.
func (a *app) queueSaid(l *ledger.Ledger) string {
	if a.queue.nats != "" {
		return "queue " + cmp.Or(a.queue.name, "waybill") + " at " + withoutSecrets(a.queue.nats)
	}
	return "the queue of " + l.Place()
}

// queueFault is a failure of the queue, told with what the user can do.
func queueFault(err error) error {
	var unknown x509.UnknownAuthorityError
	var name x509.HostnameError
	advice := ""
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case errors.As(err, &unknown):
		advice = "--nats-ca names the file with the certificates by which theirs is signed"
	case errors.As(err, &name):
		advice = "name the servers in --nats as their certificates do"
	case errors.Is(err, fs.ErrPermission):
		advice = "change its permissions and those of its folder, or name NATS servers with --nats"
	case errors.Is(err, syscall.ENOSPC):
		advice = "make room, or name NATS servers with --nats"
	}
	return ledgerError{err, advice}
}
