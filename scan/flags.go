package scan

import (
	"waybill"
	"waybill/lang"
)

// flags are what a word can be in a claim, one bit each.
type flags uint64

const (
	firm      flags = 1 << iota // means supply by itself
	carries                     // moves goods if goods are named with it
	both                        // moves goods only between two named sides
	stages                      // says how far another predicate has come
	takes                       // of the words that move goods, one whose subject gets them
	sells                       // a noun of selling, which needs no goods beside it
	maybe                       // has rules that want further words, see fulfilled
	mayHappen                   // … of an event
	arms                        // military goods, or a word that implies them
	vague                       // goods only in the company of a transfer
	troops                      // … that are people
	accessory                   // … that may be for other goods: parts, training
	things                      // goods of any kind
	money                       // a sum, or what is paid
	meets                       // an event of that kind
	sanctions                   //
	links                       //
	makes                       // production, or the judgement of what goods mean
	party                       // names a party
	weakParty                   // names a party by an ordinary word: beside arms only
	weakArms                    // names a type of weapon so
	stands                      // a pronoun of the third person, or what takes up a party
	speaks                      // I, we: stands for the speaker
	behind                      // stands for a party only behind an article
	firms                       // stands for a firm behind an article
	several                     // stands for two states behind "both"
	counts                      // a number word
	tangible                    // goods that a general word may take up
	takesUp                     // takes up what was said before
	objects                     // a pronoun that may stand for goods
	acts                        // a verb that moves goods
	verbal                      // a verb with any rule for transfers
	purpose                     // a preposition for what something is for
	shortens                    // an abbreviation, whose full stop ends no sentence
)

// passes are the words that say that goods pass, events those of an event.
const (
	passes = firm | carries | both | stages | maybe
	events = meets | sanctions | links | makes | mayHappen
	anyone = party | stands | speaks | behind | firms | several
)

// ofRule is what a rule of predicates.tsv makes of its word.
func ofRule(p *lang.Lexicon, rule *lang.Predicate) flags {
	var f flags
	switch rule.Kind {
	case "transfer":
		f = firm
	case "carry":
		f = carries
	case "both":
		f = both
	case "stage":
		f = stages
	case string(waybill.Meeting):
		f = meets
	case string(waybill.Sanction):
		f = sanctions
	case string(waybill.Link):
		f = links
	case string(waybill.Production), string(waybill.Assessment):
		f = makes
	default:
		return 0 // it only has a part in claims that other words make
	}
	if rule.Moves() && rule.Frame == "get" {
		f |= takes
	}
	if rule.POS == "verb" && f&passes != 0 {
		f |= verbal
	}
	if rule.POS == "verb" && rule.Moves() {
		f |= acts
	}
	if rule.POS != "verb" && p.Means(rule.Lemma, lang.Sale) {
		f |= sells
	}
	if rule.Goods.Military() {
		f |= arms
	}
	return f
}

// ofGoods is what a goods word is.
func ofGoods(g *lang.GoodsWord) flags {
	if g == nil {
		return 0
	}
	f := things
	if g.Moves != nil {
		f |= carries | firm
	}
	switch {
	case g.Class == "money":
		f |= money
	case !g.Class.Military():
	case !g.Vague:
		f |= arms
	default:
		f |= vague
		if g.Class == "personnel.troops" {
			f |= troops
		}
	}
	switch g.Class.Family() { // as tangible in package claim
	case "armour", "vehicle", "aircraft", "uncrewed", "ship", "air-defence", "artillery", "missile", "weapons", "ammunition":
		f |= tangible
	}
	switch g.Class.Family() { // as accessory in package claim
	case "ammunition", "components", "training", "technology", "sensor":
		f |= accessory
	}
	return f
}

// ofTags is what a word is by its grammar.
func ofTags(t lang.Tag) flags {
	var f flags
	if t.Has(lang.Pronoun) {
		f |= stands
	}
	if t.Has(lang.FirstPerson) && !t.Has(lang.Possessive) {
		f |= speaks
	}
	if t.Has(lang.Back | lang.PartyNoun) {
		f |= behind
	}
	if t.Has(lang.FirmNoun) {
		f |= firms
	}
	if t.Has(lang.Quantity) {
		f |= counts
	}
	return f
}

// ofForm is what a word form is that the lexicon knows, by all rules that want no further
// words; maybe stands for the others.
func ofForm(l *lang.Lexicon, words string, form *lang.Form) flags {
	f := ofGoods(form.Goods) | ofTags(form.Tags)
	for _, rule := range form.Predicates {
		f |= ofRule(l, rule)
	}
	for _, v := range form.Verbs {
		for _, rule := range v.Verb.Predicates {
			one := ofRule(l, rule)
			switch {
			case one == 0 || !v.Apart && len(rule.With) == 0:
				f |= one
			case one&events != 0:
				f |= maybe | mayHappen
			default:
				f |= maybe
			}
		}
	}
	if form.Tags.Has(lang.Demonstr) || l.Means(form.Lemma, lang.TakesUp) || l.Means(words, lang.TakesUp) {
		f |= takesUp
	}
	if l.Means(words, lang.Object, lang.Moved) {
		f |= objects
	}
	if l.Means(form.Lemma, lang.Purpose) || l.Means(words, lang.Purpose) {
		f |= purpose
	}
	if l.Means(words, lang.States) {
		f |= several
	}
	return f
}
