package lang

import (
	"slices"
	"strings"

	"waybill/atlas"
	"waybill/text"
)

// IsVerb reports whether token i is used as a verb where it stands; first is where
// its sentence begins. German nouns are told by their capital, English ones by the
// word before.
func (a *Analysis) IsVerb(p *Pack, first, i int) bool {
	t := &a.Tokens[i]
	if !t.Has(Verb|Modal|Auxiliary) || a.insideName(i) {
		return false
	}
	if t.Has(Modal | Auxiliary) {
		return !t.Upper || i == first || a.opensSpeech(i)
	}
	if p.Grammar.VerbLast() {
		if t.Upper && i != first && !a.opensSpeech(i) {
			return false
		}
		if t.Upper && !t.Has(PastPart) && i+1 < len(a.Tokens) && a.Tokens[i+1].Has(Verb|Auxiliary|Modal) && !a.Tokens[i+1].Upper &&
			!(t.Has(Infinitive) && a.Tokens[i+1].Has(Auxiliary|Modal)) {
			return false // "Kriege werden": a noun before its verb
		}
		return !a.declined(first, i)
	}
	return a.englishVerb(first, i)
}

// insideName reports whether token i is part of a name or of goods named by several
// words ("United States", "combat vehicles").
func (a *Analysis) insideName(i int) bool {
	m := a.Tokens[i].Mark
	if m == 0 {
		return false
	}
	mark := &a.Marks[m-1]
	return mark.Name != nil || mark.Goods != nil && mark.Last-mark.First > 1
}

// opensSpeech reports whether token i stands behind a mark after which a sentence
// may begin.
func (a *Analysis) opensSpeech(i int) bool {
	if i == 0 {
		return true
	}
	t := &a.Tokens[i-1]
	if t.Kind != text.Punct {
		return false
	}
	switch t.Lower {
	case "„", "“", "»", "«", "\"", ":", "–", "-", "(":
		return true
	}
	return false
}

// Attributive reports whether token i is a participle before its noun ("die
// gelieferten Drohnen", "the planned sale").
func (a *Analysis) Attributive(p *Pack, first, i int) bool {
	if p.Grammar.VerbLast() {
		return !a.Tokens[i].Upper && a.declined(first, i)
	}
	return a.Tokens[i].Has(PastPart) && a.beforeNoun(first, i)
}

// beforeNoun reports whether an English participle stands inside a noun phrase:
// behind an article, possessive, number or adjective, before another word.
func (a *Analysis) beforeNoun(first, i int) bool {
	if i == first || i+1 >= len(a.Tokens) || a.Tokens[i+1].Kind == text.Punct && !isMoney(a.Tokens[i+1].Lower) || a.Tokens[i+1].Has(Preposition|Det) || a.floating(first, i-1) {
		return false
	}
	before := &a.Tokens[i-1]
	return before.Kind == text.Clitic || before.Kind == text.Number || before.Has(Det|Possessive|Adjective|Quantity) && !before.Has(Pronoun|Relative)
}

// isMoney reports whether a mark opens a sum ("a planned $8 billion sale").
func isMoney(mark string) bool { return mark == "$" || mark == "€" || mark == "£" }

// declined reports whether the German form at i is a participle before its noun and no finite verb.
func (a *Analysis) declined(first, i int) bool {
	return a.attributive(i) && !a.second(first, i) && !a.only(first, i)
}

// attributive reports whether a German participle may stand before its noun
// ("gelieferte Drohnen"): declined, with a capital or another attribute behind it.
func (a *Analysis) attributive(i int) bool {
	t := &a.Tokens[i]
	if !t.Has(Adjective) || i+1 >= len(a.Tokens) {
		return false
	}
	next := &a.Tokens[i+1]
	return next.Kind == text.Word && (next.Upper || next.Has(Adjective) && !next.Has(Finite))
}

// second reports whether the form at i, finite or declined participle, stands second in
// its German sentence, behind a name alone ("Die Schweiz untersagte Dänemark").
func (a *Analysis) second(first, i int) bool {
	if !a.Tokens[i].Has(Finite) || i == first || a.Tokens[i-1].Mark == 0 {
		return false
	}
	m := &a.Marks[a.Tokens[i-1].Mark-1]
	if m.Name == nil || m.Last != i || m.Name.Kind == atlas.Adjective || m.Name.Kind == atlas.People {
		return false
	}
	return m.First == first || m.First == first+1 && a.Tokens[first].Has(Det) && !a.Tokens[first].Has(Preposition)
}

// only reports whether the form at i, finite or declined participle, is the only one of its German
// stretch that can be its finite verb ("Im Mai bestellte Norwegen Panzer", "Die Regierung genehmigte
// Ausfuhren"): no article, number or preposition stands right before it, no article waits for its
// noun, and no other finite verb follows ("In Polen bestellte Panzer trafen ein").
func (a *Analysis) only(first, i int) bool {
	if !a.Tokens[i].Has(Finite) || i == first || a.insideNoun(i) {
		return false
	}
	begin := i
	for begin > first && !parts(a.Tokens[begin-1].Lower) {
		begin--
	}
	if begin > first && begin < i && a.Tokens[begin-1].Lower == "," && !a.Tokens[begin].Has(Coordinator) {
		return false // "…, in Polen bestellte Panzer zu liefern"
	}
	if begin == i && i-2 >= first && a.Tokens[i-2].Has(Adjective) {
		return false // "neue, gebrauchte Panzer"
	}
	if a.Tokens[begin].Has(Subord|Relative) && !a.Tokens[begin].Has(Det|Preposition|Adverb) {
		return false
	}
	for j := begin; j < i; j++ {
		t := &a.Tokens[j]
		if t.Has(Finite) && t.Has(Verb|Modal|Auxiliary) && !t.Upper && !t.Has(Det|Preposition|Possessive|Adjective) {
			return false
		}
		if t.Has(Det) && !t.Has(Preposition) && (a.Tokens[j+1].Has(Preposition|Adverb) || a.Tokens[j+1].Kind == text.Number) {
			return false // "die im Mai bestellten Panzer"
		}
	}
	for j := i + 1; j < len(a.Tokens) && !parts(a.Tokens[j].Lower) && a.Tokens[j].Lower != "."; j++ {
		t := &a.Tokens[j]
		if t.Has(Finite) && t.Has(Verb|Modal|Auxiliary) && !t.Upper && !t.Has(Possessive|Preposition|Det) && !a.Tokens[j-1].Has(To) && !(t.Has(Adjective) && a.insideNoun(j)) {
			return false
		}
	}
	return true
}

// insideNoun reports whether what stands before token i makes it part of a noun phrase.
func (a *Analysis) insideNoun(i int) bool {
	t := &a.Tokens[i-1]
	year := t.Kind == text.Number && len(t.Lower) == 4
	return t.Has(Det|Preposition|Possessive|Adjective|Quantity|Negation|Coordinator) || t.Kind == text.Number && !year
}

// parts reports whether a mark parts a German sentence into stretches with a verb each.
func parts(mark string) bool {
	switch mark {
	case ",", ";", ":", "–", "—", "(", ")", "„", "“", "\"", "»", "«":
		return true
	}
	return false
}

// englishVerb tells a verb from a noun or adjective of the same form by what stands
// before and behind it.
func (a *Analysis) englishVerb(first, i int) bool {
	t := &a.Tokens[i]
	if t.Last-t.First > 1 && t.Has(PresPart) && !strings.ContainsAny(t.Form.Lemma, "- ") && !strings.HasPrefix(t.Lower, "re-") && !strings.HasPrefix(t.Lower, "co-") {
		return false // "high-paying"
	}
	ambiguous := t.Has(Infinitive|Present) || t.Has(GoodsNoun) || len(t.Form.Predicates) > 0
	if t.Upper && i != first && t.Has(GoodsNoun) {
		return false
	}
	if t.Has(GoodsNoun) && i > first && a.hyphened(i-1) {
		return false // "Soviet-era tanks to Russia"
	}
	if i == first {
		return !t.Has(GoodsNoun) && (t.Has(PresPart|PastPart) || !ambiguous)
	}
	before := &a.Tokens[i-1]
	switch {
	case before.Has(To|Modal) && t.Has(Infinitive):
		return true
	case before.Kind == text.Clitic, before.Kind == text.Number:
		return false
	case before.Has(Have|Be) && !t.Has(PastPart|PresPart|Past) && !(i-2 >= first && a.Tokens[i-2].Lower == "do"):
		return false // "has long relied", but "what it will not do is send"
	case t.Has(PastPart) && a.floating(first, i-1):
		return true
	case before.Has(Quantity) && a.severalDo(first, i):
		return true
	case before.Has(Det|Possessive) && !before.Has(Pronoun|Relative|Subord):
		return false
	case t.Has(PresPart):
		return true
	case before.Has(Past) && !before.Has(Auxiliary|Modal|Present) && t.Has(Present) && !t.Has(Infinitive|Past|Auxiliary) && before.Mark == 0:
		return false // "had changed hands"
	case before.Has(Preposition) && !before.Has(Adverb|Subord):
		return false
	case before.Has(Quantity | Adjective):
		return !ambiguous
	case before.Has(PresPart) && t.Has(Infinitive|Present) && !t.Has(Past|GoodsNoun):
		return a.objectBehind(i) // "through existing channels"
	case t.Has(GoodsNoun) && before.Mark > 0 && a.Marks[before.Mark-1].Name != nil && a.Marks[before.Mark-1].Name.Kind == atlas.WeaponName:
		return false // "F-35 parts"
	case t.Has(Infinitive) && !t.Has(Past) && a.oneOf(first, i-1):
		return false // "a confidential report by": a verb would have its -s
	case t.Has(GoodsNoun) || len(t.Form.Predicates) > 0:
		return a.subjectBefore(i) && a.objectBehind(i) && !a.goesTo(i)
	case before.Has(GoodsNoun) && t.Has(Infinitive|Present):
		return a.objectBehind(i) || a.comes(i)
	case t.Has(Infinitive|Present) && before.Mark > 0 && a.Marks[before.Mark-1].Name != nil && a.Marks[before.Mark-1].Name.Kind == atlas.Adjective:
		return a.objectBehind(i)
	}
	return true
}

// oneOf reports whether the English word at i ends a phrase of one thing: "a confidential", "an as yet
// unpublished", but not "a few" or "a number of analysts".
func (a *Analysis) oneOf(first, i int) bool {
	if a.Tokens[i].Kind != text.Word || a.Tokens[i].Has(Quantity) {
		return false
	}
	for i--; i >= first && a.Tokens[i].Has(Adjective|PastPart|Adverb); i-- {
	}
	return i >= first && (a.Tokens[i].Lower == "a" || a.Tokens[i].Lower == "an")
}

// hyphened reports whether the English word at i is one of several joined by hyphens, and no
// name as a whole: an adjective.
func (a *Analysis) hyphened(i int) bool {
	t := &a.Tokens[i]
	return t.Kind == text.Word && t.Last-t.First > 1 && (t.Mark == 0 || a.Marks[t.Mark-1].Span.End < t.Span.End)
}

// floating reports whether the English word at i is a quantifier of the subject behind its
// auxiliary ("have both bought", "were all sent").
func (a *Analysis) floating(first, i int) bool {
	switch a.Tokens[i].Lower {
	case "both", "all", "each":
		return i > first && a.Tokens[i-1].Has(Have|Be)
	}
	return false
}

// severalDo reports whether a quantity before the base form at i stands for those who do it,
// at the head of its clause: "Some say the jets never came", "and many fear that". What
// follows cannot stand behind a noun.
func (a *Analysis) severalDo(first, i int) bool {
	t := &a.Tokens[i]
	if t.Upper || !t.Has(Infinitive) || t.Has(GoodsNoun) || i+1 >= len(a.Tokens) {
		return false
	}
	if i-1 > first {
		if b := &a.Tokens[i-2]; b.Kind != text.Punct && !b.Has(Coordinator|Subord|That) {
			return false
		}
	}
	next := &a.Tokens[i+1]
	if next.Has(Demonstr) && !next.Has(That) {
		return false // "some support this year"
	}
	return next.Has(That) || next.Has(Det|Possessive|Pronoun|To) && !next.Has(Relative) || next.Mark > 0 && a.Marks[next.Mark-1].Name != nil
}

// subjectBefore reports whether the words before i can be the subject of a verb.
func (a *Analysis) subjectBefore(i int) bool {
	before := &a.Tokens[i-1]
	if before.Has(Pronoun | FirstPerson | PartyNoun | PersonNoun | Adverb | Relative | Back | Coordinator) {
		return true
	}
	if before.Mark == 0 {
		return before.Kind == text.Word && !before.Has(Adjective|GoodsNoun|Verb|Preposition)
	}
	return a.Marks[before.Mark-1].Name != nil
}

// comes reports whether the English verb at i is one of arriving, with a preposition behind it
// ("missiles arrive in Belarus"): it needs no object.
func (a *Analysis) comes(i int) bool {
	if i+1 >= len(a.Tokens) || !a.Tokens[i+1].Has(Preposition) || a.Tokens[i].Form == nil {
		return false
	}
	return slices.ContainsFunc(a.Tokens[i].Form.Verbs, func(v VerbForm) bool {
		return slices.ContainsFunc(v.Verb.Predicates, func(p *Predicate) bool { return p.Frame == "arrive" && len(p.With) == 0 })
	})
}

// goesTo reports whether "to" and no infinitive follow the English word at i, with no name before it:
// what goes there is a noun ("fuel and arms to the rebels").
func (a *Analysis) goesTo(i int) bool {
	if i+2 >= len(a.Tokens) || !a.Tokens[i+1].Has(To) || a.Tokens[i+2].Has(Infinitive) || !a.Tokens[i].Has(GoodsNoun) {
		return false
	}
	before := &a.Tokens[i-1]
	return before.Has(Coordinator) || before.Mark == 0 && !before.Has(Pronoun|FirstPerson|PartyNoun|PersonNoun|Relative|Back|Adverb)
}

// objectBehind reports whether an object, an infinitive or a number follows.
func (a *Analysis) objectBehind(i int) bool {
	if i+1 >= len(a.Tokens) || a.endsBlock(i) {
		return false
	}
	next := &a.Tokens[i+1]
	return next.Kind == text.Number || next.Lower == "$" || next.Lower == "€" || next.Lower == "£" ||
		next.Has(Det|Possessive|Quantity|To|Pronoun|GoodsNoun|That|Adjective) || next.Mark > 0 && !next.Has(Preposition)
}

// Group is a verb with the words that give it voice, tense and mood.
type Group struct {
	// Verb is the token of the full verb.
	Verb int
	// Passive, Perfect, Future, Past, Infinite (a to-infinitive or gerund) and
	// Attributive (a participle before or behind its noun) tell the form.
	Passive, Perfect, Future, Past, Infinite, Attributive bool
	// Progressive tells what is going on ("is sending", "continues to send"), Begun what has
	// begun ("has begun to send").
	Progressive, Begun bool
	// Modal is the token of a modal verb, -1 if none; Negation likewise.
	Modal, Negation int
	// Subj1 and Subj2 report the mood of its finite part.
	Subj1, Subj2 bool
	// Finite is the finite token, -1 if none.
	Finite int
}

// GroupOf reads the verb group of the verb at token v.
func (a *Analysis) GroupOf(s *Sentence, v int) Group {
	g := Group{Verb: v, Modal: -1, Negation: -1, Finite: -1}
	if s.Pack.Grammar.VerbLast() {
		a.germanGroup(s, &g)
	} else {
		a.englishGroup(s, &g)
		if g.Negation < 0 && !g.Attributive {
			g.Negation = a.nounNegation(s, &g)
		}
	}
	return g
}

// germanGroup gathers the auxiliaries of the verb's clause, wherever they stand.
func (a *Analysis) germanGroup(s *Sentence, g *Group) {
	v := &a.Tokens[g.Verb]
	if a.declined(s.First, g.Verb) {
		g.Attributive, g.Passive = true, v.Has(PastPart)
		return
	}
	if i := g.Verb; v.Has(PastPart) && i > s.First && i+1 < s.Last && a.Tokens[i-1].Lower == "," && a.Tokens[i+1].Has(Preposition) {
		g.Attributive, g.Passive = true, true // "Granaten, bestellt von …"
		return
	}
	clause := a.ClauseOf(g.Verb)
	c := &s.Clauses[clause]
	participle := v.Has(PastPart) && g.Verb != c.Finite
	var be, have, become bool
	for i := c.First; i < c.Last; i++ {
		t := &a.Tokens[i]
		if int(t.clause) != clause || i == g.Verb {
			continue
		}
		switch {
		case t.Has(Negation):
			if i+2 < s.Last && s.Pack.Means(a.Tokens[i+1].Lower, Longer) && s.Pack.Means(a.Tokens[i+2].Lower, Than) {
				continue // "nicht mehr als zehn"
			}
			if g.Verb != c.Finite && a.otherConjunct(s, g.Verb, i) {
				continue // "hat versprochen, aber noch keine geliefert"
			}
			if g.Negation < 0 {
				g.Negation = i
			}
		case t.Has(Modal) && a.IsVerb(s.Pack, s.First, i):
			g.Modal = i
		case t.Has(Become):
			become = true
		case t.Has(Be):
			be = true
		case t.Has(Have):
			have = true
		}
	}
	g.Finite = c.Finite
	if c.Finite >= 0 {
		f := &a.Tokens[c.Finite]
		g.Subj1, g.Subj2 = f.Has(Subj1), f.Has(Subj2)
		g.Past = f.Has(Past) && !f.Has(Present)
	}
	if participle && v.Has(Infinitive) && (become && !be && !a.past(c.Finite) || g.Verb > s.First && a.Tokens[g.Verb-1].Has(To)) {
		participle = false // "wird überlassen", "zu bekommen": the infinitive of the active
	}
	switch {
	case participle && become:
		g.Passive = true
		g.Perfect = be
		g.Past = g.Past || be
	case participle && be && !have:
		g.Passive, g.Perfect = true, true
	case participle && !have && g.Modal < 0 && c.Finite < 0:
		g.Passive, g.Attributive = true, true // ", bestellt von …"
	case participle && have:
		g.Perfect, g.Past = true, true
	case !participle && become && v.Has(Infinitive):
		g.Future = true
	}
	if v.Has(ToInf) || g.Verb > 0 && a.Tokens[g.Verb-1].Has(To) {
		g.Infinite = true
	}
}

// otherConjunct reports whether a German negation at i belongs to another participle or
// infinitive of the clause than the one at verb: it stands behind that one and a comma or
// coordinator, or before another one with such a mark between the two.
func (a *Analysis) otherConjunct(s *Sentence, verb, i int) bool {
	if i > verb {
		return a.parted(verb, i)
	}
	for j := i + 1; j < verb; j++ {
		if t := &a.Tokens[j]; t.Has(PastPart|Infinitive) && !t.Has(Auxiliary|Modal) && a.IsVerb(s.Pack, s.First, j) {
			return a.parted(j, verb)
		}
	}
	return false
}

// parted reports whether a comma or coordinator stands between two tokens.
func (a *Analysis) parted(first, last int) bool {
	return slices.ContainsFunc(a.Tokens[first:last], func(t Token) bool { return t.Lower == "," || t.Has(Coordinator) })
}

// past reports whether the finite verb at token i is a past tense only ("wurde").
func (a *Analysis) past(i int) bool {
	return i >= 0 && a.Tokens[i].Has(Past) && !a.Tokens[i].Has(Present)
}

// englishGroup walks left from the verb over its auxiliaries, adverbs and negation.
func (a *Analysis) englishGroup(s *Sentence, g *Group) {
	v := &a.Tokens[g.Verb]
	if a.Attributive(s.Pack, s.First, g.Verb) {
		g.Attributive, g.Passive = true, true
		return
	}
	if o, begins := a.phase(s, g.Verb); o >= 0 {
		v := g.Verb
		*g = a.GroupOf(s, o)
		g.Verb, g.Begun, g.Progressive = v, begins, !begins
		return
	}
	var be, have bool
	g.Finite = g.Verb
	i := g.Verb - 1
walk:
	for ; i >= s.First && g.Verb-i <= 7; i-- {
		t := &a.Tokens[i]
		switch {
		case t.Has(Negation):
			g.Negation = i
			if t.Has(Modal) { // "cannot", "won't"
				g.Modal, g.Finite = i, i
			} else if t.Has(Auxiliary) {
				a.auxiliary(t, i, g, &be, &have)
			}
		case t.Has(Modal):
			g.Modal, g.Finite = i, i
		case t.Has(To) && i == g.Verb-1 || t.Has(To) && a.Tokens[i+1].Has(Be|Have):
			if i-2 >= s.First && a.Tokens[i-1].Lower == "yet" && a.Tokens[i-2].Has(Have|Be) {
				g.Negation, g.Finite, g.Perfect, g.Past = i-1, i-2, true, true // "has yet to send"
				break walk
			}
			if o := i - 1; o >= s.First && a.fails(s, o) {
				verb := g.Verb
				*g = a.GroupOf(s, o)
				g.Verb, g.Negation = verb, o // "failed to send"
				return
			}
			g.Infinite, g.Finite = true, -1
			if i > s.First && a.Tokens[i-1].Has(Negation) { // "agreed not to send"
				g.Negation = i - 1
			}
			break walk
		case t.Has(Auxiliary | Be | Have):
			a.auxiliary(t, i, g, &be, &have)
		case v.Has(PastPart) && i == g.Verb-1 && a.stays(s, i):
			g.Finite, be = i, true // "remain suspended"
		case t.Has(Adverb) && !t.Has(Subord|Preposition), a.floating(s.First, i):
		case t.Has(Pronoun|FirstPerson) && i > s.First && a.Tokens[i-1].Has(Auxiliary|Modal): // a question
		default:
			break walk
		}
	}
	if f := a.inverted(s, g.Verb, i); f >= 0 && g.Finite == g.Verb {
		if t := &a.Tokens[f]; !t.Has(Modal) {
			a.auxiliary(t, f, g, &be, &have)
		} else if g.Finite = f; s.Clauses[a.ClauseOf(f)].Opener != f {
			g.Modal = f
		}
	}
	if o := a.joinedVerb(s, i, v); o >= 0 && g.Finite == g.Verb {
		left := a.GroupOf(s, o)
		if left.Finite != o && !left.Attributive {
			left.Verb = g.Verb
			*g = left
			return
		}
	}
	g.Past = g.Past || v.Has(Past) && !v.Has(Present)
	switch {
	case v.Has(PastPart) && be:
		g.Passive, g.Perfect = true, have
		g.Past = have || a.past(g.Finite)
	case v.Has(PastPart) && have:
		g.Perfect, g.Past = true, true
	case v.Has(PastPart) && g.Finite == g.Verb && a.reduced(s, g.Verb):
		g.Attributive, g.Passive = true, true
		g.Finite = -1
	case v.Has(PresPart) && !be:
		g.Infinite = true
		g.Finite = -1
	case v.Has(PresPart):
		g.Progressive = true
		g.Perfect = have
	}
	if g.Modal >= 0 {
		switch a.Tokens[g.Modal].Affirmed() {
		case "will", "shall", "'ll":
			g.Future, g.Modal = true, -1
		case "would":
			g.Subj2 = true
		}
	}
}

// fails reports whether the English word at i is a verb of failing, under which an infinitive has
// not been done.
func (a *Analysis) fails(s *Sentence, i int) bool {
	t := &a.Tokens[i]
	return t.Form != nil && slices.ContainsFunc(t.Form.Verbs, func(v VerbForm) bool { return s.Pack.Means(v.Verb.Lemma, Fails) }) && a.IsVerb(s.Pack, s.First, i)
}

// stays reports whether the English word at i is a verb of remaining, before a participle for the
// state in which something is.
func (a *Analysis) stays(s *Sentence, i int) bool {
	t := &a.Tokens[i]
	return t.Form != nil && slices.ContainsFunc(t.Form.Verbs, func(v VerbForm) bool { return s.Pack.Means(v.Verb.Lemma, Stays) })
}

// phase is the verb whose tense the English infinitive or gerund at v has ("continues to
// send", "has begun sending"), -1 if it hangs on none, and whether that is one of beginning.
func (a *Analysis) phase(s *Sentence, v int) (at int, begins bool) {
	i := v - 1
	switch t := &a.Tokens[v]; {
	case i > s.First && t.Has(Infinitive) && a.Tokens[i].Has(To):
		i--
	case !t.Has(PresPart):
		return -1, false
	}
	if i < s.First || a.Tokens[i].Form == nil || !a.IsVerb(s.Pack, s.First, i) {
		return -1, false
	}
	for _, form := range a.Tokens[i].Form.Verbs {
		if lemma := form.Verb.Lemma; s.Pack.Means(lemma, Goes, Begins) {
			return i, s.Pack.Means(lemma, Begins)
		}
	}
	return -1, false
}

// inverted is the auxiliary or modal verb that opens the clause of the English verb at v,
// its subject in between ("nor has Iran sent", "should Iran send"), -1 if none; i is the
// last token of the subject.
func (a *Analysis) inverted(s *Sentence, v, i int) int {
	c := &s.Clauses[a.ClauseOf(v)]
	if c.Finite < 0 || c.Finite >= i || !a.Tokens[v].Has(PastPart|Infinitive) || !a.Tokens[c.Finite].Has(Auxiliary|Modal) {
		return -1
	}
	for j := c.First; j < c.Finite; j++ {
		if !a.Tokens[j].Has(Negation|Coordinator|Question) && a.Tokens[j].Kind != text.Punct {
			return -1
		}
	}
	for j := c.Finite + 1; j <= i; j++ {
		if t := &a.Tokens[j]; t.Kind == text.Punct || t.Has(Relative|To) || a.IsVerb(s.Pack, s.First, j) {
			return -1
		}
	}
	return c.Finite
}

// nounNegation is the word that negates an English verb in its subject or object ("none of
// the tanks were sent", "nor has Iran sent", "sent no tanks"), -1 if none.
func (a *Analysis) nounNegation(s *Sentence, g *Group) int {
	for i := g.Verb + 1; i < s.Last && i-g.Verb <= 4; i++ {
		t := &a.Tokens[i]
		if t.negatesNoun() {
			return i
		}
		if t.Kind == text.Punct || t.Has(Preposition|Coordinator|GoodsNoun|To) || t.Mark == 0 && !t.Has(Det|Pronoun|Adverb) {
			break
		}
	}
	for i := g.Finite - 1; i >= s.First && g.Finite-i <= 10 && a.ClauseOf(i) == a.ClauseOf(g.Finite); i-- {
		t := &a.Tokens[i]
		if t.negatesNoun() {
			if i > s.First && a.Tokens[i-1].Has(Preposition) || a.Tokens[i+1].Kind == text.Punct {
				return -1
			}
			return i
		}
		if t.Kind == text.Punct || t.Has(To|That) || a.IsVerb(s.Pack, s.First, i) || i == s.First {
			return -1
		}
		if t.Mark > 0 && a.Marks[t.Mark-1].Name != nil && a.Marks[t.Mark-1].First < i {
			continue
		}
		named := t.Mark > 0 && a.Marks[t.Mark-1].Name != nil
		if b := &a.Tokens[i-1]; (named || t.Has(Det|Pronoun|Possessive)) && !b.negatesNoun() && !b.Has(Preposition|Coordinator|Det|Adjective) {
			return -1 // "no evidence China has sent": the negation is of another noun
		}
	}
	return -1
}

// negatesNoun reports whether an English word negates the phrase it opens.
func (t *Token) negatesNoun() bool {
	return t.Has(Negation) && (t.Has(Det|Quantity|Coordinator) || t.Lower == "no")
}

// joinedVerb is the verb of the same form that an English verb shares its auxiliaries with
// ("has not sold or given", "will buy and deploy"), -1 if none; i is the coordinator
// between them.
func (a *Analysis) joinedVerb(s *Sentence, i int, v *Token) int {
	if i <= s.First || !a.Tokens[i].Has(Coordinator) || a.Tokens[i].Lower == "but" {
		return -1
	}
	for j := i - 1; j > s.First && i-j <= 2; j-- {
		o := &a.Tokens[j]
		if o.Has(Verb) && a.IsVerb(s.Pack, s.First, j) && (o.Has(PastPart) && v.Has(PastPart) || o.Has(Infinitive) && v.Has(Infinitive) || o.Has(PresPart) && v.Has(PresPart)) {
			return j
		}
		if !o.Has(Adverb | Particle) {
			return -1
		}
	}
	return -1
}

func (a *Analysis) auxiliary(t *Token, i int, g *Group, be, have *bool) {
	g.Finite = i
	if t.Has(Be) {
		*be = true
	}
	if t.Has(Have) {
		*have = true
	}
	if t.Lower == "was" || t.Lower == "were" || t.Lower == "did" || t.Lower == "had" || t.Lower == "didn't" {
		g.Past = true
	}
}

// moved reports whether the word names goods, or their supply ("assistance committed to
// Kyiv").
func (t *Token) moved() bool {
	if t.Form == nil {
		return false
	}
	for _, p := range t.Form.Predicates {
		if p.POS == "noun" && p.Moves() {
			return true
		}
	}
	return t.Has(GoodsNoun)
}

// reduced reports whether an English participle stands directly behind the noun it
// belongs to ("weapons supplied by Iran", "arms delivered to Kyiv") or before one.
func (a *Analysis) reduced(s *Sentence, v int) bool {
	if slices.ContainsFunc(a.Tokens[v].Form.Verbs, func(form VerbForm) bool { return s.Pack.Means(form.Verb.Lemma, Comes) }) {
		return false // "The first batch arrived in May": a verb without a passive
	}
	if v+1 < s.Last {
		next := &a.Tokens[v+1]
		if next.Has(Preposition) && next.Lower != "that" && v > s.First && a.Tokens[v-1].moved() {
			return true
		}
		if v > s.First && a.Tokens[v-1].Has(Det|Possessive) {
			return true
		}
	}
	clause := &s.Clauses[a.ClauseOf(v)]
	if clause.Finite >= 0 && clause.Finite != v && v > s.First {
		before := &a.Tokens[v-1]
		if before.Mark > 0 && a.Marks[before.Mark-1].Name != nil && a.Tokens[v].Has(Past) && a.objectBehind(v) {
			return false // "claimed Iran sent Russia missiles"
		}
		if before.Lower == "," && clause.Finite > v && clause.First < v {
			return true // "The tanks, ordered in May, were sent"
		}
		return before.Kind == text.Word && !before.Has(Auxiliary|Modal|Coordinator|Pronoun|Relative)
	}
	return false
}

// endsBlock reports whether a headline or paragraph ends behind token i, as headlines do
// without a full stop.
func (a *Analysis) endsBlock(i int) bool {
	end, next := a.Tokens[i].Span.End, a.Tokens[i+1].Span.Begin
	return end < next && (end == a.Report.Title.End || strings.Contains(a.Text[end:next], "\n\n"))
}
