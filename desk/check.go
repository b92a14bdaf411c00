package desk

import (
	"cmp"
	"context"
	"slices"

	"waybill"
	"waybill/ledger"
	"waybill/transfer"
	"waybill/view"
)

// Bounds of a check: claims of a text, rows of a claim that are told, rows that are looked at.
const (
	checkedClaims = 10
	checkedRows   = 5
	checkedPages  = 4
)

// Check reads a text, keeps nothing, and holds every transfer it claims against what the
// ledger's sources say of the same one: same sides, goods that go together. A side or goods
// that the claim leaves open are met by any.
func (d *Desk) Check(ctx context.Context, a waybill.Article) (*view.Check, error) {
	paper, err := d.Read(ctx, a)
	if err != nil {
		return nil, err
	}
	check := &view.Check{Claims: []view.Checked{}, Notes: append([]string{}, paper.Report.Notes...)}
	for i := range paper.Claims {
		c := &paper.Claims[i]
		if !c.IsTransfer() {
			continue
		}
		if len(check.Claims) == checkedClaims {
			check.Left++
			continue
		}
		checked, err := d.checkClaim(ctx, c)
		if err != nil {
			return nil, err
		}
		check.Claims = append(check.Claims, checked)
	}
	return check, nil
}

func (d *Desk) checkClaim(ctx context.Context, c *view.Claim) (view.Checked, error) {
	k := view.Checked{Claim: *c, Stance: string(transfer.StanceOf(waybill.Certainty(c.Certainty))), Rows: []view.Match{}}
	k.Compared, k.NotCompared = comparedOf(c)
	matches, err := d.matches(ctx, c)
	if err != nil {
		return k, err
	}
	if len(matches) > checkedRows {
		k.More = len(matches) - checkedRows
		matches = matches[:checkedRows]
	}
	for i := range matches {
		story, err := d.Story(ctx, matches[i].Transfer.ID)
		if err != nil {
			return k, err
		}
		matches[i].Transfer, matches[i].Voices = story.Transfer, story.Voices
	}
	k.Rows = append(k.Rows, matches...)
	weigh(&k)
	return k, nil
}

// matches are the rows a claim may be of, those with the same goods first.
func (d *Desk) matches(ctx context.Context, c *view.Claim) ([]view.Match, error) {
	if c.Supplier == "" && c.Recipient == "" {
		return nil, nil // anybody to anybody is no transfer to look up
	}
	asked := Asked{Filter: ledger.Filter{WithRejected: true}, Page: ledger.Page{Limit: 500}}
	if c.Supplier != "" {
		asked.Filter.Suppliers = []waybill.PartyID{waybill.PartyID(c.Supplier)}
	}
	if c.Recipient != "" {
		asked.Filter.Recipients = []waybill.PartyID{waybill.PartyID(c.Recipient)}
	}
	class := waybill.Class(c.Class)
	if family := waybill.Class(class.Family()); family != "weapons" {
		asked.Filter.Classes = []waybill.Class{family, "weapons"}
	}
	var all []view.Match
	for range checkedPages {
		page, err := d.Register(ctx, asked)
		if err != nil {
			return nil, err
		}
		for i := range page.Rows {
			t := &page.Rows[i].Transfer
			fit := transfer.FitOf(waybill.Class(t.Class), string(t.Designation), class, string(c.Designation))
			if fit != transfer.FitOther {
				all = append(all, view.Match{Transfer: *t, Fit: string(fit), Voices: []view.Voice{}})
			}
		}
		if page.Next == "" {
			break
		}
		asked.Page.After = string(page.Next)
	}
	slices.SortStableFunc(all, func(a, b view.Match) int {
		return cmp.Or(cmp.Compare(nearness(a.Fit), nearness(b.Fit)), -cmp.Compare(a.Transfer.LastReport, b.Transfer.LastReport))
	})
	return all, nil
}

func nearness(fit string) int {
	return slices.Index([]string{string(transfer.FitSame), string(transfer.FitCloser), string(transfer.FitVaguer)}, fit)
}

// comparedOf tells what of a claim is looked up, and what it says that is not.
func comparedOf(c *view.Claim) (compared, not []string) {
	compared, not = []string{"goods", "stage", "certainty"}, []string{}
	if c.Recipient != "" {
		compared = append([]string{"recipient"}, compared...)
	}
	if c.Supplier != "" {
		compared = append([]string{"supplier"}, compared...)
	}
	for _, x := range []struct {
		name string
		says bool
	}{
		{"quantity", c.Quantity != ""}, {"sum", c.Sum != nil}, {"date", c.Date != nil},
		{"condition", c.Condition != ""}, {"via", c.Via != ""}, {"return", c.Exchange != ""},
	} {
		if x.says {
			not = append(not, x.name)
		}
	}
	return compared, not
}
