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
	After       string          `query:"after" maxLength:"20" doc:"The changes behind this number: the next of the answer before, or its seen. The oldest kept come first if it is not given."`
	Limit       int             `query:"limit" minimum:"1" maximum:"500" default:"50" doc:"At most so many."`
	Wait        int             `query:"wait" minimum:"0" maximum:"60" doc:"Where nothing changed, wait so many seconds for something."`
	Supplier    []string        `query:"supplier" doc:"Who gives: codes or names in any language of the atlas; unknown: nobody is named."`
	Recipient   []string        `query:"recipient" doc:"Who gets."`
	Party       []string        `query:"party" doc:"On either side."`
	Class       []ClassWord     `query:"class" doc:"Class of the goods; a family means its subs too."`
	Designation []string        `query:"designation" doc:"Weapon type by any of its names in the atlas."`
	Stage       []StageWord     `query:"stage" doc:"How far it has come."`
	Certainty   []CertaintyWord `query:"certainty" doc:"How sure that is."`
	Since       string          `query:"since" maxLength:"10" doc:"Days the claims speak of, from this day, month or year on." example:"2023-05"`
	Until       string          `query:"until" maxLength:"10" doc:"Up to and with this day, month or year."`
	ID          []string        `query:"id" doc:"Ids of transfers."`
	Status      []StatusWord    `query:"status" doc:"Whether people accepted it."`
	Credibility []GradeWord     `query:"credibility" doc:"From 1 (confirmed) to 5 (improbable), 6 (cannot be judged)."`
	MinOrigins  int             `query:"min-origins" minimum:"0" maximum:"1000000" doc:"At least so many origins that can be told from others."`
	MinArticles int             `query:"min-articles" minimum:"0" maximum:"1000000" doc:"At least so many articles."`
	Contested   bool            `query:"contested" doc:"Affirmed and denied."`
	Exchange    bool            `query:"exchange" doc:"Something is said to be given in return."`
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
