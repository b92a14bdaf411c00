package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"waybill/ledger"
	"waybill/pipeline"
)

// added is what a run added, as it is printed for programs.
type added struct {
	Ledger string `json:"ledger"`
	// Looked at are all articles; Scanned were passed over as they hold no word of goods
	// passing, Claimless as no claim was read in them.
	Looked    int `json:"looked_at"`
	Scanned   int `json:"scanned_away"`
	Claimless int `json:"without_claims"`
	// Articles were new, Copies of them copies of others; Readings were added, those of new
	// articles among them; Known were there already; Failed could not be read.
	Articles int `json:"articles"`
	Copies   int `json:"copies"`
	Readings int `json:"readings"`
	Known    int `json:"known"`
	Failed   int `json:"failed"`
	Claims   int `json:"claims"`
	// Transfers is how many the register has now, null where it was not brought up to date.
	Transfers *int64 `json:"transfers"`
	// Before counts the archives that an earlier run had read to their ends.
	Before int `json:"archives_read_before"`
}

// finish brings the register up to date and tells what was recorded, also where the work was
// interrupted.
func (a *app) finish(ctx context.Context, l *ledger.Ledger, sum pipeline.Sum, err error, asJSON bool) error {
	done := added{
		Ledger: l.Place(), Looked: sum.Looked, Scanned: sum.Scanned, Claimless: sum.Claimless,
		Articles: sum.Articles, Copies: sum.Copies, Readings: sum.Readings, Known: sum.Known, Failed: sum.Failed, Claims: sum.Claims, Before: sum.Before,
	}
	if err == nil {
		err = a.settle(ctx, l, &done)
	}
	if err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	if printing := a.printAdded(&done, asJSON, err != nil); err == nil {
		err = printing
	}
	if err == nil && done.Failed > 0 {
		err = errReported
	}
	return err
}

// settle brings the register up to date and counts it.
func (a *app) settle(ctx context.Context, l *ledger.Ledger, done *added) error {
	p := a.progress(-1, "bringing the register up to date")
	defer p.clear()
	if err := l.Settle(ctx, func(pairs int) { p.at(int64(pairs)) }); err != nil {
		return err
	}
	counts, err := l.Stats(ctx)
	done.Transfers = &counts.Transfers
	return err
}

// printAdded tells what was added.
func (a *app) printAdded(s *added, asJSON, interrupted bool) error {
	if asJSON {
		return a.printJSON(s)
	}
	line := many(s.Articles, "article") + " added, "
	if s.Copies > 0 {
		line += fmt.Sprintf("%s of them copies, ", grouped(float64(s.Copies)))
	}
	if again := s.Readings - s.Articles; again > 0 {
		line += fmt.Sprintf("%d read again, ", again)
	}
	line += fmt.Sprintf("%d known, %s", s.Known, many(s.Claims, "claim"))
	if s.Failed > 0 {
		line += fmt.Sprintf(", %d not readable", s.Failed)
	}
	if s.Transfers != nil {
		line += "; register: " + many(int(*s.Transfers), "transfer")
	}
	if interrupted {
		line = "interrupted: " + line + "; the same command goes on from here"
	}
	line = strings.TrimSpace(line) + " (ledger " + safe(s.Ledger) + ")\n"
	if s.Before > 0 {
		line = many(s.Before, "archive") + " read before to the end; --afresh reads again\n" + line
	}
	if s.Scanned+s.Claimless > 0 {
		line = fmt.Sprintf("%s looked at: %s without a word of goods passing, %s without a claim\n",
			many(s.Looked, "article"), grouped(float64(s.Scanned)), grouped(float64(s.Claimless))) + line
	}
	return a.print(line)
}
