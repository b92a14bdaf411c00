package client

import (
	"context"
	"iter"
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"waybill/view"
)

// Filter chooses rows and reports: parameters named as the flags of waybill list are. Of
// several values of one parameter one is enough, of several parameters all must hold.
type Filter map[string][]string

// pages goes through a list page by page, and gives each thing of it.
func pages[Page, T any](ctx context.Context, c *Client, path string, f Filter, things func(*Page) ([]T, view.Optional)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		query := url.Values(maps.Clone(f))
		if query == nil {
			query = url.Values{}
		}
		for {
			var none T
			page, err := get[Page](ctx, c, path, query)
			if err != nil {
				yield(none, err)
				return
			}
			all, next := things(page)
			for i := range all {
				if !yield(all[i], nil) {
					return
				}
			}
			if next == "" {
				return
			}
			query.Set("after", string(next))
		}
	}
}

// Transfers are the rows of the register. It ends with the first error.
func (c *Client) Transfers(ctx context.Context, f Filter) iter.Seq2[view.Row, error] {
	return pages(ctx, c, "/transfers", f, func(r *view.Register) ([]view.Row, view.Optional) { return r.Rows, r.Next })
}

// Review are the rows that nobody has judged, the most doubtful and weighty first.
func (c *Client) Review(ctx context.Context, f Filter) iter.Seq2[view.Row, error] {
	return pages(ctx, c, "/review", f, func(r *view.Register) ([]view.Row, view.Optional) { return r.Rows, r.Next })
}

// Transfer is one row with all that is known of it, by its id or one it once had.
func (c *Client) Transfer(ctx context.Context, id string) (*view.Story, error) {
	return get[view.Story](ctx, c, "/transfers/"+url.PathEscape(id), nil)
}

// Passages are the paragraphs in which the claims of a transfer stand.
func (c *Client) Passages(ctx context.Context, id string) ([]view.Passage, error) {
	p, err := get[view.Passages](ctx, c, "/transfers/"+url.PathEscape(id)+"/passages", nil)
	if err != nil {
		return nil, err
	}
	return p.Passages, nil
}

// Claims are all claims of the rows that are chosen.
func (c *Client) Claims(ctx context.Context, f Filter) iter.Seq2[view.FiledClaim, error] {
	return pages(ctx, c, "/claims", f, func(r *view.FiledClaims) ([]view.FiledClaim, view.Optional) { return r.Claims, r.Next })
}

// Exchanges are rows in which something is given in return, each with what is.
func (c *Client) Exchanges(ctx context.Context, f Filter) iter.Seq2[view.Story, error] {
	return pages(ctx, c, "/exchanges", f, func(r *view.Exchanges) ([]view.Story, view.Optional) { return r.Exchanges, r.Next })
}

// Changes are what changed behind a number, in order. Where nothing did, it waits up to a minute for
// something; ask for what comes later with the answer's Seen.
func (c *Client) Changes(ctx context.Context, f Filter, after int64, wait time.Duration) (*view.Changes, error) {
	query := url.Values(maps.Clone(f))
	if query == nil {
		query = url.Values{}
	}
	query.Set("after", strconv.FormatInt(after, 10))
	query.Set("wait", strconv.Itoa(int(min(wait, time.Minute).Seconds())))
	return get[view.Changes](ctx, c, "/changes", query)
}

// Articles are those of the ledger, those recorded last first.
func (c *Client) Articles(ctx context.Context, f Filter) iter.Seq2[view.Hit, error] {
	return pages(ctx, c, "/articles", f, func(r *view.Results) ([]view.Hit, view.Optional) { return r.Hits, r.Next })
}

// Search are the reports with some words.
func (c *Client) Search(ctx context.Context, words string, f Filter) iter.Seq2[view.Hit, error] {
	query := maps.Clone(f)
	if query == nil {
		query = Filter{}
	}
	query["q"] = []string{words}
	return pages(ctx, c, "/search", query, func(r *view.Results) ([]view.Hit, view.Optional) { return r.Hits, r.Next })
}

// Article is what is known of an article, by its id or the beginning of it.
func (c *Client) Article(ctx context.Context, id string) (*view.FiledArticle, error) {
	return get[view.FiledArticle](ctx, c, "/articles/"+url.PathEscape(id), nil)
}

// Original is the bytes of an article.
func (c *Client) Original(ctx context.Context, id string) ([]byte, error) {
	data, _, err := c.do(ctx, question{method: http.MethodGet, path: "/articles/" + url.PathEscape(id) + "/original"})
	return data, err
}

// Report is the text of an article with the reading in force. Its spans count code points.
func (c *Client) Report(ctx context.Context, article string) (*view.Paper, error) {
	return get[view.Paper](ctx, c, "/reports/"+url.PathEscape(article), nil)
}

// ReportClaims are the claims of one report.
func (c *Client) ReportClaims(ctx context.Context, article string) (*view.ReportClaims, error) {
	return get[view.ReportClaims](ctx, c, "/reports/"+url.PathEscape(article)+"/claims", nil)
}

// Parties are those that rows name, the most named first.
func (c *Client) Parties(ctx context.Context, f Filter) ([]view.Party, error) {
	p, err := get[view.Parties](ctx, c, "/parties", url.Values(f))
	if err != nil {
		return nil, err
	}
	return p.Parties, nil
}

// Party is a party as the atlas has it.
func (c *Client) Party(ctx context.Context, id string) (*view.Party, error) {
	return get[view.Party](ctx, c, "/parties/"+url.PathEscape(id), nil)
}

// Account is what flows in and out of a party.
func (c *Client) Account(ctx context.Context, id string, f Filter) (*view.Account, error) {
	return get[view.Account](ctx, c, "/parties/"+url.PathEscape(id)+"/account", url.Values(f))
}

// Network is who gives what to whom, with at most so many parties.
func (c *Client) Network(ctx context.Context, f Filter, most int) (*view.Network, error) {
	query := url.Values(maps.Clone(f))
	if query == nil {
		query = url.Values{}
	}
	query.Set("most", strconv.Itoa(most))
	return get[view.Network](ctx, c, "/network", query)
}

// Origins are who is behind the claims, those with the most first.
func (c *Client) Origins(ctx context.Context, f Filter) iter.Seq2[view.Witness, error] {
	return pages(ctx, c, "/origins", f, func(w *view.Witnesses) ([]view.Witness, view.Optional) { return w.Origins, w.Next })
}

// Judgements are what people decided, the newest first.
func (c *Client) Judgements(ctx context.Context) iter.Seq2[view.Judgement, error] {
	return pages(ctx, c, "/judgements", nil, func(l *view.Log) ([]view.Judgement, view.Optional) { return l.Judgements, l.Next })
}

// Feeds are those that are watched.
func (c *Client) Feeds(ctx context.Context) (*view.Feeds, error) {
	return get[view.Feeds](ctx, c, "/feeds", nil)
}

// About is what runs there, and what there is.
func (c *Client) About(ctx context.Context) (*view.About, error) {
	return get[view.About](ctx, c, "/about", nil)
}

// State names the register as it is: with the same state every question has the same answer.
func (c *Client) State(ctx context.Context) (string, error) {
	s, err := get[view.State](ctx, c, "/state", nil)
	if err != nil {
		return "", err
	}
	return s.State, nil
}
