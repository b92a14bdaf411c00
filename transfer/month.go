package transfer

import (
	"maps"
	"slices"
)

// Month is how many articles reported in a month, YYYY-MM.
type Month struct {
	Month    string
	Articles int
}

// Months are how many articles speak of the transfer in each month in which any does, in the
// order of the months. Articles without a day are left out.
func (r *Row) Months() []Month {
	var months []Month
	last := "" // the article before: claims are in the order of days and articles
	for i := range r.Claims {
		c := &r.Claims[i]
		if c.Article == last {
			continue
		}
		last = c.Article
		if _, ok := day(c.Published); !ok {
			continue
		}
		month := c.Published[:len("2006-01")]
		if n := len(months); n == 0 || months[n-1].Month != month {
			months = append(months, Month{Month: month})
		}
		months[len(months)-1].Articles++
	}
	return months
}

// Langs are the languages of the articles that speak of the transfer, in the order of their
// codes.
func (r *Row) Langs() []string {
	langs := map[string]bool{}
	for i := range r.Claims {
		langs[r.Claims[i].Lang] = true
	}
	return slices.Sorted(maps.Keys(langs))
}
