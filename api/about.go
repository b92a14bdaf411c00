package api

import (
	"context"
	"net/http"

	"waybill/door"
	"waybill/view"
)

// about tells what runs here.
func (a *API) about() {
	register(a, operation{
		method: http.MethodGet, path: "/about", id: "about", tag: "about", role: door.Viewer, settled: true,
		summary: "Tell what runs here, and what there is",
	}, func(ctx context.Context, _ *Nothing) (*Answer[view.About], error) {
		body, err := a.Desk.About(ctx)
		return &Answer[view.About]{body}, err
	})
	register(a, operation{
		method: http.MethodGet, path: "/state", id: "get-state", tag: "about", role: door.Viewer, settled: true,
		summary: "Name the register as it is now", description: "With the same state every question has the same answer. It changes with every entry.",
	}, func(ctx context.Context, _ *Nothing) (*Answer[view.State], error) {
		state, err := a.Desk.State(ctx)
		return &Answer[view.State]{&view.State{State: state}}, err
	})
}
