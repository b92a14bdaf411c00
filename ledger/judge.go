package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"waybill"
	"waybill/transfer"
)

// ErrJudgement says that a judgement cannot be made so.
var ErrJudgement = errors.New("no such judgement")

// Verdict is what a person wants to decide, in terms of what they see.
type Verdict struct {
	Kind    waybill.JudgementKind
	By, Why string
	// Transfer is the id of the row, as shown or as it once was.
	Transfer string
	// Other is the row that a merge joins it with.
	Other string
	// Claims are keys of claims, or beginnings of keys: what a split takes out; for a
	// correction those that are corrected, all of the row if none are named.
	Claims []string
	// Field and Value are what a correction sets.
	Field, Value string
	Credibility  waybill.Credibility
	// Origin and Reliability are the other kind of grade.
	Origin      string
	Reliability waybill.Reliability
}

// Judge records a judgement and brings the register up to date.
func (l *Ledger) Judge(ctx context.Context, v Verdict) (waybill.Judgement, error) {
	if err := v.check(); err != nil {
		return waybill.Judgement{}, err
	}
	if err := l.Settle(ctx, nil); err != nil {
		return waybill.Judgement{}, err
	}
	var made waybill.Judgement
	err := l.store.Update(ctx, func(tx Tx) error {
		// others may have recorded since
		if err := l.settleAll(tx); err != nil {
			return err
		}
		j, row, err := l.anchored(tx, v)
		if err != nil {
			return err
		}
		made, err = l.judge(tx, j, row)
		return err
	})
	if err != nil {
		return waybill.Judgement{}, fmt.Errorf("judge in %s: %w", l.Place(), err)
	}
	return made, l.Settle(ctx, nil)
}

// check finds faults that need no look at the ledger.
func (v *Verdict) check() error {
	fail := func(format string, args ...any) error {
		return fmt.Errorf("%w: "+format, append([]any{ErrJudgement}, args...)...)
	}
	switch v.Kind {
	case waybill.Accept, waybill.Reject:
	case waybill.Note:
		if v.Why == "" {
			return fail("a note wants its words as the reason")
		}
	case waybill.Merge:
		if v.Other == "" || v.Other == v.Transfer {
			return fail("a merge wants two different transfers")
		}
	case waybill.Split:
		if len(v.Claims) == 0 {
			return fail("a split wants the claims to take out")
		}
	case waybill.Correct:
		return v.checkValue(fail)
	case waybill.Grade:
		switch {
		case v.Origin != "" && !v.Reliability.Valid():
			return fail("the reliability of an origin is a letter from A to F, not %q", v.Reliability)
		case v.Origin == "" && !v.Credibility.Valid():
			return fail("the credibility of a transfer is a number from 1 to 6, not %d", v.Credibility)
		}
	default:
		return fail("%q is not one of accept, reject, merge, split, correct, grade, note", v.Kind)
	}
	if v.Transfer == "" && v.Origin == "" {
		return fail("it names no transfer")
	}
	return nil
}

// longestValue is how long a value may be that is set by a correction, in bytes.
const longestValue = 200

func (v *Verdict) checkValue(fail func(string, ...any) error) error {
	known := true
	switch v.Field {
	case "class":
		known = waybill.Class(v.Value).Valid()
	case "stage":
		known = slices.Contains(waybill.Stages(), waybill.Stage(v.Value))
	case "certainty":
		known = slices.Contains(waybill.Certainties(), waybill.Certainty(v.Value))
	case "date":
		_, err := time.Parse(time.DateOnly, v.Value)
		known = err == nil || v.Value == ""
	default:
		if !slices.Contains(transfer.Fields(), v.Field) {
			return fail("%q cannot be corrected, only %s", v.Field, strings.Join(transfer.Fields(), ", "))
		}
	}
	if !known || v.Value != transfer.Clean(v.Value) || len(v.Value) > longestValue {
		return fail("%q is no %s", v.Value, v.Field)
	}
	return nil
}

// anchored is the judgement with the words it holds on to, and how the row stands that it is about.
func (l *Ledger) anchored(tx Tx, v Verdict) (waybill.Judgement, Standing, error) {
	j := waybill.Judgement{
		Kind: v.Kind, By: v.By, Why: v.Why, Field: v.Field, Value: v.Value,
		Credibility: v.Credibility, Reliability: v.Reliability, Origin: v.Origin,
	}
	if v.Origin != "" {
		return j, Standing{}, nil
	}
	t, claims, err := l.row(tx, v.Transfer)
	if err != nil {
		return j, Standing{}, err
	}
	j.Transfer, j.On = t.ID, quotes(claims)
	return j, StandingOf(&t), l.withOthers(tx, &v, &j, t, claims)
}

// withOthers fills in the other words a judgement holds on to: those of the row that a merge joins,
// or of the claims that are meant.
func (l *Ledger) withOthers(tx Tx, v *Verdict, j *waybill.Judgement, t waybill.Transfer, claims []Filed) error {
	switch {
	case v.Kind == waybill.Merge:
		other, theirs, err := l.row(tx, v.Other)
		if err != nil {
			return err
		}
		if other.ID == t.ID {
			return fmt.Errorf("%w: %s and %s are one transfer already", ErrJudgement, v.Transfer, v.Other)
		}
		j.With = quotes(theirs)
	case len(v.Claims) > 0:
		some, err := chosen(t, claims, v.Claims)
		if err != nil {
			return err
		}
		if v.Kind == waybill.Split && len(some) == len(claims) {
			return fmt.Errorf("%w: that would take all claims out of %s", ErrJudgement, t.ID)
		}
		if v.Kind == waybill.Split {
			j.With = quotes(some)
		} else {
			j.On = quotes(some)
		}
	}
	return nil
}

// chosen are the claims that keys or beginnings of keys name.
func chosen(t waybill.Transfer, claims []Filed, keys []string) ([]Filed, error) {
	var some []Filed
	for _, key := range keys {
		found := false
		for i := range claims {
			if strings.HasPrefix(claims[i].Key, key) {
				found = true
				some = append(some, claims[i])
			}
		}
		if !found || key == "" {
			return nil, fmt.Errorf("%w: %s has no claim %q: show it to see its claims", ErrJudgement, t.ID, key)
		}
	}
	return some, nil
}

// quotes hold on to claims.
func quotes(claims []Filed) []waybill.Quote {
	var list []waybill.Quote
	for i := range claims {
		c := &claims[i]
		q := waybill.Quote{
			Article: c.Article, Words: c.Words,
			Supplier: c.Supplier, Recipient: c.Recipient, Class: c.Class, Designation: c.Designation,
		}
		if !slices.Contains(list, q) {
			list = append(list, q)
		}
	}
	return list
}

// judge appends a judgement about a row and files anew the claims it is about.
func (l *Ledger) judge(tx Tx, j waybill.Judgement, row Standing) (waybill.Judgement, error) {
	chain, err := l.chain(tx)
	if err != nil {
		return j, err
	}
	j.Number, j.At = chain.seq+1, chain.at
	payload, err := json.Marshal(j)
	if err != nil {
		return j, err
	}
	chain.add(JudgementEntry, "", payload, l.codec.pack(payload))
	if err := tx.Append(chain.entries); err != nil {
		return j, err
	}
	if err := l.fileJudgement(tx, j); err != nil {
		return j, err
	}
	c := Change{Kind: JudgementMade, Entry: j.Number, Row: row}
	if j.Kind == waybill.Withdraw {
		c.Kind = JudgementWithdrawn
	}
	return j, l.tell(tx, chain.at, []Change{c})
}

// fileJudgement files a judgement; a withdrawal changes which of the others count.
func (l *Ledger) fileJudgement(tx Tx, j waybill.Judgement) error {
	var all []Judged
	if j.Kind == waybill.Withdraw {
		var err error
		if all, err = tx.Judgements(); err != nil {
			return err
		}
	}
	all = append(all, Judged{Judgement: j})
	var changed []Judged
	articles := map[string]bool{}
	for i, counts := range counting(all) {
		if all[i].InForce == counts && i < len(all)-1 {
			continue
		}
		all[i].InForce = counts
		changed = append(changed, all[i])
		for _, q := range slices.Concat(all[i].On, all[i].With) {
			articles[q.Article] = true
		}
	}
	if err := tx.PutJudgements(changed); err != nil {
		return err
	}
	return l.refile(tx, slices.Sorted(maps.Keys(articles)))
}

// counting tells of each judgement whether it counts: unless one that counts withdraws it.
func counting(all []Judged) []bool {
	counts := make([]bool, len(all))
	withdrawn := map[int64]bool{}
	for i := len(all) - 1; i >= 0; i-- {
		counts[i] = !withdrawn[all[i].Number]
		if counts[i] && all[i].Kind == waybill.Withdraw {
			withdrawn[all[i].Withdraws] = true
		}
	}
	return counts
}

// Log is all judgements, the oldest first.
func (l *Ledger) Log(ctx context.Context) (all []Judged, err error) {
	err = l.store.View(ctx, func(tx Tx) error {
		all, err = tx.Judgements()
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the log of %s: %w", l.Place(), err)
	}
	return all, nil
}
