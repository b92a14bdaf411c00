package web

import (
	"net/http"
	"strings"

	"waybill/desk"
)

// told is what is wrong with a question, in the language of who asks where there are words
// for it.
func (s *Site) told(r *http.Request, e *desk.Error) string {
	if e.Kind == "" {
		if said := e.Cause.In(langOf(r)); said != "" {
			return s.label(r, e.Field) + ": " + said
		}
		return e.Error()
	}
	args := make([]any, len(e.Args))
	for i := range args {
		args[i] = e.Args[i]
	}
	said := s.label(r, e.Field)
	if e.Value != "" {
		said += " " + e.Value
	}
	return said + ": " + s.say(r, "wrong."+string(e.Kind), args...)
}

// label names a parameter as its form does.
func (s *Site) label(r *http.Request, field string) string {
	if text, ok := s.words[langOf(r)]["filter."+field]; ok {
		return text
	}
	return field
}

// unknown says that there is no such thing, and what is like it.
func (s *Site) unknown(r *http.Request, m *desk.Missing) string {
	said := s.say(r, "missing."+m.Thing, m.ID)
	if len(m.Near) > 0 {
		said += " " + s.say(r, "missing.near", strings.Join(m.Near, ", "))
	}
	return said
}
