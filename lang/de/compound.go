package de

import (
	"unicode/utf8"

	"waybill"
	"waybill/lang"
)

// The shortest tail by which a compound is known and the shortest rest before it, in
// bytes. Shorter goods words ("Öl", "Gas") stand in goods.tsv with their compounds.
const (
	shortestTail = 4
	shortestHead = 3
)

// militaryHeads are first parts that make arms of the vague goods and the transfers
// behind them ("Militärgerät", "Kriegsfahrzeug", "Verteidigungsdeal") though they
// are no goods themselves. Their linking letters are part of them.
var militaryHeads = map[string]bool{
	"militär": true, "kriegs": true, "kampf": true, "verteidigungs": true, "armee": true, "wehrtechnik": true,
}

// Compound takes an unknown word apart. The longest tail in the lexicon decides:
//
//   - a noun that moves goods ("-lieferung", "-deal") behind a goods word gives goods
//     of the head's class that move ("Drohnenlieferung"); other nouns of
//     predicates.tsv give only their rule ("Waffenembargo", "Großbestellung"),
//   - a goods word that always means arms gives these ("Beutewaffen"),
//   - a vague goods word only behind a goods word, and then the head's class
//     ("Drohnensystem"),
//   - a word that stands in words.tsv without tags is a false friend and gives
//     nothing ("Wahlterminen" ends in no mines).
//
// Civilian goods are never told by their tail ("Ölpreis" is no rice).
func (g grammar) Compound(l *lang.Lexicon, lower string) (*lang.GoodsWord, *lang.Form) {
	for i := shortestHead; i <= len(lower)-shortestTail; i++ {
		if !utf8.RuneStart(lower[i]) {
			continue
		}
		f := l.Form(lower[i:])
		if f == nil {
			continue
		}
		if rule := nounRule(f); rule != nil {
			return g.moving(l, lower[:i], f, rule)
		}
		switch {
		case f.Goods == nil:
			if f.Tags == 0 && f.Hedge == nil && len(f.Predicates) == 0 && len(f.Notes) == 0 {
				return nil, nil
			}
		case f.Goods.Vague:
			if head := g.head(l, lower[:i]); head != nil {
				return &lang.GoodsWord{Lemma: head.Lemma, Class: head.Class}, nil
			}
			return nil, nil
		case f.Goods.Class.Military():
			return f.Goods, nil
		default:
			return nil, nil
		}
	}
	return nil, nil
}

// moving judges a compound whose tail is a noun of predicates.tsv.
func (g grammar) moving(l *lang.Lexicon, head string, tail *lang.Form, rule *lang.Predicate) (*lang.GoodsWord, *lang.Form) {
	if rule.Kind != "transfer" && rule.Kind != "stage" {
		return nil, tail
	}
	goods := g.head(l, head)
	if goods == nil {
		return nil, tail
	}
	return &lang.GoodsWord{Lemma: goods.Lemma, Class: goods.Class, Moves: rule}, tail
}

// nounRule returns the form's first rule that is a noun, one that moves goods first.
func nounRule(f *lang.Form) *lang.Predicate {
	var found *lang.Predicate
	for _, p := range f.Predicates {
		if p.POS != "noun" {
			continue
		}
		if p.Kind == "transfer" {
			return p
		}
		if found == nil {
			found = p
		}
	}
	return found
}

// links are the letters that may join the parts of a compound, longest first.
var links = [...]string{"", "s", "n", "en", "es", "er", "e"}

// militaryGoods is what a military head stands for.
var militaryGoods = &lang.GoodsWord{Lemma: "militär", Class: waybill.Class("weapons")}

// head returns the goods that the first part of a compound names, nil if none. The
// part may be a compound itself ("Radpanzer|lieferung").
func (g grammar) head(l *lang.Lexicon, head string) *lang.GoodsWord {
	if militaryHeads[head] {
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
		if goods, _ := g.Compound(l, head[:n]); goods != nil && goods.Moves == nil {
			return goods
		}
	}
	return nil
}
