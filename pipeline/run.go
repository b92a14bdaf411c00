package pipeline

import (
	"context"
	"errors"
	"iter"
	"time"

	"waybill"
	"waybill/intake"
	"waybill/ledger"
)

// Run is how articles are taken in.
type Run struct {
	// Reader reads; Stamp is the versions its readings bear (ledger.StampOf).
	Reader Reader
	Stamp  string
	Ledger *ledger.Ledger
	// Scanner tells which articles of an archive can hold a claim; the others are passed over,
	// and so are those in which none was read. Nil reads all and records them. What is no
	// archive is always read and recorded.
	Scanner Scanner
	// Told is what the user tells of all articles; it wins over what their sources tell.
	Told waybill.Provenance
	// Workers is how many parts of sources are gone through at once.
	Workers int
	// Afresh reads archives from their beginning even where a bookmark lies in them.
	Afresh bool
	// Send hands out the articles of archives themselves, also of such as workers could open.
	Send bool
	// Intake is how workers open the archives that sections are of.
	Intake intake.Options
	// Tell is called as the work goes on with what was done so far, Fail for what could not be
	// taken in. Both are called by one goroutine, and may be nil.
	Tell func(Sum)
	Fail func(Failure)
	// Timed is called with how long each step took, by several goroutines at once; nil for nobody
	// to be told.
	Timed func(Step, time.Duration)

	// shelf holds archives open that sections are of, handed how far sources are handed out.
	shelf  shelf
	handed map[string]bookmark
}

// Step is a part of the work that is timed by itself.
type Step string

// The steps: an archive is opened where a section of it begins, an article is scanned, read, and a
// batch of them recorded.
const (
	Opening   Step = "open"
	Scanning  Step = "scan"
	Reading   Step = "read"
	Recording Step = "record"
)

// timed tells how long a step took that began at a time: defer r.timed(Reading, time.Now()).
func (r *Run) timed(s Step, began time.Time) {
	if r.Timed != nil {
		r.Timed(s, time.Since(began))
	}
}

// Reader reads an article: a reading.Reader.
type Reader interface {
	// ReadIf gives nil for an article whose text is not worth reading.
	ReadIf(a waybill.Article, worth func(text string) bool) (*waybill.Reading, error)
}

// Scanner looks at an article's raw bytes: a scan.Scanner. It may let pass what holds no claim,
// and never stops what does.
type Scanner interface {
	Look(page []byte) bool
}

// ErrFault is what an article that Waybill stumbles over fails with.
var ErrFault = errors.New("a fault in Waybill")

// Failure is what could not be taken in.
type Failure struct {
	// Name names it to people; Input is how it is named to take it in again: a source, and
	// for one item of it the position it stands at.
	Name, Input string
	// Archive is the archive it is in, "" for what stands by itself.
	Archive string
	Err     error
	// Job is the work on it alone, nil where it cannot be done alone.
	Job *Job
}

// Plus adds what another sum counts.
func (s *Sum) Plus(o Sum) {
	s.Looked += o.Looked
	s.Scanned += o.Scanned
	s.Claimless += o.Claimless
	s.Failed += o.Failed
	s.Before += o.Before
	s.Bytes += o.Bytes
	s.record(o.Recorded)
}

// record adds what was recorded.
func (s *Sum) record(n ledger.Recorded) {
	s.Articles += n.Articles
	s.Copies += n.Copies
	s.Readings += n.Readings
	s.Known += n.Known
	s.Claims += n.Claims
}

// Sum counts what was done.
type Sum struct {
	// Looked at are all articles, of which Scanned held no word of goods passing, Claimless
	// were read and held no claim, and Failed could not be taken in.
	Looked, Scanned, Claimless, Failed int
	// Articles were new, Copies of them copies of others; Readings were added, those of new
	// articles among them; Known were there already.
	ledger.Recorded
	// Before counts the archives that an earlier run had read to their ends.
	Before int
	// Bytes is how much of the sources was gone through, as they are stored.
	Bytes int64
}

// Add takes in what the sources hold, each closed at its end. When ctx is cancelled it records
// what is read by then. An error is one of the ledger, or ctx's.
func (r *Run) Add(ctx context.Context, sources iter.Seq[intake.Source]) (Sum, error) {
	rec := &recorder{run: r, marks: map[string]bookmark{}}
	err := InTurn(ctx, r.stretches(ctx, sources, readKind), r.Workers, r.work, func(f found) error { return rec.take(ctx, f) })
	if err == nil || errors.Is(err, context.Canceled) {
		// what is read by now is recorded, also after Ctrl-C
		err = errors.Join(rec.record(context.WithoutCancel(ctx)), err)
	}
	return rec.sum, err
}
