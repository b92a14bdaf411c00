package web

import (
	"net/http"

	"waybill/door"
	"waybill/view"
)

// frameRoutes are the pages on which texts are read, and the register.
func frameRoutes() []route {
	return []route{
		{pattern: "GET /{$}", role: door.Viewer, handle: (*Site).home},
		{pattern: "GET /transfers", role: door.Viewer, handle: (*Site).register, twins: true},
	}
}

// front is the first page.
type front struct {
	Register *view.Register
}

func (s *Site) home(r *http.Request) (*page, error) {
	rows, err := s.newest(r)
	if err != nil {
		return nil, err
	}
	return &page{Template: "home", Title: s.say(r, "home.title"), Data: &front{rows}}, nil
}

// newest are the first rows of the register.
func (s *Site) newest(r *http.Request) (*view.Register, error) {
	a, err := s.Desk.Ask(nil)
	if err != nil {
		return nil, err
	}
	a.Page.Limit = 10
	return s.Desk.Register(r.Context(), a)
}

func (s *Site) register(r *http.Request) (*page, error) {
	a, err := s.Desk.Ask(r.URL.Query())
	if err != nil {
		return nil, err
	}
	rows, err := s.Desk.Register(r.Context(), a)
	if err != nil {
		return nil, err
	}
	form, err := s.filterOf(r)
	if err != nil {
		return nil, err
	}
	form.Weapons = weapons(rows.Rows)
	return &page{Template: "register", Title: s.say(r, "register.title"), Data: rows, Twins: true, Next: rows.Next, Filter: form}, nil
}
