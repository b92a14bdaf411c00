package cli

import (
	"github.com/spf13/pflag"

	"waybill"
	"waybill/desk"
)

// choice is what of the register is asked for, as the command line says it.
type choice struct{ desk.Choice }

// flags declares what rows and reports can both be chosen by.
func (c *choice) flags(f *pflag.FlagSet) {
	c.wareFlags(f)
	f.Var(day{&c.Filter.Since, false}, "since", "days the claims speak of: from this `DATE` on (2023, 2023-05-31)")
	f.Var(day{&c.Filter.Until, true}, "until", "up to and with this `DATE`")
	f.Var(day{&c.Filter.ReportSince, false}, "published-since", "in reports published from this `DATE` on")
	f.Var(day{&c.Filter.ReportUntil, true}, "published-until", "in reports published up to and with this `DATE`")
	f.StringSliceVar(&c.Filter.Origins, "origin", nil, "`NAME` of an origin that speaks of it")
	f.StringSliceVar(&c.Filter.Outlets, "outlet", nil, "`NAME` of an outlet that printed it")
	f.StringSliceVar(&c.Filter.Langs, "lang", nil, "`LANGUAGE` of a report: de or en")
	f.StringSliceVar(&c.Filter.IDs, "id", nil, "`ID` of a transfer")
}

// wareFlags declares who gives what to whom, and how far that has come.
func (c *choice) wareFlags(f *pflag.FlagSet) {
	f.StringSliceVar(&c.Suppliers, "supplier", nil, "who gives: code or `NAME` (RU, Russland); unknown: nobody is named")
	f.StringSliceVar(&c.Recipients, "recipient", nil, "who gets: code or `NAME`")
	f.StringSliceVar(&c.Parties, "party", nil, "on either side: code or `NAME`")
	f.Var(oneOf[waybill.Class]{waybill.Classes(), &c.Filter.Classes}, "class", "`CLASS` of the goods; a family (missile) means its subs too")
	f.StringSliceVar(&c.Designations, "designation", nil, "weapon type by any of its `NAME`s in the atlas (HIMARS)")
	f.Var(oneOf[waybill.Stage]{waybill.Stages(), &c.Filter.Stages}, "stage", "`STAGE` it has come to")
	f.Var(oneOf[waybill.Certainty]{waybill.Certainties(), &c.Filter.Certainties}, "certainty", "`CERTAINTY` of that")
}

// rowFlags declares what only rows can be chosen by.
func (c *choice) rowFlags(f *pflag.FlagSet) {
	f.Var(oneOf[waybill.Status]{[]waybill.Status{waybill.Open, waybill.Accepted, waybill.Rejected}, &c.Filter.Statuses}, "status", "`STATUS`: open, accepted, rejected")
	f.Var(credibilities{&c.Filter.Credibility}, "credibility", "`GRADE` from 1 (confirmed) to 5 (improbable), 6 (cannot be judged)")
	f.IntVar(&c.Filter.MinOrigins, "min-origins", 0, "at least `N` origins that can be told from others")
	f.IntVar(&c.Filter.MinArticles, "min-articles", 0, "at least `N` articles")
	f.BoolVar(&c.Filter.Contested, "contested", false, "affirmed and denied, by different origins or by one that changed its mind")
	f.BoolVar(&c.Filter.Exchange, "exchange", false, "something is said to be given in return")
	f.StringVar(&c.Query, "match", "", "words in the evidence: a `QUERY` as of waybill search")
	f.BoolVar(&c.Filter.WithRejected, "all", false, "also rejected ones")
}
