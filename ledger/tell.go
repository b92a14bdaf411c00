package ledger

import (
	"time"
)

// How long changes are kept: for so many days, and no more than so many of them. What a relay has
// not passed on yet is kept beyond that, but for no more than ChangesWait days.
const (
	ChangesDays = 30
	ChangesMost = 100_000
	ChangesWait = 14

	// trimEvery is after how many changes old ones are dropped, trimMost how many at a time.
	trimEvery = 1000
	trimMost  = 10 * trimEvery
)

// tell writes changes behind those there are.
func (l *Ledger) tell(tx Tx, at time.Time, changes []Change) error {
	if len(changes) == 0 {
		return nil
	}
	last, err := tx.LastChange()
	if err != nil {
		return err
	}
	for i := range changes {
		changes[i].Number, changes[i].At = last+1+int64(i), at
	}
	if err := tx.PutChanges(changes); err != nil {
		return err
	}
	now := last + int64(len(changes))
	if last/trimEvery == now/trimEvery {
		return nil
	}
	return trim(tx, at, now)
}

// trim drops changes that were kept long enough.
func trim(tx Tx, now time.Time, last int64) error {
	first, err := tx.FirstChange(time.Time{})
	if err != nil {
		return err
	}
	aged, err := lastBefore(tx, now.AddDate(0, 0, -ChangesDays), last)
	if err != nil {
		return err
	}
	waited, err := lastBefore(tx, now.AddDate(0, 0, -ChangesWait), last)
	if err != nil {
		return err
	}
	passed, err := passedOn(tx, last)
	if err != nil {
		return err
	}
	through := min(max(aged, last-ChangesMost), max(passed, waited), first+trimMost)
	if through < first {
		return nil
	}
	return tx.DropChanges(through)
}

// lastBefore is the last change that was written before a time.
func lastBefore(tx Tx, at time.Time, last int64) (int64, error) {
	next, err := tx.FirstChange(at)
	if next == 0 {
		next = last + 1
	}
	return next - 1, err
}
