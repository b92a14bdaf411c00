package sqlstore

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"waybill"
	"waybill/ledger"
	"waybill/transfer"
)

const claimColumns = `SELECT id, key, report.article, report.copies, report.outlet, report.published, report.lang,
	supplier, recipient, taken, class, designation, quantity, begins, ends, stage, certainty,
	source, origin_kind, origin, origin_party, own, credited, exchange, claim.words, apart, held,
	transfer, rule, rule_judgement
	FROM claim JOIN report ON report.entry = claim.entry `

func scanClaim(r *sql.Rows) (c ledger.Filed, err error) {
	var held string
	// what are strings by another name are scanned as strings: there are many, and each would take reflection
	err = r.Scan(&c.Number, &c.Key, &c.Article, &c.Copies, &c.Outlet, &c.Published, &c.Lang,
		(*string)(&c.Supplier), (*string)(&c.Recipient), &c.Taken, (*string)(&c.Class), &c.Designation, &c.Quantity,
		&c.Begin, &c.End, (*string)(&c.Stage), (*string)(&c.Certainty),
		&c.Source, (*string)(&c.Origin.Kind), &c.Origin.Name, (*string)(&c.Origin.Party), &c.Own, &c.Credited, &c.Exchange, &c.Words, &c.Apart, &held,
		&c.Transfer, (*string)(&c.Because.Rule), &c.Because.Judgement)
	if err == nil && held != "" {
		err = json.Unmarshal([]byte(held), &c.Held)
	}
	return c, err
}

// claims are those that a text chooses, in the order of their keys. They are sorted here, and by
// their places: a store would carry all their columns through its sorting.
func (t *Tx) claims(text string, args ...any) ([]ledger.Filed, error) {
	var found []*ledger.Filed
	err := t.query(func(r *sql.Rows) error {
		c, err := scanClaim(r)
		found = append(found, &c)
		return err
	}, claimColumns+text, args...)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	slices.SortFunc(found, func(a, b *ledger.Filed) int { return strings.Compare(a.Key, b.Key) })
	all := make([]ledger.Filed, len(found))
	for i, c := range found {
		all[i] = *c
	}
	return all, nil
}

// Claims are those of some articles.
func (t *Tx) Claims(articles []string) (all []ledger.Filed, err error) {
	err = each(articles, func(list string, args []any) error {
		some, err := t.claims("WHERE report.article IN "+list, args...)
		all = append(all, some...)
		return err
	})
	return all, err
}

// ClaimsInExchange are those of some articles with a label.
func (t *Tx) ClaimsInExchange(articles []string) (all []ledger.Filed, err error) {
	err = each(articles, func(list string, args []any) error {
		some, err := t.claims("WHERE report.article IN "+list+" AND exchange <> ''", args...)
		all = append(all, some...)
		return err
	})
	return all, err
}

// ClaimsOfPairs are those between some parties.
func (t *Tx) ClaimsOfPairs(pairs []ledger.Pair) (all []ledger.Filed, err error) {
	for _, p := range pairs {
		some, err := t.claims("WHERE supplier = ? AND recipient = ?", string(p.Supplier), string(p.Recipient))
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	return all, nil
}

// ClaimsHeld are those that judgements hold on to.
func (t *Tx) ClaimsHeld(judgements []int64) (all []ledger.Filed, err error) {
	err = each(judgements, func(list string, args []any) error {
		some, err := t.claims("WHERE claim.id IN (SELECT claim FROM held WHERE judgement IN "+list+")", args...)
		all = append(all, some...)
		return err
	})
	return all, err
}

// ClaimsOfTransfer are those of one row.
func (t *Tx) ClaimsOfTransfer(id string) ([]ledger.Filed, error) {
	return t.claims("WHERE transfer = ? AND transfer <> ''", id)
}

// PutClaims files claims in place of all that the articles had.
func (t *Tx) PutClaims(articles []string, claims []transfer.Claim) error {
	entries, old, err := t.filed(articles)
	if err != nil {
		return err
	}
	for _, table := range []struct{ name, key string }{{"held", "claim"}, {"evidence", "rowid"}, {"claim", "id"}} {
		if err := t.deleteBy(table.name, table.key, old); err != nil {
			return err
		}
	}
	next, err := t.nextClaim()
	if err != nil {
		return err
	}
	rows, words, marks := make([][]any, len(claims)), make([][]any, len(claims)), [][]any{}
	indexed := t.indexed(len(claims), func(i int) string { return claims[i].Words })
	sides := map[side]bool{}
	var held [][]any
	for i := range claims {
		c := &claims[i]
		id := next + int64(i)
		entry, ok := entries[c.Article]
		if !ok {
			return fmt.Errorf("claim %s: its article %s is not filed", c.Key, c.Article)
		}
		numbers := ""
		if len(c.Held) > 0 {
			data, err := json.Marshal(c.Held)
			if err != nil {
				return err
			}
			numbers = string(data)
		}
		rows[i] = []any{
			id, c.Key, entry, string(c.Supplier), string(c.Recipient), truth(c.Taken), string(c.Class), c.Designation, c.Quantity,
			c.Begin, c.End, string(c.Stage), string(c.Certainty), c.Source, string(c.Origin.Kind), c.Origin.Name, string(c.Origin.Party),
			truth(c.Own), truth(c.Credited), c.Exchange, c.Words, c.Apart, numbers, "", "", 0,
			c.Class.Family(), key(c.Designation), key(c.Origin.Name),
		}
		words[i] = []any{id, indexed[i]}
		marks = append(marks, []any{c.Mark(), entry})
		sides[side{c.Supplier, entry}], sides[side{c.Recipient, entry}] = true, true
		for _, n := range c.Held {
			held = append(held, []any{n, id})
		}
	}
	err = t.insert(`claim (id, key, entry, supplier, recipient, taken, class, designation, quantity, begins, ends, stage,
		certainty, source, origin_kind, origin, origin_party, own, credited, exchange, words, apart, held, transfer, rule, rule_judgement,
		family, designation_key, origin_key)`, tuple(29), "", rows)
	if err != nil {
		return err
	}
	if err := t.insertWords("evidence", words); err != nil {
		return err
	}
	if err := t.insert("held (judgement, claim)", tuple(2), "", held); err != nil {
		return err
	}
	if err := t.insert("side (party, entry)", tuple(2), "ON CONFLICT DO NOTHING", sideRows(sides)); err != nil {
		return err
	}
	return t.insert("mark (mark, entry)", tuple(2), "ON CONFLICT DO NOTHING", marks)
}

// side says that an article, by its entry, has a claim with a party on a side.
type side struct {
	party waybill.PartyID
	entry int64
}

// sideRows are sides in the order in which they are kept.
func sideRows(sides map[side]bool) [][]any {
	rows := make([][]any, 0, len(sides))
	for _, s := range slices.SortedFunc(maps.Keys(sides), func(a, b side) int {
		return cmp.Or(cmp.Compare(a.party, b.party), cmp.Compare(a.entry, b.entry))
	}) {
		rows = append(rows, []any{string(s.party), s.entry})
	}
	return rows
}

// filed are the entries of articles, and the numbers of the claims they have.
func (t *Tx) filed(articles []string) (entries map[string]int64, claims []int64, err error) {
	entries = map[string]int64{}
	err = each(articles, func(list string, args []any) error {
		return t.query(func(r *sql.Rows) error {
			var article string
			var entry int64
			var claim sql.NullInt64
			err := r.Scan(&article, &entry, &claim)
			entries[article] = entry
			if claim.Valid {
				claims = append(claims, claim.Int64)
			}
			return err
		}, "SELECT article, report.entry, claim.id FROM report LEFT JOIN claim ON claim.entry = report.entry WHERE article IN "+list, args...)
	})
	return entries, claims, err
}

func (t *Tx) nextClaim() (int64, error) {
	var last sql.NullInt64
	_, err := t.one([]any{&last}, "SELECT MAX(id) FROM claim")
	return last.Int64 + 1, err
}

// TransfersOf are the rows that claims of articles are of.
func (t *Tx) TransfersOf(articles []string) (map[string][]string, error) {
	by := map[string][]string{}
	err := each(articles, func(list string, args []any) error {
		return t.query(func(r *sql.Rows) error {
			var article, id string
			err := r.Scan(&article, &id)
			by[article] = append(by[article], id)
			return err
		}, "SELECT DISTINCT article, transfer FROM report JOIN claim ON claim.entry = report.entry WHERE transfer <> '' AND article IN "+list, args...)
	})
	return by, err
}

// Marked are the articles that ever had a claim with a mark.
func (t *Tx) Marked(mark string) (all []string, err error) {
	err = t.query(func(r *sql.Rows) error {
		var article string
		err := r.Scan(&article)
		all = append(all, article)
		return err
	}, "SELECT article FROM mark JOIN report ON report.entry = mark.entry WHERE mark = ? ORDER BY article", strings.ToUpper(mark))
	return all, err
}

// Beginning are the articles whose ids begin so.
func (t *Tx) Beginning(prefix string, limit int) (all []string, err error) {
	err = t.query(func(r *sql.Rows) error {
		var article string
		err := r.Scan(&article)
		all = append(all, article)
		return err
	}, "SELECT article FROM report WHERE article >= ? AND article < ? ORDER BY article LIMIT ?", prefix, prefix+"~", limit)
	return all, err
}

// PlaceClaims tells claims which row they are of.
func (t *Tx) PlaceClaims(places []ledger.Place) error {
	rows := make([][]any, len(places))
	for i, p := range places {
		rows[i] = []any{p.Claim, p.Transfer, string(p.Because.Rule), p.Because.Judgement}
	}
	return t.inParts("UPDATE claim SET transfer = v.column2, rule = v.column3, rule_judgement = v.column4 FROM (",
		"(CAST(? AS BIGINT), ?, ?, CAST(? AS BIGINT))", ") AS v WHERE claim.id = v.column1", rows)
}

// Setting is a setting's value.
func (t *Tx) Setting(name string) (value string, err error) {
	_, err = t.one([]any{&value}, "SELECT value FROM setting WHERE name = ?", name)
	return value, err
}

// PutSetting files a setting.
func (t *Tx) PutSetting(name, value string) error {
	return t.exec("INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value)
}

// Clear throws away what is filed. Rows stay, so that it is known what of them becomes other, but
// are made such that none is ever taken for unchanged.
func (t *Tx) Clear() error {
	for _, table := range []string{"setting", "stale", "quote", "judgement", "mark", "side", "held", "evidence", "claim", "words", "anchor", "earlier", "witness", "origin", "report"} {
		if err := t.exec("DELETE FROM " + table); err != nil {
			return err
		}
	}
	// what is summed stays as long as the rows do, unless it is of none
	err := t.exec(`UPDATE bundle SET number = (SELECT MAX(number) FROM bundle) + 1, lines = '', numbers = ''
		WHERE NOT EXISTS (SELECT 1 FROM transfer WHERE transfer.home_supplier = bundle.home_supplier AND transfer.home_recipient = bundle.home_recipient)`)
	if err != nil {
		return err
	}
	if err := t.exec("UPDATE transfer SET reports = ?, reasons = ?", "cleared", "[]"); err != nil {
		return err
	}
	return t.exec("INSERT INTO stale (supplier, recipient) SELECT DISTINCT home_supplier, home_recipient FROM transfer")
}
