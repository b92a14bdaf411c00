package de

import (
	"unicode/utf8"

	"waybill/lang"
)

// The shortest tail by which a compound is known and the shortest rest before it, in
// bytes. Shorter goods words ("Öl", "Gas") stand in goods.tsv with their compounds.
const (
	shortestTail = 4
	shortestHead = 3
)

// Compound takes an unknown word apart. The longest tail in the lexicon decides:
//
//   - a noun that moves goods ("-lieferung", "-deal") behind a goods word gives goods
//     of the head's class that move ("Drohnenlieferung"),
//   - a noun of predicates.tsv that tells an event gives its rule ("Krisengipfel",
//     "Munitionsfabrik", "Ölembargo"),
//   - a goods word that always means arms gives these ("Beutepanzer"),
//   - a vague goods word gives goods only behind a goods word, and then of that one's
//     class ("Drohnensystem"); behind a vague one it stays as it is ("Kämpferjets"),
//   - a person or another speaker is that one ("Bundesverteidigungsminister", "Waffengesetz"),
//   - any other word gives nothing: it is a verb or a false friend, for which words.tsv
//     has rows without tags ("Wahlterminen" ends in no mines).
//
// Civilian goods are never told by their tail ("Ölpreis" ends in no rice).
func (g grammar) Compound(l *lang.Lexicon, lower string) (*lang.GoodsWord, *lang.Form) {
	for i := shortestHead; i <= len(lower)-shortestTail; i++ {
		if !utf8.RuneStart(lower[i]) {
			continue
		}
		f := l.Form(lower[i:])
		if f == nil {
			continue
		}
		rule := nounRule(f)
		switch {
		case rule != nil && (f.Goods == nil || rank(rule) > 1):
			return g.moving(l, lower[:i], f, rule)
		case f.Goods != nil:
			if goods := g.tailGoods(l, lower[:i], f.Goods); goods != nil {
				return goods, nil
			}
		}
		if f.Tags.Has(lang.PersonNoun) && !l.Means(lower[i:], lang.LooseTail) {
			return nil, f
		}
		return nil, nil
	}
	return nil, nil
}

// tailGoods judges a compound whose tail is a goods word.
func (g grammar) tailGoods(l *lang.Lexicon, head string, tail *lang.GoodsWord) *lang.GoodsWord {
	if !tail.Class.Military() {
		return nil
	}
	if !tail.Vague {
		return tail
	}
	goods := g.head(l, head)
	if goods == nil {
		return nil
	}
	if goods.Vague {
		return tail // "Kämpferjets"
	}
	return &lang.GoodsWord{Lemma: goods.Lemma, Class: goods.Class}
}

// moving judges a compound whose tail is a noun of predicates.tsv.
func (g grammar) moving(l *lang.Lexicon, head string, tail *lang.Form, rule *lang.Predicate) (*lang.GoodsWord, *lang.Form) {
	if rank(rule) == 0 {
		return nil, tail
	}
	if goods := g.head(l, head); goods != nil {
		class := goods.Class
		if rule.Goods != "" {
			class = rule.Goods // "Militärausbildung" is training, not arms
		}
		return &lang.GoodsWord{Lemma: goods.Lemma, Class: class, Moves: rule}, tail
	}
	if l.Means(head, lang.PlainHead) || g.movingHead(l, head) {
		return nil, tail
	}
	return nil, nil
}

// movingHead reports whether the first part is a noun of predicates.tsv itself
// ("Kaufabsicht", "Beschaffungsplan").
func (g grammar) movingHead(l *lang.Lexicon, head string) bool {
	for _, link := range links {
		n := len(head) - len(link)
		if n < shortestTail || head[n:] != link {
			continue
		}
		if f := l.Form(head[:n]); f != nil && moves(f) {
			return true
		}
	}
	return false
}

// rank says how far a rule moves goods: 2 by itself or with goods named beside it,
// 1 where it only says how far another has come, 0 where it tells an event.
func rank(p *lang.Predicate) int {
	switch p.Kind {
	case "transfer", "carry":
		return 2
	case "meeting", "production", "sanction", "link", "assessment":
		return 0
	}
	return 1
}

// moves reports whether the form is a noun that moves goods or says how far that is.
func moves(f *lang.Form) bool {
	rule := nounRule(f)
	return rule != nil && rank(rule) > 0
}

// nounRule returns the form's rule for a noun that moves goods most, nil if none.
func nounRule(f *lang.Form) *lang.Predicate {
	var found *lang.Predicate
	for _, p := range f.Predicates {
		if p.POS == "noun" && (found == nil || rank(p) > rank(found)) {
			found = p
		}
	}
	return found
}

// links are the letters that may join the parts of a compound and make no form of the
// first one ("Munition|s|lieferung"; "Raketen" and "Güter" are forms).
var links = [...]string{"", "s", "es"}

// militaryGoods is what a military head stands for.
var militaryGoods = &lang.GoodsWord{Lemma: "militär", Class: "weapons"}

// head returns the goods that the first part of a compound names, nil if none. The
// part may be a compound itself ("Radpanzer|lieferung").
func (g grammar) head(l *lang.Lexicon, head string) *lang.GoodsWord {
	if l.Means(head, lang.MilitaryHead) {
		return militaryGoods
	}
	for _, link := range links {
		n := len(head) - len(link)
		if n < 2 || head[n:] != link {
			continue
		}
		if f := l.Form(head[:n]); f != nil && f.Goods != nil {
			return f.Goods
		}
	}
	for _, link := range links {
		n := len(head) - len(link)
		if n < shortestHead+shortestTail || head[n:] != link {
			continue
		}
		if goods, _ := g.Compound(l, head[:n]); goods != nil {
			return goods
		}
	}
	return nil
}
