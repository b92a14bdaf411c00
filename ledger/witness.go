package ledger

import (
	"context"

	"waybill"
)

// Witness is an origin with what the register has of it.
type Witness struct {
	waybill.Origin
	// Claims counts what it says; Transfers the rows it speaks of, Affirms, Doubts and Denies
	// those of which it ever does so, Contradicted those it affirms and another origin that can
	// be told from others denies, or the reverse.
	Claims, Transfers, Affirms, Doubts, Denies, Contradicted int
	// First and Last are the days of the first and the last report with it, "" where none has a
	// day.
	First, Last string
	// About are the directions it speaks of most, five at most.
	About []About
	// Reliability is a person's grade, "" for none.
	Reliability waybill.Reliability
}

// About is how many claims an origin makes of a direction, and how many rows they are of.
type About struct {
	Pair
	Claims, Transfers int
}

// Origins chooses origins; its zero value chooses all.
type Origins struct {
	// Name is a part of the name, whatever its letters' case.
	Name string
	// Parties are those they are or speak for: one is enough.
	Parties []waybill.PartyID
}

// Witnesses is a page of the origins, those with the most claims first; of the page After and
// Limit count. Next is what the page behind it begins after, "" for the last.
func (l *Ledger) Witnesses(ctx context.Context, o Origins, p Page) (all []Witness, next string, err error) {
	panic("soon")
}
