package sqlstore

import (
	"fmt"
	"strings"

	"waybill"
	"waybill/ledger"
)

// Search finds reports. Those with words are looked through in the order of the page, which
// is that of the index of words, until the page is full.
func (t *Tx) Search(f ledger.Filter, p ledger.Page) ([]ledger.Report, error) {
	w := where{}
	from, entry := "report", "report.entry"
	if f.Query != nil {
		from, entry = "words CROSS JOIN report", "words.rowid"
		w.add("report.entry = words.rowid")
		w.add(fmt.Sprintf(t.dialect.Match, "words"), t.dialect.Query(f.Query))
	} else if party := onlyParty(&f); party != nil {
		from, entry = "side CROSS JOIN report", "side.entry"
		w.add("report.entry = side.entry")
		w.add("side.party = ?", string(*party))
	}
	if err := t.about(&w, &f, entry); err != nil {
		return nil, err
	}
	order, err := w.byEntry(p, entry)
	if err != nil {
		return nil, err
	}
	return t.reports("SELECT "+columnsOfReport+" FROM "+from+w.text()+order, w.args...)
}

// onlyParty is a party that all reports must speak of, nil if there is none: these are in the
// order of the page, too.
func onlyParty(f *ledger.Filter) *waybill.PartyID {
	for _, parties := range [][]waybill.PartyID{f.Parties, f.Suppliers, f.Recipients} {
		if len(parties) == 1 {
			return &parties[0]
		}
	}
	return nil
}

// about adds what a filter says of reports, and that one claim in them is as it says.
func (t *Tx) about(w *where, f *ledger.Filter, entry string) error {
	in(w, "outlet_key", keys(f.Outlets), "")
	in(w, "(lang || '')", f.Langs, "")
	if err := t.published(w, f, entry); err != nil {
		return err
	}
	claim := where{}
	for _, l := range lookups(f) {
		claim.add(l.text(checked(l.columns)), l.args...)
	}
	in(&claim, "transfer", f.IDs, "")
	in(&claim, "(origin_key || '')", keys(f.Origins), "")
	claim.span("begins", "ends", f.Since, f.Until)
	switch {
	case len(claim.conditions) == 0:
	case len(f.IDs) > 0:
		claim.add("transfer <> ''")
		w.add("report.entry IN (SELECT entry FROM claim"+claim.text()+")", claim.args...)
	default:
		w.add("(SELECT true FROM claim WHERE claim.entry = report.entry AND "+strings.Join(claim.conditions, " AND ")+" LIMIT 1)", claim.args...)
	}
	return nil
}

// published adds the days of reports; where few are of them, also between which entries.
func (t *Tx) published(w *where, f *ledger.Filter, entry string) error {
	day := where{}
	day.span("published", "published", f.ReportSince, f.ReportUntil)
	if len(day.conditions) == 0 {
		return nil
	}
	condition := strings.Join(day.conditions, " AND ")
	many, err := t.many("report", condition, day.args)
	if err != nil {
		return err
	}
	if !many {
		var first, last int64
		_, err := t.one([]any{&first, &last}, "SELECT COALESCE(MIN(entry), 0), COALESCE(MAX(entry), 0) FROM report WHERE "+condition, day.args...)
		if err != nil {
			return err
		}
		w.add(entry+" BETWEEN ? AND ?", first, last)
	}
	w.span("(published || '')", "(published || '')", f.ReportSince, f.ReportUntil)
	return nil
}
