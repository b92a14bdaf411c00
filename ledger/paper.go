package ledger

import (
	"context"
	"time"

	"waybill"
)

// Paper is an article of the ledger with all that is kept and filed of it.
type Paper struct {
	Report
	Provenance waybill.Provenance
	// Reading is the one in force.
	Reading *waybill.Reading
	// Readings are all that were made of it, the oldest first.
	Readings []Version
	// Claims are those filed of it, in the order of the reading's.
	Claims []Read
	// Copies are the other articles that are copies of the same text, by their ids.
	Copies []Report
}

// Version is a reading by the versions it was made with.
type Version struct {
	// Entry is the number of its entry, At when that was appended.
	Entry int64
	At    time.Time
	// Stamp is the versions, Claims how many claims it has, of events too.
	Stamp  string
	Claims int
}

// Read is a claim as it is filed, with the ids of the claims of the reading that it is: several
// where the report says the same twice in the same words.
type Read struct {
	Filed
	In []string
}

// Report is an article by its id, or the beginning of one of eight hexadecimal digits at
// least; ErrNotFound if there is none, or if there are several.
func (l *Ledger) Report(ctx context.Context, article string) (*Paper, error) { panic("soon") }

// Original is an article as it came in, by its id or the beginning of one.
func (l *Ledger) Original(ctx context.Context, article string) (waybill.Article, error) {
	panic("soon")
}

// Readings are the readings in force of some articles, by their ids; those that are not there
// are left out.
func (l *Ledger) Readings(ctx context.Context, articles []string) (map[string]*waybill.Reading, error) {
	panic("soon")
}

// Articles is a page of the articles, those recorded last first, with the rows that their
// claims are of; their texts are left out. Of the filter what is said of reports counts, and
// of their claims.
func (l *Ledger) Articles(ctx context.Context, f Filter, p Page) ([]Found, error) { panic("soon") }
