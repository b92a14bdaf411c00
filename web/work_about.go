package web

import (
	"errors"
	"net/http"

	"waybill/ledger"
	"waybill/view"
)

// aboutPage is what runs here and what there is.
type aboutPage struct {
	*view.About
	// Feeds are those that are watched, Failing how many cannot be read; Watching says that
	// this process polls them.
	Feeds, Failing int
	Watching       bool
	// Open says that nobody logs in.
	Open bool
}

func (s *Site) about(r *http.Request) (*page, error) {
	about, err := s.Desk.About(r.Context())
	if err != nil {
		return nil, err
	}
	v := &aboutPage{About: about, Open: s.Doors == nil}
	if s.Feeds != nil {
		feeds, err := s.Feeds.List(r.Context())
		if err != nil && !errors.Is(err, ledger.ErrMissing) {
			return nil, err
		}
		if feeds != nil {
			v.Feeds, v.Watching = len(feeds.Feeds), feeds.Watching
			for _, f := range feeds.Feeds {
				if f.Failures > 0 {
					v.Failing++
				}
			}
		}
	}
	return &page{Template: "about", Title: s.say(r, "about.title"), Data: v}, nil
}

// help is what the words mean, how to search, and which keys there are.
type help struct{ KeysOff bool }

func (s *Site) help(r *http.Request) (*page, error) {
	return &page{Template: "help", Title: s.say(r, "help.title"), Data: &help{keysOff(r)}}, nil
}

// Megabytes is the size of the ledger, rounded up.
func (v *aboutPage) Megabytes() int64 { return megabytes(v.Bytes) }
