// Package web is the register's face: pages rendered on the server, complete without
// JavaScript, quicker with a little of it.
package web

import (
	"embed"
	"net/http"

	"waybill/desk"
	"waybill/door"
)

//go:embed templates messages static
var files embed.FS

// Options are what pages are made of.
type Options struct {
	Desk *desk.Desk
	// Feeds is nil where none can be watched.
	Feeds desk.Feeds
	// Doors is the accounts; nil where nobody logs in.
	Doors Doors
}

// Doors are the accounts, as package door has them.
type Doors interface{}

// Site is all pages.
type Site struct {
	Options
}

// page is one page: the name of its template, and what it shows.
type page struct {
	// Template is the file in templates without its ending: "transfer".
	Template string
	// Title is what stands in the window's title, in the language of the request.
	Title string
	// Data is a typed struct, most often one of package view.
	Data any
	// Twins says that the page has the same address with .json, .csv and .atom; Query is
	// that of the address.
	Twins bool
	// Status is the HTTP status, 200 if it is 0.
	Status int
}

// handler answers a request with a page, or an error that is told in one place (fail in
// errors.go): *desk.Error is 400, ledger.ErrNotFound 404, ledger.ErrReadOnly and
// ledger.ErrJudgement 409, all else 500.
type handler func(s *Site, r *http.Request) (*page, error)

// route is a door of the site.
type route struct {
	pattern string
	role    door.Role
	handle  handler
}
