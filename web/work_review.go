package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"waybill"
	"waybill/desk"
	"waybill/door"
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
	query   url.Values
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
	v := &review{Register: &view.Register{}, Wrong: wrong, KeysOff: keysOff(r), query: q}
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
	passages, err := s.Desk.Passages(ctx, story)
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

// deciding are the judgements by which a row leaves the queue.
var deciding = []waybill.JudgementKind{waybill.Accept, waybill.Reject, waybill.Grade}

// judge records a judgement on a transfer.
func (s *Site) judge(r *http.Request) (*page, error) {
	if err := posted(r); err != nil {
		return nil, err
	}
	v := verdictOf(r)
	home := "/transfers/" + url.PathEscape(v.Transfer)
	to := local(r.PostFormValue("to"), home)
	stay := local(r.PostFormValue("stay"), to)
	if seen, err := strconv.ParseInt(r.PostFormValue("seen"), 10, 64); err == nil {
		if late, err := s.judgedSince(r.Context(), v.Transfer, seen, v.By); err != nil {
			return nil, err
		} else if late != 0 {
			return &page{To: local(stay, home, "meanwhile", strconv.FormatInt(late, 10))}, nil
		}
	}
	if lacks := lacking(&v); lacks != "" {
		return s.unjudged(r, stay, fmt.Errorf("%w: %s", ledger.ErrJudgement, s.say(r, lacks)))
	}
	j, err := s.Desk.Judge(r.Context(), v)
	if err != nil {
		return s.unjudged(r, stay, err)
	}
	if !slices.Contains(deciding, v.Kind) {
		to = local(stay, home)
	}
	return &page{To: local(to, home, "done", strconv.FormatInt(j.Number, 10))}, nil
}

// verdictOf is the judgement in a form. The buttons of grades carry nothing but the grade.
func verdictOf(r *http.Request) ledger.Verdict {
	form := r.PostForm
	v := ledger.Verdict{
		Kind: waybill.JudgementKind(form.Get("kind")), By: door.Of(r.Context()).Name, Why: strings.TrimSpace(form.Get("why")), Transfer: r.PathValue("id"),
	}
	if v.Kind == "" && form.Get("credibility") != "" {
		v.Kind = waybill.Grade
	}
	switch v.Kind {
	case waybill.Grade:
		n, _ := strconv.Atoi(form.Get("credibility")) // 0 is no grade, and told so
		v.Credibility = waybill.Credibility(n)
	case waybill.Merge:
		for _, id := range form["other"] {
			if v.Other == "" {
				v.Other = strings.TrimSpace(id)
			}
		}
	case waybill.Split:
		v.Claims = form["claim"]
	case waybill.Correct:
		v.Claims, v.Field, v.Value = form["claim"], form.Get("field"), strings.TrimSpace(form.Get("value"))
	}
	return v
}

// judgedSince is the number of the last judgement in force on a row that is newer than one that
// was seen, and by somebody else; 0 if there is none.
func (s *Site) judgedSince(ctx context.Context, id string, seen int64, by string) (int64, error) {
	story, err := s.Desk.Story(ctx, id)
	if err != nil {
		return 0, err
	}
	for i := len(story.Judgements) - 1; i >= 0; i-- {
		if j := &story.Judgements[i]; j.Number > seen && j.InForce && string(j.By) != by {
			return j.Number, nil
		}
	}
	return 0, nil
}

// unjudged tells why a judgement could not be made: where it was to be made, if that is the
// queue.
func (s *Site) unjudged(r *http.Request, stay string, err error) (*page, error) {
	var wrong *desk.Error
	u, bad := url.Parse(stay)
	if bad != nil || tooLong(u) || u.Path != "/review" || !errors.As(err, &wrong) && !errors.Is(err, ledger.ErrJudgement) {
		return nil, err
	}
	told := s.problem(r, err).Detail
	if _, why, ok := strings.Cut(told, ledger.ErrJudgement.Error()+": "); ok {
		told = why
	}
	return s.reviewOf(r, u.Query(), told)
}

// lacking is the message that says what a form lacks, "" where nothing is.
func lacking(v *ledger.Verdict) string {
	switch {
	case v.Kind == waybill.Note && v.Why == "":
		return "judge.lacks.note"
	case v.Kind == waybill.Merge && v.Other == "":
		return "judge.lacks.merge"
	case v.Kind == waybill.Split && len(v.Claims) == 0:
		return "judge.lacks.split"
	}
	return ""
}

// withdraw takes a judgement back.
func (s *Site) withdraw(r *http.Request) (*page, error) {
	if err := posted(r); err != nil {
		return nil, err
	}
	number, err := strconv.ParseInt(r.PathValue("number"), 10, 64)
	if err != nil || number <= 0 {
		return nil, errNowhere
	}
	if _, err := s.Desk.Undo(r.Context(), number, door.Of(r.Context()).Name, strings.TrimSpace(r.PostFormValue("why"))); err != nil {
		return nil, err
	}
	return &page{To: local(r.PostFormValue("to"), "/activity", "undone", strconv.FormatInt(number, 10))}, nil
}

// At is where the sentence stands in its report.
func (e *evidence) At() string {
	return "/reports/" + url.PathEscape(e.Article) + "?claim=" + url.QueryEscape(e.Claim)
}

// Stance is what the sentence does: affirms, doubts or denies. What its voice says last may be
// something else.
func (e *evidence) Stance() string {
	switch waybill.Certainty(e.Certainty) {
	case waybill.Stated, waybill.Likely:
		return "affirms"
	case waybill.Denied:
		return "denies"
	}
	return "doubts"
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
