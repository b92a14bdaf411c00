package api

import (
	"context"
	"net/http"

	"waybill/door"
	"waybill/view"
)

// Selection is what rows are looked at, all together.
type Selection struct {
	Reports
	Rows
	Address
}

// PartySelection is one party and what rows of it are looked at.
type PartySelection struct {
	ID string `path:"id" maxLength:"200" doc:"ISO 3166-1 alpha-2 code or id of the atlas." example:"KP"`
	Selection
}

// NetworkSelection is how much of a network is wanted.
type NetworkSelection struct {
	Selection
	Most int `query:"most" minimum:"1" maximum:"500" default:"50" doc:"At most so many parties, those with the most transfers."`
}

// OneParty names a party.
type OneParty struct {
	ID string `path:"id" maxLength:"200" doc:"ISO 3166-1 alpha-2 code or id of the atlas." example:"KP"`
}

// parties are those who give and get.
func (a *API) parties() {
	register(a, operation{
		method: http.MethodGet, path: "/parties", id: "list-parties", tag: "parties", role: door.Viewer, settled: true,
		summary: "List the parties that rows name, the most named first",
	}, func(ctx context.Context, in *Selection) (*Answer[view.Parties], error) {
		asked, err := in.ask(a.Desk)
		if err != nil {
			return nil, err
		}
		body, err := a.Desk.Parties(ctx, asked)
		return &Answer[view.Parties]{body}, err
	})
	register(a, operation{
		method: http.MethodGet, path: "/parties/{id}", id: "get-party", tag: "parties", role: door.Viewer, settled: true,
		summary: "Get a party as the atlas has it",
	}, func(_ context.Context, in *OneParty) (*Answer[view.Party], error) {
		body, err := a.Desk.Party(in.ID)
		return &Answer[view.Party]{body}, err
	})
	register(a, operation{
		method: http.MethodGet, path: "/parties/{id}/account", id: "get-account", tag: "parties", role: door.Viewer, settled: true,
		summary: "Get what flows in and out of a party", description: "By partner and family of goods, and by year; with the latest rows on either side.",
	}, func(ctx context.Context, in *PartySelection) (*Answer[view.Account], error) {
		asked, err := in.ask(a.Desk)
		if err != nil {
			return nil, err
		}
		body, err := a.Desk.Account(ctx, in.ID, asked)
		return &Answer[view.Account]{body}, err
	})
	register(a, operation{
		method: http.MethodGet, path: "/network", id: "get-network", tag: "parties", role: door.Viewer, settled: true,
		summary: "Get who gives what to whom",
	}, func(ctx context.Context, in *NetworkSelection) (*Answer[view.Network], error) {
		asked, err := in.ask(a.Desk)
		if err != nil {
			return nil, err
		}
		body, err := a.Desk.Network(ctx, asked, in.Most)
		return &Answer[view.Network]{body}, err
	})
}
