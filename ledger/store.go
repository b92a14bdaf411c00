package ledger

import (
	"context"
	"errors"
	"time"

	"waybill"
	"waybill/transfer"
)

// Store keeps the rows of a ledger. Its answers to the same calls are those of every other
// store; package ledgertest checks that.
type Store interface {
	// Update runs f in a transaction that may write. It is the only one that does so at
	// that time, over all processes. If f fails nothing is kept.
	Update(ctx context.Context, f func(Tx) error) error
	// View runs f in a transaction that only reads, and sees one state throughout.
	View(ctx context.Context, f func(Tx) error) error
	// ReadOnly reports whether the ledger cannot be written.
	ReadOnly() bool
	// Place names the ledger to people: a path, or a URL without its password.
	Place() string
	Close() error
}

// MostAlike is how many different texts are looked at under one anchor. So many have no more
// in common than lines an outlet prints below all of its texts, or are copies of one text, of
// which one is enough.
const MostAlike = 100

// Tx is what a transaction can do.
type Tx interface {
	Chain
	Files
	Register
	Changes
	Keys
}

// Chain is the part of a ledger that is appended to.
type Chain interface {
	// Head is the number and hash of the last entry, 0 and nil for an empty ledger.
	Head() (int64, []byte, error)
	Append(entries []Entry) error
	// Entry is one entry, or ErrNotFound.
	Entry(seq int64) (Entry, error)
	// Entries calls f for the entries behind a number, in their order.
	Entries(after int64, f func(Entry) error) error
}

// Files is what is filed of articles and judgements, computed from the entries.
type Files interface {
	// Reports are those filed of some articles, in no order; what is not there is left out.
	Reports(articles []string) ([]Report, error)
	// PutReports files reports, each in place of the one of the same article. The text is
	// what is searched; it is not given back.
	PutReports(reports []Report) error
	// EachReport calls f for every report, in the order of their articles' entries.
	EachReport(f func(Report) error) error
	// Alike are the reports kept under one of some anchors, with those of them in Anchors:
	// of reports with the same sketch one is enough, and of all with one anchor MostAlike,
	// those with the least SketchKey.
	Alike(anchors []int64) ([]Report, error)
	// Copied are the reports of the groups of copies with these names.
	Copied(copies []string) ([]Report, error)
	// SetCopies puts articles into a group of copies.
	SetCopies(articles []string, copies string) error

	// Claims are the claims of some articles, in the order of their keys.
	Claims(articles []string) ([]Filed, error)
	// PutClaims files claims in place of all that the articles had.
	PutClaims(articles []string, claims []transfer.Claim) error
	// ClaimsOfPairs are the claims between some parties; ClaimsHeld those that judgements
	// hold on to; ClaimsOfTransfer those of one row.
	ClaimsOfPairs(pairs []Pair) ([]Filed, error)
	ClaimsHeld(judgements []int64) ([]Filed, error)
	ClaimsOfTransfer(id string) ([]Filed, error)
	// ClaimsInExchange are the claims of some articles that have a label of exchange.
	ClaimsInExchange(articles []string) ([]Filed, error)
	// TransfersOf are the ids of the rows that claims of some articles are of, by article.
	TransfersOf(articles []string) (map[string][]string, error)
	// Marked are the articles that ever had a claim with a mark.
	Marked(mark string) ([]string, error)
	// Beginning are the articles whose ids begin so, in their order, as many as a limit
	// says.
	Beginning(prefix string, limit int) ([]string, error)
	// Earlier are the entries of the readings of an article that another took the place of,
	// in their order.
	Earlier(article string) ([]int64, error)

	// Judgements are all there are, in their order, with those of a withdrawal; InForce
	// says which count.
	Judgements() ([]Judged, error)
	// JudgementsNumbered are those with some numbers, Withdrawn those not in force, in their
	// order.
	JudgementsNumbered(numbers []int64) ([]Judged, error)
	Withdrawn() ([]Judged, error)
	// Grades are the reliabilities in force of some origins, by their names.
	Grades(origins []string) (map[string]waybill.Reliability, error)
	// JudgementsBefore are those with a number below one, the newest first, as many as a limit
	// says, with 0 all.
	JudgementsBefore(number int64, limit int) ([]Judged, error)
	// PutJudgements files judgements, each in place of the one with its number.
	PutJudgements(judgements []Judged) error
	// JudgementsOf are those in force that quote an article, in their order.
	JudgementsOf(articles []string) (map[string][]waybill.Judgement, error)

	// Setting is a setting's value, "" where it was never set.
	Setting(name string) (string, error)
	PutSetting(name, value string) error

	// Bookmark is the value kept under a key, "" where there is none; Bookmarks are all of a
	// kind, by their keys. PutBookmarks keeps some, each in place of the one with its key, and
	// takes away those with an empty value. Clear leaves them.
	Bookmark(kind, key string) (string, error)
	Bookmarks(kind string) ([]Bookmark, error)
	PutBookmarks(bookmarks []Bookmark) error

	// Clear throws away all that is filed. The rows of the register stay, stale, until they are
	// computed anew, so that it is known which became other.
	Clear() error
}

// Register is the transfers, computed from the claims.
type Register interface {
	// MarkStale notes pairs of parties whose transfers must be computed anew, MarkAllStale
	// all that have claims; Stale gives some of them, Settled strikes them off.
	MarkStale(pairs []Pair) error
	MarkAllStale() error
	Stale(limit int) ([]Pair, error)
	Settled(pairs []Pair) error
	// PutTransfers puts rows in place of all that are at home in the pairs, and returns those that
	// were, PutWitnesses what origins say of them; PlaceClaims tells claims which row they are of
	// and why.
	PutTransfers(pairs []Pair, rows []Homed) (before []waybill.Transfer, err error)
	PutWitnesses(pairs []Pair, witnesses []HomedWitness) error
	PlaceClaims(places []Place) error
	// Transfers are rows by id, in no order; what is not there is left out.
	Transfers(ids []string) ([]waybill.Transfer, error)
	// Reported is how many articles spoke of some rows, by months; rows of which none is
	// known are left out.
	Reported(ids []string) (map[string][]Month, error)
	// Indexed is what is kept of some rows, so that they are found.
	Indexed(ids []string) (map[string]Indexed, error)
	// Misbundled are the pairs of which what is kept of the rows at home there to sum them is not
	// as the rows are: there should be none.
	Misbundled() ([]Pair, error)
	// Flows sums the rows that a filter chooses, see Ledger.Flows.
	Flows(f Filter, by Dimensions, limit int) ([]Flow, error)
	// Witnesses is a page of the origins, without their reliability.
	Witnesses(o Origins, p Page) ([]Witness, error)
	// List is a page of rows.
	List(f Filter, p Page) ([]waybill.Transfer, error)
	// Search is a page of reports with words.
	Search(f Filter, p Page) ([]Report, error)
	// Counts counts what there is.
	Counts() (Counts, error)
}

// Report is what is filed of an article.
type Report struct {
	Article string
	// Entry and Reading are the numbers of the entries that recorded the article and the
	// reading in force; Stamp is the versions that reading was made with.
	Entry, Reading int64
	Stamp          string
	// File and Seen are the provenance's.
	File string
	Seen time.Time
	// Outlet, Published, Title and Lang are "" where unknown.
	Outlet, Published, Title, Lang string
	// Copies is the least id of the articles that are copies of the same text.
	Copies string
	Sketch []byte
	// SketchKey is the same for the same sketches; Anchors are the keys under which copies
	// find it.
	SketchKey int64
	Anchors   []int64
	// Text is title and text, for search.
	Text string
}

// Filed is a claim with its place in the register.
type Filed struct {
	transfer.Claim
	// Number is what the store knows it by, until its article is filed anew.
	Number int64
	// Transfer is the id of its row, "" before it is settled.
	Transfer string
	Because  transfer.Because
}

// Homed is a row with its home: the pair of its first claim. A merge may give a row other
// sides than any of its claims has.
type Homed struct {
	waybill.Transfer
	Home Pair
	// Months are how many articles speak of it in which month.
	Months []Month
	Indexed
}

// Indexed is what is kept of a row so that it is found.
type Indexed struct {
	// Langs are the languages of its articles, in their order; Numbers those of its claims.
	Langs   []string
	Numbers []int64
}

// HomedWitness is what an origin says of the rows that are at home in a pair.
type HomedWitness struct {
	transfer.Witness
	Home Pair
}

// Place is the row a claim is of.
type Place struct {
	// Claim is the claim's number.
	Claim    int64
	Transfer string
	Because  transfer.Because
}

// Judged is a judgement with whether it counts: it does not once it is withdrawn.
type Judged struct {
	waybill.Judgement
	InForce bool
}

// Pair is two parties, in the direction of the goods.
type Pair struct{ Supplier, Recipient waybill.PartyID }

// Filter chooses rows; its zero value chooses all. Of a list of values one is enough.
type Filter struct {
	IDs          []string
	Suppliers    []waybill.PartyID
	Recipients   []waybill.PartyID
	Parties      []waybill.PartyID // on either side
	Classes      []waybill.Class   // a family means its subs too
	Designations []string
	Stages       []waybill.Stage
	Certainties  []waybill.Certainty
	Statuses     []waybill.Status
	Credibility  []waybill.Credibility
	Since, Until string // days YYYY-MM-DD, both included: rows that speak of a day between
	MinOrigins   int
	MinArticles  int
	Contested    bool // affirmed and denied, maybe by one that changed its mind
	Exchange     bool
	Undecided    bool     // nobody has accepted, rejected or graded
	Origins      []string // names of origins
	Outlets      []string
	Langs        []string
	Query        Query // words in a report; of rows: in the evidence
	WithRejected bool  // rejected rows are left out else, unless Statuses names them
	ReportSince  string
	ReportUntil  string
}

// Query is a parsed query for words, as package query makes it.
type Query interface {
	// FTS5 and TSQuery are the query in the languages of SQLite and PostgreSQL.
	FTS5() string
	TSQuery() string
	// Matches reports whether a text has the words.
	Matches(text string) bool
}

// Page is a part of a long answer.
type Page struct {
	// Sort is the column it is sorted by, see Sorts; "" is the last day spoken of, the
	// newest first.
	Sort string
	// Reverse turns the order round.
	Reverse bool
	// After is the cursor of the last page, "" for the first; Limit how many rows.
	After string
	Limit int
}

// Counts is how much there is.
type Counts struct {
	Entries, Articles, Readings, Judgements int64
	Claims, Transfers, Stale                int64
	// Bytes is the size of the ledger where it is kept.
	Bytes int64
}

// ErrNotFound says that there is no such thing.
var ErrNotFound = errors.New("not found")

// ErrMissing says that there is no ledger yet.
var ErrMissing = errors.New("there is no ledger: waybill add makes one")

// ErrReadOnly says that the ledger cannot be written.
var ErrReadOnly = errors.New("the ledger cannot be written")

// ErrNewer says that the ledger was made by a newer Waybill.
var ErrNewer = errors.New("the ledger was made by a newer version of Waybill: use that version, or a backup from before")

// ErrNotReady says that the store cannot answer now, whatever it is asked: its server is away, its disk
// full, another writes. It may later; what was recorded before is not lost.
var ErrNotReady = errors.New("the ledger is not ready")

// ErrCorrupt says that what is there is no ledger, or was damaged.
var ErrCorrupt = errors.New("damaged, or no ledger")
