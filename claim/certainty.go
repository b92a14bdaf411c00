package claim

import (
	"waybill"
	"waybill/lang"
	"waybill/text"
)

// weight orders certainties by which wins where several are found.
func weight(c waybill.Certainty) int {
	switch c {
	case waybill.Likely:
		return 1
	case waybill.Possible:
		return 2
	case waybill.Doubted:
		return 3
	case waybill.Conditional:
		return 4
	case waybill.Denied:
		return 5
	}
	return 0
}

// would is the "würde" or "would" of the predicate's clause, -1 if there is none.
func (f *finder) would(s *sentence, p *predicate) int {
	i := s.Clauses[p.clause].Finite
	if i < 0 {
		return -1
	}
	t := &f.a.Tokens[i]
	if t.Lower == "would" || t.Has(lang.Become) && t.Has(lang.Subj2) {
		return i
	}
	return -1
}

// noGoods is the "no" before the goods of an English verb ("no aircraft have been
// transferred", "sold no weapons"), -1 if there is none.
func (f *finder) noGoods(s *sentence, p *predicate) int {
	for k := range s.goods {
		if g := &s.goods[k]; g.clause == p.clause && g.prep == "" {
			return f.noBefore(s, g)
		}
	}
	return -1
}

// noBefore is the "no" before English goods, -1 if there is none.
func (f *finder) noBefore(s *sentence, g *goods) int {
	for i := g.first - 1; i >= s.First && g.first-i <= 3; i-- {
		if t := &f.a.Tokens[i]; t.Lower == "no" && t.Has(lang.Negation) || t.Lower == "not" && i > s.First && f.a.Tokens[i-1].Lower == "," {
			return i
		} else if t.Kind == text.Punct || t.Mark > 0 && f.a.Marks[t.Mark-1].Goods != nil || f.a.IsVerb(s.Pack, s.First, i) {
			break
		}
	}
	return -1
}

// negated is the token that negates a noun: "keine Lieferungen", "no deliveries".
func (f *finder) negated(s *sentence, p *predicate) int {
	for i := p.first - 1; i >= s.First && p.first-i <= 3; i-- {
		if f.a.Tokens[i].Has(lang.Negation) {
			return i
		}
		if f.a.Tokens[i].Kind == text.Punct {
			break
		}
	}
	return -1
}

// governsClause reports whether clause outer is inner or one that inner hangs on.
func (f *finder) governsClause(s *sentence, outer, inner int) bool {
	for n := 0; inner >= 0 && n < len(s.Clauses); n++ {
		if outer == inner {
			return true
		}
		inner = s.Clauses[inner].Parent
	}
	return false
}

// unreal reports whether an English sentence has a "would": its past tense behind "if" is
// then no past ("it would suffer if it armed Russia").
func (f *finder) unreal(s *sentence) bool {
	for i := s.First; i < s.Last; i++ {
		if f.a.Tokens[i].Lower == "would" {
			return true
		}
	}
	return false
}

// asks reports whether the sentence is a question.
func (f *finder) asks(s *sentence) bool {
	for i := s.Last - 1; i >= s.First && i >= s.Last-3; i-- {
		if f.a.Tokens[i].Lower == "?" {
			return true
		}
	}
	return false
}
