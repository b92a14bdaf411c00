package mcp

import (
	"context"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"waybill"
	"waybill/ledger"
	"waybill/view"
)

// chosen is what transfers can be chosen by; the names are those of the parameters of
// desk.Desk.Ask.
type chosen struct {
	Supplier       []string `json:"supplier,omitempty" jsonschema:"who gives: code or name of a party (RU, Russland, Rheinmetall); unknown: nobody is named"`
	Recipient      []string `json:"recipient,omitempty" jsonschema:"who gets: code or name of a party"`
	Party          []string `json:"party,omitempty" jsonschema:"on either side: code or name of a party"`
	Class          []string `json:"class,omitempty" jsonschema:"class of the goods; a family (missile) means its subs too"`
	Designation    []string `json:"designation,omitempty" jsonschema:"weapon type by any of its names (HIMARS)"`
	Stage          []string `json:"stage,omitempty" jsonschema:"stage it has come to"`
	Certainty      []string `json:"certainty,omitempty" jsonschema:"certainty of that stage"`
	Status         []string `json:"status,omitempty" jsonschema:"what people decided; rejected ones are left out unless asked for here or by all"`
	Credibility    []int    `json:"credibility,omitempty" jsonschema:"from 1 (confirmed) to 5 (improbable), 6 (cannot be judged)"`
	Since          string   `json:"since,omitempty" jsonschema:"days the claims speak of: from this date on (2023, 2023-05, 2023-05-31)"`
	Until          string   `json:"until,omitempty" jsonschema:"up to and with this date"`
	PublishedSince string   `json:"published-since,omitempty" jsonschema:"in reports published from this date on"`
	PublishedUntil string   `json:"published-until,omitempty" jsonschema:"in reports published up to and with this date"`
	Origin         []string `json:"origin,omitempty" jsonschema:"name of an origin that speaks of it"`
	Outlet         []string `json:"outlet,omitempty" jsonschema:"name of an outlet that printed it"`
	Lang           []string `json:"lang,omitempty" jsonschema:"language of a report"`
	ID             []string `json:"id,omitempty" jsonschema:"id of a transfer"`
	MinOrigins     int      `json:"min-origins,omitempty" jsonschema:"at least so many origins that can be told from others"`
	MinArticles    int      `json:"min-articles,omitempty" jsonschema:"at least so many articles"`
	Contested      bool     `json:"contested,omitempty" jsonschema:"affirmed and denied"`
	Exchange       bool     `json:"exchange,omitempty" jsonschema:"something is said to be given in return"`
	Match          string   `json:"match,omitempty" jsonschema:"words in the evidence: words, \"phrases\", AND, OR, NOT, beginnings (how*)"`
	All            bool     `json:"all,omitempty" jsonschema:"also rejected ones"`
	Sort           string   `json:"sort,omitempty" jsonschema:"what they are ordered by; without it the days they speak of, the newest first"`
	Reverse        bool     `json:"reverse,omitempty" jsonschema:"the other way round"`
	After          string   `json:"after,omitempty" jsonschema:"the next of the page before"`
	Limit          int      `json:"limit,omitempty" jsonschema:"how many"`
}

func shapeChosen(s *jsonschema.Schema) {
	enum(s, "class", waybill.Classes())
	enum(s, "stage", waybill.Stages())
	enum(s, "certainty", waybill.Certainties())
	enum(s, "status", []waybill.Status{waybill.Open, waybill.Accepted, waybill.Rejected})
	enum(s, "sort", ledger.Sorts())
	enum(s, "lang", []string{"de", "en"})
	between(s, "limit", 1, 100, 20)
}

// values are the parameters as desk.Desk.Ask takes them.
func (c *chosen) values() url.Values {
	v := url.Values{}
	for name, list := range map[string][]string{
		"supplier": c.Supplier, "recipient": c.Recipient, "party": c.Party, "class": c.Class,
		"designation": c.Designation, "stage": c.Stage, "certainty": c.Certainty, "status": c.Status,
		"origin": c.Origin, "outlet": c.Outlet, "lang": c.Lang, "id": c.ID,
		"since": {c.Since}, "until": {c.Until}, "published-since": {c.PublishedSince}, "published-until": {c.PublishedUntil},
		"match": {c.Match}, "sort": {c.Sort}, "after": {c.After},
	} {
		for _, value := range list {
			if value != "" {
				v.Add(name, value)
			}
		}
	}
	for _, n := range c.Credibility {
		v.Add("credibility", strconv.Itoa(n))
	}
	for name, n := range map[string]int{"min-origins": c.MinOrigins, "min-articles": c.MinArticles, "limit": c.Limit} {
		if n != 0 {
			v.Set(name, strconv.Itoa(n))
		}
	}
	for name, on := range map[string]bool{"contested": c.Contested, "exchange": c.Exchange, "all": c.All, "reverse": c.Reverse} {
		if on {
			v.Set(name, "true")
		}
	}
	return v
}

func (s *Server) addSearch() error {
	return add(s, tool[chosen, view.Register]{
		name: "search_transfers", title: "Search alleged transfers",
		does: "Rows of the register of alleged arms transfers: supplier, recipient, goods, stage, certainty, origins that affirm, doubt and deny, credibility, status. " +
			"Filters add up; several values of one filter are alternatives. A page has at most limit rows; pass next as after for more." + untrusted,
		shape:  shapeChosen,
		answer: s.search,
	})
}

func (s *Server) search(ctx context.Context, c chosen) (view.Register, string, error) {
	asked, err := s.Desk.Ask(c.values())
	if err != nil {
		return view.Register{}, "", err
	}
	found, err := s.Desk.Register(ctx, asked)
	if err != nil {
		return view.Register{}, "", err
	}
	var b strings.Builder
	if len(found.Rows) == 0 {
		b.WriteString("No transfers.")
	}
	for i := range found.Rows {
		s.row(&b, &found.Rows[i].Transfer)
	}
	if found.Next != "" {
		fmt.Fprintf(&b, "More with after=%s\n", found.Next)
	}
	return *found, b.String(), nil
}
