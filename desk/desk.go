// Package desk answers what people and programs ask of a ledger: choices by the names they
// use, answers as the typed structs of package view. The command line, the pages, the API and
// the tools for assistants ask here, so that all of them say the same.
package desk

import (
	"context"
	"time"

	"waybill"
	"waybill/atlas"
	"waybill/ledger"
	"waybill/reading"
)

// Desk answers questions. It is safe for several goroutines at once.
type Desk struct {
	Ledger *ledger.Ledger
	Atlas  *atlas.Atlas
	Reader *reading.Reader
	// Fetch gets the article at an address; nil where nothing is fetched.
	Fetch func(ctx context.Context, address string) (waybill.Article, error)
	// Timed is told how long each reading took; nil tells nobody.
	Timed func(time.Duration)

	// named are the parties that all rows name: every form offers them.
	named memo[[]namings]
	// counts is how much there is: a million claims take a while to count.
	counts memo[ledger.Counts]
}
