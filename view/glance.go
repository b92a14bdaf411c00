package view

import "waybill"

// Direction is what one party gives another in a report, whoever says it.
type Direction struct {
	// Supplier and Recipient are party ids, "" where unknown.
	Supplier, Recipient Optional
	// Claims are the transfers claimed this way, in the order of the text.
	Claims []*Claim
}

// IsTransfer reports whether the claim is of a transfer, not of an event.
func (c *Claim) IsTransfer() bool { return c.Kind == string(waybill.TransferClaim) }

// Directions groups the transfers by supplier and recipient, in the order in which
// they are first told; what the recipient gives back comes right behind.
func (d *Document) Directions() []Direction {
	type pair struct{ supplier, recipient Optional }
	groups := map[pair]*Direction{}
	var order []pair
	for i := range d.Claims {
		c := &d.Claims[i]
		if !c.IsTransfer() {
			continue
		}
		p := pair{c.Supplier, c.Recipient}
		if groups[p] == nil {
			groups[p] = &Direction{Supplier: p.supplier, Recipient: p.recipient}
			order = append(order, p)
		}
		groups[p].Claims = append(groups[p].Claims, c)
	}
	all := make([]Direction, 0, len(order))
	done := map[pair]bool{}
	for _, p := range order {
		for _, p := range []pair{p, {p.recipient, p.supplier}} {
			if g := groups[p]; g != nil && !done[p] {
				done[p] = true
				all = append(all, *g)
			}
		}
	}
	return all
}

// Returns lists what is given in return for a transfer: those of the same exchange
// that do not go the same way.
func (d *Document) Returns(c *Claim) []*Claim {
	if c.Exchange == "" {
		return nil
	}
	var all []*Claim
	for i := range d.Claims {
		o := &d.Claims[i]
		sameWay := o.Supplier == c.Supplier && o.Recipient == c.Recipient
		if o.IsTransfer() && o.Exchange == c.Exchange && !sameWay {
			all = append(all, o)
		}
	}
	return all
}

// Events lists the claims that are of no transfer.
func (d *Document) Events() []*Claim {
	var all []*Claim
	for i := range d.Claims {
		if !d.Claims[i].IsTransfer() {
			all = append(all, &d.Claims[i])
		}
	}
	return all
}
