package claim

import (
	"slices"
	"strings"

	"waybill"
	"waybill/lang"
	"waybill/measure"
	"waybill/text"
)

// quantityReach is how many tokens may stand between a quantity and its goods.
const quantityReach = 7

// count gives goods of a sentence the amount or sum that stands before them, or the sum
// that stands right behind them.
func (f *finder) count(s *sentence, g *goods) {
	f.measure(s)
	for i := len(s.amounts) - 1; i >= 0; i-- {
		q := &s.amounts[i]
		if q.First >= g.first || q.Last > g.last {
			continue
		}
		if g.first-q.Last <= quantityReach && f.counts(s, q, g) {
			f.give(q, g)
			if g.prep != "" && g.first > q.Last && q.Unit != "" {
				f.prepositionAt(s, g, q.First) // "Container mit Granaten" hang on what the containers do
			}
		}
		break
	}
	if g.Sum.Span.Empty() {
		f.worth(s, g)
	}
	f.inUnits(s, g)
}

// measure reads the amounts and dates of a sentence, once.
func (f *finder) measure(s *sentence) {
	if s.measures != nil {
		return
	}
	if s.measures = f.measures[s.index]; s.measures == nil {
		reader := measure.New(f.a, s.Sentence)
		dates := reader.Dates()
		s.measures = &measures{reader.Amounts(), dates}
		f.measures[s.index] = s.measures
	}
}

// give notes an amount before goods. A unit that is part of the goods' own words stays
// theirs ("40 rounds of ammunition").
func (f *finder) give(q *measure.Amount, g *goods) {
	span := q.Span
	if span.End > g.Span.Begin {
		span.End = span.Begin + len(strings.TrimRight(waybill.Span{Begin: span.Begin, End: g.Span.Begin}.Of(f.a.Text), " \t\u00a0"))
	}
	if span.Empty() {
		return
	}
	g.Quantity = span
	if q.Money {
		g.Sum = q.Sum()
		g.Sum.Span = span
		return
	}
	g.Amount = q.Amount
}

// counts reports whether an amount before goods says how many or how much of them.
func (f *finder) counts(s *sentence, q *measure.Amount, g *goods) bool {
	if q.All && g.Class == "weapons" {
		return false // "all military aid" tells nothing
	}
	leads := q.Money || q.Unit != "" || !q.Ordinary
	attribute := g.first > q.Last && f.attribute(s, g.first-1)
	for i := q.Last; i < g.first; i++ {
		t := &f.a.Tokens[i]
		switch {
		case t.Has(lang.Adjective|lang.Made|lang.Quantity) && !t.Has(lang.Preposition):
		case t.Mark > 0 && f.a.Marks[t.Mark-1].Party() != nil:
		case leads && f.content(s, i) && i == q.Last, t.Lower == "of" && g.first-i == 1:
		case leads && i > q.Last && t.Has(lang.Det):
		case q.Money && i+1 < g.first && f.content(s, i+1) && t.Kind == text.Word && !t.Has(lang.Verb): // "a $5 million package of aid"
		case q.Money && f.content(s, i) && i > q.Last:
		case s.Pack.Means(strings.ToLower(f.a.Words(q.Last, g.first)), lang.Kind):
			return true // "100 vom Typ Shahed"
		case t.Kind == text.Word && t.Mark == 0 && !t.Has(lang.Preposition|lang.Det|lang.Coordinator|lang.Verb|lang.Modal|lang.Negation):
		case attribute && t.Kind != text.Punct && !f.a.IsVerb(s.Pack, s.First, i):
		default:
			return false
		}
	}
	return true
}

// attribute reports whether token i is an adjective or participle before German goods,
// which may have words of its own before it ("96 in Italien eingelagerte Panzer").
func (f *finder) attribute(s *sentence, i int) bool {
	t := &f.a.Tokens[i]
	return s.Pack.Grammar.VerbLast() && t.Kind == text.Word && !t.Upper && (t.Form == nil || t.Has(lang.Adjective) || f.a.Attributive(s.Pack, s.First, i))
}

// content reports whether a word leads from a unit or sum to its goods.
func (f *finder) content(s *sentence, i int) bool {
	_, ok := s.Pack.Units.Get(f.a.Tokens[i].Lower, "content")
	return ok
}

// worthReach is how many tokens may stand between goods and what is said to be their
// worth, priceReach between them and their price.
const worthReach, priceReach = 4, 12

// worth gives goods the sum behind them ("Militärhilfe im Wert von 50 Millionen Euro",
// "bought jets from France for $9 billion"); it is their quantity if nothing else is. The
// price behind a list is that of the goods that are counted first.
func (f *finder) worth(s *sentence, g *goods) {
	k := slices.IndexFunc(s.amounts, func(q measure.Amount) bool { return q.Money && q.First >= g.last })
	if k < 0 {
		return
	}
	q := &s.amounts[k]
	worth, price := f.priced(s, g, q.First)
	counted := slices.IndexFunc(s.goods, func(o goods) bool { return o.clause == g.clause && !o.Quantity.Empty() && o.last <= g.first })
	switch {
	case worth && (counted < 0 || !f.listed(&s.goods[len(s.goods)-1], g)), price && counted < 0:
		g.Sum = q.Sum()
		if g.Quantity.Empty() {
			g.Quantity = q.Span
		}
	case !worth && !price || !s.goods[counted].Sum.Span.Empty():
	case g.Quantity.Empty():
		s.goods[counted].Sum = q.Sum()
	default:
		g.Sum = q.Sum()
	}
}

// priced reports whether the words between goods and a sum that begins at last make it
// their worth or their price.
func (f *finder) priced(s *sentence, g *goods, last int) (worth, price bool) {
	if g.last >= last || last-g.last > priceReach || f.a.ClauseOf(last) != g.clause {
		return false, false
	}
	for i := g.last; i < last; i++ {
		t := &f.a.Tokens[i]
		if t.Kind == text.Punct || t.Mark > 0 && f.a.Marks[t.Mark-1].Goods != nil || f.a.IsVerb(s.Pack, s.First, i) && t.Has(lang.Finite) {
			return false, false
		}
	}
	for i := max(g.last, last-worthReach); i < last; i++ {
		words := strings.ToLower(f.a.Words(i, last))
		_, w := s.Pack.Units.Get(words, "worth")
		_, p := s.Pack.Units.Get(words, "price")
		worth, price = worth || w && last-g.last <= worthReach, price || p
	}
	return worth, price
}

// together is the goods at index first with those of their class that go on their list
// ("NLAW und Javelin"): one claim names them all. Where each is counted, the quantity runs
// from the first number to the last goods and comes to their total ("100 rifles and 20
// pistols").
func (f *finder) together(things []goods, first int) waybill.Goods {
	all := things[first].Goods
	total, counted := all.Amount, !all.Quantity.Empty() && all.Sum.Span.Empty()
	for i := first + 1; i < len(things) && things[i].Class == all.Class && f.listed(&things[i-1], &things[i]); i++ {
		g := &things[i]
		all.Span = all.Span.Join(g.Span)
		if !counted || g.Quantity.Empty() || !g.Sum.Span.Empty() || g.Amount.Unit != total.Unit {
			continue
		}
		all.Quantity = all.Quantity.Join(g.Span)
		total.Min, total.Max = plus(total.Min, g.Amount.Min), plus(total.Max, g.Amount.Max)
		total.About = total.About || g.Amount.About
		all.Amount = total
	}
	return all
}

// plus adds two ends; the total is open where one is.
func plus(a, b waybill.Bound) waybill.Bound {
	if !a.Known || !b.Known {
		return waybill.Bound{}
	}
	return waybill.At(a.Value + b.Value)
}

// inUnits gives an amount the unit that the goods' own words name ("40 rounds of
// ammunition", "five S-400 squadrons").
func (f *finder) inUnits(s *sentence, g *goods) {
	if !g.Amount.Known() || g.Amount.Unit != "" {
		return
	}
	for _, i := range [...]int{g.first, g.last - 1, g.last} {
		if i >= s.Last {
			break
		}
		atom := f.a.Atoms[f.a.Tokens[i].Last-1]
		for _, kind := range [...]string{"unit", "thing"} {
			if u, ok := s.Pack.Units.Get(strings.ToLower(atom.Of(f.a.Text)), kind); ok {
				g.Amount.Unit, g.Amount.UnitSpan = u.Value, atom
				return
			}
		}
	}
}
