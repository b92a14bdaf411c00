package ledger

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"waybill"
	"waybill/transfer"
)

// files compares what is filed with what the entries give.
func (c *checker) files(ctx context.Context) error {
	if err := c.log(); err != nil {
		return err
	}
	var claims []transfer.Claim
	places := map[string]Place{}
	reports := 0
	err := c.tx.EachReport(func(r Report) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		reports++
		want, there, err := c.report(&r)
		claims = append(claims, want...)
		for i := range there {
			places[there[i].Key] = Place{there[i].Number, there[i].Transfer, there[i].Because}
		}
		return err
	})
	if err != nil {
		return err
	}
	if reports != len(c.articles) {
		return c.differs("%d articles are filed of %d", reports, len(c.articles))
	}
	if err := c.holding(claims); err != nil {
		return err
	}
	return c.register(claims, places)
}

// log compares the judgements.
func (c *checker) log() error {
	there, err := c.tx.Judgements()
	if err != nil {
		return err
	}
	for i, counts := range counting(c.judgements) {
		c.judgements[i].InForce = counts
		if i >= len(there) || !sameJSON(&there[i], &c.judgements[i]) {
			return c.differs("judgement %d", c.judgements[i].Number)
		}
	}
	if len(there) != len(c.judgements) {
		return c.differs("the log")
	}
	return c.grades()
}

// grades compares people's grades of origins.
func (c *checker) grades() error {
	want := map[string]waybill.Reliability{}
	var names []string
	for i := range c.judgements {
		if j := &c.judgements[i]; j.Origin != "" {
			names = append(names, j.Origin)
			if j.InForce {
				want[j.Origin] = j.Reliability
			}
		}
	}
	there, err := c.tx.Grades(names)
	if err == nil && !maps.Equal(there, want) {
		err = c.differs("the grades of origins")
	}
	return err
}

// report compares what is filed of one article, and returns the claims it should have and
// those it has.
func (c *checker) report(r *Report) ([]transfer.Claim, []Filed, error) {
	a := c.articles[r.Article]
	if a.entry != r.Entry || c.readings[r.Article] != r.Reading {
		return nil, nil, c.differs("article %s", r.Article)
	}
	if earlier, err := c.tx.Earlier(r.Article); err != nil || !slices.Equal(earlier, c.earlier[r.Article]) {
		return nil, nil, cmp.Or(err, c.differs("the earlier readings of article %s", r.Article))
	}
	reading, err := c.ledger.readingOf(c.tx, r.Reading)
	if err != nil {
		return nil, nil, err
	}
	if err := c.sameReport(r, reportOf(reading, a.provenance)); err != nil {
		return nil, nil, err
	}
	var about []waybill.Judgement
	for i := range c.judgements {
		if j := &c.judgements[i]; j.InForce && quotesArticle(&j.Judgement, r.Article) {
			about = append(about, j.Judgement)
		}
	}
	want := c.ledger.claimsOf(reading, r, about)
	slices.SortFunc(want, func(a, b transfer.Claim) int { return cmp.Compare(a.Key, b.Key) })
	filed, err := c.tx.Claims([]string{r.Article})
	if err != nil {
		return nil, nil, err
	}
	if len(filed) != len(want) {
		return nil, nil, c.differs("the claims of article %s", r.Article)
	}
	for i := range want {
		want[i].Copies = r.Copies
		if !reflect.DeepEqual(want[i], filed[i].Claim) {
			return nil, nil, c.differs("claim %s of article %s", want[i].Key, r.Article)
		}
	}
	return want, filed, c.quoted(r.Article, about)
}

// sameReport compares a report that is filed. The group of its copies depends on all texts
// there ever were of them, so of that it is only checked that it has a name and a member of it.
// A sketch of an older version stays until the ledger is rebuilt.
func (c *checker) sameReport(r *Report, want Report) error {
	if _, err := transfer.ParseSketch(r.Sketch); !errors.Is(err, transfer.ErrOldSketch) && !bytes.Equal(r.Sketch, want.Sketch) {
		return c.differs("the sketch of article %s", r.Article)
	}
	same := *r
	same.Reading, same.Entry, same.Copies, same.Sketch = 0, 0, want.Copies, want.Sketch
	want.SketchKey, want.Anchors, want.Text = 0, nil, ""
	if !sameJSON(&same, &want) {
		return c.differs("the report of article %s", r.Article)
	}
	if c.articles[r.Copies].entry == 0 || r.Copies > r.Article {
		return c.differs("the copies of article %s", r.Article)
	}
	return nil
}

// quoted compares which judgements an article is filed under.
func (c *checker) quoted(article string, want []waybill.Judgement) error {
	if len(c.judgements) == 0 {
		return nil
	}
	filed, err := c.tx.JudgementsOf([]string{article})
	if err != nil {
		return err
	}
	number := func(j waybill.Judgement) int64 { return j.Number }
	if !slices.EqualFunc(filed[article], want, func(a, b waybill.Judgement) bool { return number(a) == number(b) }) {
		return c.differs("the judgements about article %s", article)
	}
	return nil
}

func quotesArticle(j *waybill.Judgement, article string) bool {
	is := func(q waybill.Quote) bool { return q.Article == article }
	return slices.ContainsFunc(j.On, is) || slices.ContainsFunc(j.With, is)
}

// holding compares which claims are filed under judgements.
func (c *checker) holding(claims []transfer.Claim) error {
	numbers := make([]int64, len(c.judgements))
	for i := range c.judgements {
		numbers[i] = c.judgements[i].Number
	}
	filed, err := c.tx.ClaimsHeld(numbers)
	if err != nil {
		return err
	}
	held := map[string]bool{}
	for i := range filed {
		held[filed[i].Key] = true
	}
	for i := range claims {
		if held[claims[i].Key] != (len(claims[i].Held) > 0) {
			return c.differs("what judgements hold of claim %s", claims[i].Key)
		}
	}
	return nil
}

// sameJSON reports whether two values are the same as far as they can be kept.
func sameJSON[T any](a, b *T) bool {
	x, err := json.Marshal(a)
	if err != nil {
		return false
	}
	y, err := json.Marshal(b)
	return err == nil && bytes.Equal(x, y)
}

// differs is the error of what is filed and does not follow from the entries.
func (c *checker) differs(what string, args ...any) error {
	return fmt.Errorf("%w: what is filed does not follow from what was recorded (%s); the entries themselves are whole: waybill ledger rebuild files them anew",
		ErrCorrupt, fmt.Sprintf(what, args...))
}
