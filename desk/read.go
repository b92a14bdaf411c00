package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"waybill"
	"waybill/ledger"
	"waybill/view"
)

// PastedFile is what the file of a text is called that came without one.
const PastedFile = "pasted text"

// Pasted is a text as an article. The line ends that browsers make of it do not count, so
// that the same text is the same article wherever it is pasted.
func Pasted(text string) waybill.Article {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	return waybill.Article{File: PastedFile, Bytes: []byte(strings.TrimRight(text, " \t\n"))}
}

// Read reads an article, with the rule behind every value, and keeps nothing. Where the ledger
// has it, it tells what the ledger has of it. It fails with an *Error.
func (d *Desk) Read(ctx context.Context, a waybill.Article) (*view.Paper, error) {
	r, paper, err := d.read(a)
	if err != nil {
		return nil, err
	}
	return paper, d.filed(ctx, r, paper)
}

// filed fills in what the ledger has of an article that was read.
func (d *Desk) filed(ctx context.Context, r *waybill.Reading, paper *view.Paper) error {
	if d.Ledger == nil {
		return nil
	}
	p, err := d.Ledger.Report(ctx, r.Report.Article)
	if errors.Is(err, ledger.ErrNotFound) || errors.Is(err, ledger.ErrMissing) {
		return nil
	}
	if err != nil {
		return err
	}
	fill(paper, p, ledger.Stamp(r))
	return nil
}

// FetchAndRead fetches the article at an address, and reads it; the article is given too, so
// that it can be recorded. It fails with an *Error.
func (d *Desk) FetchAndRead(ctx context.Context, address string) (*view.Paper, waybill.Article, error) {
	if d.Fetch == nil {
		return nil, waybill.Article{}, &Error{Field: "address", Why: "nothing is fetched here: hand in the text", Kind: NothingFetch}
	}
	at, err := url.Parse(address)
	if err != nil || at.Host == "" || at.Scheme != "http" && at.Scheme != "https" {
		return nil, waybill.Article{}, wrong("address", address, NoAddress, "it is the address of a page, as in https://example.org/news")
	}
	a, err := d.Fetch(ctx, address)
	if ctx.Err() != nil {
		return nil, a, ctx.Err()
	}
	if err != nil {
		return nil, a, &Error{Field: "address", Value: short(address), Why: err.Error(), Cause: causeOf(err)}
	}
	paper, err := d.Read(ctx, a)
	return paper, a, err
}

// Record reads an article and records it, with what its giver tells of it: outlet, day and
// file, of which any may be missing. What is there already is not recorded again. It gives it
// as it then is in the ledger, and fails with an *Error.
func (d *Desk) Record(ctx context.Context, a waybill.Article, p waybill.Provenance) (*view.Paper, error) {
	if p.Published != "" {
		if _, err := time.Parse(time.DateOnly, p.Published); err != nil {
			return nil, wrong("published", p.Published, NoDate, "it is a day as YYYY-MM-DD")
		}
	}
	if len(p.Outlet) > longestName {
		return nil, tooLong("outlet", p.Outlet, longestName)
	}
	p.File = cmp.Or(p.File, a.File, PastedFile)
	a.File = p.File
	r, _, err := d.read(a)
	if err != nil {
		return nil, err
	}
	if _, err := d.Ledger.Record(ctx, []ledger.Input{{Bytes: a.Bytes, Provenance: p, Reading: r}}); err != nil {
		return nil, err
	}
	// who records wants to see it in the register at once
	if err := d.Ledger.Settle(ctx, nil); err != nil {
		return nil, err
	}
	return d.Paper(ctx, r.Report.Article)
}

// read reads an article and puts together what is shown of it. A panic is an error of that
// article alone.
func (d *Desk) read(a waybill.Article) (r *waybill.Reading, paper *view.Paper, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			r, paper = nil, nil
			err = &Error{Field: "article", Why: fmt.Sprintf("a fault in Waybill (%v): please report it, with the article", fault), Kind: Fault}
		}
	}()
	began := time.Now()
	r, err = d.Reader.Read(a)
	if d.Timed != nil {
		d.Timed(time.Since(began))
	}
	if err != nil {
		return nil, nil, &Error{Field: "article", Why: Unreadable(cmp.Or(a.File, "an unnamed article"), err), Cause: causeOf(err)}
	}
	return r, paperOf(r, view.Explained(r)), nil
}

// paperOf is a reading as a page shows it, without what the ledger has of it.
func paperOf(r *waybill.Reading, d view.Document) *view.Paper {
	return &view.Paper{
		Document: d, Text: r.Report.Text,
		Placed: []view.Placed{}, Readings: []view.Version{}, Copies: []view.Article{},
	}
}
