// Package api is Waybill for programs: the questions of package desk over HTTP, described by
// OpenAPI. What is answered are the structs of package view; what goes wrong is told as RFC
// 9457 has it. docs/api.md tells how it is used.
package api

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"waybill/desk"
	"waybill/door"
)

// Path is where the API is.
const Path = "/api/v1"

// Options are what the API is made of.
type Options struct {
	Desk *desk.Desk
	// Feeds is nil where none can be watched.
	Feeds desk.Feeds
	// Queue is nil where work is not handed out.
	Queue desk.Queue
	// PDF makes the text of an article that is a PDF; nil where none are read.
	PDF func(ctx context.Context, content []byte) ([]byte, error)
	// Version is that of the program.
	Version string
	// Limits are how much one may ask in a while; those of their zero value are none.
	Limits Limits
	// Log is told of what went wrong inside; nil tells slog's default.
	Log *slog.Logger
}

// API is all operations.
type API struct {
	Options
	huma   huma.API
	routes []door.Route
	// registered are the operations, in their order.
	registered []operation
	usual      *door.Limiter
	dear       *door.Limiter
	page       sheet
	kept       shelf
	now        func() time.Time
}

// New makes the API ready.
func New(o Options) *API {
	if o.Log == nil {
		o.Log = slog.Default()
	}
	a := &API{Options: o, now: time.Now}
	a.usual, a.dear = door.NewLimiter(o.Limits.Usual), door.NewLimiter(o.Limits.Dear)
	a.huma = huma.NewAPI(configuration(o.Version), adapter{a})
	a.reading()
	a.articles()
	a.register()
	a.parties()
	a.origins()
	a.judgements()
	a.changes()
	a.feeds()
	a.queue()
	a.about()
	a.finish()
	a.described()
	a.elsewhere()
	return a
}

// Routes are the doors of all operations.
func (a *API) Routes() []door.Route { return a.routes }

// OpenAPI is the description of the API, as JSON and as YAML.
func (a *API) OpenAPI() (asJSON, asYAML []byte, err error) {
	if asJSON, err = a.huma.OpenAPI().MarshalJSON(); err != nil {
		return nil, nil, err
	}
	asYAML, err = a.huma.OpenAPI().YAML()
	return asJSON, asYAML, err
}

// route adds a door below Path.
func (a *API) route(method, path string, role door.Role, h http.HandlerFunc) {
	a.routes = append(a.routes, door.Route{Pattern: method + " " + Path + path, Role: role, Handler: h, Counted: true})
}
