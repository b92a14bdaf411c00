package measure

import (
	"waybill"
	"waybill/lang"
	"waybill/text"
)

// stretches are what the words of kind "period" name.
var stretches = map[string]waybill.Precision{"day": waybill.Day, "week": waybill.Week, "weekend": waybill.Week, "month": waybill.Month,
	"quarter": waybill.Quarter, "half": waybill.Half, "year": waybill.Year, "decade": waybill.Decade}

func whole(t lang.Term) int { return int(t.Number.Num().Int64()) }

// offset reads a day counted from that of the report: today, yesterday.
func (r *Reader) offset(i int, led bool) (moment, int, bool) {
	t, next, ok := r.when(i, "day")
	if !ok || r.pieces[i].upper && i > 0 && r.pack.Grammar.VerbLast() || led && r.morning(i) {
		return moment{}, i, false // "am Morgen" is a part of a day
	}
	if _, behind, ok := r.when(next, "daytime"); ok {
		next = behind
	}
	return moment{unit: waybill.Day, shift: whole(t), shifted: true}, next, true
}

func (r *Reader) morning(i int) bool {
	_, _, ok := r.when(i, "daytime")
	return ok
}

// ago reads "two weeks ago", "vor zwei Wochen".
func (r *Reader) ago(i int) (moment, int, bool) {
	_, next, before := r.when(i, "ago")
	before = before && r.pack.Grammar.VerbLast()
	if !before {
		next = i
	}
	n, next := r.howMany(next)
	unit, next, _, ok := r.stretch(next)
	if !ok || n == 0 {
		return moment{}, i, false
	}
	if !before {
		_, behind, ok := r.when(next, "ago")
		if !ok || r.pack.Grammar.VerbLast() {
			return moment{}, i, false
		}
		next = behind
	}
	return moment{unit: unit, ago: true, count: n}, next, true
}

// howMany reads a small number before a stretch, 0 for none; -1 for "several".
func (r *Reader) howMany(i int) (int, int) {
	if n := r.plain(i); n > 0 && n < 1000 {
		return n, i + 1
	}
	t, next, ok := r.when(i, "number")
	if _, behind, more := r.when(next, "number"); ok && more {
		t, next, _ = r.when(next, "number") // "a few"
		_ = behind
	}
	switch {
	case !ok:
		return 0, i
	case t.Number == nil:
		return -1, next
	}
	return whole(t), next
}

// stretch reads a period, one or several.
func (r *Reader) stretch(i int) (unit waybill.Precision, next int, several, ok bool) {
	for _, kind := range [...]string{"period", "periods"} {
		if t, next, ok := r.when(i, kind); ok {
			return stretches[t.Value], next, kind == "periods", true
		}
	}
	return "", i, false, false
}

// past reads the stretches that end or begin with the report: "the past two years",
// "in den kommenden Monaten".
func (r *Reader) past(i int, led bool) (moment, int, bool) {
	at := i
	if !led {
		at = r.the(i)
	}
	t, next, ok := r.when(at, "past")
	if !ok {
		return moment{}, i, false
	}
	n, next := r.howMany(next)
	unit, next, several, ok := r.stretch(next)
	if !ok || !several {
		return moment{}, i, false
	}
	return moment{unit: unit, past: true, count: -whole(t) * max(n, 0)}, next, true
}

// thirdOf reads a third of a stretch: "early May", "Ende 2023", "the end of the year".
func (r *Reader) thirdOf(i int, _ bool) (moment, int, bool) {
	if m, ok := r.joinedThird(i); ok {
		return m, i + 1, true
	}
	t, next, ok := r.when(i, "third")
	if !ok {
		return moment{}, i, false
	}
	behind := r.the(next)
	if p, end, ok := r.periodOf(next); ok {
		m := moment{unit: stretches[p.Value], third: whole(t), shifted: true}
		m.related = m.unit == waybill.Year
		if y := r.fourDigits(end); y > 0 && m.unit == waybill.Year {
			m.year, end = y, end+1
		}
		return m, end, m.unit != waybill.Day
	}
	for _, read := range [...]func(*Reader, int, bool) (moment, int, bool){(*Reader).shiftedPeriod, (*Reader).month, (*Reader).season, (*Reader).yearly} {
		if m, end, ok := read(r, behind, true); ok && m.unit != waybill.Day && m.third == 0 {
			m.third = whole(t)
			return m, end, true
		}
	}
	return moment{}, i, false
}

// joinedThird reads a third in one German word with its stretch: "Jahresende".
func (r *Reader) joinedThird(i int) (moment, bool) {
	if i >= len(r.pieces) || !r.pieces[i].upper || len(r.pieces[i].lower) > 24 || !r.pack.Calendar.Begins(r.pieces[i].lower) {
		return moment{}, false
	}
	word := r.pieces[i].lower
	for k := len(word) - 4; k >= 5; k-- {
		p, stretch := r.pack.Calendar.Get(word[:k], "period")
		t, third := r.pack.Calendar.Get(word[k:], "third")
		if unit := stretches[p.Value]; stretch && third && unit != waybill.Day {
			return moment{unit: unit, third: whole(t), shifted: true, related: unit == waybill.Year}, true
		}
	}
	return moment{}, false
}

// periodOf reads the stretch of which a third is meant: "the year", "des Jahres 2023".
func (r *Reader) periodOf(i int) (lang.Term, int, bool) {
	for k := i; k < i+3; k++ {
		if p, end, ok := r.when(k, "period"); ok && k > i {
			return p, end, true
		}
		if _, _, ok := r.when(k, "the"); !ok {
			break
		}
	}
	return lang.Term{}, i, false
}

// shiftedPeriod reads a stretch counted from the report's: "last week", "vergangenen
// Dienstag", "this year", "next May".
func (r *Reader) shiftedPeriod(i int, led bool) (moment, int, bool) {
	t, next, ok := r.when(i, "shift")
	if !ok {
		return moment{}, i, false
	}
	if p, end, ok := r.when(next, "period"); ok {
		m := moment{unit: stretches[p.Value], shift: whole(t), shifted: true, weekend: p.Value == "weekend"}
		if m.unit == waybill.Year {
			m.related, m.sameYear = true, m.shift
		}
		return m, end, m.unit != waybill.Day && m.unit != waybill.Decade
	}
	for _, read := range [...]func(*Reader, int, bool) (moment, int, bool){(*Reader).onDay, (*Reader).month, (*Reader).season} {
		if m, end, ok := read(r, next, true); ok {
			if m.year == 0 && !m.related && m.day == 0 {
				m.shift, m.shifted = whole(t), true
			}
			return m, end, true
		}
	}
	return moment{}, i, false
}

// ordinal reads "the first half of 2024", "im zweiten Quartal", "Q3 2023".
func (r *Reader) ordinal(i int, led bool) (moment, int, bool) {
	if t, next, ok := r.when(i, "quarter"); ok {
		m := moment{unit: waybill.Quarter, n: whole(t)}
		next = r.ofYear(next, &m)
		return m, next, m.year != 0 || m.related
	}
	t, next, ok := r.when(i, "ordinal")
	if !ok {
		return moment{}, i, false
	}
	p, next, ok := r.when(next, "period")
	m := moment{unit: stretches[p.Value], n: whole(t)}
	if !ok || m.unit != waybill.Half && m.unit != waybill.Quarter || m.unit == waybill.Half && m.n > 2 || m.n > 4 {
		return moment{}, i, false
	}
	next = r.ofYear(next, &m)
	return m, next, m.year != 0 || m.related || led && r.pack.Grammar.VerbLast()
}

// monthName is the month at piece i, 0 for none. Names of months have capitals.
func (r *Reader) monthName(i int) (int, int) {
	t, next, ok := r.when(i, "month")
	if !ok || !r.pieces[i].upper {
		return 0, i
	}
	if len(r.pieces[i].lower) <= 4 && r.is(next, ".") && r.pieces[next].glued && r.plain(next+1) > 0 {
		next++ // "Sept. 3"
	}
	return whole(t), next
}

// month reads a month; without a word that leads it only with its year.
func (r *Reader) month(i int, led bool) (moment, int, bool) {
	n, next := r.monthName(i)
	if n == 0 {
		return moment{}, i, false
	}
	m := moment{unit: waybill.Month, n: n}
	behind := r.ofYear(next, &m)
	return m, behind, led || behind > next
}

// season reads a season; without a word that leads it only with its year.
func (r *Reader) season(i int, led bool) (moment, int, bool) {
	t, next, ok := r.when(i, "season")
	if !ok || r.pack.Grammar.VerbLast() && !r.pieces[i].upper {
		return moment{}, i, false
	}
	m := moment{unit: waybill.Season, n: whole(t)}
	behind := r.ofYear(next, &m)
	return m, behind, led && i > 0 || behind > next
}

// yearly reads a year or decade: "2022", "the 1980s". A bare figure counts in German
// where no noun follows ("2022 lieferte …"), in English only if led.
func (r *Reader) yearly(i int, led bool) (moment, int, bool) {
	if p, next, ok := r.when(i, "period"); ok && p.Value == "weekend" && led {
		return moment{unit: waybill.Week, weekend: true}, next, true
	}
	if t, next, ok := r.when(i, "era"); ok && led {
		return moment{unit: waybill.Decade, year: whole(t)}, next, true
	}
	if i >= len(r.pieces) || r.pieces[i].kind != text.Number || r.named(i) {
		return moment{}, i, false
	}
	if word := r.pieces[i].lower; len(word) > 4 && allDigits(word[:4]) && word[3] == '0' && (word[:2] == "19" || word[:2] == "20") {
		if _, ok := r.pack.Calendar.Get(word[4:], "decades"); ok {
			m := moment{unit: waybill.Decade, year: 1900 + 10*int(word[2]-'0')}
			if word[:2] == "20" {
				m.year += 100
			}
			return m, r.the(i + 1), true
		}
	}
	y := r.fourDigits(i)
	if y == 0 || i+1 < len(r.pieces) && (r.numberGoesOn(i+1) || !led && !r.standsAlone(i)) {
		return moment{}, i, false
	}
	return moment{unit: waybill.Year, year: y}, i + 1, true
}

// numberGoesOn reports whether piece i makes a quantity of the figure before it ("2000
// Tonnen", "2000 Soldaten", "1950 dollars").
func (r *Reader) numberGoesOn(i int) bool {
	for _, kind := range [...]string{"unit", "lot", "thing", "size", "currency"} {
		if _, _, ok := r.unit(i, kind); ok {
			return true
		}
	}
	if _, _, ok := r.number(i, "scale"); ok {
		return true
	}
	return r.pack.Grammar.VerbLast() && r.a.Tokens[r.pieces[i].token].Has(lang.GoodsNoun|lang.PersonNoun) && !r.dateBefore(i-1)
}

// dateBefore reports whether "im Jahr", "in" or the like stands before the year at piece i.
func (r *Reader) dateBefore(i int) bool {
	_, _, ok := r.when(i-1, "the")
	return ok
}

// standsAlone reports whether a bare figure of four digits is a German year.
func (r *Reader) standsAlone(i int) bool {
	return r.pack.Grammar.VerbLast() && !r.pieces[i+1].upper && !r.pieces[i+1].joined && !r.is(i-1, "(") && r.pieces[i+1].kind == text.Word
}
