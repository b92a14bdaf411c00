package statement

import (
	"waybill/lang"
)

// infinitive reports whether a seg is an infinitive clause; a participle before its verb
// may look finite ("verkauft zu haben").
func (f *finder) infinitive(u *unit, s *seg) bool {
	if f.a.Tokens[s.first].Has(lang.Subord) {
		return false
	}
	last, verb := s.last-1, s.last-1
	if t := &f.a.Tokens[last]; !t.Has(lang.ToInf) {
		if verb = last - 1; verb < s.first || !f.a.Tokens[verb].Has(lang.To) || !t.Has(lang.Infinitive|lang.Modal|lang.Auxiliary) {
			return false
		}
	}
	if verb > s.first && f.a.Tokens[verb-1].Has(lang.PastPart|lang.Infinitive) {
		verb--
	}
	return !f.hasFinite(u, s.first, verb)
}

// tells reports whether an act without reported words is worth a statement.
func tells(kind string) bool {
	switch kind {
	case "demand", "command", "announce", "promise", "offer", "deny", "accuse", "warn", "refuse", "criticise", "threaten", "judge", "confirm", "talk", "agree":
		return true
	}
	return false
}

// opens reports whether seg k begins what an act reports.
func (f *finder) opens(u *unit, k int, a act) bool {
	s := &u.segs[k]
	if s.before == ':' {
		return s.quote > 0 || f.quoteAt(u, s.first) != nil || a.kind == "say" || f.hasFinite(u, s.first, u.last)
	}
	if s.quote == 0 && f.infinitive(u, s) {
		return false
	}
	if s.before == ';' || s.before == '-' && !f.subjunctive(u, s.first, s.last) {
		return false
	}
	if s.quote > 0 {
		return true
	}
	t := &f.a.Tokens[s.first]
	if n, _, ok := f.note(s.first); ok && n.kind == "whence" && a.kind != "deny" && f.speakable(u, f.antecedent(u, s.first), false) {
		return false // whose account it is stands before it
	}
	if t.Has(lang.That) {
		return true
	}
	if f.quotedVerb(u, s) {
		return asserts(a.kind)
	}
	if !speaks(a.kind) {
		return (t.Has(lang.Subord) || t.Has(lang.Relative) && a.kind == "talk") && f.subjunctive(u, s.first, s.last)
	}
	if t.Has(lang.Question) && !t.Has(lang.Relative) {
		return a.kind != "judge"
	}
	if t.Has(lang.Subord) && !t.Has(lang.If) {
		return f.subjunctive(u, s.first, s.last)
	}
	if t.Has(lang.Relative) && !f.mainOrder(u, s) {
		return f.subjunctive(u, s.first, s.last)
	}
	if f.quoteAt(u, s.first) != nil {
		return true
	}
	if t.Has(lang.If) && k+1 < len(u.segs) {
		return true
	}
	return f.mainOrder(u, s) && (asserts(a.kind) || f.subjunctive(u, s.first, s.last))
}

// quotedVerb reports whether a seg is a clause whose verb stands in a quotation inside it:
// "der Händler „konnte und wollte nicht liefern“".
func (f *finder) quotedVerb(u *unit, s *seg) bool {
	q := f.quoteAt(u, s.last-1)
	return q != nil && q.First > s.first && q.Last == s.last && !f.hasFinite(u, s.first, s.last) && f.firstFinite(u, q.First+1, q.Last) >= 0 &&
		f.nounPhrase(u, s.first, q.First, false) == q.First
}

// asserts reports whether an act takes a reported main clause in the indicative too.
func asserts(kind string) bool {
	switch kind {
	case "say", "tell", "think", "hope", "know", "warn", "show", "be", "suspect":
		return true
	}
	return false
}

// speaks reports whether an act may take a reported main clause.
func speaks(kind string) bool {
	switch kind {
	case "judge", "thank", "agree", "talk", "offer":
		return false
	}
	return true
}

// subjunctive reports whether a finite verb in the stretch is Konjunktiv.
func (f *finder) subjunctive(u *unit, first, last int) bool {
	for i := first; i < last; i++ {
		if q := f.quoteAt(u, i); q != nil {
			i = q.Last - 1
			continue
		}
		if t := &f.a.Tokens[i]; t.Has(lang.Subj1|lang.Subj2) && f.finite(u, i) {
			return true
		}
	}
	return false
}

// mainOrder reports whether a German seg is a main clause: its finite verb is not its
// last word, and it begins with no coordinator before a bare verb.
func (f *finder) mainOrder(u *unit, s *seg) bool {
	fin := f.firstFinite(u, s.first, s.last)
	if t := &f.a.Tokens[s.first]; fin < 0 || fin == s.first || t.Has(lang.Subord|lang.If) && !t.Has(lang.Preposition|lang.Adverb|lang.Relative) {
		return false
	}
	if f.a.Tokens[s.first].Has(lang.Coordinator) {
		return false
	}
	return fin < s.last-1 || f.a.Tokens[fin].Has(lang.Subj1|lang.Subj2) || fin == s.first+1
}
