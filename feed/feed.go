package feed

import (
	"errors"
	"time"

	"waybill"
)

// Why something cannot be read as a feed or a list of feeds.
var (
	ErrNoFeed   = errors.New("no feed")
	ErrTooLarge = errors.New("feed too large")
	ErrDamaged  = errors.New("damaged feed")
)

const (
	// MaxBytes is how large a feed may be. Sitemaps may have 50 MB by their protocol; those of
	// news have a tenth of it.
	MaxBytes = 32 << 20
	// maxEntries is how many entries of a feed are taken, the first ones: as many as the
	// protocol of sitemaps allows, and a hundred times what any feed has.
	maxEntries = 50_000
)

// Feed is what one feed or sitemap tells.
type Feed struct {
	Kind Kind
	// Title is the name the feed gives itself, without markup; "" for a sitemap.
	Title string
	// Link is the page the feed belongs to.
	Link    string
	Entries []Entry
	// Sitemaps are the members of an index of sitemaps, which has no entries.
	Sitemaps []Ref
	// Every is how often the feed says it changes, or asks to be looked at: ttl,
	// sy:updatePeriod. 0 if it says nothing.
	Every time.Duration
}

// Entry is one article a feed tells of.
type Entry struct {
	// ID is the same each time the feed is read: the ID the feed gives, else the URL, else a hash
	// of title and text.
	ID string
	// URL is the article's page, absolute; "" if the entry has none. Only http and https.
	URL string
	// Title is without markup.
	Title string
	// Published is in the time zone the feed gives; in UTC where it gives none. The zero time
	// if there is no day, or none that can be read in one way only. Of an Atom entry with no
	// day of publication it is the day of its last change, which Atom requires.
	Published time.Time
	// Changed is when a sitemap says the page last changed; the zero time if it does not.
	Changed time.Time
	// Outlet is the name of the publication, where the entry names one of its own (news
	// sitemaps, RSS source).
	Outlet string
	// HTML is what the feed holds of the article: the whole, or a teaser.
	HTML string
	// Full reports that HTML looks like the whole article.
	Full bool
}

// Ref is a sitemap that an index names.
type Ref struct {
	URL string
	// Modified is the zero time if the index does not say.
	Modified time.Time
}

// Day is the day of publication (YYYY-MM-DD) where the outlet is, "" if it is not known.
func (e *Entry) Day() string {
	if e.Published.IsZero() {
		return ""
	}
	return e.Published.Format(time.DateOnly)
}

// Parse reads a feed, a sitemap or an index of sitemaps. Addresses are resolved against those in
// the feed, and at last against base, the URL it was fetched from, which may be "". OPML
// is an error: it is a list of feeds.
func Parse(b []byte, base string) (*Feed, error) {
	doc, err := open(b)
	if err != nil {
		return nil, err
	}
	var f *Feed
	switch doc.kind {
	case RSS, Atom, JSON:
		f, err = parseFeed(doc)
	case Sitemap, SitemapIndex:
		f, err = parseSitemap(doc)
	case OPMLList:
		return nil, fault(ErrNoFeed, "feed-list")
	default:
		return nil, fault(ErrNoFeed, "feed-none")
	}
	if err != nil {
		return nil, err
	}
	f.Kind = doc.kind
	f.resolve(base)
	return f, nil
}

// parseError tells what is wrong with a feed and what its user can do.
type parseError struct {
	kind error
	why  waybill.Cause
}

func (e *parseError) Error() string        { return e.why.String() }
func (e *parseError) Unwrap() error        { return e.kind }
func (e *parseError) Cause() waybill.Cause { return e.why }

func fault(kind error, code string, args ...any) error {
	return &parseError{kind, waybill.Because(code, args...)}
}

// damaged is the error for a feed that breaks off or is no well-formed XML or JSON.
func damaged(err error) error {
	return fault(ErrDamaged, "feed-damaged", err)
}
