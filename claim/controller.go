package claim

import (
	"slices"

	"waybill"
	"waybill/lang"
)

// onlySays reports whether an English subject belongs to a verb of saying, behind which p
// has another finite verb of its own ("a UN expert said firms had stopped supplying").
func (r *roles) onlySays(p *predicate, c *ref) bool {
	finite := r.s.Clauses[p.clause].Finite
	if p.verb == nil || r.s.Pack.Grammar.VerbLast() || finite < 0 || c.clause != p.clause || c.first > finite {
		return false
	}
	own := p.verb.Finite
	for _, o := range r.above {
		if own < 0 && o.verb != nil && o.clause == p.clause {
			own = o.verb.Finite
		}
	}
	return own > finite && (r.f.act(finite) == "say" || r.f.act(finite) != "" && r.subjectBetween(c.clause, finite, own))
}

// subjectBetween reports whether the clause has a subject between two of its finite verbs
// ("Macron promised Germany would send").
func (r *roles) subjectBetween(clause, first, last int) bool {
	return slices.ContainsFunc(r.s.refs, func(c ref) bool {
		return c.clause == clause && c.slot == "subj" && c.first > first && c.last <= last
	})
}

// controller is the party asked to do what the infinitive says ("urged Germany to
// deliver"), nil if there is none: it is the infinitive's subject.
func (r *roles) controller(p *predicate) *ref {
	if p.verb == nil {
		return r.urged(p)
	}
	if gerund := r.gerund(p); !p.verb.Infinite && (gerund < 0 || gerund == p.first) {
		return r.charged(p) // "wirft Teheran vor, Drohnen geliefert zu haben"
	}
	if c := r.beforeGerund(p); c != nil {
		return c
	}
	if c := r.holder(p); c != nil {
		return c
	}
	if c := r.told(p); c != nil {
		return c
	}
	if c := r.charged(p); c != nil {
		return c
	}
	for _, o := range r.above {
		if o.verb != nil && o != p {
			if c := r.beforeGerund(o); c != nil {
				return c
			}
		}
		if o.verb == nil || o.rule.Stage != waybill.Sought && o.rule.Stage != waybill.Agreed && o.rule.Stage != waybill.Refused || o == p {
			continue
		}
		for i := range r.s.refs {
			c := &r.s.refs[i]
			if (c.slot == "obj" || c.slot == "dat" || r.s.Pack.Means(c.slot, lang.Addressed)) && c.clause == o.clause && c.first >= o.first && (c.last <= p.first) {
				return c
			}
		}
	}
	return nil
}

// charged is the party that a German verb of accusing, warning or asking is directed at,
// which is to do or has done what the infinitive says ("wirft Teheran vor, … zu liefern");
// nil if none.
func (r *roles) charged(p *predicate) *ref {
	if !r.s.Pack.Grammar.VerbLast() {
		return nil
	}
	clause := &r.s.Clauses[p.clause]
	if clause.Parent < 0 || !r.f.infinitive(r.s, clause) {
		return nil
	}
	switch verb := r.charges(clause.Parent); {
	case verb < 0:
		return nil
	case r.f.a.GroupOf(r.s.Sentence, verb).Passive:
		return r.inClause(clause.Parent, "subj")
	}
	return r.inClause(clause.Parent, "obj", "dat")
}

// charges is the verb of accusing, urging or asking in a German clause, -1 if it has none.
func (r *roles) charges(clause int) int {
	c := &r.s.Clauses[clause]
	for i := c.First; i < c.Last; i++ {
		if r.f.a.ClauseOf(i) != clause || r.f.a.Tokens[i].Form == nil || !r.f.a.IsVerb(r.s.Pack, r.s.First, i) {
			continue
		}
		if slices.ContainsFunc(r.f.readings(r.s, i), func(v lang.VerbForm) bool { return r.s.Pack.Means(v.Verb.Lemma, lang.Charges) }) {
			return i
		}
	}
	return -1
}

// urged is the party that a German verb of urging moves to what the noun p says ("drängte
// Polen zum Kauf"), nil if none.
func (r *roles) urged(p *predicate) *ref {
	if !r.s.Pack.Grammar.VerbLast() || p.first == r.s.First || !r.s.Pack.Means(r.f.a.Tokens[p.first-1].Lower, lang.Topic) {
		return nil
	}
	switch verb := r.charges(p.clause); {
	case verb < 0:
		return nil
	case r.f.a.GroupOf(r.s.Sentence, verb).Passive:
		return r.inClause(p.clause, "subj")
	}
	for k := len(r.s.refs) - 1; k >= 0; k-- { // the last before the noun: "drängte Washington Polen zum Kauf"
		if c := &r.s.refs[k]; c.clause == p.clause && c.last < p.first && !c.prepositional() && c.noun < 0 {
			return c
		}
	}
	return nil
}

// inClause is the first party of a clause in one of the slots, nil if none.
func (r *roles) inClause(clause int, slots ...string) *ref {
	for i := range r.s.refs {
		if c := &r.s.refs[i]; c.clause == clause && slices.Contains(slots, c.slot) {
			return c
		}
	}
	return nil
}

// told is the party right before an English infinitive as object of a verb, which is to do
// what the infinitive says ("forced Germany to send"); nil if none, or where the verb
// commits its subject ("promised Ukraine to send").
func (r *roles) told(p *predicate) *ref {
	to := p.first - 1
	if r.s.Pack.Grammar.VerbLast() || !r.f.a.Tokens[to].Has(lang.To) {
		return nil
	}
	if to > r.s.First && p.verb.Negation == to-1 {
		to-- // "warned China not to supply"
	}
	for i := range r.s.refs {
		c := &r.s.refs[i]
		if c.last == to && c.slot == "for" && c.clause == p.clause {
			return c // "cleared the way for Israel to sell"
		}
		if c.last != to || c.slot != "obj" && c.slot != "on" || c.clause != p.clause {
			continue
		}
		for k := c.first - 1; k >= r.s.First && c.first-k <= 3; k-- {
			t := &r.f.a.Tokens[k]
			if t.Form == nil || !r.f.a.IsVerb(r.s.Pack, r.s.First, k) {
				continue
			}
			switch r.f.act(k) {
			case "promise", "announce", "say":
				return nil
			}
			return c
		}
	}
	return nil
}

// helped is the party that an English verb of helping has for its object, where p is the
// gerund that tells how ("support Ecuador by providing drones"); nil if none.
func (r *roles) helped() []*ref {
	p := r.p
	if r.s.Pack.Grammar.VerbLast() || p.verb == nil || p.first < r.s.First+2 || p.rule.Frame != "give" || !r.f.a.Tokens[p.first].Has(lang.PresPart) || r.f.a.Tokens[p.first-1].Lower != "by" {
		return nil
	}
	for i := range r.s.refs {
		c := &r.s.refs[i]
		if c.slot != "obj" || c.clause != p.clause || c.last != p.first-1 || r.used[c] {
			continue
		}
		for k := c.first - 1; k >= r.s.First && c.first-k <= 3; k-- {
			if t := &r.f.a.Tokens[k]; t.Form != nil && slices.ContainsFunc(t.Form.Verbs, func(v lang.VerbForm) bool { return r.s.Pack.Means(v.Verb.Lemma, lang.Helps) }) {
				r.use(c)
				return []*ref{c}
			}
		}
	}
	return nil
}

// ownForces reports whether a German verb of equipping has the subject's own forces for its object
// ("rüstet seine Armee mit Panzern aus"): the subject then receives.
func (r *roles) ownForces() bool {
	if r.p.rule.Frame != "equip" || r.p.verb == nil || r.p.verb.Passive || !r.s.Pack.Grammar.VerbLast() {
		return false
	}
	c := &r.s.Clauses[r.p.clause]
	for i := c.First; i+1 < c.Last; i++ {
		if t := &r.f.a.Tokens[i]; r.f.a.ClauseOf(i) != r.p.clause || !t.Has(lang.Possessive) || r.f.a.Tokens[i-min(1, i)].Has(lang.Preposition) {
			continue
		}
		k := i + 1
		for k+1 < c.Last && r.f.a.Tokens[k].Has(lang.Adjective) {
			k++
		}
		if t := &r.f.a.Tokens[k]; t.Has(lang.PartyNoun) && t.Mark == 0 {
			return true
		}
	}
	return false
}

// holder is the party that has what an English infinitive is of ("Japan's decision to
// send", "the Czech offer to sell"), nil if none.
func (r *roles) holder(p *predicate) *ref {
	if r.s.Pack.Grammar.VerbLast() || !r.f.a.Tokens[p.first-1].Has(lang.To) {
		return nil
	}
	for i := range r.s.refs {
		c := &r.s.refs[i]
		if (c.slot == "poss" || c.slot == "adj") && c.noun >= 0 && c.noun == p.first-2 && !r.f.a.Tokens[c.noun].Has(lang.GoodsNoun) && !r.f.a.IsVerb(r.s.Pack, r.s.First, c.noun) && !r.asked(p, c.noun) {
			return c
		}
	}
	return nil
}

// asked reports whether the noun at a token asks somebody else to give what the infinitive p says
// ("rejected a German request to supply shells").
func (r *roles) asked(p *predicate, noun int) bool {
	return p.rule.Frame == "give" && slices.ContainsFunc(r.s.preds, func(o predicate) bool {
		return o.first == noun && o.verb == nil && o.rule.Frame == "request"
	})
}

// beforeGerund is the party directly before "for", "of" or "from" and a gerund
// ("thanked Slovakia for providing", "accuses Iran of arming"), nil if none.
func (r *roles) beforeGerund(p *predicate) *ref {
	return r.ownerOfGerund(r.gerund(p), p.clause)
}

// ownerOfGerund is beforeGerund for the gerund at a token of a clause. One behind "by" that
// tells how another comes about has its owner ("accused Iran of fuelling the war by arming").
func (r *roles) ownerOfGerund(gerund, clause int) *ref {
	if gerund <= r.s.First {
		return nil
	}
	before, reach := gerund-1, 4
	for before > r.s.First && r.f.a.Tokens[before].Has(lang.Adverb) && !r.f.a.Tokens[before].Has(lang.Preposition) {
		before-- // "accused Iran of secretly arming"
	}
	if c := r.accused(before - 1); c != nil {
		return c
	}
	switch r.f.a.Tokens[before].Lower {
	case "for":
		reach = 8 // "sanctioned 20 American firms and ten managers for supplying"
	case "by":
		for k := before - 1; k > r.s.Clauses[clause].First; k-- {
			if t := &r.f.a.Tokens[k]; t.Has(lang.PresPart) && r.s.Pack.Means(r.f.a.Tokens[k-1].Lower, lang.GerundOf) && r.f.a.IsVerb(r.s.Pack, r.s.First, k) {
				return r.ownerOfGerund(k, clause)
			}
		}
		return nil
	default:
		if !r.s.Pack.Means(r.f.a.Tokens[before].Lower, lang.GerundOf) {
			return nil
		}
	}
	for i := range r.s.refs {
		c := &r.s.refs[i]
		if gap := before - c.last; gap >= 0 && gap <= reach && c.clause == clause && c.slot != "subj" {
			return c
		}
	}
	return nil
}

// gerund is the token of p's gerund, or of the "having" before its participle ("of having
// flown"), -1 if it has none.
func (r *roles) gerund(p *predicate) int {
	switch {
	case r.f.a.Tokens[p.first].Has(lang.PresPart):
		return p.first
	case p.verb != nil && p.first > r.s.First && r.f.a.Tokens[p.first-1].Has(lang.PresPart) && r.f.a.Tokens[p.first-1].Has(lang.Have):
		return p.first - 1
	}
	return -1
}

// himAccused reports whether an English gerund tells what somebody is accused of or warned
// against whom a pronoun means ("accused him of having flown rifles"): the accuser has no part
// in it, nor need the party last spoken of.
func (r *roles) himAccused() bool {
	p := r.p
	gerund := r.gerund(p)
	if p.verb == nil || r.s.Pack.Grammar.VerbLast() || gerund < 0 {
		return false
	}
	for i := gerund - 1; i > r.s.First+1 && gerund-i <= 2; i-- {
		if !r.s.Pack.Means(r.f.a.Tokens[i].Lower, lang.GerundOf) {
			continue
		}
		for k := i - 1; k > r.s.First && i-k <= 4; k-- {
			if t := &r.f.a.Tokens[k]; t.Has(lang.Pronoun) && !t.Has(lang.Possessive|lang.Det|lang.Relative) && t.Mark == 0 {
				return !slices.ContainsFunc(r.s.refs, func(c ref) bool { return c.first == k }) && r.f.accuses(r.s, k-1)
			}
		}
	}
	return false
}

// accused is the subject of an English participle of accusing at token i ("Iran, accused of
// arming Russia, …", "was charged with supplying"), nil if none.
func (r *roles) accused(i int) *ref {
	if i <= r.s.First || !r.f.a.Tokens[i].Has(lang.PastPart) {
		return nil
	}
	switch r.f.act(i) {
	case "accuse", "suspect":
	default:
		return nil
	}
	if g := r.f.a.GroupOf(r.s.Sentence, i); !g.Passive {
		return nil
	}
	for k := len(r.s.refs) - 1; k >= 0; k-- {
		if c := &r.s.refs[k]; c.slot == "subj" && c.last <= i && c.clause == r.f.a.ClauseOf(i) {
			return c
		}
	}
	return nil
}

// controlled reports whether c is the controller of the predicate.
func (r *roles) controlled(c *ref) bool { return r.controller(r.p) == c }

// demanded reports whether a rule of seeking stands above the predicate.
func (r *roles) demanded() bool {
	return slices.ContainsFunc(r.above, func(o *predicate) bool {
		return o.verb != nil && o.rule.Stage == waybill.Sought && !r.f.ownPlan(r.s, o, r.p)
	})
}

// seeks reports whether a party is the subject of an active verb of seeking above a noun:
// what it wants for itself it does not give ("wants more, including help with satellites",
// but "sucht Hilfe für die Lieferung an Kiew").
func (r *roles) seeks(c *ref) bool {
	return !r.recipientNamed() && slices.ContainsFunc(r.above, func(o *predicate) bool {
		return o.verb != nil && !o.verb.Passive && o.rule.Frame == "seek" && o.clause == c.clause && (c.last <= o.first || r.s.Pack.Grammar.VerbLast())
	})
}

// ownPlan reports whether an English verb of wanting o stands right before the infinitive
// of giving p, whose subject is then its own ("wants to send", but "wants to buy").
func (f *finder) ownPlan(s *sentence, o, p *predicate) bool {
	if s.Pack.Grammar.VerbLast() || o.verb == nil || o.verb.Passive || o.rule.Stage != waybill.Sought || p.verb == nil || !p.verb.Infinite || p.verb.Passive || p.first-o.last != 1 {
		return false
	}
	supplier := s.Pack.Frames[p.rule.Frame].Supplier
	return len(supplier) > 0 && supplier[0] == "subj"
}

func (r *roles) hasSubject(clause int) bool {
	return slices.ContainsFunc(r.s.refs, func(c ref) bool { return c.clause == clause && c.slot == "subj" })
}

// surroundings fills what the frames left open: the noun a relative clause belongs
// to, the subject of the clause before, phrases of the sentence's other clauses.
func (r *roles) surroundings(suppliers, recipients *[]*ref, frame lang.Frame) {
	subject := suppliers
	if len(frame.Supplier) == 0 || frame.Supplier[0] != "subj" {
		subject = recipients
	}
	acts := slices.Contains(frame.Supplier, "subj") || slices.Contains(frame.Recipient, "subj")
	if acts && len(*subject) == 0 && (r.p.verb == nil || !r.p.verb.Passive) && !(subject == suppliers && r.demanded()) {
		*subject = r.outerSubject()
	}
	for _, side := range []struct {
		refs  *[]*ref
		slots []string
	}{{suppliers, frame.Supplier}, {recipients, frame.Recipient}} {
		if len(*side.refs) > 0 {
			continue
		}
		if c := r.antecedent(side.slots); c != nil {
			*side.refs = append(*side.refs, c)
			r.used[c] = true
			continue
		}
		for _, slot := range side.slots {
			if slot == "subj" || slot == "obj" || slot == "dat" || r.s.Pack.Means(slot, lang.Place) {
				continue
			}
			for i := range r.s.refs {
				c := &r.s.refs[i]
				if k := &r.s.Clauses[c.clause]; k.Kind == lang.RelativeTo && c.clause != r.p.clause {
					continue // "…, von dem Ausnahmen für Frankreich gelten"
				}
				if c.clause == r.p.clause && !r.s.Pack.Grammar.VerbLast() && !r.reaches(r.p, c) {
					continue // "frigates bought by Jakarta will be handed over"
				}
				if c.slot == slot && !r.used[c] && !r.f.inCircumstance(r.s, r.p, c) && !r.elsewhere(c) && !r.ofOther(r.p, c) && !r.outside(r.p, c) && !(slot == "by" && (r.f.agentOfNoun(r.s, c) || r.byOfVerb(r.p, c))) && !c.made && (slot != "adj" && slot != "poss" && slot != "gen" || r.attached(r.p, c)) {
					*side.refs = append(*side.refs, c)
					r.used[c] = true
					break
				}
			}
			if len(*side.refs) > 0 {
				break
			}
		}
	}
}

// antecedent is the party that a relative pronoun behind one of the prepositions stands for
// ("Südkorea, bei dem Polen Panzer bestellt hat", "Korea, from which it ordered"), nil if none.
func (r *roles) antecedent(slots []string) *ref {
	c := &r.s.Clauses[r.p.clause]
	if c.Kind != lang.RelativeTo || c.Opener <= r.s.First || c.Opener == c.First && r.s.Pack.Grammar.VerbLast() {
		return nil
	}
	from := c.Opener - 1 // the preposition, which in English may be left to the clause before
	if t := &r.f.a.Tokens[from]; !t.Has(lang.Preposition) || !slices.Contains(slots, t.Lower) {
		return nil
	}
	for i := len(r.s.refs) - 1; i >= 0; i-- {
		if p := &r.s.refs[i]; p.last <= from && from-p.last <= 1 && !r.used[p] && p.slot != "adj" && p.slot != "mod" {
			return p
		}
	}
	return nil
}

// elsewhere reports whether a phrase in another clause than the predicate's has its part
// there: behind the colon that follows a noun, or, in English, on a verb of that clause
// ("wrote to Moscow to warn that such a transfer might follow").
func (r *roles) elsewhere(c *ref) bool {
	if c.clause == r.p.clause {
		return false
	}
	if r.p.verb == nil && r.f.colonBetween(r.p.last, c.first) {
		return true // "Schwierig bleibt die Versorgung mit Munition: Bern lehnte ab …"
	}
	if r.s.Pack.Grammar.VerbLast() {
		return false
	}
	for i := c.first - 1; i >= r.s.Clauses[c.clause].First; i-- {
		if r.f.a.ClauseOf(i) != c.clause || !r.f.a.IsVerb(r.s.Pack, r.s.First, i) {
			continue
		}
		return !slices.ContainsFunc(r.above, func(o *predicate) bool { return o.first == i })
	}
	return false
}

// outerSubject is the subject a clause without one takes from the clause it hangs on
// or follows, or from the noun its relative pronoun stands for.
func (r *roles) outerSubject() []*ref {
	c := &r.s.Clauses[r.p.clause]
	if r.hasSubject(r.p.clause) || r.himAccused() {
		return nil
	}
	if c.Kind == lang.RelativeTo {
		for i := len(r.s.refs) - 1; i >= 0; i-- {
			if p := &r.s.refs[i]; p.last <= c.First && c.First-p.last <= 2 && !r.used[p] && p.slot != "adj" && p.slot != "mod" {
				r.used[p] = true
				return []*ref{p}
			}
		}
		return nil
	}
	for k := r.p.clause - 1; k >= 0; k-- {
		var found []*ref
		for i := range r.s.refs {
			if p := &r.s.refs[i]; p.clause == k && p.slot == "subj" && !r.used[p] {
				found = append(found, p)
			}
		}
		if len(found) > 0 {
			for _, p := range found {
				r.used[p] = true
			}
			return found
		}
	}
	return nil
}

// colonBetween reports whether a colon stands between tokens first and last.
func (f *finder) colonBetween(first, last int) bool {
	for i := first; i < last; i++ {
		if f.a.Tokens[i].Lower == ":" {
			return true
		}
	}
	return false
}
