package ledger

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"waybill"
)

// ErrChoice says that changes cannot be chosen so.
var ErrChoice = errors.New("changes cannot be chosen by")

// ofChanges checks that changes can be chosen by a filter: by what stands in a row, not by who
// speaks of it in which words. Rejected rows are not left out: that one was rejected is a change.
func (f *Filter) ofChanges() error {
	for _, no := range []struct {
		name  string
		given bool
	}{
		{"origin", len(f.Origins) > 0}, {"outlet", len(f.Outlets) > 0}, {"language", len(f.Langs) > 0},
		{"words", f.Query != nil}, {"days of reports", f.ReportSince+f.ReportUntil != ""},
	} {
		if no.given {
			return fmt.Errorf("%w %s", ErrChoice, no.name)
		}
	}
	return nil
}

// OfRows reports whether the filter says anything of rows of the register.
func (f *Filter) OfRows() bool {
	return len(f.IDs)+len(f.Suppliers)+len(f.Recipients)+len(f.Parties)+len(f.Classes)+len(f.Designations)+len(f.Stages)+
		len(f.Certainties)+len(f.Statuses)+len(f.Credibility)+f.MinOrigins+f.MinArticles > 0 ||
		f.Since != "" || f.Until != "" || f.Contested || f.Exchange || f.Undecided
}

// Chooses reports whether the filter chooses a change, by the row it is of as that stood then.
func (f *Filter) Chooses(c *Change) bool {
	r := &c.Row
	if r.ID == "" {
		return !f.OfRows()
	}
	return f.choosesGoods(r) && f.choosesNumbers(r) &&
		oneOf(f.IDs, r.ID) && oneOf(f.Suppliers, r.Supplier) && oneOf(f.Recipients, r.Recipient) &&
		(len(f.Parties) == 0 || slices.Contains(f.Parties, r.Supplier) || slices.Contains(f.Parties, r.Recipient)) &&
		oneOf(f.Stages, r.Stage) && oneOf(f.Certainties, r.Certainty) && oneOf(f.Statuses, r.Status) &&
		(f.Since == "" || r.End >= f.Since) && (f.Until == "" || r.Begin != "" && r.Begin <= f.Until)
}

func (f *Filter) choosesGoods(r *Standing) bool {
	class := len(f.Classes) == 0 || slices.ContainsFunc(f.Classes, func(c waybill.Class) bool {
		return c == r.Class || string(c) == r.Class.Family()
	})
	return class && (len(f.Designations) == 0 || slices.ContainsFunc(f.Designations, func(d string) bool {
		return strings.EqualFold(d, r.Designation)
	}))
}

func (f *Filter) choosesNumbers(r *Standing) bool {
	return oneOf(f.Credibility, r.Credibility) && r.Origins >= f.MinOrigins && r.Articles >= f.MinArticles &&
		(!f.Contested || r.Contested) && (!f.Exchange || r.Exchange) &&
		(!f.Undecided || r.Status == waybill.Open && !r.Graded)
}

// oneOf reports whether a value is one of some; where there are none, any is.
func oneOf[T comparable](some []T, v T) bool { return len(some) == 0 || slices.Contains(some, v) }
