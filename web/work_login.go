package web

import (
	"errors"
	"math"
	"net/http"
	"net/url"
	"slices"

	"waybill/door"
)

// loginPage is the form by which one logs in.
type loginPage struct {
	// Closed says that nobody logs in here.
	Closed bool
	// To is where one goes then, Name what was written, Wrong what is wrong with it.
	To, Name, Wrong string
	// Elsewhere is the address at which one logs in with a provider, "" where there is none.
	Elsewhere, Provider string
}

// fromProvider are the keys of what goes wrong with a provider, which sends browsers back here.
var fromProvider = []string{door.KeyProvider, door.KeyNoRole, door.KeyDisabled, door.KeyTaken, door.KeyName}

func (s *Site) login(r *http.Request) (*page, error) {
	to := door.Local(r.URL.Query().Get("to"))
	if door.Of(r.Context()).LoggedIn {
		return &page{To: to}, nil
	}
	v := &loginPage{To: to}
	if key := r.URL.Query().Get("wrong"); slices.Contains(fromProvider, key) {
		v.Wrong = s.say(r, "door."+key)
	}
	return s.loginOf(r, v, nil)
}

// loginOf is the log-in page with what is wrong; header is added to the answer.
func (s *Site) loginOf(r *http.Request, v *loginPage, header http.Header) (*page, error) {
	p := &page{Template: "login", Title: s.say(r, "login.title"), Data: v, Header: header}
	if s.Doors == nil {
		v.Closed = true
		return p, nil
	}
	if path, provider := s.Doors.Elsewhere(); path != "" {
		v.Elsewhere, v.Provider = path+"?"+url.Values{"to": {v.To}}.Encode(), provider
	}
	if v.Wrong != "" {
		p.Status = http.StatusUnauthorized
		if header.Get("Retry-After") != "" {
			p.Status = http.StatusTooManyRequests
		}
	}
	return p, nil
}

// head is an answer of which only the header is kept: where cookies are set for a page.
type head http.Header

func (h head) Header() http.Header         { return http.Header(h) }
func (h head) Write(b []byte) (int, error) { return len(b), nil }
func (h head) WriteHeader(int)             {}

func (s *Site) logIn(r *http.Request) (*page, error) {
	if err := posted(r); err != nil {
		return nil, err
	}
	if s.Doors == nil {
		return nil, errNowhere
	}
	v := &loginPage{To: door.Local(r.PostFormValue("to")), Name: r.PostFormValue("name")}
	h := head{}
	err := s.Doors.LogIn(h, r, v.Name, r.PostFormValue("password"))
	if wrong, ok := s.wrong(r, err); ok {
		v.Wrong = wrong
		return s.loginOf(r, v, h.Header())
	} else if err != nil {
		return nil, err
	}
	return &page{To: v.To, Header: h.Header()}, nil
}

func (s *Site) logOut(r *http.Request) (*page, error) {
	if s.Doors == nil {
		return nil, errNowhere
	}
	h := head{}
	if err := s.Doors.LogOut(h, r); err != nil {
		return nil, err
	}
	return &page{To: "/login", Header: h.Header()}, nil
}

// wrong is what is told of an error of the doors; ok is false for one that is none.
func (s *Site) wrong(r *http.Request, err error) (text string, ok bool) {
	var e *door.Error
	if !errors.As(err, &e) {
		return "", false
	}
	switch e.Key {
	case door.KeyWait:
		return s.words.count(langOf(r), "door.wait", int(math.Ceil(e.Wait.Seconds()))), true
	case door.KeyPasswordShort:
		return s.say(r, "door.password-short", door.MinPassword), true
	}
	return s.say(r, "door."+e.Key), true
}
