package claim

import (
	"slices"
	"strings"

	"waybill/lang"
	"waybill/measure"
	"waybill/text"
)

// worthReach is how many tokens may stand between goods and what is said to be their
// worth, priceReach between them and their price.
const worthReach, priceReach = 4, 12

// worth gives goods the sum behind them ("Militärhilfe im Wert von 50 Millionen Euro",
// "bought jets from France for $9 billion") or the price before them; it is their quantity
// if nothing else is. The price behind a list is that of the goods that are counted first;
// before are those named before g.
func (f *finder) worth(s *sentence, g *goods, before []goods) {
	for i := range s.amounts {
		q := &s.amounts[i]
		if !q.Money || f.a.ClauseOf(q.First) != g.clause || slices.ContainsFunc(s.goods, func(o goods) bool { return o.Sum.Span == q.Span }) {
			continue
		}
		worth, price := f.priced(s, g, q)
		counted := slices.IndexFunc(before, func(o goods) bool { return o.clause == g.clause && !o.Quantity.Empty() })
		switch {
		case !worth && !price:
			continue
		case counted >= 0 && (g.Quantity.Empty() && !worth || f.listed(&before[len(before)-1], g)):
			before[counted].Sum = q.Sum()
		default:
			g.Sum = q.Sum()
			if g.Quantity.Empty() {
				g.Quantity = q.Span
			}
		}
		return
	}
}

// priced reports whether the words between goods and a sum behind them, or those before a
// sum in front of them, make it their worth or their price.
func (f *finder) priced(s *sentence, g *goods, q *measure.Amount) (worth, price bool) {
	sum := q.First
	for sum > s.First && q.First-sum < 2 && f.colours(&f.a.Tokens[sum-1]) {
		sum-- // "for a whopping £5bn"
	}
	if q.Last <= g.first {
		for i := max(s.First, sum-worthReach); i < sum; i++ {
			_, p := f.leadsTo(s, i, sum)
			price = price || p
		}
		return false, price && f.plain(s, q.Last, g.first)
	}
	first, last := g.last, sum
	if first >= last || last-first > priceReach {
		return false, false
	}
	for i := max(first, last-worthReach); i < last; i++ {
		w, p := f.leadsTo(s, i, last)
		w = w && last-first <= worthReach
		end := i
		if i > first && f.a.Tokens[i-1].Lower == "," {
			end-- // "a package of aid, worth 200 million euros"
		}
		if (w || p) && f.plain(s, first, end) {
			worth, price = worth || w, price || p
		}
	}
	return worth, price
}

// colours reports whether a word may stand between a preposition and its sum.
func (f *finder) colours(t *lang.Token) bool {
	return t.Kind == text.Word && !t.Upper && !t.Has(lang.Preposition|lang.Finite) && (t.Form == nil || t.Has(lang.Det|lang.Adjective|lang.PresPart))
}

// leadsTo reports whether just the words from a token up to a sum lead to a worth or price.
func (f *finder) leadsTo(s *sentence, first, last int) (worth, price bool) {
	words := strings.ToLower(f.a.Words(first, last))
	_, worth = s.Pack.Units.Get(words, "worth")
	_, price = s.Pack.Units.Get(words, "price")
	return worth, price
}

// plain reports whether neither goods nor a finite verb nor a mark stands between tokens.
func (f *finder) plain(s *sentence, first, last int) bool {
	if last-first > priceReach {
		return false
	}
	for i := first; i < last; i++ {
		t := &f.a.Tokens[i]
		if t.Kind == text.Punct || t.Mark > 0 && f.a.Marks[t.Mark-1].Goods != nil || f.a.IsVerb(s.Pack, s.First, i) && t.Has(lang.Finite) {
			return false
		}
	}
	return true
}
