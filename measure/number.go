package measure

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"waybill"
	"waybill/text"
)

// value is a number read, with how it was written.
type value struct {
	min, max *big.Rat // nil is open
	about    bool
	// scale is what the words multiply the figure by ("million"), nil for none.
	scale *big.Rat
	// year reports a bare figure that may be a year, all that the words mean the whole
	// lot, whole that the number is an integer.
	year, all bool
}

func exactly(n *big.Rat) value { return value{min: n, max: n} }

// most is the largest number taken for one: what is longer is no quantity.
var most = new(big.Rat).SetInt64(1e18)

// value reads the number that begins at piece i.
func (r *Reader) value(i int) (value, int, bool) {
	if i >= len(r.pieces) || r.dated[i] {
		return value{}, i, false
	}
	if p := &r.pieces[i]; p.kind != text.Number && len(r.at(numbers, i)) == 0 && !r.pack.Numbers.Begins(p.lower) {
		return value{}, i, false
	}
	for _, read := range [...]func(*Reader, int) (value, int, bool){(*Reader).figure, (*Reader).half, (*Reader).spelled, (*Reader).many, (*Reader).some} {
		if v, next, ok := read(r, i); ok {
			if v.min != nil && v.min.Cmp(most) > 0 {
				return value{}, i, false
			}
			return v, next, true
		}
	}
	if t, next, ok := r.number(i, "none"); ok {
		return exactly(t.Number), next, true
	}
	if _, next, ok := r.number(i, "all"); ok {
		return value{all: true}, next, true
	}
	return value{}, i, false
}

// figure reads digits with the scale behind them: "1.000", "3,4 Milliarden", "4.85bn".
func (r *Reader) figure(i int) (value, int, bool) {
	p := &r.pieces[i]
	if p.kind != text.Number || r.named(i) {
		return value{}, i, false
	}
	digits := p.lower
	if end := strings.IndexFunc(digits, func(c rune) bool { return c >= 'a' }); end > 0 {
		digits = digits[:end]
	}
	n, ok := r.digits(digits)
	if !ok {
		return value{}, i, false
	}
	v, next := exactly(n), i+1
	if suffix := p.lower[len(digits):]; suffix != "" {
		t, known := r.pack.Numbers.Get(suffix, "scale")
		if _, unit := r.pack.Units.Get(suffix, "unit"); !known && !unit {
			return value{}, i, false
		} else if known {
			v.scale = t.Number
		}
	} else if joined, behind, ok := r.spaced(i, digits); ok {
		v, next = exactly(joined), behind
	} else {
		v.year = len(digits) == 4 && (digits[:2] == "19" || digits[:2] == "20")
	}
	v.scale, next = r.scales(next, v.scale)
	if v.scale == nil && !n.IsInt() || v.scale == nil && strings.ContainsAny(digits, ",.") && n.Cmp(thousand) < 0 {
		if grouped, ok := r.foreign(digits, next); ok {
			v.min, v.max = grouped, grouped
		}
	}
	if v.scale != nil {
		n = new(big.Rat).Mul(n, v.scale)
		v.min, v.max, v.year = n, n, false
	}
	return v, next, true
}

var thousand = new(big.Rat).SetInt64(1000)

// foreign reads a figure grouped by the other language's mark ("1,000" in German): three
// digits behind the mark, and neither scale nor measure that decimals would go with.
func (r *Reader) foreign(digits string, next int) (*big.Rat, bool) {
	i := strings.IndexAny(digits, ",.")
	if i < 1 || i > 3 || digits[0] == '0' || len(digits) != i+4 || !allDigits(digits[:i]) || !allDigits(digits[i+1:]) {
		return nil, false
	}
	for _, kind := range [...]string{"unit", "size", "currency"} {
		if _, _, ok := r.unit(next, kind); ok {
			return nil, false
		}
	}
	return new(big.Rat).SetString(digits[:i] + digits[i+1:])
}

// spaced reads figures in groups of three with a space between them: "12 400".
func (r *Reader) spaced(i int, digits string) (*big.Rat, int, bool) {
	if len(digits) > 3 || digits == "" || digits[0] == '0' {
		return nil, i, false
	}
	next := i + 1
	for next < len(r.pieces) {
		p := &r.pieces[next]
		gap := waybill.Span{Begin: r.pieces[next-1].span.End, End: p.span.Begin}.Of(r.a.Text)
		if p.kind != text.Number || len(p.lower) != 3 || !allDigits(p.lower) || utf8.RuneCountInString(gap) != 1 || gap == " " && len(digits) > 6 || r.named(next) {
			break
		}
		digits += p.lower
		next++
	}
	if next == i+1 {
		return nil, i, false
	}
	n, ok := new(big.Rat).SetString(digits)
	return n, next, ok && len(digits) <= 15
}

func allDigits(s string) bool {
	return s != "" && strings.IndexFunc(s, func(c rune) bool { return c < '0' || c > '9' }) < 0
}

// digits reads a figure by the language's marks. A mark that groups has three digits
// behind it; the other one, or one that cannot group, sets off decimals.
func (r *Reader) digits(s string) (*big.Rat, bool) {
	if len(s) > 24 {
		return nil, false
	}
	var plain strings.Builder
	rest, point := s, false
	for rest != "" {
		c, size := utf8.DecodeRuneInString(rest)
		rest = rest[size:]
		switch {
		case c >= '0' && c <= '9':
			plain.WriteRune(c)
		case point || rest == "":
			return nil, false
		default:
			if _, group := r.pack.Numbers.Get(string(c), "group"); group && groups(rest) {
				continue
			}
			if c != '.' && c != ',' {
				return nil, false
			}
			point = true
			plain.WriteByte('.')
		}
	}
	n, ok := new(big.Rat).SetString(plain.String())
	return n, ok
}

// groups reports whether three digits and no more stand in front.
func groups(rest string) bool {
	return len(rest) >= 3 && allDigits(rest[:3]) && (len(rest) == 3 || rest[3] < '0' || rest[3] > '9')
}

// scales multiplies by the scales that begin at piece i; an abbreviated one may have its
// full stop ("Mio. Euro").
func (r *Reader) scales(i int, scale *big.Rat) (*big.Rat, int) {
	for {
		t, next, ok := r.number(i, "scale")
		if !ok || len(r.pieces[i].lower) < 2 {
			return scale, i
		}
		if scale == nil {
			scale = t.Number
		} else {
			scale = new(big.Rat).Mul(scale, t.Number)
		}
		i = next
		if r.is(i, ".") && r.pieces[i].glued && i+1 < len(r.pieces) && len(r.pieces[i-1].lower) <= 3 {
			i++
		}
		if scale.Cmp(most) > 0 {
			return scale, i
		}
	}
}

// half reads a share of a scale: "half a million", "eine halbe Million".
func (r *Reader) half(i int) (value, int, bool) {
	_, next, _ := r.number(i, "article")
	t, next, ok := r.number(next, "half")
	if !ok {
		return value{}, i, false
	}
	if _, behind, article := r.number(next, "article"); article {
		next = behind
	}
	scale, behind := r.scales(next, nil)
	if scale == nil {
		return value{}, i, false
	}
	v := exactly(new(big.Rat).Mul(t.Number, scale))
	v.scale = scale
	return v, behind, true
}

// many reads plurals without a number: "hundreds", "tens of thousands". They mean two of
// the kind at least.
func (r *Reader) many(i int) (value, int, bool) {
	t, next, ok := r.number(i, "many")
	if !ok {
		return value{}, i, false
	}
	least := new(big.Rat).Mul(t.Number, big.NewRat(2, 1))
	for {
		behind := next
		if _, of, content := r.unit(behind, "content"); content {
			behind = of
		}
		more, behind, ok := r.number(behind, "many")
		if !ok || least.Cmp(most) > 0 {
			break
		}
		least.Mul(least, more.Number)
		next = behind
	}
	return value{min: least, about: true}, next, true
}

// some reads an indefinite number and the scale behind it: "several", "mehrere Millionen",
// "ein paar hundert".
func (r *Reader) some(i int) (value, int, bool) {
	t, next, ok := r.number(i, "some")
	if !ok {
		return value{}, i, false
	}
	v := value{min: t.Number, about: true}
	if n, behind, ok := r.spelled(next); ok && n.scale != nil && t.Number != nil {
		v.min, next = new(big.Rat).Mul(t.Number, n.min), behind
	} else if m, behind, ok := r.number(next, "many"); ok && t.Number != nil {
		v.min, next = new(big.Rat).Mul(t.Number, m.Number), behind
	}
	return v, next, true
}
