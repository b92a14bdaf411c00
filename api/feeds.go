package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"waybill/door"
	"waybill/view"
)

// Nothing is what an operation takes that takes nothing.
type Nothing struct{}

// NewFeed is a feed that is to be watched, or tried.
type NewFeed struct {
	URL   string `json:"url" minLength:"1" maxLength:"4000" doc:"Where the feed is."`
	Title string `json:"title,omitempty" maxLength:"200" doc:"What it is called; its own title if it is empty."`
}

// AddFeed is a request with a feed.
type AddFeed struct{ Body NewFeed }

// TryFeed is a request to look at a feed.
type TryFeed struct {
	Body struct {
		URL string `json:"url" minLength:"1" maxLength:"4000" doc:"Where the feed is."`
	} `nameHint:"FeedAddress"`
}

// OneFeed names a feed.
type OneFeed struct {
	URL string `query:"url" required:"true" minLength:"1" maxLength:"4000" doc:"Where the feed is."`
}

// feeds are those that are watched.
func (a *API) feeds() {
	register(a, operation{
		method: http.MethodGet, path: "/feeds", id: "list-feeds", tag: "feeds", role: door.Viewer,
		summary: "List the feeds that are watched",
	}, func(ctx context.Context, _ *Nothing) (*Answer[view.Feeds], error) {
		if a.Feeds == nil {
			return &Answer[view.Feeds]{&view.Feeds{Feeds: []view.Feed{}}}, nil
		}
		body, err := a.Feeds.List(ctx)
		return &Answer[view.Feeds]{body}, err
	})
	register(a, operation{
		method: http.MethodPost, path: "/feeds", id: "add-feed", tag: "feeds", role: door.Analyst, status: http.StatusCreated, dear: true,
		summary: "Begin to watch a feed", description: "The answer is all that are watched.",
	}, func(ctx context.Context, in *AddFeed) (*Answer[view.Feeds], error) {
		if a.Feeds == nil {
			return nil, unwatched()
		}
		if err := a.Feeds.Add(ctx, in.Body.URL, in.Body.Title, door.Of(ctx).Name); err != nil {
			return nil, err
		}
		body, err := a.Feeds.List(ctx)
		return &Answer[view.Feeds]{body}, err
	})
	register(a, operation{
		method: http.MethodDelete, path: "/feeds", id: "remove-feed", tag: "feeds", role: door.Analyst, status: http.StatusNoContent,
		summary: "End to watch a feed", description: "What was read from it stays.",
	}, func(ctx context.Context, in *OneFeed) (*struct{}, error) {
		if a.Feeds == nil {
			return nil, unwatched()
		}
		return nil, a.Feeds.Remove(ctx, in.URL)
	})
	register(a, operation{
		method: http.MethodPost, path: "/feeds/trial", id: "try-feed", tag: "feeds", role: door.Analyst, dear: true,
		summary: "Look at a feed once and keep nothing",
	}, func(ctx context.Context, in *TryFeed) (*Answer[view.Trial], error) {
		if a.Feeds == nil {
			return nil, unwatched()
		}
		body, err := a.Feeds.Try(ctx, in.Body.URL)
		return &Answer[view.Trial]{body}, err
	})
}

func unwatched() error { return huma.Error409Conflict("no feeds are watched here") }
