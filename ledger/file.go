package ledger

import (
	"maps"
	"slices"

	"waybill"
	"waybill/transfer"
)

// filing is a report with its reading, to be filed.
type filing struct {
	report  Report
	reading *waybill.Reading
	// claims are those it has where there are no judgements about them.
	claims []transfer.Claim
	// again says that the article is filed already.
	again bool
}

// claimsOf are the claims of a reading with the judgements applied.
func (l *Ledger) claimsOf(reading *waybill.Reading, r *Report, judgements []waybill.Judgement) []transfer.Claim {
	return l.filer.Claims(reading, transfer.Told{Outlet: r.Outlet, Published: r.Published}, judgements)
}

// file files reports with their claims, and notes what of the register it makes stale. It
// returns how many claims there are, and how many of the new reports are copies.
func (l *Ledger) file(tx Tx, files []filing) (filed, copies int, err error) {
	if len(files) == 0 {
		return 0, 0, nil
	}
	ids, reports := make([]string, len(files)), make([]Report, len(files))
	var again []string
	for i := range files {
		r := files[i].report
		ids[i], reports[i] = r.Article, r
		if files[i].again {
			again = append(again, r.Article)
		}
	}
	if err := l.signFiling(tx); err != nil {
		return 0, 0, err
	}
	if copies, err = l.gather(tx, reports, again); err != nil {
		return 0, 0, err
	}
	if err := tx.PutReports(reports); err != nil {
		return 0, 0, err
	}
	judgements, err := tx.JudgementsOf(ids)
	if err != nil {
		return 0, 0, err
	}
	var claims []transfer.Claim
	for i := range files {
		r, its := &reports[i], files[i].claims
		if about := judgements[r.Article]; len(about) > 0 {
			its = l.claimsOf(files[i].reading, r, about)
		}
		claims = append(claims, its...)
	}
	before, err := tx.Claims(again)
	if err != nil {
		return 0, 0, err
	}
	if err := tx.PutClaims(ids, claims); err != nil {
		return 0, 0, err
	}
	return len(claims), copies, markStale(tx, before, claims)
}

// refile files the claims of some articles anew, as judgements about them have changed.
func (l *Ledger) refile(tx Tx, articles []string) error {
	if len(articles) == 0 {
		return nil
	}
	if err := l.signFiling(tx); err != nil {
		return err
	}
	reports, err := tx.Reports(articles)
	if err != nil {
		return err
	}
	judgements, err := tx.JudgementsOf(articles)
	if err != nil {
		return err
	}
	before, err := tx.Claims(articles)
	if err != nil {
		return err
	}
	var claims []transfer.Claim
	for i := range reports {
		r := &reports[i]
		reading, err := l.readingOf(tx, r.Reading)
		if err != nil {
			return err
		}
		claims = append(claims, l.claimsOf(reading, r, judgements[r.Article])...)
	}
	if err := tx.PutClaims(articles, claims); err != nil {
		return err
	}
	return markStale(tx, before, claims)
}

// markStale notes the pairs whose transfers a change of claims can touch: those of the claims
// before and after it, and those that judgements tied to the claims before. These are tied to
// them no longer, if the claims are gone, but their transfers may still count them.
func markStale(tx Tx, before []Filed, after []transfer.Claim) error {
	if err := tx.MarkStale(pairsOf(before, after)); err != nil {
		return err
	}
	holding := map[int64]bool{}
	for i := range before {
		for _, n := range before[i].Held {
			holding[n] = true
		}
	}
	if len(holding) == 0 {
		return nil
	}
	tied, err := tx.ClaimsHeld(slices.Sorted(maps.Keys(holding)))
	if err != nil {
		return err
	}
	return tx.MarkStale(pairsOf(tied, nil))
}

// pairsOf are the pairs of parties of claims before and after a change.
func pairsOf(before []Filed, after []transfer.Claim) []Pair {
	pairs := map[Pair]bool{}
	for i := range before {
		pairs[Pair{before[i].Supplier, before[i].Recipient}] = true
	}
	for i := range after {
		pairs[Pair{after[i].Supplier, after[i].Recipient}] = true
	}
	return slices.SortedFunc(maps.Keys(pairs), comparePairs)
}
