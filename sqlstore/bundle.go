package sqlstore

import (
	"cmp"
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"waybill/ledger"
)

// A bundle is the rows at home in a pair, of one supplier and recipient, as one text: a line for
// each, in the order of their ids, with what filters and sums ask of it, separated by tabs.
// Migration 9 writes them too. Sums are made from bundles in memory (see Sums), where one that is
// changed is read again by its number.

// bundle is a bundle with where it belongs; numbers are those of the claims of each row, a line
// each.
type bundle struct {
	home, sides    ledger.Pair
	lines, numbers string
}

// bundlesOf are rows in bundles.
func bundlesOf(rows []keptRow) []bundle {
	slices.SortFunc(rows, func(a, b keptRow) int {
		return cmp.Or(
			cmp.Compare(a.home.Supplier, b.home.Supplier), cmp.Compare(a.home.Recipient, b.home.Recipient),
			cmp.Compare(a.Supplier, b.Supplier), cmp.Compare(a.Recipient, b.Recipient), cmp.Compare(a.ID, b.ID))
	})
	var all []bundle
	var lines, numbers strings.Builder
	for i := range rows {
		r := &rows[i]
		at := bundle{home: r.home, sides: ledger.Pair{Supplier: r.Supplier, Recipient: r.Recipient}}
		if lines.Len() > 0 {
			lines.WriteByte('\n')
			numbers.WriteByte('\n')
		}
		lines.WriteString(lineOf(r))
		numbers.WriteString(r.numbers)
		if i+1 < len(rows) && rows[i+1].home == at.home && rows[i+1].Supplier == at.sides.Supplier && rows[i+1].Recipient == at.sides.Recipient {
			continue
		}
		at.lines, at.numbers = lines.String(), numbers.String()
		all = append(all, at)
		lines.Reset()
		numbers.Reset()
	}
	return all
}

// lineOf is what a bundle has of a row.
func lineOf(r *keptRow) string {
	n := strconv.Itoa
	return strings.Join([]string{
		string(r.Class), n(standing(r.Stage, r.Certainty)), n(r.Affirm), n(r.Deny), n(truth(r.Exchange)), string(r.Status), n(int(r.Credibility())),
		n(r.Origins), n(r.Articles), n(r.Review), r.Begin, r.End, r.FirstReport, r.LastReport, r.langs,
	}, "\t")
}

// putBundles puts bundles in place of those at home in the pairs. They get a number greater than all
// there were; those that are no more are left without lines, so that this is told, too.
func (t *Tx) putBundles(pairs []ledger.Pair, bundles []bundle) error {
	number := int64(0)
	if _, err := t.one([]any{&number}, "SELECT COALESCE(MAX(number), 0) + 1 FROM bundle"); err != nil {
		return err
	}
	gone := make([][]any, len(pairs))
	for i, p := range pairs {
		gone[i] = []any{number, string(p.Supplier), string(p.Recipient)}
	}
	for _, args := range gone {
		if err := t.exec("UPDATE bundle SET number = ?, lines = '', numbers = '' WHERE home_supplier = ? AND home_recipient = ?", args...); err != nil {
			return err
		}
	}
	rows := make([][]any, len(bundles))
	for i := range bundles {
		b := &bundles[i]
		rows[i] = []any{string(b.home.Supplier), string(b.home.Recipient), string(b.sides.Supplier), string(b.sides.Recipient), number, b.lines, b.numbers}
	}
	return t.insert("bundle (home_supplier, home_recipient, supplier, recipient, number, lines, numbers)", tuple(7),
		"ON CONFLICT (home_supplier, home_recipient, supplier, recipient) DO UPDATE SET number = excluded.number, lines = excluded.lines, numbers = excluded.numbers", rows)
}

// Misbundled are the pairs whose bundles are not those of the rows at home there: there should be none.
func (t *Tx) Misbundled() (all []ledger.Pair, err error) {
	there := map[bundle]bool{}
	err = t.query(func(r *sql.Rows) error {
		var b bundle
		err := r.Scan(&b.home.Supplier, &b.home.Recipient, &b.sides.Supplier, &b.sides.Recipient, &b.lines, &b.numbers)
		there[b] = true
		return err
	}, "SELECT home_supplier, home_recipient, supplier, recipient, lines, numbers FROM bundle WHERE lines <> ''")
	if err != nil {
		return nil, err
	}
	var rows []keptRow
	of := func() {
		for _, b := range bundlesOf(rows) {
			if !there[b] {
				all = append(all, b.home)
			}
			delete(there, b)
		}
		rows = rows[:0]
	}
	err = t.query(func(r *sql.Rows) (err error) {
		var k keptRow
		k.Transfer, err = scanRow(r, &k.langs, &k.numbers, &k.home.Supplier, &k.home.Recipient)
		if len(rows) > 0 && rows[0].home != k.home {
			of()
		}
		rows = append(rows, k)
		return err
	}, "SELECT "+strings.Join(rowColumns, ", ")+", langs, numbers, home_supplier, home_recipient FROM transfer ORDER BY home_supplier, home_recipient")
	of()
	for b := range there {
		all = append(all, b.home)
	}
	return all, err
}
