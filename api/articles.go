package api

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"time"

	"waybill"
	"waybill/door"
	"waybill/ledger"
	"waybill/view"
)

// ArticleListing is a page of articles.
type ArticleListing struct {
	Reports
	Paging
	Address
}

// Searching is a page of reports with words.
type Searching struct {
	Q string `query:"q" required:"true" minLength:"1" maxLength:"1000" doc:"The words: all of them must be there. Phrases stand in quotation marks; AND, OR, NOT and * are understood." example:"Iskander OR \"KN-23\""`
	ArticleListing
}

// ByArticle names an article.
type ByArticle struct {
	Article string `path:"article" minLength:"8" maxLength:"64" pattern:"^[0-9a-fA-F]+$" doc:"The id of an article, the SHA-256 of its bytes, or the first eight letters of it and more."`
}

// Original is an article as it came.
type Original struct {
	Type        string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Policy      string `header:"Content-Security-Policy" hidden:"true"`
	Body        []byte
}

// Recording is a request that brings an article to record.
type Recording struct {
	Article
	Outlet    string `query:"outlet" maxLength:"200" doc:"Who printed an article that comes as it is; wins over what it says of itself."`
	Published string `query:"published" maxLength:"10" doc:"The day it was published, YYYY-MM-DD; wins over what it says of itself."`
}

// Recorded is what became of an article that was given.
type Recorded struct {
	Status   int
	Location string `header:"Location" doc:"Where the article is."`
	Body     *view.Paper
}

// articles are those of the ledger.
func (a *API) articles() {
	register(a, operation{
		method: http.MethodGet, path: "/articles", id: "list-articles", tag: "articles", role: door.Viewer, settled: true,
		summary: "List the articles, those recorded last first",
	}, func(ctx context.Context, in *ArticleListing) (*Page[view.Results], error) {
		asked, err := in.ask(a.Desk)
		if err != nil {
			return nil, err
		}
		body, err := a.Desk.Articles(ctx, asked)
		if err != nil {
			return nil, err
		}
		return &Page[view.Results]{in.next(body.Next), body}, nil
	})
	register(a, operation{
		method: http.MethodGet, path: "/search", id: "search", tag: "articles", role: door.Viewer, settled: true,
		summary: "Search the reports for words", description: "Each hit has the passages with the words, and the rows that its claims are of.",
	}, func(ctx context.Context, in *Searching) (*Page[view.Results], error) {
		asked, err := in.ask(a.Desk)
		if err != nil {
			return nil, err
		}
		body, err := a.Desk.Search(ctx, in.Q, asked)
		if err != nil {
			return nil, err
		}
		return &Page[view.Results]{in.next(body.Next), body}, nil
	})
	register(a, operation{
		method: http.MethodGet, path: "/articles/{article}", id: "get-article", tag: "articles", role: door.Viewer, settled: true,
		summary: "Get what is known of an article", description: "Where it came from, its readings by version, and its copies; the report has its text.",
	}, func(ctx context.Context, in *ByArticle) (*Answer[view.FiledArticle], error) {
		p, err := a.Desk.Paper(ctx, in.Article)
		if err != nil {
			return nil, err
		}
		if p.Filed == nil {
			return nil, ledger.ErrNotFound
		}
		return &Answer[view.FiledArticle]{&view.FiledArticle{Article: *p.Filed, Readings: p.Readings, Copies: p.Copies}}, nil
	})
	op := register(a, operation{
		method: http.MethodGet, path: "/articles/{article}/original", id: "get-original", tag: "articles", role: door.Viewer,
		summary: "Get the bytes of an article, as they came", description: "They are whatever somebody put on the web: open them with care.",
	}, a.original)
	op.Responses["200"].Content = binary()
	register(a, operation{
		method: http.MethodGet, path: "/reports/{article}", id: "get-report", tag: "articles", role: door.Viewer, settled: true,
		summary: "Get the report of an article", description: "Its text with the reading in force: statements, claims, and the rows these are of. Spans count code points of text.",
	}, func(ctx context.Context, in *ByArticle) (*Answer[view.Paper], error) {
		body, err := a.Desk.Paper(ctx, in.Article)
		return &Answer[view.Paper]{body}, err
	})
	register(a, operation{
		method: http.MethodGet, path: "/reports/{article}/claims", id: "list-report-claims", tag: "articles", role: door.Viewer, settled: true,
		summary: "List the claims of one report",
	}, func(ctx context.Context, in *ByArticle) (*Answer[view.ReportClaims], error) {
		p, err := a.Desk.Paper(ctx, in.Article)
		if err != nil {
			return nil, err
		}
		return &Answer[view.ReportClaims]{&view.ReportClaims{Claims: p.Claims, Placed: p.Placed}}, nil
	})
	op = register(a, operation{
		method: http.MethodPost, path: "/articles", id: "record-article", tag: "articles", role: door.Analyst, dear: true, most: mostArticle,
		status: http.StatusCreated, others: map[int]string{http.StatusOK: "It was there already."},
		summary:     "Record an article",
		description: "It is read, and its claims are filed. The same bytes again change nothing and are answered with what is there.",
	}, a.record)
	a.alsoJSON(op)
}

func (a *API) original(ctx context.Context, in *ByArticle) (*Original, error) {
	article, err := a.Desk.Original(ctx, in.Article)
	if err != nil {
		return nil, err
	}
	return &Original{
		Type: "application/octet-stream", Disposition: `attachment; filename="` + article.ID()[:16] + `"`, Policy: "default-src 'none'; sandbox",
		Body: article.Bytes,
	}, nil
}

// record records an article, unless it is there.
func (a *API) record(ctx context.Context, in *Recording) (*Recorded, error) {
	article, g, err := a.bring(ctx, &in.Article)
	if err != nil {
		return nil, err
	}
	g.Outlet, g.Published = cmp.Or(g.Outlet, in.Outlet), cmp.Or(g.Published, in.Published)
	if _, err := time.Parse(time.DateOnly, g.Published); err != nil && g.Published != "" {
		return nil, wrong("published", "it is a day as YYYY-MM-DD")
	}
	known, err := a.Desk.Paper(ctx, article.ID())
	switch {
	case err == nil && known.Filed != nil:
		return recorded(http.StatusOK, known), nil
	case err != nil && !errors.Is(err, ledger.ErrNotFound):
		return nil, err
	}
	made, err := a.Desk.Record(ctx, article, waybill.Provenance{File: article.File, Outlet: g.Outlet, Published: g.Published})
	if err != nil {
		return nil, err
	}
	return recorded(http.StatusCreated, made), nil
}

func recorded(status int, p *view.Paper) *Recorded {
	return &Recorded{status, Path + "/articles/" + url.PathEscape(p.Report.Article), p}
}
