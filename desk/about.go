package desk

import (
	"context"
	"maps"

	"waybill/ledger"
	"waybill/reading"
	"waybill/view"
)

// State names the register as it is now, settled: with the same state every question has the
// same answer. It changes with every entry.
func (d *Desk) State(ctx context.Context) (string, error) { return d.Ledger.State(ctx) }

// About is what runs here and what there is.
func (d *Desk) About(ctx context.Context) (*view.About, error) {
	state, err := d.Ledger.State(ctx)
	if err != nil {
		return nil, err
	}
	c, err := d.counts.of(state, func() (ledger.Counts, error) { return d.Ledger.Stats(ctx) })
	if err != nil {
		return nil, err
	}
	head, err := d.Ledger.Head(ctx)
	if err != nil {
		return nil, err
	}
	a := &view.About{
		Version: reading.Engine, Engine: reading.Engine, Atlas: d.Atlas.Version, Packs: map[string]string{},
		Ledger: d.Ledger.Place(), ReadOnly: d.Ledger.ReadOnly(), Head: view.Optional(head), Entries: c.Entries, Articles: c.Articles, Readings: c.Readings, Judgements: c.Judgements,
		Claims: c.Claims, Transfers: c.Transfers, Bytes: c.Bytes,
	}
	if d.Reader != nil {
		a.Packs = maps.Clone(d.Reader.Packs())
	}
	a.Parties, a.People, a.Weapons = d.Atlas.Counts()
	return a, nil
}
