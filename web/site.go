// Package web is the register's face: pages rendered on the server, complete without
// JavaScript, quicker with a little of it.
//
// A page is a handler that gives a typed struct, most often one of package view, and a
// template that shows it. All the rest is done here in one place: language and theme, errors,
// redirects, the twins of a page in other forms, what is kept so that it need not be made
// again.
package web

import (
	"context"
	"embed"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"

	"waybill/desk"
	"waybill/door"
	"waybill/view"
)

//go:embed templates messages static
var files embed.FS

// Options are what pages are made of.
type Options struct {
	Desk *desk.Desk
	// Feeds is nil where none can be watched.
	Feeds desk.Feeds
	// Queue is nil where work is not handed out.
	Queue desk.Queue
	// Doors is the accounts; nil where nobody logs in.
	Doors *door.Accounts
	// PDF gives the text of a PDF file; nil where none is taken.
	PDF func(ctx context.Context, file []byte) ([]byte, error)
	// Log is told what went wrong inside; nil tells slog's default.
	Log *slog.Logger
}

// Site is all pages.
type Site struct {
	Options
	words     messages
	templates templates
	static    *static
	keeper    *keeper
	held      *held
}

// New makes the site ready: it fails only where what is embedded is at fault.
func New(o Options) (*Site, error) {
	if o.Log == nil {
		o.Log = slog.Default()
	}
	s := &Site{Options: o}
	var err error
	if s.words, err = loadMessages(files); err != nil {
		return nil, err
	}
	if s.static, err = loadStatic(files); err != nil {
		return nil, err
	}
	if s.templates, err = s.parseTemplates(files); err != nil {
		return nil, err
	}
	if s.keeper, err = newKeeper(); err != nil {
		return nil, err
	}
	if s.held, err = newHeld(); err != nil {
		return nil, err
	}
	return s, nil
}

// page is one page: the name of its template, and what it shows.
type page struct {
	// Template is the file in templates without its ending: "transfer".
	Template string
	// Title is what stands in the window's title, in the language of the request.
	Title string
	// Data is a typed struct, most often one of package view.
	Data any
	// Twins says that the page has the same address with .json, .csv and .atom; its route has
	// to say so too. List is what they show, Data if it is nil.
	Twins bool
	List  any
	// Next is where the next page of a list begins, "" on the last; part "pager" links to it.
	Next view.Optional
	// Wrong is what is wrong with what was asked, in one line: part "filter" shows it.
	Wrong string
	// Filter is the form of part "filter"; nil where there is none.
	Filter *filter
	// Status is the HTTP status, 200 if it is 0.
	Status int
	// To is where the browser is sent instead, after a POST; all but Header is left out then.
	To string
	// Again is the query under which what was posted is to be had again; nil is that of the
	// request.
	Again url.Values
	// Header is added to the answer: cookies.
	Header http.Header
	// Raw is the answer itself, where it is no HTML.
	Raw *raw
}

// raw is an answer that is no page, a picture say.
type raw struct {
	Type string
	Body []byte
	// Name is what it is saved as; "" shows it.
	Name string
}

// handler answers a request with a page, or an error that is told in one place (fail in
// errors.go): *desk.Error is 400, ledger.ErrNotFound 404, ledger.ErrReadOnly and
// ledger.ErrJudgement 409, all else 500. A page that comes with a *desk.Error is shown with it:
// the form as it was filled in.
type handler func(s *Site, r *http.Request) (*page, error)

// route is a door of the site.
type route struct {
	pattern string
	role    door.Role
	handle  handler
	// twins says that the page is there as .json, .csv and .atom too.
	twins bool
	// fresh says that the page is never kept: it hangs on more than the register, who asks, and
	// the address.
	fresh bool
}

// routes are all doors, by who looks after them.
func (s *Site) routes() []route {
	var all []route
	for _, some := range [][]route{frameRoutes(), storyRoutes(), workRoutes()} {
		all = append(all, some...)
	}
	return all
}

// Routes are the doors of the site, those of the twins and of what is static among them.
func (s *Site) Routes() []door.Route {
	all := []door.Route{
		{Pattern: "GET /static/{file}", Role: door.Anyone, Handler: s.static},
		{Pattern: "GET /favicon.ico", Role: door.Anyone, Handler: http.RedirectHandler(s.static.href("icon.svg"), http.StatusFound)},
		{Pattern: "GET /", Role: door.Anyone, Handler: http.HandlerFunc(s.nowhere)},
	}
	for _, x := range s.routes() {
		for _, form := range x.forms() {
			all = append(all, door.Route{Pattern: form.pattern(x.pattern), Role: x.role, Handler: s.serve(x, form)})
		}
	}
	return all
}

// nowhere answers for addresses at which there is nothing.
func (s *Site) nowhere(w http.ResponseWriter, r *http.Request) {
	s.fail(w, r, formOf(r), fmt.Errorf("%w: %s", errNowhere, r.URL.Path))
}
