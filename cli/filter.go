package cli

import (
	"github.com/spf13/pflag"

	"waybill"
	"waybill/atlas"
	"waybill/ledger"
)

// choice is what of the register is asked for, as the command line says it.
type choice struct {
	ledger.Filter
	suppliers, recipients, parties, designations []string
	query                                        string
}

// flags declares what rows and reports can both be chosen by.
func (c *choice) flags(f *pflag.FlagSet) {
	f.StringSliceVar(&c.suppliers, "supplier", nil, "who gives: code or `NAME` (RU, Russland); unknown: nobody is named")
	f.StringSliceVar(&c.recipients, "recipient", nil, "who gets: code or `NAME`")
	f.StringSliceVar(&c.parties, "party", nil, "on either side: code or `NAME`")
	f.Var(oneOf[waybill.Class]{waybill.Classes(), &c.Classes}, "class", "`CLASS` of the goods; a family (missile) means its subs too")
	f.StringSliceVar(&c.designations, "designation", nil, "weapon type by any of its `NAME`s in the atlas (HIMARS)")
	f.Var(oneOf[waybill.Stage]{waybill.Stages(), &c.Stages}, "stage", "`STAGE` it has come to")
	f.Var(oneOf[waybill.Certainty]{waybill.Certainties(), &c.Certainties}, "certainty", "`CERTAINTY` of that")
	f.Var(day{&c.Since, false}, "since", "days the claims speak of: from this `DATE` on (2023, 2023-05-31)")
	f.Var(day{&c.Until, true}, "until", "up to and with this `DATE`")
	f.Var(day{&c.ReportSince, false}, "published-since", "in reports published from this `DATE` on")
	f.Var(day{&c.ReportUntil, true}, "published-until", "in reports published up to and with this `DATE`")
	f.StringSliceVar(&c.Origins, "origin", nil, "`NAME` of an origin that speaks of it")
	f.StringSliceVar(&c.Outlets, "outlet", nil, "`NAME` of an outlet that printed it")
	f.StringSliceVar(&c.Langs, "lang", nil, "`LANGUAGE` of a report: de or en")
	f.StringSliceVar(&c.IDs, "id", nil, "`ID` of a transfer")
}

// rowFlags declares what only rows can be chosen by.
func (c *choice) rowFlags(f *pflag.FlagSet) {
	f.Var(oneOf[waybill.Status]{[]waybill.Status{waybill.Open, waybill.Accepted, waybill.Rejected}, &c.Statuses}, "status", "`STATUS`: open, accepted, rejected")
	f.Var(credibilities{&c.Credibility}, "credibility", "`GRADE` from 1 (confirmed) to 5 (improbable), 6 (cannot be judged)")
	f.IntVar(&c.MinOrigins, "min-origins", 0, "at least `N` origins that can be told from others")
	f.IntVar(&c.MinArticles, "min-articles", 0, "at least `N` articles")
	f.BoolVar(&c.Contested, "contested", false, "affirmed and denied, by different origins or by one that changed its mind")
	f.BoolVar(&c.Exchange, "exchange", false, "something is said to be given in return")
	f.StringVar(&c.query, "match", "", "words in the evidence: a `QUERY` as of waybill search")
	f.BoolVar(&c.WithRejected, "all", false, "also rejected ones")
}

// filter is the choice with its names looked up.
func (c *choice) filter(known *atlas.Atlas) (f ledger.Filter, err error) {
	f = c.Filter
	for _, side := range []struct {
		names []string
		to    *[]waybill.PartyID
	}{{c.suppliers, &f.Suppliers}, {c.recipients, &f.Recipients}, {c.parties, &f.Parties}} {
		for _, name := range side.names {
			id, err := partyNamed(known, name)
			if err != nil {
				return f, err
			}
			*side.to = append(*side.to, id)
		}
	}
	for _, name := range c.designations {
		designation, err := designationNamed(known, name)
		if err != nil {
			return f, err
		}
		f.Designations = append(f.Designations, designation)
	}
	if c.query != "" {
		if f.Query, err = parseQuery(c.query); err != nil {
			return f, err
		}
	}
	return f, nil
}
