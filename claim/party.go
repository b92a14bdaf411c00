package claim

import (
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
	// target marks what arms are used against, which is no side.
	target bool
}

// prepositional reports whether the party stands behind a preposition.
func (r *ref) prepositional() bool {
	switch r.slot {
	case "subj", "obj", "dat", "poss", "gen", "adj", "mod", gapped, label, "":
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
	dateline := f.a.Dateline(s.index)
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
		if f.firmsHome(s, &r) {
			continue
		}
		f.slot(s, &r)
		f.stocks(s, &r)
		f.sited(s, &r)
		f.held(s, &r)
		s.refs = append(s.refs, r)
	}
	f.pronouns(s)
	f.bareSlots(s)
}

// firmsHome reports whether an English adjective only says where the firm right before it is at
// home ("Norinco, a Chinese state company").
func (f *finder) firmsHome(s *sentence, r *ref) bool {
	n := len(s.refs)
	if s.Pack.Grammar.VerbLast() || n == 0 || r.first-2 <= s.First || f.kind(s.refs[n-1].ID) != waybill.Firm || f.kind(r.ID) == waybill.Firm {
		return false
	}
	return s.refs[n-1].last == r.first-2 && f.a.Tokens[r.first-2].Lower == "," && s.Pack.Means(f.a.Tokens[r.first-1].Lower, lang.Some)
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

// held gives whoever has something in hand the preposition before the hands: "into Houthi hands".
func (f *finder) held(s *sentence, r *ref) {
	hands := r.last
	if hands < s.Last && f.a.Tokens[hands].Kind == text.Clitic {
		hands++
	}
	if hands >= s.Last || !s.Pack.Means(f.a.Tokens[hands].Lower, lang.Hands) {
		return
	}
	i := r.first - 1
	for i > s.First && f.a.Tokens[i].Has(lang.Det) && !f.a.Tokens[i].Has(lang.Preposition) {
		i--
	}
	if i >= s.First && f.a.Tokens[i].Has(lang.Preposition) {
		r.slot, r.noun, r.bare = f.a.Tokens[i].Form.Lemma, -1, false
	}
}

// sited gives an adjective on a place behind a preposition that preposition: "in the
// Libyan port of Misrata" is in Libya.
func (f *finder) sited(s *sentence, r *ref) {
	if r.slot != "mod" && r.slot != "adj" || r.made || r.last >= s.Last || !s.Pack.Means(f.a.Tokens[r.last].Lower, lang.Site) {
		return
	}
	i := r.first - 1
	if i > s.First && f.a.Tokens[i].Has(lang.Det) {
		i--
	}
	if i >= s.First && f.a.Tokens[i].Has(lang.Preposition) {
		r.slot, r.noun, r.last = f.a.Tokens[i].Form.Lemma, -1, r.last+1
	}
}

// extend widens a name to its noun phrase ("the Ukrainian military", "US-Regierung",
// "Präsident Putin") and says what an attribute belongs to. It reports false where
// the name is only part of another thing's name ("Ukraine-Krieg").
func (f *finder) extend(s *sentence, mark *lang.Mark, m int, r *ref) bool {
	a := f.a
	last := &a.Tokens[mark.Last-1]
	inner := mark.Span.End < last.Span.End // the name is the first part of a compound
	attribute := mark.Name.Kind == atlas.Adjective || inner || mark.Name.Kind == atlas.People && f.beforeNoun(s, mark)
	if attribute && !inner && f.peopleOf(s, mark) {
		attribute = false
	}
	if inner {
		r.inner = true
		switch {
		case last.Has(lang.PartyNoun) && !f.member(s, mark.Last-1):
			attribute = false
		case last.Has(lang.GoodsNoun) || last.Form != nil && len(last.Form.Predicates) > 0:
			r.slot, r.noun = "adj", mark.Last-1
			if mark.Name.Kind == atlas.FirmName {
				r.slot, r.made = "mod", true // "Suchoi-Kampfjets": who makes them, not who gives them
			}
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
	f.widen(s, r)
	if full && r.slot == "" && f.speaksFor(s, r.first-2) {
		r.first -= 2
		f.widen(s, r)
	}
	return true
}

// speaksFor reports whether an English noun at i stands for the party named behind it: "the
// government of Poland", "officers from Warsaw".
func (f *finder) speaksFor(s *sentence, i int) bool {
	if i < s.First || f.a.Tokens[i].Mark > 0 && f.a.Marks[f.a.Tokens[i].Mark-1].Phrase == nil {
		return false
	}
	switch f.a.Tokens[i+1].Lower {
	case "of":
		return f.a.Tokens[i].Has(lang.PartyNoun)
	case "in":
		return f.a.Tokens[i].Has(lang.PartyNoun) && f.seat(i+2)
	case "from":
		return f.a.Tokens[i].Has(lang.PersonNoun | lang.PartyNoun)
	}
	return false
}

// seat reports whether token i names a capital or another place that stands for a government.
func (f *finder) seat(i int) bool {
	m := f.a.Tokens[i].Mark
	return m > 0 && f.a.Marks[m-1].Name != nil && f.a.Marks[m-1].Name.Kind == atlas.Capital
}

// widen takes in the words of the noun phrase before a party's name.
func (f *finder) widen(s *sentence, r *ref) {
	for r.first > s.First && f.precedes(r.first-1, s) {
		r.first--
	}
}

// peopleOf reports whether an English adjective stands for its people as a subject ("the
// British would send").
func (f *finder) peopleOf(s *sentence, mark *lang.Mark) bool {
	return !s.Pack.Grammar.VerbLast() && mark.First > s.First && mark.Last < s.Last &&
		f.a.Tokens[mark.First-1].Has(lang.Det) && f.a.Tokens[mark.Last].Has(lang.Modal|lang.Auxiliary)
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

// head looks behind a name for the noun it belongs to: a word for a government or
// army makes it a full party (true), goods or a predicate make it their attribute.
func (f *finder) head(s *sentence, r *ref, attribute bool) bool {
	a := f.a
	if r.last < s.Last && a.Tokens[r.last].Kind == text.Clitic {
		r.slot, r.noun = "poss", -1
		for i := r.last + 1; i < s.Last && i <= r.last+headReach+1; i++ {
			t := &a.Tokens[i]
			if t.Has(lang.PartyNoun) && len(t.Form.Predicates) == 0 && !(i+1 < s.Last && a.Tokens[i+1].Has(lang.GoodsNoun)) {
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
		case t.Has(lang.Made) && f.makes(s, i):
			return false // "Sweden made a delivery"
		case t.Has(lang.Made):
			r.slot, r.noun, r.made = "mod", i, true
			return false
		case !attribute && i == r.last && s.Clauses[a.ClauseOf(i)].Finite == i && a.IsVerb(s.Pack, s.First, i):
			return false // "Norway supplies tanks", "Iran arms the Houthis"
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

// makes reports whether "made" at token i behind a name is a verb, with an object that
// opens with an article or a number.
func (f *finder) makes(s *sentence, i int) bool {
	if s.Pack.Grammar.VerbLast() || i+1 >= s.Last {
		return false
	}
	t := &f.a.Tokens[i+1]
	return t.Kind == text.Number || t.Has(lang.Det|lang.Quantity|lang.Possessive)
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
