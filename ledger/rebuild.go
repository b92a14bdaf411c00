package ledger

import (
	"context"
	"errors"
	"fmt"

	"waybill"
)

// Rebuild throws away all that is filed and files it anew from the entries.
func (l *Ledger) Rebuild(ctx context.Context, tell func(entries int64)) error {
	err := l.store.Update(ctx, func(tx Tx) error {
		if err := tx.Clear(); err != nil {
			return err
		}
		var batch []Entry
		size := 0
		replay := newReplayer(l)
		flush := func() error {
			err := replay.part(tx, batch)
			if tell != nil && len(batch) > 0 {
				tell(batch[len(batch)-1].Seq)
			}
			batch, size = nil, 0
			return err
		}
		var last int64
		for {
			err := tx.Entries(last, func(e Entry) error {
				batch, last, size = append(batch, e), e.Seq, size+len(e.Body)
				if len(batch) == restoreAtOnce || size >= restoreBytes {
					return errEnough
				}
				return ctx.Err()
			})
			if err != nil && !errors.Is(err, errEnough) {
				return err
			}
			full := err != nil
			if err := flush(); err != nil || !full {
				return err
			}
		}
	})
	if err != nil {
		return fmt.Errorf("rebuild %s: %w", l.Place(), err)
	}
	return l.Settle(ctx, nil)
}

// errEnough stops a walk.
var errEnough = errors.New("enough")

// part files some entries that are there already, as if they were recorded now.
func (r *replayer) part(tx Tx, batch []Entry) error {
	r.tx = tx
	for i := range batch {
		if err := r.entry(&batch[i]); err != nil {
			return err
		}
	}
	return r.flush()
}

// article is an article whose entry was replayed and whose first reading was not yet.
type article struct {
	entry      int64
	provenance waybill.Provenance
}

// replayer files entries part by part, and gathers what can be filed together.
type replayer struct {
	ledger *Ledger
	tx     Tx
	// fresh are the articles whose first reading is still to come, maybe in the next part.
	fresh map[string]article
	files []filing
	// waits tells whose readings are in files.
	waits map[string]bool
}

func newReplayer(l *Ledger) *replayer {
	return &replayer{ledger: l, fresh: map[string]article{}, waits: map[string]bool{}}
}

func (r *replayer) entry(e *Entry) error {
	payload, err := r.ledger.codec.unpack(e)
	if err != nil {
		return err
	}
	switch e.Kind {
	case ArticleEntry:
		p, _, err := parseArticle(payload)
		r.fresh[e.Ref] = article{e.Seq, p}
		return err
	case ReadingEntry:
		return r.reading(e, payload)
	case SettingEntry:
		s, err := parseSetting(payload)
		if err != nil {
			return err
		}
		return fileSetting(r.tx, s)
	case JudgementEntry:
		// what it is about must be filed first
		if err := r.flush(); err != nil {
			return err
		}
		j, err := parseJudgement(payload)
		if err != nil {
			return err
		}
		return r.ledger.fileJudgement(r.tx, j)
	}
	return fmt.Errorf("%w: entry %d is of kind %q, which is none", ErrCorrupt, e.Seq, e.Kind)
}

func (r *replayer) reading(e *Entry, payload []byte) error {
	reading, err := parseReading(payload)
	if err != nil {
		return err
	}
	if r.waits[e.Ref] {
		// an article read twice: the second takes the place of the first
		if err := r.flush(); err != nil {
			return err
		}
	}
	report, again, err := r.report(e, reading)
	if err != nil {
		return err
	}
	report.Reading = e.Seq
	r.files = append(r.files, filing{report, reading, r.ledger.claimsOf(reading, &report, nil), again})
	r.waits[e.Ref] = true
	return nil
}

// report is what is filed of a reading; again says that its article is filed already.
func (r *replayer) report(e *Entry, reading *waybill.Reading) (report Report, again bool, err error) {
	if a, ok := r.fresh[e.Ref]; ok {
		delete(r.fresh, e.Ref)
		report = reportOf(reading, a.provenance)
		report.Entry = a.entry
		return report, false, nil
	}
	there, err := reportsByArticle(r.tx, []string{e.Ref})
	if err != nil {
		return report, true, err
	}
	old, ok := there[e.Ref]
	if !ok {
		return report, true, fmt.Errorf("%w: entry %d is a reading of an article that is not there", ErrCorrupt, e.Seq)
	}
	report, err = r.ledger.again(r.tx, &old, reading)
	return report, true, err
}

func (r *replayer) flush() error {
	_, _, err := r.ledger.file(r.tx, r.files)
	r.files = nil
	clear(r.waits)
	return err
}
