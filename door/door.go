// Package door says who may come in and do what: accounts, sessions, tokens and roles. Every
// door of the house (a page, an operation of the API, a tool) is a Route that names the role
// it wants; all are checked in one place, Guard.Mount.
package door

import (
	"context"
	"net/http"
)

// Role is what somebody may do. A greater one may do all that a smaller one may.
type Role int

// The roles.
const (
	// Anyone may see what is not guarded: the log-in page, style sheets, health.
	Anyone Role = iota
	// Viewer reads.
	Viewer
	// Analyst reads, records, judges, and looks after feeds.
	Analyst
	// Admin also looks after accounts.
	Admin
)

// String is the role's name: anyone, viewer, analyst, admin.
func (r Role) String() string { return [...]string{"anyone", "viewer", "analyst", "admin"}[r] }

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
}
