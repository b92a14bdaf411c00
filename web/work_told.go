package web

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"waybill"
	"waybill/door"
	"waybill/view"
)

// told is a judgement as people are told of it.
type told struct {
	view.Judgement
	// Verb is what was done, Row the row in words, Detail what belongs to it: a grade, a value.
	Verb, Row, Detail string
	// Undoable says that it can be taken back.
	Undoable bool
}

// tell puts a judgement into words.
func (s *Site) tell(r *http.Request, j view.Judgement) *told {
	lang := langOf(r)
	t := &told{Judgement: j, Verb: s.words.say(lang, "judged."+j.Kind), Undoable: j.InForce && j.Kind != string(waybill.Withdraw)}
	if len(j.On) > 0 {
		q := &j.On[0]
		goods := string(q.Designation)
		if goods == "" && q.Class != "" {
			goods = s.words.say(lang, "class."+string(q.Class))
		}
		t.Row = s.party(lang, string(q.Supplier)) + " → " + s.party(lang, string(q.Recipient))
		if goods != "" {
			t.Row += ", " + goods
		}
	}
	switch waybill.JudgementKind(j.Kind) {
	case waybill.Grade:
		if j.Origin != "" {
			t.Row, t.Detail = s.in(lang).Origin(string(j.Origin)), string(j.Reliability)+" – "+s.words.say(lang, "reliability."+string(j.Reliability))
		} else if j.Credibility != nil {
			n := strconv.Itoa(*j.Credibility)
			t.Detail = n + " – " + s.words.say(lang, "credibility."+n)
		}
	case waybill.Correct:
		t.Detail = s.words.say(lang, "field."+string(j.Field)) + ": " + s.value(lang, string(j.Field), string(j.Value))
	case waybill.Withdraw:
		if j.Withdraws != nil {
			t.Detail = s.words.say(lang, "judged.number", *j.Withdraws)
		}
	}
	return t
}

// value is the value of a correction in words.
func (s *Site) value(lang, field, value string) string {
	switch field {
	case "supplier", "recipient":
		return s.party(lang, value)
	case "class", "stage", "certainty":
		if value != "" {
			return s.words.say(lang, field+"."+value)
		}
	}
	if value == "" {
		return s.words.say(lang, "unknown")
	}
	return value
}

// lately is how many of the last judgements are looked through for one that was made just before.
const lately = 100

// tellPassing tells of what was done just before, by the parameters of the address, and of the
// last own judgement.
func (s *Site) tellPassing(r *http.Request, v *review, q url.Values) error {
	log, err := s.Desk.Log(r.Context(), "", lately)
	if err != nil {
		return err
	}
	me := door.Of(r.Context()).Name
	for i := range log.Judgements {
		j := &log.Judgements[i]
		number := strconv.FormatInt(j.Number, 10)
		switch number {
		case q.Get("done"):
			v.Done = s.tell(r, *j)
		case q.Get("undone"):
			v.Undone = s.tell(r, *j)
		case q.Get("meanwhile"):
			v.Meanwhile = s.tell(r, *j)
		}
		if v.Mine == nil && string(j.By) == me && j.InForce && j.Kind != string(waybill.Withdraw) {
			v.Mine = s.tell(r, *j)
		}
	}
	if v.Done != nil && v.Mine != nil && v.Done.Number == v.Mine.Number {
		v.Mine = nil // the line that tells of it has the button
	}
	return nil
}

// activity is the page of what people decided, and what programs do meanwhile.
type activity struct {
	Queue      *queuePage // nil where there is none
	Judgements []*told
	// By and Kind are what is chosen; Kinds can be.
	By     string
	Kinds  []option
	Undone *told
	// Back is the address of this page.
	Back string
}

const (
	// shownJudgements is how many stand on a page, lookedThrough how many are fetched at once
	// where only some are asked for.
	shownJudgements = 50
	lookedThrough   = 500
)

func (s *Site) activity(r *http.Request) (*page, error) {
	q := asked(r)
	log, err := s.judgements(r.Context(), q.Get("by"), q.Get("kind"), q.Get("after"))
	if err != nil {
		return nil, err
	}
	v := &activity{By: q.Get("by"), Kinds: s.kinds(r, q.Get("kind")), Back: address("/activity", without(q))}
	if formOf(r) == asHTML {
		if v.Queue, err = s.queueOf(r); err != nil {
			return nil, err
		}
	}
	for i := range log.Judgements {
		v.Judgements = append(v.Judgements, s.tell(r, log.Judgements[i]))
		if strconv.FormatInt(log.Judgements[i].Number, 10) == q.Get("undone") {
			v.Undone = v.Judgements[i]
		}
	}
	return &page{Template: "activity", Title: s.say(r, "activity.title"), Data: v, List: log, Twins: true, Next: log.Next}, nil
}

// judgements are a page of those by somebody, of a kind; "" is any.
func (s *Site) judgements(ctx context.Context, by, kind, after string) (*view.Log, error) {
	if by == "" && kind == "" {
		return s.Desk.Log(ctx, after, shownJudgements)
	}
	some := &view.Log{Judgements: []view.Judgement{}}
	last := view.Optional(after) // the judgement looked at before
	for {
		log, err := s.Desk.Log(ctx, after, lookedThrough)
		if err != nil {
			return nil, err
		}
		for _, j := range log.Judgements {
			if len(some.Judgements) == shownJudgements {
				some.Next = last
				return some, nil
			}
			last = view.Optional(strconv.FormatInt(j.Number, 10))
			if by != "" && !strings.EqualFold(string(j.By), by) || kind != "" && j.Kind != kind {
				continue
			}
			some.Judgements = append(some.Judgements, j)
		}
		if after = string(log.Next); after == "" {
			return some, nil
		}
	}
}

// kinds are the kinds of judgements, in words.
func (s *Site) kinds(r *http.Request, chosen string) []option {
	var all []option
	for _, k := range []waybill.JudgementKind{waybill.Accept, waybill.Reject, waybill.Grade, waybill.Merge, waybill.Split, waybill.Correct, waybill.Note, waybill.Withdraw} {
		all = append(all, option{Value: string(k), Label: s.say(r, "judged."+string(k)), Chosen: string(k) == chosen})
	}
	return all
}
