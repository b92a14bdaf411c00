package lang

import (
	"fmt"
	"maps"
	"slices"
)

// Sense is what a word means for who gives what to whom, beyond its grammar. A rule that
// needs to know a group of words asks for their sense, so that the words themselves stand
// in senses.tsv, where each has its reason.
type Sense uint8

// senses is a set of them, one bit each.
type senses [2]uint64

func (s *senses) add(one Sense) { s[one/64] |= 1 << (one % 64) }

func (s senses) has(one Sense) bool { return s[one/64]&(1<<(one%64)) != 0 }

// The senses.
const (
	// Agent is a preposition for who acts in a passive.
	Agent Sense = iota
	// Toward and Whence are prepositions for where goods go and come from.
	Toward
	Whence
	// Against is a preposition whose phrase is never a side.
	Against
	// Circumstance is a preposition that makes a noun of transfer the time or reason of
	// something else.
	Circumstance
	// Apart is a preposition that makes goods a purpose or circumstance.
	Apart
	// Instrument is a preposition that makes goods a means.
	Instrument
	// Place is a preposition whose phrase is a side only in its own clause.
	Place
	// Addressed is a preposition for who is told to act.
	Addressed
	// Route is a preposition for the way goods take.
	Route
	// Return is a preposition for what something is given in return for.
	Return
	// Topic is a preposition for what a declaration is about.
	Topic
	// AsksWhat and AsksWho are question words.
	AsksWhat
	AsksWho
	// Nominative is a pronoun that can only be the subject, Either one that may be.
	Nominative
	Either
	// Object is a pronoun that may stand for goods named before.
	Object
	// Moved is a pronoun that may stand for goods as the subject of what is done with them.
	Moved
	// Nobody is a pronoun for no party.
	Nobody
	// TakesUp is a word for what was said before.
	TakesUp
	// Unnamed is an adjective for parties without a name, States a noun for them.
	Unnamed
	States
	// Both is a word before that noun that makes it the two states spoken of.
	Both
	// Some is an article or adjective for one party without a name.
	Some
	// Also is a word that says that something holds of another as well ("too").
	Also
	// With is a preposition before whom somebody deals with.
	With
	// Similar is a word that says that a deal is like the one before ("similar").
	Similar
	// Partitive is a word behind a number that stands without its noun.
	Partitive
	// Ordinal is a word that stands for one of several goods or parties.
	Ordinal
	// Hearsay, Duty, Wish and Withheld are modal verbs, by lemma; Withheld is one that
	// refuses when negated.
	Hearsay
	Duty
	Wish
	Withheld
	// Surmise is a form of a modal verb for what may be, Presumed one for what probably is.
	Surmise
	Presumed
	// Arranged is a word before an infinitive for what is fixed.
	Arranged
	// Inverts is a verb that opens a condition by standing before its subject.
	Inverts
	// GerundOf is a preposition between a party and what it is said to do.
	GerundOf
	// AsksIf is a word that leaves open what its clause says.
	AsksIf
	// Future is an adjective for what is to come.
	Future
	// Habit is a noun for transfers that go on for a time.
	Habit
	// Kind is a phrase between a weapon's general name and its own.
	Kind
	// Opposed is the first part of a word for a weapon against the second.
	Opposed
	// Deed is a noun behind a weapon that names what is done with it or who makes it.
	Deed
	// Stores is a noun for what a state holds in store.
	Stores
	// Sale is a noun of selling or giving that needs no goods beside it.
	Sale
	// Charge is a noun for what a denial denies.
	Charge
	// Declaration is a noun for what several parties sign.
	Declaration
	// GivesTo is a verb, by lemma, with the bare receiver right behind it.
	GivesTo
	// Addresses is a verb, by lemma, with who is spoken to right behind it.
	Addresses
	// Strikes is a verb, by lemma, whose object is the target of arms and no side.
	Strikes
	// Speaks is a verb, by lemma, that says something of a transfer and is never one.
	Speaks
	// Longer is a word that with a negation ends what was, Than one behind which it only
	// compares.
	Longer
	Than
	// Charges is a verb, by lemma, whose object does or is to do what the infinitive
	// under it says.
	Charges
	// Manoeuvre is a word for what a state's own forces are sent to do.
	Manoeuvre
	// Helps is a verb, by lemma, whose object is helped by what a gerund behind "by" says.
	Helps
	// Ring is a word for an exchange among three, in which a third replaces what one gives.
	Ring
	// Agency is a news agency's name as it stands in datelines.
	Agency
	// MilitaryHead is a first part that makes arms of the vague goods and the transfers
	// behind it though it is no goods itself, its linking letters included.
	MilitaryHead
	// PlainHead is a first part before which a noun that moves goods keeps its sense
	// though it says nothing of goods; behind any other it is another word.
	PlainHead
	// LooseTail is a noun that speaks for somebody by itself, but not at the end of a
	// compound.
	LooseTail
	// Definite is an article or demonstrative of something known, About a preposition or
	// article that joins to a noun of dealing what it is of.
	Definite
	About
	// Verdict is a word that calls a claim untrue, Calls a verb, by lemma, that passes one.
	Verdict
	Calls
	// Lends is a word that says whose war troops are sent for.
	Lends
	// Purpose is a preposition for what parts, ammunition or training are for.
	Purpose
	// Assault is a noun for an attack or war, behind which its target is named.
	Assault
	// Member is the last part of a compound that names who belongs to a body, not the body.
	Member
	// Destroys is a verb, by lemma, whose subject does not own the arms that are its object.
	Destroys
	// Strait is a noun for waters that are named after a state.
	Strait
	// Still is a word for what is still to come of goods told before.
	Still
	// Awaits is a verb of waiting, as predicates.tsv has it: who must do it demands nothing.
	Awaits
	// Release is a phrase that marks a press release.
	Release
	// Goes is a verb, by lemma, that gives its tense to the English verb under it, Begins one
	// under which that verb has only begun.
	Goes
	Begins
	// Stays is a verb, by lemma, of remaining in the state that a participle behind it tells.
	Stays
	// Comes is a verb, by lemma, without an object, whose participle is never a passive one.
	Comes
	// Plural is a pronoun for several parties.
	Plural
	// Fails is a verb, by lemma, under which an English infinitive has not been done.
	Fails
	// Hands is a noun for whose hold something is in ("in the hands of the militia").
	Hands
	// Site is a noun for a place whose state's adjective stands for the state.
	Site
)

var senseNames = map[string]Sense{
	"agent": Agent, "toward": Toward, "whence": Whence, "against": Against, "circumstance": Circumstance,
	"apart": Apart, "instrument": Instrument, "place": Place, "addressed": Addressed, "route": Route, "return": Return, "topic": Topic,
	"asks-what": AsksWhat, "asks-who": AsksWho, "nominative": Nominative, "either": Either, "object": Object,
	"moved": Moved, "nobody": Nobody, "takes-up": TakesUp, "unnamed": Unnamed, "states": States, "both": Both, "awaits": Awaits, "some": Some, "partitive": Partitive, "also": Also, "similar": Similar, "with": With, "ordinal": Ordinal,
	"hearsay": Hearsay, "duty": Duty, "wish": Wish, "withheld": Withheld, "surmise": Surmise, "presumed": Presumed, "arranged": Arranged,
	"inverts": Inverts, "gerund": GerundOf, "asks-if": AsksIf,
	"future": Future, "habit": Habit, "kind": Kind, "opposed": Opposed, "deed": Deed, "stores": Stores, "sale": Sale, "charge": Charge,
	"declaration": Declaration, "gives-to": GivesTo, "addresses": Addresses, "strikes": Strikes, "ring": Ring, "agency": Agency, "manoeuvre": Manoeuvre, "helps": Helps, "speaks": Speaks, "longer": Longer, "than": Than, "charges": Charges,
	"military-head": MilitaryHead, "plain-head": PlainHead, "loose-tail": LooseTail,
	"definite": Definite, "about": About, "verdict": Verdict, "calls": Calls, "lends": Lends, "still": Still, "member": Member, "strait": Strait, "destroys": Destroys, "assault": Assault, "purpose": Purpose, "release": Release, "goes": Goes, "begins": Begins, "site": Site, "stays": Stays, "fails": Fails, "plural": Plural, "comes": Comes, "hands": Hands,
}

// Senses are the names of the senses as senses.tsv has them.
func Senses() []string { return slices.Sorted(maps.Keys(senseNames)) }

// Means reports whether senses.tsv gives a word any of the senses. The word is in lower
// case; a preposition or modal verb may be asked for by its lemma.
func (l *Lexicon) Means(word string, any ...Sense) bool {
	known, ok := l.senses[word]
	if !ok {
		return false
	}
	for _, one := range any {
		if known.has(one) {
			return true
		}
	}
	return false
}

// Means is [Lexicon.Means] of the pack's lexicon.
func (p *Pack) Means(word string, any ...Sense) bool { return p.Lexicon.Means(word, any...) }

func (p *Pack) addSenses() error {
	for _, r := range p.tables["senses"] {
		sense, ok := senseNames[r.Get("sense")]
		if !ok {
			return fmt.Errorf("senses.tsv: %q has the unknown sense %q", r.Get("words"), r.Get("sense"))
		}
		for _, word := range r.List("words") {
			known := p.Lexicon.senses[word]
			known.add(sense)
			p.Lexicon.senses[word] = known
		}
	}
	return nil
}
