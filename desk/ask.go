package desk

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"waybill"
	"waybill/ledger"
	"waybill/transfer"
)

// The limits of what is asked for at a time.
const (
	usualLimit, MostRows = 50, 500
	// mostValues is how many values one parameter may have.
	mostValues = 100
)

// Asked is what is asked of a listing: a filter with its names looked up, and a page.
type Asked struct {
	Filter ledger.Filter
	Page   ledger.Page
	// Query is the words of Filter.Query as they were written.
	Query string
}

// Ask reads what is asked from parameters, named as the flags of waybill list are: supplier,
// recipient, party, class, designation, stage, certainty, status, credibility, since, until,
// published-since, published-until, origin, outlet, lang, id, min-origins, min-articles,
// contested, exchange, match, all; sort, reverse, after, limit. A parameter may come several
// times, or hold several values with commas, but for origin and outlet, whose names may have
// commas. It fails with an *Error; unknown parameters and empty values are left alone.
func (d *Desk) Ask(values url.Values) (Asked, error) {
	q := question{desk: d}
	for _, p := range parameters {
		given := slices.DeleteFunc(slices.Clone(values[p.name]), func(v string) bool { return strings.TrimSpace(v) == "" })
		if len(given)+strings.Count(strings.Join(given, ""), ",") > mostValues {
			return Asked{}, wrong(p.name, "", TooMany, "it has more than %s values: ask for some of them at a time", strconv.Itoa(mostValues))
		}
		for _, v := range given {
			if err := p.set(&q, p.name, transfer.Clean(strings.TrimSpace(v))); err != nil {
				return Asked{}, err
			}
		}
	}
	filter, err := q.Look(d.Atlas)
	if err != nil {
		return Asked{}, err
	}
	return Asked{filter, q.page, q.Query}, nil
}

// question is what parameters say.
type question struct {
	desk *Desk
	Choice
	page ledger.Page
}

// parameter is a parameter and what a value of it does.
type parameter struct {
	name string
	set  func(q *question, name, value string) error
}

// parameters are all there are.
var parameters = []parameter{
	{"supplier", named(func(q *question) *[]string { return &q.Suppliers })},
	{"recipient", named(func(q *question) *[]string { return &q.Recipients })},
	{"party", named(func(q *question) *[]string { return &q.Parties })},
	{"designation", named(func(q *question) *[]string { return &q.Designations })},
	{"class", word(waybill.Classes(), func(q *question) *[]waybill.Class { return &q.Filter.Classes })},
	{"stage", word(waybill.Stages(), func(q *question) *[]waybill.Stage { return &q.Filter.Stages })},
	{"certainty", word(waybill.Certainties(), func(q *question) *[]waybill.Certainty { return &q.Filter.Certainties })},
	{"status", word(statuses(), func(q *question) *[]waybill.Status { return &q.Filter.Statuses })},
	{"credibility", func(q *question, name, value string) error {
		return each(value, func(v string) error {
			c, err := Grade(name, v)
			q.Filter.Credibility = append(q.Filter.Credibility, c)
			return err
		})
	}},
	{"since", day(false, func(q *question) *string { return &q.Filter.Since })},
	{"until", day(true, func(q *question) *string { return &q.Filter.Until })},
	{"published-since", day(false, func(q *question) *string { return &q.Filter.ReportSince })},
	{"published-until", day(true, func(q *question) *string { return &q.Filter.ReportUntil })},
	{"origin", whole(func(q *question) *[]string { return &q.Filter.Origins })},
	{"outlet", whole(func(q *question) *[]string { return &q.Filter.Outlets })},
	{"lang", func(q *question, name, value string) error {
		return each(value, func(v string) error {
			code, err := q.desk.language(name, v)
			q.Filter.Langs = append(q.Filter.Langs, code)
			return err
		})
	}},
	{"id", func(q *question, _, value string) error {
		return each(value, func(v string) error { q.Filter.IDs = append(q.Filter.IDs, v); return nil })
	}},
	{"min-origins", count(1_000_000, func(q *question) *int { return &q.Filter.MinOrigins })},
	{"min-articles", count(1_000_000, func(q *question) *int { return &q.Filter.MinArticles })},
	{"contested", yes(func(q *question) *bool { return &q.Filter.Contested })},
	{"exchange", yes(func(q *question) *bool { return &q.Filter.Exchange })},
	{"match", func(q *question, _, value string) error { q.Query = value; return nil }},
	{"all", yes(func(q *question) *bool { return &q.Filter.WithRejected })},
	{"sort", func(q *question, name, value string) (err error) {
		q.page.Sort, err = Among(name, ledger.Sorts(), value)
		return err
	}},
	{"reverse", yes(func(q *question) *bool { return &q.page.Reverse })},
	{"after", func(q *question, _, value string) error { q.page.After = value; return nil }},
	{"limit", count(MostRows, func(q *question) *int { return &q.page.Limit })},
}

// Parameters are the names of the parameters that Ask reads.
func Parameters() []string {
	names := make([]string, len(parameters))
	for i := range parameters {
		names[i] = parameters[i].name
	}
	return names
}

// each calls f for the values with commas between them.
func each(values string, f func(string) error) error {
	for v := range strings.SplitSeq(values, ",") {
		if v = strings.TrimSpace(v); v == "" {
			continue
		}
		if err := f(v); err != nil {
			return err
		}
	}
	return nil
}

func word[T ~string](all []T, to func(*question) *[]T) func(*question, string, string) error {
	return func(q *question, name, value string) error {
		return each(value, func(v string) error {
			w, err := Among(name, all, v)
			*to(q) = append(*to(q), w)
			return err
		})
	}
}

// named takes names of the atlas. A value that is a name as a whole is not cut at its commas.
func named(to func(*question) *[]string) func(*question, string, string) error {
	return func(q *question, _, value string) error {
		if q.desk.Atlas.Party(waybill.PartyID(value)) != nil || len(q.desk.Atlas.Lookup(value)) > 0 {
			*to(q) = append(*to(q), value)
			return nil
		}
		return each(value, func(v string) error { *to(q) = append(*to(q), v); return nil })
	}
}

func whole(to func(*question) *[]string) func(*question, string, string) error {
	return func(q *question, _, value string) error { *to(q) = append(*to(q), value); return nil }
}

func day(last bool, to func(*question) *string) func(*question, string, string) error {
	return func(q *question, name, value string) (err error) {
		*to(q), err = Day(name, value, last)
		return err
	}
}

func count(most int, to func(*question) *int) func(*question, string, string) error {
	return func(q *question, name, value string) error {
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || n > most {
			return wrong(name, value, NotInRange, "it is a number from %s to %s", "0", strconv.Itoa(most))
		}
		*to(q) = n
		return nil
	}
}

func yes(to func(*question) *bool) func(*question, string, string) error {
	return func(q *question, name, value string) error {
		switch value {
		case "1", "true", "yes", "on":
			*to(q) = true
		case "0", "false", "no", "off":
			*to(q) = false
		default:
			return wrong(name, value, NotYesOrNo, "it is true or false")
		}
		return nil
	}
}

// language is the code of a language that is read; any, where nothing is.
func (d *Desk) language(field, code string) (string, error) {
	if d.Reader == nil {
		return code, nil
	}
	var codes []string
	for _, p := range d.Reader.Languages() {
		codes = append(codes, p.Code)
	}
	return Among(field, codes, code)
}
