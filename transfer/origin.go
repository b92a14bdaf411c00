package transfer

import (
	"waybill"
	"waybill/atlas"
)

// Origins resolves the sources of claims to origins.
type Origins struct {
	atlas *atlas.Atlas
}

// NewOrigins knows the people, parties and outlets of the atlas.
func NewOrigins(a *atlas.Atlas) (*Origins, error) { return &Origins{a}, nil }

// Said is who says a claim.
type Said struct {
	Origin waybill.Origin
	// Own says that the report says it in its own voice, Credited that it puts its text
	// down to an agency, which then is the origin.
	Own, Credited bool
}

// Of resolves the source of a claim.
func (o *Origins) Of(r *waybill.Report, c *waybill.Claim, told Told) Said {
	if c.Source.Name == waybill.Narrator {
		return Said{Origin: waybill.Origin{Kind: waybill.OutletOrigin, Name: told.Outlet}, Own: true}
	}
	return Said{Origin: waybill.Origin{Kind: waybill.PersonOrigin, Name: c.Source.Name, Party: c.Source.Party}}
}
