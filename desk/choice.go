package desk

import (
	"waybill"
	"waybill/atlas"
	"waybill/ledger"
)

// Choice is what of the register is asked for in the words of people, before its names are
// looked up.
type Choice struct {
	// Filter is what needs no looking up.
	Filter ledger.Filter
	// Suppliers, Recipients and Parties are codes or names, Designations names of weapon types.
	Suppliers, Recipients, Parties, Designations []string
	// Query is words, as query.Parse reads them.
	Query string
}

// Look is the choice with its names looked up. It fails with an *Error.
func (c *Choice) Look(known *atlas.Atlas) (ledger.Filter, error) {
	f := c.Filter
	for _, side := range []struct {
		field string
		names []string
		to    *[]waybill.PartyID
	}{{"supplier", c.Suppliers, &f.Suppliers}, {"recipient", c.Recipients, &f.Recipients}, {"party", c.Parties, &f.Parties}} {
		for _, name := range side.names {
			id, err := PartyNamed(known, side.field, name)
			if err != nil {
				return f, err
			}
			*side.to = append(*side.to, id)
		}
	}
	for _, name := range c.Designations {
		designation, err := DesignationNamed(known, "designation", name)
		if err != nil {
			return f, err
		}
		f.Designations = append(f.Designations, designation)
	}
	if c.Query != "" {
		q, err := ParseQuery(c.Query)
		if err != nil {
			return f, err
		}
		f.Query = q
	}
	return f, nil
}
