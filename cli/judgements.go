package cli

import (
	"fmt"
	"strings"

	"waybill"
	"waybill/view"
)

// judgement renders one judgement: number, when, who, what; then why.
func (pg *page) judgement(j *view.Judgement) {
	state := []span{{fmt.Sprintf("%d", j.Number), bold}, {minute(j.At), dim}}
	if j.By != "" {
		state = append(state, span{safe(string(j.By)), normal})
	}
	verdict := normal
	if !j.InForce {
		verdict = dim
	}
	state = append(state, span{verdictOf(j), verdict})
	if !j.InForce {
		state = append(state, span{"withdrawn", red})
	}
	pg.spans(2, state)
	if j.Why != "" {
		pg.text(rowIndent, dim, "why: "+safe(string(j.Why)))
	}
}

// minute is a time of RFC 3339 to the minute, for people.
func minute(at string) string {
	if len(at) < len("2006-01-02T15:04") {
		return safe(at)
	}
	return safe(strings.Replace(at[:len("2006-01-02T15:04")], "T", " ", 1)) + " UTC"
}

// verdictOf says in a few words what was decided.
func verdictOf(j *view.Judgement) string {
	transfer := safe(string(j.Transfer))
	switch waybill.JudgementKind(j.Kind) {
	case waybill.Merge:
		return "merge " + transfer + with(j, "with")
	case waybill.Split:
		return "split " + many(len(j.With), "claim") + " off " + transfer
	case waybill.Correct:
		value := string(j.Value)
		if value == "" {
			value = "unknown"
		}
		return fmt.Sprintf("correct %s of %s: %s", safe(string(j.Field)), transfer, safe(value))
	case waybill.Grade:
		if j.Origin != "" {
			return "grade origin " + safe(string(j.Origin)) + ": " + safe(string(j.Reliability))
		}
		if j.Credibility != nil {
			return fmt.Sprintf("grade %s: %d %s", transfer, *j.Credibility, waybill.Credibility(*j.Credibility))
		}
	case waybill.Withdraw:
		if j.Withdraws != nil {
			return strings.TrimSpace(fmt.Sprintf("withdraw %d %s", *j.Withdraws, transfer))
		}
	}
	return strings.TrimSpace(safe(j.Kind) + " " + transfer)
}

// with names what a merge joins by the first words of the other transfer.
func with(j *view.Judgement, word string) string {
	if len(j.With) == 0 {
		return ""
	}
	q := &j.With[0]
	side := func(o view.Optional) string {
		if o == "" {
			return "unnamed"
		}
		return string(o)
	}
	goods := string(q.Designation)
	if goods == "" {
		goods = string(q.Class)
	}
	return " " + word + safe(fmt.Sprintf(" %s → %s: %s", side(q.Supplier), side(q.Recipient), goods))
}
