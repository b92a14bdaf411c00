package ledger

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/mod/semver"
	"golang.org/x/sync/errgroup"

	"waybill"
	"waybill/transfer"
)

// prepared is an input with all that can be made of it outside the transaction.
type prepared struct {
	*Input
	article        string
	stamp          string
	articlePayload []byte
	readingPayload []byte
	articleBody    []byte
	readingBody    []byte
	report         Report
	// claims are those of the reading, as long as there are no judgements about them.
	claims []transfer.Claim
}

// Record appends articles and their readings, and files their claims. An article that is
// there already is not added again; a reading with the same versions neither. A reading
// by a newer engine, or with other data, takes the place of the one before in the register,
// and both are kept; one by an older engine is not recorded. Bookmarks say how far the
// sources of the articles are read with them. All or nothing is recorded.
func (l *Ledger) Record(ctx context.Context, inputs []Input, bookmarks ...Bookmark) (Recorded, error) {
	batch, err := l.prepareAll(inputs)
	if err != nil {
		return Recorded{}, err
	}
	sum := Recorded{Known: len(inputs) - len(batch)}
	err = l.store.Update(ctx, func(tx Tx) error {
		added, err := l.record(tx, batch)
		added.Known += sum.Known
		sum = added
		if err != nil {
			return err
		}
		return tx.PutBookmarks(append(slices.Clip(bookmarks), spoken))
	})
	if err != nil {
		return Recorded{}, fmt.Errorf("record into %s: %w", l.Place(), err)
	}
	l.tellRecorded()
	return sum, nil
}

// prepareAll prepares the inputs, several at once, each article once.
func (l *Ledger) prepareAll(inputs []Input) ([]*prepared, error) {
	all := make([]*prepared, len(inputs))
	var next atomic.Int64
	var work errgroup.Group
	for range min(runtime.GOMAXPROCS(0), len(inputs)) {
		work.Go(func() error {
			for i := next.Add(1) - 1; i < int64(len(inputs)); i = next.Add(1) - 1 {
				p, err := l.prepare(&inputs[i])
				if err != nil {
					return fmt.Errorf("record %s: %w", inputs[i].Provenance.File, err)
				}
				all[i] = p
			}
			return nil
		})
	}
	if err := work.Wait(); err != nil {
		return nil, err
	}
	seen := make(map[string]bool, len(all))
	return slices.DeleteFunc(all, func(p *prepared) bool {
		again := seen[p.article]
		seen[p.article] = true
		return again
	}), nil
}

func (l *Ledger) prepare(in *Input) (*prepared, error) {
	r, own := in.Reading.Report, *in
	p := &prepared{Input: &own, article: r.Article, stamp: Stamp(in.Reading)}
	if p.Provenance.Seen.IsZero() {
		p.Provenance.Seen = l.now()
	}
	p.Provenance.Seen = p.Provenance.Seen.UTC().Truncate(time.Microsecond)
	for _, s := range []*string{&p.Provenance.File, &p.Provenance.Outlet, &p.Provenance.Published} {
		*s = transfer.Clean(*s)
	}
	var err error
	if p.articlePayload, err = articlePayload(p.Provenance, in.Bytes); err != nil {
		return nil, err
	}
	if p.readingPayload, err = readingPayload(in.Reading); err != nil {
		return nil, err
	}
	p.articleBody, p.readingBody = l.codec.pack(p.articlePayload), l.codec.pack(p.readingPayload)
	p.report = reportOf(in.Reading, p.Provenance)
	p.claims = l.claimsOf(in.Reading, &p.report, nil)
	return p, nil
}

// reportOf is what is filed of a report, but for the numbers of its entries.
func reportOf(r *waybill.Reading, p waybill.Provenance) Report {
	told := transfer.Tell(p, r.Report)
	sketch, anchors := transfer.DrawAnchored(r.Report)
	return Report{
		Article: r.Report.Article, Stamp: Stamp(r), File: p.File, Seen: p.Seen,
		Outlet: told.Outlet, Published: told.Published, Title: transfer.Clean(r.Report.Title.Of(r.Report.Text)), Lang: r.Report.Lang,
		Copies: r.Report.Article, Sketch: sketch.Bytes(), SketchKey: sketch.Key(), Anchors: anchors, Text: r.Report.Text,
	}
}

func (l *Ledger) record(tx Tx, batch []*prepared) (Recorded, error) {
	var sum Recorded
	ids := make([]string, len(batch))
	for i, p := range batch {
		ids[i] = p.article
	}
	there, err := reportsByArticle(tx, ids)
	if err != nil {
		return sum, err
	}
	chain, err := l.chain(tx)
	if err != nil {
		return sum, err
	}
	var files []filing
	var changes []Change
	for _, p := range batch {
		old, known := there[p.article]
		switch {
		case !known:
			chain.add(ArticleEntry, p.article, p.articlePayload, p.articleBody)
			p.report.Entry = chain.seq
			sum.Articles++
			changes = append(changes, Change{Kind: ArticleRecorded, Entry: chain.seq})
		case old.Stamp == p.stamp:
			sum.Known++
			continue
		case older(p.stamp, old.Stamp):
			sum.Known++
			continue
		default:
			if p.report, err = l.again(tx, &old, p.Reading); err != nil {
				return sum, err
			}
			p.claims = l.claimsOf(p.Reading, &p.report, nil)
			changes = append(changes, Change{Kind: ArticleReread, Entry: old.Entry})
		}
		chain.add(ReadingEntry, p.article, p.readingPayload, p.readingBody)
		p.report.Reading = chain.seq
		sum.Readings++
		files = append(files, filing{p.report, p.Reading, p.claims, known})
	}
	if err := tx.Append(chain.entries); err != nil {
		return sum, err
	}
	if sum.Claims, sum.Copies, err = l.file(tx, files); err != nil {
		return sum, err
	}
	return sum, l.tell(tx, chain.at, changes)
}

// again is the report of an article that was read anew: what was told of it when it came in,
// and its group of copies, stay.
func (l *Ledger) again(tx Tx, old *Report, r *waybill.Reading) (Report, error) {
	told, _, err := l.articleOf(tx, old.Entry)
	if err != nil {
		return Report{}, err
	}
	report := reportOf(r, told)
	report.Entry, report.Copies = old.Entry, old.Copies
	return report, nil
}

// older reports whether the engine of one stamp is older than that of another.
func older(stamp, than string) bool {
	engine, _, _ := strings.Cut(stamp, " ")
	other, _, _ := strings.Cut(than, " ")
	return semver.Compare("v"+engine, "v"+other) < 0
}

// articleOf is the provenance and the bytes of an article, by the number of its entry.
func (l *Ledger) articleOf(tx Tx, entry int64) (waybill.Provenance, []byte, error) {
	payload, err := l.payload(tx, entry, ArticleEntry)
	if err != nil {
		return waybill.Provenance{}, nil, err
	}
	return parseArticle(payload)
}

// readingOf is a reading, by the number of its entry.
func (l *Ledger) readingOf(tx Tx, entry int64) (*waybill.Reading, error) {
	payload, err := l.payload(tx, entry, ReadingEntry)
	if err != nil {
		return nil, err
	}
	return parseReading(payload)
}

// textOf is the text of the report of a reading.
func (l *Ledger) textOf(tx Tx, entry int64) (string, error) {
	payload, err := l.payload(tx, entry, ReadingEntry)
	if err != nil {
		return "", err
	}
	return parseText(payload)
}

func (l *Ledger) payload(tx Tx, entry int64, kind EntryKind) ([]byte, error) {
	e, err := tx.Entry(entry)
	if err != nil {
		return nil, fmt.Errorf("entry %d: %w", entry, err)
	}
	if e.Kind != kind {
		return nil, fmt.Errorf("entry %d: %w: it is of kind %q, not %q", entry, ErrCorrupt, e.Kind, kind)
	}
	return l.codec.unpack(&e)
}

func reportsByArticle(tx Tx, ids []string) (map[string]Report, error) {
	reports, err := tx.Reports(ids)
	if err != nil {
		return nil, err
	}
	by := make(map[string]Report, len(reports))
	for _, r := range reports {
		by[r.Article] = r
	}
	return by, nil
}
