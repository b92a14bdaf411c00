package web

import (
	"net/http"

	"waybill/door"
)

// frameRoutes are the pages on which texts are read, and the register.
func frameRoutes() []route {
	return []route{
		{pattern: "GET /{$}", role: door.Viewer, handle: (*Site).home},
		{pattern: "GET /read", role: door.Viewer, handle: (*Site).toHome, fresh: true},
		{pattern: "POST /read", role: door.Viewer, handle: (*Site).read},
		{pattern: "POST /articles", role: door.Analyst, handle: (*Site).record},
		{pattern: "GET /transfers", role: door.Viewer, handle: (*Site).register, twins: true},
	}
}

// register is the register of alleged transfers.
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

// toHome is where somebody goes who comes back to a page that was read and not kept.
func (s *Site) toHome(*http.Request) (*page, error) { return &page{To: "/"}, nil }
