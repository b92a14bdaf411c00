package web

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"waybill/desk"
	"waybill/door"
	"waybill/view"
)

// feedsPage is the feeds that are watched, and the form by which one is added.
type feedsPage struct {
	*view.Feeds
	// None says that no feeds are kept here.
	None bool
	// Failing and Pending count over all.
	Failing, Pending int
	// URL and Title are what was written, Wrong what is wrong with it.
	URL, Title, Wrong string
	// Trial is what a feed holds that is tried; Insist says that it was to be added and is none.
	Trial  *view.Trial
	Insist bool
	// Done is what was done just before.
	Done string
}

func (s *Site) feeds(r *http.Request) (*page, error) { return s.feedsOf(r, &feedsPage{}) }

// feedsOf is the page with what was just tried, or is wrong.
func (s *Site) feedsOf(r *http.Request, v *feedsPage) (*page, error) {
	p := &page{Template: "feeds", Title: s.say(r, "feeds.title"), Data: v, Twins: true}
	if v.Wrong != "" || v.Trial != nil && v.Trial.Why != "" {
		p.Status = http.StatusUnprocessableEntity
	}
	if s.Feeds == nil {
		v.None, v.Feeds = true, &view.Feeds{Feeds: []view.Feed{}}
		p.List = v.Feeds
		return p, nil
	}
	var err error
	if v.Feeds, err = s.Feeds.List(r.Context()); err != nil {
		return nil, err
	}
	p.List = v.Feeds
	for i := range v.Feeds.Feeds {
		f := &v.Feeds.Feeds[i]
		v.Pending += f.Pending
		if f.Failures > 0 {
			v.Failing++
		}
	}
	q := r.URL.Query()
	switch {
	case q.Get("added") != "":
		v.Done = s.words.count(langOf(r), "feeds.added", numberOf(q.Get("added")))
	case q.Has("removed"):
		v.Done = s.say(r, "feeds.removed")
	}
	return p, nil
}

// numberOf is a small number of an address, 0 for anything else.
func numberOf(text string) int {
	n := 0
	if _, err := fmt.Sscanf(text, "%d", &n); err != nil || n < 0 {
		return 0
	}
	return n
}

// addFeed tries a feed and adds it, if it is one or whoever asks insists. The form says in do
// what is to be done: try, add or keep.
func (s *Site) addFeed(r *http.Request) (*page, error) {
	if err := posted(r); err != nil {
		return nil, err
	}
	if s.Feeds == nil {
		return nil, errNowhere
	}
	v := &feedsPage{URL: strings.TrimSpace(r.PostFormValue("url")), Title: strings.TrimSpace(r.PostFormValue("title"))}
	do := r.PostFormValue("do")
	var wrong *desk.Error
	var err error
	if do != "keep" {
		if v.Trial, err = s.Feeds.Try(r.Context(), v.URL); errors.As(err, &wrong) {
			v.Wrong = s.say(r, "feeds.address")
			return s.feedsOf(r, v)
		} else if err != nil {
			return nil, err
		}
	}
	if do == "try" || v.Trial != nil && v.Trial.Why != "" {
		v.Insist = do != "try" && len(v.Trial.Found) == 0
		return s.feedsOf(r, v)
	}
	switch err = s.Feeds.Add(r.Context(), v.URL, v.Title, door.Of(r.Context()).Name); {
	case errors.As(err, &wrong):
		v.Wrong = s.say(r, "feeds.address")
		return s.feedsOf(r, v)
	case err != nil:
		return nil, err
	}
	return &page{To: "/feeds?added=1"}, nil
}

// mostList is how large a list of feeds may be, in bytes.
const mostList = 8 << 20

// addFeeds adds the feeds of a list in OPML.
func (s *Site) addFeeds(r *http.Request) (*page, error) {
	if s.Feeds == nil {
		return nil, errNowhere
	}
	r.Body = http.MaxBytesReader(nil, r.Body, mostList)
	file, _, err := r.FormFile("list")
	if err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return nil, err
		}
		return s.feedsOf(r, &feedsPage{Wrong: s.say(r, "feeds.list.none")})
	}
	defer file.Close() // only read from
	list, err := io.ReadAll(file)
	if err != nil {
		return nil, err
	}
	n, err := s.Feeds.AddList(r.Context(), list, door.Of(r.Context()).Name)
	var wrong *desk.Error
	switch {
	case errors.As(err, &wrong):
		return s.feedsOf(r, &feedsPage{Wrong: s.say(r, "feeds.list.wrong", tame(wrong.Why))})
	case err != nil:
		return nil, err
	}
	return &page{To: fmt.Sprintf("/feeds?added=%d", n)}, nil
}

func (s *Site) removeFeed(r *http.Request) (*page, error) {
	if err := posted(r); err != nil {
		return nil, err
	}
	if s.Feeds == nil {
		return nil, errNowhere
	}
	if err := s.Feeds.Remove(r.Context(), r.PostFormValue("url")); err != nil {
		return nil, err
	}
	return &page{To: "/feeds?" + url.Values{"removed": {"1"}}.Encode()}, nil
}

// outlines is a list of feeds as feed readers exchange it: OPML 2.0.
type outlines struct {
	XMLName xml.Name  `xml:"opml"`
	Version string    `xml:"version,attr"`
	Title   string    `xml:"head>title"`
	Feeds   []outline `xml:"body>outline"`
}

type outline struct {
	Text string `xml:"text,attr"`
	Type string `xml:"type,attr"`
	URL  string `xml:"xmlUrl,attr"`
}

// feedList is the feeds as a file for feed readers, and for other ledgers.
func (s *Site) feedList(r *http.Request) (*page, error) {
	if s.Feeds == nil {
		return nil, errNowhere
	}
	all, err := s.Feeds.List(r.Context())
	if err != nil {
		return nil, err
	}
	list := outlines{Version: "2.0", Title: "Waybill"}
	for _, f := range all.Feeds {
		text := string(f.Title)
		if text == "" {
			text = f.URL
		}
		list.Feeds = append(list.Feeds, outline{text, "rss", f.URL})
	}
	body, err := xml.MarshalIndent(list, "", " ")
	if err != nil {
		return nil, err
	}
	whole := bytes.Join([][]byte{[]byte(strings.TrimSpace(xml.Header)), body, nil}, []byte("\n"))
	return &page{Raw: &raw{Type: "text/x-opml; charset=utf-8", Body: whole, Name: "feeds.opml"}}, nil
}
