package ledgertest

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"waybill"
	"waybill/ledger"
	"waybill/transfer"
)

// answers holds what a ledger answers about its rows against plain computations over all of
// them.
func answers(t fataler, l *ledger.Ledger, rows []transfer.Row) {
	t.Helper()
	ctx := context.Background()
	for _, by := range dimensions {
		got, err := l.Flows(ctx, ledger.Filter{}, by, 0)
		equal(t, fmt.Sprintf("flows by %+v", by), got, flowsOf(rows, by), err)
	}
	inLanguages(t, l, rows)
	ofParties(t, l, rows)
	months := map[string][]ledger.Month{}
	ids := []string{"none"}
	for i := range rows {
		ids = append(ids, rows[i].ID)
		if m := monthsOf(&rows[i]); len(m) > 0 {
			months[rows[i].ID] = m
		}
	}
	got, err := l.Reported(ctx, ids)
	equal(t, "months", got, months, err)
	all, next, err := l.Witnesses(ctx, ledger.Origins{}, ledger.Page{})
	for i := range all {
		all[i].Reliability = ""
	}
	equal(t, "origins", all, witnessesOf(rows), err)
	if next != "" {
		t.Fatalf("behind all origins comes %q", next)
	}
}

// equal fails where two answers differ as JSON.
func equal(t fataler, what string, got, want any, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	if v := reflect.ValueOf(got); v.Len() == 0 && reflect.ValueOf(want).Len() == 0 {
		return
	}
	x, err := json.MarshalIndent(got, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	y, err := json.MarshalIndent(want, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if string(x) != string(y) {
		t.Fatalf("%s: %s\nwant %s", what, x, y)
	}
}

// dimensions are some by which rows are summed.
var dimensions = []ledger.Dimensions{
	{}, {Supplier: true}, {Recipient: true, Year: true}, {Supplier: true, Recipient: true}, {Supplier: true, Recipient: true, Family: true, Year: true},
}

// flowsOf sums rows that are not rejected.
func flowsOf(rows []transfer.Row, by ledger.Dimensions) []ledger.Flow {
	sums := map[ledger.Flow]*ledger.Flow{}
	stages := []waybill.Stage{waybill.Refused, waybill.Halted, waybill.Prospect, waybill.Sought, waybill.Offered, waybill.Negotiated, waybill.Agreed, waybill.Underway, waybill.Delivered}
	for i := range rows {
		r := &rows[i].Transfer
		if r.Status == waybill.Rejected {
			continue
		}
		var of ledger.Flow
		if by.Supplier {
			of.Supplier = r.Supplier
		}
		if by.Recipient {
			of.Recipient = r.Recipient
		}
		if by.Family {
			of.Family = r.Class.Family()
		}
		if by.Year && r.End != "" {
			of.Year = r.End[:4]
		}
		sum := sums[of]
		if sum == nil {
			sum = &of
			sums[of] = sum
		}
		sum.Transfers++
		for _, n := range []struct {
			is bool
			to *int
		}{{r.Stage == waybill.Delivered, &sum.Delivered}, {r.Affirm > 0 && r.Deny > 0, &sum.Contested}, {r.Exchange, &sum.Returned}} {
			if n.is {
				*n.to++
			}
		}
		further := cmp.Or(
			cmp.Compare(slices.Index(stages, r.Stage), slices.Index(stages, sum.Stage)),
			cmp.Compare(slices.Index(waybill.Certainties(), sum.Certainty), slices.Index(waybill.Certainties(), r.Certainty)),
		)
		if sum.Transfers == 1 || further > 0 {
			sum.Stage, sum.Certainty = r.Stage, r.Certainty
		}
	}
	var list []ledger.Flow
	for _, sum := range sums {
		list = append(list, *sum)
	}
	slices.SortFunc(list, func(a, b ledger.Flow) int {
		return cmp.Or(-cmp.Compare(a.Transfers, b.Transfers), cmp.Compare(a.Supplier, b.Supplier), cmp.Compare(a.Recipient, b.Recipient), cmp.Compare(a.Family, b.Family), cmp.Compare(a.Year, b.Year))
	})
	return list
}

// monthsOf counts the articles of a row by months.
func monthsOf(r *transfer.Row) (months []ledger.Month) {
	seen := map[string]bool{}
	for i := range r.Claims {
		c := &r.Claims[i]
		if c.Published == "" || seen[c.Article] {
			continue
		}
		seen[c.Article] = true
		at := slices.IndexFunc(months, func(m ledger.Month) bool { return m.Month == c.Published[:7] })
		if at < 0 {
			at = len(months)
			months = append(months, ledger.Month{Month: c.Published[:7]})
		}
		months[at].Articles++
	}
	slices.SortFunc(months, func(a, b ledger.Month) int { return cmp.Compare(a.Month, b.Month) })
	return months
}

// witnessesOf gathers what each origin says in rows that are not rejected, claim by claim.
func witnessesOf(rows []transfer.Row) []ledger.Witness {
	all := map[waybill.Origin]*ledger.Witness{}
	about := map[waybill.Origin]map[ledger.Pair]*ledger.About{}
	for i := range rows {
		r := &rows[i]
		if r.Status == waybill.Rejected {
			continue
		}
		home := ledger.Pair{Supplier: r.Claims[0].Supplier, Recipient: r.Claims[0].Recipient}
		said := map[waybill.Origin][4]bool{}
		for n := range r.Voices {
			v := &r.Voices[n]
			w := all[v.Origin]
			if w == nil {
				w = &ledger.Witness{Witness: transfer.Witness{Origin: v.Origin}}
				all[v.Origin], about[v.Origin] = w, map[ledger.Pair]*ledger.About{}
			}
			if about[v.Origin][home] == nil {
				about[v.Origin][home] = &ledger.About{Pair: home}
			}
			a, s := about[v.Origin][home], said[v.Origin]
			if _, before := said[v.Origin]; !before {
				w.Transfers++
				a.Transfers++
			}
			for _, k := range v.Claims {
				c := &r.Claims[k]
				w.Claims++
				a.Claims++
				s[0], s[1], s[2] = s[0] || c.Affirms(), s[1] || !c.Affirms() && !c.Denies(), s[2] || c.Denies()
				if c.Published != "" {
					w.First, w.Last = min(cmp.Or(w.First, c.Published), c.Published), max(w.Last, c.Published)
				}
			}
			for m := range r.Voices {
				if o := &r.Voices[m]; m != n && o.Origin.Independent() && (v.Affirms && o.Denies || v.Denies && o.Affirms) {
					s[3] = true
				}
			}
			said[v.Origin] = s
		}
		for origin, s := range said {
			w := all[origin]
			for n, to := range []*int{&w.Affirms, &w.Doubts, &w.Denies, &w.Contradicted} {
				if s[n] {
					*to++
				}
			}
		}
	}
	var list []ledger.Witness
	for origin, w := range all {
		for _, a := range about[origin] {
			w.About = append(w.About, *a)
		}
		slices.SortFunc(w.About, func(a, b ledger.About) int {
			return cmp.Or(-cmp.Compare(a.Claims, b.Claims), cmp.Compare(a.Supplier, b.Supplier), cmp.Compare(a.Recipient, b.Recipient))
		})
		w.About = w.About[:min(ledger.AboutMost, len(w.About))]
		list = append(list, *w)
	}
	slices.SortFunc(list, func(a, b ledger.Witness) int {
		return cmp.Or(-cmp.Compare(a.Claims, b.Claims), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Party, b.Party))
	})
	return list
}

// inLanguages asks for the rows that reports in some languages speak of.
func inLanguages(t fataler, l *ledger.Ledger, rows []transfer.Row) {
	t.Helper()
	for _, langs := range [][]string{{"en"}, {"de"}, {""}, {"de", "en"}, {"d"}} {
		var want []transfer.Row
		for i := range rows {
			if slices.ContainsFunc(rows[i].Claims, func(c transfer.Claim) bool { return slices.Contains(langs, c.Lang) }) {
				want = append(want, rows[i])
			}
		}
		f := ledger.Filter{Langs: langs}
		by := ledger.Dimensions{Supplier: true, Year: true}
		got, err := l.Flows(context.Background(), f, by, 0)
		equal(t, fmt.Sprintf("flows in %q", langs), got, flowsOf(want, by), err)
		var ids []string
		for i := range want {
			ids = append(ids, want[i].ID)
		}
		f.WithRejected = true
		listed, err := l.List(context.Background(), f, ledger.Page{Sort: "id"})
		var there []string
		for i := range listed {
			there = append(there, listed[i].ID)
		}
		equal(t, fmt.Sprintf("rows in %q", langs), there, ids, err)
	}
}

// ofParties asks for the articles that speak of a party, a page at a time.
func ofParties(t fataler, l *ledger.Ledger, rows []transfer.Row) {
	t.Helper()
	for _, party := range parties {
		want := map[string]bool{}
		for i := range rows {
			for k := range rows[i].Claims {
				if c := &rows[i].Claims[k]; c.Supplier == party.ID || c.Recipient == party.ID {
					want[c.Article] = true
				}
			}
		}
		var got []string
		for p := (ledger.Page{Limit: 2}); ; {
			some, err := l.Articles(context.Background(), ledger.Filter{Parties: partyIDs{party.ID}}, p)
			if err != nil {
				t.Fatal(err)
			}
			for i := range some {
				got = append(got, some[i].Article)
			}
			if len(some) < p.Limit {
				break
			}
			p.After = p.NextReport(&some[len(some)-1].Report)
		}
		slices.Sort(got)
		equal(t, fmt.Sprintf("articles of %q", party.ID), got, slices.Sorted(maps.Keys(want)), nil)
	}
}
