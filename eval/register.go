package eval

import (
	"fmt"
	"slices"
	"strings"

	"waybill"
)

// member is a claim of one row with the article it stands in.
type member struct {
	article *StoryArticle
	claim   *StoryClaim
}

// row lists the claims of a row in the order of the articles.
func (s *Story) row(label string) (all []member) {
	for i := range s.Articles {
		a := &s.Articles[i]
		for j := range a.Claims {
			if a.Claims[j].Row == label {
				all = append(all, member{a, &a.Claims[j]})
			}
		}
	}
	return all
}

// tally is the row that its claims give. The names of origins are no part of the claims:
// instead it lists their labels.
func tally(label string, claims []member) StoryRow {
	r := StoryRow{Label: label}
	var articles, outlets []string
	var goods waybill.Class
	for _, m := range claims {
		articles = addNew(articles, m.article.File)
		outlets = addNew(outlets, m.article.Outlet)
		if m.claim.Origin == nil {
			r.Unclear++
		} else {
			r.OriginNames = addNew(r.OriginNames, *m.claim.Origin)
		}
		if c := waybill.Class(m.claim.Class); exactness(c) > exactness(goods) {
			goods = c
		}
		if m.claim.Designation != nil {
			r.Designation = m.claim.Designation
		}
		r.Supplier, r.Recipient = m.claim.Supplier, m.claim.Recipient
	}
	r.Class = string(goods)
	r.Articles, r.Outlets, r.Origins = len(articles), len(outlets), len(r.OriginNames)
	r.Stage, r.Certainty = standing(claims)
	return r
}

func addNew(all []string, one string) []string {
	if slices.Contains(all, one) {
		return all
	}
	return append(all, one)
}

// exactness grows with what a class tells of the goods: arms of no told kind, a family, a
// sub of a family.
func exactness(c waybill.Class) int {
	switch {
	case c == "":
		return 0
	case c == "weapons":
		return 1
	case string(c) == c.Family():
		return 2
	}
	return 3
}

// Standing is the stage and certainty that the claims give a row: those of the latest day of publication on
// which a claim affirms it; if none ever does, of the latest on which one denies or doubts
// it; else of the latest. Of several stages of that day the furthest counts, of several
// certainties of that stage the surest.
func (s *Story) Standing(label string) (stage, certainty string) { return standing(s.row(label)) }

func standing(claims []member) (stage, certainty string) {
	for _, certainties := range [][]waybill.Certainty{
		{waybill.Stated, waybill.Likely}, {waybill.Doubted, waybill.Denied}, waybill.Certainties(),
	} {
		day, best := "", -1
		for _, m := range claims {
			c := slices.Index(certainties, waybill.Certainty(m.claim.Certainty))
			if c < 0 || m.article.Published < day {
				continue
			}
			if m.article.Published > day {
				day, best = m.article.Published, -1
			}
			far := slices.Index(waybill.Stages(), waybill.Stage(m.claim.Stage))
			if rank := far*len(certainties) + len(certainties) - c; rank > best {
				best, stage, certainty = rank, m.claim.Stage, m.claim.Certainty
			}
		}
		if day != "" {
			return stage, certainty
		}
	}
	return "", ""
}

// compatible reports whether two claims may be of the same goods: one names what the other
// leaves general.
func compatible(a, b *StoryClaim) bool {
	if a.Designation != nil && b.Designation != nil && *a.Designation != *b.Designation {
		return false
	}
	x, y := waybill.Class(a.Class), waybill.Class(b.Class)
	if x == "weapons" || y == "weapons" {
		return x.Military() && y.Military()
	}
	return x.Family() == y.Family() && (x == y || exactness(x) == 2 || exactness(y) == 2)
}

// rowProblems tells where a row of the register is not what its claims give.
func (s *Story) rowProblems(given *StoryRow) (problems []string) {
	add := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	claims := s.row(given.Label)
	if len(claims) == 0 {
		return []string{"no claim is of it"}
	}
	for i, m := range claims {
		if text(m.claim.Supplier) != text(given.Supplier) || text(m.claim.Recipient) != text(given.Recipient) {
			add("%s, %s is between other parties", m.article.File, m.claim.ID)
		}
		for _, o := range claims[:i] {
			if !compatible(m.claim, o.claim) {
				add("%s, %s and %s, %s are of different goods", o.article.File, o.claim.ID, m.article.File, m.claim.ID)
			}
		}
	}
	want := tally(given.Label, claims)
	for _, v := range []struct {
		name      string
		got, want any
	}{
		{"class", given.Class, want.Class},
		{"designation", text(given.Designation), text(want.Designation)},
		{"articles", given.Articles, want.Articles},
		{"outlets", given.Outlets, want.Outlets},
		{"origins", given.Origins, want.Origins},
		{"origin_names", len(given.OriginNames), want.Origins},
		{"unclear", given.Unclear, want.Unclear},
		{"stage", given.Stage, want.Stage},
		{"certainty", given.Certainty, want.Certainty},
	} {
		if v.got != v.want {
			add("%s is %v, its claims give %v", v.name, v.got, v.want)
		}
	}
	return problems
}

// exchanged lists the pairs of rows that claims of one article link by an exchange label,
// in both directions between the parties, in alphabetical order.
func (s *Story) exchanged() (pairs [][2]string) {
	for i := range s.Articles {
		claims := s.Articles[i].Claims
		for j := range claims {
			for k := range claims[:j] {
				a, b := &claims[k], &claims[j]
				if a.Exchange == nil || text(a.Exchange) != text(b.Exchange) || text(a.Supplier) == text(b.Supplier) {
					continue
				}
				pair := [2]string{min(a.Row, b.Row), max(a.Row, b.Row)}
				if !slices.Contains(pairs, pair) {
					pairs = append(pairs, pair)
				}
			}
		}
	}
	slices.SortFunc(pairs, func(a, b [2]string) int {
		return strings.Compare(a[0]+"\x00"+a[1], b[0]+"\x00"+b[1])
	})
	return pairs
}
