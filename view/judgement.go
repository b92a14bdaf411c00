package view

import (
	"time"

	"waybill"
)

// Judgement is what a person decided, as the log shows it.
type Judgement struct {
	Number int64  `json:"number"`
	Kind   string `json:"kind"`
	// At is when, in UTC, as of RFC 3339; By is who, Why is their reason.
	At  string   `json:"at"`
	By  Optional `json:"by"`
	Why Optional `json:"why"`
	// InForce is false once it is withdrawn.
	InForce bool `json:"in_force"`
	// Transfer is the id that the transfer had when it was judged; null of an origin.
	Transfer Optional `json:"transfer"`
	// Field and Value are what a correction sets; a null value sets the field to unknown.
	Field Optional `json:"field"`
	Value Optional `json:"value"`
	// Credibility grades a transfer, Reliability an Origin.
	Credibility *int     `json:"credibility"`
	Origin      Optional `json:"origin"`
	Reliability Optional `json:"reliability"`
	// Withdraws is the number of the judgement that a withdrawal takes back.
	Withdraws *int64 `json:"withdraws"`
	// On is the words that it holds on to; With those of the other transfer of a merge, or
	// those that a split takes out.
	On   []Quote `json:"on"`
	With []Quote `json:"with"`
}

// Quote is the words of a claim, with what was read from them when it was judged.
type Quote struct {
	// Article is the article's id.
	Article     string   `json:"article"`
	Words       string   `json:"words"`
	Supplier    Optional `json:"supplier"`
	Recipient   Optional `json:"recipient"`
	Class       Optional `json:"class"`
	Designation Optional `json:"designation"`
}

// JudgementOf turns a judgement into what is shown of it.
func JudgementOf(j *waybill.Judgement, inForce bool) Judgement {
	v := Judgement{
		Number: j.Number, Kind: string(j.Kind), At: j.At.UTC().Format(time.RFC3339), By: Optional(j.By), Why: Optional(j.Why),
		InForce: inForce, Transfer: Optional(j.Transfer), Field: Optional(j.Field), Value: Optional(j.Value),
		Credibility: credibility(j.Credibility), Origin: Optional(j.Origin), Reliability: Optional(j.Reliability),
		On: quotesOf(j.On), With: quotesOf(j.With),
	}
	if j.Kind == waybill.Withdraw {
		number := j.Withdraws
		v.Withdraws = &number
	}
	return v
}

func quotesOf(quotes []waybill.Quote) []Quote {
	list := make([]Quote, len(quotes))
	for i, q := range quotes {
		list[i] = Quote{q.Article, q.Words, Optional(q.Supplier), Optional(q.Recipient), Optional(q.Class), Optional(q.Designation)}
	}
	return list
}
