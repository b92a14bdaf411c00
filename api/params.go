package api

import (
	"net/url"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"waybill"
	"waybill/desk"
	"waybill/ledger"
	"waybill/view"
)

// Address is the address that is asked, with its parameters as they were written.
type Address struct {
	address url.URL
}

// Resolve is called by huma with the request.
func (a *Address) Resolve(ctx huma.Context) []error {
	a.address = ctx.URL()
	return nil
}

// next is the link to the next page, "" on the last (RFC 8288).
func (a *Address) next(after view.Optional) string {
	if after == "" {
		return ""
	}
	q := a.address.Query()
	q.Set("after", string(after))
	return "<" + a.address.EscapedPath() + "?" + q.Encode() + `>; rel="next"`
}

// ask looks up what is asked for.
func (a *Address) ask(d *desk.Desk) (desk.Asked, error) { return d.Ask(a.address.Query()) }

// Paging is which part of a long answer is wanted.
type Paging struct {
	After string `query:"after" maxLength:"2000" doc:"Go on behind this: the next of the answer before."`
	Limit int    `query:"limit" minimum:"1" maximum:"500" default:"50" doc:"At most so many."`
}

// Of a list of values one is enough. A parameter is given several times, or its values have
// commas between them, but for names that may have commas themselves.

// Wares is what changes, rows and reports can be chosen by.
type Wares struct {
	Supplier    []string        `query:"supplier" doc:"Who gives: codes or names in any language of the atlas (RU, Russland); unknown: nobody is named."`
	Recipient   []string        `query:"recipient" doc:"Who gets."`
	Party       []string        `query:"party" doc:"On either side."`
	Class       []ClassWord     `query:"class" doc:"Class of the goods; a family means its subs too."`
	Designation []string        `query:"designation" doc:"Weapon type by any of its names in the atlas."`
	Stage       []StageWord     `query:"stage" doc:"How far it has come."`
	Certainty   []CertaintyWord `query:"certainty" doc:"How sure that is."`
	Since       string          `query:"since" maxLength:"10" doc:"Days the claims speak of, from this day, month or year on." example:"2023-05"`
	Until       string          `query:"until" maxLength:"10" doc:"Up to and with this day, month or year."`
}

// Reports is what both rows and reports can be chosen by.
type Reports struct {
	Wares
	PublishedSince string   `query:"published-since" maxLength:"10" doc:"In reports published from this day, month or year on."`
	PublishedUntil string   `query:"published-until" maxLength:"10" doc:"In reports published up to and with this day, month or year."`
	Origin         []string `query:"origin,explode" doc:"Names of origins that speak of it."`
	Outlet         []string `query:"outlet,explode" doc:"Names of outlets that printed it."`
	Lang           []string `query:"lang" doc:"Languages of reports: de, en."`
	ID             []string `query:"id" doc:"Ids of transfers."`
}

// Standing is how a row stands, by which it and its changes can be chosen.
type Standing struct {
	Status      []StatusWord `query:"status" doc:"Whether people accepted it."`
	Credibility []GradeWord  `query:"credibility" doc:"From 1 (confirmed) to 5 (improbable), 6 (cannot be judged)."`
	MinOrigins  int          `query:"min-origins" minimum:"0" maximum:"1000000" doc:"At least so many origins that can be told from others."`
	MinArticles int          `query:"min-articles" minimum:"0" maximum:"1000000" doc:"At least so many articles."`
	Contested   bool         `query:"contested" doc:"Affirmed and denied."`
	Exchange    bool         `query:"exchange" doc:"Something is said to be given in return."`
}

// Rows is what only rows can be chosen by.
type Rows struct {
	Standing
	Match string `query:"match" maxLength:"1000" doc:"Words in the evidence, as of search."`
	All   bool   `query:"all" doc:"Also rejected ones."`
}

// Order is how rows are sorted.
type Order struct {
	Sort    SortWord `query:"sort" doc:"By this; the last day spoken of if it is not given."`
	Reverse bool     `query:"reverse" doc:"The other way round."`
}

// Words are parameters of which only some values are.
type (
	// ClassWord is a class of goods.
	ClassWord string
	// StageWord is a stage.
	StageWord string
	// CertaintyWord is a certainty.
	CertaintyWord string
	// StatusWord is the status of a row.
	StatusWord string
	// GradeWord is a credibility.
	GradeWord string
	// SortWord is a column that rows are sorted by.
	SortWord string
	// KindWord is a kind of judgement.
	KindWord string
)

// Schema tells huma the values.
func (ClassWord) Schema(huma.Registry) *huma.Schema { return words(waybill.Classes()) }

// Schema tells huma the values.
func (StageWord) Schema(huma.Registry) *huma.Schema { return words(waybill.Stages()) }

// Schema tells huma the values.
func (CertaintyWord) Schema(huma.Registry) *huma.Schema { return words(waybill.Certainties()) }

// Schema tells huma the values.
func (StatusWord) Schema(huma.Registry) *huma.Schema {
	return words([]waybill.Status{waybill.Open, waybill.Accepted, waybill.Rejected})
}

// Schema tells huma the values.
func (GradeWord) Schema(huma.Registry) *huma.Schema {
	return words([]string{"1", "2", "3", "4", "5", "6"})
}

// Schema tells huma the values.
func (SortWord) Schema(huma.Registry) *huma.Schema { return words(ledger.Sorts()) }

// Schema tells huma the values.
func (KindWord) Schema(huma.Registry) *huma.Schema {
	return words([]waybill.JudgementKind{
		waybill.Accept, waybill.Reject, waybill.Merge, waybill.Split, waybill.Correct, waybill.Grade, waybill.Note,
	})
}

func words[T ~string](all []T) *huma.Schema {
	s := &huma.Schema{Type: huma.TypeString}
	for _, w := range slices.Clone(all) {
		s.Enum = append(s.Enum, string(w))
	}
	return s
}

// Answer is an answer.
type Answer[T any] struct {
	Body *T
}

// Page is a page of a long answer.
type Page[T any] struct {
	Link string `header:"Link" doc:"Where the next page is (rel=next)."`
	Body *T
}
