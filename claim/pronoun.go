package claim

import (
	"slices"
	"strings"

	"waybill"
	"waybill/atlas"
	"waybill/lang"
	"waybill/text"
)

// pronouns adds the parties that a subject pronoun or "the country" takes up.
func (f *finder) pronouns(s *sentence) {
	a := f.a
	for i := s.First; i < s.Last; i++ {
		t := &a.Tokens[i]
		if t.Mark > 0 && !f.member(s, i) || t.Kind != text.Word {
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
		case t.Lower == "it" && i > s.First && i+1 < s.Last && s.Pack.Means(a.Tokens[i+1].Lower, lang.GerundOf) && f.accuses(s, i-1):
			id = f.talk.subject // "accused it of arming"
		case t.Has(lang.Pronoun) && f.objectPronoun(s, i):
			id = f.objectBefore(s, i)
		case t.Has(lang.Pronoun) && !t.Has(lang.Possessive|lang.Det) && i+1 < s.Last && f.subjectPronoun(s, i) && !f.goodsPronoun(s, i):
			id = f.subjectBefore(s, i)
		case t.Has(lang.FirmNoun) && i > s.First && a.Tokens[i-1].Has(lang.Det|lang.Demonstr) && !f.followed(i, s):
			id = f.talk.firm
		case t.Has(lang.Back|lang.PartyNoun) && i > s.First && a.Tokens[i-1].Has(lang.Possessive) && f.covering(t.Span) != nil:
			id = f.talk.speakerParty(f, t.Span) // "his country", "unsere Regierung"
		case t.Mark > 0:
			id = f.talk.home(f.subjectBefore(s, i)) // "das Nato-Land"
		case t.Has(lang.Back) && i > s.First && a.Tokens[i-1].Has(lang.Det|lang.Demonstr) && !f.followed(i, s) && !f.anyOne(s, i-1) && !s.Pack.Means(a.Tokens[i-1].Lower, lang.Unnamed):
			id = f.subjectBefore(s, i)
		default:
			continue
		}
		if !id.Known() {
			if t.Has(lang.FirstPerson) && !t.Has(lang.Possessive) && f.covering(t.Span) != nil {
				s.strangers = append(s.strangers, i)
			}
			continue
		}
		r := ref{PartyRef: waybill.PartyRef{ID: id.ID, Span: t.Span}, first: i, last: i + 1, clause: a.ClauseOf(i), noun: -1, back: true}
		f.slot(s, &r)
		s.refs = append(s.refs, r)
	}
	slices.SortStableFunc(s.refs, func(x, y ref) int { return x.first - y.first })
}

// member reports whether token i names who belongs to a body ("das Nato-Land").
func (f *finder) member(s *sentence, i int) bool {
	t := &f.a.Tokens[i]
	m := &f.a.Marks[t.Mark-1]
	return m.Party() != nil && m.Span.End < t.Span.End && s.Pack.Means(t.Lower[strings.LastIndexByte(t.Lower, '-')+1:], lang.Member)
}

// anyOne reports whether the English article at i leaves open who is meant ("to any party",
// "a country in the region"): its noun takes up nobody.
func (f *finder) anyOne(s *sentence, i int) bool {
	t := &f.a.Tokens[i]
	return !s.Pack.Grammar.VerbLast() && (t.Has(lang.Quantity|lang.Negation) || s.Pack.Means(t.Lower, lang.Some))
}

// goodsPronoun reports whether the pronoun at i is the subject of a passive verb that moves
// goods, in a clause that names none: it means the goods named just before ("Sie wurden im
// Mai geliefert", "it was shipped in May").
func (f *finder) goodsPronoun(s *sentence, i int) bool {
	if s.index-f.talk.goodsAt > 1 || f.talk.goods.Class == "" || !s.Pack.Means(f.a.Tokens[i].Lower, lang.Moved) {
		return false
	}
	clause, moved := f.a.ClauseOf(i), false
	for k := s.Clauses[clause].First; k < s.Clauses[clause].Last; k++ {
		t := &f.a.Tokens[k]
		if t.Form == nil || f.a.ClauseOf(k) != clause {
			continue
		}
		if t.Form.Goods != nil || t.Mark > 0 && f.a.Marks[t.Mark-1].Goods != nil {
			return false // "they were given tanks"
		}
		moved = moved || t.Has(lang.PastPart) && movesGoods(t.Form) && f.passive(s, k)
	}
	return moved
}

// movesGoods reports whether a verb form is of a verb that hands goods over; who is
// equipped or trained receives them.
func movesGoods(form *lang.Form) bool {
	return slices.ContainsFunc(form.Verbs, func(v lang.VerbForm) bool {
		return slices.ContainsFunc(v.Verb.Predicates, func(p *lang.Predicate) bool {
			return p.Moves() && p.Frame != "equip" && p.Frame != "train" && p.Frame != "pay"
		})
	})
}

func (f *finder) passive(s *sentence, verb int) bool {
	g := f.a.GroupOf(s.Sentence, verb)
	return g.Passive && !g.Attributive
}

// addressed is the party that an English verb of warning or urging is directed at, which a
// pronoun behind it means ("warned Pyongyang it would pay"), nil if none.
func (f *finder) addressed(s *sentence, i int) *ref {
	for k := len(s.refs) - 1; k >= 0; k-- {
		r := &s.refs[k]
		if r.first >= i || !r.bare || r.first == s.First {
			continue
		}
		if !s.Pack.Grammar.VerbLast() && f.addresses(s, r.first-1) {
			return r
		}
		return nil
	}
	return nil
}

// accuses reports whether token i is a verb of accusing, suspecting, warning or urging.
func (f *finder) accuses(s *sentence, i int) bool {
	act := f.act(i)
	return act == "accuse" || act == "suspect" || f.addresses(s, i)
}

// addresses reports whether token i is a form of a verb of warning, urging or accusing.
func (f *finder) addresses(s *sentence, i int) bool {
	return formOf(s.Pack, &f.a.Tokens[i], lang.Addresses)
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
	if she := f.feminineBefore(s, i); she.Known() {
		return she
	}
	for k := range s.refs {
		r := &s.refs[k]
		if r.first >= i {
			break
		}
		if s.Pack.Grammar.VerbLast() && s.Clauses[r.clause].Kind == lang.Adverbial && f.a.Tokens[i].Has(lang.Back) {
			continue // "Während Paris droht, rüstet Moskau die Armee des Landes aus"
		}
		if r.bare && r.slot == "" && (r.clause != f.a.ClauseOf(i) || f.said(s, r, i)) {
			return r.PartyRef
		}
	}
	return f.talk.subject
}

// feminineBefore is the party of the office or body with a feminine noun in the sentence before, which a
// German "sie" in the singular takes up where the subject there is a state whose name is neuter ("Der Iran
// stützt die jemenitische Miliz. Sie erhielt …"), none if there is none.
func (f *finder) feminineBefore(s *sentence, i int) waybill.PartyRef {
	finite := s.Clauses[f.a.ClauseOf(i)].Finite
	if !s.Pack.Grammar.VerbLast() || f.a.Tokens[i].Lower != "sie" || i != s.First || finite < 0 || s.index == 0 || f.a.Sentences[s.index-1].Block != s.Block {
		return waybill.PartyRef{}
	}
	if verb := f.a.Tokens[finite].Lower; verb == "sind" || strings.HasSuffix(verb, "en") {
		return waybill.PartyRef{}
	}
	before := &f.a.Sentences[s.index-1]
	var she waybill.PartyRef
	for m := range f.a.Marks {
		mark := &f.a.Marks[m]
		if mark.First < before.First || mark.Last >= before.Last || mark.Party() == nil {
			continue
		}
		neuter := mark.Name.Kind == atlas.StateName && !f.feminine(&ref{first: mark.First, last: mark.Last})
		if mark.Span == f.talk.subject.Span && !neuter {
			return waybill.PartyRef{}
		}
		if mark.Name.Kind == atlas.Adjective && f.isFeminine(mark.Last) {
			she = waybill.PartyRef{ID: mark.Party().ID, Span: mark.Span}
		}
	}
	return she
}

// isFeminine reports whether token i is a feminine noun of speakers.tsv.
func (f *finder) isFeminine(i int) bool {
	form := f.a.Tokens[i].Form
	return form != nil && slices.ContainsFunc(form.Notes, func(n lang.Note) bool {
		return n.Table == "speakers" && n.Row.Get("gender") == "f"
	})
}

// objectBefore is the party that an English pronoun as receiver takes up: in a clause that goes on
// with the subject of the one before, the object there ("Iran paid Hezbollah and delivered it
// 100 rockets"), else what a subject would.
func (f *finder) objectBefore(s *sentence, i int) waybill.PartyRef {
	clause := f.a.ClauseOf(i)
	own := func(r ref) bool { return r.clause == clause && r.first < i }
	for k := len(s.refs) - 1; k >= 0 && !slices.ContainsFunc(s.refs, own); k-- {
		r := &s.refs[k]
		if r.bare && r.slot == "" && r.clause == clause-1 && r.first > s.Clauses[r.clause].Finite {
			return r.PartyRef
		}
	}
	return f.subjectBefore(s, i)
}

// said reports whether an English verb of saying stands between a party and a pronoun of
// the same clause, whose own clause has no "that" ("Iran denied it had sent drones").
func (f *finder) said(s *sentence, r *ref, i int) bool {
	finite := s.Clauses[r.clause].Finite
	return !s.Pack.Grammar.VerbLast() && finite >= r.last && finite < i && f.act(finite) != ""
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
	if form := f.a.Tokens[i-1].Form; form == nil || slices.ContainsFunc(form.Verbs, func(v lang.VerbForm) bool {
		return slices.ContainsFunc(v.Verb.Predicates, func(p *lang.Predicate) bool { return p.Frame == "get" })
	}) {
		return false // "received them three years later"
	}
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
		return f.reportedSubject(s, i)
	case s.Pack.Grammar.VerbLast():
		return beside || i == c.Opener+1
	case i == c.Finite+1 && i+1 < s.Last && f.act(c.Finite) != "" && f.a.Tokens[i+1].Has(lang.Modal|lang.Auxiliary):
		return true // "Oslo said it would send"
	}
	return i < c.Finite && c.Finite-i <= 2
}

// reportedSubject reports whether a German pronoun without a case of its own ("es") opens a
// clause of reported speech right before its subjunctive, as its subject ("wies Berichte
// zurück, es habe Russland Raketen verkauft").
func (f *finder) reportedSubject(s *sentence, i int) bool {
	c := &s.Clauses[f.a.ClauseOf(i)]
	if !s.Pack.Grammar.VerbLast() || f.a.Tokens[i].Has(lang.Dative|lang.Accusative) {
		return false
	}
	return c.Kind == lang.Main && c.First == i && i > s.First && c.Finite == i+1 && f.a.Tokens[c.Finite].Has(lang.Subj1) ||
		i == c.Opener+1 && c.Opener >= s.First && f.acts(s, f.a.ClauseOf(i))
}

// acts reports whether a clause has a verb that hands goods over, in the active voice: its "es" is
// then who does it ("prüft, ob es Kiew Flugzeuge überlassen kann").
func (f *finder) acts(s *sentence, clause int) bool {
	for k := s.Clauses[clause].First; k < s.Clauses[clause].Last; k++ {
		t := &f.a.Tokens[k]
		if t.Form != nil && len(t.Form.Verbs) > 0 && f.a.ClauseOf(k) == clause && f.a.IsVerb(s.Pack, s.First, k) && movesGoods(t.Form) {
			return t.Lower != "gibt" && t.Lower != "gebe" && t.Lower != "gab" && !f.passive(s, k)
		}
	}
	return false
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
