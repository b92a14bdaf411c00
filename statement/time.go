package statement

import (
	"waybill/lang"
	"waybill/text"
)

// withoutTime is where a subject ends whose clause says when, or in what form, before its
// verb: "Ghana | on Sunday denied", "the ministry | late last week said", "Oslo | in a
// statement said". It is last where nothing of the kind stands there or nothing is left.
func (f *finder) withoutTime(first, last int) int {
	for last > first+1 {
		i := f.timeFrom(first, last)
		if i == last {
			i = f.formFrom(first, last)
		}
		if i <= first || i == last {
			break
		}
		last = i
	}
	return last
}

// timeFrom is where words that say when begin that end before token last, last if none do.
func (f *finder) timeFrom(first, last int) int {
	i := last - 1
	for i > first && (f.a.Tokens[i].Kind == text.Number || f.a.Tokens[i].Lower == ",") {
		i-- // "on 3 March 2024"
	}
	if i <= first || !f.isWhen(i) {
		return last
	}
	led := f.alone(i)
	for i > first {
		t := &f.a.Tokens[i-1]
		switch {
		case t.Kind == text.Number, f.isWhen(i - 1):
		case t.Mark > 0 && f.a.Marks[t.Mark-1].Name != nil, t.Upper:
			return timeOr(led, i, last)
		case t.Has(lang.Preposition) && !f.word(i-1, "of"):
			led = true
		case t.Has(lang.Demonstr), t.Has(lang.Adjective|lang.Adverb|lang.Quantity) && !t.Has(lang.PersonNoun|lang.PartyNoun|lang.GoodsNoun|lang.Pronoun):
			led = led || !t.Has(lang.Quantity)
		default:
			return timeOr(led, i, last)
		}
		i--
	}
	return timeOr(led, i, last)
}

func timeOr(led bool, i, last int) int {
	if led {
		return i
	}
	return last
}

// isWhen reports whether token i names a time: a month, a weekday, a stretch of the
// calendar.
func (f *finder) isWhen(i int) bool {
	t := &f.a.Tokens[i]
	if t.Mark > 0 && f.a.Marks[t.Mark-1].Name != nil || f.personAt[i] > 0 {
		return false
	}
	return t.Has(lang.Month) && t.Upper || f.word(i, "when") || f.word(i, "today")
}

// alone reports whether the time at token i needs no preposition ("Moscow today said",
// "Moscow Monday said").
func (f *finder) alone(i int) bool { return f.word(i, "today") || f.a.Tokens[i].Upper }

// formFrom is where "in a statement" begins that ends before token last, last if no such
// words do.
func (f *finder) formFrom(first, last int) int {
	if n, _, ok := f.note(last - 1); !ok || n.pos != "noun" {
		return last
	}
	for i := last - 2; i > first && last-i < 5; i-- {
		t := &f.a.Tokens[i]
		if f.word(i, "seat") {
			return i
		}
		if t.Kind != text.Word || t.Has(lang.Preposition) {
			break
		}
	}
	return last
}
