package ledger

import (
	"context"
	"encoding/hex"
	"fmt"
	"math"
)

// State names the register as it is now, brought up to date: while it is the same, every
// question has the same answer. It changes with every entry.
func (l *Ledger) State(ctx context.Context) (state string, err error) {
	err = l.look(ctx, "look at the state of", func(tx Tx) error {
		_, hash, err := tx.Head()
		if err != nil {
			return err
		}
		filed, err := tx.Setting(filerSetting)
		if err != nil {
			return err
		}
		waiting := 0
		if l.asItStands() {
			// others bring it up to date, one part after the other
			stale, err := tx.Stale(math.MaxInt32)
			if err != nil {
				return err
			}
			waiting = len(stale)
		}
		state = fmt.Sprintf("%s %d %s %s", hex.EncodeToString(hash), waiting, l.filer.Version(), filed)
		return nil
	})
	return state, err
}

// LogPage is a page of the judgements, the newest first: those with a number below after, or
// the newest of all if it is 0; limit is how many, 0 for all.
func (l *Ledger) LogPage(ctx context.Context, after int64, limit int) (all []Judged, err error) {
	err = l.store.View(ctx, func(tx Tx) error {
		all, err = tx.JudgementsBefore(after, limit)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the log of %s: %w", l.Place(), err)
	}
	return all, nil
}

// Head is the hash of the last entry in hexadecimal, "" of an empty ledger.
func (l *Ledger) Head(ctx context.Context) (head string, err error) {
	err = l.store.View(ctx, func(tx Tx) error {
		_, hash, err := tx.Head()
		head = hex.EncodeToString(hash)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("look at the head of %s: %w", l.Place(), err)
	}
	return head, nil
}

// ReadOnly reports whether the ledger cannot be written.
func (l *Ledger) ReadOnly() bool { return l.store.ReadOnly() }
