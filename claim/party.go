package claim

import (
	"slices"

	"waybill"
	"waybill/atlas"
	"waybill/lang"
	"waybill/text"
)

// ref is a party as a sentence names it, with its grammatical slot.
type ref struct {
	waybill.PartyRef
	// first and last are the tokens of the whole noun phrase, half open.
	first, last int
	clause      int
	// slot is "subj", "obj", "dat", "poss", "gen", "adj", "mod" (an attribute of some
	// other noun) or a preposition.
	slot string
	// noun is the token an "adj" or "poss" belongs to, -1 otherwise.
	noun int
	// bare marks a phrase without preposition, case or possessive: its slot came from
	// its place in the clause.
	bare bool
	// back marks a party taken up by "the country", "they".
	back bool
	// inner marks a name inside a compound ("NATO-Mitglied").
	inner bool
	// made marks the maker's state ("Russian-made"), which is no supplier.
	made bool
}

// prepositional reports whether the party stands behind a preposition.
func (r *ref) prepositional() bool {
	switch r.slot {
	case "subj", "obj", "dat", "poss", "gen", "adj", "mod", "":
		return false
	}
	return true
}

// refs finds the parties of a sentence and their slots.
func (f *finder) refs(s *sentence) {
	a := f.a
	for f.mark < len(a.Marks) && a.Marks[f.mark].First < s.First {
		f.mark++
	}
	dateline := f.dateline(s)
	for m := f.mark; m < len(a.Marks) && a.Marks[m].First < s.Last; m++ {
		mark := &a.Marks[m]
		if mark.Party() == nil || mark.Last < s.Last && a.Tokens[mark.Last].Lower == "$" && a.Tokens[mark.Last].Span.Begin == mark.Span.End { // "US$3 million"
			continue
		}
		r := ref{PartyRef: waybill.PartyRef{ID: mark.Party().ID, Span: mark.Span}, first: mark.First, last: mark.Last, clause: a.ClauseOf(mark.First), noun: -1}
		if mark.First < dateline || !f.extend(s, mark, m, &r) {
			continue
		}
		if n := len(s.refs); n > 0 && (s.refs[n-1].last > r.first || s.refs[n-1].last == r.first && s.refs[n-1].inner) {
			s.refs = s.refs[:n-1] // "der schwedische Konzern Saab": the name counts, not the attribute
		}
		f.slot(s, &r)
		f.stocks(s, &r)
		s.refs = append(s.refs, r)
	}
	f.pronouns(s)
	f.bareSlots(s)
}

// stocks makes the owner of stocks that English goods come from their supplier ("weapons
// from U.S. stocks", "out of Germany's inventory").
func (f *finder) stocks(s *sentence, r *ref) {
	if s.Pack.Grammar.VerbLast() || r.slot != "adj" && r.slot != "poss" || r.noun < 0 || r.first == s.First {
		return
	}
	if before := f.a.Tokens[r.first-1].Lower; before != "from" && before != "of" {
		return
	}
	if s.Pack.Means(f.a.Tokens[r.noun].Lower, lang.Stores) {
		r.slot, r.noun = "from", -1
	}
}

// datelineReach is how many tokens a dateline has at most.
const datelineReach = 10

// dateline is the token after the dateline that a report's paragraph begins with
// ("Kiew/Moskau – ", "SEOUL, May 29 - ", "Düsseldorf/Berlin (dpa) – "), the
// sentence's first token if there is none. Places named there are no parties.
func (f *finder) dateline(s *sentence) int {
	if s.index > 0 && f.a.Sentences[s.index-1].Block == s.Block {
		return s.First
	}
	for i := s.First; i < s.Last && i < s.First+datelineReach; i++ {
		t := &f.a.Tokens[i]
		switch t.Lower {
		case "–", "—", "-":
			if i == s.First || t.Glued && i+1 < s.Last && f.a.Tokens[i+1].Glued {
				return s.First
			}
			return i + 1
		case "/", ",", "(", ")", ".", "dpa", "afp", "ap", "reuters", "apa", "sda":
			continue
		}
		if t.Kind == text.Word && !t.Upper || f.a.IsVerb(s.Pack, s.First, i) && i > s.First || t.Has(lang.Det) {
			return s.First
		}
	}
	return s.First
}

// extend widens a name to its noun phrase ("the Ukrainian military", "US-Regierung",
// "Präsident Putin") and says what an attribute belongs to. It reports false where
// the name is only part of another thing's name ("Ukraine-Krieg").
func (f *finder) extend(s *sentence, mark *lang.Mark, m int, r *ref) bool {
	a := f.a
	last := &a.Tokens[mark.Last-1]
	inner := mark.Span.End < last.Span.End // the name is the first part of a compound
	attribute := mark.Name.Kind == atlas.Adjective || inner || mark.Name.Kind == atlas.People && f.beforeNoun(s, mark)
	if inner {
		r.inner = true
		switch {
		case last.Has(lang.PartyNoun):
			attribute = false
		case last.Has(lang.GoodsNoun) || last.Form != nil && len(last.Form.Predicates) > 0:
			r.slot, r.noun = "adj", mark.Last-1
			return true
		case last.Has(lang.Made | lang.PastPart):
			r.slot, r.noun, r.made = "mod", mark.Last-1, last.Has(lang.Made)
			return true
		case last.Has(lang.PersonNoun):
			r.slot = "mod"
			return false
		default:
			return false
		}
	}
	full := !attribute
	if mark.Name.Kind != atlas.PersonName && (mark.Name.Kind != atlas.People || attribute) {
		full = f.head(s, r, attribute) || full
	}
	if r.slot == "" && !full && !inner {
		r.slot = "mod"
	}
	for r.first > s.First && f.precedes(r.first-1, s) {
		r.first--
	}
	return true
}

// beforeNoun reports whether an English word that names a people is its adjective
// here ("Iranian weapons"): another word that is no verb follows.
func (f *finder) beforeNoun(s *sentence, mark *lang.Mark) bool {
	if s.Pack.Grammar.VerbLast() || mark.Last >= s.Last {
		return false
	}
	next := &f.a.Tokens[mark.Last]
	return next.Kind == text.Word && !next.Has(lang.Preposition|lang.Coordinator|lang.Modal|lang.Auxiliary|lang.Relative|lang.Subord|lang.Adverb|lang.Pronoun|lang.Det) &&
		!f.a.IsVerb(s.Pack, s.First, mark.Last)
}

// headReach is how many words may stand between a party's adjective and its noun.
const headReach = 3

// givenTo reports whether an English name stands right behind a verb of giving, as the
// receiver of what follows ("gave Ukraine tanks").
func (f *finder) givenTo(s *sentence, r *ref) bool {
	i := r.first - 1
	if i < s.First || s.Pack.Grammar.VerbLast() || f.a.Tokens[i].Form == nil || !f.a.IsVerb(s.Pack, s.First, i) {
		return false
	}
	for _, v := range f.a.Tokens[i].Form.Verbs {
		if s.Pack.Means(v.Verb.Lemma, lang.GivesTo) {
			return true
		}
	}
	return false
}

// head looks behind a name for the noun it belongs to: a word for a government or
// army makes it a full party (true), goods or a predicate make it their attribute.
func (f *finder) head(s *sentence, r *ref, attribute bool) bool {
	a := f.a
	if r.last < s.Last && a.Tokens[r.last].Kind == text.Clitic {
		r.slot, r.noun = "poss", -1
		for i := r.last + 1; i < s.Last && i <= r.last+headReach+1; i++ {
			t := &a.Tokens[i]
			if t.Has(lang.PartyNoun) && !(i+1 < s.Last && a.Tokens[i+1].Has(lang.GoodsNoun)) {
				r.slot, r.last = "", i+1
				return true
			}
			if t.Has(lang.GoodsNoun) || t.Form != nil && len(t.Form.Predicates) > 0 && !t.Has(lang.Adjective) {
				r.noun = i
				return false
			}
			if t.Kind == text.Punct || t.Has(lang.Preposition) {
				return false
			}
		}
		return false
	}
	if !attribute && s.Pack.Grammar.VerbLast() {
		return false // a German name before a noun is no attribute of it
	}
	if !attribute && f.givenTo(s, r) {
		return false
	}
	shared := false // the noun belongs to another adjective as well
	for i := r.last; i < s.Last && i <= r.last+headReach; i++ {
		t := &a.Tokens[i]
		switch {
		case t.Kind == text.Number || t.Has(lang.Quantity|lang.Det) && i > r.last-1 && !t.Has(lang.Adjective):
			return false // "sent Russia 9 million shells"
		case t.Kind == text.Punct && t.Lower != "“" && t.Lower != "„", t.Has(lang.Preposition|lang.Coordinator) && !t.Has(lang.Adverb):
			if attribute && t.Has(lang.Coordinator) { // "Danish and Dutch governments"
				shared = true
				continue
			}
			return false
		case t.Has(lang.PartyNoun) && shared:
			return true
		case t.Has(lang.PartyNoun):
			r.last = i + 1
			for r.last < s.Last && a.Tokens[r.last].Has(lang.PartyNoun|lang.PersonNoun) && !s.Pack.Grammar.VerbLast() {
				r.last++
			}
			return true
		case t.Has(lang.Made):
			r.slot, r.noun, r.made = "mod", i, true
			return false
		case t.Mark > 0 && a.Marks[t.Mark-1].Goods != nil, t.Mark > 0 && a.Marks[t.Mark-1].Name != nil && a.Marks[t.Mark-1].Name.Weapon != nil:
			r.slot, r.noun = "adj", i
			return false
		case t.Form != nil && len(t.Form.Predicates) > 0 && !a.IsVerb(s.Pack, s.First, i):
			r.slot, r.noun = "adj", i
			return false
		case a.IsVerb(s.Pack, s.First, i) && !t.Has(lang.Adjective|lang.PastPart|lang.PresPart):
			return false
		case !attribute && i == r.last && !t.Upper && !t.Has(lang.Adjective|lang.Quantity) && t.Form != nil:
			return false
		}
	}
	return false
}

// precedes reports whether token i belongs to the noun phrase that begins behind it:
// titles and offices before a name, adjectives.
func (f *finder) precedes(i int, s *sentence) bool {
	t := &f.a.Tokens[i]
	if t.Kind != text.Word || t.Has(lang.Preposition|lang.Det|lang.Coordinator) {
		return false
	}
	if f.a.IsVerb(s.Pack, s.First, i) {
		return false
	}
	return t.Has(lang.Title|lang.PartyNoun|lang.PersonNoun|lang.Adjective|lang.Quantity|lang.Possessive) && t.Mark == 0
}

// slot reads a noun phrase's slot from what stands before it.
func (f *finder) slot(s *sentence, r *ref) {
	if r.slot != "" {
		return
	}
	a := f.a
	i := r.first - 1
	if i >= s.First && a.Tokens[i].Kind == text.Clitic { // "Ukraine's President Zelenskyy"
		i--
		for i >= s.First && a.Tokens[i].Mark > 0 {
			i--
		}
	}
	for i >= s.First && a.Tokens[i].Has(lang.Adverb|lang.Quantity) && !a.Tokens[i].Has(lang.Preposition|lang.Det) {
		i--
	}
	var det *lang.Token
	if i >= s.First && a.Tokens[i].Has(lang.Det) && !a.Tokens[i].Has(lang.Preposition) {
		det = &a.Tokens[i]
		i--
	}
	for i >= s.First && a.Tokens[i].Has(lang.Adverb|lang.Quantity) && !a.Tokens[i].Has(lang.Preposition|lang.Det|lang.Verb) {
		i--
	}
	if i >= s.First {
		t := &a.Tokens[i]
		switch {
		case t.Has(lang.Preposition) && !(t.Has(lang.Particle) && t.Has(lang.Subord)):
			r.slot = t.Form.Lemma
			if len(t.Form.Notes) == 0 && r.slot == "" {
				r.slot = t.Lower
			}
			return
		case (t.Has(lang.Coordinator) || t.Lower == ",") && len(s.refs) > 0:
			if p := &s.refs[len(s.refs)-1]; p.last >= i-1 && p.last <= i && p.slot != "adj" && p.slot != "poss" {
				r.slot, r.bare = p.slot, p.bare
				return
			}
		}
	}
	f.caseSlot(s, r, det, i)
}

// caseSlot reads German case from the article.
func (f *finder) caseSlot(s *sentence, r *ref, det *lang.Token, before int) {
	r.bare = true
	if det == nil || !s.Pack.Grammar.VerbLast() {
		return
	}
	afterNoun := before >= s.First && f.a.Tokens[before].Kind == text.Word && f.a.Tokens[before].Upper &&
		!f.a.IsVerb(s.Pack, s.First, before) && f.a.Tokens[before].Mark > 0 || before >= s.First && f.nounLike(s, before)
	switch {
	case det.Has(lang.Genitive) && afterNoun:
		r.slot, r.bare = "gen", false
	case det.Lower == "dem" || det.Has(lang.Dative) && !det.Has(lang.Genitive|lang.Accusative):
		r.slot, r.bare = "dat", false
	case det.Lower == "der" && f.feminine(r):
		r.slot, r.bare = "dat", false
	case det.Lower == "den" && f.pluralName(r):
		r.slot, r.bare = "dat", false
	case det.Has(lang.Accusative):
		r.slot, r.bare = "obj", false
	}
}

// nounLike reports whether the German word at i is a noun: a capital inside the sentence.
func (f *finder) nounLike(s *sentence, i int) bool {
	t := &f.a.Tokens[i]
	return t.Kind == text.Word && t.Upper && (i > s.First || t.Has(lang.GoodsNoun)) && !t.Has(lang.Preposition|lang.Det|lang.Pronoun)
}

// feminine reports whether "der" before the name is a dative: names of states that
// take an article in the singular are feminine but for a few masculine ones, whose
// nominative "der Iran" is told by the people and leaders they are not.
func (f *finder) feminine(r *ref) bool {
	words := f.a.Tokens[r.last-1].Lower
	switch {
	case r.last-r.first == 1 && f.a.Tokens[r.first].Mark > 0:
		n := f.a.Marks[f.a.Tokens[r.first].Mark-1].Name
		if n == nil || n.Kind == atlas.PersonName || n.Kind == atlas.People {
			return false
		}
	}
	for _, end := range [...]string{"ei", "ie", "ine", "eiz", "ion", "ung", "ik", "nato", "uno", "eu", "au", "tät", "mee", "arine", "affe", "iliz", "aft", "ihrung", "ee"} {
		if len(words) >= len(end) && words[len(words)-len(end):] == end {
			return true
		}
	}
	return false
}

// pluralName reports whether "den" before the name is a dative plural: the name ends
// in -n or -s ("den USA", "den Huthis", "den Streitkräften").
func (f *finder) pluralName(r *ref) bool {
	words := f.a.Tokens[r.last-1].Lower
	if len(words) == 0 {
		return false
	}
	switch words[len(words)-1] {
	case 'n', 's':
		return words != "iran" && words != "libanon" && words != "sudan" && words != "jemen"
	}
	return words == "usa"
}

// pronouns adds the parties that a subject pronoun or "the country" takes up.
func (f *finder) pronouns(s *sentence) {
	a := f.a
	for i := s.First; i < s.Last; i++ {
		t := &a.Tokens[i]
		if t.Mark > 0 || t.Kind != text.Word {
			continue
		}
		if many := f.several(s, i); many != nil {
			for _, p := range many {
				r := ref{PartyRef: waybill.PartyRef{ID: p.ID, Span: t.Span}, first: i, last: i + 1, clause: a.ClauseOf(i), noun: -1, back: true}
				f.slot(s, &r)
				s.refs = append(s.refs, r)
			}
			continue
		}
		var id waybill.PartyRef
		switch {
		case t.Has(lang.FirstPerson) && !t.Has(lang.Possessive):
			id = f.talk.speakerParty(f, t.Span)
		case t.Has(lang.Relative) && f.demonstrative(s, i):
			id = f.lastBefore(s, i)
		case t.Has(lang.Pronoun) && f.objectPronoun(s, i):
			id = f.subjectBefore(s, i)
		case t.Has(lang.Pronoun) && !t.Has(lang.Possessive|lang.Det) && i+1 < s.Last && f.subjectPronoun(s, i):
			id = f.subjectBefore(s, i)
		case t.Has(lang.FirmNoun) && i > s.First && a.Tokens[i-1].Has(lang.Det|lang.Demonstr) && !f.followed(i, s):
			id = f.talk.firm
		case t.Has(lang.Back) && i > s.First && a.Tokens[i-1].Has(lang.Det|lang.Demonstr) && !f.followed(i, s):
			id = f.subjectBefore(s, i)
		default:
			continue
		}
		if !id.Known() {
			continue
		}
		r := ref{PartyRef: waybill.PartyRef{ID: id.ID, Span: t.Span}, first: i, last: i + 1, clause: a.ClauseOf(i), noun: -1, back: true}
		f.slot(s, &r)
		s.refs = append(s.refs, r)
	}
	slices.SortStableFunc(s.refs, func(x, y ref) int { return x.first - y.first })
}

// addressed is the party that an English verb of warning or urging is directed at, which a
// pronoun behind it means ("warned Pyongyang it would pay"), nil if none.
func (f *finder) addressed(s *sentence, i int) *ref {
	for k := len(s.refs) - 1; k >= 0; k-- {
		r := &s.refs[k]
		if r.first >= i || !r.bare || r.first == s.First {
			continue
		}
		v := &f.a.Tokens[r.first-1]
		if v.Form == nil || s.Pack.Grammar.VerbLast() {
			return nil
		}
		for _, form := range v.Form.Verbs {
			if s.Pack.Means(form.Verb.Lemma, lang.Addresses) {
				return r
			}
		}
		return nil
	}
	return nil
}

// subjectBefore is the party a word at token i takes up: the first bare one that an
// earlier clause of the sentence names, else the subject of the talk.
func (f *finder) subjectBefore(s *sentence, i int) waybill.PartyRef {
	if c := &s.Clauses[f.a.ClauseOf(i)]; c.Kind == lang.Content && c.Opener >= 0 {
		for k := range s.refs { // "Japan's announcement that it will send"
			r := &s.refs[k]
			if (r.slot == "poss" || r.slot == "adj") && r.noun >= 0 && r.noun < c.Opener && c.Opener-r.noun <= 2 && !s.Pack.Grammar.VerbLast() {
				return r.PartyRef
			}
		}
	}
	if r := f.addressed(s, i); r != nil {
		return r.PartyRef
	}
	for k := range s.refs {
		r := &s.refs[k]
		if r.first >= i {
			break
		}
		if r.bare && r.slot == "" && r.clause != f.a.ClauseOf(i) {
			return r.PartyRef
		}
	}
	return f.talk.subject
}

// demonstrative reports whether a German "der", "die", "das" opens a main clause as its
// subject (", die schicken dafür Flugkörper").
func (f *finder) demonstrative(s *sentence, i int) bool {
	c := &s.Clauses[f.a.ClauseOf(i)]
	return s.Pack.Grammar.VerbLast() && c.Kind == lang.Main && c.First == i && c.Finite == i+1 && i > s.First
}

// lastBefore is the party named last before token i in the sentence.
func (f *finder) lastBefore(s *sentence, i int) waybill.PartyRef {
	var last waybill.PartyRef
	for k := range s.refs {
		if s.refs[k].last <= i {
			last = s.refs[k].PartyRef
		}
	}
	return last
}

// objectPronoun reports whether an English pronoun stands between a verb and a number
// or article, as the receiver of what follows ("offered it 40 jets").
func (f *finder) objectPronoun(s *sentence, i int) bool {
	if s.Pack.Grammar.VerbLast() || i == s.First || i+1 >= s.Last {
		return false
	}
	next := &f.a.Tokens[i+1]
	return f.a.IsVerb(s.Pack, s.First, i-1) && (next.Kind == text.Number || next.Has(lang.Quantity|lang.Det|lang.GoodsNoun))
}

// subjectPronoun reports whether the pronoun at i stands where a subject does: beside
// the finite verb of its clause, the first of its clause.
func (f *finder) subjectPronoun(s *sentence, i int) bool {
	c := &s.Clauses[f.a.ClauseOf(i)]
	if c.Finite < 0 {
		return false
	}
	beside := i == c.Finite-1 || i == c.Finite+1
	switch word := f.a.Tokens[i].Lower; {
	case s.Pack.Means(word, lang.Either):
		return c.Kind == lang.Main && beside
	case !s.Pack.Means(word, lang.Nominative):
		return false
	case s.Pack.Grammar.VerbLast():
		return beside || i == c.Opener+1
	}
	return i < c.Finite && c.Finite-i <= 2
}

// followed reports whether a party's own name follows the noun at i ("the government
// of Japan", "die Regierung in Kiew").
func (f *finder) followed(i int, s *sentence) bool {
	for j := i + 1; j < s.Last && j <= i+3; j++ {
		if m := f.a.Tokens[j].Mark; m > 0 && f.a.Marks[m-1].Party() != nil {
			return true
		}
	}
	return false
}

// bareSlots gives phrases without any mark of case their slot by their place: the
// first in the clause is the subject, a later one an object, unless the verb is
// passive or something else is the subject.
func (f *finder) bareSlots(s *sentence) {
	a := f.a
	german := s.Pack.Grammar.VerbLast()
	for i := range s.refs {
		r := &s.refs[i]
		if !r.bare || r.slot != "" {
			continue
		}
		c := &s.Clauses[r.clause]
		switch {
		case !german && c.Finite >= 0 && r.first > c.Finite && !f.question(s, c) && !f.innerSubject(s, r, c):
			r.slot = "obj"
		case german && f.subjectTaken(s, i):
			r.slot = "dat"
		default:
			r.slot = "subj"
		}
	}
	_ = a
}

// innerSubject reports whether an English phrase behind the finite verb of its clause is
// the subject of another verb: of the finite verb that follows ("no evidence China has
// sold", "tanks Poland bought"), or of the one its auxiliary stands before ("nor has Iran
// sent").
func (f *finder) innerSubject(s *sentence, r *ref, c *lang.Clause) bool {
	i := r.last
	for i < s.Last && f.a.Tokens[i].Has(lang.Adverb) && !f.a.Tokens[i].Has(lang.Preposition|lang.Verb) {
		i++
	}
	if i >= s.Last || f.a.ClauseOf(i) != r.clause {
		return false
	}
	t := &f.a.Tokens[i]
	if !f.a.IsVerb(s.Pack, s.First, i) {
		return false
	}
	if r.first-1 == c.Finite && f.a.Tokens[c.Finite].Has(lang.Auxiliary|lang.Modal) {
		return t.Has(lang.Infinitive | lang.PastPart | lang.PresPart)
	}
	return t.Has(lang.Finite|lang.Modal|lang.Auxiliary) && (!t.Has(lang.Infinitive) || t.Has(lang.Past)) && !(t.Has(lang.PastPart) && i+1 < s.Last && f.a.Tokens[i+1].Has(lang.Preposition))
}

// question reports whether the clause begins with its finite verb, so that its
// subject follows.
func (f *finder) question(s *sentence, c *lang.Clause) bool {
	return c.Finite == c.First && f.a.Tokens[c.Finite].Has(lang.Auxiliary|lang.Modal)
}

// subjectTaken reports whether an earlier bare phrase or a subject pronoun of the
// clause is its subject, coordinated phrases apart.
func (f *finder) subjectTaken(s *sentence, i int) bool {
	r := &s.refs[i]
	for k := 0; k < i; k++ {
		p := &s.refs[k]
		if p.clause == r.clause && p.slot == "subj" && !f.coordinated(p, r) {
			return true
		}
	}
	c := &s.Clauses[r.clause]
	for t := c.First; t < c.Last; t++ {
		if f.a.ClauseOf(t) != r.clause {
			continue
		}
		word := f.a.Tokens[t].Lower
		if s.Pack.Means(word, lang.AsksWho) || s.Pack.Means(word, lang.Either) && t == c.Opener+1 && c.Opener >= 0 {
			return true
		}
		if (t < r.first || t >= r.last) && f.a.Tokens[t].Mark == 0 && s.Pack.Means(word, lang.Nominative) {
			return true
		}
	}
	return false
}

// coordinated reports whether only a comma or coordinator stands between two phrases.
func (f *finder) coordinated(p, r *ref) bool {
	if p.first > r.first {
		p, r = r, p
	}
	for t := p.last; t < r.first; t++ {
		token := &f.a.Tokens[t]
		if p.slot == r.slot && token.Has(lang.Preposition) {
			continue // "an die Saudis und an die Emirate"
		}
		if !token.Has(lang.Coordinator|lang.Det|lang.Adverb|lang.Adjective) && token.Lower != "," {
			return false
		}
	}
	return true
}
