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
)

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
