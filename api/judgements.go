package api

import (
	"context"
	"net/http"

	"waybill"
	"waybill/door"
	"waybill/ledger"
	"waybill/view"
)

// LogListing is a page of the judgements.
type LogListing struct {
	Paging
	Address
}

// Verdict is what somebody decides.
type Verdict struct {
	Kind        KindWord `json:"kind" doc:"What is decided."`
	Transfer    string   `json:"transfer" minLength:"1" maxLength:"200" doc:"The id of the row."`
	Other       string   `json:"other,omitempty" maxLength:"200" doc:"merge: the id of the row it is joined with."`
	Claims      []string `json:"claims,omitempty" maxItems:"1000" doc:"split: the keys of the claims that are taken out, or their beginnings; correct: those that are corrected, all if none are named."`
	Field       string   `json:"field,omitempty" maxLength:"40" doc:"correct: what is set: supplier, recipient, class, designation, quantity, stage, certainty, date."`
	Value       string   `json:"value,omitempty" maxLength:"200" doc:"correct: what it is set to, unknown if it is empty."`
	Credibility int      `json:"credibility,omitempty" minimum:"0" maximum:"6" doc:"grade: from 1 (confirmed) to 5 (improbable), 6 (cannot be judged)."`
	Why         string   `json:"why,omitempty" maxLength:"2000" doc:"The reason; of a note, its words."`
}

// Judging is a request with a verdict.
type Judging struct{ Body Verdict }

// Withdrawal is why a judgement is withdrawn.
type Withdrawal struct {
	Why string `json:"why,omitempty" maxLength:"2000" doc:"The reason."`
}

// Withdrawing is a request to withdraw a judgement.
type Withdrawing struct {
	Number int64 `path:"number" minimum:"1" doc:"The number of the judgement."`
	Body   *Withdrawal
}

// judgements are what people decided.
func (a *API) judgements() {
	register(a, operation{
		method: http.MethodGet, path: "/judgements", id: "list-judgements", tag: "judgements", role: door.Viewer, settled: true,
		summary: "List the judgements, the newest first", description: "Withdrawn ones among them: this is the audit trail.",
	}, func(ctx context.Context, in *LogListing) (*Page[view.Log], error) {
		body, err := a.Desk.Log(ctx, in.After, in.Limit)
		if err != nil {
			return nil, err
		}
		return &Page[view.Log]{in.next(body.Next), body}, nil
	})
	register(a, operation{
		method: http.MethodPost, path: "/judgements", id: "judge", tag: "judgements", role: door.Analyst, status: http.StatusCreated,
		summary: "Judge a transfer", description: "It is signed with the name of who asks. Origins are graded at /origins/grade.",
	}, func(ctx context.Context, in *Judging) (*Answer[view.Judgement], error) {
		v := &in.Body
		body, err := a.Desk.Judge(ctx, ledger.Verdict{
			Kind: waybill.JudgementKind(v.Kind), By: door.Of(ctx).Name, Why: v.Why, Transfer: v.Transfer, Other: v.Other, Claims: v.Claims,
			Field: v.Field, Value: v.Value, Credibility: waybill.Credibility(v.Credibility),
		})
		return &Answer[view.Judgement]{body}, err
	})
	register(a, operation{
		method: http.MethodPost, path: "/judgements/{number}/withdrawal", id: "withdraw", tag: "judgements", role: door.Analyst, status: http.StatusCreated,
		summary: "Withdraw a judgement", description: "The register is then exactly as if it had not been made. A withdrawal can be withdrawn too. The answer is the judgement that was withdrawn.",
	}, func(ctx context.Context, in *Withdrawing) (*Answer[view.Judgement], error) {
		why := ""
		if in.Body != nil {
			why = in.Body.Why
		}
		body, err := a.Desk.Undo(ctx, in.Number, door.Of(ctx).Name, why)
		return &Answer[view.Judgement]{body}, err
	})
}
