package web

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
	"unicode/utf8"

	"waybill"
	"waybill/desk"
	"waybill/ledger"
	"waybill/view"
)

// largest is the size of the largest article that is taken, in bytes.
const largest = 8 << 20

// front is the first page: the box, what was in it and what is wrong with it, in the words of
// Detail more closely, and some rows.
type front struct {
	Box, Wrong, Detail string
	Register           *view.Register
}

func (s *Site) home(r *http.Request) (*page, error) { return s.front(r, &front{}) }

func (s *Site) front(r *http.Request, f *front) (p *page, err error) {
	if f.Register, err = s.newest(r); err != nil {
		return nil, err
	}
	return &page{Template: "home", Title: s.say(r, "home.title"), Data: f}, nil
}

// newestRows is how many rows stand on the first page.
const newestRows = 12

// newest are the rows of the register that speak of the last days.
func (s *Site) newest(r *http.Request) (*view.Register, error) {
	a, err := s.Desk.Ask(nil)
	if err != nil {
		return nil, err
	}
	a.Page.Limit = newestRows
	rows, err := s.Desk.Register(r.Context(), a)
	if errors.Is(err, ledger.ErrMissing) {
		return &view.Register{}, nil
	}
	return rows, err
}

// readPage is an article that was read and not kept.
type readPage struct {
	*view.Paper
	*glance
	// Held says that whoever asks can record it, without sending it again.
	Held bool
}

// read reads what is in the box. What cannot be read stays there.
func (s *Site) read(r *http.Request) (*page, error) {
	a, box, err := s.boxed(r)
	var paper *view.Paper
	switch {
	case err != nil:
	case isAddress(box):
		paper, a, err = s.Desk.FetchAndRead(r.Context(), strings.TrimSpace(box))
	default:
		paper, err = s.Desk.Read(r.Context(), a)
	}
	if err != nil {
		return s.unread(r, box, err)
	}
	s.held.put(a)
	return s.readPage(r, a.ID(), paper), nil
}

// readAgain is the page of an article that was read a while ago, in another language or theme;
// of one that is forgotten it is the first page.
func (s *Site) readAgain(r *http.Request) (*page, error) {
	id := r.URL.Query().Get("article")
	a, ok := s.held.get(id)
	if !ok {
		return &page{To: "/"}, nil
	}
	paper, err := s.Desk.Read(r.Context(), a)
	if err != nil {
		return s.unread(r, "", err)
	}
	return s.readPage(r, id, paper), nil
}

func (s *Site) readPage(r *http.Request, id string, paper *view.Paper) *page {
	title := s.say(r, "read.title")
	if paper.Report.Title != nil {
		title = paper.Report.Title.Text
	}
	g := glanceOf(paper)
	g.Explained = true
	return &page{
		Template: "read", Title: title, Data: &readPage{Paper: paper, glance: g, Held: s.may(r)},
		Again: url.Values{"article": {id}},
	}
}

// unread is the first page with what could not be read, and why.
func (s *Site) unread(r *http.Request, box string, err error) (*page, error) {
	var large *http.MaxBytesError
	if errors.As(err, &large) || r.Context().Err() != nil || errors.Is(err, ledger.ErrMissing) {
		return nil, err
	}
	f := &front{Box: box, Wrong: err.Error()}
	w := s.in(langOf(r))
	said := func(e *desk.Error) string { return w.because(e.Cause, e.Why) }
	var causer waybill.Causer
	if errors.As(err, &causer) {
		f.Wrong = w.because(causer.Cause(), f.Wrong)
	}
	var wrong *desk.Error
	switch {
	case errors.As(err, &wrong) && wrong.Field == "article" && wrong.Kind == "":
		f.Wrong = said(wrong)
	case errors.As(err, &wrong) && wrong.Field == "address" && wrong.Kind == "":
		f.Wrong, f.Detail = s.say(r, "read.unreached"), said(wrong)
	case errors.As(err, &wrong):
		f.Wrong = s.told(r, wrong)
	}
	p, failed := s.front(r, f)
	if failed != nil {
		return nil, failed
	}
	p.Status = http.StatusUnprocessableEntity
	return p, nil
}

// boxed is the article that a form brings: its file, else what is in its box.
func (s *Site) boxed(r *http.Request) (a waybill.Article, box string, err error) {
	r.Body = http.MaxBytesReader(nil, r.Body, largest)
	if err := r.ParseMultipartForm(largest); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		return a, "", err
	}
	box = r.PostFormValue("text")
	file, header, err := r.FormFile("file")
	switch {
	case err == nil:
		defer file.Close() // only read from
		data, err := io.ReadAll(file)
		if err == nil && len(data) > 0 {
			if s.PDF != nil && strings.HasPrefix(string(data[:min(8, len(data))]), "%PDF-") {
				data, err = s.PDF(r.Context(), data)
			}
			return waybill.Article{File: path.Base(strings.ReplaceAll(header.Filename, `\`, "/")), Bytes: data}, box, err
		}
	case !errors.Is(err, http.ErrMissingFile) && !errors.Is(err, http.ErrNotMultipart):
		return a, box, err
	}
	if strings.TrimSpace(box) == "" {
		return a, box, errors.New(s.say(r, "read.empty"))
	}
	return desk.Pasted(box), box, nil
}

// isAddress reports whether all that is in the box is an address of the web.
func isAddress(box string) bool {
	box = strings.TrimSpace(box)
	return !strings.ContainsAny(box, " \n\t") && utf8.RuneCountInString(box) < 4096 && webAddress(box) != ""
}

// record records an article that was read just now, or the one in the form.
func (s *Site) record(r *http.Request) (*page, error) {
	a, box, err := s.boxed(r)
	if id := r.PostFormValue("article"); id != "" {
		var ok bool
		if a, ok = s.held.get(id); !ok {
			return s.unread(r, "", errors.New(s.say(r, "read.forgotten")))
		}
		err = nil
	}
	if err == nil && isAddress(box) {
		_, a, err = s.Desk.FetchAndRead(r.Context(), strings.TrimSpace(box))
	}
	if err != nil {
		return s.unread(r, box, err)
	}
	told := waybill.Provenance{
		File: a.File, Seen: time.Now().UTC(),
		Outlet: strings.TrimSpace(r.PostFormValue("outlet")), Published: strings.TrimSpace(r.PostFormValue("published")),
	}
	paper, err := s.Desk.Record(r.Context(), a, told)
	if err != nil {
		return nil, fmt.Errorf("record %s: %w", a.File, err)
	}
	return &page{To: "/reports/" + paper.Report.Article + "?recorded=1"}, nil
}
