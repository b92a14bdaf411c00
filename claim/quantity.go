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

// quantities gives the goods of a sentence their amounts and sums.
func (f *finder) quantities(s *sentence) {
	if len(s.goods) == 0 {
		return
	}
	f.measure(s)
	if len(s.amounts) == 0 {
		return
	}
	f.loads(s)
	for k := range s.goods {
		f.count(s, &s.goods[k])
	}
	for k := range s.goods {
		if s.goods[k].Sum.Span.Empty() {
			f.worth(s, &s.goods[k], s.goods[:k])
		}
	}
}

// impliedQuantity gives goods that a predicate implies the amount or sum beside it
// ("Rüstungsexporte für 1,2 Milliarden Euro").
func (f *finder) impliedQuantity(s *sentence, g *goods) {
	f.measure(s)
	f.count(s, g)
	if g.Sum.Span.Empty() {
		f.worth(s, g, nil)
	}
}

// counted gives goods taken up from before the number that stands for them in the
// predicate's clause ("sechs weitere", "at least six").
func (f *finder) counted(s *sentence, p *predicate, taken []goods) []goods {
	if len(taken) != 1 || !taken[0].Quantity.Empty() || f.goodsIn(s, p.clause) {
		return taken
	}
	f.measure(s)
	for i := range s.amounts {
		q := &s.amounts[i]
		if q.Money || f.a.ClauseOf(q.First) != p.clause || !q.Min.Known && !q.Max.Known || f.isAge(s, q.First, q.Last) {
			continue
		}
		if q.Last < s.Last && q.Unit == "" {
			next := &f.a.Tokens[q.Last]
			if next.Kind == text.Word && !f.a.IsVerb(s.Pack, s.First, q.Last) && !next.Has(lang.Preposition|lang.Coordinator|lang.Adverb|lang.Adjective|lang.Auxiliary|lang.Modal) && !s.Pack.Means(next.Lower, lang.Partitive) {
				continue // it counts something else
			}
		}
		if q.First > s.First && f.a.Tokens[q.First-1].Has(lang.Preposition) && q.Unit == "" && !f.numberOf(s, p, q.First-1) {
			continue
		}
		taken[0].Quantity, taken[0].Amount = q.Span, q.Amount
		taken[0].elliptic = len(s.goods) == 0
		return taken
	}
	return taken
}

// isAge reports whether a number between marks is how old somebody is: "Merz (70, CDU)", "Merz, 70, said".
func (f *finder) isAge(s *sentence, first, last int) bool {
	if first == s.First || last >= s.Last {
		return false
	}
	before, next := f.a.Tokens[first-1].Lower, &f.a.Tokens[last]
	return next.Kind == text.Punct && (before == "(" || before == "," && next.Lower == ",")
}

// loads leaves out words for a unit that are goods words too, where the goods counted in
// it follow ("drei Flugzeugladungen Waffen").
func (f *finder) loads(s *sentence) {
	for k := len(s.goods) - 2; k >= 0; k-- {
		g, next := &s.goods[k], &s.goods[k+1]
		if next.first > g.last && !(next.first == g.last+1 && f.content(s, g.last)) {
			continue
		}
		if slices.ContainsFunc(s.amounts, func(q measure.Amount) bool { return q.UnitSpan.Contains(g.Span) }) {
			s.goods = slices.Delete(s.goods, k, k+1)
		}
	}
}

// count gives goods the amount or sum that stands before them.
func (f *finder) count(s *sentence, g *goods) {
	for i := len(s.amounts) - 1; i >= 0; i-- {
		q := &s.amounts[i]
		if q.First >= g.first || q.Last > g.last {
			continue
		}
		if i > 0 && f.among(s, &s.amounts[i-1], q) {
			q = &s.amounts[i-1] // "three of the five systems"
		}
		if g.first-q.Last <= quantityReach && f.counts(s, q, g) {
			f.give(q, g)
			if g.prep != "" && g.first > q.Last && q.Unit != "" {
				f.prepositionAt(s, g, q.First) // "Container mit Granaten" hang on what the containers do
			}
		}
		break
	}
	f.inUnits(s, g)
}

// among reports whether an amount is so many of those that the next one counts.
func (f *finder) among(s *sentence, p, q *measure.Amount) bool {
	if p.Last >= q.First || p.Money || q.Money {
		return false
	}
	_, ok := s.Pack.Numbers.Get(strings.ToLower(f.a.Words(p.Last, q.First)), "among")
	return ok
}

// measure reads the amounts of a sentence, once. Its dates are read before where they may
// hold a figure that is no amount then.
func (f *finder) measure(s *sentence) {
	if s.measures != nil {
		return
	}
	if s.measures = f.measures[s.index]; s.measures == nil {
		s.measures = &measures{}
		f.reader.Read(f.a, s.Sentence)
		if f.reader.Figures() {
			s.dates, s.dated = f.reader.Dates(), true
		}
		s.amounts = f.reader.Amounts()
		f.measures[s.index] = s.measures
	}
}

// dated reads the dates of a sentence, once.
func (f *finder) dated(s *sentence) []measure.Date {
	f.measure(s)
	if !s.dated {
		f.reader.Read(f.a, s.Sentence)
		s.dates, s.dated = f.reader.Dates(), true
	}
	return s.dates
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
	first := q.Last
	for k := min(q.Last+3, g.first); k > q.Last; k-- {
		if _, ok := s.Pack.Numbers.Get(strings.ToLower(f.a.Words(q.Last, k)), "among"); ok && !q.Money {
			first = k // "six of its jets"
			break
		}
	}
	attribute := g.first > q.Last && f.attribute(s, g.first-1)
	for i := first; i < g.first; i++ {
		t := &f.a.Tokens[i]
		switch {
		case t.Kind == text.Number && first > q.Last: // "three of the five systems"
		case t.Has(lang.Adjective|lang.Made|lang.Quantity) && !t.Has(lang.Preposition):
		case t.Mark > 0 && f.a.Marks[t.Mark-1].Party() != nil:
		case leads && f.content(s, i) && i == q.Last, t.Lower == "of" && g.first-i == 1:
		case leads && i > q.Last && t.Has(lang.Det), q.Unit != "" && t.Has(lang.Genitive):
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

// together is the goods at index first with those of their class that go on their list
// ("NLAW und Javelin"): one claim names them all. Where each is counted, the quantity runs
// from the first number to the last goods and comes to their total ("100 rifles and 20
// pistols").
func (f *finder) together(things []goods, first int) waybill.Goods {
	all := things[first].Goods
	total, counted := all.Amount, !all.Quantity.Empty() && all.Sum.Span != all.Quantity
	for i := first + 1; i < len(things) && things[i].Class == all.Class && f.listed(&things[i-1], &things[i]); i++ {
		g := &things[i]
		all.Span = all.Span.Join(g.Span)
		if !counted || g.Quantity.Empty() || g.Sum.Span == g.Quantity || g.Amount.Unit != total.Unit {
			continue
		}
		all.Quantity = all.Quantity.Join(g.Span)
		total.Min, total.Max = plus(total.Min, g.Amount.Min), plus(total.Max, g.Amount.Max)
		total.About = total.About || g.Amount.About
		all.Amount = total
	}
	if all.Quantity.Empty() && all.Designation == "" {
		for i := first + 1; i < len(things); i++ {
			if g := &things[i]; g.Class == all.Class && !g.Quantity.Empty() {
				return g.Goods // "jets for Bogotá: Saab delivers 17 Gripen"
			}
		}
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
		if atom.Len() < 3 {
			continue // "IRIS-T" is no tonne
		}
		for _, kind := range [...]string{"unit", "thing"} {
			if u, ok := s.Pack.Units.Get(strings.ToLower(atom.Of(f.a.Text)), kind); ok {
				g.Amount.Unit, g.Amount.UnitSpan = u.Value, atom
				return
			}
		}
	}
}
