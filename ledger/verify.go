package ledger

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Verified is what a check went through.
type Verified struct {
	Counts
	// Head is the hash of the last entry, in hexadecimal: whoever wrote it down earlier
	// can tell that nothing before it was altered or taken away.
	Head string
	// FiledBy is the versions of rules and atlas by which the claims are filed, if they are
	// not all those in use: then only the entries were checked, and rebuilding the ledger files
	// them by those in use. "" else.
	FiledBy string
}

// Verify proves that nothing that was appended has been altered: it recomputes every hash
// of the chain and of every article. Then it computes all that is filed, and the register,
// anew from the entries and compares. Tell is called with the number of entries checked,
// and may be nil.
func (l *Ledger) Verify(ctx context.Context, tell func(entries int64)) (v Verified, err error) {
	if err := l.Settle(ctx, nil); err != nil {
		return v, err
	}
	err = l.store.View(ctx, func(tx Tx) error {
		c := checker{ledger: l, tx: tx, tell: tell, readings: map[string]int64{}, earlier: map[string][]int64{}, articles: map[string]article{}}
		if err := c.chain(ctx); err != nil {
			return err
		}
		by, err := tx.Setting(filerSetting)
		if err != nil {
			return err
		}
		if by == "" || by == l.filer.Version() {
			err = c.files(ctx)
		} else {
			v.FiledBy = by
		}
		if err != nil {
			return err
		}
		v.Head = hex.EncodeToString(c.prev)
		v.Counts, err = tx.Counts()
		return err
	})
	if err != nil {
		return v, fmt.Errorf("verify %s: %w", l.Place(), err)
	}
	return v, nil
}

type checker struct {
	ledger *Ledger
	tx     Tx
	tell   func(int64)
	seq    int64
	prev   []byte
	// articles are what their entries hold, readings the entries of their last readings, and
	// earlier those of the readings that these took the place of.
	articles   map[string]article
	readings   map[string]int64
	earlier    map[string][]int64
	judgements []Judged
	window     string
}

// chain walks the entries.
func (c *checker) chain(ctx context.Context) error {
	err := c.tx.Entries(0, func(e Entry) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if e.Seq != c.seq+1 {
			return fmt.Errorf("%w: behind entry %d comes entry %d", ErrCorrupt, c.seq, e.Seq)
		}
		if !bytes.Equal(e.Prev, c.prev) {
			return fmt.Errorf("%w: entry %d does not follow from entry %d", ErrCorrupt, e.Seq, c.seq)
		}
		payload, err := c.ledger.codec.unpack(&e)
		if err != nil {
			return err
		}
		if !e.sealed(payload) {
			return fmt.Errorf("%w: entry %d was altered: it does not have its hash", ErrCorrupt, e.Seq)
		}
		c.seq, c.prev = e.Seq, e.Hash
		if c.tell != nil {
			c.tell(e.Seq)
		}
		return c.note(&e, payload)
	})
	if err != nil {
		return err
	}
	seq, head, err := c.tx.Head()
	if err == nil && (seq != c.seq || !bytes.Equal(head, c.prev)) {
		err = fmt.Errorf("%w: the last entry is %d, not %d", ErrCorrupt, seq, c.seq)
	}
	return err
}

// note remembers what is to be filed of an entry.
func (c *checker) note(e *Entry, payload []byte) error {
	switch e.Kind {
	case ArticleEntry:
		p, data, err := parseArticle(payload)
		if err != nil {
			return err
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != e.Ref {
			return fmt.Errorf("%w: the bytes of entry %d are not those of article %s", ErrCorrupt, e.Seq, e.Ref)
		}
		c.articles[e.Ref] = article{e.Seq, p}
	case ReadingEntry:
		if before := c.readings[e.Ref]; before != 0 {
			c.earlier[e.Ref] = append(c.earlier[e.Ref], before)
		}
		c.readings[e.Ref] = e.Seq
	case JudgementEntry:
		j, err := parseJudgement(payload)
		if err != nil {
			return err
		}
		c.judgements = append(c.judgements, Judged{Judgement: j})
	case SettingEntry:
		s, err := parseSetting(payload)
		if err != nil {
			return err
		}
		if s.Name == windowSetting {
			c.window = s.Value
		}
	default:
		return fmt.Errorf("%w: entry %d is of kind %q, which is none", ErrCorrupt, e.Seq, e.Kind)
	}
	return nil
}
