package web

import (
	"cmp"
	"net/http"

	"waybill/view"
)

// unchosen are the fields of the form that mean nothing to changes.
var unchosen = []string{"match", "outlet", "lang", "origin", "published-since", "published-until", "all"}

// changes is what changed, the newest first.
type changes struct {
	*view.Changes
	Rows []toldChange
}

// toldChange is a change as the page tells it.
type toldChange struct {
	*view.Change
	// Told is the judgement that was made or withdrawn.
	Told *told
	// Values are what became other, in words.
	Values []became
}

// became is a value that became another; Key is its message.
type became struct{ Key, From, To string }

// changes is the page of what changed.
func (s *Site) changes(r *http.Request) (*page, error) {
	form, err := s.filterOf(r, unchosen...)
	if err != nil {
		return nil, err
	}
	v := &changes{Changes: &view.Changes{Changes: []view.Change{}}}
	p := &page{Template: "changes", Title: s.say(r, "changes.title"), Data: v, List: v.Changes, Twins: true, Filter: form}
	a, err := s.Desk.Ask(r.URL.Query())
	if err != nil {
		return p, err
	}
	if v.Changes, err = s.Desk.LatestChanges(r.Context(), a); err != nil {
		v.Changes = &view.Changes{}
		return p, err
	}
	p.List, p.Next = v.Changes, v.Changes.Next
	for i := range v.Changes.Changes {
		v.Rows = append(v.Rows, s.tellChange(r, &v.Changes.Changes[i]))
	}
	return p, nil
}

func (s *Site) tellChange(r *http.Request, c *view.Change) toldChange {
	lang := langOf(r)
	x := toldChange{Change: c}
	if c.Judgement != nil {
		x.Told = s.tell(r, *c.Judgement)
	}
	value := func(field string, v view.Optional) string {
		switch field {
		case "supplier", "recipient":
			return s.party(lang, string(v))
		case "class", "stage", "certainty", "status", "credibility", "contested":
			return s.in(lang).Word(field, string(v))
		}
		return cmp.Or(string(v), "–")
	}
	for _, b := range c.Values {
		x.Values = append(x.Values, became{"field." + b.Field, value(b.Field, b.From), value(b.Field, b.To)})
	}
	return x
}

// Changes is the address of what changed about the rows that are listed, as far as they are chosen
// by what changes can be chosen by.
func (v *shown) Changes() string {
	return address("/changes", without(v.Query, append([]string{"sort", "reverse", "after", "limit", "q"}, unchosen...)...))
}
