// Package desk answers what people and programs ask of a ledger: choices by the names they
// use, answers as the typed structs of package view. The command line, the pages, the API and
// the tools for assistants ask here, so that all of them say the same.
package desk

import (
	"context"
	"net/url"

	"waybill"
	"waybill/atlas"
	"waybill/ledger"
	"waybill/reading"
	"waybill/view"
)

// Desk answers questions. It is safe for several goroutines at once.
type Desk struct {
	Ledger *ledger.Ledger
	Atlas  *atlas.Atlas
	Reader *reading.Reader
	// Fetch gets the article at an address; nil where nothing is fetched.
	Fetch func(ctx context.Context, address string) (waybill.Article, error)
}

// Error is a question that cannot be answered as it is put, told to who asked.
type Error struct {
	// Field is the parameter that is wrong, Value what it says, Why what it wants instead.
	Field, Value, Why string
}

func (e *Error) Error() string { return e.Field + " " + e.Value + ": " + e.Why }

// Asked is what is asked of a listing: a filter with its names looked up, and a page.
type Asked struct {
	Filter ledger.Filter
	Page   ledger.Page
	// Query is the words of Filter.Query as they were written.
	Query string
}

// Ask reads what is asked from parameters, named as the flags of waybill list are: supplier,
// recipient, party, class, designation, stage, certainty, status, credibility, since, until,
// published-since, published-until, origin, outlet, lang, id, min-origins, min-articles,
// contested, exchange, match, all; sort, reverse, after, limit. A parameter may come several
// times, or hold several values with commas. It fails with an *Error; unknown parameters are
// left alone.
func (d *Desk) Ask(values url.Values) (Asked, error) { panic("soon") }

// State names the register as it is now, settled: with the same state every question has the
// same answer. It changes with every entry.
func (d *Desk) State(ctx context.Context) (string, error) { panic("soon") }

// Register is a page of rows; a limit of 0 is 50, the most is 500.
func (d *Desk) Register(ctx context.Context, a Asked) (*view.Register, error) { panic("soon") }

// Story is one transfer by its id, or one it once had; ledger.ErrNotFound, with ids that are
// like it in its words, if there is none.
func (d *Desk) Story(ctx context.Context, id string) (*view.Story, error) { panic("soon") }

// Passages are the paragraphs in which the claims of a story stand, by the claims' keys.
// Of copies of one text only one is read; at most a hundred articles are.
func (d *Desk) Passages(ctx context.Context, s *view.Story) (map[string]view.Passage, error) {
	panic("soon")
}

// Why is why each claim was joined to its transfer is in Said.Because already; Explain is the
// reading of an article of the ledger made anew, with the rule behind every value.
func (d *Desk) Explain(ctx context.Context, article string) (*view.Paper, error) { panic("soon") }

// Read reads an article and keeps nothing.
func (d *Desk) Read(ctx context.Context, a waybill.Article) (*view.Paper, error) { panic("soon") }

// FetchAndRead fetches the article at an address, and reads it; the article is given too, so
// that it can be recorded.
func (d *Desk) FetchAndRead(ctx context.Context, address string) (*view.Paper, waybill.Article, error) {
	panic("soon")
}

// Record reads an article and records it, with what its giver tells of it. It gives it as it
// then is in the ledger.
func (d *Desk) Record(ctx context.Context, a waybill.Article, p waybill.Provenance) (*view.Paper, error) {
	panic("soon")
}

// Paper is a report of the ledger by the id of its article, or the beginning of one of eight
// letters at least; ledger.ErrNotFound if there is none.
func (d *Desk) Paper(ctx context.Context, article string) (*view.Paper, error) { panic("soon") }

// Original is the bytes of an article, as they came.
func (d *Desk) Original(ctx context.Context, article string) (waybill.Article, error) { panic("soon") }

// Articles is a page of the articles of the ledger, those recorded last first.
func (d *Desk) Articles(ctx context.Context, a Asked) (*view.Results, error) { panic("soon") }

// Search is a page of reports with the words of query.
func (d *Desk) Search(ctx context.Context, query string, a Asked) (*view.Results, error) {
	panic("soon")
}

// Party is a party of the atlas; ledger.ErrNotFound if there is none.
func (d *Desk) Party(id string) (*view.Party, error) { panic("soon") }

// Parties are those that rows name, the most named first.
func (d *Desk) Parties(ctx context.Context, a Asked) (*view.Parties, error) { panic("soon") }

// Account is what flows in and out of one party, in what is asked for.
func (d *Desk) Account(ctx context.Context, id string, a Asked) (*view.Account, error) {
	panic("soon")
}

// Network is who gives what to whom in what is asked for, with at most so many parties.
func (d *Desk) Network(ctx context.Context, a Asked, most int) (*view.Network, error) {
	panic("soon")
}

// Exchanges are the rows in which something is given in return, each with what is.
func (d *Desk) Exchanges(ctx context.Context, a Asked) ([]view.Story, error) { panic("soon") }

// Origins is a page of the origins, those with the most claims first; of the filter Origins
// and Parties count.
func (d *Desk) Origins(ctx context.Context, a Asked) (*view.Witnesses, error) { panic("soon") }

// Review is a page of the rows that nobody has judged, the most doubtful and weighty first.
func (d *Desk) Review(ctx context.Context, a Asked) (*view.Register, error) { panic("soon") }

// Judge records a judgement; names of parties, designations and the like in a correction may
// be given as people write them. It fails with an *Error, ledger.ErrJudgement or
// ledger.ErrNotFound.
func (d *Desk) Judge(ctx context.Context, v ledger.Verdict) (*view.Judgement, error) { panic("soon") }

// Undo withdraws a judgement, or, with number 0, the last one in force; by is who does so.
func (d *Desk) Undo(ctx context.Context, number int64, by, why string) (*view.Judgement, error) {
	panic("soon")
}

// Log is a page of the judgements, the newest first. After is the cursor.
func (d *Desk) Log(ctx context.Context, after string, limit int) (*view.Log, error) { panic("soon") }

// About is what runs here and what there is.
func (d *Desk) About(ctx context.Context) (*view.About, error) { panic("soon") }
