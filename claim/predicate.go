package claim

import (
	"slices"
	"strings"

	"waybill"
	"waybill/lang"
	"waybill/text"
)

// predicate is a word of a sentence that says that goods pass, or how far that has
// come, with its rule.
type predicate struct {
	rule        *lang.Predicate
	first, last int
	clause      int
	// verb tells the verb group; nil for nouns, adjectives and phrases.
	verb *lang.Group
	// own is the index of the goods whose compound the predicate is ("Waffenlieferung"), -1 if none.
	own int
}

// predicates finds the predicates of a sentence.
func (f *finder) predicates(s *sentence) {
	a := f.a
	for i := s.First; i < s.Last; i++ {
		t := &a.Tokens[i]
		if t.Form == nil && !f.opensPhrase(i) || t.Kind == text.Punct || f.inName(t) {
			continue
		}
		if t.Form != nil && len(t.Form.Verbs) > 0 && (a.IsVerb(s.Pack, s.First, i) || a.Attributive(s.Pack, s.First, i)) {
			before := len(s.preds)
			f.verb(s, i)
			if len(s.preds) > before {
				continue
			}
		}
		f.noun(s, i)
	}
}

// opensPhrase reports whether a phrase of the tables begins at token i, whose first word need
// not be one of theirs by itself ("Nein zur").
func (f *finder) opensPhrase(i int) bool {
	m := f.a.Tokens[i].Mark
	return m > 0 && f.a.Marks[m-1].Phrase != nil && f.a.Marks[m-1].First == i
}

// inName reports whether a token is part of a name ("Import and Export Corporation").
func (f *finder) inName(t *lang.Token) bool {
	if t.Mark == 0 {
		return false
	}
	mark := &f.a.Marks[t.Mark-1]
	return mark.Name != nil && mark.Span.Contains(t.Span)
}

// verb adds the rules of the verb at token i.
func (f *finder) verb(s *sentence, i int) {
	a := f.a
	t := &a.Tokens[i]
	clause := a.ClauseOf(i)
	var group *lang.Group
	for _, reading := range f.readings(s, i) {
		special := f.special(s, reading.Verb, i, clause)
		for _, rule := range reading.Verb.Predicates {
			if len(rule.With) < special || rule.Kind == "none" {
				continue
			}
			if len(rule.With) > 0 && f.helping(s, i) {
				continue // "has signed a contract": no "have a contract"
			}
			if !f.with(s, rule, i, clause) || t.Has(lang.Modal) && f.fullVerb(s, i, clause) || rule.Frame == "get" && f.commands(s, i) {
				continue
			}
			if group == nil {
				g := a.GroupOf(s.Sentence, i)
				group = &g
			}
			if group.Attributive && rule.Stage == waybill.Sought {
				continue // "gebrauchte Jets"
			}
			s.preds = append(s.preds, predicate{rule: rule, first: i, last: i + 1, clause: clause, verb: group, own: -1})
		}
	}
}

// helping reports whether the English word at i is an auxiliary of the participle behind it.
func (f *finder) helping(s *sentence, i int) bool {
	if s.Pack.Grammar.VerbLast() || !f.a.Tokens[i].Has(lang.Have) {
		return false
	}
	for i++; i < s.Last && f.a.Tokens[i].Has(lang.Adverb|lang.Negation); i++ {
	}
	return i < s.Last && f.a.Tokens[i].Has(lang.PastPart) && f.a.IsVerb(s.Pack, s.First, i)
}

// commands reports whether an English "order" at i tells somebody to do something, rather than
// orders goods: an infinitive follows before any goods ("ordered the government to halt").
func (f *finder) commands(s *sentence, i int) bool {
	if s.Pack.Grammar.VerbLast() || !slices.ContainsFunc(f.a.Tokens[i].Form.Verbs, func(v lang.VerbForm) bool { return v.Verb.Lemma == "order" }) {
		return false
	}
	for k := i + 1; k+1 < s.Last && k-i <= 6 && f.a.Tokens[k].Kind == text.Word; k++ {
		t := &f.a.Tokens[k]
		if t.Has(lang.To) {
			return k > i+1 && f.a.Tokens[k+1].Has(lang.Infinitive) && f.a.IsVerb(s.Pack, s.First, k+1)
		}
		if t.Has(lang.GoodsNoun|lang.Preposition) || t.Mark > 0 && f.a.Marks[t.Mark-1].Party() == nil {
			return false
		}
	}
	return false
}

// special is how many fixed words the most special rule of a verb has that fits: it stands
// in for those with fewer ("es gibt" is no giving, "lässt auf sich warten" no waiting for).
func (f *finder) special(s *sentence, v *lang.VerbLemma, i, clause int) int {
	most := 0
	for _, rule := range v.Predicates {
		if len(rule.With) > most && f.with(s, rule, i, clause) {
			most = len(rule.With)
		}
	}
	return most
}

// fullVerb reports whether a clause has a full verb beside the modal verb at token i.
func (f *finder) fullVerb(s *sentence, i, clause int) bool {
	for j := s.Clauses[clause].First; j < s.Clauses[clause].Last; j++ {
		t := &f.a.Tokens[j]
		if j != i && f.a.ClauseOf(j) == clause && t.Has(lang.Infinitive|lang.PastPart) && f.a.IsVerb(s.Pack, s.First, j) {
			return true
		}
	}
	return false
}

// readings are the verbs the form at token i can be of where it stands: a form apart
// from its separable prefix wants that prefix at the end of the clause, and a verb
// whose prefix stands there is no other verb.
func (f *finder) readings(s *sentence, i int) []lang.VerbForm {
	all := f.a.Tokens[i].Form.Verbs
	if !slices.ContainsFunc(all, func(v lang.VerbForm) bool { return v.Apart }) {
		return all
	}
	var plain, apart []lang.VerbForm
	for _, v := range all {
		switch {
		case v.Apart && !f.particle(s, i, v.Verb.Prefix):
		case v.Apart:
			apart = append(apart, v)
		default:
			plain = append(plain, v)
		}
	}
	if len(apart) > 0 {
		return apart
	}
	return plain
}

// particle reports whether the separated prefix of a verb stands in the clause of the verb
// at i: the last word of a stretch, with no noun behind it.
func (f *finder) particle(s *sentence, i int, prefix string) bool {
	if !s.Pack.Grammar.VerbLast() {
		return false
	}
	clause := f.a.ClauseOf(i)
	for j := min(s.Clauses[clause].Last, s.Last) - 1; j > i; j-- {
		t := &f.a.Tokens[j]
		if t.Lower != prefix || f.a.ClauseOf(j) != clause || !t.Has(lang.Particle) {
			continue
		}
		if j+1 >= s.Last || f.a.Tokens[j+1].Kind == text.Punct || f.a.ClauseOf(j+1) != clause || f.a.Tokens[j+1].Has(lang.Coordinator) {
			return true
		}
	}
	return false
}

// with reports whether the fixed words of a rule stand in the clause.
func (f *finder) with(s *sentence, rule *lang.Predicate, verb, clause int) bool {
	english := !s.Pack.Grammar.VerbLast()
	for _, word := range rule.With {
		found := false
		first, last := s.Clauses[clause].First, s.Clauses[clause].Last
		if english { // particles and objects follow their verb
			first, last = verb+1, min(last, verb+withReach*len(rule.With))
		}
		for j := first; j < last; j++ {
			t := &f.a.Tokens[j]
			if english && (f.ofPredicateNoun(s, j) || word == "of" && f.nounBetween(s, verb+1, j) || word == "for" && (f.nounBetween(s, verb+1, j) || f.armsBetween(s, verb+1, j))) {
				continue // "cleared the sale of": no "clear of"; "signed a contract for", "provides shells for": no "sign for"
			}
			if t.Lower == word || t.Form != nil && t.Form.Lemma == word && t.Has(lang.Preposition) || !english && headed(t, word) {
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// withReach is how many words behind its English verb each fixed word of a rule may stand.
const withReach = 8

// shortestHead is how many bytes the fixed noun of a rule has at least that a compound may
// stand for.
const shortestHead = 4

// headed reports whether a German compound ends in the fixed noun of a rule ("Großauftrag").
func headed(t *lang.Token, noun string) bool {
	return t.Upper && len(noun) >= shortestHead && strings.HasSuffix(t.Lower, noun)
}

// nounBetween reports whether a noun that says that goods pass stands between two words
// ("cleared the transfer to Kyiv of jets").
func (f *finder) nounBetween(s *sentence, first, last int) bool {
	for i := first; i < last; i++ {
		if form := f.a.Tokens[i].Form; form != nil && !f.a.IsVerb(s.Pack, s.First, i) &&
			slices.ContainsFunc(form.Predicates, func(p *lang.Predicate) bool { return p.POS == "noun" && p.Moves() }) {
			return true
		}
	}
	return false
}

// armsBetween reports whether arms stand between two words.
func (f *finder) armsBetween(s *sentence, first, last int) bool {
	return slices.ContainsFunc(s.goods, func(g goods) bool { return g.first >= first && g.last <= last && g.Class.Military() })
}

// ofPredicateNoun reports whether the word at i is a preposition right behind a noun that
// says that goods pass ("the sale of tanks"): it belongs to that noun.
func (f *finder) ofPredicateNoun(s *sentence, i int) bool {
	before := &f.a.Tokens[i-1]
	return f.a.Tokens[i].Has(lang.Preposition) && before.Form != nil && !f.a.IsVerb(s.Pack, s.First, i-1) &&
		slices.ContainsFunc(before.Form.Predicates, func(p *lang.Predicate) bool { return p.POS == "noun" && p.Moves() })
}

// noun adds the rules of the noun, adjective or phrase that token i begins or is.
func (f *finder) noun(s *sentence, i int) {
	a := f.a
	t := &a.Tokens[i]
	first, last, form := i, i+1, t.Form
	own := -1
	if t.Mark > 0 {
		m := &a.Marks[t.Mark-1]
		if m.Phrase != nil && !f.movingHeadAt(s, i) {
			if m.First != i {
				return
			}
			last, form = m.Last, m.Phrase
		}
	}
	for k := range s.goods {
		if s.goods[k].first <= i && i < s.goods[k].last {
			own = k
			if s.goods[k].moves != nil && i == s.goods[k].last-1 {
				s.preds = append(s.preds, predicate{rule: s.goods[k].moves, first: i, last: i + 1, clause: a.ClauseOf(i), own: k})
				return
			}
		}
	}
	if !form.Tags.Has(lang.Preposition) && f.modifier(s, last) {
		return
	}
	for _, rule := range form.Predicates {
		if rule.Kind == "none" || rule.POS == "noun" && own >= 0 && !s.goods[own].vague && !rule.Moves() {
			continue
		}
		if rule.POS == "adj" && s.Pack.Grammar.VerbLast() && (t.Upper && i > s.First || t.Has(lang.Particle) && f.separated(s, i)) {
			continue
		}
		if rule.POS == "phrase" && fixedWords(s, a.Words(first, last), a.ClauseOf(i)) {
			continue
		}
		s.preds = append(s.preds, predicate{rule: rule, first: first, last: last, clause: a.ClauseOf(i), own: own})
	}
}

// movingHeadAt reports whether token i is the last word of goods named by several, and says itself that
// they pass ("weapons shipment").
func (f *finder) movingHeadAt(s *sentence, i int) bool {
	return slices.ContainsFunc(s.goods, func(g goods) bool { return g.moves != nil && i == g.last-1 && g.last-g.first > 1 })
}

// fixedWords reports whether a phrase is the fixed words of a verb before it ("put the purchase
// on hold"): that verb then says what it does.
func fixedWords(s *sentence, phrase string, clause int) bool {
	return slices.ContainsFunc(s.preds, func(o predicate) bool {
		return o.clause == clause && len(o.rule.With) > 1 && strings.EqualFold(strings.Join(o.rule.With, " "), phrase)
	})
}

// modifier reports whether an English noun that ends before token next only modifies
// the noun behind it ("delivery dates", "supply chains").
func (f *finder) modifier(s *sentence, next int) bool {
	if s.Pack.Grammar.VerbLast() || next >= s.Last {
		return false
	}
	t := &f.a.Tokens[next]
	if t.Kind != text.Word || t.Upper || t.Mark > 0 && f.a.Marks[t.Mark-1].Name != nil {
		return false
	}
	if t.Has(lang.Infinitive) && !t.Has(lang.Past|lang.Auxiliary|lang.Modal|lang.Preposition|lang.Adverb) && next >= s.First+2 && f.a.Tokens[next-2].Has(lang.Det) && !strings.HasSuffix(f.a.Tokens[next-1].Lower, "s") {
		return true // "an export range": a finite verb would have its -s
	}
	return t.Form == nil || t.Form.Tags&^(lang.GoodsNoun|lang.PersonNoun|lang.PartyNoun) == 0 ||
		t.Has(lang.GoodsNoun|lang.Verb) && !f.a.IsVerb(s.Pack, s.First, next) && !t.Has(lang.PastPart|lang.PresPart|lang.Adverb|lang.Preposition|lang.Auxiliary)
}

// separated reports whether token i is the prefix of a verb of its clause ("stellt …
// bereit").
func (f *finder) separated(s *sentence, i int) bool {
	clause := f.a.ClauseOf(i)
	for j := s.Clauses[clause].First; j < i; j++ {
		t := &f.a.Tokens[j]
		if t.Form == nil || f.a.ClauseOf(j) != clause {
			continue
		}
		for _, v := range t.Form.Verbs {
			if v.Apart && v.Verb.Prefix == f.a.Tokens[i].Lower {
				return true
			}
		}
	}
	return false
}

// event reports whether the rule is of an event.
func event(kind string) bool {
	switch waybill.ClaimKind(kind) {
	case waybill.Meeting, waybill.Production, waybill.Sanction, waybill.Link, waybill.Assessment:
		return true
	}
	return false
}

// governs lists the stage rules that stand above p: in its clause, or in the clause
// its infinitive or dass-clause hangs on. The nearest comes first.
func (f *finder) governs(s *sentence, p *predicate) []*predicate {
	var above []*predicate
	for i := range s.preds {
		o := &s.preds[i]
		if o == p || o.first == p.first || !f.tells(s, o, p) {
			continue
		}
		if f.above(s, o, p) {
			above = append(above, o)
		}
	}
	slices.SortStableFunc(above, func(x, y *predicate) int { return distance(x, p) - distance(y, p) })
	return above
}

// tells reports whether predicate o can say how far p has come: a word of stage or the end
// of a halt, of a noun also the fate of a deal.
func (f *finder) tells(s *sentence, o, p *predicate) bool {
	switch o.rule.Kind {
	case "stage", "lift":
		return true
	case "fate":
		return p.verb == nil
	}
	return f.dealTo(s, o, p)
}

// dealTo reports whether o is a noun of dealing whose infinitive p is ("a contract to
// supply", "an agreement to buy").
func (f *finder) dealTo(s *sentence, o, p *predicate) bool {
	if o.rule.Frame != "deal" && o.rule.Frame != "award" || o.rule.POS != "noun" || p.verb == nil || !p.verb.Infinite || o.last >= p.first {
		return false
	}
	if c := &s.Clauses[p.clause]; s.Pack.Grammar.VerbLast() {
		return c.Kind == lang.Infinite && o.last <= c.First && c.First-o.last <= 1 // "den Auftrag, Granaten zu liefern"
	}
	if !f.a.Tokens[p.first-1].Has(lang.To) {
		return false
	}
	return p.first-o.last <= 2 || p.first-o.last <= 6 && f.a.Tokens[o.last].Lower == "for"
}

func distance(o, p *predicate) int {
	if o.first < p.first {
		return p.first - o.last
	}
	return o.first - p.last + 2
}

// sharesAuxiliary reports whether two German participles are coordinated under one
// auxiliary ("hat 18 Haubitzen versprochen, aber keine geliefert"): neither governs the other.
func (f *finder) sharesAuxiliary(s *sentence, o, p *predicate) bool {
	finite := s.Clauses[p.clause].Finite
	if o.verb == nil || p.verb == nil || finite < 0 || o.first == finite || p.first == finite {
		return false
	}
	participle := func(q *predicate) bool { return f.a.Tokens[q.first].Has(lang.PastPart) && !q.verb.Attributive }
	return participle(o) && participle(p) && slices.ContainsFunc(f.a.Tokens[min(o.first, p.first):max(o.first, p.first)], func(t lang.Token) bool { return t.Has(lang.Coordinator) })
}

// conjunct is the words of the half that a German participle ends, where another one under the
// same auxiliary ends the other half; false if there is none.
func (f *finder) conjunct(s *sentence, p *predicate) (first, last int, halved bool) {
	if p.verb == nil || !s.Pack.Grammar.VerbLast() {
		return 0, 0, false
	}
	first = s.Clauses[p.clause].First
	for i := range s.preds {
		o := &s.preds[i]
		if o.first == p.first || o.clause != p.clause || !f.sharesAuxiliary(s, o, p) {
			continue
		}
		halved = true
		if o.last <= p.first {
			first = max(first, o.last)
		}
	}
	return first, p.last, halved
}

// predicative reports whether a German phrase or adjective of stage closes its clause, so that it
// says what became of the subject ("ist vom Tisch", "liegt auf Eis").
func (f *finder) predicative(s *sentence, o *predicate) bool {
	if o.verb != nil || o.rule.POS != "phrase" && o.rule.POS != "adj" || o.rule.Stage != waybill.Halted && o.rule.Stage != waybill.Prospect {
		return false
	}
	finite := s.Clauses[o.clause].Finite
	return finite >= 0 && finite < o.first && (o.last >= s.Last || f.a.ClauseOf(o.last) != o.clause || f.a.Tokens[o.last].Kind == text.Punct)
}

// befalls reports whether o tells behind an English noun p, its subject, what became of it
// ("Deliveries of tanks to Kyiv began", "the sale is on hold").
func (f *finder) befalls(s *sentence, o, p *predicate) bool {
	if p.verb != nil || p.rule.POS != "noun" || p.last > o.first || f.prepositional(s, p) {
		return false
	}
	finite := s.Clauses[p.clause].Finite
	return finite >= p.last && (o.rule.Kind == "fate" && o.verb != nil || o.verb == nil && o.rule.POS == "phrase" && o.rule.Kind == "stage" && finite < o.first)
}

// wantsToSay reports whether the infinitive under an English verb o before p is one of
// speech, of which p is no part ("I want to thank Poland for sending tanks").
func (f *finder) wantsToSay(s *sentence, o, p *predicate) bool {
	return o.last+1 < p.first && f.saysBehind(s, o)
}

// saysBehind reports whether an infinitive of speech hangs on an English verb ("want to
// thank").
func (f *finder) saysBehind(s *sentence, o *predicate) bool {
	i := o.last + 1
	return o.verb != nil && !s.Pack.Grammar.VerbLast() && i < s.Last && f.a.Tokens[o.last].Has(lang.To) && f.a.IsVerb(s.Pack, s.First, i) && f.act(i) != ""
}

// attributeReach is how many words may stand between a participle and its noun.
const attributeReach = 4

// above reports whether predicate o says how far p has come.
func (f *finder) above(s *sentence, o, p *predicate) bool {
	german := s.Pack.Grammar.VerbLast()
	if german && p.verb != nil && f.a.Attributive(s.Pack, s.First, p.first) && (o.verb == nil || !o.verb.Attributive) {
		return false // "untersagte, in der Schweiz hergestellte Munition zu liefern"
	}
	if german && o.verb != nil && !o.verb.Attributive && p.verb == nil && f.cause(s, p) {
		return false // "schloss Ankara wegen des Kaufs der S-400 aus"
	}
	if o.verb != nil && o.verb.Attributive {
		// "the planned sale", "die zugesagte Lieferung"
		return p.verb == nil && o.first < p.first && p.first-o.last <= attributeReach
	}
	if o.clause == p.clause {
		if german && f.sharesAuxiliary(s, o, p) {
			return false
		}
		if german && f.predicative(s, o) && p.verb == nil && p.rule.POS == "noun" && p.first < o.first && !f.prepositional(s, p) {
			return true // "Der Kauf liegt auf Eis"
		}
		if german {
			// a verb governs the nouns of its clause; a noun governs what follows it
			return o.verb != nil && (p.verb == nil || o.verb.Finite == o.first) || o.first < p.first
		}
		if o.verb != nil && o.verb.Passive && p.verb == nil || f.befalls(s, o, p) {
			return true
		}
		if o.rule.POS == "adj" && p.verb != nil && p.verb.Attributive {
			return false // "able to strike with missiles supplied by"
		}
		return o.first < p.first && !f.wantsToSay(s, o, p)
	}
	c := &s.Clauses[p.clause]
	if c.Parent != o.clause && !(german && c.Kind == lang.Infinite && o.clause == p.clause+1) {
		return false
	}
	if o.rule.Frame == "seize" && c.Kind == lang.RelativeTo && p.rule.Kind == "stage" {
		return true // "fing Raketen ab, die für die Huthi bestimmt waren"
	}
	if o.rule.Certainty != "" && (c.Kind == lang.Content || c.Kind == lang.Interrogate) {
		return true // "dementiert, dass", "bezweifelt, ob"
	}
	switch c.Kind {
	case lang.Infinite:
		return o.clause <= p.clause
	case lang.Content:
		return o.verb == nil || o.rule.Stage == waybill.Sought || o.rule.Stage == waybill.Refused || o.rule.Stage == waybill.Halted
	}
	return false
}
