package ledger

import (
	"context"

	"waybill"
	"waybill/transfer"
)

// Month is how many articles reported in a month.
type Month = transfer.Month

// Reported is how many articles spoke of each of some rows, by months in their order; articles
// without a day are left out, and so are months without any.
func (l *Ledger) Reported(ctx context.Context, ids []string) (by map[string][]Month, err error) {
	err = l.look(ctx, "count the reports of transfers of", func(tx Tx) error {
		by, err = tx.Reported(ids)
		return err
	})
	return by, err
}

// Dimensions are by what rows are told apart when they are summed.
type Dimensions struct{ Supplier, Recipient, Family, Year bool }

// Flow is a sum of rows.
type Flow struct {
	// Supplier, Recipient, Family and Year are what its rows have in common, of the dimensions
	// asked for; Year is that of the last day they speak of, "" where they speak of none.
	Supplier, Recipient waybill.PartyID
	Family              string
	Year                string
	// Transfers counts its rows: of those Delivered have come so far, Contested are affirmed
	// and denied, Returned tell of something given in return.
	Transfers, Delivered, Contested, Returned int
	// Stage is the furthest stage among them, in the order of waybill.Stages but for halted and
	// refused, which come first; Certainty the surest of those rows that have it.
	Stage     waybill.Stage
	Certainty waybill.Certainty
}

// Flows sums the rows that List gives for a filter, those of most rows first; a limit of 0 is
// none.
func (l *Ledger) Flows(ctx context.Context, f Filter, by Dimensions, limit int) (flows []Flow, err error) {
	err = l.look(ctx, "sum the register of", func(tx Tx) error {
		flows, err = tx.Flows(f, by, limit)
		return err
	})
	return flows, err
}
