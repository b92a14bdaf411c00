package api

import (
	"cmp"
	"context"
	"net/http"

	"waybill/door"
	"waybill/view"
)

// Listing is a page of rows that are chosen.
type Listing struct {
	Reports
	Rows
	Order
	Paging
	Address
}

// ByID names a transfer.
type ByID struct {
	ID string `path:"id" maxLength:"200" doc:"The id of a transfer, or one it once had." example:"KP-RU-missile-7XJ2QD"`
}

// register is the register and what it is computed from.
func (a *API) register() {
	register(a, operation{
		method: http.MethodGet, path: "/transfers", id: "list-transfers", tag: "register", role: door.Viewer, settled: true,
		summary: "List the register", description: "Of several values of one parameter one is enough; of several parameters all must hold.",
	}, func(ctx context.Context, in *Listing) (*Page[view.Register], error) {
		asked, err := in.ask(a.Desk)
		if err != nil {
			return nil, err
		}
		body, err := a.Desk.Register(ctx, asked)
		if err != nil {
			return nil, err
		}
		return &Page[view.Register]{in.next(body.Next), body}, nil
	})
	register(a, operation{
		method: http.MethodGet, path: "/transfers/{id}", id: "get-transfer", tag: "register", role: door.Viewer, settled: true,
		summary: "Get a transfer", description: "With its stages, who affirms and who denies it, every claim, what is given in return, and what people decided.",
	}, func(ctx context.Context, in *ByID) (*Answer[view.Story], error) {
		body, err := a.Desk.Story(ctx, in.ID)
		return &Answer[view.Story]{body}, err
	})
	register(a, operation{
		method: http.MethodGet, path: "/transfers/{id}/passages", id: "get-passages", tag: "register", role: door.Viewer, settled: true,
		summary: "Get the paragraphs in which the claims of a transfer stand", description: "Of copies of one text only one is given.",
	}, func(ctx context.Context, in *ByID) (*Answer[view.Passages], error) {
		body, err := a.passages(ctx, in.ID)
		return &Answer[view.Passages]{body}, err
	})
	register(a, operation{
		method: http.MethodGet, path: "/claims", id: "list-claims", tag: "register", role: door.Viewer, settled: true,
		summary: "List the claims of the register", description: "All claims of the rows that are chosen. The limit counts rows, of which 50 are gone through at a time.",
	}, func(ctx context.Context, in *Listing) (*Page[view.FiledClaims], error) {
		body, err := a.claims(ctx, in)
		if err != nil {
			return nil, err
		}
		return &Page[view.FiledClaims]{in.next(body.Next), body}, nil
	})
	register(a, operation{
		method: http.MethodGet, path: "/exchanges", id: "list-exchanges", tag: "register", role: door.Viewer, settled: true,
		summary: "List rows in which something is given in return, with what is", description: "At most 50 at a time, 20 if no limit is given.",
	}, func(ctx context.Context, in *Listing) (*Page[view.Exchanges], error) {
		body, err := a.exchanges(ctx, in)
		if err != nil {
			return nil, err
		}
		return &Page[view.Exchanges]{in.next(body.Next), body}, nil
	})
	register(a, operation{
		method: http.MethodGet, path: "/review", id: "list-review", tag: "register", role: door.Viewer, settled: true,
		summary: "List rows that nobody has judged, the most doubtful and weighty first",
	}, func(ctx context.Context, in *Listing) (*Page[view.Register], error) {
		asked, err := in.ask(a.Desk)
		if err != nil {
			return nil, err
		}
		body, err := a.Desk.Review(ctx, asked)
		if err != nil {
			return nil, err
		}
		return &Page[view.Register]{in.next(body.Next), body}, nil
	})
}

func (a *API) passages(ctx context.Context, id string) (*view.Passages, error) {
	story, err := a.Desk.Story(ctx, id)
	if err != nil {
		return nil, err
	}
	found, err := a.Desk.Passages(ctx, story)
	if err != nil {
		return nil, err
	}
	body := &view.Passages{Passages: []view.Passage{}}
	for _, c := range story.Filed() {
		if p, ok := found[c.Claim]; ok {
			body.Passages = append(body.Passages, p)
		}
	}
	return body, nil
}

// mostStories is of how many rows the claims are given at a time.
const mostStories = 50

// claims are all claims of the rows of a page.
func (a *API) claims(ctx context.Context, in *Listing) (*view.FiledClaims, error) {
	asked, err := in.ask(a.Desk)
	if err != nil {
		return nil, err
	}
	asked.Page.Limit = min(cmp.Or(asked.Page.Limit, mostStories), mostStories)
	rows, err := a.Desk.Register(ctx, asked)
	if err != nil {
		return nil, err
	}
	body := &view.FiledClaims{Claims: []view.FiledClaim{}, Next: rows.Next}
	for i := range rows.Rows {
		s, err := a.Desk.Story(ctx, rows.Rows[i].ID)
		if err != nil {
			return nil, err
		}
		body.Claims = append(body.Claims, s.Filed()...)
	}
	return body, nil
}

func (a *API) exchanges(ctx context.Context, in *Listing) (*view.Exchanges, error) {
	asked, err := in.ask(a.Desk)
	if err != nil {
		return nil, err
	}
	stories, next, err := a.Desk.Exchanges(ctx, asked)
	if err != nil {
		return nil, err
	}
	return &view.Exchanges{Exchanges: stories, Next: next}, nil
}
