package ledger

import (
	"fmt"
	"maps"
	"slices"

	"waybill"
	"waybill/transfer"
)

// filing is a report with its reading, to be filed.
type filing struct {
	report  Report
	reading *waybill.Reading
}

// file files reports with their claims, and notes what of the register it makes stale. It
// returns how many claims there are.
func (l *Ledger) file(tx Tx, files []filing) (int, error) {
	if len(files) == 0 {
		return 0, nil
	}
	ids := make([]string, len(files))
	reports := make([]Report, len(files))
	for i := range files {
		ids[i], reports[i] = files[i].report.Article, files[i].report
	}
	if err := tx.PutReports(reports); err != nil {
		return 0, err
	}
	judgements, err := tx.JudgementsOf(ids)
	if err != nil {
		return 0, err
	}
	var claims []transfer.Claim
	for i := range files {
		r := &reports[i]
		told := transfer.Told{Outlet: r.Outlet, Published: r.Published}
		claims = append(claims, l.filer.Claims(files[i].reading, told, judgements[r.Article])...)
	}
	before, err := tx.Claims(ids)
	if err != nil {
		return 0, err
	}
	if err := tx.PutClaims(ids, claims); err != nil {
		return 0, err
	}
	if err := l.gather(tx, reports); err != nil {
		return 0, err
	}
	return len(claims), tx.MarkStale(pairsOf(before, claims))
}

// refile files the claims of some articles anew, as judgements about them have changed.
func (l *Ledger) refile(tx Tx, articles []string) error {
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
		told := transfer.Told{Outlet: r.Outlet, Published: r.Published}
		claims = append(claims, l.filer.Claims(reading, told, judgements[r.Article])...)
	}
	if err := tx.PutClaims(articles, claims); err != nil {
		return err
	}
	return tx.MarkStale(pairsOf(before, claims))
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

// gather puts new reports into one group with the copies of their text: those whose sketches
// are alike, and the copies of these. The name of a group is the least id in it, so that no
// order matters.
func (l *Ledger) gather(tx Tx, reports []Report) error {
	var anchors []int64
	for i := range reports {
		anchors = append(anchors, reports[i].Anchors...)
	}
	alike, err := tx.Alike(anchors)
	if err != nil {
		return err
	}
	renamed, err := joined(reports, alike)
	if err != nil || len(renamed) == 0 {
		return err
	}
	members, err := tx.Copied(slices.Sorted(maps.Keys(renamed)))
	if err != nil {
		return err
	}
	changed := map[string][]string{}
	for i := range members {
		name := renamed[members[i].Copies]
		changed[name] = append(changed[name], members[i].Article)
	}
	for _, name := range slices.Sorted(maps.Keys(changed)) {
		if err := tx.SetCopies(changed[name], name); err != nil {
			return err
		}
		claims, err := tx.Claims(changed[name])
		if err != nil {
			return err
		}
		if err := tx.MarkStale(pairsOf(claims, nil)); err != nil {
			return err
		}
	}
	return nil
}

// joined are the groups of copies, by name, that new reports join to others, with the name
// they get.
func joined(reports, alike []Report) (map[string]string, error) {
	byAnchor := map[int64][]*Report{}
	sketches := map[string]transfer.Sketch{}
	for _, list := range [][]Report{reports, alike} {
		for i := range list {
			s, err := transfer.ParseSketch(list[i].Sketch)
			if err != nil {
				return nil, fmt.Errorf("sketch of article %s: %w: %w", list[i].Article, ErrCorrupt, err)
			}
			sketches[list[i].Article] = s
		}
	}
	for i := range alike {
		for _, a := range alike[i].Anchors {
			byAnchor[a] = append(byAnchor[a], &alike[i])
		}
	}
	names := map[string]string{}
	root := func(name string) string {
		for names[name] != "" {
			name = names[name]
		}
		return name
	}
	for i := range reports {
		r := &reports[i]
		seen := map[string]bool{r.Article: true}
		for _, anchor := range r.Anchors {
			for _, other := range byAnchor[anchor] {
				if seen[other.Article] {
					continue
				}
				seen[other.Article] = true
				if !sketches[r.Article].CopyOf(sketches[other.Article]) {
					continue
				}
				if a, b := root(r.Copies), root(other.Copies); a != b {
					names[max(a, b)] = min(a, b)
				}
			}
		}
	}
	for name := range names {
		names[name] = root(name)
	}
	return names, nil
}
