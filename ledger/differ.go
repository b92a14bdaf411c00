package ledger

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strconv"

	"waybill"
	"waybill/transfer"
)

// quiet is the bookmark that says that rows are new in this ledger only, as it is being restored:
// nothing is told of them.
var quiet = Bookmark{Kind: "changes", Key: "quiet", Value: "true"}

// spoken takes it away.
var spoken = Bookmark{Kind: quiet.Kind, Key: quiet.Key}

// tellRows tells what changed between rows that were there and those computed now. Claims are as
// they were filed before: each knows the row it was of.
func (l *Ledger) tellRows(tx Tx, before []waybill.Transfer, now []transfer.Row, claims []Filed) error {
	is, err := tx.Bookmark(quiet.Kind, quiet.Key)
	if err != nil || is != "" {
		return err
	}
	was := map[string]*waybill.Transfer{}
	for i := range before {
		was[before[i].ID] = &before[i]
	}
	var fresh, changed []Change
	for i := range now {
		t := &now[i].Transfer
		old := was[t.ID]
		delete(was, t.ID)
		switch {
		case old == nil:
			fresh = append(fresh, Change{Kind: RowNew, Row: StandingOf(t)})
		default:
			if values := differences(StandingOf(old), StandingOf(t)); len(values) > 0 {
				changed = append(changed, Change{Kind: RowChanged, Row: StandingOf(t), Values: values})
			}
		}
	}
	gone, err := l.followed(tx, was, now, claims)
	if err != nil {
		return err
	}
	fresh, gone = renamed(fresh, gone)
	all := slices.Concat(gone, fresh, changed)
	if len(all) == 0 {
		return nil
	}
	return l.tell(tx, l.moment(), all)
}

// followed are the rows that are gone, with what became of each: most of its claims, or what is
// read in their place, are of another row now; or of none.
func (l *Ledger) followed(tx Tx, was map[string]*waybill.Transfer, now []transfer.Row, claims []Filed) ([]Change, error) {
	if len(was) == 0 {
		return nil, nil
	}
	of := map[string]string{}
	for i := range now {
		for k := range now[i].Claims {
			of[now[i].Claims[k].Key] = now[i].ID
		}
	}
	into := map[string]map[string]int{}
	for i := range claims {
		if id := claims[i].Transfer; was[id] != nil {
			if into[id] == nil {
				into[id] = map[string]int{}
			}
			into[id][of[claims[i].Key]]++
		}
	}
	var all []Change
	for _, id := range slices.Sorted(maps.Keys(was)) {
		c := Change{Kind: RowMerged, Row: StandingOf(was[id]), Into: most(into[id])}
		if c.Into == "" {
			var err error
			if c.Into, err = formerly(tx, id); err != nil && !errors.Is(err, ErrNotFound) {
				return nil, err
			}
		}
		if c.Into == "" {
			c.Kind = RowGone
		}
		all = append(all, c)
	}
	return all, nil
}

// most is the key with the greatest number, the least of them; "" of none.
func most(of map[string]int) string {
	best := ""
	for _, key := range slices.Sorted(maps.Keys(of)) {
		if best == "" || of[key] > of[best] {
			best = key
		}
	}
	return best
}

// renamed tells a row that is new, and of the claims of one that is gone, as one that changed: its
// id did. If several are gone into it, it is the one with most articles.
func renamed(fresh, gone []Change) (stillNew, stillGone []Change) {
	heir := map[string]*Change{}
	for i := range gone {
		c := &gone[i]
		best := heir[c.Into]
		if c.Into != "" && (best == nil || cmp.Or(cmp.Compare(c.Row.Articles, best.Row.Articles), cmp.Compare(best.Row.ID, c.Row.ID)) > 0) {
			heir[c.Into] = c
		}
	}
	told := map[string]bool{}
	for i := range fresh {
		c := &fresh[i]
		if old := heir[c.Row.ID]; old != nil {
			c.Kind, c.Values = RowChanged, differences(old.Row, c.Row)
			told[old.Row.ID] = true
		}
	}
	return fresh, slices.DeleteFunc(gone, func(c Change) bool { return told[c.Row.ID] })
}

// differences are what is other in how a row stands, as far as that is told: not how many articles
// there are, nor between which days.
func differences(a, b Standing) []Became {
	var all []Became
	for _, v := range []Became{
		{"id", a.ID, b.ID},
		{"supplier", string(a.Supplier), string(b.Supplier)},
		{"recipient", string(a.Recipient), string(b.Recipient)},
		{"class", string(a.Class), string(b.Class)},
		{"designation", a.Designation, b.Designation},
		{"quantity", a.Quantity, b.Quantity},
		{"stage", string(a.Stage), string(b.Stage)},
		{"certainty", string(a.Certainty), string(b.Certainty)},
		{"origins", strconv.Itoa(a.Origins), strconv.Itoa(b.Origins)},
		{"contested", strconv.FormatBool(a.Contested), strconv.FormatBool(b.Contested)},
		{"credibility", strconv.Itoa(int(a.Credibility)), strconv.Itoa(int(b.Credibility))},
		{"status", string(a.Status), string(b.Status)},
	} {
		if v.From != v.To {
			all = append(all, v)
		}
	}
	return all
}
