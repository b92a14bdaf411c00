package client

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"

	"waybill/view"
)

// Given is an article that is given, or where it is: Text or HTML, or URL alone, from where
// the server fetches it.
type Given struct {
	Text string `json:"text,omitempty"`
	HTML string `json:"html,omitempty"`
	URL  string `json:"url,omitempty"`
	// Outlet and Published (YYYY-MM-DD) are told of what is recorded, and win over what the
	// article says of itself.
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty"`
}

// Read reads an article. Nothing is kept.
func (c *Client) Read(ctx context.Context, g Given) (*view.Paper, error) {
	return post[view.Paper](ctx, c, "/read", g)
}

// Check holds a text against the ledger. Nothing is kept.
func (c *Client) Check(ctx context.Context, g Given) (*view.Check, error) {
	return post[view.Check](ctx, c, "/check", g)
}

// Record records an article; fresh is false where the same bytes were there already.
func (c *Client) Record(ctx context.Context, g Given) (p *view.Paper, fresh bool, err error) {
	body, err := json.Marshal(g)
	if err != nil {
		return nil, false, err
	}
	data, status, err := c.do(ctx, question{method: http.MethodPost, path: "/articles", kind: "application/json", body: body})
	if err != nil {
		return nil, false, err
	}
	p = &view.Paper{}
	if err := json.Unmarshal(data, p); err != nil {
		return nil, false, err
	}
	return p, status == http.StatusCreated, nil
}

// Verdict is what is decided of a transfer.
type Verdict struct {
	// Kind is accept, reject, merge, split, correct, grade or note.
	Kind     string `json:"kind"`
	Transfer string `json:"transfer"`
	// Other is the row that a merge joins it with.
	Other string `json:"other,omitempty"`
	// Claims are keys of claims: those that a split takes out, or that a correction is of.
	Claims []string `json:"claims,omitempty"`
	// Field and Value are what a correction sets.
	Field string `json:"field,omitempty"`
	Value string `json:"value,omitempty"`
	// Credibility is a grade, 1 to 6.
	Credibility int    `json:"credibility,omitempty"`
	Why         string `json:"why,omitempty"`
}

// Judge judges a transfer.
func (c *Client) Judge(ctx context.Context, v Verdict) (*view.Judgement, error) {
	return post[view.Judgement](ctx, c, "/judgements", v)
}

// Withdraw withdraws a judgement, and gives it as it was.
func (c *Client) Withdraw(ctx context.Context, number int64, why string) (*view.Judgement, error) {
	return post[view.Judgement](ctx, c, "/judgements/"+strconv.FormatInt(number, 10)+"/withdrawal", reason{why})
}

type reason struct {
	Why string `json:"why,omitempty"`
}

// GradeOrigin grades how reliable an origin is, from A to F.
func (c *Client) GradeOrigin(ctx context.Context, origin, reliability, why string) (*view.Judgement, error) {
	return post[view.Judgement](ctx, c, "/origins/grade", struct {
		Origin      string `json:"origin"`
		Reliability string `json:"reliability"`
		Why         string `json:"why,omitempty"`
	}{origin, reliability, why})
}

// AddFeed begins to watch a feed, and gives all that are watched.
func (c *Client) AddFeed(ctx context.Context, address, title string) (*view.Feeds, error) {
	return post[view.Feeds](ctx, c, "/feeds", struct {
		URL   string `json:"url"`
		Title string `json:"title,omitempty"`
	}{address, title})
}

// RemoveFeed ends it.
func (c *Client) RemoveFeed(ctx context.Context, address string) error {
	_, _, err := c.do(ctx, question{method: http.MethodDelete, path: "/feeds", query: url.Values{"url": {address}}})
	return err
}

// TryFeed looks at a feed once and keeps nothing.
func (c *Client) TryFeed(ctx context.Context, address string) (*view.Trial, error) {
	return post[view.Trial](ctx, c, "/feeds/trial", struct {
		URL string `json:"url"`
	}{address})
}
