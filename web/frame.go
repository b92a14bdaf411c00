package web

import (
	"net/http"

	"waybill/door"
	"waybill/view"
)

// frameRoutes are the pages on which texts are read, the register, and the search.
func frameRoutes() []route {
	return []route{
		{pattern: "GET /{$}", role: door.Viewer, handle: (*Site).home},
		{pattern: "GET /read", role: door.Viewer, handle: (*Site).readAgain, fresh: true},
		{pattern: "POST /read", role: door.Viewer, handle: (*Site).read},
		{pattern: "POST /articles", role: door.Analyst, handle: (*Site).record},
		{pattern: "GET /transfers", role: door.Viewer, handle: (*Site).register, twins: true},
		{pattern: "GET /reports", role: door.Viewer, handle: (*Site).articles, twins: true},
		{pattern: "GET /search", role: door.Viewer, handle: (*Site).search, twins: true},
	}
}

// register is the register of alleged transfers.
func (s *Site) register(r *http.Request) (*page, error) {
	form, err := s.filterOf(r)
	if err != nil {
		return nil, err
	}
	p := &page{Template: "register", Title: s.say(r, "register.title"), Data: &view.Register{}, Twins: true, Filter: form}
	a, err := s.Desk.Ask(r.URL.Query())
	if err != nil {
		return p, err
	}
	rows, err := s.Desk.Register(r.Context(), a)
	if err != nil {
		return p, err
	}
	form.Weapons = weapons(rows.Rows)
	p.Data, p.Next = rows, rows.Next
	return p, nil
}

// ofRows are the fields of the form that mean nothing to reports.
var ofRows = []string{"match", "min-articles", "min-origins", "status", "credibility", "all", "contested", "exchange"}

// articles is the reports of the ledger, those recorded last first.
func (s *Site) articles(r *http.Request) (*page, error) {
	form, err := s.filterOf(r, ofRows...)
	if err != nil {
		return nil, err
	}
	p := &page{Template: "reports", Title: s.say(r, "reports.title"), Data: &view.Results{}, Twins: true, Filter: form}
	a, err := s.Desk.Ask(r.URL.Query())
	if err != nil {
		return p, err
	}
	all, err := s.Desk.Articles(r.Context(), a)
	if err != nil {
		return p, err
	}
	p.Data, p.Next = all, all.Next
	return p, nil
}

// search is the reports with words.
func (s *Site) search(r *http.Request) (*page, error) {
	form, err := s.filterOf(r, ofRows...)
	if err != nil {
		return nil, err
	}
	words := r.URL.Query().Get("q")
	found := &view.Results{Query: words, Hits: []view.Hit{}}
	p := &page{Template: "search", Title: s.say(r, "search.title"), Data: found, Twins: words != "", Filter: form}
	a, err := s.Desk.Ask(r.URL.Query())
	if err != nil || words == "" {
		return p, err
	}
	if found, err = s.Desk.Search(r.Context(), words, a); err != nil {
		return p, err
	}
	p.Data, p.Next = found, found.Next
	return p, nil
}
