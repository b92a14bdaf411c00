package desk

import (
	"context"
	"maps"

	"waybill"
	"waybill/reading"
	"waybill/view"
)

// About is what runs here and what there is.
func (d *Desk) About(ctx context.Context) (*view.About, error) {
	c, err := d.Ledger.Stats(ctx)
	if err != nil {
		return nil, err
	}
	a := &view.About{
		Version: reading.Engine, Engine: reading.Engine, Atlas: d.Atlas.Version, Packs: map[string]string{},
		Ledger: d.Ledger.Place(), Entries: c.Entries, Articles: c.Articles, Readings: c.Readings, Judgements: c.Judgements,
		Claims: c.Claims, Transfers: c.Transfers, Bytes: c.Bytes,
	}
	if d.Reader != nil {
		a.Packs = maps.Clone(d.Reader.Packs())
	}
	a.Parties, a.People, a.Weapons = d.Atlas.Counts()
	return a, nil
}

// Party is a party of the atlas, by its id or a name; a *Missing if there is none.
func (d *Desk) Party(id string) (*view.Party, error) {
	known := d.Atlas.Party(waybill.PartyID(id))
	if known == nil {
		named, err := PartyNamed(d.Atlas, "party", id)
		if known = d.Atlas.Party(named); err != nil || known == nil {
			return nil, &Missing{Thing: "party", ID: wrong("", id, "").Value, Near: d.Atlas.Near(id)}
		}
	}
	p := d.partyOf(known.ID)
	return &p, nil
}

// partyOf is a party as the atlas has it. One that it does not know, of a reading with another
// atlas, is its id alone.
func (d *Desk) partyOf(id waybill.PartyID) view.Party {
	v := view.Party{ID: string(id), Names: map[string][]string{}}
	if p := d.Atlas.Party(id); p != nil {
		v.Kind, v.Names, v.Territory, v.Detail = string(p.Kind), maps.Clone(p.Names), view.Optional(p.Territory), view.Optional(p.Detail)
	}
	return v
}
