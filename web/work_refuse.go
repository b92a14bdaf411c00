package web

import "net/http"

// Refuse is the page for a browser that may not come in, or not do this: for a door.Guard, which
// gives its reason in English alone.
func (s *Site) Refuse(w http.ResponseWriter, r *http.Request, status int, why string) {
	key := "refuse.other"
	switch status {
	case http.StatusForbidden:
		key = "refuse.forbidden"
	case http.StatusMisdirectedRequest:
		key = "refuse.host"
	}
	p := problem{Title: s.say(r, key), Status: status, Detail: tame(why)}
	body, err := s.render(r, asHTML, &page{Template: "error", Title: p.Title, Data: p, Status: status})
	if err != nil {
		http.Error(w, why, status)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(body) // nobody is left to tell
}
