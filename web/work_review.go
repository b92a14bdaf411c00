package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"

	"waybill/ledger"
	"waybill/view"
)

const (
	// queued is how many rows of the queue stand beside the one in focus.
	queued = 15
	// quoted is how many sentences of it are shown at most; others is how many rows it can be
	// merged with are offered.
	quoted = 12
	others = 30
)

// review is the queue with one row in focus.
type review struct {
	Register *view.Register
	// Story is the row in focus, nil where there is none; Open says that it waits for a judgement.
	Story    *view.Story
	Open     bool
	Evidence []evidence
	// More counts the sentences that are not shown.
	More int
	// Others are rows between the same parties.
	Others []view.Row
	// Before and After are the addresses of the rows beside it in the queue, "" where there is
	// none. To is where a judgement leads that decides, Stay where any other does.
	Before, After string
	To, Stay      string
	// Seen is the number of the last judgement on the row that whoever judges it could see.
	Seen int64
	// Done is what was done just before, Undone what was taken back, Meanwhile what somebody
	// else did.
	Done, Undone, Meanwhile *told
	// Mine is the last judgement of whoever asks that can be taken back, nil if there is none.
	Mine *told
	// Wrong is why a judgement was not made.
	Wrong string
	// Choices are what corrections can set.
	Choices choices
	KeysOff bool
	// May says that who asks may judge.
	May   bool
	query url.Values
}

// Row is the address of the queue with another row in focus.
func (v *review) Row(id string) string { return rowAddress(v.query, id) }

// choices are the values that a correction is offered.
type choices struct {
	Fields                       []string
	Parties, Weapons             []string
	Classes, Stages, Certainties []option
}

// evidence is one sentence that speaks of a row, in its paragraph.
type evidence struct {
	view.Said
	Voice *view.Voice
	In    *view.Article
	// Before, Words and Behind are the paragraph around the claim's words; Before and Behind
	// are empty where it is not at hand.
	Before, Text, Behind string
}

func (s *Site) review(r *http.Request) (*page, error) { return s.reviewOf(r, asked(r), "") }

// reviewOf is the page for what is asked; wrong is why a judgement was not made.
func (s *Site) reviewOf(r *http.Request, q url.Values, wrong string) (*page, error) {
	a, err := s.Desk.Ask(q)
	if err != nil {
		return nil, err
	}
	if a.Page.Limit == 0 {
		a.Page.Limit = queued
	}
	v := &review{Register: &view.Register{}, Wrong: wrong, KeysOff: keysOff(r), May: s.may(r), query: q}
	p := &page{Template: "review", Title: s.say(r, "review.title"), Data: v, List: v.Register, Twins: true}
	rows, err := s.Desk.Review(r.Context(), a)
	switch {
	case errors.Is(err, ledger.ErrMissing):
		return p, nil
	case err != nil:
		return nil, err
	}
	v.Register, p.List, p.Next = rows, rows, rows.Next
	if formOf(r) != asHTML {
		return p, nil
	}
	if err := s.focus(r, v, q); err != nil {
		return nil, err
	}
	if r.Method == http.MethodGet {
		if p.Filter, err = s.filterOf(r, "status", "credibility", "all"); err != nil {
			return nil, err
		}
	}
	if wrong != "" {
		p.Status = http.StatusUnprocessableEntity
	}
	return p, s.tellPassing(r, v, q)
}

// focus brings the row that is asked for into focus, else the first.
func (s *Site) focus(r *http.Request, v *review, q url.Values) error {
	id, rows := q.Get("row"), v.Register.Rows
	if id == "" && len(rows) > 0 {
		id = rows[0].ID
	}
	if id == "" {
		return nil
	}
	story, err := s.Desk.Story(r.Context(), id)
	if err != nil {
		return err
	}
	v.Story = story
	at := slices.IndexFunc(rows, func(x view.Row) bool { return x.ID == story.Transfer.ID })
	v.Open = at >= 0 || story.Verdict() == nil
	beside := func(i int) string {
		if i < 0 || i >= len(rows) {
			return ""
		}
		return rowAddress(q, rows[i].ID)
	}
	v.Before, v.After, v.Stay = beside(at-1), beside(at+1), rowAddress(q, story.Transfer.ID)
	if v.To = v.After; v.To == "" {
		v.To = address("/review", without(q, "row", "after"))
	}
	for i := range story.Judgements {
		v.Seen = max(v.Seen, story.Judgements[i].Number)
	}
	if v.Evidence, v.More, err = s.evidence(r.Context(), story); err != nil {
		return err
	}
	if v.Others, err = s.others(r.Context(), &story.Transfer); err != nil {
		return err
	}
	v.Choices, err = s.choices(r, story)
	return err
}

// rowAddress is the address of the queue with another row in focus.
func rowAddress(q url.Values, id string) string {
	return address("/review", changed(without(q, "row"), "row", id))
}

// without is a query without some parameters, and without those that tell of what was done.
func without(q url.Values, names ...string) url.Values {
	c := url.Values{}
	for k, v := range q {
		if !slices.Contains(names, k) && !slices.Contains(passing, k) {
			c[k] = v
		}
	}
	return c
}

// evidence is the sentences that speak of a row, by who says them, and how many more there are.
func (s *Site) evidence(ctx context.Context, story *view.Story) (all []evidence, more int, err error) {
	passages, err := s.Desk.FirstPassages(ctx, story, quoted, quoted)
	if err != nil {
		return nil, 0, err
	}
	in := map[string]*view.Article{}
	for i := range story.Articles {
		in[story.Articles[i].ID] = &story.Articles[i]
	}
	for i := range story.Voices {
		for _, said := range story.Voices[i].Said {
			if len(all) == quoted {
				more++
				continue
			}
			e := evidence{Said: said, Voice: &story.Voices[i], In: in[said.Article], Text: said.Words}
			if p, ok := passages[said.Claim]; ok {
				e.Before, e.Text, e.Behind = around(p, said.Words)
			}
			all = append(all, e)
		}
	}
	return all, more, nil
}

// around cuts a paragraph at the words of a claim.
func around(p view.Passage, words string) (before, text, behind string) {
	runes := []rune(p.Text)
	begin, end := p.Words.Begin-p.Begin, p.Words.End-p.Begin
	if begin < 0 || end > len(runes) || begin >= end {
		return "", words, ""
	}
	return string(runes[:begin]), string(runes[begin:end]), string(runes[end:])
}

// others are the rows between the same parties, with which a row can be merged.
func (s *Site) others(ctx context.Context, t *view.Transfer) ([]view.Row, error) {
	q := url.Values{}
	for name, party := range map[string]view.Optional{"supplier": t.Supplier, "recipient": t.Recipient} {
		if party != "" {
			q.Set(name, string(party))
		}
	}
	a, err := s.Desk.Ask(q)
	if err != nil {
		return nil, err
	}
	a.Page.Limit = others + 1
	rows, err := s.Desk.Register(ctx, a)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(rows.Rows, func(x view.Row) bool { return x.ID == t.ID }), nil
}

// choices are what a correction of a row can set.
func (s *Site) choices(r *http.Request, story *view.Story) (choices, error) {
	lang := langOf(r)
	c := choices{
		Fields:  []string{"supplier", "recipient", "class", "designation", "stage", "certainty", "quantity", "date"},
		Classes: s.options(lang, "class", nil), Stages: s.options(lang, "stage", nil), Certainties: s.options(lang, "certainty", nil),
	}
	var err error
	if c.Parties, err = s.offered(r); err != nil {
		return c, err
	}
	for i := range story.Voices {
		for _, said := range story.Voices[i].Said {
			if d := string(said.Designation); d != "" && !slices.Contains(c.Weapons, d) {
				c.Weapons = append(c.Weapons, d)
			}
		}
	}
	slices.Sort(c.Weapons)
	return c, nil
}

// At is where the sentence stands in its report.
func (e *evidence) At() string {
	return "/reports/" + url.PathEscape(e.Article) + "?claim=" + url.QueryEscape(e.Claim)
}

// Here reports whether a row is the one in focus.
func (v *review) Here(id string) bool { return v.Story != nil && v.Story.Transfer.ID == id }

// MineKey is the key that takes the last own judgement back, "" where it does so of the one that
// was made just before.
func (v *review) MineKey() string {
	if v.Done != nil {
		return ""
	}
	return "u"
}
