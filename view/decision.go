package view

import (
	"fmt"
	"strings"

	"waybill"
)

// Decision says in a few plain words what was decided.
func (j *Judgement) Decision() string {
	transfer := Safe(string(j.Transfer))
	switch waybill.JudgementKind(j.Kind) {
	case waybill.Merge:
		return "merge " + transfer + j.joined()
	case waybill.Split:
		if len(j.With) == 1 {
			return "split 1 claim off " + transfer
		}
		return fmt.Sprintf("split %d claims off %s", len(j.With), transfer)
	case waybill.Correct:
		value := string(j.Value)
		if value == "" {
			value = "unknown"
		}
		return fmt.Sprintf("correct %s of %s: %s", Safe(string(j.Field)), transfer, Safe(value))
	case waybill.Grade:
		if j.Origin != "" {
			return "grade origin " + Safe(string(j.Origin)) + ": " + Safe(string(j.Reliability))
		}
		if j.Credibility != nil {
			return fmt.Sprintf("grade %s: %d %s", transfer, *j.Credibility, waybill.Credibility(*j.Credibility))
		}
	case waybill.Withdraw:
		if j.Withdraws != nil {
			return strings.TrimSpace(fmt.Sprintf("withdraw %d %s", *j.Withdraws, transfer))
		}
	}
	return strings.TrimSpace(Safe(j.Kind) + " " + transfer)
}

// joined names what a merge joins by the first words of the other transfer.
func (j *Judgement) joined() string {
	if len(j.With) == 0 {
		return ""
	}
	q := &j.With[0]
	side := func(o Optional) string {
		if o == "" {
			return "unnamed"
		}
		return string(o)
	}
	goods := string(q.Designation)
	if goods == "" {
		goods = string(q.Class)
	}
	return " with" + Safe(fmt.Sprintf(" %s → %s: %s", side(q.Supplier), side(q.Recipient), goods))
}
