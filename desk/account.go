package desk

import (
	"cmp"
	"context"
	"slices"

	"waybill"
	"waybill/ledger"
	"waybill/view"
)

// The most that an account and a network tell.
const (
	mostFlows    = 100 // in each direction of an account
	latestRows   = 10  // on each side of an account
	usualParties = 60
	MostParties  = 300
)

// Account is what flows in and out of one party, by its id or a name, in what is asked for; a
// supplier that is asked for is one that gives it something, a recipient one that gets it from
// it. It fails with a *Missing for a party that neither the atlas nor a row knows.
func (d *Desk) Account(ctx context.Context, id string, a Asked) (*view.Account, error) {
	p, unknown := d.Party(id)
	if unknown != nil {
		p = &view.Party{ID: id, Names: map[string][]string{}}
	}
	out, in := a.Filter, a.Filter
	out.Suppliers, in.Recipients = []waybill.PartyID{waybill.PartyID(p.ID)}, []waybill.PartyID{waybill.PartyID(p.ID)}
	acc := &view.Account{Flows: []view.Flow{}, Years: []view.Flow{}, Given: []view.Row{}, Got: []view.Row{}}
	for _, side := range []struct {
		filter ledger.Filter
		count  *int
		rows   *[]view.Row
	}{{out, &p.Gives, &acc.Given}, {in, &p.Gets, &acc.Got}} {
		partners, err := d.Ledger.Flows(ctx, side.filter, ledger.Dimensions{Supplier: true, Recipient: true, Family: true}, mostFlows)
		if err != nil {
			return nil, err
		}
		years, err := d.Ledger.Flows(ctx, side.filter, ledger.Dimensions{Year: true}, 0)
		if err != nil {
			return nil, err
		}
		for i := range years {
			y := flowOf(&years[i])
			if side.rows == &acc.Given {
				y.Supplier = view.Optional(p.ID)
			} else {
				y.Recipient = view.Optional(p.ID)
			}
			acc.Years = append(acc.Years, y)
			*side.count += y.Transfers
		}
		for i := range partners {
			acc.Flows = append(acc.Flows, flowOf(&partners[i]))
		}
		latest, err := d.Register(ctx, Asked{Filter: side.filter, Page: ledger.Page{Limit: latestRows}})
		if err != nil {
			return nil, err
		}
		*side.rows = latest.Rows
	}
	if unknown != nil && len(acc.Years) == 0 {
		return nil, unknown
	}
	slices.SortStableFunc(acc.Flows, func(a, b view.Flow) int { return cmp.Compare(b.Transfers, a.Transfers) })
	slices.SortStableFunc(acc.Years, func(a, b view.Flow) int { return cmp.Compare(a.Year, b.Year) })
	acc.Party = *p
	return acc, nil
}

func flowOf(f *ledger.Flow) view.Flow {
	return view.Flow{
		Supplier: view.Optional(f.Supplier), Recipient: view.Optional(f.Recipient), Family: view.Optional(f.Family), Year: view.Optional(f.Year),
		Transfers: f.Transfers, Delivered: f.Delivered, Contested: f.Contested, Returned: f.Returned,
		Stage: view.Optional(f.Stage), Certainty: view.Optional(f.Certainty),
	}
}

// Network is who gives what to whom in what is asked for: the parties with the most transfers,
// at most so many of them (0 is 60, the most 300), and what flows between these. A side that
// nobody names is no party.
func (d *Desk) Network(ctx context.Context, a Asked, most int) (*view.Network, error) {
	if most <= 0 {
		most = usualParties
	}
	most = min(most, MostParties)
	flows, err := d.Ledger.Flows(ctx, a.Filter, ledger.Dimensions{Supplier: true, Recipient: true}, 0)
	if err != nil {
		return nil, err
	}
	all := countParties(flows)
	kept := map[waybill.PartyID]bool{}
	n := &view.Network{Parties: []view.Party{}, Flows: []view.Flow{}, Left: max(0, len(all)-most)}
	for _, p := range all[:min(most, len(all))] {
		kept[p.party] = true
		n.Parties = append(n.Parties, d.counted(p))
	}
	for i := range flows {
		if kept[flows[i].Supplier] && kept[flows[i].Recipient] {
			n.Flows = append(n.Flows, flowOf(&flows[i]))
		}
	}
	return n, nil
}
