package web

import (
	"net/http"
	"strings"

	"waybill"
	"waybill/door"
	"waybill/ledger"
	"waybill/view"
)

// originsPage are those who are behind the claims.
type originsPage struct {
	*view.Witnesses
	// Name and Party are what they are chosen by.
	Name, Party string
	// May says that who asks may grade them.
	May    bool
	Grades []string
}

// usualOrigins is how many a page lists: each is told of at some length.
const usualOrigins = 30

func (s *Site) origins(r *http.Request) (*page, error) {
	q := r.URL.Query()
	a, err := s.Desk.Ask(q)
	if err != nil {
		return nil, err
	}
	if formOf(r) == asHTML && a.Page.Limit == 0 {
		a.Page.Limit = usualOrigins
	}
	all, err := s.Desk.Origins(r.Context(), a)
	if err != nil {
		return nil, err
	}
	p := &originsPage{
		Witnesses: all, Name: q.Get("origin"), Party: q.Get("party"),
		May: s.may(r), Grades: []string{"A", "B", "C", "D", "E", "F"},
	}
	return &page{Template: "origins", Title: s.say(r, "origins.title"), Data: p, List: all, Twins: true, Next: all.Next}, nil
}

// Share is a part in percent, 0 of none.
func (p *originsPage) Share(part, of int) int {
	if of == 0 {
		return 0
	}
	return (100*part + of/2) / of
}

// gradeOrigin records how reliable an origin is.
func (s *Site) gradeOrigin(r *http.Request) (*page, error) {
	if err := posted(r); err != nil {
		return nil, err
	}
	v := ledger.Verdict{
		Kind: waybill.Grade, By: door.Of(r.Context()).Name, Why: strings.TrimSpace(r.PostFormValue("why")),
		Origin: r.PostFormValue("origin"), Reliability: waybill.Reliability(r.PostFormValue("reliability")),
	}
	if _, err := s.Desk.Judge(r.Context(), v); err != nil {
		return nil, err
	}
	return &page{To: local(r.PostFormValue("to"), "/origins")}, nil
}
