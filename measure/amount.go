package measure

import (
	"math/big"
	"slices"

	"waybill"
	"waybill/lang"
	"waybill/text"
)

// Amount is an amount or a sum of money that a sentence names.
type Amount struct {
	// First and Last are the tokens it touches, half open; Span is its words.
	First, Last int
	Span        waybill.Span
	// Amount is what it comes to; its unit is empty for money.
	waybill.Amount
	// Money reports a sum of money; Currency is its ISO 4217 code, "" if open.
	Money    bool
	Currency string
	// All reports words for the whole lot, which tell no number.
	All bool
	// Ordinary reports a number that has nothing but itself: no unit, no word beside it.
	Ordinary bool
}

// Sum is the amount as a sum of money.
func (q *Amount) Sum() waybill.Sum {
	return waybill.Sum{Span: q.Span, Min: q.Min, Max: q.Max, About: q.About, Currency: q.Currency}
}

// Amounts lists the amounts and sums of the sentence from left to right, without overlap.
// Numbers of dates are none, if [Reader.Dates] was asked before.
func (r *Reader) Amounts() []Amount {
	var all []Amount
	for i := 0; i < len(r.pieces); {
		q, next, ok := r.amount(i)
		if ok {
			if n := len(all); n > 0 && r.inBrackets(&all[n-1], &q, i, next) {
				all[n-1].Span.End = r.pieces[next].span.End
				_, all[n-1].Last = r.tokens(i, next+1)
			} else {
				all = append(all, q)
			}
		}
		i = max(next, i+1)
	}
	return all
}

// inBrackets reports whether a sum in brackets only tells the one before it in another
// currency: "£752 million ($990 million)".
func (r *Reader) inBrackets(before, q *Amount, i, next int) bool {
	return before.Money && q.Money && r.is(i-1, "(") && r.is(next, ")") && r.pieces[i-1].token == before.Last
}

// manner is how a number is meant, by the words before it.
type manner struct {
	about, least, most, part, each, between bool
	// first is where the words begin that belong to the quantity.
	first int
	any   bool
}

// manner reads the words before a number.
func (r *Reader) manner(i int) (manner, int) {
	m := manner{first: -1}
	for range 5 {
		kind, next := "", i
		for _, k := range [...]string{"part", "least", "most", "about", "exact", "each", "between", "more"} {
			if _, behind, ok := r.number(i, k); ok && behind > next {
				kind, next = k, behind
			}
		}
		if kind == "" || r.dated[i] || next == i+1 && r.leads(i) {
			return m, i
		}
		if kind == "more" { // "an additional 40": the quantity is 40
			i = next
			continue
		}
		if m.first < 0 {
			m.first = i
		}
		m.any = true
		m.about = m.about || kind == "about"
		m.least = m.least || kind == "least"
		m.most = m.most || kind == "most"
		m.part = m.part || kind == "part"
		m.each = m.each || kind == "each"
		m.between = m.between || kind == "between"
		i = next
	}
	return m, i
}

// amount reads the amount or sum that begins at piece i; next is the piece to go on from.
func (r *Reader) amount(i int) (q Amount, next int, ok bool) {
	if p := &r.pieces[i]; p.kind != text.Number && len(r.at(numbers, i)) == 0 && len(r.at(units, i)) == 0 && !r.pack.Numbers.Begins(p.lower) {
		return Amount{}, i + 1, false
	}
	m, at := r.manner(i)
	if m.first >= 0 && m.first != i {
		m.first = -1
	}
	begin := at
	if m.first >= 0 {
		begin = m.first
	}
	code, at, symbol := r.currency(at)
	v, next, ok := r.value(at)
	if !ok && !symbol {
		v, next, ok = r.article(at, m.least || m.most || m.each) // "mindestens ein", "a squadron"
	}
	if !ok || r.labelled(begin) {
		return Amount{}, i + 1, false
	}
	v, next = r.upTo(v, next, m.between, code)
	if !symbol {
		if c, behind, money := r.currency(next); money {
			code, next, symbol = c, behind, true
		}
	}
	q = Amount{Money: symbol, Currency: code, All: v.all}
	if !symbol {
		if _, behind, size := r.unit(next, "size"); size {
			return Amount{}, behind, false
		}
		next = r.behind(&q, &v, next)
	}
	end := next
	if t, behind, thing := r.unit(next, "thing"); thing && !symbol && q.Unit == "" {
		q.Unit, q.UnitSpan, next = t.Value, r.span(next, behind), behind
	}
	if !r.plausible(&v, at, next, symbol || q.Unit != "" || m.any) {
		return Amount{}, next, false
	}
	q.Amount.Min, q.Amount.Max, q.About = bound(v.min), bound(v.max), v.about || m.about
	m.apply(&q.Amount)
	q.Span = r.span(begin, end)
	q.First, q.Last = r.tokens(begin, next)
	q.Ordinary = !m.any && !symbol && q.Unit == ""
	return q, next, true
}

// apply widens an amount by how it is meant.
func (m *manner) apply(a *waybill.Amount) {
	switch {
	case m.least:
		a.Max = waybill.Bound{}
	case m.most, m.part:
		a.Min = waybill.Bound{}
	}
}

func bound(n *big.Rat) waybill.Bound {
	if n == nil {
		return waybill.Bound{}
	}
	x, _ := n.Float64()
	return waybill.At(x)
}

// article reads "ein", "a" as one, where a word before it asks for a number or a unit
// stands behind it.
func (r *Reader) article(i int, asked bool) (value, int, bool) {
	t, next, ok := r.number(i, "article")
	if !ok {
		return value{}, i, false
	}
	if _, _, unit := r.unit(next, "unit"); !unit && !asked {
		return value{}, i, false
	}
	return exactly(t.Number), next, true
}

// currency reads a word or sign of money at piece i.
func (r *Reader) currency(i int) (string, int, bool) {
	t, next, ok := r.unit(i, "currency")
	if !ok || r.named(i) && next == i+1 {
		return "", i, false
	}
	if r.pieces[next-1].kind == text.Punct && next > i+1 && !r.pieces[next-1].glued {
		return "", i, false // "a $5 million deal" is in no Australian dollars
	}
	return t.Value, next, true
}

// upTo reads the upper end of a range behind its lower end: "18 bis 20", "50-60",
// "between 50 and 60", "5 to 6 million".
func (r *Reader) upTo(v value, i int, between bool, code string) (value, int) {
	if v.min == nil || v.max == nil || v.about || i >= len(r.pieces) {
		return v, i
	}
	behind, ok := r.dash(i)
	if !ok {
		_, behind, ok = r.number(i, "to")
	}
	if !ok && between {
		_, behind, ok = r.number(i, "link")
	}
	if !ok {
		return v, i
	}
	if other, sign, money := r.currency(behind); money {
		if other != code {
			return v, i
		}
		behind = sign
	}
	upper, next, ok := r.value(behind)
	if !ok || upper.max == nil || upper.about {
		return v, i
	}
	low := v.min
	if v.scale == nil && upper.scale != nil && low.Cmp(new(big.Rat).Quo(upper.max, upper.scale)) < 0 {
		low = new(big.Rat).Mul(low, upper.scale)
	}
	if low.Cmp(upper.max) >= 0 {
		return v, i
	}
	return value{min: low, max: upper.max, scale: upper.scale, year: v.year && upper.year}, next
}

// behind reads what stands behind a number: "or more", "-odd", "weitere", the unit.
func (r *Reader) behind(q *Amount, v *value, i int) int {
	if _, next, ok := r.number(i, "plus"); ok {
		v.max, i = nil, next
	} else if _, next, ok := r.number(i, "odd"); ok {
		v.about, i = true, next
	}
	if _, next, ok := r.number(i, "more"); ok && v.min != nil {
		i = next
	}
	from := i
	if _, of, ok := r.unit(i, "content"); ok && v.about && v.min != nil {
		from = of // "hundreds of tonnes"
	}
	for _, kind := range [...]string{"unit", "lot"} {
		if t, next, ok := r.unit(from, kind); ok && !v.all {
			q.Unit, q.UnitSpan = t.Value, r.span(from, next)
			return next
		}
	}
	return i
}

// leads reports whether the word of manner at piece i may be a preposition that leads to
// what is spoken of instead: "ein Vertrag über 40 Panzer", "talks about 40 tanks".
func (r *Reader) leads(i int) bool {
	t := &r.a.Tokens[r.pieces[i].token]
	if i == 0 || r.pieces[i].upper {
		return false
	}
	before := &r.a.Tokens[r.pieces[i-1].token]
	if completes(before, r.pieces[i].lower) {
		return true
	}
	if !t.Has(lang.Preposition) {
		return false
	}
	if before.Kind != text.Word || r.named(i-1) && !r.with(i-1) {
		return false
	}
	if r.pack.Grammar.VerbLast() {
		return before.Upper
	}
	return before.Form == nil || before.Has(lang.Verb) && !before.Has(lang.Finite|lang.Preposition) && len(before.Form.Predicates) > 0
}

// completes reports whether a word is a fixed part of the verb right before it ("handed
// over 200 missiles" is no "over 200").
func completes(verb *lang.Token, word string) bool {
	return verb.Form != nil && slices.ContainsFunc(verb.Form.Verbs, func(v lang.VerbForm) bool {
		return slices.ContainsFunc(v.Verb.Predicates, func(p *lang.Predicate) bool { return slices.Contains(p.With, word) })
	})
}

// with reports whether the name at piece i hangs on a preposition ("mit Paris über 40
// Jets").
func (r *Reader) with(i int) bool {
	for i > 0 && r.named(i) {
		i--
	}
	return r.a.Tokens[r.pieces[i].token].Has(lang.Preposition)
}

// labelled reports whether the number at piece i is a name: "Type 26", "Resolution 1718".
func (r *Reader) labelled(i int) bool {
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		if _, next, ok := r.number(k, "label"); ok && next == i {
			return true
		}
		if !r.is(k, ".") || !r.pieces[k].glued {
			return false // "Nr. 5"
		}
	}
	return false
}

// plausible reports whether a figure at piece i is a number of things: no year, no
// ordinal, no part of a larger figure, no calibre.
func (r *Reader) plausible(v *value, i, next int, company bool) bool {
	if v.year && !company {
		return false
	}
	if v.min != nil && !v.min.IsInt() && !company && v.scale == nil {
		return false
	}
	if v.all {
		return true
	}
	if r.pieces[i].kind != text.Number {
		return true
	}
	if r.pieces[i].glued && (r.is(i-1, ":") || r.is(i-1, "/")) {
		return false
	}
	if next >= len(r.pieces) {
		return true
	}
	p := &r.pieces[next]
	switch p.lower {
	case ".":
		return !p.glued || next+1 == len(r.pieces) || !r.pack.Rules.Ordinals || next > i+1
	case ":", "/", "°":
		return !p.glued
	}
	return true
}
