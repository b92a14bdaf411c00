package claim

import (
	"waybill"
)

// events finds the events of a sentence: meetings, production, sanctions, links and
// assessments, one of each kind.
func (f *finder) events(s *sentence) {
	seen := map[waybill.ClaimKind]bool{}
	for i := range s.preds {
		p := &s.preds[i]
		kind := waybill.ClaimKind(p.rule.Kind)
		if !event(p.rule.Kind) || seen[kind] || !f.happens(s, p, kind) {
			continue
		}
		seen[kind] = true
		c := waybill.Claim{Kind: kind, Evidence: f.a.SpanOf(s.First, s.Last), Parties: f.named(s), Certainty: waybill.Stated, StageWords: f.a.SpanOf(p.first, p.last)}
		f.source(s, p, nil, &c)
		c.When = f.when(s, p, nil)
		f.claims = append(f.claims, c)
	}
}

// named are the parties a sentence names, each once.
func (f *finder) named(s *sentence) []waybill.PartyRef {
	all := make([]*ref, len(s.refs))
	for i := range s.refs {
		all[i] = &s.refs[i]
	}
	return partyRefs(all)
}

// happens reports whether the sentence has what an event of the kind needs: two
// parties for a meeting, military goods for production, and so on.
func (f *finder) happens(s *sentence, p *predicate, kind waybill.ClaimKind) bool {
	arms := f.namesArms(s)
	parties := len(f.named(s))
	switch kind {
	case waybill.Meeting:
		return parties >= 2
	case waybill.Production:
		return parties >= 1 && arms
	case waybill.Sanction:
		return parties >= 1
	case waybill.Link:
		return parties >= 2
	}
	return parties >= 1 && arms
}
