package web

import (
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"strconv"
)

// serve answers requests for a page in one form.
func (s *Site) serve(x route, f form) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f := f
		if f == asHTML {
			f = x.cut(r)
		}
		if x.fresh {
			w.Header().Set("Cache-Control", "no-store")
		}
		p, err := x.handle(s, r)
		if err != nil {
			s.fail(w, r, f, err)
			return
		}
		s.answer(w, r, f, p)
	})
}

// answer writes a page.
func (s *Site) answer(w http.ResponseWriter, r *http.Request, f form, p *page) {
	for name, values := range p.Header {
		w.Header()[name] = append(w.Header()[name], values...)
	}
	switch {
	case p.To != "":
		http.Redirect(w, r, p.To, http.StatusSeeOther)
		return
	case p.Raw != nil:
		if p.Raw.Name != "" {
			w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": p.Raw.Name}))
		}
		write(w, p.Status, p.Raw.Type, p.Raw.Body)
		return
	case f != asHTML:
		body, kind, err := s.twin(r, f, p)
		if err != nil {
			s.fail(w, r, f, err)
			return
		}
		write(w, p.Status, kind, body)
		return
	}
	body, err := s.render(r, f, p)
	if err != nil {
		s.fail(w, r, f, err)
		return
	}
	s.remember(w, r)
	write(w, p.Status, "text/html; charset=utf-8", body)
}

// write sends what was made whole.
func write(w http.ResponseWriter, status int, kind string, body []byte) {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	h.Add("Vary", "Accept-Language, Cookie")
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "private, no-cache")
	}
	if status == 0 {
		status = http.StatusOK
	}
	w.WriteHeader(status)
	_, _ = w.Write(body) // who asked may be gone
}

// asked is the query of an address without what only switches language and theme.
func asked(r *http.Request) url.Values {
	q := r.URL.Query()
	q.Del(languageKey)
	q.Del(themeKey)
	return q
}

// twin is the list of a page in another form.
func (s *Site) twin(r *http.Request, f form, p *page) ([]byte, string, error) {
	list := p.List
	if list == nil {
		list = p.Data
	}
	return nil, "", fmt.Errorf("web: a twin of %T as %s: %w", list, f, errNowhere)
}
