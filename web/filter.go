package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"waybill"
	"waybill/desk"
	"waybill/view"
)

// filter is the form by which the rows of a list are chosen, and what they are chosen by now.
type filter struct {
	// Action is the path that the form leads to.
	Action string
	// Quick are the fields used most, Groups all others.
	Quick  []field
	Groups []group
	// Chips are what is chosen now; Clear is the address without them.
	Chips []chip
	Clear string
	// Kept are the parameters that the form hands on unchanged: the order, the words looked for.
	Kept []option
	// Parties are those that are offered, Weapons the designations.
	Parties, Weapons []string
}

// group is fields that belong together; Key is the part of its message's key behind "group.".
type group struct {
	Key    string
	Fields []field
}

// field is a field of a form. Name is the parameter; its label is the message "filter.NAME".
type field struct {
	Name string
	// Kind is text, party, weapon, number, day, choice, switch.
	Kind  string
	Value string
	// Options are those of a choice.
	Options []option
	// Example stands in the empty field.
	Example string
}

// option is one value of several.
type option struct {
	Value, Label string
	Chosen       bool
}

// chip is a parameter that is in use; Without is the address without it.
type chip struct {
	Name, Value string
	Without     string
}

// listed are the parameters by which rows are chosen, in the order of the form.
var listed = []group{
	{"quick", []field{{Name: "party", Kind: "party"}, {Name: "class", Kind: "choice"}, {Name: "stage", Kind: "choice"}, {Name: "match", Kind: "text", Example: `"ballistic missiles"`}}},
	{"sides", []field{{Name: "supplier", Kind: "party"}, {Name: "recipient", Kind: "party"}, {Name: "exchange", Kind: "switch"}}},
	{"goods", []field{{Name: "designation", Kind: "weapon"}, {Name: "certainty", Kind: "choice"}, {Name: "contested", Kind: "switch"}}},
	{"grade", []field{{Name: "credibility", Kind: "choice"}, {Name: "status", Kind: "choice"}, {Name: "all", Kind: "switch"}}},
	{"reports", []field{{Name: "outlet", Kind: "text"}, {Name: "lang", Kind: "choice"}, {Name: "min-articles", Kind: "number"}}},
	{"origins", []field{{Name: "origin", Kind: "text"}, {Name: "min-origins", Kind: "number"}}},
	{"happened", []field{{Name: "since", Kind: "day"}, {Name: "until", Kind: "day"}}},
	{"reported", []field{{Name: "published-since", Kind: "day"}, {Name: "published-until", Kind: "day"}}},
}

// filterOf is the form for the list that a request asks for, without the fields that mean
// nothing to it. Part "filter" shows it.
func (s *Site) filterOf(r *http.Request, without ...string) (*filter, error) {
	q, at := asked(r), bare(r, formOf(r))
	f := &filter{Action: at}
	for _, l := range listed {
		g := group{Key: l.Key}
		for _, x := range l.Fields {
			if slices.Contains(without, x.Name) {
				continue
			}
			x.Value = strings.Join(q[x.Name], ", ")
			x.Options = s.options(langOf(r), x.Name, q[x.Name])
			g.Fields = append(g.Fields, x)
			f.Chips = append(f.Chips, s.chips(r, at, x.Name, q)...)
		}
		switch {
		case l.Key == "quick":
			f.Quick = g.Fields
		case len(g.Fields) > 0:
			f.Groups = append(f.Groups, g)
		}
	}
	f.Chips = append(f.Chips, s.chips(r, at, "id", q)...)
	f.keep(at, q)
	parties, err := s.offered(r)
	f.Parties = parties
	return f, err
}

// keep notes what the form hands on, and where it leads without what is chosen.
func (f *filter) keep(at string, q url.Values) {
	kept := url.Values{}
	for _, name := range []string{"q", "sort", "reverse", "limit", "id"} {
		for _, v := range q[name] {
			f.Kept = append(f.Kept, option{Label: name, Value: v})
			if name != "id" {
				kept.Add(name, v)
			}
		}
	}
	f.Clear = address(at, kept)
}

// chips are the values of a parameter, each with the address without it.
func (s *Site) chips(r *http.Request, at, name string, q url.Values) []chip {
	var all []chip
	for i, v := range q[name] {
		rest := url.Values{}
		for k, values := range q {
			rest[k] = values
		}
		rest.Del("after")
		if rest[name] = slices.Delete(slices.Clone(q[name]), i, i+1); len(rest[name]) == 0 {
			rest.Del(name)
		}
		all = append(all, chip{name, s.valueOf(langOf(r), name, v), address(at, rest)})
	}
	return all
}

// valueOf is the value of a parameter in words.
func (s *Site) valueOf(lang, name, value string) string {
	family := ""
	switch name {
	case "class", "stage", "certainty", "status", "credibility":
		family = name + "."
	case "lang":
		family = "lang."
	case "party", "supplier", "recipient":
		return s.party(lang, value)
	case "exchange", "contested", "all":
		return ""
	default:
		return value
	}
	var words []string
	for v := range strings.SplitSeq(value, ",") {
		words = append(words, s.words.say(lang, family+strings.TrimSpace(v)))
	}
	return strings.Join(words, ", ")
}

// options are the values of a choice, in words.
func (s *Site) options(lang, name string, chosen []string) []option {
	var values []string
	switch name {
	case "class":
		values = texts(waybill.Classes())
	case "stage":
		values = texts(waybill.Stages())
	case "certainty":
		values = texts(waybill.Certainties())
	case "status":
		values = texts([]waybill.Status{waybill.Open, waybill.Accepted, waybill.Rejected})
	case "credibility":
		values = []string{"1", "2", "3", "4", "5", "6"}
	case "lang":
		values = []string{"de", "en"}
	}
	given := strings.Split(strings.Join(chosen, ","), ",")
	all := make([]option, len(values))
	for i, v := range values {
		all[i] = option{Value: v, Label: s.valueOf(lang, name, v), Chosen: slices.Contains(given, v)}
	}
	return all
}

func texts[T ~string](all []T) []string {
	out := make([]string, len(all))
	for i, x := range all {
		out[i] = string(x)
	}
	return out
}

// offeredParties is how many parties a form offers.
const offeredParties = 120

// offered are the names of the parties of whom the register speaks most, by the alphabet.
func (s *Site) offered(r *http.Request) ([]string, error) {
	parties, err := s.Desk.Parties(r.Context(), desk.Asked{})
	if err != nil {
		return nil, err
	}
	lang := langOf(r)
	most := parties.Parties[:min(offeredParties, len(parties.Parties))]
	names := make([]string, len(most))
	for i := range most {
		names[i] = s.party(lang, most[i].ID)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(strings.ToLower(a), strings.ToLower(b)) })
	return names, nil
}

// weapons are the designations that rows name.
func weapons(rows []view.Row) []string {
	var all []string
	for i := range rows {
		if d := string(rows[i].Designation); d != "" {
			all = append(all, d)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
