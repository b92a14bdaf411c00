package desk

import (
	"context"

	"waybill/ledger"
	"waybill/query"
	"waybill/view"
)

// mostHits is how many reports one page of a search has at most: each is read whole.
const usualHits, mostHits = 20, 100

// Search is a page of reports with the words of query, those recorded last first. Its limit
// is 20, 100 at most. It fails with an *Error.
func (d *Desk) Search(ctx context.Context, query string, a Asked) (*view.Results, error) {
	q, err := ParseQuery(query)
	if err != nil {
		return nil, err
	}
	a.Filter.Query = q
	limit := limitOf(a.Page, usualHits, mostHits)
	a.Page.Limit = limit + 1
	found, err := d.Ledger.Search(ctx, a.Filter, a.Page)
	if err != nil {
		return nil, asked(err)
	}
	r := &view.Results{Query: query, Hits: []view.Hit{}}
	if len(found) > limit {
		found = found[:limit]
		r.Next = view.Optional(a.Page.NextReport(&found[limit-1].Report))
	}
	for i := range found {
		r.Hits = append(r.Hits, HitOf(&found[i], q))
	}
	return r, nil
}

// Articles is a page of the articles of the ledger, those recorded last first.
func (d *Desk) Articles(ctx context.Context, a Asked) (*view.Results, error) {
	limit := limitOf(a.Page, usualLimit, MostRows)
	a.Page.Limit = limit + 1
	found, err := d.Ledger.Articles(ctx, a.Filter, a.Page)
	if err != nil {
		return nil, asked(err)
	}
	r := &view.Results{Query: a.Query, Hits: []view.Hit{}}
	if len(found) > limit {
		found = found[:limit]
		r.Next = view.Optional(a.Page.NextReport(&found[limit-1].Report))
	}
	for i := range found {
		r.Hits = append(r.Hits, view.Hit{Article: articleOf(&found[i].Report), Snippets: []view.Snippet{}, Transfers: append([]string{}, found[i].Transfers...)})
	}
	return r, nil
}

// limitOf is how many a page has.
func limitOf(p ledger.Page, usual, most int) int {
	if p.Limit <= 0 {
		return usual
	}
	return min(p.Limit, most)
}

// snippetLength is how long a passage is, in code points.
const snippetLength = 240

// HitOf is a report with the passage that shows best why it was found.
func HitOf(f *ledger.Found, q query.Query) view.Hit {
	h := view.Hit{Article: articleOf(&f.Report), Snippets: []view.Snippet{}, Transfers: append([]string{}, f.Transfers...)}
	spans := q.Find(f.Text)
	at := view.NewOffsets(f.Text)
	if passage := query.Snippet(f.Text, spans, snippetLength); !passage.Empty() {
		place := at.Span(passage)
		snippet := view.Snippet{Begin: place.Begin, End: place.End, Text: passage.Of(f.Text), Hits: []view.Words{}}
		for _, span := range spans {
			if passage.Contains(span) {
				where := at.Span(span)
				snippet.Hits = append(snippet.Hits, view.Words{Begin: where.Begin, End: where.End, Text: span.Of(f.Text)})
			}
		}
		h.Snippets = append(h.Snippets, snippet)
	}
	return h
}
