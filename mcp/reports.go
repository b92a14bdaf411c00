package mcp

import (
	"context"
	"fmt"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"waybill/view"
)

// Bounds of what is told of one report.
const (
	mostSnippets = 3
	mostRows     = 20
)

type reportsAsked struct {
	Query          string   `json:"query,omitempty" jsonschema:"words, \"phrases\", AND, OR, NOT, beginnings (how*); without it the reports recorded last"`
	Supplier       []string `json:"supplier,omitempty" jsonschema:"with a claim in which this party gives: code or name"`
	Recipient      []string `json:"recipient,omitempty" jsonschema:"with a claim in which this party gets: code or name"`
	Party          []string `json:"party,omitempty" jsonschema:"with a claim that has this party on either side"`
	ID             []string `json:"id,omitempty" jsonschema:"with a claim of the transfer of this id"`
	Outlet         []string `json:"outlet,omitempty" jsonschema:"name of the outlet"`
	Lang           []string `json:"lang,omitempty" jsonschema:"language"`
	PublishedSince string   `json:"published-since,omitempty" jsonschema:"published from this date on (2023, 2023-05, 2023-05-31)"`
	PublishedUntil string   `json:"published-until,omitempty" jsonschema:"published up to and with this date"`
	After          string   `json:"after,omitempty" jsonschema:"the next of the page before"`
	Limit          int      `json:"limit,omitempty" jsonschema:"how many"`
}

func (s *Server) addReports() error {
	return add(s, tool[reportsAsked, view.Results]{
		name: "search_reports", title: "Search reports",
		does: "Full-text search in the reports of the ledger: outlet, day, headline, the passages with the words, and the transfers that their claims are of. " +
			"read_article with the id of a report gives all that was read in it." + untrusted,
		shape: func(in *jsonschema.Schema) {
			enum(in, "lang", []string{"de", "en"})
			between(in, "limit", 1, 50, 10)
		},
		answer: s.reports,
	})
}

func (s *Server) reports(ctx context.Context, asked reportsAsked) (view.Results, string, error) {
	c := chosen{
		Supplier: asked.Supplier, Recipient: asked.Recipient, Party: asked.Party, ID: asked.ID, Outlet: asked.Outlet, Lang: asked.Lang,
		PublishedSince: asked.PublishedSince, PublishedUntil: asked.PublishedUntil, After: asked.After, Limit: asked.Limit,
	}
	what, err := s.Desk.Ask(c.values())
	if err != nil {
		return view.Results{}, "", err
	}
	var found *view.Results
	if strings.TrimSpace(asked.Query) == "" {
		found, err = s.Desk.Articles(ctx, what)
	} else {
		found, err = s.Desk.Search(ctx, asked.Query, what)
	}
	if err != nil {
		return view.Results{}, "", err
	}
	var dropped int
	for i := range found.Hits {
		h := &found.Hits[i]
		h.Snippets = cut(h.Snippets, mostSnippets, &dropped)
		h.Transfers = cut(h.Transfers, mostRows, &dropped)
	}
	return *found, reportsText(found), nil
}

func reportsText(found *view.Results) string {
	var b strings.Builder
	if len(found.Hits) == 0 {
		return "No reports."
	}
	for i := range found.Hits {
		h := &found.Hits[i]
		fmt.Fprintf(&b, "%s: %s, %s, %s\n", h.Article.ID, or(h.Article.Outlet, "unknown outlet"), or(h.Article.Published, "no day"), quoted(string(h.Article.Title), headline))
		for k := range h.Snippets {
			fmt.Fprintf(&b, "  %s\n", quoted(h.Snippets[k].Text, evidence))
		}
		if len(h.Transfers) > 0 {
			fmt.Fprintf(&b, "  transfers: %s\n", strings.Join(h.Transfers, ", "))
		}
	}
	if found.Next != "" {
		fmt.Fprintf(&b, "More with after=%s\n", found.Next)
	}
	return b.String()
}
