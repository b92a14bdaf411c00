package api

import (
	"context"
	"net/http"
	"time"

	"waybill/door"
	"waybill/view"
)

// ChangeListing is a page of changes, and how long to wait for one.
type ChangeListing struct {
	After string `query:"after" maxLength:"20" doc:"The changes behind this number: the next of the answer before, or its seen. The oldest kept come first if it is not given."`
	Limit int    `query:"limit" minimum:"1" maximum:"500" default:"50" doc:"At most so many."`
	Wait  int    `query:"wait" minimum:"0" maximum:"60" doc:"Where nothing changed, wait so many seconds for something."`
	Wares
	ID []string `query:"id" doc:"Ids of transfers."`
	Standing
	Address
}

// changes is what became other.
func (a *API) changes() {
	register(a, operation{
		method: http.MethodGet, path: "/changes", id: "list-changes", tag: "changes", role: door.Viewer,
		summary: "List what changed, in order",
		description: "Articles recorded and read anew, judgements, and rows of the register that are new, became other, were merged or are gone. " +
			"Chosen are changes by their rows as those stood then; where something is chosen, changes of articles are left out. " +
			"Changes are kept for 30 days, and no more than 100,000 of them: whoever asks after a number less than first - 1 has missed some.",
	}, func(ctx context.Context, in *ChangeListing) (*Page[view.Changes], error) {
		asked, err := in.ask(a.Desk)
		if err != nil {
			return nil, err
		}
		body, err := a.Desk.Changes(ctx, asked, time.Duration(in.Wait)*time.Second)
		if err != nil {
			return nil, err
		}
		return &Page[view.Changes]{in.next(body.Next), body}, nil
	})
}
