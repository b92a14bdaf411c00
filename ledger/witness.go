package ledger

import (
	"context"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"

	"waybill"
	"waybill/transfer"
)

// Witness is an origin with what the register has of it.
type Witness struct {
	transfer.Witness
	// About are the directions it speaks of most, AboutMost at most.
	About []About
	// Reliability is a person's grade, "" for none.
	Reliability waybill.Reliability
}

// AboutMost is how many directions are told of an origin.
const AboutMost = 5

// About is how many claims an origin makes of a direction, and how many rows they are of.
type About struct {
	Pair
	Claims, Transfers int
}

// Origins chooses origins; its zero value chooses all.
type Origins struct {
	// Name is a part of the name, whatever its letters' case.
	Name string
	// Parties are those they are or speak for: one is enough.
	Parties []waybill.PartyID
}

// Witnesses is a page of the origins, those with the most claims first; of the page After and
// Limit count. Next is what the page behind it begins after, "" for the last.
func (l *Ledger) Witnesses(ctx context.Context, o Origins, p Page) (all []Witness, next string, err error) {
	err = l.look(ctx, "look up the origins of", func(tx Tx) error {
		if all, err = tx.Witnesses(o, p); err != nil {
			return err
		}
		return l.rely(tx, all)
	})
	if err == nil && p.Limit > 0 && len(all) == p.Limit {
		next = NextWitness(&all[len(all)-1])
	}
	return all, next, err
}

// rely fills in people's grades of origins.
func (l *Ledger) rely(tx Tx, all []Witness) error {
	names := make([]string, len(all))
	for i := range all {
		names[i] = all[i].Name
	}
	by, err := tx.Grades(names)
	for i := range all {
		all[i].Reliability = by[all[i].Name]
	}
	return err
}

// NextWitness is what the page of origins behind this one begins after, if this is its last.
func NextWitness(last *Witness) string {
	return base64.RawURLEncoding.EncodeToString([]byte(strings.Join([]string{number(last.Claims), string(last.Kind), string(last.Party), last.Name}, "\n")))
}

// AfterWitness is the last origin of the page before, as far as its place goes; nil for the
// first page.
func (p Page) AfterWitness() (*Witness, error) {
	if p.After == "" {
		return nil, nil
	}
	data, err := base64.RawURLEncoding.DecodeString(p.After)
	parts := strings.SplitN(string(data), "\n", 4)
	if err != nil || len(parts) < 4 || string(data) != transfer.Clean(string(data)) {
		return nil, fmt.Errorf("%w: %q is not the end of a page: take it from the page before", ErrPage, p.After)
	}
	claims, err := strconv.Atoi(parts[0])
	if err != nil {
		return nil, fmt.Errorf("%w: %q is not the end of a page: take it from the page before", ErrPage, p.After)
	}
	w := &Witness{}
	w.Claims, w.Kind, w.Party, w.Name = claims, waybill.OriginKind(parts[1]), waybill.PartyID(parts[2]), parts[3]
	return w, nil
}
