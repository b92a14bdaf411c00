package ledger

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"

	"waybill"
	"waybill/transfer"
)

// Verified is what a check went through.
type Verified struct {
	Counts
	// Head is the hash of the last entry, in hexadecimal: whoever wrote it down earlier
	// can tell that nothing before it was altered or taken away.
	Head string
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
		c := checker{ledger: l, tx: tx, tell: tell, readings: map[string]int64{}, articles: map[string]int64{}}
		if err := c.chain(ctx); err != nil {
			return err
		}
		if err := c.files(ctx); err != nil {
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
	// articles and readings are the entries of each article and of its last reading.
	articles, readings map[string]int64
	judgements         []Judged
	window             string
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
		_, data, err := parseArticle(payload)
		if err != nil {
			return err
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != e.Ref {
			return fmt.Errorf("%w: the bytes of entry %d are not those of article %s", ErrCorrupt, e.Seq, e.Ref)
		}
		c.articles[e.Ref] = e.Seq
	case ReadingEntry:
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
	}
	return nil
}

// files compares what is filed with what the entries give.
func (c *checker) files(ctx context.Context) error {
	there, err := c.tx.Judgements()
	if err != nil {
		return err
	}
	for i, counts := range counting(c.judgements) {
		c.judgements[i].InForce = counts
		if i >= len(there) || there[i].Number != c.judgements[i].Number || there[i].InForce != counts {
			return c.differs("judgement %d", c.judgements[i].Number)
		}
	}
	if len(there) != len(c.judgements) {
		return c.differs("the log")
	}
	var claims []transfer.Claim
	reports := 0
	err = c.tx.EachReport(func(r Report) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		reports++
		filed, err := c.report(&r)
		claims = append(claims, filed...)
		return err
	})
	if err != nil {
		return err
	}
	if reports != len(c.articles) {
		return c.differs("%d articles are filed of %d", reports, len(c.articles))
	}
	return c.register(claims)
}

// report compares what is filed of one article, and returns its claims.
func (c *checker) report(r *Report) ([]transfer.Claim, error) {
	if c.articles[r.Article] != r.Entry || c.readings[r.Article] != r.Reading {
		return nil, c.differs("article %s", r.Article)
	}
	reading, err := c.ledger.readingOf(c.tx, r.Reading)
	if err != nil {
		return nil, err
	}
	var judgements []waybill.Judgement
	for i := range c.judgements {
		if j := &c.judgements[i]; j.InForce && quotesArticle(&j.Judgement, r.Article) {
			judgements = append(judgements, j.Judgement)
		}
	}
	want := c.ledger.claimsOf(reading, r, judgements)
	filed, err := c.tx.Claims([]string{r.Article})
	if err != nil {
		return nil, err
	}
	if len(filed) != len(want) {
		return nil, c.differs("the claims of article %s", r.Article)
	}
	for i := range want {
		want[i].Copies = r.Copies
		if want[i].Key != filed[i].Key || want[i].Origin != filed[i].Origin || want[i].Supplier != filed[i].Supplier ||
			want[i].Recipient != filed[i].Recipient || !slices.Equal(want[i].Held, filed[i].Held) {
			return nil, c.differs("claim %s of article %s", want[i].Key, r.Article)
		}
	}
	return want, nil
}

func quotesArticle(j *waybill.Judgement, article string) bool {
	is := func(q waybill.Quote) bool { return q.Article == article }
	return slices.ContainsFunc(j.On, is) || slices.ContainsFunc(j.With, is)
}

// register compares the rows with those that the claims give.
func (c *checker) register(claims []transfer.Claim) error {
	var judgements []waybill.Judgement
	for i := range c.judgements {
		if c.judgements[i].InForce {
			judgements = append(judgements, c.judgements[i].Judgement)
		}
	}
	days, err := window(c.tx)
	if err != nil {
		return err
	}
	if c.window != "" && c.window != strconv.Itoa(days) || c.window == "" && days != transfer.DefaultWindow {
		return c.differs("the window")
	}
	rows := transfer.Match(claims, judgements, days)
	counts, err := c.tx.Counts()
	if err != nil {
		return err
	}
	if counts.Stale == 0 && counts.Transfers != int64(len(rows)) {
		return c.differs("there are %d transfers, not %d", counts.Transfers, len(rows))
	}
	for some := range slices.Chunk(rows, 500) {
		ids := make([]string, len(some))
		for i := range some {
			ids[i] = some[i].ID
		}
		filed, err := c.tx.Transfers(ids)
		if err != nil {
			return err
		}
		by := map[string]*waybill.Transfer{}
		for i := range filed {
			by[filed[i].ID] = &filed[i]
		}
		for i := range some {
			if t := by[some[i].ID]; t == nil || !sameRow(t, &some[i].Transfer) {
				return c.differs("transfer %s", some[i].ID)
			}
		}
	}
	return nil
}

func sameRow(a, b *waybill.Transfer) bool {
	x, y := *a, *b
	x.Reasons, y.Reasons = nil, nil
	return slices.Equal(a.Reasons, b.Reasons) && fmt.Sprint(x) == fmt.Sprint(y)
}

// differs is the error of what is filed and does not follow from the entries.
func (c *checker) differs(what string, args ...any) error {
	return fmt.Errorf("%w: what is filed does not follow from what was recorded (%s); the entries themselves are whole: waybill ledger rebuild files them anew",
		ErrCorrupt, fmt.Sprintf(what, args...))
}
