package watch

import (
	"context"
	"encoding/json"
	"time"

	"waybill"
	"waybill/feed"
	"waybill/fetch"
	"waybill/ledger"
)

// state is what is known of a feed. While it is polled it belongs to that poll alone.
type state struct {
	url  string
	seen seen
	// dirty says that it differs from what was kept; busy, that it is being polled; asked, that
	// it was polled since the watching began.
	dirty, busy, asked bool
	// network says that the last failure was one of the network.
	network bool
	// told says that somebody was told that it does not work.
	told bool
	// gone says that it is let go; stop ends its poll.
	gone bool
	stop context.CancelFunc

	kept
}

// kept is the part of a state that is kept as JSON.
type kept struct {
	// Title is what the feed, or the user's list, calls it: the outlet of its articles.
	Title string `json:"title,omitempty"`
	// Moved is where the feed is now, by permanent redirects.
	Moved        string `json:"moved,omitempty"`
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"lastModified,omitempty"`
	// Documents counts those that were read.
	Documents uint32 `json:"documents,omitempty"`
	// Interval is how long the feed is left alone; Hint is how long it asks to be.
	Interval time.Duration `json:"interval,omitempty"`
	Hint     time.Duration `json:"hint,omitempty"`
	// Due is when it is polled next; before NotBefore not even if the user asks.
	Due       time.Time `json:"due,omitzero"`
	NotBefore time.Time `json:"notBefore,omitzero"`
	// Read is when it was read last.
	Read time.Time `json:"read,omitzero"`
	// Failures are those in a row, Trouble and Why the last one.
	Failures int     `json:"failures,omitempty"`
	Trouble  Trouble `json:"trouble,omitempty"`
	Why      string  `json:"why,omitempty"`
	// Cause is Why as a value; states of before have none.
	Cause waybill.Cause `json:"cause,omitzero"`
	// Members are the sitemaps of an index and when they last changed.
	Members map[string]time.Time `json:"members,omitempty"`
	Pending []pending            `json:"pending,omitempty"`
	Seen    string               `json:"seen,omitempty"`
}

// pending is an entry whose page is still to be fetched.
type pending struct {
	URL       string `json:"url"`
	Title     string `json:"title,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty"`
	// Teaser is what the feed holds of it, up to a few KB.
	Teaser string `json:"teaser,omitempty"`
	Keys   []key  `json:"keys"`
	// Tries is how often it was asked for in vain, Missing of them how often it was not there.
	Tries   int       `json:"tries,omitempty"`
	Missing int       `json:"missing,omitempty"`
	Next    time.Time `json:"next,omitzero"`
}

func newState(url string) *state { return &state{url: url, seen: seen{}} }

// parseState reads a bookmark. One that makes no sense is as good as none: the feed is new then,
// and what the ledger has of it is known there.
func parseState(m ledger.Bookmark) *state {
	s := newState(m.Key)
	if err := json.Unmarshal([]byte(m.Value), &s.kept); err != nil {
		return newState(m.Key)
	}
	s.seen, s.Seen = parseSeen(s.Seen), ""
	return s
}

// bookmark is the state as it is kept.
func (s *state) bookmark() (ledger.Bookmark, error) {
	k := s.kept
	k.Seen = s.seen.text()
	b, err := json.Marshal(k)
	return ledger.Bookmark{Kind: Kind, Key: s.url, Value: string(b)}, err
}

// address is where the feed is asked for.
func (s *state) address() string {
	if s.Moved != "" {
		return s.Moved
	}
	return s.url
}

func (s *state) validators() fetch.Validators {
	return fetch.Validators{ETag: s.ETag, LastModified: s.LastModified}
}

// next is when there is something to do: the feed is due, or a page is.
func (s *state) next() time.Time {
	next := s.Due
	for i := range s.Pending {
		if p := s.Pending[i].Next; p.Before(next) {
			next = p
		}
	}
	return next
}

// remember notes that entries are done with.
func (s *state) remember(keys []key, now time.Time) (fresh []key) {
	for _, k := range keys {
		if _, there := s.seen[k]; !there {
			fresh = append(fresh, k)
		}
		s.seen[k] = lastThere{s.Documents, hours(now)}
	}
	return fresh
}

// article is a page as the article of an entry.
func (s *state) article(page []byte, url string, e *feed.Entry) Article {
	a := Article{Bytes: page, Title: e.Title}
	a.File, a.Outlet, a.Published = url, e.Outlet, e.Day()
	if a.File == "" {
		a.File = s.url
	}
	if a.Outlet == "" {
		a.Outlet = s.Title
	}
	return a
}
