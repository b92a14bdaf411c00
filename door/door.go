// Package door says who may come in and do what: accounts, sessions, tokens and roles. Every
// door of the house (a page, an operation of the API, a tool) is a Route that names the role
// it wants; all are checked in one place, Guard.Mount.
package door

import (
	"context"
	"net/http"
)

// Who is who asks.
type Who struct {
	// Name is what judgements are signed with.
	Name string
	Role Role
	// LoggedIn says that there is a session that can be ended.
	LoggedIn bool
}

// Of is who asks in a request that came through a Guard; nobody otherwise.
func Of(ctx context.Context) Who {
	who, _ := ctx.Value(whoKey{}).(Who)
	return who
}

type whoKey struct{}

// With is a context in which somebody asks.
func With(ctx context.Context, who Who) context.Context {
	return context.WithValue(ctx, whoKey{}, who)
}

// Route is a door.
type Route struct {
	// Pattern is one of net/http's ServeMux, with its method: "GET /transfers/{id}".
	Pattern string
	Role    Role
	Handler http.Handler
	// Plain says that it may be asked for without TLS where all else may not: health.
	Plain bool
	// Counted says that the handler counts requests itself; all others are counted at the door.
	Counted bool
}
