package web

import (
	"context"
	"errors"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"waybill/desk"
)

// serve answers requests for a page in one form.
func (s *Site) serve(x route, f form) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f := f
		if f == asHTML {
			f = x.cut(r)
		}
		s.remember(w, r)
		if err := s.dispatch(w, r, &x, f); err != nil {
			s.fail(w, r, f, err)
		}
	})
}

func (s *Site) dispatch(w http.ResponseWriter, r *http.Request, x *route, f form) error {
	if tooLong(r.URL) {
		return errLong
	}
	reads := r.Method == http.MethodGet || r.Method == http.MethodHead
	if reads && cleaned(w, r) {
		return nil
	}
	if !reads || x.fresh {
		w.Header().Set("Cache-Control", "no-store")
		p, err := s.ask(r, x, f)
		if err != nil {
			return err
		}
		if p.To != "" {
			addHeader(w.Header(), p.Header)
			http.Redirect(w, r, p.To, http.StatusSeeOther)
			return nil
		}
		k, err := s.make(r, f, p)
		if err != nil {
			return err
		}
		k.send(w, r)
		return nil
	}
	state, err := s.Desk.State(r.Context())
	if err != nil {
		return err
	}
	name := s.keeper.name(r, f, state)
	etag := tag(name)
	if has(r, etag) {
		h := w.Header()
		h.Set("ETag", etag)
		h.Set("Cache-Control", "private, no-cache")
		h.Add("Vary", "Accept-Encoding, Accept-Language, Cookie")
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	k, err := s.keeper.page(r.Context(), name, func(ctx context.Context) (*kept, error) {
		r := r.WithContext(ctx)
		p, err := s.ask(r, x, f)
		if err != nil {
			return nil, err
		}
		return s.make(r, f, p)
	})
	if err != nil {
		return err
	}
	if k.status == http.StatusOK {
		w.Header().Set("ETag", etag)
	}
	k.send(w, r)
	return nil
}

// ask has a handler answer. People see what is wrong with a question above the form in which
// they put it.
func (s *Site) ask(r *http.Request, x *route, f form) (*page, error) {
	p, err := x.handle(s, r)
	var wrong *desk.Error
	if f != asHTML || p == nil || !errors.As(err, &wrong) {
		return p, err
	}
	p.Wrong, p.Status, p.Twins = s.told(r, wrong), http.StatusBadRequest, false
	return p, nil
}

// make makes the answer that a page is, whole.
func (s *Site) make(r *http.Request, f form, p *page) (*kept, error) {
	k := &kept{status: p.Status, header: p.Header.Clone()}
	if k.status == 0 {
		k.status = http.StatusOK
	}
	if k.header == nil {
		k.header = http.Header{}
	}
	var err error
	switch {
	case p.To != "":
		k.status, k.kind = http.StatusSeeOther, "text/plain; charset=utf-8"
		k.header.Set("Location", p.To)
	case p.Raw != nil:
		if p.Raw.Name != "" {
			k.header.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": p.Raw.Name}))
		}
		k.body, k.kind = p.Raw.Body, p.Raw.Type
	case f != asHTML:
		k.body, k.kind, err = s.twin(r, f, p)
		if p.Next != "" {
			next := changed(asked(r), "after", string(p.Next))
			k.header.Set("Link", "<"+address(r.URL.Path, next)+`>; rel="next"`)
		}
	default:
		k.kind = "text/html; charset=utf-8"
		k.body, err = s.render(r, f, p)
	}
	return k, err
}

func addHeader(to, from http.Header) {
	for name, values := range from {
		to[name] = append(to[name], values...)
	}
}

// cleaned sends a request with empty parameters, as forms make them, to the same address
// without them: the one to be kept.
func cleaned(w http.ResponseWriter, r *http.Request) bool {
	q := r.URL.Query()
	clean := true
	for name, values := range q {
		var some []string
		for _, v := range values {
			if v != "" {
				some = append(some, v)
			}
		}
		if len(some) < len(values) {
			clean = false
		}
		if q[name] = some; len(some) == 0 {
			delete(q, name)
		}
	}
	if clean {
		return false
	}
	http.Redirect(w, r, address(r.URL.EscapedPath(), q), http.StatusSeeOther)
	return true
}

// An address has so many bytes of parameters, and so many of them. A page links to itself once
// for each thing that is chosen: without a bound, a long address makes a page of hundreds of
// megabytes.
const (
	mostQuery      = 8 << 10
	mostParameters = 128
)

func tooLong(u *url.URL) bool {
	return len(u.RawQuery) > mostQuery || strings.Count(u.RawQuery, "&") >= mostParameters
}

// asked is the query of an address without what only switches language and theme.
func asked(r *http.Request) url.Values {
	q := r.URL.Query()
	q.Del(languageKey)
	q.Del(themeKey)
	return q
}
