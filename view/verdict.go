package view

import (
	"slices"

	"waybill"
)

// Verdict is the last judgement on the whole transfer that its row goes by: whether it is
// accepted or rejected, or how it is graded; nil if there is none.
func (s *Story) Verdict() *Judgement {
	for i := len(s.Judgements) - 1; i >= 0; i-- {
		j := &s.Judgements[i]
		if !j.InForce {
			continue
		}
		switch waybill.JudgementKind(j.Kind) {
		case waybill.Accept:
			if s.Transfer.Status == string(waybill.Accepted) {
				return j
			}
		case waybill.Reject:
			if s.Transfer.Status == string(waybill.Rejected) {
				return j
			}
		case waybill.Grade:
			if s.Transfer.Graded != nil && j.Credibility != nil {
				return j
			}
		}
	}
	return nil
}

// Since counts the claims that a judgement was made without: they came, or joined, after it.
func (s *Story) Since(judgement int64) int {
	n := 0
	for i := range s.Voices {
		for k := range s.Voices[i].Said {
			if !slices.Contains(s.Voices[i].Said[k].Held, judgement) {
				n++
			}
		}
	}
	return n
}
