package claim

import (
	"slices"
	"strings"

	"waybill"
	"waybill/atlas"
	"waybill/lang"
	"waybill/text"
)

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

// slot reads a noun phrase's slot from what stands before it. The owner of an account
// ("nach Angaben Seouls", "nach Erkenntnissen der ukrainischen Armee") only says so.
func (f *finder) slot(s *sentence, r *ref) {
	f.slotOf(s, r)
	if !s.Pack.Grammar.VerbLast() {
		return
	}
	if r.last-r.first > 1 && r.slot != "" && f.accountNoun(r.first) {
		r.slot, r.bare = account, false
	}
	if i := r.first - 1; r.slot == "gen" {
		if i > s.First && f.a.Tokens[i].Has(lang.Det) {
			i--
		}
		if i > s.First && s.Pack.Means(f.a.Tokens[i].Lower, lang.Lends) && f.a.Tokens[i-1].Lower == "zur" {
			r.slot = "für" // "zur Unterstützung Russlands"
		}
	}
	switch r.slot {
	case "gen", "in", "aus":
	case "von":
		if r.last < s.Last && f.a.Attributive(s.Pack, s.First, r.last) {
			return // "nach eigenen Angaben von London gelieferte Raketen"
		}
	default:
		return
	}
	for i := r.first - 1; i >= s.First && r.first-i <= accountReach; i-- {
		if f.accountNoun(i) || r.slot == "aus" && i == r.first-2 && f.saying(s, i) {
			r.slot, r.bare = account, false
			return
		}
		if t := &f.a.Tokens[i]; !t.Has(lang.Det | lang.Adjective | lang.Preposition | lang.PartyNoun) {
			return
		}
	}
}

// accountNoun reports whether token i is a German noun for what somebody says.
func (f *finder) accountNoun(i int) bool {
	t := &f.a.Tokens[i]
	return t.Upper && t.Form != nil && slices.ContainsFunc(t.Form.Notes, func(n lang.Note) bool {
		return n.Table == "reporting" && n.Row.Get("act") == "account"
	})
}

// saying reports whether the German word at i is a noun of speech that tells no stage itself
// ("trotz Warnungen aus Washington").
func (f *finder) saying(s *sentence, i int) bool {
	t := &f.a.Tokens[i]
	return t.Form != nil && f.nounLike(s, i) && f.act(i) != "" && len(t.Form.Predicates) == 0
}

// account is the slot of a party whose account the sentence gives.
const account = "account"

// accountReach is how many words before a name the account may stand: "nach Darstellung
// der neuen Regierung in Kiew".
const accountReach = 5

// slotOf is slot by grammar alone.
func (f *finder) slotOf(s *sentence, r *ref) {
	if r.slot != "" {
		return
	}
	a := f.a
	if r.last < s.Last && f.act(r.last) == "after" {
		r.slot = a.Tokens[r.last].Lower // "Kiew zufolge": a source
		return
	}
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
	if c := &s.Clauses[r.clause]; i >= s.First && i == c.Opener && c.Kind == lang.RelativeTo && s.Pack.Grammar.VerbLast() {
		r.bare = true // "bei dem Polen bestellt hat": a pronoun, no article
		return
	}
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
		case t.Has(lang.Preposition) && !(t.Has(lang.Particle) && t.Has(lang.Subord)) && !f.opensAs(s, r, i):
			r.slot = t.Form.Lemma
			if i > s.First && s.Pack.Means(a.Tokens[i-1].Lower, lang.Strait) {
				r.slot = "mod" // "im Golf von Oman"
				return
			}
			if len(t.Form.Notes) == 0 && r.slot == "" {
				r.slot = t.Lower
			}
			f.sameWay(s, r, det, i)
			return
		case (t.Has(lang.Coordinator) || t.Lower == ",") && len(s.refs) > 0:
			if p := &s.refs[len(s.refs)-1]; p.last >= i-1 && p.last <= i && p.clause == r.clause && p.slot != "adj" && p.slot != "poss" && !f.fronted(s, p, r) {
				r.slot, r.bare = p.slot, p.bare
				return
			}
		}
	}
	f.caseSlot(s, r, det, i)
}

// sameWay gives a German phrase of direction behind a comma or "und" the slot of the one before it:
// "in die Ukraine, nach Singapur und in die Türkei" is one list of where goods go.
func (f *finder) sameWay(s *sentence, r *ref, det *lang.Token, prep int) {
	if !s.Pack.Grammar.VerbLast() || len(s.refs) == 0 || prep-1 <= s.First {
		return
	}
	toward := func(slot string, det *lang.Token) bool {
		return s.Pack.Means(slot, lang.Toward) && slot != "für" || slot == "in" && det != nil && det.Has(lang.Det) && !det.Has(lang.Dative|lang.Preposition)
	}
	p, joint := &s.refs[len(s.refs)-1], &f.a.Tokens[prep-1]
	if p.last != prep-1 || p.clause != r.clause || p.slot == r.slot || !joint.Has(lang.Coordinator) && joint.Lower != "," || !toward(r.slot, det) {
		return
	}
	var before *lang.Token
	if p.first > s.First {
		before = &f.a.Tokens[p.first-1]
	}
	if toward(p.slot, before) {
		r.slot = p.slot
	}
}

// opensAs reports whether the German word at i, which may be a preposition, opens the clause of a phrase
// with a verb of its own ("während Spanien Peru Raketen lieferte").
func (f *finder) opensAs(s *sentence, r *ref, i int) bool {
	c := &s.Clauses[r.clause]
	return s.Pack.Grammar.VerbLast() && i == c.Opener && c.Finite > i && f.a.Tokens[i].Has(lang.Subord)
}

// fronted reports whether an English phrase p opens its clause behind a preposition, with a
// comma between it and the subject r, behind which the verb stands ("From Iran, Russia has
// obtained drones").
func (f *finder) fronted(s *sentence, p, r *ref) bool {
	c := &s.Clauses[r.clause]
	if s.Pack.Grammar.VerbLast() || !p.prepositional() || f.a.Tokens[p.last].Lower != "," || p.first-c.First > 2 && !f.timed(c) {
		return false
	}
	i := r.last
	for i < s.Last && f.a.Tokens[i].Has(lang.Adverb) {
		i++
	}
	return i == c.Finite
}

// timed reports whether an English clause opens with when or why something happened: with a
// preposition, before it at most a measure of time ("Weeks after the invasion of Ukraine, …").
func (f *finder) timed(c *lang.Clause) bool {
	for i := c.First; i < c.Last && i-c.First <= 3; i++ {
		t := &f.a.Tokens[i]
		switch {
		case t.Has(lang.Preposition):
			return true
		case t.Mark > 0, t.Has(lang.GoodsNoun | lang.PartyNoun | lang.PersonNoun), t.Form != nil && len(t.Form.Predicates) > 0:
			return false
		}
	}
	return false
}

// caseSlot reads German case from the article.
func (f *finder) caseSlot(s *sentence, r *ref, det *lang.Token, before int) {
	r.bare = true
	if i := r.first - 1; det == nil && i >= s.First && f.a.Tokens[i].Lower == "beiden" {
		r.slot, r.bare = "dat", false // "sicherte beiden Ländern zu"
		return
	}
	if !s.Pack.Grammar.VerbLast() || det == nil && f.genitive(s, r, before) || det == nil {
		return
	}
	afterNoun := before >= s.First && f.a.Tokens[before].Kind == text.Word && f.a.Tokens[before].Upper &&
		!f.a.IsVerb(s.Pack, s.First, before) && f.a.Tokens[before].Mark > 0 || before >= s.First && f.nounLike(s, before)
	if before >= s.First && f.a.Tokens[before].Has(lang.Back) {
		afterNoun = false // "sein Land der Ukraine": a word that takes up a party is nobody else's
	}
	switch {
	case det.Has(lang.Genitive) && afterNoun && f.receives(s, r, det, before):
		r.slot, r.bare = "dat", false
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

// receives reports whether "der Ukraine" behind goods is who gets them: their clause has an
// active verb of giving and names no other receiver ("will die Panzer der Ukraine schenken").
func (f *finder) receives(s *sentence, r *ref, det *lang.Token, before int) bool {
	if det.Lower != "der" || !f.feminine(r) || !f.a.Tokens[before].Has(lang.GoodsNoun) && f.a.Tokens[before].Mark == 0 {
		return false
	}
	if m := f.a.Tokens[before].Mark; m > 0 && f.a.Marks[m-1].Party() != nil {
		if kind := f.a.Marks[m-1].Name.Kind; kind != atlas.StateName && kind != atlas.Capital {
			return false // "die Streitkräfte der Ukraine", but "überlässt auch Chile der Ukraine Kampfjets"
		}
	}
	gives := false
	c := &s.Clauses[r.clause]
	for i := c.First; i < c.Last; i++ {
		t := &f.a.Tokens[i]
		if f.a.ClauseOf(i) != r.clause || t.Form == nil {
			continue
		}
		opens := i == max(c.First, f.a.Dateline(s.index)) && s.Pack.Means(t.Form.Lemma, lang.Circumstance) // "Nach Polen überlässt auch Chile …"
		if s.Pack.Means(t.Form.Lemma, lang.Toward) && t.Has(lang.Preposition) && !opens || t.Lower == "dem" && i+1 < s.Last && f.a.Tokens[i+1].Mark > 0 {
			return false
		}
		gives = gives || f.a.IsVerb(s.Pack, s.First, i) && handsOver(t.Form) && !f.passive(s, i) && !f.a.Attributive(s.Pack, s.First, i)
	}
	return gives
}

// handsOver reports whether a verb form is of a verb of giving.
func handsOver(form *lang.Form) bool {
	return slices.ContainsFunc(form.Verbs, func(v lang.VerbForm) bool {
		return slices.ContainsFunc(v.Verb.Predicates, func(p *lang.Predicate) bool { return p.Moves() && p.Frame == "give" })
	})
}

// genitive gives a German name with a genitive -s its slot: behind a noun ("der Lieferant
// Indiens"), or before one with its adjectives ("Indiens wichtigster Lieferant").
func (f *finder) genitive(s *sentence, r *ref, before int) bool {
	if a := &f.a.Tokens[r.first]; r.last-r.first > 1 && a.Mark > 0 && strings.HasSuffix(a.Lower, "er") && before >= s.First && f.nounLike(s, before) {
		if n := f.a.Marks[a.Mark-1].Name; n != nil && n.Kind == atlas.Adjective {
			r.slot, r.bare = "gen", false // "Ausbildung ukrainischer Soldaten"
			return true
		}
	}
	t := &f.a.Tokens[r.last-1]
	if t.Mark == 0 || f.a.Marks[t.Mark-1].Name == nil {
		return false
	}
	mark := &f.a.Marks[t.Mark-1]
	if mark.Span.Of(f.a.Text) != mark.Name.Spelling+"s" {
		return false
	}
	if before >= s.First && f.nounLike(s, before) {
		r.slot, r.bare = "gen", false
		return true
	}
	for i := r.last; i < s.Last && i-r.last <= 2; i++ {
		if f.nounLike(s, i) && f.a.Tokens[i].Mark == 0 {
			r.slot, r.noun, r.bare = "poss", i, false
			return true
		}
		if w := &f.a.Tokens[i]; w.Kind != text.Word || w.Form != nil && !w.Has(lang.Adjective|lang.Quantity) {
			return false
		}
	}
	return false
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
	for _, end := range [...]string{"ei", "ie", "ine", "eiz", "ion", "ung", "ik", "nato", "uno", "eu", "au", "tät", "mee", "arine", "wehr", "affe", "iliz", "aft", "ihrung", "ee"} {
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
	case 'i': // "den Huthi"
		return f.kind(r.ID) == waybill.Group
	case 'n', 's':
		return words != "iran" && words != "libanon" && words != "sudan" && words != "jemen"
	}
	return words == "usa"
}

// bareSlots gives phrases without any mark of case their slot by their place: the
// first in the clause is the subject, a later one an object, unless the verb is
// passive or something else is the subject.
func (f *finder) bareSlots(s *sentence) {
	german := s.Pack.Grammar.VerbLast()
	if f.labels(s) {
		s.refs[0].slot = label
	}
	for i := range s.refs {
		r := &s.refs[i]
		if !r.bare || r.slot != "" {
			continue
		}
		c := &s.Clauses[r.clause]
		switch {
		case !german && f.afterNonfinite(s, r):
			r.slot = "obj"
		case !german && c.Finite >= 0 && r.first > c.Finite && !f.question(s, c) && !f.innerSubject(s, r, c):
			r.slot = "obj"
		case german && (f.infinitive(s, c) || f.subjectTaken(s, i)):
			r.slot = "dat"
		default:
			r.slot = "subj"
		}
	}
}

// label is the slot of a party alone before a colon and a sentence with parties of its own
// ("Kiew: Iran liefert Raketen", "US: Norway arms Kuwait"): who says it, or what it is
// about, and no part of it.
const label = "label"

// labels reports whether the first party of a sentence is its label.
func (f *finder) labels(s *sentence) bool {
	if len(s.refs) < 2 {
		return false
	}
	r, next := &s.refs[0], &s.refs[1]
	if r.first-s.First > 1 || r.last >= s.Last || f.a.Tokens[r.last].Lower != ":" || !next.bare || next.clause != r.clause {
		return false
	}
	return s.Clauses[r.clause].Finite > r.last
}

// afterNonfinite reports whether an English phrase stands right behind a gerund, an
// infinitive or the participle of a perfect, whose object it is ("accused of arming Russia",
// "and has asked Washington for spare parts").
func (f *finder) afterNonfinite(s *sentence, r *ref) bool {
	i := r.first - 1
	for i > s.First && f.a.Tokens[i].Has(lang.Det|lang.Adjective) && !f.a.Tokens[i].Has(lang.Verb|lang.That) {
		i--
	}
	if i < s.First || i == s.Clauses[r.clause].Finite || !f.a.IsVerb(s.Pack, s.First, i) {
		return false
	}
	t, before := &f.a.Tokens[i], i-1
	for before > s.First && f.a.Tokens[before].Has(lang.Adverb) {
		before--
	}
	return t.Has(lang.PresPart) || before >= s.First && (t.Has(lang.Infinitive) && f.a.Tokens[before].Has(lang.To) || t.Has(lang.PastPart) && f.a.Tokens[before].Has(lang.Have))
}

// infinitive reports whether a German clause is one of "zu" and an infinitive, which has
// no subject of its own ("…, Russland Raketen geliefert zu haben").
func (f *finder) infinitive(s *sentence, c *lang.Clause) bool {
	if c.Kind != lang.Infinite || c.Finite >= 0 {
		return false
	}
	for i := c.First; i < c.Last; i++ {
		t := &f.a.Tokens[i]
		if t.Has(lang.ToInf) || t.Has(lang.Infinitive) && i > c.First && f.a.Tokens[i-1].Has(lang.To) {
			return true
		}
	}
	return false
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
	joined := i // the first of the phrases that an enumeration joins to this one
	for joined > 0 && f.coordinated(&s.refs[joined-1], &s.refs[joined]) {
		joined--
	}
	for k := 0; k < joined; k++ {
		p := &s.refs[k]
		if p.clause == r.clause && p.slot == "subj" && !f.coordinated(p, r) {
			return true
		}
	}
	c := &s.Clauses[r.clause]
	if r.first > c.Finite && f.nounInFront(s, c) {
		return true
	}
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

// nounInFront reports whether a German clause begins with a nominative noun for a person
// or party without a name ("Der Minister sagte Kiew Panzer zu", "Ein Partner gibt …").
func (f *finder) nounInFront(s *sentence, c *lang.Clause) bool {
	det := &f.a.Tokens[c.First]
	if !det.Has(lang.Det) || det.Has(lang.Dative|lang.Accusative|lang.Preposition) {
		return false
	}
	i := c.First + 1
	for i < c.Finite && f.a.Tokens[i].Has(lang.Adjective|lang.Quantity) {
		i++
	}
	noun := &f.a.Tokens[i]
	if i >= c.Finite || noun.Mark > 0 {
		return false
	}
	if det.Has(lang.Genitive) { // "der": a feminine dative unless the noun is a person's
		return noun.Has(lang.PersonNoun)
	}
	return noun.Has(lang.PersonNoun|lang.PartyNoun|lang.Back) || s.Pack.Means(noun.Lower, lang.States)
}

// coordinated reports whether a comma or coordinator joins two phrases and nothing else
// stands between them.
func (f *finder) coordinated(p, r *ref) bool {
	if p.first > r.first {
		p, r = r, p
	}
	if p.clause != r.clause {
		return false
	}
	joined := p.first == r.first || p.slot == r.slot && p.prepositional()
	for t := p.last; t < r.first; t++ {
		token := &f.a.Tokens[t]
		joined = joined || token.Has(lang.Coordinator) || token.Lower == ","
		if p.slot == r.slot && p.prepositional() && token.Has(lang.Preposition) {
			continue // "an die Saudis und an die Emirate"
		}
		if !token.Has(lang.Coordinator|lang.Det|lang.Adverb|lang.Adjective) && token.Lower != "," {
			return false
		}
	}
	return joined
}

// targets marks the phrases that name what arms are used against: the objects of a verb
// like "strike" ("drones struck Kyiv"). Only a phrase before all goods is its subject.
func (f *finder) targets(s *sentence) {
	if len(s.refs) == 0 {
		return
	}
	strikes, destroys := make([]bool, len(s.Clauses)), make([]bool, len(s.Clauses))
	for i := s.First; i < s.Last; i++ {
		t := &f.a.Tokens[i]
		clause := f.a.ClauseOf(i)
		if t.Form == nil || strikes[clause] {
			continue
		}
		for _, v := range t.Form.Verbs {
			if !f.a.IsVerb(s.Pack, s.First, i) || v.Apart && !f.particle(s, i, v.Verb.Prefix) {
				continue
			}
			strikes[clause] = strikes[clause] || s.Pack.Means(v.Verb.Lemma, lang.Strikes)
			destroys[clause] = destroys[clause] || s.Pack.Grammar.VerbLast() && s.Pack.Means(v.Verb.Lemma, lang.Destroys)
		}
	}
	for i := range s.goods { // "zerstörte Panzer mit gelieferten Haubitzen"
		if g := &s.goods[i]; s.Pack.Means(g.prep, lang.Instrument) {
			destroys[g.clause] = false
		}
	}
	for i := range s.refs {
		r := &s.refs[i]
		behind := len(s.goods) > 0 && s.goods[0].last <= r.first
		r.target = f.assaulted(s, r) || destroys[r.clause] && r.slot == "subj" && f.supplied(s, r.clause) || strikes[r.clause] && (r.slot == "obj" || behind && (r.slot == "subj" || r.slot == "dat"))
	}
}

// supplied reports whether a participle in a German clause says that its goods were given
// ("zerstörte von Russland gelieferte Raketen").
func (f *finder) supplied(s *sentence, clause int) bool {
	for i := s.Clauses[clause].First; i < s.Clauses[clause].Last; i++ {
		if t := &f.a.Tokens[i]; f.a.ClauseOf(i) == clause && t.Form != nil && t.Has(lang.PastPart) && f.a.Attributive(s.Pack, s.First, i) && handsOver(t.Form) {
			return true
		}
	}
	return false
}

// assaulted reports whether a phrase stands right behind a noun for an attack or a war ("der
// Überfall auf die Ukraine", "the invasion of Ukraine").
func (f *finder) assaulted(s *sentence, r *ref) bool {
	behind := s.Pack.Grammar.VerbLast() // a genitive needs no preposition
	for i := r.first - 1; i > s.First && r.first-i <= 3; i-- {
		t := &f.a.Tokens[i]
		if !t.Has(lang.Preposition | lang.Det) {
			return behind && s.Pack.Means(t.Lower, lang.Assault)
		}
		behind = behind || t.Has(lang.Preposition)
	}
	return false
}
