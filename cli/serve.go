package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/net/netutil"

	"waybill/atlas"
	"waybill/desk"
	"waybill/door"
	"waybill/ledger"
	"waybill/mcp"
	"waybill/reading"
	"waybill/web"
)

const serveLong = `Shows the register in a browser: paste an article and see who gives what to
whom, follow any row to its sentence, and judge it with one key. Programs get the
same at /api/v1, assistants at /mcp.

Without further flags it answers this machine alone, and nobody logs in. Ctrl-C
ends it: what was asked for is answered first.`

const serveExamples = `  waybill serve                            at http://127.0.0.1:8080
  waybill serve --listen :0                at a port that is free
  waybill serve --ledger team.db           another ledger`

// serving is how the register is served.
type serving struct {
	listen string
	// noWatch leaves feeds alone.
	noWatch bool
	// mcpWrite lets assistants record and judge.
	mcpWrite bool
}

func (a *app) serveCommand() *cobra.Command {
	var o serving
	cmd := &cobra.Command{
		Use:     "serve",
		Short:   "Show the register in a browser; API and MCP",
		Long:    serveLong,
		Example: serveExamples,
		GroupID: "ledger",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.serve(cmd.Context(), o) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.listen, "listen", "127.0.0.1:8080", "`ADDRESS` to answer at; port 0 is any that is free")
	flags.BoolVar(&o.mcpWrite, "mcp-write", false, "let assistants record and judge too, at /mcp, in the name of an analyst")
	flags.BoolVar(&o.noWatch, "no-watch", false, "do not poll the feeds of the ledger")
	a.webFlags(cmd)
	a.ledgerFlag(cmd)
	return cmd
}

// serve answers until ctx ends.
func (a *app) serve(ctx context.Context, o serving) error {
	listener, err := listen(ctx, o.listen)
	if err != nil {
		return err
	}
	defer listener.Close() // closed already where all went well
	reader, _, err := a.reader()
	if err != nil {
		return err
	}
	return a.with(ctx, true, func(l *ledger.Ledger, known *atlas.Atlas) error {
		log := slog.New(slog.NewTextHandler(a.Err, nil))
		d := &desk.Desk{Ledger: l, Atlas: known, Reader: reader, Fetch: a.fetchArticle}
		feeds, err := a.feedDesk(l, reader, known, log, !o.noWatch)
		if err != nil {
			return err
		}
		defer feeds.begin(ctx)()
		site, err := web.New(web.Options{Desk: d, Feeds: feeds, Log: log})
		if err != nil {
			return err
		}
		assistants, err := mcp.New(mcp.Options{Desk: d, Write: o.mcpWrite, Version: reading.Engine, Log: log})
		if err != nil {
			return err
		}
		h := &house{desk: d, site: site, assistants: assistants}
		guard := door.New(door.Options{Open: &door.Who{Name: a.judge(""), Role: door.Admin}, Log: log})
		server := newServer(guard.Mount(h.routes()...), log)
		if _, err := fmt.Fprintf(a.Out, "Waybill is at http://%s (ledger %s); Ctrl-C ends it\n", shownAddress(listener.Addr()), l.Place()); err != nil {
			return outputError{err}
		}
		return serveUntil(ctx, server, netutil.LimitListener(listener, mostConnections))
	})
}

// house is what is served.
type house struct {
	desk       *desk.Desk
	site       *web.Site
	assistants *mcp.Server
}

// routes are the doors of all rooms.
func (h *house) routes() [][]door.Route {
	return [][]door.Route{h.healthRoutes(), h.site.Routes(), h.assistants.Routes()}
}

// healthRoutes tell those who look after servers whether this one runs, and can answer.
func (h *house) healthRoutes() []door.Route {
	say := func(w http.ResponseWriter, status int, line string) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(status)
		_, _ = w.Write([]byte(line + "\n")) // nobody is left to tell
	}
	return []door.Route{
		{Pattern: "GET /healthz", Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			say(w, http.StatusOK, "ok waybill "+reading.Engine)
		})},
		{Pattern: "GET /readyz", Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if _, err := h.desk.Ledger.Window(r.Context()); err != nil {
				say(w, http.StatusServiceUnavailable, "the ledger does not answer")
				return
			}
			say(w, http.StatusOK, "ready")
		})},
	}
}

// listen takes an address.
func listen(ctx context.Context, address string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, usagef("--listen wants an address with a port, as in 127.0.0.1:8080, not %q", address)
	}
	if host == "" {
		address = net.JoinHostPort("127.0.0.1", port)
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return nil, inputError{"listen at " + address, listening(err)}
	}
	return l, nil
}

// mostConnections is how many connections are open at once; more wait.
const mostConnections = 1024

// newServer is a server that slow clients cannot hold for long.
func newServer(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       5 * time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
}

// closing is how long requests that are being answered are waited for.
const closing = 10 * time.Second

// serveUntil serves until ctx ends, then lets what was asked for be answered. It fails with
// ctx's error, or with that of the server.
func serveUntil(ctx context.Context, s *http.Server, l net.Listener) error {
	failed := make(chan error, 1)
	go func() { failed <- s.Serve(l) }()
	select {
	case err := <-failed:
		return inputError{"serve at " + l.Addr().String(), err}
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), closing)
	defer cancel()
	if err := s.Shutdown(last); err != nil {
		// they hold on: nothing is lost, as what is recorded is in a transaction
		err = errors.Join(err, s.Close())
		s.ErrorLog.Print("requests were cut off: ", err)
	}
	return nil
}

// listening tells why an address cannot be had.
func listening(err error) error {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return errors.New("another program answers there, maybe another waybill serve: end it, or choose another port, as in --listen 127.0.0.1:8081 (port 0 is any that is free)")
	case errors.Is(err, syscall.EACCES):
		return errors.New("this user may not: choose a port above 1023, as in --listen 127.0.0.1:8080")
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return errors.New("this machine does not have that address")
	}
	var op *net.OpError
	if errors.As(err, &op) {
		err = op.Err
	}
	return err
}

// shownAddress is where a browser finds a listener: one that takes all addresses is found at
// this machine's own.
func shownAddress(a net.Addr) string {
	host, port, err := net.SplitHostPort(a.String())
	if err != nil {
		return a.String()
	}
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return net.JoinHostPort(host, port)
}
