package cli

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/pprof"
	"sync"

	"waybill/door"
)

// servePrivate serves metrics, profiles and more to this machine alone, until ctx ends; what it
// gives waits for that.
func (a *app) servePrivate(ctx context.Context, address string, m *metrics, log *slog.Logger, more ...[]door.Route) (wait func(), err error) {
	l, err := listen(ctx, "--admin-listen", address)
	if err != nil {
		return nil, err
	}
	if !ofThisMachine(l.Addr()) {
		l.Close() // refused anyway
		return nil, usagef("--admin-listen wants an address of this machine alone, as in 127.0.0.1:9090, not %s: profiles show what is in memory", l.Addr())
	}
	guard := door.New(door.Options{Open: &door.Who{Name: a.judge(""), Role: door.Admin}, Log: log})
	server := newServer(guard.Mount(append(more, m.routes(door.Admin), profiles())...), nil, log)
	log.Info("metrics and profiles are served", "at", shownAddress(l.Addr(), false))
	ctx, cancel := context.WithCancel(ctx)
	var going sync.WaitGroup
	going.Go(func() {
		if err := serveUntil(ctx, server, l); err != nil {
			log.Error("metrics and profiles are served no more", "error", err)
		}
	})
	return func() { cancel(); going.Wait() }, nil
}

// profiles are the doors of the profiler.
func profiles() []door.Route {
	var all []door.Route
	for path, h := range map[string]http.HandlerFunc{
		"": pprof.Index, "cmdline": pprof.Cmdline, "profile": pprof.Profile, "symbol": pprof.Symbol, "trace": pprof.Trace,
	} {
		all = append(all, door.Route{Pattern: "GET /debug/pprof/" + path, Role: door.Admin, Handler: h})
	}
	return all
}
