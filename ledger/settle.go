package ledger

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"waybill"
	"waybill/transfer"
)

// settleAtOnce is how many pairs of parties are brought up to date in one transaction, so
// that others may write in between.
const settleAtOnce = 200

// Settle brings the register up to date. It is called by all that read it; a long import
// may call it to tell of its progress: tell is called with how many pairs of parties were
// settled, and may be nil.
func (l *Ledger) Settle(ctx context.Context, tell func(pairs int)) error {
	if l.store.ReadOnly() {
		return nil
	}
	for done := 0; ; {
		var stale []Pair
		err := l.store.View(ctx, func(tx Tx) (err error) {
			stale, err = tx.Stale(1)
			return err
		})
		if err == nil && len(stale) > 0 {
			err = l.store.Update(ctx, func(tx Tx) (err error) {
				if stale, err = tx.Stale(settleAtOnce); err != nil {
					return err
				}
				return l.settle(tx, stale)
			})
		}
		if err != nil {
			return fmt.Errorf("bring the register of %s up to date: %w", l.Place(), err)
		}
		if len(stale) == 0 {
			return nil
		}
		done += len(stale)
		if tell != nil {
			tell(done)
		}
	}
}

// settleAll brings the register up to date within a transaction. What is many is settled
// before, see Settle.
func (l *Ledger) settleAll(tx Tx) error {
	for {
		stale, err := tx.Stale(settleAtOnce)
		if err != nil || len(stale) == 0 {
			return err
		}
		if err := l.settle(tx, stale); err != nil {
			return err
		}
	}
}

// settle computes the transfers of some pairs anew, and of those that judgements tie to
// them.
func (l *Ledger) settle(tx Tx, stale []Pair) error {
	claims, pairs, err := tied(tx, stale)
	if err != nil {
		return err
	}
	judgements, err := holding(tx, claims)
	if err != nil {
		return err
	}
	days, err := window(tx)
	if err != nil {
		return err
	}
	bare := make([]transfer.Claim, len(claims))
	byKey := make(map[string]*Filed, len(claims))
	for i := range claims {
		bare[i] = claims[i].Claim
		byKey[claims[i].Key] = &claims[i]
	}
	rows := transfer.Match(bare, judgements, days)
	var homed []Homed
	var places []Place
	for i := range rows {
		r := &rows[i]
		homed = append(homed, Homed{Transfer: r.Transfer, Home: home(r), Months: r.Months(), Indexed: indexed(r, byKey)})
		for k := range r.Claims {
			was := byKey[r.Claims[k].Key]
			p := Place{was.Number, r.ID, r.Because[k]}
			if was.Transfer != p.Transfer || was.Because != p.Because {
				places = append(places, p)
			}
		}
	}
	before, err := tx.PutTransfers(pairs, homed)
	if err != nil {
		return err
	}
	if err := tx.PutWitnesses(pairs, witnesses(rows)); err != nil {
		return err
	}
	if err := tx.PlaceClaims(places); err != nil {
		return err
	}
	if err := l.tellRows(tx, before, rows, claims); err != nil {
		return err
	}
	return tx.Settled(pairs)
}

// indexed is what is kept of a row whose claims are filed as they are by their keys.
func indexed(r *transfer.Row, filed map[string]*Filed) Indexed {
	k := Indexed{Langs: r.Langs()}
	for i := range r.Claims {
		k.Numbers = append(k.Numbers, filed[r.Claims[i].Key].Number)
	}
	slices.Sort(k.Numbers)
	return k
}

// home is the pair of parties at which a row is kept: that of its first claim.
func home(r *transfer.Row) Pair { return Pair{r.Claims[0].Supplier, r.Claims[0].Recipient} }

// witnesses are what origins say of rows, by the homes of these.
func witnesses(rows []transfer.Row) []HomedWitness {
	homes := map[Pair][]transfer.Row{}
	for i := range rows {
		homes[home(&rows[i])] = append(homes[home(&rows[i])], rows[i])
	}
	var all []HomedWitness
	for _, pair := range slices.SortedFunc(maps.Keys(homes), comparePairs) {
		for _, w := range transfer.Witnesses(homes[pair]) {
			all = append(all, HomedWitness{w, pair})
		}
	}
	return all
}

// tied are all claims between the pairs, and of the pairs that a judgement ties to them,
// and so on.
func tied(tx Tx, pairs []Pair) ([]Filed, []Pair, error) {
	var claims []Filed
	done, asked := map[Pair]bool{}, map[int64]bool{}
	for len(pairs) > 0 {
		more, err := tx.ClaimsOfPairs(pairs)
		if err != nil {
			return nil, nil, err
		}
		claims = append(claims, more...)
		for _, p := range pairs {
			done[p] = true
		}
		var holding []int64
		for i := range more {
			for _, n := range more[i].Held {
				if !asked[n] {
					asked[n] = true
					holding = append(holding, n)
				}
			}
		}
		next := map[Pair]bool{}
		if len(holding) > 0 {
			held, err := tx.ClaimsHeld(holding)
			if err != nil {
				return nil, nil, err
			}
			for i := range held {
				if p := (Pair{held[i].Supplier, held[i].Recipient}); !done[p] {
					next[p] = true
				}
			}
		}
		pairs = slices.SortedFunc(maps.Keys(next), comparePairs)
	}
	return claims, slices.SortedFunc(maps.Keys(done), comparePairs), nil
}

func comparePairs(a, b Pair) int {
	return cmp.Or(cmp.Compare(a.Supplier, b.Supplier), cmp.Compare(a.Recipient, b.Recipient))
}

// holding are the judgements that claims are held by, and that count.
func holding(tx Tx, claims []Filed) ([]waybill.Judgement, error) {
	var numbers []int64
	for i := range claims {
		numbers = append(numbers, claims[i].Held...)
	}
	all, err := tx.JudgementsNumbered(numbers)
	var list []waybill.Judgement
	for i := range all {
		if all[i].InForce {
			list = append(list, all[i].Judgement)
		}
	}
	return list, err
}
