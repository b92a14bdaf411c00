package desk

import (
	"context"

	"waybill/ledger"
	"waybill/view"
)

// Origins is a page of the origins, those with the most claims first; of the filter the first
// of Origins, as a part of the name, and Parties count.
func (d *Desk) Origins(ctx context.Context, a Asked) (*view.Witnesses, error) {
	o := ledger.Origins{Parties: a.Filter.Parties}
	if len(a.Filter.Origins) > 0 {
		o.Name = a.Filter.Origins[0]
	}
	limit := limitOf(a.Page, usualLimit, MostRows)
	found, _, err := d.Ledger.Witnesses(ctx, o, ledger.Page{After: a.Page.After, Limit: limit + 1})
	if err != nil {
		return nil, asked(err)
	}
	w := &view.Witnesses{Origins: []view.Witness{}}
	if len(found) > limit {
		found = found[:limit]
		w.Next = view.Optional(ledger.NextWitness(&found[limit-1]))
	}
	for i := range found {
		w.Origins = append(w.Origins, witnessOf(&found[i]))
	}
	return w, nil
}

func witnessOf(w *ledger.Witness) view.Witness {
	v := view.Witness{
		Origin: view.Origin{
			Kind: string(w.Kind), Name: view.Optional(w.Name), Party: view.Optional(w.Party),
			Independent: w.Independent(), Reliability: view.Optional(w.Reliability),
		},
		Claims: w.Claims, Transfers: w.Transfers, Affirms: w.Affirms, Doubts: w.Doubts, Denies: w.Denies, Contradicted: w.Contradicted,
		About: []view.Flow{}, First: view.Optional(w.First), Last: view.Optional(w.Last),
	}
	for _, a := range w.About {
		v.About = append(v.About, view.Flow{Supplier: view.Optional(a.Supplier), Recipient: view.Optional(a.Recipient), Transfers: a.Transfers})
	}
	return v
}
