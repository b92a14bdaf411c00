package sqlstore

import (
	"database/sql"
	"strconv"
	"strings"

	"waybill"
	"waybill/ledger"
	"waybill/transfer"
)

// PutWitnesses puts what origins say in place of all that is at home in the pairs. What has not
// changed is left alone, and the sums of an origin change by the difference.
func (t *Tx) PutWitnesses(pairs []ledger.Pair, witnesses []ledger.HomedWitness) error {
	old, err := t.witnessesOf(pairs)
	if err != nil {
		return err
	}
	change := map[waybill.Origin]*transfer.Witness{}
	differ := func(w *transfer.Witness, sign int) {
		d := change[w.Origin]
		if d == nil {
			d = &transfer.Witness{Origin: w.Origin}
			change[w.Origin] = d
		}
		d.Add(transfer.Witness{
			Claims: sign * w.Claims, Transfers: sign * w.Transfers, Affirms: sign * w.Affirms, Doubts: sign * w.Doubts,
			Denies: sign * w.Denies, Contradicted: sign * w.Contradicted,
		})
	}
	var changed []ledger.HomedWitness
	for _, w := range witnesses {
		at := witnessKey{w.Home, w.Origin}
		was, known := old[at]
		delete(old, at)
		if known && was.Witness == w.Witness {
			continue
		}
		if known {
			differ(&was.Witness, -1)
		}
		differ(&w.Witness, 1)
		changed = append(changed, w)
	}
	var gone [][]any
	for at, was := range old {
		differ(&was.Witness, -1)
		gone = append(gone, []any{string(at.home.Supplier), string(at.home.Recipient), was.id})
	}
	ids, err := t.changeOrigins(change)
	if err != nil {
		return err
	}
	err = t.inParts("DELETE FROM witness WHERE (home_supplier, home_recipient, origin) IN (", "(?, ?, CAST(? AS BIGINT))", ")", gone)
	if err != nil {
		return err
	}
	rows := make([][]any, len(changed))
	for i := range changed {
		w := &changed[i]
		rows[i] = []any{
			string(w.Home.Supplier), string(w.Home.Recipient), ids[w.Origin], w.Claims, w.Transfers, w.Affirms, w.Doubts, w.Denies, w.Contradicted, w.First, w.Last,
		}
	}
	return t.insert(`witness (home_supplier, home_recipient, origin, claims, transfers, affirms, doubts, denies, contradicted, reported_first, reported_last)`, tuple(11),
		`ON CONFLICT (home_supplier, home_recipient, origin) DO UPDATE SET claims = excluded.claims, transfers = excluded.transfers, affirms = excluded.affirms,
			doubts = excluded.doubts, denies = excluded.denies, contradicted = excluded.contradicted,
			reported_first = excluded.reported_first, reported_last = excluded.reported_last`, rows)
}

// witnessKey is what there is one witness of.
type witnessKey struct {
	home   ledger.Pair
	origin waybill.Origin
}

// numbered is a witness with the number of its origin.
type numbered struct {
	transfer.Witness
	id int64
}

func (t *Tx) witnessesOf(pairs []ledger.Pair) (map[witnessKey]numbered, error) {
	all := map[witnessKey]numbered{}
	for _, p := range pairs {
		err := t.query(func(r *sql.Rows) error {
			var w numbered
			err := r.Scan(&w.id, &w.Name, &w.Kind, &w.Party, &w.Claims, &w.Transfers, &w.Affirms, &w.Doubts, &w.Denies, &w.Contradicted, &w.First, &w.Last)
			all[witnessKey{p, w.Origin}] = w
			return err
		}, `SELECT origin.id, name, kind, party, witness.claims, witness.transfers, witness.affirms, witness.doubts, witness.denies, witness.contradicted, reported_first, reported_last
			FROM witness JOIN origin ON origin.id = witness.origin WHERE home_supplier = ? AND home_recipient = ?`, string(p.Supplier), string(p.Recipient))
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// changeOrigins changes the sums of origins, and gives the numbers of these. One of which
// nothing is left is forgotten.
func (t *Tx) changeOrigins(change map[waybill.Origin]*transfer.Witness) (map[waybill.Origin]int64, error) {
	if len(change) == 0 {
		return nil, nil
	}
	there, err := t.originsNamed(change)
	if err != nil {
		return nil, err
	}
	var next sql.NullInt64
	if _, err := t.one([]any{&next}, "SELECT MAX(id) FROM origin"); err != nil {
		return nil, err
	}
	ids := map[waybill.Origin]int64{}
	var rows [][]any
	var gone []int64
	for origin, d := range change {
		now := there[origin]
		if now.id == 0 {
			next.Int64++
			now.id = next.Int64
		}
		now.Add(*d)
		ids[origin] = now.id
		if now.Claims == 0 {
			gone = append(gone, now.id)
			continue
		}
		rows = append(rows, []any{
			now.id, origin.Name, string(origin.Kind), string(origin.Party), key(origin.Name), now.Claims, now.Transfers, now.Affirms, now.Doubts, now.Denies, now.Contradicted,
		})
	}
	if err := t.deleteBy("origin", "id", gone); err != nil {
		return nil, err
	}
	return ids, t.insert("origin (id, name, kind, party, name_key, claims, transfers, affirms, doubts, denies, contradicted)", tuple(11),
		`ON CONFLICT (id) DO UPDATE SET claims = excluded.claims, transfers = excluded.transfers, affirms = excluded.affirms,
			doubts = excluded.doubts, denies = excluded.denies, contradicted = excluded.contradicted`, rows)
}

const originColumns = "SELECT id, name, kind, party, claims, transfers, affirms, doubts, denies, contradicted FROM origin"

func scanOrigin(r *sql.Rows) (w numbered, err error) {
	err = r.Scan(&w.id, &w.Name, &w.Kind, &w.Party, &w.Claims, &w.Transfers, &w.Affirms, &w.Doubts, &w.Denies, &w.Contradicted)
	return w, err
}

func (t *Tx) originsNamed(origins map[waybill.Origin]*transfer.Witness) (map[waybill.Origin]numbered, error) {
	var names []string
	for origin := range origins {
		names = append(names, origin.Name)
	}
	there := map[waybill.Origin]numbered{}
	err := each(names, func(list string, args []any) error {
		return t.query(func(r *sql.Rows) error {
			w, err := scanOrigin(r)
			there[w.Origin] = w
			return err
		}, originColumns+" WHERE name IN "+list, args...)
	})
	return there, err
}

// Witnesses is a page of the origins.
func (t *Tx) Witnesses(o ledger.Origins, p ledger.Page) ([]ledger.Witness, error) {
	after, err := p.AfterWitness()
	if err != nil {
		return nil, err
	}
	w := where{}
	if o.Name != "" {
		w.add(`name_key LIKE ? ESCAPE '!'`, "%"+strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(key(o.Name))+"%")
	}
	in(&w, "party", o.Parties, "")
	if after != nil {
		w.add("claims <= ? AND (claims < ? OR (name, kind, party) > (?, ?, ?))", after.Claims, after.Claims, after.Name, string(after.Kind), string(after.Party))
	}
	var all []ledger.Witness
	var ids []int64
	err = t.query(func(r *sql.Rows) error {
		w, err := scanOrigin(r)
		all, ids = append(all, ledger.Witness{Witness: w.Witness}), append(ids, w.id)
		return err
	}, originColumns+w.text()+" ORDER BY claims DESC, name, kind, party"+limit(p.Limit), w.args...)
	for i := range all {
		if err == nil {
			err = t.speaksOf(&all[i], ids[i])
		}
	}
	return all, err
}

// speaksOf fills in when an origin was first and last reported, and of what it speaks most.
func (t *Tx) speaksOf(w *ledger.Witness, id int64) error {
	_, err := t.one([]any{&w.First, &w.Last},
		"SELECT COALESCE(MIN(CASE WHEN reported_first <> '' THEN reported_first END), ''), COALESCE(MAX(reported_last), '') FROM witness WHERE origin = ?", id)
	if err != nil {
		return err
	}
	return t.query(func(r *sql.Rows) error {
		var a ledger.About
		err := r.Scan(&a.Supplier, &a.Recipient, &a.Claims, &a.Transfers)
		w.About = append(w.About, a)
		return err
	}, "SELECT home_supplier, home_recipient, claims, transfers FROM witness WHERE origin = ? ORDER BY claims DESC, home_supplier, home_recipient LIMIT "+strconv.Itoa(ledger.AboutMost), id)
}
