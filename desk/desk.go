// Package desk answers what people and programs ask of a ledger: choices by the names they
// use, answers as the typed structs of package view. The command line, the pages, the API and
// the tools for assistants ask here, so that all of them say the same.
package desk

import (
	"context"

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

// State names the register as it is now, settled: with the same state every question has the
// same answer. It changes with every entry.
func (d *Desk) State(ctx context.Context) (string, error) { panic("soon") }

// Passages are the paragraphs in which the claims of a story stand, by the claims' keys.
// Of copies of one text only one is read; at most a hundred articles are.
func (d *Desk) Passages(ctx context.Context, s *view.Story) (map[string]view.Passage, error) {
	panic("soon")
}

// Why is why each claim was joined to its transfer is in Said.Because already; Explain is the
// reading of an article of the ledger made anew, with the rule behind every value.
func (d *Desk) Explain(ctx context.Context, article string) (*view.Paper, error) { panic("soon") }

// Original is the bytes of an article, as they came.
func (d *Desk) Original(ctx context.Context, article string) (waybill.Article, error) { panic("soon") }

// Articles is a page of the articles of the ledger, those recorded last first.
func (d *Desk) Articles(ctx context.Context, a Asked) (*view.Results, error) { panic("soon") }

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
