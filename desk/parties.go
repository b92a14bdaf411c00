package desk

import (
	"cmp"
	"context"
	"maps"
	"reflect"
	"slices"
	"strconv"

	"waybill"
	"waybill/ledger"
	"waybill/view"
)

// Party is a party of the atlas, by its id or a name; a *Missing if there is none.
func (d *Desk) Party(id string) (*view.Party, error) {
	known := d.Atlas.Party(waybill.PartyID(id))
	if known == nil {
		named, err := PartyNamed(d.Atlas, "party", id)
		if known = d.Atlas.Party(named); err != nil || known == nil {
			return nil, &Missing{Thing: "party", ID: short(id), Near: d.Atlas.Near(id)}
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

// Parties is a page of those that rows name, the most named first; a limit of 0 is 500.
func (d *Desk) Parties(ctx context.Context, a Asked) (*view.Parties, error) {
	skip := 0
	if a.Page.After != "" {
		n, err := strconv.Atoi(a.Page.After)
		if err != nil || n < 1 {
			return nil, noPage(a.Page.After)
		}
		skip = n
	}
	all, err := d.namedIn(ctx, a.Filter)
	if err != nil {
		return nil, err
	}
	limit := limitOf(a.Page, MostRows, MostRows)
	p := &view.Parties{Parties: []view.Party{}}
	all = all[min(skip, len(all)):]
	if len(all) > limit {
		all = all[:limit]
		p.Next = view.Optional(strconv.Itoa(skip + limit))
	}
	for _, n := range all {
		p.Parties = append(p.Parties, d.counted(n))
	}
	return p, nil
}

// namedIn are the parties that rows name; of all rows they are kept while these stay as they
// are.
func (d *Desk) namedIn(ctx context.Context, f ledger.Filter) ([]namings, error) {
	find := func() ([]namings, error) {
		flows, err := d.Ledger.Flows(ctx, f, ledger.Dimensions{Supplier: true, Recipient: true}, 0)
		return countParties(flows), err
	}
	if !reflect.ValueOf(f).IsZero() {
		return find()
	}
	state, err := d.Ledger.State(ctx)
	if err != nil {
		return nil, err
	}
	return d.named.of(state, find)
}

// namings counts the rows that name a party.
type namings struct {
	party       waybill.PartyID
	gives, gets int
}

// countParties counts the rows that name each party on either side, the most named first.
func countParties(flows []ledger.Flow) []namings {
	by := map[waybill.PartyID]*namings{}
	of := func(id waybill.PartyID) *namings {
		if by[id] == nil {
			by[id] = &namings{party: id}
		}
		return by[id]
	}
	for i := range flows {
		of(flows[i].Supplier).gives += flows[i].Transfers
		of(flows[i].Recipient).gets += flows[i].Transfers
	}
	delete(by, "") // nobody named
	var all []namings
	for _, n := range by {
		all = append(all, *n)
	}
	slices.SortFunc(all, func(a, b namings) int {
		return cmp.Or(cmp.Compare(b.gives+b.gets, a.gives+a.gets), cmp.Compare(a.party, b.party))
	})
	return all
}

func (d *Desk) counted(n namings) view.Party {
	p := d.partyOf(n.party)
	p.Gives, p.Gets = n.gives, n.gets
	return p
}
