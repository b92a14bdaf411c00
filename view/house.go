package view

import (
	"waybill"
)

// Feed is a feed that is watched.
type Feed struct {
	URL string `json:"url"`
	// Title is what the feed or the user calls it.
	Title Optional `json:"title"`
	// By is who added it, At when (RFC 3339, UTC).
	By Optional `json:"by"`
	At Optional `json:"at"`
	// Documents counts how often it was read, Pending the pages that are still to be fetched.
	Documents int `json:"documents"`
	Pending   int `json:"pending"`
	// Read is when it was read last, Next when it is polled next (RFC 3339, UTC).
	Read Optional `json:"read"`
	Next Optional `json:"next"`
	// Failures counts those in a row. Trouble is of what kind the last is, a word of
	// watch.Trouble, Why tells of it.
	Failures int      `json:"failures"`
	Trouble  Optional `json:"trouble"`
	Why      Optional `json:"why"`
	// Cause is Why as a value, for pages, which word it in their language.
	Cause waybill.Cause `json:"-"`
	// Busy says that it is being polled just now.
	Busy bool `json:"busy"`
	// Moved is where the feed is now.
	Moved Optional `json:"moved"`
}

// Feeds are all that are watched.
type Feeds struct {
	Feeds []Feed `json:"feeds"`
	// Watching says that this process polls them.
	Watching bool `json:"watching"`
}

// Trial is what a feed holds that was looked at once and not kept.
type Trial struct {
	URL   string   `json:"url"`
	Title Optional `json:"title"`
	// Entries are the newest, with their headlines and addresses.
	Entries []Article `json:"entries"`
	// Trouble is of what kind its failure is, Why tells of it; null if it is a feed.
	Trouble Optional `json:"trouble"`
	Why     Optional `json:"why"`
	// Cause is Why as a value, for pages, which word it in their language.
	Cause waybill.Cause `json:"-"`
	// Found are the addresses of the feeds that the page names, where it is a page.
	Found []string `json:"found"`
}

// About is what runs here and what there is.
type About struct {
	// Engine, Atlas and Packs are the versions that readings are made with, Version that of
	// the program.
	Version string            `json:"version"`
	Engine  string            `json:"engine"`
	Atlas   string            `json:"atlas"`
	Packs   map[string]string `json:"packs"`
	// Ledger names the ledger, without a password.
	Ledger   string `json:"ledger"`
	ReadOnly bool   `json:"read_only"`
	// Head is the hash of the last entry, null of an empty ledger.
	Head       Optional `json:"head"`
	Entries    int64    `json:"entries"`
	Articles   int64    `json:"articles"`
	Readings   int64    `json:"readings"`
	Judgements int64    `json:"judgements"`
	Claims     int64    `json:"claims"`
	Transfers  int64    `json:"transfers"`
	Bytes      int64    `json:"bytes"`
	// Parties, People and Weapons are how many the atlas knows.
	Parties int `json:"parties"`
	People  int `json:"people"`
	Weapons int `json:"weapons"`
}
