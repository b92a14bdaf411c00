package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"waybill/desk"
	"waybill/door"
	"waybill/ledger"
)

// errNowhere says that there is nothing at an address.
var errNowhere = errors.New("there is nothing at this address")

// errLong says that an address is longer than any that a page links to.
var errLong = errors.New("the address is too long")

// problem is an error as it is told: RFC 9457, and what the page of an error shows.
type problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail,omitempty"`
}

// fail tells an error, in one clear line.
func (s *Site) fail(w http.ResponseWriter, r *http.Request, f form, err error) {
	p := s.problem(r, err)
	if p.Status >= http.StatusInternalServerError && r.Context().Err() == nil { // else nobody waits any more
		s.Log.Error("a page failed", "method", r.Method, "path", r.URL.Path, "error", err)
	}
	h := w.Header()
	h.Del("Content-Disposition")
	h.Set("Cache-Control", "no-store")
	k := &kept{status: p.Status, kind: "application/problem+json"}
	if f == asHTML {
		k.kind = "text/html; charset=utf-8"
		k.body, err = s.render(r, f, &page{Template: "error", Title: p.Title, Data: p})
	} else {
		k.body, err = json.Marshal(p)
	}
	if err != nil {
		s.Log.Error("the page of an error failed", "error", err)
		http.Error(w, p.Title+": "+p.Detail, p.Status)
		return
	}
	k.send(w, r)
}

// Refuse answers a browser that may not come in, with a page that says why.
func (s *Site) Refuse(w http.ResponseWriter, r *http.Request, status int, why string) {
	p := problem{Type: "about:blank", Title: s.say(r, "error.refused"), Status: status, Detail: why}
	switch status {
	case http.StatusForbidden:
		p.Title = s.say(r, "error.forbidden")
		if who := door.Of(r.Context()); who.Name != "" {
			p.Detail = s.say(r, "error.why.forbidden", who.Name, s.say(r, "role."+who.Role.String()))
		}
	case http.StatusTooManyRequests:
		p.Title, p.Detail = s.say(r, "error.often"), s.say(r, "error.why.often", w.Header().Get("Retry-After"))
	case http.StatusInternalServerError:
		p.Title = s.say(r, "error.inside")
	}
	w.Header().Set("Cache-Control", "no-store")
	k := &kept{status: status, kind: "text/html; charset=utf-8"}
	var err error
	if k.body, err = s.render(r, asHTML, &page{Template: "error", Title: p.Title, Data: p}); err != nil {
		s.Log.Error("the page of a refusal failed", "error", err)
		http.Error(w, why, status)
		return
	}
	k.send(w, r)
}

// problem is what is told of an error. What is not of the asker's making keeps its words to
// the log.
func (s *Site) problem(r *http.Request, err error) problem {
	status, key, detail := http.StatusInternalServerError, "error.inside", ""
	var wrong *desk.Error
	var missing *desk.Missing
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &wrong):
		status, key, detail = http.StatusBadRequest, "error.question", s.told(r, wrong)
	case errors.As(err, &large):
		status, key = http.StatusRequestEntityTooLarge, "error.large"
	case errors.Is(err, errLong):
		status, key = http.StatusRequestURITooLong, "error.long"
	case errors.Is(err, errNowhere):
		status, key = http.StatusNotFound, "error.nowhere"
	case errors.As(err, &missing):
		status, key, detail = http.StatusNotFound, "error.unknown", s.unknown(r, missing)
	case errors.Is(err, ledger.ErrNotFound):
		status, key, detail = http.StatusNotFound, "error.unknown", err.Error()
	case errors.Is(err, ledger.ErrMissing):
		status, key = http.StatusNotFound, "error.missing"
	case errors.Is(err, ledger.ErrPage):
		status, key, detail = http.StatusBadRequest, "error.question", err.Error()
	case errors.Is(err, ledger.ErrReadOnly):
		status, key = http.StatusConflict, "error.readonly"
	case errors.Is(err, ledger.ErrJudgement):
		status, key, detail = http.StatusConflict, "error.judgement", err.Error()
	case errors.Is(err, desk.ErrQueue):
		status, key = http.StatusServiceUnavailable, "error.queue"
	case r.Context().Err() != nil:
		status, key = http.StatusServiceUnavailable, "error.late"
	}
	if detail == "" {
		detail = s.say(r, "error.why."+strings.TrimPrefix(key, "error."))
	}
	return problem{Type: "about:blank", Title: s.say(r, key), Status: status, Detail: tame(strings.TrimSpace(detail))}
}
