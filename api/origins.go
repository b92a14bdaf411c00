package api

import (
	"context"
	"net/http"

	"waybill"
	"waybill/door"
	"waybill/ledger"
	"waybill/view"
)

// OriginListing is a page of origins.
type OriginListing struct {
	Origin []string `query:"origin,explode" doc:"Names of origins."`
	Party  []string `query:"party" doc:"Whom they speak for: codes or names."`
	Paging
	Address
}

// OriginGrade is how reliable somebody takes an origin to be.
type OriginGrade struct {
	Origin      string `json:"origin" minLength:"1" maxLength:"500" doc:"The name of the origin."`
	Reliability string `json:"reliability" enum:"A,B,C,D,E,F" doc:"From A (reliable) to E (unreliable), F (cannot be judged)."`
	Why         string `json:"why,omitempty" maxLength:"2000" doc:"The reason."`
}

// GradeOrigin is a request with such a grade.
type GradeOrigin struct{ Body OriginGrade }

// origins are who is behind the claims.
func (a *API) origins() {
	register(a, operation{
		method: http.MethodGet, path: "/origins", id: "list-origins", tag: "origins", role: door.Viewer, settled: true,
		summary: "List the origins, those with the most claims first", description: "How much each says, about whom, and how often somebody else says the opposite.",
	}, func(ctx context.Context, in *OriginListing) (*Page[view.Witnesses], error) {
		asked, err := in.ask(a.Desk)
		if err != nil {
			return nil, err
		}
		body, err := a.Desk.Origins(ctx, asked)
		if err != nil {
			return nil, err
		}
		return &Page[view.Witnesses]{in.next(body.Next), body}, nil
	})
	register(a, operation{
		method: http.MethodPost, path: "/origins/grade", id: "grade-origin", tag: "origins", role: door.Analyst, status: http.StatusCreated,
		summary: "Grade how reliable an origin is", description: "A judgement; it can be withdrawn.",
	}, func(ctx context.Context, in *GradeOrigin) (*Answer[view.Judgement], error) {
		body, err := a.Desk.Judge(ctx, ledger.Verdict{
			Kind: waybill.Grade, By: door.Of(ctx).Name, Why: in.Body.Why,
			Origin: in.Body.Origin, Reliability: waybill.Reliability(in.Body.Reliability),
		})
		return &Answer[view.Judgement]{body}, err
	})
}
