package ledger

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	"waybill/transfer"
)

// gather puts reports that are about to be filed into one group with the copies of their
// text: those whose sketches are alike, and the copies of these. The name of a group is the
// least id in it, so that no order matters. It returns how many of the reports are copies of
// one that was there before them; again are those whose article is filed already.
func (l *Ledger) gather(tx Tx, reports []Report, again []string) (int, error) {
	var anchors []int64
	for i := range reports {
		anchors = append(anchors, reports[i].Anchors...)
	}
	alike, err := tx.Alike(anchors)
	if err != nil {
		return 0, err
	}
	sketches, err := l.sketchesOf(tx, reports, alike)
	if err != nil {
		return 0, err
	}
	names := joined(reports, alike, sketches)
	if len(names) == 0 {
		return 0, nil
	}
	for i := range reports {
		if name := names[reports[i].Copies]; name != "" {
			reports[i].Copies = name
		}
	}
	copies := copied(reports, alike, names, again)
	return copies, regroup(tx, names)
}

// copied counts the new reports that are copies of one there before: of one filed, or of
// another new one that came earlier. Groups are named already.
func copied(reports, filed []Report, names map[string]string, again []string) int {
	there := map[string]bool{}
	for i := range filed {
		there[cmp.Or(names[filed[i].Copies], filed[i].Copies)] = true
	}
	n := 0
	for i := range reports {
		r := &reports[i]
		if there[r.Copies] && !slices.Contains(again, r.Article) {
			n++
		}
		there[r.Copies] = true
	}
	return n
}

// regroup gives the members of groups of copies, by name, their new names.
func regroup(tx Tx, names map[string]string) error {
	members, err := tx.Copied(slices.Sorted(maps.Keys(names)))
	if err != nil {
		return err
	}
	changed := map[string][]string{}
	for i := range members {
		name := names[members[i].Copies]
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

// sketchesOf are the sketches of reports, by article. One that an older version stored is
// drawn anew.
func (l *Ledger) sketchesOf(tx Tx, lists ...[]Report) (map[string]transfer.Sketch, error) {
	sketches := map[string]transfer.Sketch{}
	for _, list := range lists {
		for i := range list {
			r := &list[i]
			s, err := transfer.ParseSketch(r.Sketch)
			if errors.Is(err, transfer.ErrOldSketch) {
				s, err = l.drawAnew(tx, r)
			}
			if err != nil {
				return nil, fmt.Errorf("sketch of article %s: %w: %w", r.Article, ErrCorrupt, err)
			}
			sketches[r.Article] = s
		}
	}
	return sketches, nil
}

func (l *Ledger) drawAnew(tx Tx, r *Report) (transfer.Sketch, error) {
	reading, err := l.readingOf(tx, r.Reading)
	if err != nil {
		return transfer.Sketch{}, err
	}
	return transfer.Draw(reading.Report), nil
}

// joined are the groups of copies, by name, that reports join to others of them, or to those
// filed that are alike, with the name they get.
func joined(reports, filed []Report, sketches map[string]transfer.Sketch) map[string]string {
	byAnchor := map[int64][]*Report{}
	for _, list := range [][]Report{filed, reports} {
		for i := range list {
			for _, a := range list[i].Anchors {
				byAnchor[a] = append(byAnchor[a], &list[i])
			}
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
	return names
}
