package sqlstore

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"waybill"
	"waybill/ledger"
)

// bundlesTell reports whether all that a filter asks of a row stands in bundles.
func bundlesTell(f *ledger.Filter) bool {
	return len(f.IDs)+len(f.Designations)+len(f.Origins)+len(f.Outlets) == 0 && (f.ReportSince == "" || f.ReportUntil == "")
}

// flows sums the rows that a filter chooses, all of which bundles tell, and that have a claim with
// one of some numbers, if these are not nil; those of most rows come first, a limit of 0 is none.
func (s *Sums) flows(t *Tx, f *ledger.Filter, by ledger.Dimensions, limit int, with numbers) ([]ledger.Flow, error) {
	if err := s.read(t); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	c := s.choice(f)
	all := map[flowKey]*summed{}
	for _, b := range s.bundles {
		if !c.between(b.sides) {
			continue
		}
		var last flowKey
		var flow *summed
		claims := int32(0)
		for i := range b.rows {
			r := &b.rows[i]
			its := b.numbers[claims:r.claims]
			claims = r.claims
			if !c.takes(r) || with != nil && !slices.ContainsFunc(its, with.has) {
				continue
			}
			if k := s.key(b, r, by); flow == nil || k != last {
				if flow, last = all[k], k; flow == nil {
					flow = &summed{}
					all[k] = flow
				}
			}
			flow.add(r)
		}
	}
	return s.most(all, limit), nil
}

// choice is a filter as rows are held against it. What is asked of a name holds by its place; nil
// asks for nothing.
type choice struct {
	*ledger.Filter
	classes, statuses, langs             []bool
	standings                            map[uint8]bool
	since, until, reportSince, reportEnd int32
}

func (s *Sums) choice(f *ledger.Filter) choice {
	c := choice{Filter: f, since: dayNumber(f.Since), until: dayNumber(f.Until), reportSince: dayNumber(f.ReportSince), reportEnd: dayNumber(f.ReportUntil)}
	named := func(to *[]bool, fits func(string) bool) {
		*to = make([]bool, len(s.names))
		for i, name := range s.names {
			(*to)[i] = fits(name)
		}
	}
	if len(f.Classes) > 0 {
		named(&c.classes, func(name string) bool {
			class := waybill.Class(name)
			return slices.Contains(f.Classes, class) || slices.Contains(f.Classes, waybill.Class(class.Family()))
		})
	}
	if len(f.Statuses) > 0 || !f.WithRejected {
		named(&c.statuses, func(name string) bool {
			if len(f.Statuses) > 0 {
				return slices.Contains(f.Statuses, waybill.Status(name))
			}
			return waybill.Status(name) != waybill.Rejected
		})
	}
	if len(f.Langs) > 0 {
		named(&c.langs, func(name string) bool {
			return slices.ContainsFunc(f.Langs, func(lang string) bool { return strings.Contains(name, langsText([]string{lang})) })
		})
	}
	if len(f.Stages)+len(f.Certainties) > 0 {
		c.standings = standings(f)
	}
	return c
}

// standings are those of the stages and certainties that a filter asks for.
func standings(f *ledger.Filter) map[uint8]bool {
	all := map[uint8]bool{}
	for _, stage := range append(slices.Clone(furthest[:]), "") {
		for _, certainty := range append(waybill.Certainties(), "") {
			if (len(f.Stages) == 0 || slices.Contains(f.Stages, stage)) && (len(f.Certainties) == 0 || slices.Contains(f.Certainties, certainty)) {
				all[uint8(standing(stage, certainty))] = true
			}
		}
	}
	return all
}

// between reports whether a filter chooses rows between two sides.
func (c *choice) between(p ledger.Pair) bool {
	return (len(c.Suppliers) == 0 || slices.Contains(c.Suppliers, p.Supplier)) && (len(c.Recipients) == 0 || slices.Contains(c.Recipients, p.Recipient)) &&
		(len(c.Parties) == 0 || slices.Contains(c.Parties, p.Supplier) || slices.Contains(c.Parties, p.Recipient))
}

// takes reports whether a filter chooses a row; of its sides nothing is asked.
func (c *choice) takes(r *packedRow) bool {
	switch {
	case c.classes != nil && !c.classes[r.class], c.statuses != nil && !c.statuses[r.status], c.langs != nil && !c.langs[r.langs],
		c.standings != nil && !c.standings[r.standing],
		len(c.Credibility) > 0 && !slices.Contains(c.Credibility, waybill.Credibility(r.credibility)),
		int(r.origins) < c.MinOrigins, int(r.articles) < c.MinArticles,
		c.Undecided && r.review == 0, c.Contested && !(r.affirmed && r.denied), c.Exchange && !r.exchange:
		return false
	}
	return touches(r.begins, r.ends, c.since, c.until) && touches(r.first, r.last, c.reportSince, c.reportEnd)
}

// touches reports whether a stretch of days touches another, as where.span says it.
func touches(begin, end, since, until int32) bool {
	return end >= since && (until == 0 || begin <= until && begin > 0)
}

// flowKey is what the rows of a flow have in common; year is 0 for none.
type flowKey struct {
	supplier, recipient waybill.PartyID
	family              string
	year                int32
}

func (s *Sums) key(b *packed, r *packedRow, by ledger.Dimensions) (k flowKey) {
	if by.Supplier {
		k.supplier = b.sides.Supplier
	}
	if by.Recipient {
		k.recipient = b.sides.Recipient
	}
	if by.Family {
		k.family = waybill.Class(s.names[r.class]).Family()
	}
	if by.Year {
		k.year = r.ends / 10000
	}
	return k
}

// summed are the counts of a flow, with the greatest standing of its rows.
type summed struct {
	ledger.Flow
	standing uint8
}

func (f *summed) add(r *packedRow) {
	f.Transfers++
	f.Delivered += truth(int(r.standing) >= 10*len(furthest))
	f.Contested += truth(r.affirmed && r.denied)
	f.Returned += truth(r.exchange)
	f.standing = max(f.standing, r.standing)
}

// most are flows, those of most rows first.
func (s *Sums) most(of map[flowKey]*summed, limit int) []ledger.Flow {
	var all []ledger.Flow
	for k, f := range of {
		f.Supplier, f.Recipient, f.Family = k.supplier, k.recipient, k.family
		if k.year > 0 {
			f.Year = fmt.Sprintf("%04d", k.year)
		}
		f.Stage, f.Certainty = stands(int(f.standing))
		all = append(all, f.Flow)
	}
	slices.SortFunc(all, func(a, b ledger.Flow) int {
		return cmp.Or(-cmp.Compare(a.Transfers, b.Transfers), cmp.Compare(a.Supplier, b.Supplier), cmp.Compare(a.Recipient, b.Recipient),
			cmp.Compare(a.Family, b.Family), cmp.Compare(a.Year, b.Year))
	})
	if limit > 0 {
		all = all[:min(limit, len(all))]
	}
	return all
}

// numbers is a set of numbers of claims, a bit for each.
type numbers []uint64

// numbersOf is the set of the numbers in a list ("7,8,12").
func numbersOf(list string) numbers {
	all := numbers{}
	for n := range eachNumber(list) {
		if at := int(n / 64); at >= len(all) {
			all = append(all, make(numbers, at+1-len(all))...)
		}
		all[n/64] |= 1 << (n % 64)
	}
	return all
}

func (all numbers) has(n int32) bool { return int(n/64) < len(all) && all[n/64]&(1<<(n%64)) != 0 }

// eachNumber goes through the numbers in a list.
func eachNumber(list string) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		n := int32(0)
		for i := range len(list) {
			if list[i] != ',' {
				n = 10*n + int32(list[i]-'0')
				if i+1 < len(list) {
					continue
				}
			}
			if !yield(n) {
				return
			}
			n = 0
		}
	}
}
