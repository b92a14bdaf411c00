package web

import (
	"cmp"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"waybill/draw"
	"waybill/view"
)

// mostListed is how many parties a page lists; the twins hold all.
const mostListed = 300

// partiesPage are those of whom the register speaks.
type partiesPage struct {
	*view.Parties
	// Left counts those that are not listed.
	Left int
	Name string
}

func (s *Site) parties(r *http.Request) (*page, error) {
	a, err := s.Desk.Ask(r.URL.Query())
	if err != nil {
		return nil, err
	}
	all, err := s.Desk.Parties(r.Context(), a)
	if err != nil {
		return nil, err
	}
	p := &partiesPage{Parties: all, Name: strings.TrimSpace(r.URL.Query().Get("name"))}
	if p.Name != "" {
		p.Parties = &view.Parties{Parties: named(all.Parties, p.Name)}
	}
	list := p.Parties
	if n := len(list.Parties); n > mostListed {
		p.Parties, p.Left = &view.Parties{Parties: list.Parties[:mostListed]}, n-mostListed
	}
	return &page{Template: "parties", Title: s.say(r, "parties.title"), Data: p, List: list, Twins: true}, nil
}

// named are the parties one of whose names, or whose id, has the words in it.
func named(all []view.Party, words string) []view.Party {
	words = strings.ToLower(words)
	has := func(name string) bool { return strings.Contains(strings.ToLower(name), words) }
	some := []view.Party{}
	for i := range all {
		p := &all[i]
		if has(p.ID) || slices.ContainsFunc(p.Names["de"], has) || slices.ContainsFunc(p.Names["en"], has) {
			some = append(some, *p)
		}
	}
	return some
}

// partyPage is what flows in and out of one party.
type partyPage struct {
	*view.Account
	// Also are its other names in the language of the page.
	Also   []string
	Sankey template.HTML
	Chart  template.HTML
	// With are its partners, those with the most rows first.
	With []dealing
	// Rest counts those that are only in the twins.
	Rest int
}

// mostDealings is how many partners a page lists.
const mostDealings = 40

// dealing is what passes between a party and a partner, by family.
type dealing struct {
	Partner view.Optional
	In, Out []view.Flow
	// Got and Given count the rows.
	Got, Given int
}

func (s *Site) account(r *http.Request) (*page, error) {
	a, err := s.Desk.Ask(r.URL.Query())
	if err != nil {
		return nil, err
	}
	account, err := s.Desk.Account(r.Context(), r.PathValue("id"), a)
	if err != nil {
		return nil, err
	}
	w := s.pictures(r)
	p := &partyPage{Account: account, Sankey: draw.Sankey(w, account), Chart: draw.Years(w, account), With: dealings(account)}
	if n := len(p.With); n > mostDealings {
		p.With, p.Rest = p.With[:mostDealings], n-mostDealings
	}
	title := w.Party(account.Party.ID)
	for _, name := range account.Party.Names[langOf(r)] {
		if name = strings.TrimPrefix(name, "~"); name != title && len(p.Also) < 8 {
			p.Also = append(p.Also, name)
		}
	}
	return &page{Template: "party", Title: title, Data: p, List: account, Twins: true}, nil
}

// dealings gathers the flows of a party by its partners.
func dealings(a *view.Account) []dealing {
	var all []dealing
	at := map[view.Optional]int{}
	for i := range a.Flows {
		f := &a.Flows[i]
		out := string(f.Supplier) == a.Party.ID
		with := f.Supplier
		if out {
			with = f.Recipient
		}
		k, known := at[with]
		if !known {
			k = len(all)
			at[with] = k
			all = append(all, dealing{Partner: with})
		}
		d := &all[k]
		if out {
			d.Out, d.Given = append(d.Out, *f), d.Given+f.Transfers
		} else {
			d.In, d.Got = append(d.In, *f), d.Got+f.Transfers
		}
	}
	slices.SortStableFunc(all, func(a, b dealing) int { return cmp.Compare(b.Given+b.Got, a.Given+a.Got) })
	return all
}
