package cli

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"waybill/atlas"
	"waybill/door"
	"waybill/ledger"
	"waybill/reading"
)

const serveLong = `Shows the register in a browser: paste an article and see who gives what to
whom, follow any row to its sentence, and judge it with one key. Programs get the
same at /api/v1, assistants at /mcp.

Without further flags it answers this machine alone, and nobody logs in. Once the
ledger has an account (waybill user add) everybody does. To answer other machines
it wants accounts, or a provider of identities (OIDC), and TLS: of its own, or that
of a proxy before it. docs/serve.md tells how. Ctrl-C ends it: what was asked for
is answered first.

What waybill add and waybill reread hand out with --background is read meanwhile;
with --nats and --workers 0, as it is then, waybill worker reads it, also on other
machines, and feeds that are watched hand out their articles too (docs/workers.md).`

const serveExamples = `  waybill serve                            at http://127.0.0.1:8080
  waybill serve --listen :0                at a port that is free
  waybill serve --ledger team.db           another ledger
  waybill serve --listen 0.0.0.0:443 --tls-cert cert.pem --tls-key key.pem
  waybill serve --behind-proxy 127.0.0.1   a proxy on this machine has the TLS
  waybill serve --nats nats://a,b,c --ledger postgres://db/waybill`

// serving is how the register is served.
type serving struct {
	listen string
	// noWatch leaves feeds alone.
	noWatch bool
	// workers is how many articles of the queue are read at once, with none they are left to others.
	workers int
	// mcpWrite lets assistants record and judge.
	mcpWrite bool
	doors    doors
	private  string
	level    slog.Level
}

func (a *app) serveCommand() *cobra.Command {
	var o serving
	cmd := &cobra.Command{
		Use:     "serve",
		Short:   "Show the register in a browser; API and MCP",
		Long:    serveLong,
		Example: serveExamples,
		GroupID: "ledger",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			servers := a.onServers(cmd)
			switch {
			case o.workers < 0:
				return usagef("--workers wants a number of 0 or more, not %d", o.workers)
			case servers && !cmd.Flags().Changed("workers"):
				o.workers = 0
			}
			if err := a.queue.check(); err != nil {
				return err
			}
			return a.serve(cmd.Context(), o)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.listen, "listen", "127.0.0.1:8080", "`ADDRESS` to answer at: port 0 is any that is free, 0.0.0.0 all networks")
	flags.BoolVar(&o.mcpWrite, "mcp-write", false, "let assistants record and judge too, at /mcp, in the name of an analyst")
	flags.BoolVar(&o.noWatch, "no-watch", false, "do not poll the feeds of the ledger")
	flags.IntVar(&o.workers, "workers", 1, "read `N` articles of the queue at once, 0 for none (with --nats 0)")
	a.queueFlags(cmd)
	o.doors.flags(flags)
	flags.StringVar(&o.private, "admin-listen", "", "`ADDRESS` of this machine for metrics and profiles, as in 127.0.0.1:9090")
	flags.TextVar(&o.level, "log-level", slog.LevelInfo, "`LEVEL` of what is logged: debug, info, warn or error")
	a.webFlags(cmd)
	a.ledgerFlag(cmd)
	return cmd
}

// serveMemory is from how many bytes on garbage is looked for more often: with what SQLite and the
// program itself take, a server of a million claims stays under 300 MB.
const serveMemory = 160 << 20

// startOver is when what only the start needed is given back: a quarter of what it takes.
const startOver = 3 * time.Second

// serve answers until ctx ends.
func (a *app) serve(ctx context.Context, o serving) error {
	listener, err := listen(ctx, "--listen", o.listen)
	if err != nil {
		return err
	}
	defer listener.Close() // closed already where all went well
	// what is made at the start stays: to look for garbage in it takes a third of the time
	usual := debug.SetGCPercent(-1)
	defer debug.SetGCPercent(usual)
	if a.Getenv("GOMEMLIMIT") == "" {
		defer debug.SetMemoryLimit(debug.SetMemoryLimit(serveMemory))
	}
	reader, err := a.readerSoon()
	if err != nil {
		return err
	}
	log := a.logger(o.level)
	var waits *slog.Logger
	if a.queue.nats != "" {
		waits = log
	}
	return a.withSoon(ctx, waits, func(l *ledger.Ledger, known *atlas.Atlas) error {
		m := newMetrics(l, known.Version)
		guard, err := a.guard(ctx, l, listener.Addr(), named(o.listen, listener.Addr()), o.doors, log)
		if err != nil {
			return err
		}
		guard.Seen = m.request
		h, err := a.house(ctx, l, known, reader, guard.Accounts, o, log, m)
		if err != nil {
			return err
		}
		if a.queue.nats != "" && h.queue != nil {
			switch err := h.queue.connect(ctx); {
			case ctx.Err() != nil:
				h.queue.close()
				return nil // as it was asked to, before it began
			case err != nil:
				return err
			}
		}
		defer h.begin(ctx)()
		tls, err := o.doors.tls()
		if err != nil {
			return err
		}
		if o.private != "" {
			end, err := a.servePrivate(ctx, o.private, m, log, healthRoutes(answers(l)))
			if err != nil {
				return err
			}
			defer end()
		}
		guard.Refuse = h.site.Refuse
		debug.SetGCPercent(usual)
		server := newServer(door.New(*guard).Mount(h.routes()...), tls, log)
		if err := a.print(fmt.Sprintf("Waybill is at %s (ledger %s); Ctrl-C ends it\n", shownAddress(listener.Addr(), tls != nil), l.Place())); err != nil {
			return err
		}
		defer time.AfterFunc(startOver, debug.FreeOSMemory).Stop()
		return serveUntil(ctx, server, newEachListener(listener, guard.Proxies))
	})
}

// readerSoon begins to make the reader while the ledger is opened; what it gives waits for it.
func (a *app) readerSoon() (func() (*reading.Reader, error), error) {
	known, err := a.loadAtlas()
	if err != nil {
		return nil, err
	}
	if a.overlay == "" {
		a.built = known
	}
	soon := sync.OnceValues(func() (*reading.Reader, error) {
		r, err := reading.New(known)
		if err != nil {
			return nil, inputError{"prepare the reading", err}
		}
		return r, nil
	})
	go soon() // who asks for it is told what goes wrong
	return soon, nil
}

// logger is where a server tells what happens: lines for people on a terminal, else JSON.
func (a *app) logger(level slog.Level) *slog.Logger {
	o := &slog.HandlerOptions{Level: level}
	if a.ErrTerminal {
		return slog.New(slog.NewTextHandler(a.Err, o))
	}
	return slog.New(slog.NewJSONHandler(a.Err, o))
}
