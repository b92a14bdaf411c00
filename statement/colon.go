package statement

import (
	"waybill"
	"waybill/lang"
)

// colonFrame reads a German frame without a verb that ends in a colon: "Hallmann: „…“",
// "Experte: Panzer fehlen" over a report, "Seine Sorge: …", "Der Vorwurf des Ministers: …".
func (f *finder) colonFrame(u *unit, k int) (event, bool) {
	s := &u.segs[k]
	if f.hasFinite(u, s.first, s.last) || s.before == ',' && k > 0 && f.hasFinite(u, u.segs[k-1].first, u.segs[k-1].last) {
		return event{}, false
	}
	e := event{act: act{pos: "noun", kind: "say", medium: waybill.Speech, part: -1}, verb: s.first}
	e.frame = []stretch{{s.first, s.last}}
	e.content = []stretch{f.rest(u, k+1)}
	if i, owner := f.colonNoun(u, s); i >= 0 {
		n, _, _ := f.note(i)
		e.act, e.verb, e.subject, e.cue = n, i, owner, []stretch{{i, i + 1}}
	} else {
		e.subject = f.colonSpeaker(u, k)
	}
	return e, !e.subject.empty()
}

// colonSpeaker is the speaker that all of seg k names. Without quotation marks behind the
// colon only a person speaks, over a report also an office, a paper or a document: states
// and firms are as often what the report is about.
func (f *finder) colonSpeaker(u *unit, k int) stretch {
	s, next := &u.segs[k], &u.segs[k+1]
	m := stretch{s.first, s.last}
	if f.nounPhrase(u, s.first, s.last, false) != s.last {
		return stretch{}
	}
	kind, _, _ := f.head(u, m)
	if f.headPerson(m) >= 0 {
		kind = "person"
	}
	over := f.a.Report.Blocks[u.block].Kind == waybill.Headline
	switch {
	case next.quote > 0 && f.full(u, next):
		if !f.speakable(u, m, false) || f.isAccount(u, s.last-1) {
			return stretch{}
		}
	case !f.hasFinite(u, next.first, u.last):
		return stretch{}
	case over:
		if kind == "" || kind == "group" || kind == "firm" || kind == "state" {
			return stretch{}
		}
	case kind != "person":
		return stretch{}
	}
	return m
}

// colonNoun finds the noun for what is said in a seg, and whose it is: behind it, or by a
// possessive before it. The owner is empty if there is none.
func (f *finder) colonNoun(u *unit, s *seg) (int, stretch) {
	for i := s.first; i < s.last; i++ {
		n, _, ok := f.note(i)
		if !ok || n.pos != "noun" || !f.a.Tokens[i].Upper {
			continue
		}
		if owner := f.owner(u, s, i, s.last); !owner.empty() && f.speakable(u, owner, false) {
			return i, owner
		}
		if i+1 == s.last && f.a.Tokens[s.first].Has(lang.Possessive) && f.takesUp(s.first) != "" {
			return i, stretch{s.first, s.first + 1}
		}
		return i, stretch{}
	}
	return -1, stretch{}
}
