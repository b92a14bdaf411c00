package claim

import (
	"slices"

	"waybill"
	"waybill/lang"
	"waybill/text"
)

// roles fills the roles of one predicate from the parties of its sentence.
type roles struct {
	f      *finder
	s      *sentence
	p      *predicate
	things []goods
	above  []*predicate
	used   map[*ref]bool
	// slot is that in which the last parties were found.
	slot string
	// from and to are the words of the predicate's own half of two German participles under one
	// auxiliary ("hat von Peru Jets bekommen und in Chile Panzer gekauft"), both 0 for none.
	from, to int
}

// fill returns the parties in the first of the slots that has any, those joined to
// them by "and" included.
func (r *roles) fill(slots []string, supplier bool) []*ref {
	return r.fillAt(r.p, slots, supplier)
}

// order puts the slots inside a noun's own phrase before the subject of its clause.
func order(p *predicate, slots []string) []string {
	if p.verb != nil || !slices.Contains(slots, "subj") {
		return slots
	}
	own := slices.DeleteFunc(slices.Clone(slots), func(slot string) bool { return slot == "subj" })
	return append(own, "subj")
}

// licensed is the party that a state allows or forbids to deliver ("untersagte
// Rheinmetall den Export", "allowed Saab to sell"): it is the supplier.
func (r *roles) licensed() []*ref {
	if r.p.rule.Frame != "give" && r.p.rule.Frame != "onward" || !r.p.rule.Moves() {
		return nil
	}
	for _, o := range r.above {
		if o.rule.Frame != "permit" || o.verb == nil || o.verb.Passive || o.rule.Stage != waybill.Agreed && o.rule.Stage != waybill.Refused {
			continue
		}
		for i := range r.s.refs {
			c := &r.s.refs[i]
			object := c.slot == "dat" || c.slot == "obj" && c.first >= o.last && c.last <= r.p.first
			if object && c.clause == o.clause && r.recipientNamed() {
				all := []*ref{c}
				for k := i + 1; k < len(r.s.refs) && r.s.refs[k].slot == c.slot && r.f.coordinated(all[len(all)-1], &r.s.refs[k]); k++ {
					all = append(all, &r.s.refs[k])
				}
				for _, one := range all {
					r.use(one)
				}
				return all
			}
		}
	}
	return nil
}

// recipientNamed reports whether the sentence names where the goods go.
func (r *roles) recipientNamed() bool {
	return slices.ContainsFunc(r.s.refs, func(c ref) bool {
		return r.s.Pack.Means(c.slot, lang.Toward) || c.slot == "in" || c.slot == "dat" && c.clause == r.p.clause && r.s.Clauses[c.clause].Kind == lang.Infinite
	})
}

func (r *roles) use(c *ref) {
	if r.used == nil {
		r.used = map[*ref]bool{}
	}
	r.used[c] = true
}

// fillFrom is fill for a predicate above: its clause, its frame.
func (r *roles) fillFrom(o *predicate, slots []string, supplier bool) []*ref {
	return r.fillAt(o, slots, supplier)
}

func (r *roles) fillAt(p *predicate, slots []string, supplier bool) []*ref {
	if from, to, halved := r.f.conjunct(r.s, p); halved {
		r.from, r.to = from, to
		found := r.first(p, slots, supplier)
		if r.from, r.to = 0, 0; len(found) > 0 {
			return found
		}
	}
	return r.first(p, slots, supplier)
}

// first returns the parties in the first of the slots that has any.
func (r *roles) first(p *predicate, slots []string, supplier bool) []*ref {
	for _, slot := range slots {
		if found := r.inSlot(p, slot, supplier); len(found) > 0 {
			r.slot = slot
			return found
		}
	}
	return nil
}

// inSlot returns the parties in a slot of the predicate, none that already has a role.
func (r *roles) inSlot(p *predicate, slot string, supplier bool) []*ref {
	if r.used == nil {
		r.used = map[*ref]bool{}
	}
	var best []*ref
	for i := range r.s.refs {
		c := &r.s.refs[i]
		if r.used[c] || !r.matches(p, c, slot, supplier) {
			continue
		}
		if len(best) > 0 && !r.f.coordinated(best[len(best)-1], c) {
			if !r.nearer(p, c, best[0]) {
				continue
			}
			best = best[:0]
		}
		best = append(best, c)
	}
	for _, c := range best {
		r.used[c] = true
	}
	return best
}

// nearer reports whether a stands nearer to the predicate than b.
func (r *roles) nearer(p *predicate, a, b *ref) bool {
	away := func(c *ref) int { return max(c.first-p.last, p.first-c.last, 0) }
	return away(a) < away(b)
}

// matches reports whether party c stands in the slot for predicate p.
func (r *roles) matches(p *predicate, c *ref, slot string, supplier bool) bool {
	if c.target || r.to > 0 && c.prepositional() && (c.first < r.from || c.last > r.to) {
		return false
	}
	german := r.s.Pack.Grammar.VerbLast()
	if !german && r.outside(p, c) || r.onlySpeaks(p, c) || german && r.ofAttribute(p, c) {
		return false
	}
	if slot != "subj" && slot != "obj" {
		if controller := r.controller(p); controller != nil && (c == controller || c.slot == controller.slot && r.f.coordinated(c, controller)) {
			return false // who is to act is no party acted on
		}
	}
	if p.verb != nil && p.verb.Passive && (r.s.Pack.Means(c.slot, lang.Agent) && !(c.slot == "by" && r.ofNoun(p, c)) && !r.ofParticiple(p, c)) {
		// the agent of a passive has the subject's role
		frame := r.s.Pack.Frames[p.rule.Frame]
		own := frame.Recipient
		if supplier {
			own = frame.Supplier
		}
		if len(own) > 0 && own[0] == "subj" {
			return slot == "subj" && c.clause == p.clause && r.reaches(p, c) && !r.f.agentOfNoun(r.s, c)
		}
		return false
	}
	if slot == "from" && supplier && p.verb != nil && p.verb.Passive && c.last <= p.first && r.s.Pack.Frames[p.rule.Frame].Recipient[0] == "obj" {
		return false // "crews from Peru were trained": who receives
	}
	switch slot {
	case "adj", "poss":
		return (c.slot == slot || c.slot == "adj" && slot == "poss") && !c.made && r.attached(p, c)
	case "holder": // "Poland's purchase", "the Polish order"
		return (c.slot == "adj" || c.slot == "poss") && !c.made && r.ofPredicate(p, c.noun)
	case "maker": // "Germany's tanks"
		return (c.slot == "adj" || c.slot == "poss") && !c.made && !r.ofPredicate(p, c.noun) && r.attached(p, c) && !r.ofFitted(c)
	case "subj":
		if r.trainee(p) == supplier && p.rule.Frame == "train" && p.verb == nil && r.s.Pack.Grammar.VerbLast() {
			return false
		}
		if supplier && p.verb == nil && r.seizer(c) {
			return false // "Belgium seized a shipment of missiles"
		}
		if p.verb == nil && p.rule.Frame == "customer" && r.actedOn(p) {
			return false // "has threatened to punish buyers of Russian arms"
		}
		if supplier && p.verb == nil && r.wants(p, c) {
			return false // "Kim wants more, including help": he does not give it
		}
		return (c.slot == "subj" || r.controller(p) != nil) && r.subjectOf(p, c, supplier)
	case "obj":
		if p.verb != nil && p.verb.Passive && !p.verb.Attributive {
			return c.slot == "subj" && c.clause == p.clause
		}
		return (c.slot == "obj" || german && c.slot == "dat") && c.clause == p.clause && p.verb != nil && (german || c.first >= p.last && !r.f.ofAddition(r.s, p, c)) && !r.controlled(c)
	case "dat":
		if p.verb == nil && !r.governed() {
			return false
		}
		if p.verb != nil && p.verb.Passive && !p.verb.Attributive && c.bare && c.slot == "subj" {
			return c.clause == p.clause
		}
		return c.slot == "dat" && c.clause == p.clause
	case "gen":
		if c.slot == "of" {
			return c.clause == p.clause && c.first >= p.last && c.first-p.last <= 3
		}
		return c.slot == "gen" && c.clause == p.clause && !r.f.genitiveOfOther(r.s, p, c) && !r.shareOf(p, c)
	}
	if slot == "zwischen" && r.ofNounBefore(p, c) || slot == "between" && !r.betweenBehind(p, c) {
		return false
	}
	if german && p.verb == nil && (p.rule.Frame == "order" || p.rule.Frame == "award") && r.s.Pack.Means(slot, lang.Whence) && supplier != r.behindGoods(p, c) {
		return false
	}
	if slot == "by" && (r.ofNoun(p, c) || r.byOfVerb(p, c)) || slot == "in" && supplier && p.rule.Frame == "get" && !r.boughtIn(p, c) {
		return false
	}
	if supplier && r.s.Pack.Means(slot, lang.Whence) && r.f.inCircumstance(r.s, p, c) {
		return false
	}
	if p.rule.Frame == "seize" && c.slot == slot && r.s.Clauses[c.clause].Kind == lang.RelativeTo && r.s.Clauses[c.clause].Parent == p.clause {
		return r.s.Pack.Means(slot, lang.Toward) // "seized rifles that were bound for Yemen"
	}
	return c.slot == slot && c.clause == p.clause && r.reaches(p, c)
}

// ofAddition reports whether an English phrase hangs on a participle that a comma adds behind the
// predicate and that moves no goods ("supplied missiles, exceeding a UN cap").
func (f *finder) ofAddition(s *sentence, p *predicate, c *ref) bool {
	for i := p.last + 1; i < c.first && !s.Pack.Grammar.VerbLast(); i++ {
		if f.a.Tokens[i-1].Lower == "," && f.a.Tokens[i].Has(lang.PresPart) && f.a.IsVerb(s.Pack, s.First, i) {
			return !slices.ContainsFunc(s.preds, func(o predicate) bool { return o.first == i && o.rule.Moves() })
		}
	}
	return false
}

// actedOn reports whether an English noun is the object of a verb in the infinitive: whoever is its subject
// is not called by the noun.
func (r *roles) actedOn(p *predicate) bool {
	i := p.first - 1
	for i > r.s.First && r.f.a.Tokens[i].Has(lang.Det|lang.Adjective|lang.Quantity) {
		i--
	}
	t := &r.f.a.Tokens[i]
	return !r.s.Pack.Grammar.VerbLast() && i > r.s.First && t.Has(lang.Infinitive) && !t.Has(lang.Be|lang.Become) && r.f.a.Tokens[i-1].Has(lang.To) && t.Lower != "remain"
}

// inCircumstance reports whether a phrase hangs on a noun behind a preposition that says despite, after or
// because of what something happens: "bought the missiles despite warnings from Washington".
func (f *finder) inCircumstance(s *sentence, p *predicate, c *ref) bool {
	for i := c.first - 2; i >= p.last && c.first-i <= 5; i-- {
		t := &f.a.Tokens[i]
		if t.Kind == text.Punct || t.Form != nil && t.Form.Goods != nil || t.Mark > 0 {
			break
		}
		if s.Pack.Means(t.Lower, lang.Circumstance) {
			return i+1 < c.first-1
		}
	}
	return false
}

// shareOf reports whether a German genitive stands behind a word for a share in what p says ("der
// Anteil Moskaus an den Importen"): it is whose share it is.
func (r *roles) shareOf(p *predicate, c *ref) bool {
	return slices.ContainsFunc(r.s.preds, func(o predicate) bool {
		return o.rule.Frame == "portion" && o.first != p.first && behind(&o, c)
	})
}

// behindGoods reports whether the goods of a noun stand between it and a phrase: "die Bestellung
// von Jets aus Russland" is one placed there, "die Bestellung aus Russland" one that came in.
func (r *roles) behindGoods(p *predicate, c *ref) bool {
	return slices.ContainsFunc(r.things, func(g goods) bool { return g.first >= p.last && g.last <= c.first })
}

// ofNounBefore reports whether a German phrase stands right behind another noun than p, whose it
// then is ("das Geheimtreffen zwischen Modi und Putin").
func (r *roles) ofNounBefore(p *predicate, c *ref) bool {
	i := c.first - 1
	for i > r.s.First && (r.f.a.Tokens[i].Has(lang.Det|lang.Preposition|lang.Adjective|lang.Coordinator) || r.f.ofParty(i)) {
		i--
	}
	return i < c.first-1 && (i < p.first || i >= p.last) && (r.f.nounLike(r.s, i) || i == r.s.First && !r.f.a.Tokens[i].Has(lang.Det|lang.Preposition))
}

// betweenBehind reports whether an English "between" stands right behind the noun p ("talks between
// Paris and Athens", but not "the largest deal in the history of relations between").
func (r *roles) betweenBehind(p *predicate, c *ref) bool {
	for i := c.first - 1; i >= p.last && c.first-i <= 6; i-- {
		if r.f.a.Tokens[i].Lower == "between" {
			return i == p.last
		}
	}
	return false
}

// ofParty reports whether token i is part of a party's name.
func (f *finder) ofParty(i int) bool {
	m := f.a.Tokens[i].Mark
	return m > 0 && f.a.Marks[m-1].Party() != nil
}

// ofFitted reports whether the goods that are a party's stand behind "for": others are for them
// ("the purchase of rockets for Ukraine's F-16s"), and he gives neither.
func (r *roles) ofFitted(c *ref) bool {
	return slices.ContainsFunc(r.things, func(g goods) bool {
		return g.first <= c.noun && c.noun < g.last && g.prep == "for" && c.slot == "poss"
	})
}

// boughtIn reports whether an English phrase stands right behind goods that a verb says are
// bought: they come from there ("bought rifles in Serbia", but not "bought rifles for its troops
// in Serbia", "received rifles in Serbia").
func (r *roles) boughtIn(p *predicate, c *ref) bool {
	if now, _ := split(p.rule.Stage); p.verb == nil || p.rule.Kind != "carry" || now != waybill.Agreed || r.s.Pack.Grammar.VerbLast() {
		return r.s.Pack.Grammar.VerbLast()
	}
	return slices.ContainsFunc(r.things, func(g goods) bool { return c.first > g.last && c.first-g.last <= 2 })
}

// ofPredicate reports whether a noun is the predicate, or the goods right before it as the
// first part of its English compound ("India's arms imports").
func (r *roles) ofPredicate(p *predicate, noun int) bool {
	if noun >= p.first && noun < p.last {
		return true
	}
	return noun >= 0 && !r.s.Pack.Grammar.VerbLast() && slices.ContainsFunc(r.s.goods, func(g goods) bool {
		return g.first <= noun && noun < g.last && g.last == p.first
	})
}

// onlySpeaks reports whether a party is only who says what p is part of, behind it and in
// its clause ("Die Auslieferung habe begonnen, sagte der indische Minister").
func (r *roles) onlySpeaks(p *predicate, c *ref) bool {
	if c.clause != p.clause || c.first < p.last {
		return false
	}
	st := r.f.covering(r.f.a.SpanOf(p.first, p.last))
	return st != nil && st.Mention.Contains(c.Span) && !st.Covers(c.Span)
}

// ofAttribute reports whether a German phrase stands before an attributive participle, whose
// it then is and not p's ("wenn die in den USA bestellten F-35 eintreffen").
func (r *roles) ofAttribute(p *predicate, c *ref) bool {
	return c.prepositional() && c.last < r.s.Last && c.last != p.first && c.last < p.first &&
		slices.ContainsFunc(r.s.preds, func(o predicate) bool { return o.first == c.last && o.verb != nil && o.verb.Attributive })
}

// wants reports whether a party is the subject of an active verb of seeking above a noun.
func (r *roles) wants(p *predicate, c *ref) bool {
	return c.slot == "subj" && slices.ContainsFunc(r.above, func(o *predicate) bool {
		return o.verb != nil && !o.verb.Passive && o.clause == c.clause && (o.rule.Frame == "seek" || o.rule.Frame == "request")
	})
}

// ofNounGerund reports whether an English gerund stands right behind a noun other than c, of which it
// tells what that does ("struck a convoy carrying weapons").
func (r *roles) ofNounGerund(p *predicate, c *ref) bool {
	i := p.first - 1
	if p.verb == nil || !p.verb.Infinite || i <= r.s.First || i < c.last || !r.f.a.Tokens[p.first].Has(lang.PresPart) || r.s.Pack.Grammar.VerbLast() {
		return false
	}
	t := &r.f.a.Tokens[i]
	if t.Kind != text.Word || r.f.a.IsVerb(r.s.Pack, r.s.First, i) || r.f.ofParty(i) {
		return false
	}
	return t.Has(lang.GoodsNoun|lang.PersonNoun|lang.PartyNoun|lang.FirmNoun) || t.Form == nil && r.f.a.Tokens[i-1].Has(lang.Det)
}

// seizer reports whether a party is the subject of a verb of seizing above a noun: it does not
// give what that says.
func (r *roles) seizer(c *ref) bool {
	return slices.ContainsFunc(r.above, func(o *predicate) bool {
		return o.verb != nil && !o.verb.Passive && o.rule.Frame == "seize" && o.clause == c.clause
	})
}

// genitiveOfOther reports whether a German genitive stands behind a common noun that is
// neither the predicate nor goods ("den Kauf auf Druck der USA").
func (f *finder) genitiveOfOther(s *sentence, p *predicate, c *ref) bool {
	i := c.first - 1
	for i > s.First && f.a.Tokens[i].Has(lang.Det|lang.Adjective|lang.Quantity) {
		i--
	}
	if i <= s.First || i >= p.first && i < p.last || f.a.Tokens[i].Mark > 0 || !f.nounLike(s, i) {
		return false
	}
	return !slices.ContainsFunc(s.goods, func(g goods) bool { return g.first <= i && i < g.last }) &&
		!slices.ContainsFunc(s.preds, func(o predicate) bool { return o.first <= i && i < o.last })
}

// trainee reports whether the subject goes somewhere to be trained ("reisten zur Ausbildung
// nach Russland"): it then receives, and where it goes gives.
func (r *roles) trainee(p *predicate) bool {
	return p.rule.Frame == "train" && p.verb == nil && p.first > r.s.First && r.s.Pack.Grammar.VerbLast() && r.s.Pack.Means(r.f.a.Tokens[p.first-1].Lower, lang.Topic)
}

// outside reports whether an English participle opens an insertion behind a comma that the
// phrase c stands behind ("The tanks, ordered in May, were sent by Poland"): it is then the
// main verb's.
func (r *roles) outside(p *predicate, c *ref) bool {
	if p.verb == nil || !p.verb.Attributive || c.first < p.last || p.first == r.s.First || r.f.a.Tokens[p.first-1].Lower != "," {
		return false
	}
	for i := p.last; i < c.first; i++ {
		if r.f.a.Tokens[i].Lower == "," && i+1 < r.s.Last && r.f.a.IsVerb(r.s.Pack, r.s.First, i+1) {
			return true
		}
	}
	return false
}

// ofParticiple reports whether an English "by" phrase stands right behind another
// participle than p, whose agent it names ("ordered from a plant owned by Lockheed Martin").
func (r *roles) ofParticiple(p *predicate, c *ref) bool {
	by := c.first - 1
	for by > r.s.First && r.f.a.Tokens[by].Has(lang.Det) {
		by--
	}
	at := by - 1
	if r.s.Pack.Grammar.VerbLast() || at <= r.s.First || !r.f.a.Tokens[by].Has(lang.Preposition) || at == p.first {
		return false
	}
	return r.f.a.Tokens[at].Has(lang.PastPart) && r.f.a.Tokens[at].Kind == text.Word && at > p.first
}

// ofNoun reports whether a "by" phrase tells who does what another noun than p says.
func (r *roles) ofNoun(p *predicate, c *ref) bool {
	return !(c.first-3 < p.last && p.verb == nil && c.first > p.first) && r.f.agentOfNoun(r.s, c)
}

// byOfVerb reports whether a verb stands between an English noun and a "by" phrase, whose agent
// that names ("Iran's delivery of missiles was condemned by France").
func (r *roles) byOfVerb(p *predicate, c *ref) bool {
	if p.verb != nil || r.s.Pack.Grammar.VerbLast() {
		return false
	}
	for i := p.last; i < c.first; i++ {
		if t := &r.f.a.Tokens[i]; t.Has(lang.PastPart) && r.f.a.IsVerb(r.s.Pack, r.s.First, i) {
			return !slices.ContainsFunc(t.Form.Verbs, func(v lang.VerbForm) bool { return fixedWith(v.Verb, p.rule.Lemma) })
		}
	}
	return false
}

// fixedWith reports whether a verb has a rule with a noun for its fixed word ("place an order").
func fixedWith(v *lang.VerbLemma, noun string) bool {
	return slices.ContainsFunc(v.Predicates, func(p *lang.Predicate) bool { return slices.Contains(p.With, noun) })
}

// agentOfNoun reports whether a "by" phrase hangs on a noun ("for use by Ukraine",
// "resale by third parties").
func (f *finder) agentOfNoun(s *sentence, c *ref) bool {
	for i := c.first - 1; i > s.First && c.first-i <= 3; i-- {
		if f.a.Tokens[i].Lower != "by" {
			continue
		}
		before := &f.a.Tokens[i-1]
		if before.Lower == "use" {
			return true
		}
		if f.a.IsVerb(s.Pack, s.First, i-1) {
			return false
		}
		return before.Form != nil && len(before.Form.Predicates) > 0
	}
	return false
}

// governed reports whether a verb stands above the predicate.
func (r *roles) governed() bool {
	return slices.ContainsFunc(r.above, func(o *predicate) bool { return o.verb != nil })
}

// attached reports whether an attribute belongs to the predicate or to its goods.
func (r *roles) attached(p *predicate, c *ref) bool {
	if c.noun >= p.first && c.noun < p.last {
		return true
	}
	if p.verb != nil && slices.ContainsFunc(r.s.goods, func(g goods) bool { return g.first <= c.noun && c.noun < g.last && r.f.carries(r.s, p, &g) }) {
		return true // "an Iranian ship carrying missiles"
	}
	for i := range r.things {
		if c.noun >= r.things[i].first && c.noun < r.things[i].last {
			// "französische Caesar-Haubitzen": where they come from, not who gives them
			return c.slot == "poss" || r.buys(p) || !slices.Contains(r.things[i].origin, c.ID)
		}
	}
	return false
}

// buys reports whether a German predicate is told from the receiver's side ("kaufte
// französische Rafale", "Interesse an deutschen Leopard"): where no other supplier is
// named, the state a weapon comes from gives it.
func (r *roles) buys(p *predicate) bool {
	supplier := r.s.Pack.Frames[p.rule.Frame].Supplier
	return len(supplier) > 0 && supplier[0] != "subj"
}

// reaches keeps a prepositional phrase to a predicate it can hang on: for a noun, one
// that stands behind it.
func (r *roles) reaches(p *predicate, c *ref) bool {
	if r.ofOther(p, c) {
		return false
	}
	if p.verb == nil {
		return c.first >= p.first || !r.otherNoun(p, c) && !r.verbBetween(p, c)
	}
	if r.s.Pack.Grammar.VerbLast() {
		return !p.verb.Attributive || c.last <= p.first
	}
	return c.first > p.first || !r.verbBefore(p, c)
}

// behind reports whether a phrase stands right behind a noun, with its preposition and an
// article at most between.
func behind(o *predicate, c *ref) bool { return o.last <= c.first && c.first-o.last <= 2 }

// ofOther reports whether a phrase stands right behind another noun than p and the one whose
// sides are sought, and is then that noun's ("die Auslieferung … nach dem Treffen von Modi",
// "untersagte nach Bestellungen aus Riad die Ausfuhr").
func (r *roles) ofOther(p *predicate, c *ref) bool {
	return c.prepositional() && slices.ContainsFunc(r.s.preds, func(o predicate) bool {
		return o.verb == nil && o.first != p.first && o.first != r.p.first && (event(o.rule.Kind) || o.rule.Frame == "order" || o.rule.Frame == "request") &&
			behind(&o, c)
	})
}

// verbBefore reports whether an English phrase before the verb p stands behind another
// verb of the clause, whose phrase it is then ("provide to Kyiv the arms it needs").
func (r *roles) verbBefore(p *predicate, c *ref) bool {
	for i := r.s.Clauses[c.clause].First; i < c.first; i++ {
		if i != p.verb.Finite && i != p.verb.Modal && r.f.a.ClauseOf(i) == c.clause && r.f.a.IsVerb(r.s.Pack, r.s.First, i) {
			return true
		}
	}
	return false
}

// verbBetween reports whether a verb stands between an English phrase and the noun p.
func (r *roles) verbBetween(p *predicate, c *ref) bool {
	for i := c.last; i < p.first && !r.s.Pack.Grammar.VerbLast(); i++ {
		if r.f.a.IsVerb(r.s.Pack, r.s.First, i) && r.f.a.Tokens[i].Has(lang.Infinitive|lang.PresPart) {
			return true
		}
	}
	return false
}

// otherNoun reports whether another noun predicate stands between the phrase and p.
func (r *roles) otherNoun(p *predicate, c *ref) bool {
	for i := range r.s.preds {
		o := &r.s.preds[i]
		if o.verb == nil && o != p && o.first < c.first && o.clause == p.clause {
			return true
		}
	}
	return false
}

// subjectOf reports whether c is the subject of p: in its clause, or the subject of
// the verb its infinitive hangs on. A passive has no supplier for a subject.
func (r *roles) subjectOf(p *predicate, c *ref, supplier bool) bool {
	if p.verb != nil && p.verb.Passive {
		frame := r.s.Pack.Frames[p.rule.Frame]
		active := frame.Supplier
		if !supplier {
			active = frame.Recipient
		}
		if len(active) > 0 && active[0] == "subj" {
			return false
		}
	}
	if controller := r.controller(p); controller != nil {
		return c == controller || c.slot == controller.slot && r.f.coordinated(c, controller)
	}
	if supplier && p.verb != nil && p.verb.Infinite && r.demanded() {
		return false // "verlangt, Panzer zu schicken": not he who demands delivers
	}
	if r.onlySays(p, c) || r.himAccused() || r.ofNounGerund(p, c) {
		return false
	}
	if c.clause == p.clause {
		if p.verb == nil {
			return (len(r.above) > 0 || !r.f.circumstance(r.s, p)) && !(supplier && r.seeks(c))
		}
		return !p.verb.Attributive
	}
	clause := &r.s.Clauses[p.clause]
	return clause.Kind == lang.Infinite && (c.clause == clause.Parent || clause.Parent < 0 && c.clause == p.clause+1) && !r.hasSubject(p.clause)
}
